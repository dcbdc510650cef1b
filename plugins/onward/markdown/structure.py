"""The structure of a text: headings and footnotes with their lines, and the words of a line.

It is read as CommonMark has it, with the tables of GitHub; indented lines are text, since pages of MkDocs indent what stands in a
box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onward.frozen import dataclass
from onward.markdown.reader import commonmark
from onward.markdown.stretches import blanked, front_matter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MARK = re.compile(r"\[\^([^\[\]]+)\]")
_DEFINED = re.compile(r"\[\^([^\[\]\n]+)\]:[ \t]*")
_STARS = "*†‡"
"""Signs of footnotes at the end of a cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line or a cell says, its lines apart; the addresses that it links to; the marks of its footnotes."""

    text: str
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without its markup, with its 1-based line; level 1 is the highest of six."""

    line: int
    level: int
    text: str


def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a page in their order, without front matter and without attributes in braces."""
    return tuple(_headings(_blocks(blanked(text, [(0, front_matter(text))]))))


def footnotes(text: str) -> Mapping[str, str]:
    """The footnotes of a text by their marks."""
    return {token.info: line(token.content).text for token in _blocks(text) if token.type == "footnote"}


def line(source: str) -> Line:
    """A line of Markdown without its markup: links, footnotes and HTML taken apart, no word lost."""
    tokens: list[Token] = []
    reader = _reader()
    reader.inline.parse(source, reader, {}, tokens)
    return _line(tokens)


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    for opened, inside in pairwise(tokens):
        if opened.type == "heading_open" and opened.map:
            bare = inside.content.rstrip()
            if bare.endswith("}") and "{" in bare:
                bare = bare[: bare.rindex("{")]
            yield Heading(opened.map[0] + 1, int(opened.tag[1]), line(bare).text)


def _blocks(text: str) -> list[Token]:
    return _reader().parse(text)


@cache
def _reader() -> MarkdownIt:
    """With footnotes; the words of a line are read apart."""
    reader = commonmark().disable(["inline", "text_join"])
    reader.block.ruler.before("reference", "footnote", _footnote)
    reader.inline.ruler.before("link", "mark", _mark)
    return reader


def _footnote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Reads `[^1]: text`, up to an empty line or the next one."""
    opened = _DEFINED.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    if opened and not silent:
        state.line = line + 1
        while state.line < end and not state.isEmpty(state.line) and not _DEFINED.match(state.src, _begins(state)):
            state.line += 1
        token = state.push("footnote", "", 0)
        token.info, token.map = opened[1], [line, state.line]
        token.content = state.src[opened.end() : state.eMarks[state.line - 1]]
    return opened is not None


def _begins(state: StateBlock) -> int:
    return state.bMarks[state.line] + state.tShift[state.line]


def _mark(state: StateInline, silent: bool) -> bool:
    """Reads `[^1]`."""
    mark = _MARK.match(state.src, state.pos, state.posMax)
    if mark:
        state.pos = mark.end()
        if not silent:
            state.push("mark", "", 0).content = mark[1]
    return mark is not None


def _line(tokens: Sequence[Token]) -> Line:
    words, links, marks = list[str](), list[str](), list[str]()
    raised: list[str] | None = None
    for token in _flat(tokens):
        element = _element(token)
        links += [str(token.attrs[name]) for name in ("href", "src") if name in token.attrs]
        if token.type == "mark":
            marks.append(token.content)
        elif element == "sup":  # a mark is what stands between two of them
            marks += ["".join(raised)] if raised else []
            raised = None if token.content.startswith("</") else []
        else:
            (words if raised is None else raised).append(_word(token, element))
    whole = "".join([*words, *(raised or ())])
    plain = "\n".join(filter(None, (" ".join(part.split()) for part in whole.split("\n"))))
    bare = plain.rstrip(_STARS)
    return Line(bare.strip(), tuple(links), (*marks, *filter(None, [plain[len(bare) :]])))


def _word(token: Token, element: str) -> str:
    if token.type in ("hardbreak", "softbreak") or element == "br":
        return " " if token.type == "softbreak" else "\n"
    return "" if element or token.type == "image" else token.content


def _element(token: Token) -> str:
    """The name of an element of HTML; the empty text for everything else."""
    if token.type != "html_inline":
        return ""
    return next(iter(token.content.strip("</> ").split(maxsplit=1)), "!").rstrip("/").lower()


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens one after another, the words of a picture before it."""
    for token in tokens:
        if token.type == "image":
            yield from _flat(token.children or ())
        yield token
