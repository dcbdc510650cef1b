"""Where a vendor is, as the words behind its name say it: in brackets, behind a dash or the last comma, in a line of its own."""

from __future__ import annotations

import re

from onward.imports._atlas import Atlas, folded
from onward.imports._dates import day_within
from onward.imports._pieces import tokens
from onward.imports._places import Places, places
from onward.imports._sections import says

_TAIL = re.compile(r"[,;(–—]\s*(?P<tail>[^;()–—]{4,60}?)\)?\.?\Z")
DASH = re.compile(r" [-–—]+ | ?[–—] ?| \| ")
"""What parts a name, the work and the places."""


def located(text: str, atlas: Atlas) -> Places:
    """The places of words that may be of the work too: `HR` and `IT` are none unless codes of other countries stand with them."""
    codes = [piece.text for piece in tokens(text, atlas) if piece.code]
    if codes and all(code in atlas.words for code in codes):
        return Places((), (text,))
    return places(text, atlas)


def dated(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A text without a day at its end that is the first or the last one, and that day: `mail (until 31 December 2026)`."""
    match = _TAIL.search(text)
    when = day_within(match["tail"]) if match else None
    if not match or not when:
        return text, []
    key = "Until" if says("ends", match["tail"]) else "Since" if says("begins", match["tail"]) else ""
    return (text[: match.start()].rstrip(), [(key, when.isoformat())]) if key else (text, [])


def is_dashed(text: str) -> bool:
    """Whether what follows a name stands apart from it, behind a dash or in brackets."""
    return bool(DASH.search(text)) or brackets(text)[1] is not None


def brackets(text: str) -> tuple[str, str | None]:
    """What stands before brackets at the end of a text, and what stands in them; None where there are none."""
    end = text.rstrip().removesuffix(".").rstrip()
    before, bracket, inside = end.removesuffix(")").rpartition("(")
    if not end.endswith(")") or not bracket or ")" in inside:
        return text, None
    return before.rstrip(), inside


def place_at_end(text: str, atlas: Atlas) -> tuple[str, str]:
    """The work, and the place in a line of its own, in the brackets, or behind a dash or comma."""
    before, inside = brackets(text)
    if inside is not None and not before:
        return place_at_end(inside, atlas)
    if inside is not None and located(before, atlas).sure:
        words = folded(inside)
        beside = located(inside, atlas).found or words in atlas.vague or {*words.split()} <= atlas.beside
        return ("", text) if beside else (inside, before)
    *work, place = DASH.split(before) if inside is not None and "\n" not in text else [before]
    if inside is not None and work and located(place, atlas).sure:
        return " – ".join(work), f"{place} ({inside})"
    if inside is not None and mostly_places(inside, atlas):
        return before.rstrip(" ,–—-"), inside
    lines = text.split("\n")
    if len(lines) > 1 and (where := next((line for line in lines if located(line, atlas).sure), "")):
        return ", ".join(line for line in lines if line is not where), where
    parts = DASH.split(text)
    if len(parts) > 1 and mostly_places(parts[-1], atlas):
        return " – ".join(parts[:-1]), parts[-1]
    if len(parts) > 1 and located(parts[0], atlas).sure:
        return " – ".join(parts[1:]), parts[0]
    return _place_by_commas(text, atlas)


def _place_by_commas(text: str, atlas: Atlas) -> tuple[str, str]:
    """The work, and the place behind the last commas."""
    pieces = [piece.strip() for piece in re.split(r"[,;]", text.rstrip("."))]
    if located(pieces[0], atlas).sure and located(text, atlas).sure:
        return "", text
    for count in range(min(len(pieces) - 1, 4), 0, -1):
        tail = ", ".join(pieces[-count:])
        if located(tail, atlas).sure and not located(", ".join(pieces[:-count]), atlas).found:
            return ", ".join(pieces[:-count]), tail
    if len(pieces) > 1 and (folded(pieces[-1]) in atlas.vague or says("everywhere", pieces[-1])):
        return ", ".join(pieces[:-1]), pieces[-1]
    return text.removesuffix("."), ""


def mostly_places(text: str, atlas: Atlas) -> bool:
    """Whether a text names places, or in few words a part of the world or none in particular."""
    named = located(text, atlas)
    words = {*folded(text).split()}
    return bool(named.found) or (
        len(words) < 4 and bool(named.lost) and bool({folded(text)} & atlas.vague | words & atlas.anywhere)
    )
