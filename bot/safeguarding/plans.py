"""Who can help with which concern: knowledge/help-plans.yaml, and the contacts that fit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.callers import Callers, Contact
from bot.catalog.safety_files import HelpLink, HelpPlanFields, HelpPlansFile
from bot.catalog.sentences import WordingFile
from bot.catalog.validation import near, read_model, validated
from bot.catalog.yaml_file import Place, read_yaml
from bot.errors import KnowledgeError
from bot.safeguarding.concerns import Concern

PLANS = Path("help-plans.yaml")
"""In the knowledge folder."""


@dataclass(frozen=True)
class Helpers:
    """Contacts that can help with the same, and how many of them a card shows."""

    audiences: tuple[Callers, ...]
    """Whom they are for; the first is preferred."""
    most: int
    numbers_first: bool


@dataclass(frozen=True)
class Plan:
    """What a card for one concern shows besides its steps."""

    groups: tuple[Helpers, ...]
    """In order of preference."""
    directories: str
    """Wording key of the line for a country where we know nobody, or not enough; "" for none."""
    links: tuple[HelpLink, ...]
    emergency: bool
    asks_country: bool


def pick(contacts: Sequence[Contact], plan: Plan) -> list[Contact]:
    """The contacts that fit the concern: those with a number first, national before regional."""
    picked: list[Contact] = []
    for group in plan.groups:
        fitting = [contact for contact in contacts if contact.audience in group.audiences]
        fitting.sort(key=lambda contact: _order(contact, group))
        picked += fitting[: group.most]
    return picked


def read_plans(knowledge: Path) -> Mapping[Concern, Plan]:
    """The plan for each concern. Raises KnowledgeError with every problem."""
    file = read_yaml(knowledge / PLANS)
    kept = validated(file, HelpPlansFile)
    english = read_model(knowledge / "wording" / "en.yaml", WordingFile).root
    known = [key for key, sentence in english.items() if "{" not in sentence]
    told = "expected the key of a sentence without placeholders in wording/en.yaml"
    wrong = {key: place for place, key in reversed([*_keys(kept)]) if key not in known}
    if wrong:
        raise KnowledgeError([
            file.problem(place, f"found {key!r}, {told}{near(key, known)}")
            for key, place in wrong.items()
        ])  # fmt: skip
    return {concern: _plan(plan, kept) for concern, plan in kept.plans.items()}


def _keys(kept: HelpPlansFile) -> Iterator[tuple[Place, str]]:
    """Where each key of a sentence stands."""
    for name, link in kept.links.items():
        yield ("links", name, "label"), link.label
    for concern, plan in kept.plans.items():
        if plan.directories:
            yield ("plans", concern.value, "directories"), plan.directories


def _plan(plan: HelpPlanFields, kept: HelpPlansFile) -> Plan:
    groups = [(kept.groups[name], most) for name, most in plan.contacts.items()]
    return Plan(
        groups=tuple(Helpers(one.audiences, most, one.numbers_first) for one, most in groups),
        directories=plan.directories or "",
        links=tuple(kept.links[name] for name in plan.links),
        emergency=plan.emergency,
        asks_country=plan.asks_country,
    )


def _order(contact: Contact, group: Helpers) -> tuple[bool, int, bool]:
    regional = contact.coverage.lower().startswith("regional")
    numberless = group.numbers_first and not contact.phones
    return (numberless or regional, group.audiences.index(contact.audience), regional)
