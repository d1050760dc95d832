"""Telegram's methods, the person's actions and the chat page in one app."""

import asyncio
import contextlib
import email.utils
import re
from collections.abc import Callable
from inspect import isawaitable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ..errors import ApiError, Fault
from ..methods import METHODS
from ..records import Call
from ..rules.parameters import Parameters, read_parameters
from ..standin import Standin
from .page import page_routes

#: Cuts the connection with this client address.
Cut = Callable[[Any], None]

REFUSAL = "Only this chat page itself may call. To open it, type its address."
LOCAL_HOSTS = frozenset(("127.0.0.1", "localhost"))
GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head></html>"
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{20,}")


def build_app(standin: Standin, cut: Cut) -> ASGIApp:
    async def call_method(request: Request) -> Response:
        response = await _Exchange(standin, cut, request).answer()
        response.headers["date"] = email.utils.formatdate(usegmt=True)
        return response

    # POST only: a picture or a link of a foreign page can make a browser send a GET.
    methods = Route("/bot{token}/{method}", call_method, methods=["POST"])
    return _local_only(Starlette(routes=[methods, *page_routes(standin)]))


def _local_only(app: ASGIApp) -> ASGIApp:
    """Refuses requests that a foreign web page made a browser send.

    The port is bound to 127.0.0.1, but a page may send requests there, and may point its own name
    there (DNS rebinding): then Host, Origin or Sec-Fetch-Site betray it. The bot and other
    programs send neither of the last two.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {key: value.decode("latin-1") for key, value in scope.get("headers", [])}
        host = headers.get(b"host", "")
        is_local = host.rsplit(":", 1)[0] in LOCAL_HOSTS
        is_own = headers.get(b"origin") in (None, f"http://{host}")
        is_own = is_own and headers.get(b"sec-fetch-site") in (None, "same-origin", "none")
        if is_local and is_own:
            await app(scope, receive, send)
        else:
            await Response(REFUSAL, 403)(scope, receive, send)

    return guarded


class _Exchange:
    """One call of a method, from request to response."""

    def __init__(self, standin: Standin, cut: Cut, request: Request) -> None:
        self._standin = standin
        self._request = request
        self._cut = cut

    async def answer(self) -> Response:
        try:
            self._check_token()
            kind = self._request.headers.get("content-type", "")
            parameters = read_parameters(kind, await self._request.body())
        except ApiError as refusal:
            return _response(refusal)
        except ClientDisconnect:  # a bot that was ended while it wrote
            return Response(status_code=400)
        calls, method = self._standin.calls, self._request.path_params["method"]
        call = calls.start(method, parameters.readable())
        self._standin.changes.announce()
        try:
            fault = self._standin.faults.meet(method, call.parameters)
            call.fault = fault.kind if fault else ""
            if fault is not None and (response := await self._fail(fault, call)):
                return response
            response = await self._carry_out(call, parameters)
            if fault is not None and fault.kind == "lose_answer":
                return await self._drop()
            if fault is not None and fault.kind == "late":
                return await self._hang(fault) or response
            return response
        finally:
            if not call.finished:
                error = {"error_code": 0, "description": call.fault or "connection lost"}
                calls.finish(call, error=error)
            self._standin.changes.announce(visible=call.error is not None)

    def _check_token(self) -> None:
        token = self._request.path_params["token"]
        if not _TOKEN.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self._standin.token:
            raise ApiError(401, "Unauthorized")

    async def _carry_out(self, call: Call, parameters: Parameters) -> Response:
        try:
            method = METHODS.get(call.method.lower())
            if method is None:
                raise ApiError(404, "Not Found")
            result = method(self._standin, parameters)
            if isawaitable(result):
                result = await result
        except ApiError as refusal:
            return self._refused(call, refusal)
        self._standin.calls.finish(call, result=result)
        return JSONResponse({"ok": True, "result": result})

    async def _fail(self, fault: Fault, call: Call) -> Response | None:
        """The response of a fault, None where the call goes on."""
        if fault.kind == "gateway":
            return HTMLResponse(GATEWAY_PAGE, 502)
        if fault.kind == "junk":
            return Response(fault.body, fault.status)
        if fault.kind == "drop":
            return await self._drop()
        if fault.kind == "hang":
            return await self._hang(fault)
        return self._refused(call, fault.refusal) if fault.refusal else None

    async def _hang(self, fault: Fault) -> Response | None:
        """Wait until released. A client that gave up is gone, and its call with it."""
        while not fault.released.is_set():
            if await self._request.is_disconnected():
                return Response(status_code=499)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(fault.released.wait(), 0.2)
        return None

    async def _drop(self) -> Response:
        self._cut(self._request.scope["client"])
        await self._request.receive()  # the server has noticed: nothing more will be written
        return Response(status_code=499)

    def _refused(self, call: Call, refusal: ApiError) -> Response:
        self._standin.calls.finish(call, error=refusal.as_json())
        return _response(refusal)


def _response(refusal: ApiError) -> Response:
    return JSONResponse(refusal.as_json(), refusal.code)
