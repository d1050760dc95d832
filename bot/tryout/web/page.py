"""The chat page, what it shows, and the doors to the person's actions."""

import asyncio
from inspect import isawaitable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..errors import ApiError
from ..rules.parameters import read_json
from ..standin import Standin
from .actions import ACTIONS, Act
from .view import call_json, inspection, snapshot

FILES = Path(__file__).parents[1] / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
POLL_SECONDS = 25.0
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def page_routes(standin: Standin) -> list[BaseRoute]:
    async def state(request: Request) -> Response:
        """What the page shows; with ``after`` it waits until something else is to be seen."""
        query = request.query_params
        await _wait_for_news(standin, query.get("after", ""))
        return JSONResponse(snapshot(standin, query.get("person", ""), query.get("chat", "")))

    async def inspect(request: Request) -> Response:
        query = request.query_params
        facts = await inspection(standin, query.get("person", ""), query.get("chat", ""))
        return JSONResponse(facts)

    async def act(request: Request) -> Response:
        return await _act(standin, request)

    async def calls(request: Request) -> Response:
        chosen = standin.invalid if "invalid" in request.query_params else standin.calls.of()
        return JSONResponse([call_json(call) for call in chosen])

    return [
        Route("/", _file),
        Route("/page/{name}", _file),
        Route("/tryout/state", state),
        Route("/tryout/inspector", inspect),
        Route("/tryout/calls", calls),
        Route("/tryout/{action}", act, methods=["POST"]),
    ]


async def _file(request: Request) -> Response:
    path = FILES / request.path_params.get("name", "chat.html")
    if path.parent != FILES or path.suffix not in TYPES or not path.is_file():
        return Response(status_code=404)
    return Response(path.read_bytes(), media_type=TYPES[path.suffix], headers=HEADERS)


async def _wait_for_news(standin: Standin, after: str) -> None:
    try:
        async with asyncio.timeout(POLL_SECONDS):
            while str(standin.changes.revision) == after:
                await standin.changes.next()
    except TimeoutError:
        return


async def _act(standin: Standin, request: Request) -> Response:
    action = ACTIONS.get(request.path_params["action"])
    if action is None:
        return JSONResponse({"error": "no such action"}, 404)
    # A form of a foreign page can't send JSON without asking first.
    if not request.headers.get("content-type", "").startswith("application/json"):
        return JSONResponse({"error": "send JSON"}, 415)
    try:
        body = read_json(await request.body())
        if not isinstance(body, dict):
            raise ValueError("expected a JSON object")
        result = action(Act(standin, body))
        if isawaitable(result):
            result = await result
    except (ApiError, LookupError, ValueError) as error:
        return JSONResponse({"error": f"{type(error).__name__}: {error}"}, 400)
    return JSONResponse(result if isinstance(result, dict) else {})
