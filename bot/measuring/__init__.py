"""Measure the bot: replies, matching, speed. Nothing here runs while it serves."""
