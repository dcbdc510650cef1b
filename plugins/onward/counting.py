"""Numbers with their nouns in the English of messages: `1 change`, `2 changes`, `0 entries`."""

from __future__ import annotations

import re

_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y$")


def counted(number: int, noun: str) -> str:
    """A number with its noun: the singular for exactly one, else the regular plural of the noun's last word."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """The regular plural of a noun: `address` is `addresses`, `entry` is `entries`."""
    if _SIBILANT.search(noun):
        return f"{noun}es"
    return f"{_CONSONANT_Y.sub('ie', noun)}s"
