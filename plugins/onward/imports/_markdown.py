"""Markdown and MDX as a page: it becomes HTML line by line, so that tables, lists and HTML within it are read in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from onward.imports import _html
from onward.imports._page import Block, Grid, Hidden, Page
from onward.markdown.reader import commonmark
from onward.markdown.stretches import Stretch, between, blanked, fences, front_matter
from onward.markdown.structure import footnotes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SCRIPT = re.compile(r"^(?:import\s.+?\sfrom\s|import\s+['\"]|export\s+(?:const|default|function)\s).*$", re.MULTILINE)
_DEFINED = re.compile(r"^\[\^[^\[\]\n]+\]:[^\n]*(?:\n(?!\[\^)[^\n]+)*", re.MULTILINE)
_DEFINITION = re.compile(r"^:[ \t]+\S", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\[\]\n]+)\]")
_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"(?:\|[ 	]*)?:?-+:?(?:[ 	]*\|[ 	]*:?-+:?)*(?:[ 	]*\|)?")
_FIELDS = re.compile(r"[^\n]+(?:\n[^:\n]{2,50}:[^\n]+)+\Z")
"""A line, then lines that each say a field."""
_PARTED = re.compile(r". [-–—|] .|\)[.,;]?\Z")
"""A line with a part behind a dash or in brackets."""
_DRAWN = re.compile(r"^\+(?:[-=]{3,}\+)+[ \t]*\n(?:[|+][^\n]*\n)*\+(?:[-=]{3,}\+)+[ \t]*$", re.MULTILINE)
"""A table whose cells are drawn, as `+---+---+` begins it."""
_GONE = "\ue000"
"""A row in the place of a comment between the rows of a table."""
_ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\} *$")


def page(text: str) -> Page:
    """The blocks of a page. Comments, front matter and the code of MDX are not published."""
    text = blanked(text, [(0, front_matter(text))])
    notes = tuple(footnotes(text).items())
    text = _DEFINED.sub(lambda match: "\n" * match[0].count("\n"), text)
    text, hidden = _uncommented(text)
    text, drawn = _undrawn(text)
    text = _SCRIPT.sub("", text)
    text = _definitions(text)
    parsed = _html.page(_rendered(_mended(text)))
    shown = (part for block in parsed.blocks for part in _without_gaps(block))
    return Page(tuple(sorted((*shown, *hidden, *drawn), key=lambda block: block.line)), notes)


def _undrawn(text: str) -> tuple[str, list[Block]]:
    """The text without tables that are drawn with lines, as reStructuredText has them, and what they hold."""
    drawn = [
        Hidden(text.count("\n", 0, table.start()) + 1, " ".join(table[0].split()), "a table drawn with lines")
        for table in _DRAWN.finditer(text)
    ]
    return _DRAWN.sub(lambda table: "\n" * table[0].count("\n"), text), [*drawn]


def _definitions(text: str) -> str:
    """Terms with what they are, as Markdown's extensions write them, as bullets: each line stays in its place."""
    if not _DEFINITION.search(text):
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if _DEFINITION.match(line) and at:
            above = at - 1 if lines[at - 1].strip() else at - 2
            if above >= 0 and lines[above][:1].strip() and lines[above][0] not in "|#>-*:<`":
                lines[above] = f"- **{lines[above].strip()}**"
            lines[at] = f"    - {line[1:].strip()}"
    return "\n".join(lines)


def _without_gaps(block: Block) -> Iterator[Block]:
    """A table without the rows that stand for comments."""
    if isinstance(block, Grid):
        block = replace(block, rows=tuple(row for row in block.rows if row.cells[0].text != _GONE))
    yield block


def _uncommented(text: str) -> tuple[str, list[Block]]:
    """The text without its comments, each line in its place, and what the comments said of tables."""
    bare = blanked(text, [fence.stretch for fence in fences(text) if fence.closed])
    data = {*_data(bare)}
    comments: list[Stretch] = sorted([*between(bare, "<!--", "-->"), *between(bare, "{/*", "*/}"), *data])
    pieces, hidden, done = list[str](), list[Block](), 0
    for start, end in comments:
        if start < done:
            continue
        said = text[start:end]
        if (start, end) not in data and ("|" in said or "processor" in said.casefold()):
            hidden.append(Hidden(text.count("\n", 0, start) + 1, " ".join(said.split()), "a comment"))
        elif (start, end) in data and ":" in said:
            hidden.append(Hidden(text.count("\n", 0, start) + 1, " ".join(said.split()), "data of a component"))
        pieces += [text[done:start], _gap(text, start, end)]
        done = end
    return "".join([*pieces, text[done:]]), hidden


def _data(text: str) -> Iterator[Stretch]:
    """The data that components of MDX are given; what would go over a heading or a table is none."""
    for opening, closing in (("={[", "]}"), ("export const", "\n]")):
        for start, end in between(text, opening, closing):
            if not any(sign in text[start:end] for sign in ("\n#", "\n|")):
                yield start, end


def _gap(text: str, start: int, end: int) -> str:
    """What keeps the lines of a comment: rows where it stands between rows, which an empty line would part."""
    lines = text.count("\n", start, end)
    before = text[:start].rstrip(" \t").rpartition("\n")
    after = text[end:].lstrip(" \t")
    alone = not before[2].strip() and after.startswith("\n")
    above, below = before[0].rpartition("\n")[2], after[1:].partition("\n")[0]
    if alone and "|" in above and "|" in below:
        return "\n".join([f"| {_GONE} |"] * (lines + 1))
    return "\n" * lines


def _mended(text: str) -> str:
    """The text with as many columns in the line under a table's headings as there are headings."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        bare = line.lstrip(" \t>")
        if "|" in line and index and _DELIMITER.fullmatch(bare.rstrip(" \t")):
            count = len(_split(lines[index - 1]))
            if count > 1 and len(_split(line)) != count:
                lines[index] = f"{line[: len(line) - len(bare)]}{'|---' * count}|"
    return "\n".join(lines)


def _split(row: str) -> list[str]:
    """The cells of a row, also of more than its table has columns."""
    cells = [piece.strip() for piece in _PIPE.split(row.lstrip(" \t>").rstrip())]
    return cells[1 if cells[:1] == [""] else 0 : -1 if cells[-1:] == [""] else None]


def _rendered(text: str) -> str:
    """HTML in which every block begins in the line in which it begins here."""
    lines = text.split("\n")
    out: list[str] = []
    line, width, cells = 1, 0, 0
    for token in _reader().parse(text):
        if token.map and token.nesting >= 0 and token.map[0] + 1 > line:
            out.append("\n" * (token.map[0] + 1 - line))
            line = token.map[0] + 1
        if token.type == "tr_open":
            cells, width = 0, len(_split(lines[line - 1]))
            extra = _split(lines[line - 1])
        elif token.type == "td_close":
            cells += 1
        if token.type == "tr_close" and cells and width > cells:
            beyond = escape(" | ".join(["", *(cell for cell in extra[cells:] if cell)]))
            out[-1:] = [beyond, out[-1]] if beyond.strip() else [out[-1]]
        written = _written(token)
        line += written.count("\n")
        out.append(written)
    return "".join(out)


def _dashed(text: str) -> bool:
    """A line, then lines that each have parts behind dashes or in brackets."""
    first, *rest = text.split("\n")
    return bool(first and rest) and all(map(_PARTED.search, rest))


def _written(token: Token) -> str:
    if token.type == "inline":
        return _inline(token.children or (), bool(_FIELDS.match(token.content)) or _dashed(token.content))
    if token.type == "html_block":
        return token.content
    if token.type in ("fence", "code_block"):
        return f"<pre>{escape(token.content)}</pre>".replace("\n", " ")
    if token.hidden or not token.tag:
        return ""
    return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"


def _inline(tokens: Sequence[Token], lines: bool = False) -> str:
    """The words of a line, in one line; with `lines`, each stays one of its own."""
    reader = _reader()
    replaced = [replace_attributes(token) for token in tokens]
    made = str(reader.renderer.render(replaced, reader.options, {}))
    return _MARK.sub(lambda mark: f"<sup>{mark[1]}</sup>", made).replace("\n", "<br>" if lines else " ")


def replace_attributes(token: Token) -> Token:
    """A word of a heading without the attributes that MkDocs and MDX read behind it."""
    if token.type == "text" and token.content.rstrip().endswith("}"):
        token.content = _ATTRIBUTES.sub("", token.content).rstrip()
    return token


@cache
def _reader() -> MarkdownIt:
    """With struck words; a list is read, and nobody follows its links."""
    return commonmark(any_address=True).enable("strikethrough")
