"""The words of a company's name, and which of them say its legal form: `Inc.` and `Incorporated` are one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SAME: Final = {
    "incorporated": "inc", "limited": "ltd", "corporation": "corp", "company": "co", "private": "pvt",
    "aktiengesellschaft": "ag",
}  # fmt: skip
FORMS: Final = frozenset(_SAME.values()) | {
    "ab", "aps", "as", "bv", "gmbh", "kg", "kk", "llc", "llp", "lp", "nv", "oy", "oyj", "pbc", "plc", "pte", "pty", "sa",
    "sarl", "sas", "se", "sl", "spa", "srl", "ulc",
}  # fmt: skip
"""Legal forms as `words` spells them."""


@lru_cache(maxsize=10_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in their order, forms in one spelling; the dots in `B.V.` part none."""
    pieces = re.findall(r"\w+", name.casefold().replace(".", ""))
    return tuple(_SAME.get(word, word) for word in pieces)
