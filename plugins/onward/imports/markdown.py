"""Lists of vendors as companies publish them in Markdown and MDX: tables, bullets, definitions, headings."""

from __future__ import annotations

import re

from onward.imports import Asked, File, Reading, _lists, _markdown

ABOUT = "a page of Markdown"
ENDINGS = (".md", ".mdx", ".markdown", ".txt")
WITHIN = ""
_LIKE = re.compile(r"^[ \t]{0,20}(?:\||#{1,6} \S|[-*] \S|---$)", re.MULTILINE)


def fits(file: File) -> bool:
    """Whether it has a heading, a bullet or a row of a table."""
    return _LIKE.search(file.text) is not None


def read(file: File, asked: Asked) -> Reading:
    """The vendors of all lists of a page. OnwardError where none names any."""
    return _lists.reading(_markdown.page(file.text), file.name, asked)
