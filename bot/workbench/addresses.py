"""`bot links`: does every address that readers are sent to still lead somewhere?

It asks other people's servers, so nothing runs it but a person.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import httpx

from bot.catalog.yaml_file import Place
from bot.errors import Problem
from bot.workbench.checks.surveyed_base import SurveyedBase

SERVERS_AT_ONCE = 8
PAUSE_SECONDS = 0.5
"""Between two pages of one server."""
TIMEOUT_SECONDS = 20.0
GONE = frozenset({404, 410})
AGENT = {"User-Agent": "Mozilla/5.0 (compatible; Waymark link check)"}
"""Many servers refuse whoever names no browser."""


async def find_dead(base: SurveyedBase, pause: float = PAUSE_SECONDS) -> list[Problem]:
    """Errors for addresses that lead nowhere; warnings for what a person should look at.

    One page of a server is asked for at a time, `pause` seconds apart.
    """
    by_server: dict[str, set[str]] = defaultdict(set)
    for *_, url in _addresses(base):
        by_server[urlsplit(url).netloc].add(url)
    turns = asyncio.Semaphore(SERVERS_AT_ONCE)
    async with httpx.AsyncClient(
        follow_redirects=True, timeout=TIMEOUT_SECONDS, headers=AGENT
    ) as client:

        async def ask_all(urls: set[str]) -> Mapping[str, str]:
            async with turns:
                found = {}
                for url in sorted(urls):
                    found[url] = await _ask(client, url)
                    await asyncio.sleep(pause)
                return found

        found = await asyncio.gather(*(ask_all(urls) for urls in by_server.values()))
    told = {url: what for some in found for url, what in some.items() if what}
    return [
        base.problem(base.catalog.entries[entry], place, told[url], warning=not _is_dead(told[url]))
        for entry, place, url in _addresses(base)
        if url in told
    ]


def _addresses(base: SurveyedBase) -> Iterator[tuple[str, Place, str]]:
    """Entry, field and address of all that a reader can open."""
    for entry in base.entries:
        for at, link in enumerate(entry.links):
            yield entry.id, ("links", at, "url"), link.url
        for at, contact in enumerate(entry.contacts):
            yield entry.id, ("contacts", at, "listed_at"), contact.listed_at
            if contact.website:
                yield entry.id, ("contacts", at, "website"), contact.website


async def _ask(client: httpx.AsyncClient, url: str) -> str:
    """What is wrong with an address; nothing where it leads to a page."""
    try:
        async with client.stream("GET", url) as answer:  # some refuse HEAD; the page stays unread
            status, moved = answer.status_code, [step.status_code for step in answer.history]
            if status in GONE:
                return f"{_DEAD} ({status}), expected a page"
            if not answer.is_success:
                return f"found a refusal ({status}), expected a page; look with a browser"
            if moved and all(code in (301, 308) for code in moved):
                return f"found a page that has moved, expected {answer.url}"
    except httpx.TimeoutException:
        return f"found no answer in {TIMEOUT_SECONDS:.0f} s, expected a page; try again"
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"{_DEAD} ({type(error).__name__}), expected a page"
    return ""


_DEAD = "found nothing"


def _is_dead(told: str) -> bool:
    return told.startswith(_DEAD)
