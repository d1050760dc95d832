"""The table of limits, and what the package may import."""

import ast
import re
from pathlib import Path

from bot import tryout
from bot.tryout import limits
from bot.tryout.limits import all_limits

PACKAGE = Path(tryout.__file__).parent
FOREIGN = ("telegram", "bot.answering", "bot.catalog", "bot.surfaces")


def test_every_limit_names_its_source() -> None:
    """A row has a unit, a source and a sensible range."""
    for limit in all_limits():
        assert limit.unit
        assert limit.source
        assert limit.least <= limit.most


def test_no_limit_stands_twice() -> None:
    """The table has one row for each limit."""
    names = [limit.name for limit in all_limits()]
    assert len(names) == len(set(names)) > 30


def test_every_limit_is_enforced() -> None:
    """No row is only decoration: the code outside of the table uses it."""
    code = "".join(path.read_text() for path in PACKAGE.rglob("*.py") if path.name != "limits.py")
    names = [name for name, value in vars(limits).items() if isinstance(value, limits.Limit)]
    assert [name for name in names if not re.search(rf"\b{name}\b(?!,$)", code, re.M)] == []
    assert len(names) == len(all_limits())


def test_telegram_library_and_bot_are_not_imported() -> None:
    """The stand-in knows Telegram only by its HTTP interface, and the bot not at all."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            assert not [name for name in names if name.startswith(FOREIGN)], path
