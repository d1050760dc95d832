"""The command line: one file a command, with `run(options)` and, where it takes any, its arguments.

Nothing heavy is imported before a command runs.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from bot.cli import serve
from bot.cli.console import add_command
from bot.errors import WaymarkError

# Settings, knowledge or what was typed is wrong, or Telegram refuses us; 1 is what `check` finds.
EXIT_WRONG = 2
EXIT_INTERRUPTED = 130  # as shells count it
# Modules, in the order of `bot --help`.
COMMANDS = (
    *("serve", "try_out", "warm", "ask", "check", "diff", "links", "measure", "bench"),
    *("fit", "teach", "suggest", "places", "schema", "translations", "record"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a pipe may know only some of our characters
    try:
        options = _parser().parse_args(arguments)
        return options.run(options) or 0
    except BrokenPipeError:  # whoever read our output has enough; Python would complain at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except WaymarkError as error:
        sentence = str(error)
    except OSError as error:
        sentence = f"{error.filename or type(error).__name__}: {error.strerror or error}."
    except UnicodeError as error:
        sentence = f"Found text that is no UTF-8 ({error}), expected UTF-8."
    print(sentence, file=sys.stderr)  # noqa: T201 - the command line's own voice
    return EXIT_WRONG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bot", description="Waymark, a sourced Telegram bot.")
    parser.set_defaults(run=serve.run_or_try)
    commands = parser.add_subparsers(metavar="command")
    for name in COMMANDS:
        add_command(commands, import_module(f"bot.cli.{name}"))
    return parser
