"""The tables of a Markdown text, cell by cell as plain text: links, footnotes and HTML taken apart, nothing lost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_DELIMITER = re.compile(r"^\s*\|?(\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_FOOTNOTE = re.compile(r"^\[\^([^\]]+)\]:\s*(.*)$")
_MARK = re.compile(r"\[\^([^\]]+)\]|<sup>(.*?)</sup>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)|<((?:https?|mailto):[^>\s]+)>")
_BREAK = re.compile(r"\s*</?br\s*/?>\s*", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]+>")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1")
_STARS = re.compile(r"[*†‡]+$")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, its lines apart; the addresses that it links to; the marks of its footnotes."""

    text: str
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the heading above it and the 1-based line of its first row of cells."""

    line: int
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(text: str) -> tuple[Table, ...]:
    """All tables; a row with too few cells is filled up, one with too many keeps them in the last."""
    lines = _outside_fences(text.splitlines())
    return tuple(_tables(lines))


def footnotes(text: str) -> Mapping[str, str]:
    """The footnotes of a text by their marks."""
    found = (match for line in text.splitlines() if (match := _FOOTNOTE.match(line)))
    return {match[1]: cell(match[2]).text for match in found}


def cell(source: str) -> Cell:
    """A cell without its markup."""
    marks = tuple(next(filter(None, match.groups()), "") for match in _MARK.finditer(source))
    bare = _MARK.sub("", source)
    links = tuple(match[2] or match[3] for match in _LINK.finditer(bare))
    bare = _LINK.sub(lambda match: match[1] or match[3] or "", bare)
    bare = _TAG.sub("", _BREAK.sub("\n", bare))
    bare = html.unescape(_EMPHASIS.sub(r"\2", bare).replace("\\|", "|"))
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    plain = "\n".join(filter(None, lines))
    stars = _STARS.findall(plain)
    return Cell(_STARS.sub("", plain).strip(), links, (*marks, *stars))


def _outside_fences(lines: Sequence[str]) -> list[str]:
    """The same lines with those of code blocks emptied, so that numbers stay."""
    found, fence = [], ""
    for line in lines:
        opened = _FENCE.match(line)
        inside = bool(fence or opened)
        if opened and not fence:
            fence = opened[1]
        elif opened and fence and opened[1].startswith(fence):
            fence = ""
        found.append("" if inside else line)
    return found


def _tables(lines: Sequence[str]) -> Iterator[Table]:
    heading, at = "", 0
    while at < len(lines):
        titled = _HEADING.match(lines[at])
        heading = cell(titled[1]).text if titled else heading
        if _begins(lines, at):
            end = at + 2
            while end < len(lines) and _PIPE.search(lines[end]):
                end += 1
            columns = _split(lines[at])
            rows = tuple(_row(line, len(columns)) for line in lines[at + 2 : end])
            yield Table(at + 3, heading, tuple(cell(one).text for one in columns), rows)
            at = end
        else:
            at += 1


def _begins(lines: Sequence[str], at: int) -> bool:
    below = lines[at + 1] if at + 1 < len(lines) else ""
    ruled = _DELIMITER.match(below) is not None and "-" in below
    return bool(_PIPE.search(lines[at])) and ruled and len(_split(lines[at])) == len(_split(below))


def _split(line: str) -> list[str]:
    found = [piece.strip() for piece in _PIPE.split(line.strip())]
    return found[1 if found[:1] == [""] else 0 : -1 if found[-1:] == [""] else None]


def _row(line: str, width: int) -> tuple[Cell, ...]:
    found = _split(line)
    if len(found) > width:
        found[width - 1 :] = [" | ".join(found[width - 1 :])]
    return tuple(cell(piece) for piece in (*found, *[""] * (width - len(found))))
