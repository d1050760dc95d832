"""Waiting for what a test can only see by looking again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

import pytest

Found = TypeVar("Found")


async def until(look: Callable[[], Found], seconds: float = 10) -> Found:
    """The first thing seen that is true. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while True:
            if found := look():
                return found
            await asyncio.sleep(0.02)


async def logged(caplog: pytest.LogCaptureFixture, words: str) -> str:
    """The first line of the log with these words, once it is there."""
    return await until(lambda: next((line for line in caplog.messages if words in line), ""))
