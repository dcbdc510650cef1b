"""What a script opens and sets apart on a page: the panels of accordions and tabs, labels beside values, words in columns."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, TypeAlias

from onward.imports._columns import is_heading, meant

Element: TypeAlias = Any
HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset({"span", "a", "b", "strong", "small", "label", "time"})
_BOXES = frozenset({"div", "li", "a", "section", "article"})
_LARGE = HEADS | {"table", "ul", "ol", "dl", "p", "div"}
_BADGES = frozenset({"badge", "tag", "pill", "chip", "lozenge"})
_MENUS = frozenset({"menu", "listbox", "dialog", "tree"})
_MOST, _DEEP = 60, 12


def unfolded(root: Element) -> None:
    """Changes a page to what it shows when all of it is open: buttons over panels are headings, and their panels are seen."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    labelled = {element.get("aria-labelledby"): element for element in root.iter() if element.get("aria-labelledby")}
    for button in [*root.iter("button", "a", "div", "span", "li")]:
        panel = named.get((button.get("aria-controls") or "").strip())
        if button.get("role") == "tab":
            _tab(button, panel if panel is not None else labelled.get(button.get("id")))
        elif button.get("aria-expanded") and not button.get("aria-haspopup") and not _within(button, "nav", "header"):
            _fold(button, panel if panel is not None else _after(button))
    for badge in [*root.iter("span", "small", "em", "i", "sup")]:
        _bracketed(badge)
    for box in [*root.iter("p", *sorted(_BOXES))]:
        _apart(box)


def _bracketed(badge: Element) -> None:
    """A badge behind words, which stands in brackets, so that it is no part of them."""
    named = {part for name in (badge.get("class") or "").lower().split() for part in re.split(r"[-_]+", name)}
    parent, before = badge.getparent(), badge.getprevious()
    words = (parent.text if before is None else before.tail) if parent is not None else ""
    if named & _BADGES and words and words.strip() and not len(badge) and (badge.text or "").strip():
        badge.tag, badge.text = "span", f" ({badge.text.strip()})"


def _fold(button: Element, panel: Element | None) -> None:
    """A button over its panel, which becomes the heading of it."""
    if panel is None or panel.get("role") in _MENUS or panel is button or _holds(panel, button):
        return
    button.tag = "span" if _within(button, *HEADS) else "summary"
    _opened(panel)


def _tab(tab: Element, panel: Element | None) -> None:
    """A tab, whose words stand above its panel."""
    if panel is None or panel is tab or _holds(panel, tab):
        return
    heading = panel.makeelement("summary", {})
    heading.text = _words(tab)
    heading.tail, panel.text = panel.text, None
    panel.insert(0, heading)
    _opened(panel)
    tab.set("hidden", "hidden")
    tab.tag = "template"


def _opened(panel: Element) -> None:
    """A panel as though somebody had opened it: what stands below ends with it."""
    for name in ("hidden", "style", "aria-hidden"):
        panel.attrib.pop(name, None)
    if panel.tag in ("div", "section", "article"):
        panel.tag = "details"


def _holds(outer: Element, element: Element) -> bool:
    return any(parent is outer for parent in element.iterancestors())


def _after(button: Element) -> Element | None:
    """The element behind a button that names no panel, or behind the heading in which it stands."""
    holder = button
    for _ in range(_DEEP):
        following = holder.getnext()
        if following is not None and isinstance(following.tag, str):
            return following if following.tag in _BOXES else None
        parent = holder.getparent()
        if parent is None or parent.tag not in HEADS | {"div"} or len(parent) > 1:
            return None
        holder = parent
    return None


def _within(element: Element, *tags: str) -> bool:
    return any(parent.tag in tags for parent in islice(element.iterancestors(), _MOST))


def _apart(box: Element) -> None:
    """A box of nothing but short words beside each other: a label and its value, or a column for each."""
    if len([*islice(box.iter(), _MOST + 1)]) > _MOST:
        return
    parts = [child for child in box if isinstance(child.tag, str)]
    loose = [box.text, *(child.tail for child in box)]
    if not 2 <= len(parts) <= _MOST or any(text and text.strip() for text in loose):
        return
    words = [_words(part) for part in parts]
    if len(parts) == 2 and _is_labelled(*parts):
        label, value = parts
        _listed(value)
        label.tag, value.tag = "dt", value.tag if value.tag == "a" else "dd"
        box.tag = "p" if box.tag in ("div", "section", "article") else box.tag
    elif box.tag in _BOXES and all(map(_is_column, parts, words)):
        for part in parts:
            part.tag = "div" if part.tag == "span" else part.tag
            part.tail = "" if part.tag == "div" else "\n"


def _is_labelled(label: Element, value: Element) -> bool:
    """Whether two elements are what a field is called, and what it says."""
    simple = label.tag in _INLINE | {"div", "p"} and value.tag in _INLINE | {"div", "p", "ul", "ol"}
    if not simple or any(inner.tag in _LARGE for inner in value.iter() if inner is not value):
        return False
    said = _words(value)
    return (
        is_heading(_words(label).rstrip(":")) and bool(said) and not (is_heading(said) and "contact" not in meant(said))
    )


def _listed(value: Element) -> None:
    """A list behind a label as words, parted by commas."""
    if value.tag in ("ul", "ol"):
        items = ", ".join(filter(None, map(_words, value.findall("li"))))
        for child in [*value]:
            value.remove(child)
        value.text = items


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_column(part: Element, words: str) -> bool:
    """Whether an element has words of its own that begin anew."""
    begins = words[:1].isupper() or words[:1].isdigit()
    raw = "".join(part.itertext())
    return part.tag in _INLINE and bool(words) and begins and raw == raw.strip()
