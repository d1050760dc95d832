"""How calls may be written, and who may call."""

import httpx
import pytest

from bot.tryout import Standin
from bot.tryout.people import Person


async def test_all_kinds_of_parameters(
    standin: Standin, client: httpx.AsyncClient, ann: Person
) -> None:
    """URL query, form, JSON and multipart say the same."""
    address = f"/bot{standin.token}/SENDMESSAGE"
    values = {"chat_id": str(ann.id), "text": "häh?"}
    await client.get(address, params=values)
    await client.post(address, data=values)
    await client.post(address, json=values)
    await client.post(address, data=values, files={"photo": ("a.png", b"\x89PNG\xff")})
    texts = [message.text for message in standin.private_chat(ann).messages.values()]
    assert texts[1:] == ["häh?"] * 4


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot{token}/sendPoem", 404, "Not Found"),
        ("/bot123:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
    ],
)
async def test_wrong_paths(
    standin: Standin, client: httpx.AsyncClient, path: str, status: int, description: str
) -> None:
    """Unknown methods and tokens are refused as Telegram does."""
    response = await client.get(path.format(token=standin.token))
    assert response.status_code == status
    assert response.json() == {"ok": False, "error_code": status, "description": description}


async def test_broken_json_is_a_bad_request(standin: Standin, client: httpx.AsyncClient) -> None:
    """A body that isn't JSON is refused."""
    headers = {"Content-Type": "application/json"}
    response = await client.post(f"/bot{standin.token}/getMe", content="{", headers=headers)
    assert response.status_code == 400


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}]
)
@pytest.mark.parametrize("path", ["/", "/tryout/state", "/page/chat.js"])
async def test_foreign_pages_are_turned_away(
    client: httpx.AsyncClient, path: str, headers: dict[str, str]
) -> None:
    """A name that points to this machine, or a page from elsewhere, gets nothing."""
    assert (await client.get(path, headers=headers)).status_code == 403
