"""What cells hold beside places: addresses of sites, postal addresses, and lists of kinds of data."""

from __future__ import annotations

import re

from onward.imports._page import Cell

_URL = re.compile(r"https?://[^\s<>\"'|]+", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?:/[^\s<>\"'|]*)?", re.IGNORECASE)
_HOST = re.compile(r"^https?://(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_APART = re.compile(r"[,;\n•·|、，；・]|\s/\s")
_AND = re.compile(
    r"^(?:and|und|et|y|en|e|och|og|oraz|&|as well as|sowie) | (?:and|und|et|y|en|e|och|og|oraz|&) ", re.IGNORECASE
)
_BRACKET = re.compile(r"[()]")
_MOST_PARTS, _MOST_WORDS = 40, 7


def website(link: str) -> str | None:
    """An address on the web as a record has it; None for any other link."""
    link = link.strip()
    if not _HOST.match(link) or any(character in link for character in " \\\"'<>"):
        return None
    scheme, _, rest = link.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash + path if path else ''}"


def links_in(cell: Cell) -> list[str]:
    """The addresses on the web in a cell: its links, then what its words are."""
    links = [url for link in cell.links if (url := website(link))]
    links += [url for word in _URL.findall(cell.text) if (url := website(word.rstrip(".,;)")))]
    if not links:
        words = [word.strip(".,;()") for word in cell.text.split() if "@" not in word]
        links = [f"https://{word.lower()}" for word in words if _DOMAIN.fullmatch(word)]
    return list(dict.fromkeys(links))


def address_lines(cell: Cell) -> tuple[list[str], list[str]]:
    """The lines of a postal address in a cell, without addresses on the web; and the mailboxes in it."""
    mails = _MAIL.findall(cell.text) + [hit[0] for link in cell.links if (hit := _MAIL.search(link))]
    lines = []
    for line in cell.text.split("\n"):
        bare = _MAIL.sub("", _URL.sub("", line)).strip(" ,;:")
        if bare and not _DOMAIN.fullmatch(bare):
            lines.append(bare)
    return lines, list(dict.fromkeys(mails))


def parts(text: str) -> tuple[str, ...] | None:
    """The items of a list such as `Names, email addresses and logs`, each once; None where the text is a sentence."""
    items: list[str] = []
    for piece in _between(text):
        bare = piece.strip(" .*-–—:")
        if bare:
            items.append(bare[0].upper() + bare[1:] if bare[0].islower() else bare)
    prose = any(len(item.split()) > _MOST_WORDS or re.search(r"[.!?]\s", item) or item.endswith(":") for item in items)
    return None if prose or not items or len(items) > _MOST_PARTS else tuple(dict.fromkeys(items))


def _between(text: str) -> list[str]:
    """What stands between separators that are in no brackets."""
    pieces, depth, start = list[str](), 0, 0
    marks = sorted(
        [(bracket.start(), bracket.end(), bracket[0]) for bracket in _BRACKET.finditer(text)]
        + [(separator.start(), separator.end(), "") for separator in _APART.finditer(text)]
    )
    for begin, end, mark in marks:
        if mark:
            depth = depth + 1 if mark == "(" else max(0, depth - 1)
        elif not depth:
            pieces.append(text[start:begin])
            start = end
    pieces.append(text[start:])
    return [item for piece in pieces for item in _AND.split(piece.strip()) if item]
