"""knowledge/language/<code>.yaml: the words of a language that say how something is asked."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from bot.catalog.entries import Audience
from bot.catalog.validation import FileModel, Lines, Some


class AnswerSort(FileModel):
    """A sort of answer: what asks for it, and what shows that a text gives it."""

    asked: Some
    given: Lines = ()


class AnswerSorts(FileModel):
    """The sorts of answer that the bot tells apart."""

    money: AnswerSort
    share: AnswerSort
    funder: AnswerSort
    day: AnswerSort
    count: AnswerSort


class LanguageFile(FileModel):
    """One language. What each list is for stands beside it in en.yaml; all may be left out."""

    function_words: Lines = ()
    noise_words: Lines = ()
    noise_phrases: Lines = ()
    points_back: Lines = ()
    openers: Lines = ()
    more: Lines = ()
    beside_country: Lines = ()
    audience_words: Mapping[Audience, Lines] = Field(default_factory=dict)
    answers: AnswerSorts | None = None
    not_counted: Lines = ()
