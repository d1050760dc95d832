"""Who decides where frames and classifiers differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safeguarding import Finding, Screen
from bot.safeguarding.arbitration import (
    FEWEST_CALM_WORDS,
    LEAST_FOR_FRAME,
    LEAST_FOR_HINT,
    LEAST_FOR_SHORT_FRAME,
    LEAST_FOR_SUICIDE,
    LEAST_TO_REFUSE,
    LEAST_TO_REFUSE_UNFRAMED,
    LEAST_WITH_PURPOSE,
    SURE,
    UNSURE,
)
from bot.safeguarding.concerns import Concern
from tests.safeguarding.small_lexicons import classifiers, lexicons

ENGLISH = """
lexicons:
  hurt: [hurts me]
  worry: [worried]
  threat: [blackmails me]
  request: [wants pictures]
  shown: [shared hers]
  interest: [my class]
  purpose: [for an essay]
frames:
  - concern: danger
    all: [hurt]
  - concern: blackmail
    all: [threat]
  - concern: abuse-request
    all: [request]
  - concern: own-thoughts
    all: [shown]
    plain: yes
  - concern: carer
    all: [worry]
    sure: no
"""
SURELY = "he hurts me"
THREATENED = "he blackmails me"
OFFENDING = "she wants pictures"
MAYBE = "i am worried"
NOTHING = "an evening in may by the sea"
TINY = 0.01


def look(folder: Path, text: str, **shares: float) -> Finding | None:
    """What is found where the classifiers give these shares."""
    return Screen(lexicons(folder, en=ENGLISH), classifiers("sw", **shares)).look(text)


@pytest.mark.parametrize(
    ("shares", "concern"),
    [
        ({}, Concern.OWN_THOUGHTS),
        ({"images": 0.9}, Concern.OWN_THOUGHTS),
        ({"suicide": 0.9}, Concern.SUICIDE),
    ],
)
def test_what_is_plainly_said_only_suicide_goes_before(
    tmp_path: Path, shares: dict[str, float], concern: Concern
):
    """Who tells what they did isn't told that it wasn't their fault; a life comes first."""
    found = look(tmp_path, "i shared hers and now i do not know what to do", **shares)
    assert found is not None
    assert (found.concern, found.sure) == (concern, True)


@pytest.mark.parametrize(
    ("share", "found"),
    [
        (SURE + TINY, Finding(Concern.SUICIDE, sure=True, language="sw")),
        (SURE - TINY, Finding(Concern.SUICIDE, sure=False, language="sw")),
        (UNSURE + TINY, Finding(Concern.SUICIDE, sure=False, language="sw")),
        (UNSURE - TINY, None),
    ],
)
def test_where_no_frame_fires_the_classifiers_decide(
    tmp_path: Path, share: float, found: Finding | None
):
    """By the probability of trouble; and they say which language it is."""
    assert look(tmp_path, NOTHING, suicide=share) == found


def test_trouble_counts_whatever_it_is(tmp_path: Path):
    """Two likely concerns make one card, of the likelier."""
    found = look(tmp_path, NOTHING, images=0.3, blackmail=0.4)
    assert found == Finding(Concern.BLACKMAIL, sure=True, language="sw")


def test_a_sure_frame_goes_before_the_classifiers(tmp_path: Path):
    """Whatever they think it is; suicide, too, waits in danger: "he will kill me"."""
    found = Finding(Concern.DANGER, sure=True, language="en")
    assert look(tmp_path, SURELY, blackmail=0.9) == found
    assert look(tmp_path, SURELY, suicide=0.9) == found
    assert look(tmp_path, SURELY, suicide=0.1) == found


def test_suicide_goes_before_a_frame_that_sees_less(tmp_path: Path):
    """Where it is likely; a trace of it changes nothing."""
    ending = look(tmp_path, THREATENED, suicide=LEAST_FOR_SUICIDE + TINY)
    assert ending == Finding(Concern.SUICIDE, sure=True, language="en")
    trace = look(tmp_path, THREATENED, suicide=LEAST_FOR_SUICIDE - TINY)
    assert trace == Finding(Concern.BLACKMAIL, sure=True, language="en")


def test_suicide_goes_before_what_is_likelier(tmp_path: Path):
    """Blackmail is why; that somebody may die comes first."""
    found = look(tmp_path, NOTHING, blackmail=0.6, suicide=LEAST_FOR_SUICIDE + TINY)
    assert found == Finding(Concern.SUICIDE, sure=True, language="sw")


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        (f"{NOTHING}. {SURELY}.", Concern.DANGER),
        (f"{SURELY}! {NOTHING}", Concern.DANGER),
        (f"{NOTHING}\n{THREATENED}", Concern.BLACKMAIL),
    ],
)
def test_a_cry_beside_an_ordinary_sentence_counts(tmp_path: Path, text: str, concern: Concern):
    """What stands in one sentence is enough."""
    assert look(tmp_path, text, images=0.04, friend=0.04) == Finding(
        concern, sure=True, language="en"
    )


def test_a_frame_against_examples_that_see_nothing_is_not_sure(tmp_path: Path):
    """However short: "is it abuse if a company collects data"."""
    least = LEAST_FOR_SHORT_FRAME
    assert look(tmp_path, SURELY, images=least - TINY) == Finding(Concern.DANGER, False, "en")
    assert look(tmp_path, SURELY, images=least + TINY) == Finding(Concern.DANGER, True, "en")


def test_who_tells_of_harm_never_meets_a_refusal(tmp_path: Path):
    """Though a frame sees somebody who may harm."""
    harmed = look(tmp_path, OFFENDING, disclosure=0.4, abuse_request=0.1)
    assert harmed == Finding(Concern.DISCLOSURE, sure=True, language="en")
    request = look(tmp_path, OFFENDING, found_material=0.6)
    assert request == Finding(Concern.ABUSE_REQUEST, sure=True, language="en")


def test_a_calm_long_message_gets_a_line_rather_than_a_card(tmp_path: Path):
    """A sure frame against all that the examples say; in short messages it stays sure."""
    padding = " word" * (FEWEST_CALM_WORDS - 3)
    calm = look(tmp_path, SURELY + padding, suicide=0.03)
    assert calm == Finding(Concern.DANGER, sure=False, language="en")
    short = look(tmp_path, SURELY + padding.removesuffix(" word"), suicide=0.07)
    assert short == Finding(Concern.DANGER, sure=True, language="en")
    doubted = look(tmp_path, SURELY + padding, images=LEAST_FOR_FRAME + TINY)
    assert doubted == Finding(Concern.DANGER, sure=True, language="en")


def test_an_unsure_frame_gives_way_to_sure_classifiers_only(tmp_path: Path):
    """Else its own line stays."""
    line = Finding(Concern.CARER, sure=False, language="en")
    assert look(tmp_path, MAYBE, suicide=SURE + TINY) == Finding(Concern.SUICIDE, True, "sw")
    assert look(tmp_path, MAYBE, suicide=SURE - TINY) == line
    assert look(tmp_path, MAYBE, suicide=LEAST_FOR_HINT + TINY) == line


def test_a_frame_that_examples_contradict_altogether_says_nothing(tmp_path: Path):
    """As in "the shop threatens to charge me"; danger is said in words that mean nothing else."""
    none = LEAST_FOR_HINT - TINY
    later = " in the film by the sea"
    assert look(tmp_path, MAYBE + later, images=none) is None
    assert look(tmp_path, THREATENED + later, images=none) is None
    assert look(tmp_path, SURELY + later, images=none) == Finding(Concern.DANGER, False, "en")


def test_a_few_words_are_too_little_to_contradict_a_frame(tmp_path: Path):
    """Examples have hardly seen them, as in "were we victims"."""
    assert look(tmp_path, MAYBE, images=TINY) == Finding(Concern.CARER, False, "en")


def test_nobody_is_refused_unless_an_abuse_request_is_likely(tmp_path: Path):
    """Below its share, the next likely concern is taken, though the request is likelier."""
    least = LEAST_TO_REFUSE
    unlikely = look(tmp_path, NOTHING, abuse_request=least - 0.1, disclosure=0.25, images=0.2)
    assert unlikely == Finding(Concern.DISCLOSURE, sure=True, language="sw")
    least = LEAST_TO_REFUSE_UNFRAMED
    doubted = look(tmp_path, NOTHING, abuse_request=least - TINY, images=0.1)
    assert doubted == Finding(Concern.ABUSE_REQUEST, sure=False, language="sw")
    likely = look(tmp_path, NOTHING, abuse_request=least + TINY, images=0.1)
    assert likely == Finding(Concern.ABUSE_REQUEST, sure=True, language="sw")


def test_who_speaks_of_their_class_is_not_refused_for_what_others_wrote(tmp_path: Path):
    """Only for what they ask themselves, which a frame sees."""
    asked = f"{NOTHING} with my class"
    doubted = look(tmp_path, asked, abuse_request=0.95)
    assert doubted == Finding(Concern.ABUSE_REQUEST, sure=False, language="sw")
    worried = look(tmp_path, f"{MAYBE} for my class", abuse_request=0.95)
    assert worried == Finding(Concern.CARER, sure=False, language="en")
    request = look(tmp_path, f"{OFFENDING} of my class", abuse_request=0.95)
    assert request == Finding(Concern.ABUSE_REQUEST, sure=True, language="en")


def test_who_says_what_it_is_for_gets_a_card_only_where_it_is_certain(tmp_path: Path):
    """Though it stands in another sentence. Danger and suicide wait for no doubt."""
    least = LEAST_WITH_PURPOSE
    told = f"{THREATENED}. it is for an essay"
    doubted = look(tmp_path, told, blackmail=least - TINY)
    assert doubted == Finding(Concern.BLACKMAIL, sure=False, language="en")
    certain = look(tmp_path, told, blackmail=least + TINY)
    assert certain == Finding(Concern.BLACKMAIL, sure=True, language="en")
    danger = look(tmp_path, f"{SURELY}. it is for an essay", images=least - TINY)
    assert danger == Finding(Concern.DANGER, sure=True, language="en")
    dying = look(tmp_path, f"{NOTHING} for an essay", suicide=least - TINY)
    assert dying == Finding(Concern.SUICIDE, sure=True, language="sw")
