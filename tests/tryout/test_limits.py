"""The table of limits, and what the package may import."""

import ast
import re
from pathlib import Path

from bot import tryout
from bot.tryout.rules import limits

PACKAGE = Path(tryout.__file__).parent
LIMITS = {name: value for name, value in vars(limits).items() if isinstance(value, limits.Limit)}


def test_every_limit_names_its_source() -> None:
    """A row has a unit, a source and a sensible range."""
    assert len(LIMITS) > 20
    for limit in LIMITS.values():
        assert limit.unit
        assert limit.source
        assert limit.least <= limit.most


def test_every_limit_is_enforced() -> None:
    """No row is only decoration: the code outside of the table uses it."""
    code = "".join(path.read_text() for path in PACKAGE.rglob("*.py") if path.name != "limits.py")
    assert [name for name in LIMITS if not re.search(rf"\b{name}\b(?!,$)", code, re.M)] == []


def test_telegram_library_and_bot_are_not_imported() -> None:
    """The stand-in knows Telegram only by its HTTP interface, and the bot not at all."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            else:
                continue
            assert not [name for name in names if name.split(".")[0] in ("bot", "telegram")], path
