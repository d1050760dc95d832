"""What can be run: nothing (serve or try) · serve · try · ask · check · bench · measure · …"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Settings
from bot.errors import ConfigError, KnowledgeError, StartError

if TYPE_CHECKING:
    from bot.answering.desk import Desk

EXIT_WRONG = 2
"""Settings or knowledge are wrong, or Telegram refuses us; 1 is for findings of `check`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except (ConfigError, KnowledgeError, StartError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line's own voice
        return EXIT_WRONG
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bot", description="Waymark, a sourced Telegram bot.")
    parser.set_defaults(run=_serve_or_try)
    commands = parser.add_subparsers(metavar="command")

    def add(
        name: str, told: str, run: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=told, description=told)
        command.set_defaults(run=run)
        return command

    add("serve", "serve Telegram; needs TELEGRAM_BOT_TOKEN", _serve)
    add("try", "talk to the bot in a browser, without Telegram", _try)
    ask = add("ask", "answer one question and show why", _ask)
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="everything, machine-readable")
    ask.add_argument("--explain", action="store_true", help="corrected words, each part's share")
    check = add("check", "report every problem of the knowledge base", _check)
    check.add_argument("files", nargs="*", type=Path, help="speak of these files alone")
    check.add_argument("--originals", type=Path, help="folder with the submissions' texts")
    check.add_argument("--coverage", action="store_true", help="list what no entry uses")
    check.add_argument("--reading", action="store_true", help="list the hardest texts")
    bench = add("bench", "measure speed, memory and matching", _bench)
    bench.add_argument("--data", type=Path, help="folder with public data sets")
    bench.add_argument("--ablation", action="store_true", help="each part of the matcher left out")
    bench.add_argument("--load", type=int, default=0, help="seconds of 30 updates a second")
    bench.add_argument("--eval", type=Path, dest="questions", help="folder with *.jsonl questions")
    add("fit", "fit the decision's cuts and write them", _fit)
    add("teach", "teach the safeguarding screen its examples anew", _teach)
    suggest = add("suggest", "questions that the matcher misses, with likely entries", _suggest)
    suggest.add_argument("file", type=Path, help="one question a line")
    add("places", "write the gazetteer anew (needs the group `curate`)", _places)
    add("schema", "write the JSON Schemas of the knowledge files anew", _schema)
    record = add("record", "draft a source record, or refresh all records", _record)
    record.add_argument("originals", type=Path, help="folder with the submissions' texts")
    record.add_argument(
        "--head", type=Path, help="draft from this head: see bot.workbench.drafting"
    )
    measure = add("measure", "measure replies on a folder of *.jsonl questions", _measure)
    measure.add_argument("folder", type=Path)
    measure.add_argument("--misses", action="store_true", help="print what missed")
    return parser


def _serve_or_try(options: argparse.Namespace) -> int:
    if _settings().telegram_bot_token:
        return _serve(options)
    _say("TELEGRAM_BOT_TOKEN is not set: starting the local try-out chat instead.")
    return _try(options)


def _serve(options: argparse.Namespace) -> int:
    from bot.serving import run

    settings = _settings()
    assert settings.token  # says in one sentence that it is missing
    return run(settings)


def _try(options: argparse.Namespace) -> int:
    from bot.trying import try_out

    return try_out(_settings())


def _teach(options: argparse.Namespace) -> int:
    from bot.workbench.teaching import teach_screen

    _say(teach_screen(_settings().knowledge_dir))
    return 0


def _ask(options: argparse.Namespace) -> int:
    from bot.workbench.asking import ask

    _say(ask(_desk(), options.question, as_json=options.json, explain=options.explain))
    return 0


def _check(options: argparse.Namespace) -> int:
    from bot.workbench.checking import run_check

    return run_check(
        _settings().knowledge_dir,
        files=options.files,
        originals=options.originals,
        coverage=options.coverage,
        reading=options.reading,
        out=sys.stdout,
    )


def _measure(options: argparse.Namespace) -> int:
    from bot.workbench.replies import measure, missed, table

    measured = measure(_desk(), options.folder)
    _say(table(measured))
    if options.misses:
        _say(missed(measured.misses))
    return 0


def _bench(options: argparse.Namespace) -> int:
    from bot.workbench.benchmark import report

    _say(
        report(
            _settings().knowledge_dir,
            options.data,
            options.questions,
            ablation=options.ablation,
            load_seconds=options.load,
        )
    )
    return 0


def _fit(options: argparse.Namespace) -> int:
    from bot.workbench.fitting import refit

    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    _say(refit(_desk(), _settings().knowledge_dir, today))
    return 0


def _suggest(options: argparse.Namespace) -> int:
    from bot.workbench.suggesting import suggest

    _say(suggest(_desk(), options.file))
    return 0


def _places(options: argparse.Namespace) -> int:
    from bot.workbench.gazetteer import write_places

    written = write_places(_settings().knowledge_dir / "knowledge" / "places.yaml")
    _say(f"{written} places written.")
    return 0


def _schema(options: argparse.Namespace) -> int:
    from bot.workbench.schemas import write_schemas

    written = write_schemas(_settings().knowledge_dir / "knowledge" / "schema")
    _say(f"{written} schemas written.")
    return 0


def _record(options: argparse.Namespace) -> int:
    from bot.workbench.records.recording import draft_or_refresh

    _say(draft_or_refresh(_settings().knowledge_dir / "seeds", options.originals, options.head))
    return 0


def _settings() -> Settings:
    return Settings.from_env(os.environ)


def _desk() -> Desk:
    from bot.serving import read_desk

    return read_desk(_settings())


def _say(text: str) -> None:
    print(text)  # noqa: T201 - the command line's own voice


if __name__ == "__main__":
    sys.exit(main())
