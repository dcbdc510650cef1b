"""Small pieces of HTML that the plugin itself writes."""

from __future__ import annotations

import itertools
import re
from datetime import date
from html import escape

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CELL_ENDS = re.compile(r"</(?:td|th|tr|dt|dd|li|div|caption)>")


def text(value: str) -> str:
    """Plain text for an element or an attribute."""
    return escape(value, quote=True)


def day(value: date) -> str:
    """A day as people write it, with the machine's form beside it."""
    return f'<time datetime="{value.isoformat()}">{value.day} {_MONTHS[value.month - 1]} {value.year}</time>'


def spaced(block: str) -> str:
    """A block with a line's end after each cell, so that the search does not run the words of two cells together."""
    return _CELL_ENDS.sub(lambda match: f"{match[0]}\n", block)


def regions(content: str) -> str:
    """Tables of Markdown inside regions that scroll and take the keyboard's focus, so that they fit a phone."""
    number = itertools.count(1)

    def region(match: re.Match[str]) -> str:
        return (
            f'<div class="ow-table" role="region" tabindex="0" aria-label="Table {next(number)} of this page">'
            f'<table class="ow-rows">{match[1]}</table></div>'
        )

    return _TABLE.sub(region, content)
