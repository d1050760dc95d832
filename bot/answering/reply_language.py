"""In which language an event is answered."""

from dataclasses import replace

from bot.answering.event import Event, EventKind
from bot.answering.knowledge import Knowledge
from bot.language.words import Typed
from bot.replies.blocks import Address, parse
from bot.replies.button_addresses import parted
from bot.replies.entry_pages import SHARED
from bot.replies.outcomes import HelpAnswer, HelpCard, Page

LANGUAGE_CHARS = 300  # of a message; its beginning shows the language


def as_spoken(event: Event, knowledge: Knowledge) -> tuple[Event, str]:
    """The event in the language in which to answer it, and what addresses carry of that.

    It is that of the message where it is sure, or under which was tapped; else that of the app,
    which they needn't carry.
    """
    wording = knowledge.wording
    address, language = parted(event.address)
    if event.kind is not EventKind.TAP:
        said = "" if parse(event.text.removeprefix(SHARED)) else event.text  # "c-DE" is no French
        language = knowledge.detector.of(Typed(said, LANGUAGE_CHARS))
    app = wording.code(event.language)
    spoken = wording.code(language or event.language)
    return replace(event, address=address, language=spoken), "" if spoken == app else spoken


def language_of(outcome: object, event: Event) -> str:
    """Help speaks the language of the words that called for it, behind a card's buttons too."""
    match outcome:
        case HelpCard(language=language) | HelpAnswer(card=HelpCard(language=language)):
            return language
        case Page(Address(card=mark)) if card := HelpCard.marked(mark):
            return card.language
        case _:
            return event.language
