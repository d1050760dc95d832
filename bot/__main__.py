"""`python -m bot`, and what the installed command `bot` runs: see bot/cli."""

import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
