"""Templates of the theme, read once: `serve` builds many times, and each build has an environment of its own."""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket


class KeptTemplates(jinja2.BytecodeCache):
    """Templates as they were compiled, each for as long as its text is the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what was made of the same text."""
        checksum, made = self._kept.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(made)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a text."""
        self._kept[bucket.key] = bucket.checksum, bucket.bytecode_to_string()


KEPT = KeptTemplates()
"""Those of this process."""
