"""Lists with buttons, a page at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.knowledge import Knowledge
from bot.catalog.catalog import Catalog
from bot.catalog.entries import Audience, Kind
from bot.replies.blocks import Address, PageKind, Press, Reply, parse
from bot.replies.composing import Composer
from bot.replies.list_pages import (
    COUNTRY_COLUMNS,
    MOST_UNGROUPED,
    PAGE_ENTRIES,
    ListPages,
    front,
)
from bot.replies.outcomes import Choices, Page


def page(composer: Composer, address: str) -> Reply:
    parsed = parse(address)
    assert parsed is not None
    return composer.reply(Page(parsed))


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


def values(reply: Reply) -> list[str]:
    """Pages that the buttons open, without the way back from them."""
    opened = [parse(button.value) for button in reply.buttons]
    return [address.alone for address in opened if address]


def over(knowledge: Knowledge, catalog: Catalog) -> ListPages:
    return ListPages(catalog, knowledge.gazetteer, knowledge.wording.of("en"))


@pytest.fixture
def terms(knowledge: Knowledge) -> ListPages:
    """Over two pages of terms and one entry more, and nothing else."""
    one = knowledge.catalog.entries["term-grooming"]
    many = {
        f"term-{number:02}": one.model_copy(
            update={"id": f"term-{number:02}", "title": f"Term {number:02}"}
        )
        for number in range(2 * PAGE_ENTRIES + 1)
    }
    return over(knowledge, replace(knowledge.catalog, entries=many))


@pytest.fixture
def everywhere(knowledge: Knowledge) -> ListPages:
    """Over an entry that is about more countries than a page shows."""
    places = tuple(f"{first}{second}" for first in "ABCDE" for second in "ABCDEFGHIJ")
    one = knowledge.catalog.entries["safe-harbour"].model_copy(update={"places": places})
    return over(knowledge, replace(knowledge.catalog, entries={"one": one}))


def test_the_topics_count_their_entries(composer: Composer):
    """Every kind in two columns, and the countries."""
    reply = page(composer, "b")
    assert labels(reply) == [
        "Initiatives (2)",
        "Recommendations (2)",
        "Helplines (3)",
        "Laws and treaties (1)",
        "Terms (2)",
        "Organisations (1)",
        "Threats and gaps (2)",
        "Countries",
    ]
    assert [len(row) for row in reply.rows] == [2, 2, 2, 2]
    assert values(reply)[2] == "h"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SUBMISSION])
def test_every_kind_begins_with_a_page(composer: Composer, kind: Kind):
    """Helplines with the countries."""
    assert len(page(composer, str(front(kind))).buttons) > 1


def test_a_list_names_its_entries_and_the_way_back(composer: Composer):
    """One a row; no page number where there is one page."""
    reply = page(composer, "k-term")
    assert values(reply) == ["e-term-grooming", "e-term-hash", "b"]
    assert labels(reply)[-1] == "All topics"
    assert "Page 1" not in reply.visible
    assert all(len(row) == 1 for row in reply.rows)


@pytest.mark.parametrize(
    ("number", "shown", "turns"),
    [
        (1, "Term 00", ["k-term_2"]),
        (2, "Term 08", ["k-term", "k-term_3"]),
        (3, "Term 16", ["k-term_2"]),
        (99, "Term 16", ["k-term_2"]),
        (0, "Term 00", ["k-term_2"]),
    ],
)
def test_a_long_list_is_paged(terms: ListPages, number: int, shown: str, turns: list[str]):
    """Its pages are numbered, and turned in both directions; a number too high is the last."""
    reply = terms.of_kind(Kind.TERM, number)
    assert labels(reply)[0] == shown
    assert [button.value for button in reply.rows[-2]] == turns
    assert f"Page {min(max(number, 1), 3)} of 3" in reply.visible
    assert values(reply)[-1] == "b"


def test_pages_show_every_entry_once(terms: ListPages):
    """From the first to the last."""
    shown = [label for number in (1, 2, 3) for label in labels(terms.of_kind(Kind.TERM, number))]
    titles = [label for label in shown if label.startswith("Term ")]
    assert titles == [f"Term {number:02}" for number in range(17)]


def test_a_list_says_no_name_twice(knowledge: Knowledge):
    """A summary that begins with the title, for places where no title is seen, is shortened."""
    named = {"title": "Hash", "summary": "Hash: a digital fingerprint"}
    one = knowledge.catalog.entries["term-grooming"].model_copy(update=named)
    reply = over(knowledge, replace(knowledge.catalog, entries={one.id: one})).of_kind(Kind.TERM, 1)
    assert "• Hash: a digital fingerprint" in reply.visible


def test_a_very_long_list_can_be_seen_by_subject(knowledge: Knowledge):
    """Its entries come first; a tap opens the subjects, another the entries of one."""
    one = knowledge.catalog.entries["term-grooming"].model_copy(update={"subjects": ("safety",)})
    many = {
        f"t{number}": one.model_copy(update={"id": f"t{number}"})
        for number in range(MOST_UNGROUPED + 1)
    }
    lists = over(knowledge, replace(knowledge.catalog, entries=many))
    first = lists.of_kind(Kind.TERM, 1)
    assert labels(first)[0] == "By subject"
    assert values(first)[1] == "e-t0"
    subjects = lists.about(parse(values(first)[0]))
    assert labels(subjects)[0] == f"Safety ({MOST_UNGROUPED + 1})"
    assert values(lists.about(parse(values(subjects)[0])))[0] == "e-t0"
    assert values(lists.of_kind(Kind.TERM, 2))[1] == f"e-t{PAGE_ENTRIES}"


def test_recommendations_are_asked_for_by_audience(composer: Composer):
    """Only those that somebody is asked something of."""
    reply = page(composer, "k-recommendation")
    assert values(reply) == ["r-states", "r-industry", "r-financial-sector", "b"]


@pytest.mark.parametrize(
    ("audience", "entries"),
    [
        (Audience.STATES, ["e-ask-tools"]),
        (Audience.FINANCIAL_SECTOR, ["e-ask-banks"]),
        (Audience.MEDIA, []),
    ],
)
def test_an_audience_has_its_recommendations(
    composer: Composer, audience: Audience, entries: list[str]
):
    """One that is asked nothing has an empty list, and the way back."""
    assert values(page(composer, f"r-{audience}")) == [*entries, "b"]


def test_the_second_page_of_recommendations_lists_them(knowledge: Knowledge):
    """The first asks for the audience."""
    one = knowledge.catalog.entries["ask-banks"]
    many = {str(number): one.model_copy(update={"id": f"ask-{number}"}) for number in range(9)}
    lists = over(knowledge, replace(knowledge.catalog, entries=many))
    assert "e-ask-8" in values(lists.of_kind(Kind.RECOMMENDATION, 2))


def test_services_for_everybody_are_a_list_of_their_own(composer: Composer):
    """The countries' lines stand under their countries."""
    assert values(page(composer, "k-helpline")) == ["e-listening-desk", "b"]


def test_countries_with_services_are_listed(composer: Composer):
    """Below those that serve everybody; a tap opens the services."""
    reply = page(composer, "h")
    assert values(reply) == ["k-helpline", "h-KE", "h-PE", "b"]


def test_countries_with_entries_are_listed(composer: Composer):
    """Below the way to all lines; a tap opens all about the country."""
    assert values(page(composer, "c")) == ["h", "c-KE", "c-PE", "b"]


@pytest.mark.parametrize(
    ("number", "countries", "turns"),
    [(1, 24, ["c_2"]), (2, 24, ["c", "c_3"]), (3, 2, ["c_2"]), (9, 2, ["c_2"])],
)
def test_many_countries_are_paged(
    everywhere: ListPages, number: int, countries: int, turns: list[str]
):
    """Three columns of eight."""
    reply = everywhere.countries(number)
    assert sum(value.startswith("c-") for value in values(reply)) == countries
    assert [button.value for button in reply.rows[-2]] == turns
    assert len(reply.rows[1]) == min(countries, COUNTRY_COLUMNS)


def test_countries_are_sorted_by_their_names(composer: Composer, knowledge: Knowledge):
    """As the reader knows them, not by their codes."""
    names = labels(page(composer, "c"))[1:-1]
    assert names == sorted(names)
    assert names == ["Kenya", "Peru"]


def test_every_button_of_a_list_opens(composer: Composer):
    """No list holds anything but pages of ours."""
    for address in ("b", "c", "h", "k-law", "r-states"):
        assert {button.press for button in page(composer, address).buttons} == {Press.OPEN}


def test_a_kind_has_an_address(knowledge: Knowledge):
    """The one that its command opens, too."""
    assert front(Kind.LAW) == Address(PageKind.KIND, "law")
    assert front(Kind.HELPLINE) == Address(PageKind.HELPLINES)


@pytest.mark.parametrize(
    ("title", "summary", "line"),
    [
        ("Boats for rent", "Boats: for rent since 2020", "• Boats: for rent since 2020"),
        ("Boats", "a study of sails", "• Boats: a study of sails"),
        ("Are there boats?", "a study of sails", "• Are there boats? a study of sails"),
    ],
)
def test_a_line_says_nothing_twice(
    composer: Composer, catalog: Catalog, title: str, summary: str, line: str
):
    """Where the summary holds the title, it stands alone."""
    entry = catalog.entries["safe-harbour"].model_copy(update={"title": title, "summary": summary})
    shown = composer.reply(Choices((entry, catalog.entries["term-hash"]))).visible
    assert shown.split("\n\n")[1].split("\n")[0] == line
