"""Fixtures that several rooms share."""

from __future__ import annotations

from tests.small_base import base

__all__ = ["base"]
