"""Characters that are not seen, or that make what is read another thing than what is written; and text in which all are seen."""

from __future__ import annotations

import enum
import re
import unicodedata
from functools import cache

BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn the direction of text (UAX #9), as the inside of a character class."""
INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
"""Characters without a form of their own; the joiners of Indic scripts, of Persian and of emoji are none of them."""
_UNSEEN = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff{BIDIRECTIONAL}{INVISIBLE}]")

_ANYWHERE = re.compile(r"#(?=#(?:vso|teamcity)?\[)")
_AT_START = re.compile(r"^([^\S\n]*):(?=:[A-Za-z])", re.MULTILINE)
"""Where GitHub, Azure Pipelines and TeamCity look for commands in what a program prints."""

_BREAKS = re.compile(r"[^\S\u00a0\u202f]+")
"""Spaces at which a line may break, and ends of lines; not the ones that French sets before a colon and a question mark."""

_SPELLED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "'": None, "’": None}
)
"""Letters that Unicode does not take apart, and marks within a word."""


def in_line(text: str) -> str:
    """Text in one line, with one space where there were several, or an end of a line; spaces that keep words together stay."""
    return _BREAKS.sub(" ", text).strip(" ")


def escaped(text: str) -> str:
    r"""Text in which every character is seen and stands for itself: `\x1b`, `\u202e`. Ends of lines and tabs stay."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(lambda match: escape(match[0]), text)


def without_commands(text: str) -> str:
    r"""Text in which the log of a CI system finds no command: `##[error]`, `##vso[…]`, `::error::` at the start of a line.

    The first character of each is written by its number, `\u0023#[error]`, which JSON reads as the character itself.
    """
    if "##" not in text and "::" not in text:
        return text
    return _AT_START.sub(r"\1\\u003a", _ANYWHERE.sub(r"\\u0023", text))


def escape(character: str) -> str:
    """A character by its number, beyond ASCII as JSON writes it, so that a JSON text stays one; a tab is a tab."""
    if character == "\t":
        return character
    if character < " ":
        return f"\\x{ord(character):02x}"
    return "".join(f"\\u{unit}" for unit in character.encode("utf-16-be", "surrogatepass").hex(" ", 2).split())


def slug(text: str, longest: int | None = None) -> str:
    """An id made of a name: `Müller & Söhne` is `muller-sohne`, `Groß` is `gross`; empty where it has no Latin letter or digit.

    `longest` is how many characters there may be; words beyond it are left out, the first never.
    """
    folded = text.casefold().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)
    kept = words[:1]
    for word in words[1:]:
        if longest is not None and len("-".join([*kept, word])) > longest:
            break
        kept.append(word)
    return "-".join(kept)


def unseen(character: str) -> bool:
    """Whether a character would not be seen as what it is."""
    return _UNSEEN.match(character) is not None


class Deception(enum.Enum):
    """How a character makes a text look like another one."""

    TURNING = "turning"
    INVISIBLE = "invisible"
    MIXED = "mixed"


_TURNING = re.compile(f"[{BIDIRECTIONAL}]")
_MARKS_OF_DIRECTION = "\u061c\u200e\u200f"
_HIDDEN = re.compile(f"[{INVISIBLE}]")
_JOINED = re.compile("[\u200c\u200d]")
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")
"""Scripts whose letters look like those of another (Unicode Technical Standard 39)."""
_NOT_LATIN = re.compile("[^\x00-\u024f\u2000-\u2bff]")
"""What may be a letter of another script; the signs between have none that looks like one of another script."""
_FLAG = "\U0001f3f4"


def deception(text: str) -> tuple[Deception, str] | None:
    """The first character that would deceive a reader, and how; None where a text is what it looks like."""
    if text.isascii():
        return None
    for match in _TURNING.finditer(text):
        if match[0] not in _MARKS_OF_DIRECTION or not any(
            unicodedata.bidirectional(letter) in ("R", "AL") for letter in text
        ):
            return Deception.TURNING, match[0]
    for match in _HIDDEN.finditer(text):
        if match[0] < _FLAG or _FLAG not in text[: match.start()]:  # flags of regions are spelled in tags
            return Deception.INVISIBLE, match[0]
    for match in _JOINED.finditer(text):
        if _script(text[match.start() - 1 : match.start()]) in _ALIKE or not match.start():
            return Deception.INVISIBLE, match[0]
    words = _WORD.findall(text) if _NOT_LATIN.search(text) else ()
    mixed = next((letter for word in words if (letter := _other_script(word))), None)
    return (Deception.MIXED, mixed) if mixed else None


def _other_script(word: str) -> str | None:
    """The first letter of a word that is of another script than most of it, where the two look alike."""
    if word.isascii():
        return None
    letters = [(letter, script) for letter in word if (script := _script(letter)) in _ALIKE]
    scripts = [script for _, script in letters]
    most = max(_ALIKE, key=scripts.count)
    return next((letter for letter, script in letters if script != most), None)


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def not_utf_8(name: str, content: bytes, start: int) -> str:
    """What is wrong with a file whose bytes are not UTF-8 from `start` on: where, and the way out."""
    before = content[:start]
    line, column = before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    return f"`{name}` is not UTF-8 (line {line}, column {column}); save it in this encoding"
