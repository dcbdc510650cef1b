"""Templates of the theme, read once: `serve` builds many times, and each build has several environments of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

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


class _Templates(jinja2.FileSystemLoader):
    """The templates of some folders, of which those whose name begins with a dot are not listed: MkDocs asks for none of them.

    The theme has more than ten thousand icons there.
    """

    def list_templates(self) -> list[str]:
        """The names of all others."""
        names: set[str] = set()
        for folder in self.searchpath:
            for place, folders, files in os.walk(folder, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
                names |= {Path(place, name).relative_to(folder).as_posix() for name in files}
        return sorted(names)


def once(made: Callable[[], jinja2.Environment]) -> Callable[[], jinja2.Environment]:
    """The same environments, in which no template is compiled twice."""

    def kept() -> jinja2.Environment:
        environment = made()
        environment.bytecode_cache = KEPT
        if type(environment.loader) is jinja2.FileSystemLoader:
            environment.loader = _Templates(environment.loader.searchpath)
        return environment

    return kept
