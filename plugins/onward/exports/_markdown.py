"""A paper as Markdown, with tables as GitHub has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onward.characters import escaped, in_line
from onward.exports._paper import Block, Cell, Forms, Grid, Heading, Line, Paper, Text

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~]|^(?=[#+=-])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")
"""What Markdown would read as more than text, and where a line would begin a list or a heading."""


def markdown(paper: Paper) -> bytes:
    """The whole; a blank is bold and stands in brackets."""
    parts = [f"# {_safe(paper.title)}", *(part for block in paper.blocks for part in _block(block))]
    parts += ["---", f"**{_safe(paper.about_title)}**"]
    parts += ["\n".join(f"- {_safe(label)}{paper.colon}{_safe(text)}" for label, text in paper.about)]
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {_safe(block.text)}"
    elif isinstance(block, Text):
        yield f"*{_line(block.line)}*" if block.small else _line(block.line)
    elif isinstance(block, Grid):
        yield _table(block.head, block.rows)
    elif isinstance(block, Forms):
        for title, cells in block.entries:
            yield from [f"{'#' * (block.level + 1)} {_safe(title)}"] if title else []
            yield _table(("", ""), (((Line(f"{name}"),), held) for name, held in zip(block.labels, cells, strict=True)))


def _table(head: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> str:
    heads = [_safe(title) or " " for title in head]
    ruled = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return "\n".join([*ruled, *(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows)])


def _cell(held: Cell) -> str:
    return "<br>".join(_line(line) for line in held)


def _line(line: Line) -> str:
    text = "<br>".join(_safe(piece) for piece in line.text.splitlines())
    return f"**{text}**" if line.blank and text else text


def _safe(text: str) -> str:
    """Text as text: no markup, no HTML, in one line."""
    return _MARKUP.sub(lambda match: f"\\{match[0]}", in_line(escaped(text)))
