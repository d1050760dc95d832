"""`python -m bot`, and what the installed command `bot` runs: see bot/cli."""

import os
import signal
import sys

# First of all: a container's process 1 hears no signal that it has no handler for. The server
# replaces it once it takes updates; before that, nothing is lost by ending at once.
ENDS_WELL = sys.argv[1:2] in ([], ["serve"])
signal.signal(signal.SIGTERM, lambda *_: os._exit(0 if ENDS_WELL else 128 + signal.SIGTERM))

from bot.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
