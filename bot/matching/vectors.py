"""The vectors of our own texts, kept on disk between starts; never one of a question.

A text's vector is found by a hash of the text, in a file named after the encoder's weights: only
new texts are encoded.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from bot.matching.encoder import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOG = logging.getLogger(__name__)

_AT_ONCE = 32  # texts; between two batches others have their turn
_KEY_BYTES = 16
_SPOILT = (OSError, ValueError, KeyError, IndexError, TypeError, EOFError, MemoryError, BadZipFile)
_FULL = 127  # the largest number of a row as int8


class VectorStore:
    """Vectors of texts as int8: each row times 1 / its length is the encoder's, to a hundredth."""

    def __init__(self, encoder: Encoder, folder: Path | None = None, of: str = "vectors") -> None:
        """Without a folder nothing is kept; `of` begins the file's name: each set has its own."""
        self._encoder, self._folder = encoder, folder
        self._file = folder / f"{of}-{encoder.weights}.npz" if folder else None

    def beside(self, of: str) -> VectorStore:
        """That of another set of texts, in the same folder."""
        return VectorStore(self._encoder, self._folder, of)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.int8]:
        """A row a text, in order. Encodes what is not on disk, and keeps it there."""
        import numpy as np

        keys = [_key(text) for text in texts]
        kept = self._read()
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
        kept |= zip(new, self._encoded(list(new.values())), strict=True)
        used = dict.fromkeys(keys)
        if self._file and (new or len(kept) > 2 * len(used)):
            self._write(self._file, {key: kept[key] for key in used})
        return np.stack([kept[key] for key in keys]) if keys else np.zeros((0, 1), np.int8)

    def _encoded(self, texts: Sequence[str]) -> Iterator[NDArray[np.int8]]:
        import numpy as np

        for start in range(0, len(texts), _AT_ONCE):
            vectors = self._encoder.encode(texts[start : start + _AT_ONCE])
            scale = np.abs(vectors).max(axis=1, keepdims=True)
            yield from np.rint(vectors * (_FULL / scale)).astype(np.int8)

    def _read(self) -> dict[bytes, NDArray[np.int8]]:
        import numpy as np

        if self._file is None or not self._file.is_file():
            return {}
        try:
            with self._file.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                keys, rows = kept["keys"], kept["rows"]
            width = self._encoder.encode([""]).shape[1]
            if rows.dtype != np.int8 or rows.shape[1:] != (width,) or not rows.any(axis=1).all():
                raise ValueError
            return {bytes(key): row for key, row in zip(keys, rows, strict=True)}
        except _SPOILT as error:
            LOG.warning("%s is spoilt (%s): made anew.", self._file.name, type(error).__name__)
            return {}

    def _write(self, file: Path, vectors: dict[bytes, NDArray[np.int8]]) -> None:
        """Whole or not at all: another process may read it meanwhile."""
        import numpy as np

        keys = np.frombuffer(b"".join(vectors), np.uint8).reshape(-1, _KEY_BYTES)
        written = file.with_suffix(f".{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with written.open("wb") as out:
                np.savez(out, keys=keys, rows=np.stack(list(vectors.values())))
            written.replace(file)
        except OSError as error:
            told = "Vectors can't be kept (%s): every start computes them anew; see VECTORS_DIR."
            LOG.warning(told, error.strerror)


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()
