"""Pages and drawings: what their elements make a browser ask, with the styles and scripts that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from onward.finding import Span
from onward.observe import scripts, styles
from onward.observe.model import Observation, Places, Seen, host, requests

ENDINGS = (".html", ".htm", ".svg", ".xhtml")

_LOADED = {
    "script": ("src", "href", "xlink:href"), "img": ("src", "srcset"), "source": ("src", "srcset"), "iframe": ("src",),
    "frame": ("src",), "embed": ("src",), "object": ("data",), "video": ("src", "poster"), "audio": ("src",),
    "track": ("src",), "input": ("src",), "body": ("background",), "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"), "feimage": ("href", "xlink:href"),
}  # fmt: skip
_LINKED = {
    "stylesheet", "icon", "shortcut", "apple-touch-icon", "mask-icon", "manifest", "preload", "prefetch",
    "modulepreload", "preconnect", "dns-prefetch", "prerender",
}  # fmt: skip
_DATA = ("application/json", "application/ld+json")
"""Scripts that hold data, which no browser runs."""
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_EXAMPLES = ("code", "pre")
_VIEW = re.compile(r"(view: [a-z-]+)(?=\s|$)")
_CLAIM = re.compile(r"\](\{claim=[\w.\"'-]+\})")
_LISTED = re.compile(r"(?:^|,)\s*([^\s,]+)")


def read(path: str, text: str) -> Iterator[Observation]:
    """A whole page, or a drawing."""
    reader = _Reader(path, text)
    reader.feed(text)
    reader.close()
    yield from reader.found


class _Reader(HTMLParser):
    def __init__(self, path: str, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.places = path, Places(path, text)
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.found: list[Observation] = []
        self.inside = ""
        self.example = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        data = tag == "script" and given.get("type", "").lower() in _DATA
        self.inside = tag if tag in ("script", "style") and not data else ""
        self.example += tag in _EXAMPLES
        for name in _LOADED.get(tag, ()):
            for address in _LISTED.findall(given.get(name, "")) if name == "srcset" else [given.get(name, "")]:
                self._add(address, "the page requests")
        if tag == "link":
            self._link(given)
        elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self._add("".join(_REFRESH.findall(given.get("content", ""))), "the page redirects to")
        elif tag == "a":
            self._add(given.get("ping", ""), "a click notifies", certain=False)
        elif tag == "form":
            self._add(given.get("action", ""), "a form submits to", certain=False)
        style = given.get("style", "")
        self.found += styles.within(style, Places(self.path, style, *self.places.at(self._offset(style))))

    def handle_endtag(self, tag: str) -> None:
        self.example -= tag in _EXAMPLES and self.example > 0

    def handle_data(self, data: str) -> None:
        self._unbuilt(data)
        if self.inside:
            line, column = self.getpos()
            reader = scripts if self.inside == "script" else styles
            self.found += reader.within(data, Places(self.path, data, line, column + 1))
            self.inside = ""

    def _unbuilt(self, data: str) -> None:
        """A view that is shown as the text that asks for it, and a sentence whose marker nobody took away."""
        begins = len(data) - len(data.lstrip())
        written = _VIEW.match(data, begins) if self.example else None if self.inside else _CLAIM.search(data)
        if written:
            line, column = self.getpos()
            span = Places(self.path, data, line, column + 1).span(*written.span(1))
            what = "the page shows, and does not build," if self.example else "the page shows the marker"
            self.found.append(Observation(Seen.UNBUILT, written[1], span, f"{what} `{written[1]}`"))

    def _link(self, given: dict[str, str]) -> None:
        relations, target = {*given.get("rel", "").lower().split()}, given.get("href", "")
        if relations & _LINKED:
            self._add(target, "the page requests")
        elif "canonical" in relations and (own := host(target)):
            self.found.append(Observation(Seen.OWN_HOST, own, self._span(target), "the page's own address"))

    def _add(self, address: str, label: str, certain: bool = True) -> None:
        self.found += requests(address, self._span(address), label, certain)

    def _span(self, value: str) -> Span:
        start = self._offset(value)
        return self.places.span(start, start + len(value))

    def _offset(self, value: str) -> int:
        """Where a value stands in the element that is being read; the element itself where it is written otherwise."""
        line, column = self.getpos()
        return self.lines[line - 1] + column + max(0, (self.get_starttag_text() or "").find(value))
