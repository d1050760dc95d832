"""A running stand-in and a bare HTTP client that plays the bot."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from bot.tryout import Standin, running
from bot.tryout.people import Person

Call = Callable[..., Awaitable[Any]]


@pytest.fixture
async def standin(request: pytest.FixtureRequest) -> AsyncIterator[Standin]:
    """A running one; options come by indirect parametrisation."""
    async with running(Standin(**getattr(request, "param", {}))) as standin:
        yield standin


@pytest.fixture
async def client(standin: Standin) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=standin.url, timeout=10, verify=False) as client:
        yield client


@pytest.fixture
def ann(standin: Standin) -> Person:
    """Somebody who has written to the bot; the queue is empty again."""
    ann = standin.add_person("Ann", username="ann")
    standin.send_text(ann, "hello")
    standin.updates.clear()
    return ann


@pytest.fixture
def call(standin: Standin, client: httpx.AsyncClient) -> Call:
    """Call a method with JSON parameters; the result, or the description of the refusal."""

    async def call_method(method: str, **parameters: Any) -> Any:
        response = await client.post(f"/bot{standin.token}/{method}", json=parameters)
        body = response.json()
        assert body["ok"] == (response.status_code == 200)
        return body["result"] if body["ok"] else body["description"]

    return call_method


@pytest.fixture
def updates(call: Call) -> Callable[[], Awaitable[list[dict[str, Any]]]]:
    """Fetch and confirm what waits for the bot."""

    async def fetch() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await call("getUpdates")
        if found:
            await call("getUpdates", offset=found[-1]["update_id"] + 1)
        return found

    return fetch
