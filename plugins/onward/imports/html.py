"""Lists of vendors on pages of HTML: tables with merged cells, bullets, definitions, headings."""

from __future__ import annotations

import re

from onward.imports import Asked, File, Reading, _html, _lists

ABOUT = "a page of HTML"
ENDINGS = (".html", ".htm", ".xhtml")
WITHIN = ""
_LIKE = re.compile(r"<!doctype html|<html\b|<body\b|<table\b", re.IGNORECASE)


def fits(file: File) -> bool:
    """Whether it begins as a page of HTML does."""
    return _LIKE.search(file.text[:4000]) is not None


def read(file: File, asked: Asked) -> Reading:
    """The vendors of all lists of a page. OnwardError where none names any."""
    return _lists.reading(_html.page(file.text), file.name, asked)
