"""The reader of CommonMark, as every text that people wrote is read: addresses stay as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def commonmark(any_address: bool = False) -> MarkdownIt:
    """A reader of its own, with the tables of GitHub, to be loaded when there is something to read; indented lines are text.

    `any_address`: a link is one whatever it leads to, where nobody follows it.
    """
    from markdown_it import MarkdownIt

    class Reader(MarkdownIt):
        def normalizeLink(self, url: str) -> str:
            return url

        def normalizeLinkText(self, link: str) -> str:
            return link

        def validateLink(self, url: str) -> bool:
            return any_address or super().validateLink(url)

    return Reader("commonmark").enable("table").disable("code")
