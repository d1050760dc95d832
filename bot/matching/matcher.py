"""The matcher: reads a question, ranks the documents, says how sure it is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from bot.language.glossary import Glossary
from bot.language.per_text import per_text
from bot.language.spelling import Speller
from bot.language.word_lists import WordLists, our_english
from bot.language.words import Typed, stem
from bot.matching.documents import DEFAULT_WEIGHTS, Document, Match, MatchFeatures, Weights
from bot.matching.encoder import Encoder
from bot.matching.explanation import Explained, Explanation, uncovered
from bot.matching.index import Index
from bot.matching.meaning import Meaning
from bot.matching.question import QuestionReader, ReadQuestion
from bot.matching.ranking import FIXED, Calibration, Ranked, Ranking

# Confidence in the only document that has the question as an utterance; several share it. Whose
# title it is, the first utterance, goes before others that are asked for so as well.
_EXACT = 0.99


class Matcher:
    """Finds the documents that a question is about."""

    def __init__(
        self,
        documents: Sequence[Document],
        encoder: Encoder | None = None,
        *,
        synonyms: Mapping[str, Sequence[str]] | None = None,
        spelt: Iterable[str] = (),
        calibration: Calibration | None = None,
        weights: Weights = DEFAULT_WEIGHTS,
        words: WordLists | None = None,
        glossary: Glossary | None = None,
    ) -> None:
        """Index the documents. Without a calibration, the first question fits one on them.

        `synonyms` maps a word or short phrase (an outdated term, an acronym) to the terms that the
        documents use for it. `spelt` are names that are right as they are though no document has
        them, such as countries: they are never repaired into another. `words` are the word lists of
        the documents' language, else those of English. The `glossary` knows words of others.
        """
        self._lists = words or our_english()
        self._documents = tuple(documents)
        self._synonyms = dict(synonyms or {})
        self._given = calibration
        self._encoder = encoder
        self.meaning = Meaning(self._documents, encoder, weights) if encoder else None
        """The second reading; None where questions are read by spelling alone."""
        self._weights = weights
        self._by_id = {document.id: document for document in self._documents}
        self._index = Index(self._documents, weights, self._lists)
        self._ranking = Ranking(self._index, weights)
        self._reader = QuestionReader(
            knows=self._index.knows,
            speller=Speller(
                self._index.vocabulary,
                self._index.acronyms,
                lambda word: self._index.rarity(stem(word)),
            ),
            acronyms=self._index.acronyms,
            synonyms=self._synonyms,
            spelt=spelt,
            lists=self._lists,
            glossary=glossary or Glossary(),
            weights=weights,
        )

    @cached_property
    def calibration(self) -> Calibration:
        """The calibration in use: the one given, else fitted on the documents alone."""
        return self._given or self._fitted()

    def learn(self, meaning: Meaning | None, calibration: Calibration | None) -> None:
        """Read by meaning too, from now on, or by spelling alone; others may search meanwhile."""
        self._given = calibration
        self.__dict__.pop("calibration", None)
        self.meaning = meaning

    def search(
        self,
        text: str | Typed,
        limit: int = 5,
        kind: str | None = None,
        place: str | None = None,
        leave_out: Collection[str] = (),
    ) -> list[Match]:
        """Return the documents that may be meant, best first; empty when nothing is shared.

        Documents of `kind` and about `place` are preferred; others are still found. Documents with
        ids to `leave_out` take part in the ranking and aren't returned.
        """
        return [*islice(self.matches(text, kind, place, leave_out), limit)]

    def matches(
        self,
        text: str | Typed,
        kind: str | None = None,
        place: str | None = None,
        leave_out: Collection[str] = (),
    ) -> Iterator[Match]:
        """The same one by one: how sure each is, is worked out when it is asked for."""
        question = self._question(text)
        ranked = self._ranking.rank(question, kind, place, self.meaning)
        yield from (match for match, _ in self._matches(question, ranked, leave_out))

    def explain(
        self, text: str | Typed, limit: int = 5, kind: str | None = None, place: str | None = None
    ) -> Explanation:
        """Search, and return with each match what its place and its confidence rest on."""
        question = self._question(text)
        ranked = self._ranking.rank(question, kind, place, self.meaning)
        found = zip(
            self._matches(question, ranked),
            self._ranking.parts(question, ranked),
            [one.exact for one in ranked],
            strict=True,
        )
        explained = (
            Explained(match, parts, features, exact)
            for (match, features), parts, exact in islice(found, limit)
        )
        return Explanation.of(question.read, tuple(explained))

    def uncovered(self, text: str, id: str) -> tuple[str, ...]:  # noqa: A002 - the entry's id
        """Return the content words of a question that a document says nothing about, as typed.

        KeyError when no document has that id.
        """
        return uncovered(text, self._by_id[id], self._reader)

    def likeness(self, text: str | Typed, *, but: str) -> float:
        """Cosine of a text and the closest one of a document whose id doesn't begin with `but`;
        0 without meaning."""
        typed = Typed.of(text)
        near = self.meaning.near([typed.text], typed.made).closest if self.meaning else ()
        pairs = zip(self._documents, near, strict=False)
        return max((one for of, one in pairs if not of.id.startswith(but)), default=0.0)

    def has(self, text: str | Typed) -> bool:
        """Whether a text is an utterance of a document, noise apart."""
        said = self._lists.without_noise(Typed.of(text).words)
        return bool(self._index.utterances.same(said))

    def knows(self, word: str) -> bool:
        """Whether any document has a word, in matching form and as typed, or another form of it."""
        return self._index.knows(stem(word))

    def rarity(self, word: str) -> float:
        """Weight of a word in matching form: 1 for one in most documents, 4 for one in fifty."""
        return self._index.rarity(stem(word))

    def ours(self, text: str | Typed) -> tuple[str, ...]:
        """The words of a question in matching form, those of another language put into ours."""
        return self._reader.ours(text).words

    def meant(self, text: str | Typed) -> tuple[str, ...]:
        """The words of a question in matching form, slips repaired."""
        return tuple(word.meant for word in self._question(text).read)

    @per_text
    def _question(self, typed: Typed) -> ReadQuestion:
        return self._reader.read(typed)

    def _matches(
        self, question: ReadQuestion, ranked: Sequence[Ranked], leave_out: Collection[str] = ()
    ) -> Iterator[tuple[Match, MatchFeatures]]:
        same = [one for one in ranked if one.exact]
        titled = [one for one in same if one.closest.place == 0]
        exact = {one.document for one in titled or same}
        features_of = self._ranking.features(question, ranked)
        for one in ranked:
            document = self._documents[one.document]
            if document.id in leave_out:
                continue
            features = features_of(one)
            phrase = document.utterances[one.closest.place] if document.utterances else ""
            confidence = self.calibration.confidence(features)
            if exact:
                named = one.document in exact
                confidence = _EXACT / len(exact) if named else min(confidence, 1 - _EXACT)
            yield Match(document.id, confidence, phrase), features

    def _fitted(self) -> Calibration:
        from bot.matching.regression import fit, rehearse  # serving has a calibration

        rehearsal = rehearse(self._documents)
        if not rehearsal.suffices:
            return FIXED
        rehearsed = Matcher(
            rehearsal.documents,
            self._encoder,
            synonyms=self._synonyms,
            calibration=FIXED,
            weights=self._weights,
            words=self._lists,
        )
        return fit(list(rehearsed._examples(rehearsal.questions)))

    def _examples(
        self, questions: Iterable[tuple[str, str | None]]
    ) -> Iterator[tuple[MatchFeatures, bool]]:
        for text, right in questions:
            question = self._question(text)
            ranked = self._ranking.rank(question, None, None, self.meaning)
            for match, features in islice(self._matches(question, ranked), 1):
                yield features, match.id == right
