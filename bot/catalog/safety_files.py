"""Models of the safeguarding files: lexicons by language, plans for help, what isn't taught."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, WithJsonSchema

from bot.catalog.callers import Callers
from bot.catalog.validation import Address, FileModel, FileTable, Line, Lines, Some, shaped
from bot.catalog.yaml_file import Place


class Concern(StrEnum):
    """What safeguarding recognises."""

    DANGER = "danger"
    """Somebody is in danger now, or abuse goes on."""
    BLACKMAIL = "blackmail"
    """Somebody is threatened with images, or for money."""
    IMAGES = "images"
    """Images of the person are out, or are asked for."""
    DISCLOSURE = "disclosure"
    """A child, or somebody for a child, tells of abuse or of an approach."""
    CARER = "carer"
    """A parent, relative or neighbour tells about a child."""
    FRIEND = "friend"
    """A young person tells about a friend, classmate or sibling."""
    PROFESSIONAL = "professional"
    """A teacher, nurse, coach, moderator or officer tells about a child in their work."""
    SURVIVOR = "survivor"
    """An adult tells of what was done to them as a child."""
    PASSED_ON = "passed-on"
    """A young person passed on somebody else's images."""
    RELATIVE = "relative"
    """Somebody close to one who looks at such material, or does harm."""
    SUICIDE = "suicide"
    FOUND_MATERIAL = "found-material"
    OWN_THOUGHTS = "own-thoughts"
    """An adult worried about own sexual thoughts."""
    ABUSE_REQUEST = "abuse-request"
    """Somebody asks for material, access or ways round protection: refused."""
    HELP_WORD = "help-word"
    """HELP or SOS, the help button, or words of somebody who hasn't said yet what it is."""


NONE = "none"
"""Label of a message that needs no card."""
VAGUE = "vague"
"""Name of what is said to words that can't be understood."""
LABELS = [*map(str, Concern), NONE]


def _alternatives(names: str) -> list[str]:
    """The names of which one is meant: `a | b`."""
    return [name.strip() for name in names.split("|")]


YesNo: TypeAlias = Annotated[bool, WithJsonSchema({"enum": ["yes", "no"]})]
Count: TypeAlias = Annotated[int, Field(gt=0)]
Label: TypeAlias = Annotated[
    str,
    shaped(f"({'|'.join(LABELS)})", f"one of {', '.join(LABELS)}"),
    WithJsonSchema({"enum": LABELS}),
]
"""What a message is."""


class FrameFields(FileModel):
    """A sign of a concern: each lexicon of `all` has a hit nearby, none of `none` has one."""

    concern: Concern
    all: Some = Field(description="Names of lexicons; `a | b` is one of the two.")
    none: Lines = ()
    sure: YesNo = Field(True, description="No: one quiet line below an answer rather than a card.")
    plain: YesNo = Field(False, description="Yes: only suicide, in the examples, goes before it.")
    within: Count | None = Field(None, description="Words between the hits and their middle.")
    turns: tuple[Concern, ...] = Field(
        (), description="It makes these concerns its own, once one of them is found, and no card."
    )

    def groups(self) -> list[list[str]]:
        """The lexicons of `all`, alternatives together."""
        return [*map(_alternatives, self.all)]


class LexiconsFile(FileModel):
    """safeguarding/<language>.yaml: sets of words, lexicons made of them, frames made of those."""

    spelling: dict[Line, Line] = Field({}, description="What people type, and what it stands for.")
    words: dict[Line, Some] = Field({}, description="Sets of words, for `<name>` in a term.")
    lexicons: dict[Line, Some] = Field({}, description="Terms, by the lexicon's name.")
    addressees: Lines = Field((), description="Names that are no reason to take a cry for calm.")
    help_fillers: Lines = Field((), description="Words that may stand in a bare call for help.")
    ordinary: Lines = Field((), description="Words that are no slip of a key word, however near.")
    endings: Lines = Field((), description="Endings that a misspelt key word may have.")
    prefixes: Lines = Field((), description="Small words that are written with the next one.")
    elisions: Lines = Field((), description="Small words that an apostrophe cuts: j', qu'.")
    frames: tuple[FrameFields, ...] = ()

    def contradictions(self) -> Iterator[tuple[Place, str]]:
        """Where a frame names a lexicon that isn't there."""
        for at, frame in enumerate(self.frames):
            named = [(("all", place), name) for place, group in enumerate(frame.groups())
                     for name in group]  # fmt: skip
            named += [(("none", place), name) for place, name in enumerate(frame.none)]
            for place, name in named:
                if name not in self.lexicons:
                    told = f"found {name!r}, expected one of {sorted(self.lexicons)}"
                    yield ("frames", at, *place), told


class ExamplesFile(FileTable[Label, Some]):
    """safeguarding/examples/<language>.yaml and tests/cries: messages, by what they are."""


class HelperGroup(FileModel):
    """Contacts that can help with the same."""

    audiences: Annotated[tuple[Callers, ...], Field(min_length=1)] = Field(
        description="Whom they are for; the first is preferred."
    )
    numbers_first: YesNo = Field(True, description="No where a page is as good as a number.")


class HelpLink(FileModel):
    """A button that leads to a service on the web."""

    label: Line = Field(description="Key of its wording.")
    url: Address


class HelpPlanFields(FileModel):
    """What a card for one concern names."""

    contacts: dict[Line, Count] = Field({}, description="How many contacts of which groups.")
    directories: Line | None = Field(
        None, description="Wording of the line for a country where we know nobody, or not enough."
    )
    links: Lines = ()
    emergency: YesNo = Field(True, description="Does it name the emergency number?")
    asks_country: YesNo = True


class HelpPlansFile(FileModel):
    """help-plans.yaml: a plan for each concern, over groups of contacts and links."""

    groups: dict[Line, HelperGroup]
    links: dict[Line, HelpLink]
    plans: dict[Concern, HelpPlanFields]

    def contradictions(self) -> Iterator[tuple[Place, str]]:
        """Where a name isn't there, or a concern has no plan."""
        for concern, plan in self.plans.items():
            answers = concern is not Concern.ABUSE_REQUEST or plan.asks_country
            if answers and not (plan.contacts and plan.directories):
                yield ("plans", concern.value), "found no contacts or directories, expected both"
            for group in plan.contacts:
                if group not in self.groups:
                    told = f"found {group!r}, expected one of {sorted(self.groups)}"
                    yield ("plans", concern.value, "contacts", group), told
            for at, link in enumerate(plan.links):
                if link not in self.links:
                    told = f"found {link!r}, expected one of {sorted(self.links)}"
                    yield ("plans", concern.value, "links", at), told
        missing = sorted(set(Concern) - set(self.plans))
        if missing:
            yield ("plans",), f"found no plan for {', '.join(missing)}, expected one each"


class TeachingFile(FileModel):
    """safeguarding/teaching.yaml: what the classifiers are taught, and what not."""

    cries_for_help: Some = Field(description="Ids of entries with phrases that are cries.")
    backgrounds: Lines = Field(
        (), description="What people say of themselves first, whatever they then ask or tell."
    )


class IntentFields(FileModel):
    """What somebody may want in the minutes after a help card."""

    say: Line | None = Field(
        None,
        description="A calm answer that never names what the person told. Left out where they tell "
        "more: then the card comes again.",
    )
    show: Literal["nothing", "lines", "text", "emergency"] = Field(
        default="nothing",
        description="Whom to reach below it: all lines, ways to write, or the emergency number and "
        "all lines.",
    )
    phrases: Some = Field(description="How people ask for it.")


class AfterCardFile(FileModel):
    """after-card/<language>.yaml: what is said in the minutes after a help card."""

    vague: Line = Field(description="To a message that can't be understood.")
    stopped: Line = Field(description="When the person ends these minutes.")
    intents: dict[Line, IntentFields]
    instead: dict[Concern, dict[Line, Line]] = Field(
        {},
        description="What is said instead after the card for one concern, by the names of intents; "
        "`a | b` is either of the two, `vague` what can't be understood.",
    )
    stop: Some = Field(description="Words that end these minutes.")

    def said_instead(self, concern: Concern, intent: str) -> str | None:
        """What is said to an intent after the card for one concern alone."""
        own = self.instead.get(concern, {})
        return next((say for names, say in own.items() if intent in _alternatives(names)), None)

    def said_vaguely(self, concern: Concern) -> str:
        """What is said to words that can't be understood: "nothing helps" may be about life."""
        return self.said_instead(concern, VAGUE) or self.vague

    def contradictions(self) -> Iterator[tuple[Place, str]]:
        """Where something is said instead of an intent that isn't there."""
        for concern, own in self.instead.items():
            for names in own:
                for name in _alternatives(names):
                    if name not in (VAGUE, *self.intents):
                        told = f"found {name!r}, expected one of {sorted(self.intents)}"
                        yield ("instead", concern.value, names), told


class ContactWordsFile(FileTable[Line, Line]):
    """contact-words/<language>.yaml: English words of hours, cost and ways, and their own."""
