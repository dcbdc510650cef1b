"""What the theme writes alike into every page, said once: its search, its scripts and its settings, in a script of the site.

None of it is anything without scripts. The page for addresses that lead nowhere shows what is alike; a piece that reads
otherwise in a page, as where a plugin has written on it, stays there as it is. In the place of each piece stands a call, the
same text each time, so that one hash in the policy names them all. It names its piece in an attribute, but for the script beside
the content, which the theme makes anew from its text where it exchanges pages.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from onward.frozen import dataclass
from onward.markdown.stretches import between

PATH: Final = "assets/onward/frame.js"
_SCRIPTS = {
    "scope": "<script>__md_scope=",
    "chosen": "<script>{let chosen=",
    "palette": "<script>var palette=",
    "target": "<script>var target=",
}
"""How the scripts begin that the theme, or our template of it, writes inside a page."""
_CONFIG = '<script id="__config" type="application/json">'
_BUTTON = '<label class="md-header__button md-icon" for="__search">'
_SEARCH = '<div class="md-search" data-md-component="search"'
_END = "</script>"
_BOX = re.compile(r"<(/?)div\b")

Stretch: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """The pieces by their names, without the way to the root of the site, in which they differ from page to page."""

    pieces: Mapping[str, str]

    def slim(self, page: str) -> str:
        """A page with a call for each piece that reads as here; the page as it is where its first script does not."""
        way, pieces = _found(page)
        alike = {name: at for name, (at, text) in pieces.items() if self.pieces.get(name) == text}
        if "scope" not in alike or "chosen" not in alike:
            return page
        calls = {name: f'<script data-frame="{name}">onward()</script>' for name in alike}
        calls["target"] = "<script>onward()</script>"
        calls |= {"scope": f'<script src="{way}{PATH}"></script>', "chosen": ""}
        for name, (start, end) in sorted(alike.items(), key=lambda piece: piece[1], reverse=True):
            page = page[:start] + calls[name] + page[end:]
        return page

    def script(self) -> str:
        """The script of the site that holds the pieces: what the theme runs first, and the others by name."""
        first = "\n".join(self.pieces.get(name, "") for name in ("scope", "chosen"))
        others = "".join(
            f"{name}() {{\n{self.pieces[name]}\n}},\n" for name in ("palette", "target") if name in self.pieces
        )
        if "search" in self.pieces:
            text = json.dumps(self.pieces["search"], ensure_ascii=False)
            others += f"search() {{ document.currentScript.outerHTML = {text}; }},\n"
        if "config" in self.pieces:
            others += f"config() {{\nconst config = {self.pieces['config']};\n{_SET}\n}},\n"
        return (
            f'{{\nconst root = new URL("../../", document.currentScript.src).href;\n{first}\nconst pieces = {{\n{others}}};\n'
            'window.onward = () => pieces[document.currentScript.dataset.frame ?? "target"]();\n}\n'
        )


_SET = """const made = document.createElement("script");
config.base = root;
config.search = root + config.search;
made.id = "__config";
made.type = "application/json";
made.textContent = JSON.stringify(config);
document.currentScript.replaceWith(made);"""
"""What the theme reads its settings from."""


def framed(bare: str) -> tuple[Frame, str]:
    """What every page has, as the page for addresses that lead nowhere shows it; and that page with the calls."""
    frame = Frame({name: text for name, (_, text) in _found(bare)[1].items()})
    return frame, frame.slim(bare)


def _found(page: str) -> tuple[str, Mapping[str, tuple[Stretch, str]]]:
    """The way from a page to the root, and its pieces, each with where it stands; none where the theme's settings are not there."""
    at = next(between(page, _CONFIG, _END), None)
    if at is None:
        return "", {}
    config: dict[str, Any] = json.loads(page[at[0] + len(_CONFIG) : at[1] - len(_END)])
    way = config.get("base") or "."
    root = "" if way == "." else posixpath.join(way, "")
    settings = {**config, "base": "", "search": str(config.get("search")).removeprefix(root)}
    pieces = {"config": (at, json.dumps(settings, ensure_ascii=False, separators=(",", ":")))}
    for name, begin in _SCRIPTS.items():
        if stretch := next(between(page, begin, _END), None):
            text = page[stretch[0] + len("<script>") : stretch[1] - len(_END)]
            pieces[name] = stretch, text.replace(f'new URL("{way}",location)', "new URL(root)")
    if search := _box(page, page.find(_SEARCH)):
        button = page.rfind(_BUTTON, 0, search[0])
        start = button if button >= 0 and page[button : search[0]].rstrip().endswith("</label>") else search[0]
        pieces["search"] = (start, search[1]), page[start : search[1]]
    return root, pieces


def _box(page: str, start: int) -> Stretch | None:
    """An element of a kind that stands in itself, from its first tag to its last."""
    depth = 0
    for tag in _BOX.finditer(page, start) if start >= 0 else ():
        depth += -1 if tag[1] else 1
        if not depth:
            return start, page.index(">", tag.end()) + 1
    return None
