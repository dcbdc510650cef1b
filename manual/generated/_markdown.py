"""Small pieces of Markdown."""

from __future__ import annotations

import ast
import html
from collections.abc import Iterable, Mapping
from pathlib import Path


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; a bar within a cell is no border."""
    heads = list(columns)
    lines = [
        heads,
        ["---"] * len(heads),
        *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def fence(text: str, language: str = "", title: str = "") -> str:
    """A block of code."""
    named = f' title="{title}"' if title else ""
    return f"```{language}{named}\n{text.rstrip()}\n```"


def code(text: str) -> str:
    """A word of code; nothing for none."""
    return f"`{text}`" if text else ""


def plain(text: str) -> str:
    """A text in which no sign is markup of HTML."""
    return html.escape(text, quote=False)


def below(text: str) -> str:
    """A page's text with its headings one step further down."""
    return "\n".join(f"#{line}" if line.startswith("##") else line for line in text.splitlines())


def attributes(path: Path, name: str) -> Mapping[str, str]:
    """The docstrings that stand below the attributes of a class."""
    (kind,) = (
        one for one in ast.parse(path.read_text("utf-8")).body if isinstance(one, ast.ClassDef) and one.name == name
    )
    found = {}
    for node, after in zip(kind.body, kind.body[1:], strict=False):
        target = (
            node.target
            if isinstance(node, ast.AnnAssign)
            else node.targets[0]
            if isinstance(node, ast.Assign)
            else None
        )
        if isinstance(target, ast.Name) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[target.id] = " ".join(str(after.value.value).split())
    return found
