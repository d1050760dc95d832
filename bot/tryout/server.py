"""The HTTP side: Telegram's methods, the person's actions and the chat page in one app."""

import json
import logging
import re
from collections.abc import Callable
from inspect import isawaitable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from .errors import ApiError, not_found, unauthorized
from .faults import GATEWAY_PAGE, Fault
from .methods import METHODS
from .page import page_routes
from .parameters import Json, Parameters, read_parameters
from .records import Call
from .standin import Standin

log = logging.getLogger(__name__)

Cut = Callable[[Any], None]
"""Cuts the connection with this client address."""

LOCAL_HOSTS = frozenset(("127.0.0.1", "localhost"))
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{20,}")
_STRUCTURED = re.compile(r"\s*[\[{]")


def build_app(standin: Standin, cut: Cut) -> ASGIApp:
    async def call_method(request: Request) -> Response:
        return await _Exchange(standin, cut, request).answer()

    routes = [
        Route("/bot{token}/{method}", call_method, methods=["GET", "POST"]),
        *page_routes(standin),
    ]
    return LocalOnly(Starlette(routes=routes))


class LocalOnly:
    """Refuses requests that a foreign web page made a browser send.

    The port is bound to 127.0.0.1, but a page may point its own name there (DNS rebinding):
    then Host or Origin betray it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {key: value.decode("latin-1") for key, value in scope.get("headers", [])}
        host = headers.get(b"host", "")
        origin = headers.get(b"origin")
        is_local = host.rsplit(":", 1)[0] in LOCAL_HOSTS
        if is_local and origin in (None, f"http://{host}"):
            await self._app(scope, receive, send)
        else:
            await Response("Only this machine's own pages may call.", 403)(scope, receive, send)


class _Exchange:
    """One call of a method, from request to response."""

    def __init__(self, standin: Standin, cut: Cut, request: Request) -> None:
        self.standin = standin
        self.request = request
        self._cut = cut

    async def answer(self) -> Response:
        try:
            self._check_token()
            parameters = await read_parameters(self.request)
        except ApiError as refusal:
            return _response(refusal)
        method = self.request.path_params["method"]
        call = self.standin.calls.start(method, _readable(parameters))
        self.standin.changes.announce()
        try:
            fault = self.standin.faults.meet(method)
            call.fault = fault.kind if fault else ""
            if fault is not None and (response := await self._fail(fault, call)):
                return response
            response = await self._carry_out(call, parameters)
            if fault is not None and fault.kind == "lose_answer":
                return await self._drop()
            return response
        finally:
            if not call.finished:
                error = {"error_code": 0, "description": call.fault or "connection lost"}
                self.standin.calls.finish(call, error=error)
            self.standin.changes.announce()

    def _check_token(self) -> None:
        token = self.request.path_params["token"]
        if not _TOKEN.fullmatch(token):
            raise not_found()
        if token != self.standin.token:
            raise unauthorized()

    async def _carry_out(self, call: Call, parameters: Parameters) -> Response:
        try:
            method = METHODS.get(call.method.lower())
            if method is None:
                raise not_found()
            result = method(self.standin, parameters)
            if isawaitable(result):
                result = await result
        except ApiError as refusal:
            self.standin.calls.finish(call, error=refusal.as_json())
            return _response(refusal)
        except Exception:
            log.exception("the stand-in itself failed in %s", call.method)
            raise
        self.standin.calls.finish(call, result=result)
        return JSONResponse({"ok": True, "result": result})

    async def _fail(self, fault: Fault, call: Call) -> Response | None:
        """The response of a fault, None where the call goes on."""
        if fault.kind == "gateway":
            return HTMLResponse(GATEWAY_PAGE, 502)
        if fault.kind == "drop":
            return await self._drop()
        if fault.kind == "hang":
            return await self._hang(fault)
        if fault.kind == "lose_answer":
            return None
        refusal = fault.answer()
        self.standin.calls.finish(call, error=refusal.as_json())
        return _response(refusal)

    async def _hang(self, fault: Fault) -> Response | None:
        """Wait until released. A client that gave up is gone, and its call with it."""
        while not fault.released.is_set():
            if await self.request.is_disconnected():
                return Response(status_code=499)
            await fault.pause()
        return None

    async def _drop(self) -> Response:
        self._cut(self.request.scope["client"])
        await self.request.receive()  # the server has noticed: nothing more will be written
        return Response(status_code=499)


def _response(refusal: ApiError) -> Response:
    return JSONResponse(refusal.as_json(), refusal.code)


def _readable(parameters: Parameters) -> Json:
    """Parameters for the record: structures as values."""
    values: Json = {}
    for name, value in parameters.values.items():
        values[name] = value
        if isinstance(value, str) and name != "text" and _STRUCTURED.match(value):
            try:
                values[name] = json.loads(value)
            except ValueError:
                log.debug("parameter %s looks like JSON and isn't", name)
    return values
