"""Characters that are not seen, or that make what is read another thing than what is written; and text in which all are seen."""

from __future__ import annotations

import json
import re

BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn the direction of text (UAX #9), as the inside of a character class."""
INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
"""Characters without a form of their own; the joiners of Indic scripts, of Persian and of emoji are none of them."""
_UNSEEN = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{BIDIRECTIONAL}{INVISIBLE}]")


def escaped(text: str) -> str:
    r"""Text in which every character is seen and stands for itself: `\x1b`, `\u202e`. Ends of lines and tabs stay."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(lambda found: escape(found[0]), text)


def escape(one: str) -> str:
    """A character by its number, beyond ASCII as JSON writes it, so that a JSON text stays one; a tab is a tab."""
    if one == "\t":
        return one
    return f"\\x{ord(one):02x}" if one < " " else f"\\u{ord(one):04x}" if one < "\U00010000" else json.dumps(one)[1:-1]


def unseen(one: str) -> bool:
    """Whether a character would not be seen as what it is."""
    return _UNSEEN.match(one) is not None
