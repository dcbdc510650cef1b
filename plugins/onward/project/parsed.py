"""Files of YAML as the reader reads them, from one run to the next: only what was edited in between is read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final
from zlib import crc32

from onward import kept
from onward.finding import Finding
from onward.yamltext import reader
from onward.yamltext.packing import pack, unpacked
from onward.yamltext.reader import Value
from onward.yamltext.unread import Unread

_LEAST: Final = 2**15
"""Characters in all, of which fewer are read as quickly as what was kept of them."""
_GROUP: Final = 2**16
"""Characters that are kept together, about; many small files are one piece, so that there are not many to look for."""
_MOST: Final = 512


def read(texts: Mapping[str, str]) -> tuple[dict[str, Value], list[Finding]]:
    """The same as the reader's own `read`. What has a fault is not kept, and is read each time."""
    size = sum(map(len, texts.values()))
    if size < _LEAST or kept.folder() is None:
        return reader.read(texts)
    program, count = kept.program("yamltext"), min(1 << (size // _GROUP).bit_length(), _MOST)
    groups: dict[int, dict[str, str]] = {}
    for path in sorted(texts):
        groups.setdefault(crc32(path.encode("utf-8", "surrogatepass")) % count, {})[path] = texts[path]
    values: dict[str, Value] = {}
    problems: dict[str, list[Finding]] = {}
    for group in groups.values():
        question = _question(program, group)
        known = _known(group, kept.answer(question, piece=True))
        if known is None:
            made = {path: reader.parse(path, text) for path, text in group.items()}
            known = {path: value for path, (value, _) in made.items()}
            problems |= {path: findings for path, (_, findings) in made.items() if findings}
            if problems.keys().isdisjoint(group):
                kept.keep(question, pack(known), piece=True)
        values |= known
    return {path: values[path] for path in sorted(texts)}, [
        finding for path in sorted(problems) for finding in problems[path]
    ]


def _question(program: str, texts: Mapping[str, str]) -> str:
    """All that decides what is read: the reader, and the texts in the order of their paths."""
    digests = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts.values()]
    return json.dumps(["read", program, digests])


def _known(texts: Mapping[str, str], packed: Any) -> dict[str, Value] | None:
    """The values that were kept; None where there are none, or a file could not be read, of which no text tells."""
    if packed is None or any(isinstance(text, Unread) for text in texts.values()):
        return None
    try:
        return unpacked(texts, packed)
    except (LookupError, TypeError, ValueError):
        return None
