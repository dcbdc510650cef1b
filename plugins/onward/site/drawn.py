"""Whether a drawing that was kept is one of this graph: each element in its place, with its own words, and nothing else in it."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = {
    _SVG + name for name in ("svg", "g", "title", "path", "polygon", "polyline", "ellipse", "circle", "rect", "text")
}
_ATTRIBUTES = {
    "class", "cx", "cy", "d", "fill", "fill-opacity", "font-family", "font-size", "font-style", "font-weight", "height", "id",
    "points", "r", "rx", "ry", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity",
    "stroke-width", "text-anchor", "transform", "viewBox", "width", "x", "y", "{http://www.w3.org/XML/1998/namespace}space",
}  # fmt: skip
_VALUE = re.compile(r"(?!.*url)[\w .,#%()+\n-]*", re.IGNORECASE | re.ASCII)
"""Numbers, colours and names; nothing that leads anywhere."""
_SETTING = re.compile(r'(?<!\w)(\w+)=(<(?:[^<>]|<[^<>]*>)*>|"(?:[^"\\]|\\.)*"|[^\s\]]+)')
_CELL = re.compile(r"<TD[^<>]*>(?:<B>)?([^<>]*)(?:</B>)?</TD>")
_ESCAPED = re.compile(r"\\(.)")


def doubtful(dot: str, svg: str) -> bool:
    """Whether a drawing has an element or an attribute that is not allowed, or misses or changes a word of the graph."""
    if "<!ENTITY" in svg:
        return True
    try:
        root = ET.fromstring(svg)
    except ET.ParseError:
        return True
    if not all(_allowed(element) for element in root.iter()):
        return True
    groups = {group.get("id", ""): group for group in root.iter(f"{_SVG}g")}
    texts = 0
    for id_, title, lines in _labels(dot):
        group = groups.get(id_)
        if group is None or group.findtext(f"{_SVG}title") != title or _words(group) != lines:
            return True
        texts += len(group.findall(f"{_SVG}text"))
    return texts != len(list(root.iter(f"{_SVG}text")))


def _allowed(element: ET.Element) -> bool:
    names = element.tag in _ELEMENTS and set(element.attrib) <= _ATTRIBUTES
    return names and all(_VALUE.fullmatch(value) for value in element.attrib.values())


def _labels(dot: str) -> Iterator[tuple[str, str, list[str]]]:
    """The id, the title and the lines of each node and edge, as Graphviz draws them."""
    for line in dot.splitlines():
        settings = dict(_SETTING.findall(line))
        if "id" in settings:
            name = line.strip().partition(" [")[0]
            yield settings["id"], name.replace(" ", ""), _lines(settings.get("label", ""))


def _lines(label: str) -> list[str]:
    if label.startswith("<"):
        cells = (html.unescape(cell).replace("\\\\", "\\") for cell in _CELL.findall(label))
        return [" ".join(cell.split()) for cell in cells if cell.split()]
    inner = label[1:-1] if label.startswith('"') else label
    plain = _ESCAPED.sub(lambda match: "\n" if match[1] in "nl" else match[1], inner)
    return [" ".join(line.split()) for line in html.unescape(plain).split("\n") if line.split()]


def _words(group: ET.Element) -> list[str]:
    texts = ("".join(text.itertext()).split() for text in group.findall(f"{_SVG}text"))
    return [" ".join(words) for words in texts if words]
