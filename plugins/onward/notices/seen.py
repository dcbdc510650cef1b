"""What the reader of a Markdown page sees: its words as a browser shows them, and what the page would load."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from onward.characters import in_line
from onward.observe import Seen, markup

_EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables")
"""As the pages of a trust center are read."""
_SHOWN = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td",
    "blockquote", "a", "em", "strong", "b", "i", "u", "code", "div", "span", "abbr",
}  # fmt: skip
_VOID = {"br", "hr", "img", "wbr"}
_HARMLESS = {"href", "title", "id", "alt", "src", "start"}
"""Attributes that hide nothing; a class or a style may."""
_ACTIVE = {"script", "style", "link", "meta", "base", "iframe", "frame", "object", "embed", "form", "svg", "math"}


def words_seen(markdown: str) -> str:
    """The words of a page in their order, with single spaces: nothing of comments, attributes and what may be hidden."""
    page = _Page()
    page.feed(_html(markdown))
    page.close()
    return in_line(" ".join(page.words))


def foreign(markdown: str) -> Iterator[str]:
    """What would be loaded, or would change the page, when it is opened."""
    page = _Page()
    html = _html(markdown)
    page.feed(html)
    page.close()
    yield from (f"the element `<{tag}>`" for tag in page.active)
    for observation in markup.read("page.html", html):
        if observation.seen is Seen.REQUEST:
            yield f"something that is loaded from {observation.name}"


def _html(markdown: str) -> str:
    from markdown import Markdown

    html: str = Markdown(extensions=_EXTENSIONS).convert(markdown)
    return html


class _Page(HTMLParser):
    """The words outside of everything that a browser may hide."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.active: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element is shown if it is of a known kind, and nothing on it could hide it."""
        if tag in _ACTIVE or any(name.startswith("on") for name, _ in attrs):
            self.active.append(tag)
        if tag not in _VOID:
            self.open.append((tag, tag in _SHOWN and {name for name, _ in attrs} <= _HARMLESS))

    def handle_endtag(self, tag: str) -> None:
        """Ends the element, and with it what was left open inside."""
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Words count where all that is around them is shown."""
        if all(shown for _, shown in self.open):
            self.words.append(data)
