"""Vendors in running text: `We use Acme (US) for hosting.` What a text says beside them is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from onward.imports import Told
from onward.imports._atlas import Atlas, folded, table
from onward.imports._page import Cell, Entry, Text
from onward.imports._places import places
from onward.imports._sections import COOKIES, says

PLACE, WORK, MORE = "Location", "Purpose", "Notes"
"""What columns are called that running text has no words for."""
_PARTS = re.compile(r"(?<=[.;!?]) (?=[^\W\d_])")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"(?<=\))[,;]? (?:(?:and|und|et|y|en|e) )?")
"""What parts vendors that each end with a bracket."""
_AND = re.compile(r"[,;]? (?:and|und|et|y|en|e|sowie|as well as) |[,;] ")
_ARTICLE = re.compile(r"^(?:the|die|der|das|den|la|le|les|el|los|las|de|het|il|lo|o|a) (?=[A-Z0-9])")
_TRADING_AS = re.compile(r",? (?:d/?b/?a|doing business as|trading as) ", re.IGNORECASE)
_MOST_WORDS, _LONGEST, _A_SENTENCE = 6, 4000, 600


def sentences(block: Text, atlas: Atlas) -> tuple[list[Entry], list[str]]:
    """The vendors that a paragraph names, each with its place or as the link with which it begins; and its other sentences."""
    entries: list[Entry] = []
    left: list[str] = []
    for said in _parted(block.cell.one[:_LONGEST]):
        entry = sentence(replace(block.cell, text=said, links=()), block.line, atlas)
        if several := _several(said, block.line, atlas) or _each(said, block.line, atlas):
            entries += several
            continue
        placed = entry and PLACE in dict(entry.pairs)
        if entry and (placed or block.cell.lead == entry.name.text):
            entries.append(replace(entry, name=replace(entry.name, links=_links_of(entry.name.text, block.cell))))
        else:
            left.append(said)
    return entries, left


def sentence(cell: Cell, line: int, atlas: Atlas) -> Entry | None:
    """The vendor that one sentence says is used; None where it says something else."""
    text = cell.one.strip().rstrip(".")
    match = next((hit for pattern in _patterns()["uses"] if (hit := pattern.match(text))), None)
    if not match or len(_placed_brackets(match["rest"], atlas)) > 1:
        return None
    words, work = _worked(_ARTICLE.sub("", match["rest"]))
    name, where, more = _placed(words, atlas)
    if not name or len(name.split()) > _MOST_WORDS or says("vendors", name) or says(COOKIES, name):
        return None
    if name != cell.lead and not (name[0].isupper() or name[0].isdigit()):
        return None
    done = _ARTICLE.sub("", match.groupdict().get("work") or work)
    said = ((WORK, done), (PLACE, where), (MORE, more))
    return Entry(
        line, Cell(name, cell.links, cell.marks, cell.struck), tuple((key, Cell(text)) for key, text in said if text)
    )


def unread(left: Iterable[str], line: int, named: bool) -> Iterator[Told]:
    """What is said of sentences that are not read: all of them beside vendors, else those that name companies."""
    for words in left:
        if _names_companies(words):
            yield Told(line, f"a sentence names companies, and is not read: {words[:200]}")
        elif named:
            yield Told(line, f"a sentence beside vendors, not imported: {words[:200]}")


def _names_companies(text: str) -> bool:
    """Whether a sentence names companies in a way in which it is not taken apart: `providers such as Acme and Other`."""
    words = text.strip()[:_A_SENTENCE]
    used = next((hit for pattern in _patterns()["uses"] if (hit := pattern.match(words.rstrip(".")))), None)
    first = _ARTICLE.sub("", used["rest"]).partition(" ")[0] if used else ""
    if first and not first[0].islower() and not says("vendors", first) and not says(COOKIES, first):
        return True
    return any(pattern.search(words) for pattern in _patterns()["names"])


def stays(text: str) -> str:
    """Where data stays, as a sentence says it: `Data is stored in Germany.`; empty where it says something else."""
    match = _patterns()["stays"][0].search(text.strip()) if len(text) < _A_SENTENCE else None
    return match["where"] if match else ""


def former_name(text: str) -> str:
    """The name that a company had before: `formerly Acme`; empty where a text says something else."""
    match = _patterns()["former"][0].match(text.strip())
    name = match["name"].strip() if match else ""
    return name if name[:1].isupper() or name[:1].isdigit() else ""


def legal_name(text: str) -> str:
    """The name of a company by its legal form, as brackets hold it: `Acme, Inc., d/b/a Post`; empty where a text is none."""
    name = _TRADING_AS.split(text, maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]+", name)
    title = all(word[0].isupper() or word in ("and", "und", "et", "de", "y", "e", "van", "d") for word in words)
    return name if title and says("legal_form", name) else ""


def _several(said: str, line: int, atlas: Atlas) -> list[Entry]:
    """The vendors behind a colon, each with its place in brackets: `our subprocessors: Acme (US) and Other (Ireland)`."""
    before, colon, after = said.partition(": ")
    if not colon or not says("vendors", before):
        return []
    pieces = [piece.strip(" .,;") for piece in _BETWEEN.split(after)]
    named = [_placed(piece, atlas) for piece in pieces if piece]
    if not named or any(not where or len(name.split()) > _MOST_WORDS for name, where, _ in named):
        return []
    return [Entry(line, Cell(name), ((PLACE, Cell(where)),)) for name, where, _ in named]


def _each(said: str, line: int, atlas: Atlas) -> list[Entry]:
    """The vendors that one sentence says are used, each with its place in brackets: `We use Acme (US) for mail and Other (IE).`"""
    text = said.strip().rstrip(".")
    match = next((hit for pattern in _patterns()["uses"] if (hit := pattern.match(text))), None)
    if not match or len(_placed_brackets(match["rest"], atlas)) < 2:
        return []
    entries = []
    for piece in _pieces(match["rest"], atlas):
        words, work = _worked(_ARTICLE.sub("", piece))
        name, where, more = _placed(words, atlas)
        if not where or not name or name[0].islower() or len(name.split()) > _MOST_WORDS:
            return []
        pairs = ((WORK, _ARTICLE.sub("", work) or match.groupdict().get("work") or ""), (PLACE, where), (MORE, more))
        entries.append(Entry(line, Cell(name), tuple((key, Cell(value)) for key, value in pairs if value)))
    return entries


def _pieces(text: str, atlas: Atlas) -> list[str]:
    """What is said of each vendor: a piece ends where another name begins behind a place in brackets."""
    pieces: list[str] = []
    done = 0
    for hit in _AND.finditer(text):
        after = _ARTICLE.sub("", text[hit.end() :])[:1]
        if (after.isupper() or after.isdigit()) and _placed_brackets(text[done : hit.start()], atlas):
            pieces.append(text[done : hit.start()])
            done = hit.end()
    return [*pieces, text[done:]]


def _placed_brackets(text: str, atlas: Atlas) -> list[str]:
    return [inside for inside in _BRACKETS.findall(text) if places(inside, atlas).found]


def _parted(text: str) -> list[str]:
    """The sentences of a text; the full stop of `Inc.` ends none."""
    whole: list[str] = []
    for said in _PARTS.split(text):
        if whole and (_patterns()["stops"][0].search(whole[-1])):
            whole[-1] = f"{whole[-1]} {said}"
        else:
            whole.append(said)
    return whole


def _worked(text: str) -> tuple[str, str]:
    """What is used, and for what, where a word such as `for` parts them outside of brackets."""
    for hit in _patterns()["for"][0].finditer(text):
        if text.count("(", 0, hit.start()) == text.count(")", 0, hit.start()):
            return text[: hit.start()], text[hit.end() :]
    return text, ""


def _placed(words: str, atlas: Atlas) -> tuple[str, str, str]:
    """The name, the places behind it, and what else stands in its brackets."""
    if based := _patterns()["based"][0].search(words):
        return words[: based.start()].strip(" ,"), based["where"], ""
    inside = _BRACKETS.findall(words)
    name = " ".join(_BRACKETS.sub(" ", words).split()).strip(" ,")
    where = [piece for piece in inside if places(piece, atlas).found]
    return name, ", ".join(where), ", ".join(piece for piece in inside if piece not in where)


def _links_of(name: str, cell: Cell) -> tuple[str, ...]:
    """The links of a paragraph that are of a vendor: all where it begins with the name, else those whose host has it."""
    word = re.sub(r"[^a-z0-9]", "", folded(name.split()[0]))
    if len(cell.links) == 1 and cell.lead == name:
        return cell.links
    return tuple(link for link in cell.links if word and word in (urlsplit(link).netloc if "[" not in link else ""))


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    return {
        kind: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
        for kind, patterns in table("sentences").items()
    }
