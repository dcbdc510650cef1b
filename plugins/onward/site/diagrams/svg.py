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
from onward.site.diagrams.dot import PLAIN, SIZE, Setting, placed_rows, titles
from onward.site.diagrams.model import Diagram, Edge, Node, safe_url
from onward.site.diagrams.numbers import Frame, Point, frame, placed, points, sampled
from onward.site.diagrams.style import INK, MARKS, NODE_STYLES, Line
from onward.site.diagrams.told import ranges

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SLUG = re.compile(r"[^a-zA-Z0-9_.:-]+")
_LETTERS = {"font-family": "Helvetica, Arial, sans-serif", "font-size": f"{SIZE:.2f}", "fill": INK}
"""How texts are written where they do not say otherwise; shapes all have a colour of their own."""
LARGEST = 14.2
"""Pixels of the letters where a drawing has all the room that it wants."""


def finish(diagram: Diagram, drawn: str, setting: Setting = PLAIN) -> str:
    """The SVG element for the page from Graphviz' output. Raises OnwardError if anything of the model is not drawn."""
    try:
        root = ET.fromstring(drawn)
    except ET.ParseError as error:
        raise OnwardError(f"diagram {diagram.id!r}: the drawing is not XML: {error}") from error
    canvas = root.find(f"{_SVG}g")
    groups = [group for group in root.iter(f"{_SVG}g") if group.get("id")]
    _count(diagram, groups)
    by_id = {group.get("id"): group for group in groups}
    boxes = [by_id[f"n{index}"] for index in range(len(diagram.nodes))]
    lines = [by_id[f"e{index}"] for index in range(len(diagram.edges))]
    for box, node in zip(boxes, diagram.nodes, strict=True):
        _dress_node(box, diagram, node, setting)
    ways = [_way(line) for line in lines]
    taken = [_frame(box) for box in boxes]
    for at, (line, edge) in enumerate(zip(lines, diagram.edges, strict=True)):
        _dress_edge(line, diagram, edge)
        if len(edge.flows) > 1:
            room = placed(ways[at], number := _counted(diagram, edge), taken, ways[:at] + ways[at + 1 :])
            taken.append(room[1])
            line.append(_number(number, room[0]))
    if canvas is None:
        raise OnwardError(f"diagram {diagram.id!r}: the drawing is empty")
    for group in (*boxes, *lines):  # read in the order of the model, not of the drawing
        canvas.remove(group)
        canvas.append(group)
    return _text(root, diagram)


def _count(diagram: Diagram, groups: list[ET.Element]) -> None:
    for noun, letter, wanted in (("node", "n", len(diagram.nodes)), ("edge", "e", len(diagram.edges))):
        drawn = Counter(group.get("id") for group in groups if group.get("class", "").split()[:1] == [noun])
        if drawn != Counter(f"{letter}{index}" for index in range(wanted)):
            raise OnwardError(f"diagram {diagram.id!r} is incomplete: {drawn.total()} of {wanted} {noun}s were drawn")


def _frame(box: ET.Element) -> Frame:
    """What a box covers."""
    shapes = [
        element.get("d") or element.get("points") or ""
        for element in box.iter()
        if element.get("d") or element.get("points")
    ]
    ellipse = box.find(f".//{_SVG}ellipse")
    if ellipse is not None:
        x, y, wide, tall = (float(ellipse.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
        return x - wide, y - tall, x + wide, y + tall
    return frame(point for shape in shapes for point in points(shape))


def _dress_node(group: ET.Element, diagram: Diagram, node: Node, setting: Setting) -> None:
    kind = node.kind if node.kind in NODE_STYLES else "system"
    more = " ow-node--list" if node.rows else " ow-node--group" if node.group else ""
    _dress(group, diagram, "n", node.id, f"ow-node kind-{kind}{more}")
    texts, bold = group.findall(f"{_SVG}text"), len(titles(node.label, setting.wrap))
    for line in texts[:bold]:
        line.set("font-weight", "bold")
    if node.unit:
        group.set("data-unit", node.unit)
        group.set("data-held", ", ".join(node.held))
        for line in texts[bold:]:
            line.set("class", "ow-held")
    label = _one_line(node.label)
    name = f"{label}{diagram.wording.colon}{node.tooltip}" if node.tooltip else label
    rows = _rows(group, diagram, node, setting)
    _link(group, node.url, name)
    group.extend(rows)


def _rows(group: ET.Element, diagram: Diagram, node: Node, setting: Setting) -> list[ET.Element]:
    """The names in a box, each a link of its own. Raises OnwardError where one of them is not drawn as it is written."""
    if not node.rows:
        return []
    texts = group.findall(f"{_SVG}text")[-len(node.rows) :]
    drawn = [" ".join("".join(text.itertext()).split()) for text in texts]
    order = [row for line in placed_rows(node, setting) for row in line]
    if drawn != [" ".join(row.label.split()) for row in order]:
        raise OnwardError(
            f"diagram {diagram.id!r} is incomplete: of {len(node.rows)} names in a box {drawn} were drawn"
        )
    holders = []
    for row, text in zip(order, texts, strict=True):
        group.remove(text)
        holder = ET.Element(f"{_SVG}g", {"class": "ow-row"})
        holder.append(text)
        _link(holder, row.url, row.label)
        holders.append(holder)
    return holders


def _dress_edge(group: ET.Element, diagram: Diagram, edge: Edge) -> None:
    _dress(group, diagram, "e", edge.id, "ow-edge")
    line = group.find(f"{_SVG}path")
    if line is None:
        raise OnwardError(f"diagram {diagram.id!r}: edge {edge.id!r} was drawn without a line")
    for name, value in _told(diagram, edge):
        group.set(name, value)
    _mark(group, line, MARKS.get(edge.marks[0][1] if edge.marks else "", MARKS["plain"]))
    hit = ET.Element(f"{_SVG}path", {"class": "ow-hit", "d": line.get("d", ""), "fill": "none",
                                     "stroke": "transparent", "stroke-width": "14"})  # fmt: skip
    group.insert(0, hit)
    names = {node.id: _one_line(node.label) for node in diagram.nodes}
    _link(group, edge.url, edge.says or f"{names[edge.source]} → {names[edge.target]}", tab=False)


def _way(group: ET.Element) -> list[Point]:
    """Where a line runs."""
    line = group.find(f"{_SVG}path")
    return [] if line is None else sampled(line.get("d", ""))


def _counted(diagram: Diagram, edge: Edge) -> str:
    return f"{len(edge.flows):,}".replace(",", diagram.wording.thousands)


def _number(number: str, middle: Point) -> ET.Element:
    """How many flows a line stands for, written on it in the letters of the boxes."""
    x, y = middle
    text = ET.Element(f"{_SVG}text", {"class": "ow-number", "x": f"{x:.1f}", "y": f"{y + 4.5:.1f}", "text-anchor": "middle",
                                      "font-size": f"{SIZE}", "font-weight": "bold", "fill": INK, "stroke": "#ffffff",
                                      "stroke-width": "4", "paint-order": "stroke", "aria-hidden": "true"})  # fmt: skip
    text.text = number
    return text


def _told(diagram: Diagram, edge: Edge) -> Iterator[tuple[str, str]]:
    """What the page and its script read: both ends, how many flows, and how the line looks under each law and otherwise."""
    yield "data-ends", f"{_id(diagram, 'n', edge.source)} {_id(diagram, 'n', edge.target)}"
    if edge.flows:
        yield "data-count", str(len(edge.flows))
    if edge.lines:
        yield "data-lines", " ".join(edge.lines)
    if edge.numbers:
        yield "data-flows", ranges(edge.numbers)
    if edge.way:
        yield "data-way", edge.way
    if edge.grounds:
        yield "data-ground", " ".join(f"{law}:{mark}" for law, mark in edge.grounds)
    if edge.marks and not edge.grounds:
        yield "data-mark", edge.marks[0][1]
    if edge.marks:
        yield "data-marks", " ".join(f"{perspective}:{mark}" for perspective, mark in edge.marks)


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


def _link(group: ET.Element, url: str | None, name: str, tab: bool = True) -> None:
    """Everything in the group inside one link that bears the name; without a safe address, the name alone.

    The address stands in `xlink:href`: a theme that sets `href` anew on all that have one would fail on these. Without
    `tab` the link is reached by pointer and by arrow keys, and is no stop of the tab key.
    """
    holder, address = group, safe_url(url)
    if address:
        children = list(group)
        for child in children:
            group.remove(child)
        holder = ET.SubElement(group, f"{_SVG}a", {"xlink:href": address, "aria-label": name})
        if not tab:
            holder.attrib.update({"role": "link", "tabindex": "-1"})
        holder.extend(children)
        return
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
            element.attrib.pop("font-family", None)
            for name, value in {**_LETTERS, "text-anchor": "start"}.items():
                if element.get(name) == value:
                    del element.attrib[name]
    for canvas in root.findall("g"):
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
        math.ceil(float(root.get(side, "0").removesuffix("pt")) * LARGEST / SIZE) for side in ("width", "height")
    )
    linked = any(map(safe_url, [*(node.url for node in diagram.nodes), *(edge.url for edge in diagram.edges)]))
    description = diagram.description or f"{len(diagram.nodes)} parties and systems, {len(diagram.edges)} flows."
    letters = " ".join(f'{name}="{value}"' for name, value in _LETTERS.items())
    title, desc = ET.Element("title", id=f"{prefix}-title"), ET.Element("desc", id=f"{prefix}-desc")
    title.text, desc.text = diagram.title, description
    return (
        f'<svg xmlns="{_SVG[1:-1]}" xmlns:xlink="{_XLINK[1:-1]}" class="ow-svg" role="{"group" if linked else "img"}" '
        f'aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc" width="{width}" height="{height}" '
        f"viewBox={quoteattr(root.get('viewBox', ''))} {letters}>"
        + ET.tostring(title, encoding="unicode") + ET.tostring(desc, encoding="unicode")
    )  # fmt: skip


def _one_line(label: str) -> str:
    return ", ".join(line.strip().rstrip(",") for line in label.splitlines() if line.strip())


def slug(text: str) -> str:
    """An id for HTML: what is not a letter, digit or one of `-_.:` becomes `-`."""
    return _SLUG.sub("-", text).strip("-") or "x"
