"""A drawn diagram made ready for a page: complete, linked, readable aloud, coloured by class.

Every node and edge of the model is looked for in the drawing. A diagram that misses one is refused.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from onward.finding import OnwardError
from onward.site.diagrams.model import Diagram, Edge, Node, safe_url
from onward.site.diagrams.style import MARKS, NODE_STYLES, Line

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SLUG = re.compile(r"[^a-zA-Z0-9_.:-]+")
_POINTS_TO_PIXELS = 4 / 3 * 0.82


def finish(diagram: Diagram, drawn: str) -> str:
    """The SVG element for the page from Graphviz' output. Raises OnwardError if anything of the model is not drawn."""
    try:
        root = ET.fromstring(drawn)
    except ET.ParseError as error:
        raise OnwardError(f"diagram {diagram.id!r}: the drawing is not XML: {error}") from error
    groups = [group for group in root.iter(f"{_SVG}g") if group.get("id")]
    _count(diagram, groups)
    by_id = {group.get("id"): group for group in groups}
    for index, node in enumerate(diagram.nodes):
        _dress_node(by_id[f"n{index}"], diagram, node)
    for index, edge in enumerate(diagram.edges):
        _dress_edge(by_id[f"e{index}"], diagram, edge)
    for index, cluster in enumerate(diagram.clusters):
        if f"c{index}" in by_id:
            depth = "inner" if cluster.parent else "outer"
            _dress(by_id[f"c{index}"], diagram, "c", cluster.id, f"ow-cluster ow-cluster--{depth}")
            if cluster.parent:
                by_id[f"c{index}"].set("data-in", _id(diagram, "c", cluster.parent))
            for line in by_id[f"c{index}"].iter(f"{_SVG}text"):
                line.set("dx", "5")  # Graphviz writes at the very edge of the frame
    return _text(root, diagram)


def _count(diagram: Diagram, groups: list[ET.Element]) -> None:
    for noun, letter, wanted in (("node", "n", len(diagram.nodes)), ("edge", "e", len(diagram.edges))):
        found = Counter(group.get("id") for group in groups if group.get("class", "").split()[:1] == [noun])
        if found != Counter(f"{letter}{index}" for index in range(wanted)):
            raise OnwardError(f"diagram {diagram.id!r} is incomplete: {found.total()} of {wanted} {noun}s were drawn")


def _dress_node(group: ET.Element, diagram: Diagram, node: Node) -> None:
    kind = node.kind if node.kind in NODE_STYLES else "system"
    _dress(group, diagram, "n", node.id, f"ow-node kind-{kind}")
    if node.cluster:
        group.set("data-in", _id(diagram, "c", node.cluster))
    label = _one_line(node.label)
    name = f"{label}{diagram.wording.colon}{node.tooltip}" if node.tooltip else label
    _link(group, node.url, name)


def _dress_edge(group: ET.Element, diagram: Diagram, edge: Edge) -> None:
    _dress(group, diagram, "e", edge.id, "ow-edge")
    line = group.find(f"{_SVG}path")
    if line is None:
        raise OnwardError(f"diagram {diagram.id!r}: edge {edge.id!r} was drawn without a line")
    for name, value in _told(diagram, edge):
        group.set(name, value)
    _mark(group, line, MARKS.get(group.get("data-mark", ""), MARKS["plain"]))
    hit = ET.Element(f"{_SVG}path", {"class": "ow-hit", "d": line.get("d", ""), "fill": "none",
                                     "stroke": "transparent", "stroke-width": "14"})  # fmt: skip
    group.insert(0, hit)
    names = {node.id: _one_line(node.label) for node in diagram.nodes}
    _link(group, edge.url, edge.says or f"{names[edge.source]} → {names[edge.target]}")


def _told(diagram: Diagram, edge: Edge) -> Iterator[tuple[str, str]]:
    """What the page's script reads: both ends, how the edge looks from each perspective, and by what it is found."""
    yield "data-mark", edge.marks[0][1] if edge.marks else "plain"
    yield "data-marks", " ".join(f"{perspective}:{mark}" for perspective, mark in edge.marks)
    yield "data-ends", f"{_id(diagram, 'n', edge.source)} {_id(diagram, 'n', edge.target)}"
    yield from edge.facets


def _mark(group: ET.Element, line: ET.Element, style: Line) -> None:
    line.set("stroke", style.colour)
    line.set("stroke-width", f"{style.width:g}")
    if style.dashes:
        line.set("stroke-dasharray", style.dashes)
    for arrow in group.findall(f"{_SVG}polygon"):
        arrow.set("fill", style.colour)
        arrow.set("stroke", style.colour)


def _dress(group: ET.Element, diagram: Diagram, letter: str, name: str, classes: str) -> None:
    group.set("id", _id(diagram, letter, name))
    group.set("class", classes)
    for title in group.findall(f"{_SVG}title"):
        group.remove(title)


def _id(diagram: Diagram, letter: str, name: str) -> str:
    return f"{slug(diagram.id)}-{letter}-{slug(name)}"


def _link(group: ET.Element, url: str | None, name: str) -> None:
    """Everything in the group inside one link that bears the name; without a safe address, the name alone.

    The address stands in `xlink:href`: a theme that sets `href` anew on all that have one would fail on these.
    """
    holder, address = group, safe_url(url)
    if address:
        children = list(group)
        for child in children:
            group.remove(child)
        holder = ET.SubElement(group, f"{_SVG}a", {"xlink:href": address, "aria-label": name})
        holder.extend(children)
    title = ET.Element(f"{_SVG}title")
    title.text = name
    holder.insert(0, title)


def _text(root: ET.Element, diagram: Diagram) -> str:
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        element.attrib.pop(_SPACE, None)
        element.tail = None
        if element.tag not in ("text", "title"):
            element.text = None
        if element.tag == "text":
            element.set("font-family", "Helvetica, Arial, sans-serif")
    canvas = root.find("g")
    if canvas is None:
        raise OnwardError(f"diagram {diagram.id!r}: the drawing is empty")
    _canvas(canvas)
    inner = "".join(ET.tostring(child, encoding="unicode") for child in root)
    return _opening(root, diagram) + inner + "</svg>"


def _canvas(canvas: ET.Element) -> None:
    for name in ("id", "class"):
        canvas.attrib.pop(name, None)
    for child in list(canvas):
        if child.tag in ("title", "polygon"):
            canvas.remove(child)


def _opening(root: ET.Element, diagram: Diagram) -> str:
    prefix = slug(diagram.id)
    width, height = (
        math.ceil(float(root.get(side, "0").removesuffix("pt")) * _POINTS_TO_PIXELS) for side in ("width", "height")
    )
    linked = any(map(safe_url, [*(node.url for node in diagram.nodes), *(edge.url for edge in diagram.edges)]))
    description = diagram.description or f"{len(diagram.nodes)} parties and systems, {len(diagram.edges)} flows."
    title, desc = ET.Element("title", id=f"{prefix}-title"), ET.Element("desc", id=f"{prefix}-desc")
    title.text, desc.text = diagram.title, description
    return (
        f'<svg xmlns="{_SVG[1:-1]}" xmlns:xlink="{_XLINK[1:-1]}" class="ow-svg" role="{"group" if linked else "img"}" '
        f'aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc" width="{width}" height="{height}" '
        f"viewBox={quoteattr(root.get('viewBox', ''))}>"
        + ET.tostring(title, encoding="unicode") + ET.tostring(desc, encoding="unicode")
    )  # fmt: skip


def _one_line(label: str) -> str:
    return ", ".join(line.strip().rstrip(",") for line in label.splitlines() if line.strip())


def slug(text: str) -> str:
    """An id for HTML: what is not a letter, digit or one of `-_.:` becomes `-`."""
    return _SLUG.sub("-", text).strip("-") or "x"
