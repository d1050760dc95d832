"""Speed, memory and matching, measured: `bot bench`."""
