"""What proves the knowledge base: one module a check, each a generator of Problems.

The bot never runs these at its start; `bot check` does.
"""
