"""Which concern a message gets, and how surely, where frames and classifiers may differ."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.catalog.safety_files import NONE
from bot.safeguarding.concerns import Concern
from bot.safeguarding.lexicons import ASKS, INTEREST, PERSON

# Probability of trouble from which on a card is shown, or one question above the answer.
SURE, UNSURE = 0.485, 0.05
# Probability below which a frame alone says nothing in a message of so many words: "the shop
# threatens to charge me". Fewer leave examples too little to contradict: "were we victims".
# Who only asks about a child says what somebody with a child in trouble says.
LEAST_FOR_HINT, LEAST_FOR_CARER_HINT, FEWEST_HINTED_WORDS = 0.04, 0.12, 6
# Probability below which it is not sure in a message of so many words: "What should a school do
# when …". Who only asks about a child says what somebody with a child in trouble says.
LEAST_FOR_SHORT_FRAME = 0.06
LEAST_FOR_FRAME, FEWEST_CALM_WORDS = 0.2, 10
LEAST_FOR_CARER, FEWEST_CARER_WORDS = 0.4, 6
# And below which nothing is sure but danger and suicide, where it is for a lesson or an article, or
# where a message of nobody in particular is surely answered.
LEAST_WITH_PURPOSE = 0.9
# Probability that examples alone need in a message of fewer words: "there is this man".
LEAST_FOR_FEW, FEWEST_WORDS = 0.85, 6
# And in what stands before or behind "and" or a comma; and what a question above the answer needs.
LEAST_FOR_HALF, LEAST_TO_ASK_OF_HALF = 0.8, 0.3
# Probability in a whole message below which what is seen unsurely in a part alone is no cry: of
# 1,300 cries none has less.
LEAST_OF_WHOLE = 0.012
# And below which a call for help beside something else is no sure one: "my car broke, can you help"
LEAST_BESIDE_HELP = 0.001
# What examples alone need in a question of nobody in particular, for a card and for a question
# above the answer: of 1,000 cries one of a child's loses its card by it, and none its question.
LEAST_IN_GENERAL, LEAST_TO_ASK_IN_GENERAL = 0.8, 0.4
# Share of a concern for those who may harm below which the next likely one is taken: nobody who
# tells of harm done to them should meet a refusal or a service for offenders.
# And probability of a request for abuse that examples alone need to refuse it.
LEAST_TO_REFUSE, LEAST_TO_REFUSE_UNFRAMED = 0.6, 0.55
# Share of suicide from which on it comes before whatever else is told.
LEAST_FOR_SUICIDE = 0.25
# Part of all trouble that a concern needs against another one that a frame sees.
LEAST_AGAINST_FRAME = 0.6
OFFENDERS = frozenset({Concern.OWN_THOUGHTS, Concern.ABUSE_REQUEST})
VITAL = frozenset({Concern.SUICIDE, Concern.DANGER})
# Of two concerns in one conversation the first of these decides the card.
URGENCY = (
    Concern.SUICIDE,
    Concern.DANGER,
    Concern.BLACKMAIL,
    Concern.SURVIVOR,
    Concern.DISCLOSURE,
    Concern.PASSED_ON,
    Concern.IMAGES,
    Concern.CARER,
    Concern.FRIEND,
    Concern.PROFESSIONAL,
    Concern.RELATIVE,
    Concern.FOUND_MATERIAL,
    Concern.OWN_THOUGHTS,
    Concern.HELP_WORD,
    Concern.ABUSE_REQUEST,
)
# Said in words that mean nothing else.
_PLAINLY_SAID = VITAL | {Concern.ABUSE_REQUEST}
_MATERIAL = frozenset({Concern.IMAGES, Concern.FOUND_MATERIAL})


@dataclass(frozen=True)
class Finding:
    concern: Concern
    sure: bool
    """False: an answer below a question rather than a card."""
    language: str = ""
    """Of the words that gave it away; empty where they belong to several languages."""
    framed: bool = field(default=False, compare=False)
    """Do its words say so, not only examples that are like it?"""
    plain: bool = field(default=False, compare=False)
    """Did a frame see it that goes before all examples but those of suicide?"""
    trouble: float = field(default=0.0, compare=False)
    """Probability of any trouble by the examples, 0 to 1."""


@dataclass(frozen=True)
class Seen:
    """What a message shows, from which is decided."""

    framed: Finding | None
    """What a frame says."""
    shares: Mapping[str, float]
    """Probability of each concern, and of none, by the examples."""
    language: Callable[[], str]
    """The likeliest; most messages need none."""
    hits: Iterable[str]
    """Lexicons."""
    size: int
    """Words."""


def arbitrate(seen: Seen, sure: float, unsure: float) -> Finding | None:
    """`sure` and `unsure` are the probabilities of trouble for a card, and for a question."""
    shares = {label: share for label, share in seen.shares.items() if label != NONE}
    trouble = 1 - seen.shares[NONE]
    framed = seen.framed
    if framed is not None and _says_nothing(framed, trouble, seen.size):
        framed = None
    if framed is None and trouble < unsure:
        return None
    concern = _concern(shares, trouble)
    may_show = concern is not Concern.ABUSE_REQUEST or _is_refused(shares, seen.hits)
    if framed is None:
        # A few words may be like a cry by chance.
        least = sure if seen.size >= FEWEST_WORDS else LEAST_FOR_FEW
        return Finding(concern, may_show and trouble >= least, seen.language(), trouble=trouble)
    if not framed.sure:
        surely = may_show and trouble >= sure
        told = Finding(concern, True, seen.language()) if surely else framed
        return replace(told, trouble=trouble)
    outranked = concern is not framed.concern and _outranks(concern, framed, shares)
    return Finding(
        concern if outranked else framed.concern,
        framed.plain or not _is_calm(framed.concern, trouble, seen.size),
        framed.language,
        framed=not outranked,
        trouble=trouble,
    )


def _says_nothing(framed: Finding, trouble: float, size: int) -> bool:
    """Do examples contradict a frame altogether?"""
    if framed.plain or framed.concern in _PLAINLY_SAID or size < FEWEST_HINTED_WORDS:
        return False
    return trouble < (LEAST_FOR_CARER_HINT if framed.concern is Concern.CARER else LEAST_FOR_HINT)


def _is_refused(shares: Mapping[str, float], hits: Iterable[str]) -> bool:
    """Do examples alone see a request for abuse as surely as to refuse it?"""
    if shares[Concern.ABUSE_REQUEST] < LEAST_TO_REFUSE_UNFRAMED:
        return False
    return not meets(INTEREST, hits)


def is_general(hits: Collection[str], language: str) -> bool:
    """Does a message ask, and of nobody in particular: "how do offenders choose"?"""
    return f"{language}/{ASKS}" in hits and f"{language}/{PERSON}" not in hits


def in_general(finding: Finding) -> Finding | None:
    """What examples alone say of a question of nobody in particular."""
    if finding.trouble < LEAST_TO_ASK_IN_GENERAL and finding.concern not in VITAL:
        return None
    return replace(finding, sure=finding.sure and finding.trouble >= LEAST_IN_GENERAL)


def borne_out(finding: Finding, trouble: float) -> Finding | None:
    """What a part of a message shows, where examples see so much `trouble` in the whole."""
    if finding.sure:
        calls = finding.concern is Concern.HELP_WORD and trouble < LEAST_BESIDE_HELP
        return replace(finding, sure=False) if calls else finding
    return None if trouble < LEAST_OF_WHOLE < finding.trouble else finding


def is_certain(finding: Finding) -> bool:
    """Is it somebody in trouble, though they say that it is for a lesson?"""
    return finding.concern in VITAL or finding.trouble >= LEAST_WITH_PURPOSE


def meets(name: str, hits: Iterable[str]) -> bool:
    """Is the lexicon of that name, in any language, among those that have a hit?"""
    return any(hit.endswith(f"/{name}") for hit in hits)


def _concern(shares: Mapping[str, float], trouble: float) -> Concern:
    """The likeliest concern; suicide before all, one of those who may harm only if surely so."""
    if shares[Concern.SUICIDE] >= LEAST_FOR_SUICIDE:
        return Concern.SUICIDE
    offends = sum(shares[concern] for concern in OFFENDERS)
    if offends < LEAST_TO_REFUSE * trouble:
        shares = {label: share for label, share in shares.items() if label not in OFFENDERS}
    return Concern(likeliest(shares))


def _is_calm(concern: Concern, trouble: float, size: int) -> bool:
    """Do examples contradict a frame that sees a concern in so many words?"""
    if concern is Concern.ABUSE_REQUEST:  # which sounds calm
        return False
    if concern is Concern.CARER and size >= FEWEST_CARER_WORDS:
        return trouble < LEAST_FOR_CARER
    if size >= FEWEST_CALM_WORDS:
        return trouble < LEAST_FOR_FRAME
    return trouble < LEAST_FOR_SHORT_FRAME and concern is not Concern.SUICIDE


def _outranks(concern: Concern, finding: Finding, shares: Mapping[str, float]) -> bool:
    """Does what examples see come before what a frame sees?

    Suicide does, but in danger: "he will kill me". So does harm done to the writer, where a frame
    sees somebody who may harm; material alone is no harm done to them. Whose child it is, examples
    know better.
    """
    framed = finding.concern
    if concern is Concern.SUICIDE:
        return framed is not Concern.DANGER and shares[concern] >= LEAST_FOR_SUICIDE
    if finding.plain:
        return False
    if framed in OFFENDERS:
        return concern not in OFFENDERS | _MATERIAL
    if framed is Concern.CARER and concern in (Concern.FRIEND, Concern.PROFESSIONAL):
        return True
    surely = shares[concern] >= LEAST_AGAINST_FRAME * sum(shares.values())
    return surely and concern not in OFFENDERS and framed not in (Concern.DANGER, Concern.SUICIDE)


def likeliest(shares: Mapping[str, float]) -> str:
    return max(shares, key=lambda label: shares[label])
