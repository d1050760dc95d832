"""Each small mistake in a file is one line with its place, and no traceback, whatever the file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.workbench.checking import run_check
from tests.small_base import TODAY, SmallBase

ENTRY = "knowledge/initiatives/safe-harbour.yaml"
HELPLINE = "knowledge/helplines/kenya.yaml"
LAW = "knowledge/laws/general-comment.yaml"
RECORD = "seeds/sample-2024.yaml"
WORDING = "knowledge/wording/en.yaml"
SPANISH = "knowledge/wording/es.yaml"
TRUSTED = 'help_no_number: "No tengo un número de confianza para {country}'
FOUND_LINE = "      report: 2\n    directories: help_directories_report\n"
NO_NUMBER = FOUND_LINE.replace("directories_report", "no_number")
AT_TOP = "title: Safe Harbour Programme\n"


def checked(base: SmallBase, *files: Path) -> tuple[int, list[str]]:
    out = io.StringIO()
    code = run_check(base.root, files=files, out=out, today=TODAY)
    *lines, closing = out.getvalue().replace(f"{base.root}/", "").splitlines()
    assert re.match(r"\d+ checks, \d entries, ", closing)
    return code, lines


def edit(name: str, old: str, new: str) -> Callable[[SmallBase], None]:
    def plant(base: SmallBase) -> None:
        base.plant(old, new, base.root / name)

    return plant


def write(name: str, content: str | bytes) -> Callable[[SmallBase], None]:
    def plant(base: SmallBase) -> None:
        path = base.write(name, "")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return plant


def append(name: str, content: str) -> Callable[[SmallBase], None]:
    def plant(base: SmallBase) -> None:
        path = base.root / name
        path.write_text(path.read_text(encoding="utf-8") + content, encoding="utf-8")

    return plant


def recode(encoding: str) -> Callable[[SmallBase], None]:
    def plant(base: SmallBase) -> None:
        text = base.entry.read_text(encoding="utf-8").replace("Kenya", "Kénya")
        base.entry.write_bytes(text.encode(encoding))

    return plant


def remove(name: str) -> Callable[[SmallBase], None]:
    return lambda base: (base.root / name).unlink()


def move(name: str, new: str) -> Callable[[SmallBase], None]:
    """With a question that names it, and an entry that names it already."""

    def plant(base: SmallBase) -> None:
        base.write("tests/questions/law.yaml", "general-comment: [what do states owe]\n")
        (base.root / new).parent.mkdir(exist_ok=True)
        (base.root / name).rename(base.root / new)

    return plant


def link_to_nothing(base: SmallBase) -> None:
    (base.root / "knowledge/laws/gone.yaml").symlink_to(base.root / "nowhere.yaml")


def make_folder(base: SmallBase) -> None:
    (base.root / "knowledge/laws/folder.yaml").mkdir()


def tell_a_number(base: SmallBase) -> None:
    base.plant("Children can call", "Children can call 0800 221 200", base.helpline)
    base.plant("[0116]", "['0800 221 201']", base.helpline)


def tell_a_long_number(base: SmallBase) -> None:
    base.plant("Children can call", "Children can call 0800 221 200", base.helpline)
    base.plant("[0116]", "['0800 2212 0199 9999']", base.helpline)


def tell_a_number_in_the_name(base: SmallBase) -> None:
    base.plant("name: Childline Kenya", "name: Childline Kenya 116", base.helpline)
    base.plant("for help at any", "Childline Kenya 116 at any", base.helpline)
    base.plant("[0116]", "['0719']", base.helpline)


@pytest.mark.parametrize(
    ("plant", "line"),
    [
        # Files of words and settings
        pytest.param(
            edit("knowledge/line-words.yaml", "reporting:", "reportng:"),
            r"knowledge/line-words.yaml:\d+: line-words: reportng: found an unknown field, .*"
            r"; did you mean reporting\?",
            id="line-words",
        ),
        pytest.param(
            edit("knowledge/kind-words.yaml", "theme: [", "themes: ["),
            r"knowledge/kind-words.yaml:\d+: kind-words: themes: .*; did you mean theme",
            id="kind-words",
        ),
        pytest.param(
            edit("knowledge/decision.yaml", "\nmargin: ", "\nmargn: "),
            r"knowledge/decision.yaml:\d+: decision: margn: found an unknown field",
            id="a cut misspelt",
        ),
        pytest.param(
            edit("knowledge/decision.yaml", "\nanswer: ", "\nanswer: about "),
            r"knowledge/decision.yaml:\d+: decision: answer: found 'about .*', expected a number",
            id="a cut that is no number",
        ),
        pytest.param(
            edit("knowledge/decision.yaml", "\nanswer: 0.", "\nanswer: 1."),
            r"knowledge/decision.yaml:\d+: decision: answer: found '1.*', expected .* from 0 to 1",
            id="a cut above one",
        ),
        pytest.param(
            edit("knowledge/profile.yaml", 'short_description: "Sourced', 'short_descr: "Sourced'),
            r"knowledge/profile.yaml:\d+: profile: en.short_descr: found an unknown field",
            id="profile",
        ),
        pytest.param(
            edit("knowledge/places.yaml", "UG: {en: Uganda}", "UG: Uganda"),
            r"knowledge/places.yaml:2: places: UG: found 'Uganda', expected `key: value` lines",
            id="places",
        ),
        pytest.param(
            edit("knowledge/places-also.yaml", "KE: [Kenyan]", "Kenya: [Kenyan]"),
            r"knowledge/places-also.yaml:1: places-also: Kenya: .*, expected two capital letters",
            id="places-also",
        ),
        pytest.param(
            append("knowledge/places-also.yaml", "XX: [Nowhere]\n"),
            r"knowledge/places-also.yaml:2: places-also: XX: found 'XX', expected the code of a c",
            id="names of no country",
        ),
        pytest.param(
            append("knowledge/about.yaml", "first_cards: [kenya, safe-harbor]\n"),
            r"knowledge/about.yaml:2: about: first_cards\[2\]: found 'safe-harbor', expected an "
            r"entry's id; did you mean safe-harbour\?",
            id="a first card of no entry",
        ),
        pytest.param(
            write("knowledge/safeguarding/teaching.yaml", "cries_for_help:\n- keny\n"),
            r"knowledge/safeguarding/teaching.yaml:2: teaching: cries_for_help\[1\]: found 'keny', "
            r"expected an entry's id; did you mean kenya\?",
            id="cries of no entry",
        ),
        pytest.param(
            write("knowledge/wording/xx.yaml", "source: 'Source:'\n"),
            r"knowledge/wording/xx.yaml:1: xx: found 'xx', expected the code of a language in pl",
            id="no language",
        ),
        pytest.param(
            edit("knowledge/profile.yaml", "\nen:\n", "\nnl:\n"),
            r"knowledge/profile.yaml:\d+: profile: found nl, .*, expected en, for readers of other",
            id="no profile in English",
        ),
        pytest.param(
            edit("knowledge/profile.yaml", "    theme: Threats", "    Theme: Threats"),
            r"knowledge/profile.yaml:\d+: profile: en.commands.Theme: found 'Theme', expected a "
            r"command of small letters",
            id="a command in capitals",
        ),
        pytest.param(
            edit("knowledge/subjects.yaml", "title: Safety", "title: [Safety]"),
            r"knowledge/subjects.yaml:1: subjects: safety.title: found a list, expected text",
            id="subjects",
        ),
        pytest.param(
            remove("knowledge/about.yaml"),
            r"knowledge/about.yaml:0: found no such file, expected one",
            id="no about.yaml",
        ),
        pytest.param(
            remove("seeds/runs/sample-2024.yaml"),
            r"seeds/runs/sample-2024.yaml:0: found no such file, expected one",
            id="no runs",
        ),
        pytest.param(
            edit(RECORD, "year: '2024'", "year: last"),
            r"seeds/sample-2024.yaml:7: sample-2024: year: found 'last', expected a year",
            id="record",
        ),
        pytest.param(
            edit(RECORD, "place: 2nd paragraph", "place: 1st paragraph"),
            r"seeds/sample-2024.yaml:\d+: sample-2024: passages\[3\].place: found '1st paragraph'"
            " twice under 'Safety', expected it once",
            id="two passages at one place",
        ),
        pytest.param(
            edit(RECORD, "place: 2nd paragraph", "place: note 1 at the 9th paragraph"),
            r"seeds/sample-2024.yaml:\d+: sample-2024: passages\[3\].place: found a mark at '9th"
            " paragraph', expected a place under its heading",
            id="a footnote away from its mark",
        ),
        pytest.param(
            edit(RECORD, "place: 2nd paragraph", "place: Safety, paragraph 2"),
            r"seeds/sample-2024.yaml:\d+: sample-2024: passages\[3\].place: found 'Safety, .*",
            id="a place with its heading",
        ),
        pytest.param(
            write("knowledge/safeguarding/en.yaml", "lexicons: {fear: [<me> .. scared]}\n"),
            r"knowledge/safeguarding/en.yaml:1: en: lexicons.fear\[1\]: found <me>, expected .*",
            id="lexicon",
        ),
        # Sentences
        pytest.param(
            append(WORDING, "Source: a\n"),
            r"knowledge/wording/en.yaml:\d+: en: Source: found 'Source', expected a name of small",
            id="a wording key's shape",
        ),
        pytest.param(
            append(SPANISH, "sorce: Fuente\n"),
            r"knowledge/wording/es.yaml:\d+: es: sorce: found a key that English lacks",
            id="a wording key that English lacks",
        ),
        pytest.param(
            edit(WORDING, "\nlink_added: ", "\nlink_aded: "),
            r"knowledge/wording/en.yaml:1: en: link_added: found no such sentence, expected one",
            id="a wording key that replies hold",
        ),
        pytest.param(
            edit(WORDING, "\nbutton_private: ", "\nbutton_privat: "),
            r"knowledge/wording/en.yaml:1: en: button_private: .*; did you mean button_privat\?",
            id="a wording key that notices hold",
        ),
        pytest.param(
            edit(WORDING, "\ncountry_unknown: ", "\ncountry_unknwn: "),
            r"knowledge/wording/en.yaml:1: en: country_unknown: .*; did you mean country_unknwn\?",
            id="a wording key that asides hold",
        ),
        pytest.param(
            edit(WORDING, "\nhelp_ask_country: ", "\nhelp_ask_cuntry: "),
            r"knowledge/wording/en.yaml:1: en: help_ask_country: found no such sentence",
            id="a wording key that help cards hold",
        ),
        pytest.param(
            edit(WORDING, "\nhelp_directories: ", "\nhelp_directoris: "),
            r"knowledge/help-plans.yaml:\d+: help-plans: plans.danger.directories: found "
            r"'help_directories', expected .* wording/en.yaml; did you mean help_directoris\?",
            id="a wording key that many plans hold",
        ),
        pytest.param(
            edit(WORDING, "More on {country}", "More on {contry}"),
            r"knowledge/wording/en.yaml:\d+: en: button_country: .*{contry}, expected {country}",
            id="a placeholder misspelt in English",
        ),
        pytest.param(
            edit(WORDING, 'number for {country} that I can trust."\n', 'number for {contry}."\n'),
            r"knowledge/wording/en.yaml:\d+: en: help_no_number: .*{contry}, expected {country}",
            id="a placeholder misspelt in English and right elsewhere",
        ),
        pytest.param(
            edit(WORDING, "I'd rather answer that in private.", "I'd {rather} answer."),
            r"knowledge/wording/en.yaml:\d+: en: group_private: found {rather}, expected no place",
            id="a placeholder that nothing fills in",
        ),
        pytest.param(
            edit(
                "knowledge/help-plans.yaml", "label: button_take_it_down", "label: button_take_it"
            ),
            r"knowledge/help-plans.yaml:\d+: help-plans: links.take-it-down.label: found "
            r"'button_take_it', expected .*; did you mean button_take_it_down\?",
            id="a link's label",
        ),
        pytest.param(
            edit("knowledge/help-plans.yaml", FOUND_LINE, NO_NUMBER),
            r"knowledge/help-plans.yaml:\d+: help-plans: plans.found-material.directories: found "
            r"'help_no_number', expected the key of a sentence without placeholders",
            id="directories that want a value",
        ),
        pytest.param(
            edit("knowledge/help-plans.yaml", FOUND_LINE, "      report: 2\n"),
            r"knowledge/help-plans.yaml:\d+: help-plans: plans.found-material: found no contacts "
            r"or directories, expected both",
            id="no directories",
        ),
        pytest.param(
            edit(SPANISH, TRUSTED, TRUSTED.replace("country", "contry")),
            r"knowledge/wording/es.yaml:\d+: es: help_no_number: found {contry}, expected",
            id="a placeholder misspelt",
        ),
        pytest.param(
            edit(SPANISH, TRUSTED, TRUSTED.replace("}", "")),
            r"knowledge/wording/es.yaml:\d+: es: help_no_number: found a brace without its other",
            id="a placeholder not closed",
        ),
        pytest.param(
            edit(SPANISH, TRUSTED, TRUSTED.replace("{", "**{")),
            r"knowledge/wording/es.yaml:\d+: es: help_no_number: found \*\* without its other half",
            id="bold not closed",
        ),
        pytest.param(
            edit(SPANISH, TRUSTED, TRUSTED.replace("{", "<b>{")),
            r"knowledge/wording/es.yaml:\d+: es: help_no_number: found <b>, expected \*\*bold\*\*",
            id="a tag",
        ),
        pytest.param(
            append("knowledge/asides.yaml", "football: [who won the match]\n"),
            r"knowledge/asides.yaml:\d+: asides: football: found no sentence for it",
            id="an aside without its sentence",
        ),
        # Fields of entries
        pytest.param(
            edit(HELPLINE, "places: [KE]", "places: [Kenya]"),
            HELPLINE + r":6: kenya: places\[1\]: found 'Kenya', expected .*; did you mean KE\?",
            id="a country by its name",
        ),
        pytest.param(
            edit(HELPLINE, "places: [KE]", "places: [ke]"),
            HELPLINE + r":6: kenya: places\[1\]: found 'ke', expected .*; did you mean KE\?",
            id="a country in small letters",
        ),
        pytest.param(
            edit(HELPLINE, "places: [KE]", "places: [XX]"),
            HELPLINE + r":6: kenya: places\[1\]: found 'XX', expected the code of a country",
            id="no country",
        ),
        pytest.param(
            edit(HELPLINE, "audience: children", "audience: Children"),
            HELPLINE + r":12: kenya: contacts\[1\].audience: .*; did you mean children\?",
            id="an audience in capitals",
        ),
        pytest.param(
            edit(HELPLINE, "audience: children", "audience: kids"),
            HELPLINE + r":12: kenya: contacts\[1\].audience: found 'kids', expected one of",
            id="an unknown audience",
        ),
        pytest.param(
            edit(HELPLINE, "review_by: 2027-05-01", "review_by: 2027-W20-1"),
            HELPLINE + r":\d+: kenya: contacts\[1\].review_by: found .2027-W20-1., expected",
            id="a day by its week",
        ),
        pytest.param(
            edit(LAW, "checked: 2026-11-01", "checked: 20261101"),
            LAW + r":\d+: general-comment: links\[1\].checked: found .20261101., expected a d",
            id="a day without hyphens",
        ),
        pytest.param(
            edit(ENTRY, "as_of: '2022'", "as_of: 2022-13"),
            ENTRY + r":\d+: safe-harbour: figures\[1\].as_of: found '2022-13', expected a year",
            id="a thirteenth month",
        ),
        pytest.param(
            write("knowledge/safeguarding/classifiers.json", "{}"),
            r"knowledge/safeguarding/classifiers.json:0: found nothing usable",
            id="classifiers without any",
        ),
        pytest.param(
            edit(HELPLINE, "phones: [0116]", "phones: 0116"),
            HELPLINE + r":13: kenya: contacts\[1\].phones: found '0116', expected a list",
            id="a number without its list",
        ),
        pytest.param(
            edit(HELPLINE, "phones: [0116]", "phones: [116 (free)]"),
            HELPLINE + r":13: kenya: contacts\[1\].phones\[1\]: .*, expected a number as printed",
            id="words in a number",
        ),
        pytest.param(
            tell_a_number,
            HELPLINE + r":4: kenya: text: found 0800 221 200, expected a number of its contacts",
            id="another number in the text",
        ),
        pytest.param(
            tell_a_long_number,
            HELPLINE + r":13: kenya: contacts\[1\].phones: .*, expected at most 15 digits",
            id="a number too long",
        ),
        pytest.param(
            tell_a_number_in_the_name,
            HELPLINE + r":13: kenya: contacts\[1\].phones: found '0719', expected 116 as its name",
            id="another number in the name",
        ),
        pytest.param(
            edit(ENTRY, "related: [general-comment]", "related: [general-coment]"),
            ENTRY + r":23: safe-harbour: related\[1\]: .*; did you mean general-comment\?",
            id="related",
        ),
        pytest.param(
            edit(LAW, "sources: [sample-2024/p3]", "sources: [sample-2024/p33]"),
            LAW + r":7: general-comment: sources\[1\]: .*; did you mean sample-2024/p3\?",
            id="passage",
        ),
        pytest.param(
            edit(ENTRY, "subjects: [safety]", "subjects: [safty]"),
            ENTRY + r":10: safe-harbour: subjects\[1\]: .*; did you mean safety\?",
            id="subject",
        ),
        pytest.param(
            edit(ENTRY, "related:", "aliases: [kenya]\nrelated:"),
            ENTRY + r":23: safe-harbour: aliases\[1\]: found 'kenya', which is taken",
            id="alias",
        ),
        pytest.param(
            edit(ENTRY, "summary: A programme for children in 13 countries\n", ""),
            ENTRY + r":1: safe-harbour: summary: found nothing, expected a value",
            id="a field left out",
        ),
        pytest.param(
            edit(ENTRY, AT_TOP, f"{AT_TOP}id: safe-harbour\n"),
            ENTRY + r":2: safe-harbour: id: found an unknown field",
            id="an id in the file",
        ),
        pytest.param(
            write("tests/questions/law.yaml", "general-coment: [what is it]\n"),
            r"tests/questions/law.yaml:1: law: general-coment: .*; did you mean general-comment\?",
            id="a question of no entry",
        ),
        # YAML, bytes and places of files
        pytest.param(
            edit(ENTRY, AT_TOP, f"{AT_TOP}\ta: b\n"),
            ENTRY + r":2: safe-harbour: found no valid YAML: a tab",
            id="a tab",
        ),
        pytest.param(
            edit(ENTRY, "Safe Harbour Programme\nsummary", "Safe\x07 Harbour Programme\nsummary"),
            ENTRY + r":1: safe-harbour: found no valid YAML: a control character",
            id="a control character",
        ),
        pytest.param(
            edit(ENTRY, AT_TOP, f"[a, b]: c\n{AT_TOP}"),
            ENTRY + r":1: safe-harbour: found a list or mapping as a key, expected text",
            id="a list as a key",
        ),
        pytest.param(
            edit(ENTRY, AT_TOP, f"{{a: b}}: c\n{AT_TOP}"),
            ENTRY + r":1: safe-harbour: found a list or mapping as a key, expected text",
            id="a mapping as a key",
        ),
        pytest.param(
            edit(ENTRY, AT_TOP, f"{AT_TOP}note: &a [*a]\n"),
            ENTRY + r":2: safe-harbour: found an alias",
            id="an alias of itself",
        ),
        pytest.param(
            edit(ENTRY, "places: [KE]\nsubjects: [safety]", "places: &a [KE]\nsubjects: *a"),
            ENTRY + r":9: safe-harbour: found an alias",
            id="an alias",
        ),
        pytest.param(
            recode("cp1252"),
            ENTRY + r":7: safe-harbour: found bytes that are no UTF-8",
            id="Latin-1",
        ),
        pytest.param(
            recode("utf-16"),
            ENTRY + r":1: safe-harbour: found bytes that are no UTF-8",
            id="UTF-16",
        ),
        pytest.param(
            link_to_nothing,
            r"knowledge/laws/gone.yaml:0: gone: found no readable file",
            id="a link to nothing",
        ),
        pytest.param(
            make_folder,
            r"knowledge/laws/folder.yaml:0: folder: found no readable file",
            id="a folder with a file's name",
        ),
        pytest.param(
            write("knowledge/laws/new-law.yml", "title: A law\n"),
            r"knowledge/laws/new-law.yml:0: .* expected a name that ends in .yaml",
            id="another ending",
        ),
        pytest.param(
            move(LAW, "knowledge/laws/general-comment.yml"),
            r"knowledge/laws/general-comment.yml:0: .* expected a name that ends in .yaml",
            id="another ending of an entry that others name",
        ),
        pytest.param(
            move(LAW, "knowledge/law/general-comment.yaml"),
            r"knowledge/law/general-comment.yaml:0: .*; did you mean knowledge/laws/general-comm",
            id="a folder misspelt of an entry that others name",
        ),
        pytest.param(
            move(LAW, "knowledge/laws/General_Comment.yaml"),
            r"knowledge/laws/General_Comment.yaml:1: General_Comment: id: found 'General_Comment', "
            r"expected an id of small letters",
            id="a bad id of an entry that others name",
        ),
        pytest.param(
            write("knowledge/new-law.yaml", "title: A law\n"),
            r"knowledge/new-law.yaml:0: found a file that nothing reads",
            id="a misplaced file",
        ),
        pytest.param(
            write("knowledge/law/new-law.yaml", "title: A law\n"),
            r"knowledge/law/new-law.yaml:0: .*; did you mean knowledge/laws/new-law.yaml\?",
            id="a folder misspelt",
        ),
        pytest.param(
            write("seeds/runs/notes.txt", "a"),
            r"seeds/runs/notes.txt:0: found a file that nothing reads",
            id="a note among the seeds",
        ),
    ],
)
def test_a_small_mistake_is_one_line(
    base: SmallBase, plant: Callable[[SmallBase], None], line: str
) -> None:
    """Where it is, what was found and what was expected; the exit code tells, too."""
    plant(base)
    code, lines = checked(base)
    assert len(lines) == 1, lines
    assert re.match(line, lines[0]), lines[0]
    assert code == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("knowledge/about.yaml", "date: 2026-11-21\nfirst_cards: [{}]\n"),
        ("knowledge/ambiguous.yaml", "call: [kenya, {}]\n"),
        ("knowledge/safeguarding/teaching.yaml", "cries_for_help: [{}]\n"),
        ("tests/questions/law.yaml", "{}: [what is it]\n"),
        (LAW, ""),
    ],
)
def test_a_former_id_is_told_with_the_present_one(base: SmallBase, name: str, content: str) -> None:
    """Of what became another entry, a part of one, or a page."""
    edit(HELPLINE, "subjects:", "aliases: [calls]\nsubjects:")(base)
    page = "c-KE: {aliases: [all-kenya], phrases: [all about kenya]}\n"
    base.write("knowledge/pages.yaml", page)
    asked = name.startswith("tests/questions")
    expected = "did you mean c-KE?" if asked else "it is the page c-KE now"
    for former, hint in (("calls", "did you mean kenya?"), ("all-kenya", expected)):
        if content:
            base.write(name, content.format(former))
        else:
            edit(name, "sources:", f"related: [{former}]\nsources:")(base)
        [only] = checked(base)[1]
        assert only.startswith(name)
        assert only.endswith(f"; {hint}")
        if not content:
            edit(name, f"related: [{former}]\n", "")(base)


def test_a_question_may_be_answered_by_a_page(base: SmallBase) -> None:
    """By its address."""
    base.write("knowledge/pages.yaml", "c-KE: {phrases: [all about kenya]}\n")
    base.write("tests/questions/page.yaml", "c-KE: [all about kenya]\n")
    assert checked(base) == (0, [])


@pytest.mark.parametrize("new", ["seeds/sources/sample-2024.yaml", "seeds/sample-2024.yml"])
def test_a_misplaced_record_is_not_told_by_who_cites_it(base: SmallBase, new: str) -> None:
    """The entries are right; here it is the only record, so that there is none."""
    move(RECORD, new)(base)
    code, lines = checked(base)
    assert [line.split(":")[0] for line in lines] == ["seeds/*.yaml", new]
    assert code == 1


def test_files_that_begin_with_a_dot_are_skipped(base: SmallBase) -> None:
    """Systems and editors leave them behind."""
    for name in ("knowledge/laws/._opsc.yaml", "knowledge/.DS_Store", "seeds/.sample.yaml.swp"):
        write(name, b"\x00\x05\x16\x07")(base)
    assert checked(base) == (0, [])


def test_all_mistakes_are_told_at_once(base: SmallBase) -> None:
    """Of every sort and in the order of the files."""
    edit(LAW, "subjects: [safety]", "subjects: [safty]")(base)
    edit(ENTRY, "work in 13", "work in 15")(base)
    edit(HELPLINE, "audience: children", "audience: kids")(base)
    write("knowledge/laws/new-law.yml", "title: A law\n")(base)
    code, lines = checked(base)
    assert [line.split(":")[0] for line in lines] == [
        HELPLINE,
        ENTRY,
        LAW,
        "knowledge/laws/new-law.yml",
    ]
    assert code == 1


def test_files_that_are_named_are_spoken_of_alone(base: SmallBase) -> None:
    """A curator looks at what she changed."""
    edit(LAW, "subjects: [safety]", "subjects: [safty]")(base)
    edit(ENTRY, "work in 13", "work in 15")(base)
    assert len(checked(base, base.root / LAW)[1]) == 1
    assert checked(base, base.helpline) == (0, [])
