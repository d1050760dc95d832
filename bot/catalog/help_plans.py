"""Model of knowledge/help-plans.yaml: which help a card names for which concern."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.catalog.validation import FileModel, Line

WebAddress = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]


class HelperGroup(FileModel):
    """Contacts that can help with the same."""

    audiences: tuple[Line, ...] = Field(min_length=1)
    """Whom they are for, as their entries say it; the first is preferred."""
    numbers_first: bool = True
    """No where a page to report on is as good as a number."""


class HelpLink(FileModel):
    """A button that leads to a service on the web."""

    label: Line
    """Key of the button's wording."""
    url: WebAddress


class HelpPlanFields(FileModel):
    """What a card for one concern names."""

    contacts: dict[Line, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    """Groups in order, and how many contacts of each are shown."""
    directories: str = ""
    """Wording key of the line for a country where we know nobody, or not enough."""
    links: tuple[Line, ...] = ()
    emergency: bool = True
    """Does it name the emergency number?"""
    asks_country: bool = True


class HelpPlansFile(FileModel):
    """The whole file. `groups` and `links` are named here and used by the plans."""

    groups: dict[Line, HelperGroup]
    links: dict[Line, HelpLink]
    plans: dict[Line, HelpPlanFields]
    """One for each concern."""
