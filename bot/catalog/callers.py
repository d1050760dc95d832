"""How to reach a service, and whom it is for."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from bot.catalog.validation import Address, Day, FileModel, Line, Lines, shaped

Phone = Annotated[
    str, shaped(r"[+*#]?[0-9][0-9 ()/.\-]*[0-9][*#]?", "a number as printed, nothing else")
]
"""Letters and lists of numbers are not one number."""


class Callers(StrEnum):
    """Whom a service is for. The help plans choose by it."""

    CHILDREN = "children"
    YOUNG_PEOPLE = "young people"
    WOMEN_AND_CHILDREN = "women and children"
    ADULTS = "adults"
    ALL_AGES = "all ages"
    IN_CRISIS = "anyone in crisis"
    REPORTING = "anyone who wants to report sexual images of children"
    EMERGENCY = "emergency"
    OWN_THOUGHTS = "adults worried about their own thoughts"
    OWN_BEHAVIOUR = "young people worried about their own behaviour"


OWN_THOUGHTS = frozenset({Callers.OWN_THOUGHTS, Callers.OWN_BEHAVIOUR})


class Contact(FileModel):
    """How to reach a service. Numbers are copied, never computed."""

    name: Line = Field(description="The service's own name.", examples=["Childline Kenya"])
    audience: Callers = Field(description="For whom it is.")
    phones: tuple[Phone, ...] = Field(
        (), description="As printed, always in quotation marks.", examples=[["116 111"]]
    )
    text: str = Field(
        "",
        description="Other ways to reach it, in a few words.",
        examples=["WhatsApp and web chat"],
    )
    website: Address = Field("", description="Where to read more, or chat.")
    hours: str = Field("", description="When somebody answers.", examples=["24 hours a day"])
    cost: str = Field(
        "", description="What a call costs, where the page says so.", examples=["free"]
    )
    languages: Lines = Field(
        (), description="Languages spoken, in English.", examples=[["English", "Swahili"]]
    )
    coverage: str = Field(
        "", description="The part of the country it serves.", examples=["national"]
    )
    listed_by: Line = Field(
        description="Who prints the number.", examples=["Child Helpline International"]
    )
    listed_at: Address = Field(description="Address of that page.")
    page_date: str = Field(
        "",
        description="Date or year of that page; left out where it shows none.",
        examples=["2025-07-28", "2024"],
    )
    checked: Day = Field(description="When somebody last read that page or a copy of it.")
    review_by: Day = Field(
        description="From this day on a reply says that the row is overdue for a check."
    )
    warning: str = Field(
        "",
        description="What a caller should know first; mostly left out.",
        examples=["may be out of service"],
    )
