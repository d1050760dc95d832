"""The chat page and the person's actions over HTTP."""

from starlette.routing import BaseRoute

from .standin import Standin


def page_routes(standin: Standin) -> list[BaseRoute]:
    return []
