"""Text of the inventory as text of a page: Markdown and YAML in which it means nothing but itself."""

from __future__ import annotations

import html

from onward.characters import in_line


def plain(text: str) -> str:
    """Text of the inventory as Markdown that means nothing but itself, in one line."""
    flat = in_line(html.escape(text, quote=False))
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]#|!" else letter for letter in flat)


def quoted(text: str) -> str:
    """Text as a YAML scalar in one line."""
    return '"' + in_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
