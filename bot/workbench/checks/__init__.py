"""What proves the knowledge base: a check is a function over a surveyed base that yields problems.

The bot never runs these at its start; `bot check` does.
"""
