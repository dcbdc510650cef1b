"""Diagrams are drawn whole or not at all; the cases stand in tests/draw."""

from __future__ import annotations

import hashlib
import json
import random
import re
import stat
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from onward.finding import OnwardError
from onward.site.diagrams.dot import SIZE, ems, to_dot
from onward.site.diagrams.figure import figure
from onward.site.diagrams.model import Diagram, Edge, Node, Row, Seen, Wording
from onward.site.diagrams.numbers import placed, sampled
from onward.site.diagrams.svg import LARGEST, finish, slug
from onward.site.diagrams.told import ranges, told
from onward.site.diagrams.trial import LEAST, PHONE, letters, tried
from onward.site.draw import Drawer, Engine, engine
from onward.site.drawn import doubtful

CASES = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("draw/*.yml"))
}
DRAWN = [name for name, case in CASES.items() if "diagram" in case]
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"


def _diagram(case: dict[str, Any]) -> Diagram:
    return Diagram(
        case["id"],
        case["title"],
        tuple(_node(**node) for node in case.get("nodes", [])),
        tuple(Edge(**edge) for edge in case.get("edges", [])),
        narrow=_diagram({"id": "slim", "title": "Slim", **case["narrow"]}) if "narrow" in case else None,
    )


def _node(rows: tuple[dict[str, str], ...] = (), **node: Any) -> Node:
    return Node(**node, rows=tuple(Row(**row) for row in rows))


@pytest.fixture(scope="module")
def drawer() -> Drawer:
    return Drawer(engine())


@pytest.mark.parametrize("name", DRAWN)
def test_everything_is_drawn_once(name: str, drawer: Drawer) -> None:
    diagram = _diagram(CASES[name]["diagram"])
    root = ET.fromstring(finish(diagram, drawer.draw(to_dot(diagram))))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    prefix = slug(diagram.id)
    wanted = {f"{prefix}-n-{slug(node.id)}" for node in diagram.nodes}
    wanted |= {f"{prefix}-e-{slug(edge.id)}" for edge in diagram.edges}
    lines = [one for one in root.iter(f"{SVG}g") if one.get("class") == "ow-edge"]
    assert [int(one.get("data-count", 0)) for one in lines] == [len(edge.flows) for edge in diagram.edges]
    numbers = [next((text.text for text in one.iter(f"{SVG}text")), None) for one in lines]
    assert numbers == [str(len(edge.flows)) if len(edge.flows) > 1 else None for edge in diagram.edges]
    assert len([one for one in root.iter(f"{SVG}g") if one.get("class") == "ow-row"]) == sum(
        len(one.rows) for one in diagram.nodes
    )
    assert wanted <= set(ids)
    assert len(ids) == len(set(ids))
    assert all(one is not None and one.startswith(f"{prefix}-") for one in ids)


@pytest.mark.parametrize("name", DRAWN)
def test_texts_and_links(name: str, drawer: Drawer) -> None:
    diagram = _diagram(CASES[name]["diagram"])
    root = ET.fromstring(finish(diagram, drawer.draw(to_dot(diagram))))
    links = {(link.get(f"{XLINK}href"), link.get("aria-label")) for link in root.iter(f"{SVG}a")}
    assert links == {tuple(link) for link in CASES[name]["links"]}
    shown = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert [text for text in CASES[name]["texts"] if text not in shown] == []
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "g", "a", "title", "desc", "path", "polygon", "ellipse", "polyline", "text",
    }  # fmt: skip


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_that_lost_something_is_refused(name: str, drawer: Drawer) -> None:
    diagram = _diagram(CASES[name]["diagram"])
    drawn = ET.fromstring(drawer.draw(to_dot(diagram)))
    canvas = drawn.find(f"{SVG}g")
    assert canvas is not None
    for noun in ("node", "edge"):
        for group in [group for group in canvas if group.get("class", "").split()[:1] == [noun]]:
            at = list(canvas).index(group)
            canvas.remove(group)
            with pytest.raises(OnwardError, match=f"incomplete.*{noun}s"):
                finish(diagram, ET.tostring(drawn, encoding="unicode"))
            canvas.insert(at, group)


@pytest.mark.parametrize("case", CASES["refused"]["refused"], ids=lambda case: case["says"])
def test_refused(case: dict[str, Any]) -> None:
    nodes = [{"id": "a", "label": "A", "kind": "system"}, *case.get("nodes", [])]
    with pytest.raises(OnwardError, match=case["says"]):
        _diagram({"id": "x", "title": "X", **case, "nodes": nodes})


@pytest.mark.parametrize("seed", range(20))
def test_fifty_nodes_lose_no_flow(seed: int, drawer: Drawer) -> None:
    dice = random.Random(seed)
    nodes = [Node(f"n{at}", f"System {at}", "system") for at in range(50)]
    edges = [Edge(f"e{at}", dice.choice(nodes).id, dice.choice(nodes).id, "data") for at in range(120)]
    diagram = Diagram("big", "Big", tuple(nodes), tuple(edges))
    root = ET.fromstring(finish(diagram, drawer.draw(to_dot(diagram))))
    classes = [element.get("class", "").split()[:1] for element in root.iter(f"{SVG}g")]
    assert (classes.count(["ow-node"]), classes.count(["ow-edge"])) == (50, 120)


def test_a_drawing_is_kept_by_its_content(tmp_path: Path, drawer: Drawer) -> None:
    dot = to_dot(_diagram(CASES["boxes"]["diagram"]))
    first = Drawer(drawer.engine, tmp_path).draw(dot)
    gone = Engine(str(tmp_path / "gone"), drawer.engine.version)
    assert Drawer(gone, tmp_path).draw(dot) == first == drawer.draw(dot)
    with pytest.raises(OnwardError, match="gone cannot be run"):
        Drawer(Engine(gone.program, "another version"), tmp_path).draw(dot)


@pytest.mark.parametrize("broken", [[], ["digraph {"]])
def test_drawings_of_one_run_are_those_of_many(broken: list[str], drawer: Drawer) -> None:
    """What is drawn ahead is what would be drawn alone; one that fails takes none of the others along."""
    dots = [to_dot(_diagram(CASES[name]["diagram"])) for name in DRAWN]
    ahead = Drawer(drawer.engine)
    ahead.ahead([*dots, *broken])
    assert len(ahead._drawn) == (0 if broken else len(dots))
    assert [ahead.draw(dot) for dot in dots] == [drawer.draw(dot) for dot in dots]


@pytest.mark.parametrize("name", DRAWN)
def test_what_was_drawn_now_is_never_in_doubt(name: str, drawer: Drawer) -> None:
    dot = to_dot(_diagram(CASES[name]["diagram"]))
    assert not doubtful(dot, drawer.draw(dot))


MARKED = Diagram("x", "X", (
                 Node("a", "Said \"so\" & \\\\n <b>", "system"), Node("b", "B", "system", rows=(Row("r", "Row \\\\N"),))),
                 (Edge("e", "a", "b", "data"),))  # fmt: skip
CHANGES = [
    ("a script", "</svg>", "<script>alert(1)</script></svg>"),
    ("a picture", "</svg>", "<image href='https://evil.example/x.png'/></svg>"),
    ("a handler", '<g id="n1"', '<g onclick="alert(1)" id="n1"'),
    ("a way out", 'stroke="#0f5c6b"', 'stroke="url(https://evil.example/#x)"'),
    ("another label", ">B</text>", ">C</text>"),
    ("one more label", "</svg>", '<text x="1" y="1">approved</text></svg>'),
    ("a name in a box", ">Row ", ">Raw "),
    ("another end", "n0&#45;&gt;n1</title>", "n1&#45;&gt;n0</title>"),
    ("a node that is lost", 'id="n1"', 'id="n7"'),
    ("an entity", "<svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg'),
    ("no end", "</svg>", ""),
]


@pytest.mark.parametrize("digest", ["right", "wrong", "gone"])
@pytest.mark.parametrize(("what", "old", "new"), [*CHANGES, ("a comment", "</svg>", "<!-- --></svg>")])
def test_what_is_kept_is_not_believed(
    what: str, old: str, new: str, digest: str, tmp_path: Path, drawer: Drawer
) -> None:
    """Drawn anew where the digest is wrong; where whoever changed it mended the digest, if it is no longer the same graph."""
    dot = to_dot(MARKED)
    drawn = Drawer(drawer.engine, tmp_path).draw(dot)
    (kept,), (beside,) = tmp_path.glob("*.svg"), tmp_path.glob("*.sha256")
    assert old in drawn
    kept.write_text(changed := drawn.replace(old, new, 1), "utf-8")
    if digest == "right":
        beside.write_text(hashlib.sha256(changed.encode()).hexdigest() + "\n", "utf-8")
    if digest == "gone":
        beside.unlink()
    again = Drawer(drawer.engine, tmp_path).draw(dot)
    assert again == (changed if (what, digest) == ("a comment", "right") else drawn)
    assert kept.read_text("utf-8") == again


def test_a_link_in_the_cache_is_not_followed(tmp_path: Path, drawer: Drawer) -> None:
    dot, cache = to_dot(MARKED), tmp_path / "cache"
    drawn = Drawer(drawer.engine, cache).draw(dot)
    (kept,) = cache.glob("*.svg")
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    assert Drawer(drawer.engine, cache).draw(dot) == drawn
    assert not kept.is_symlink()


@pytest.mark.parametrize(
    ("says", "code"),
    [("trouble in init_rank", 0), ("Error: lost a flow", 0), ("", 1)],
)
def test_a_program_in_trouble_is_not_believed(says: str, code: int, tmp_path: Path) -> None:
    program = tmp_path / "dot"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nprint({says!r}, file=sys.stderr)\nprint('<svg></svg>')\nsys.exit({code})\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    with pytest.raises(OnwardError, match=says or "exit code 1"):
        Drawer(engine(str(program))).draw("digraph {}")


def test_a_missing_program_is_named() -> None:
    with pytest.raises(OnwardError, match="the program `no-such-dot`"):
        engine("no-such-dot")


def test_a_number_stands_where_no_other_line_runs() -> None:
    """Near the middle of its line; beside a short one, on the side that is free."""
    line, across = sampled("M0,0 C100,0 200,0 300,0"), sampled("M150,-50 C150,-20 150,20 150,50")
    assert placed(line, "12", [])[0] == (150, 0)
    (x, _), room = placed(line, "12", [], [across])
    assert abs(x - 150) > (room[2] - room[0]) / 2
    assert placed(line, "12", [], [line])[0] == (150, 0)  # where every place is crossed the first one has to do
    short = sampled("M0,0 C10,0 20,0 30,0")
    above = placed(short, "2", [])[0]
    below = placed(short, "2", [], [[(at, above[1]) for at in range(-20, 60)]])[0]
    assert above[1] == -below[1] != 0
    walls = [(-90.0, -90.0, 4.0, 90.0), (28.0, -90.0, 90.0, 90.0)]
    first = placed(short, "65", walls)
    second = placed(
        short, "109", [*walls, first[1]]
    )  # nothing is free: it rather touches a box than hides the other number
    assert (first[0][1] < 0 < second[0][1]) or (second[0][1] < 0 < first[0][1])


def test_a_large_number_stands_in_groups(drawer: Drawer) -> None:
    flows = tuple(f"f{at}" for at in range(1800))
    edge = Edge("e0", "a", "b", flows=flows)
    diagram = Diagram(
        "many", "Many", (Node("a", "A", "system"), Node("b", "B", "system")), (edge,), wording=Wording(thousands=".")
    )
    assert ">1.800</text>" in figure(diagram, drawer.draw)


def test_letters_are_never_too_small_to_read(drawer: Drawer) -> None:
    """A drawing that fits stands as it is; in one that is too wide the letters keep their size, and its frame scrolls."""
    for many, is_large in ((3, False), (14, True)):
        nodes = tuple(Node(f"n{at}", f"Vendor number {at}", "subprocessor") for at in range(many))
        edges = tuple(Edge(f"e{at}", f"n{at}", f"n{at + 1}") for at in range(many - 1))
        shown = figure(Diagram("chain", "Chain", nodes, edges), drawer.draw)
        width, box = re.findall(r'width="([\d.]+)rem" viewBox="0 0 ([\d.]+) ', shown)[0]
        assert ("ow-scroll--large" in shown) is is_large
        assert SIZE * 20 * float(width) / float(box) == pytest.approx(LEAST if is_large else LARGEST, rel=0.01)
    phone, setting = tried(
        Diagram("chain", "Chain", nodes, edges), drawer.draw, slim=True
    )  # runs down, where it has room
    assert (setting.down, letters(phone, PHONE) >= LEAST) == (True, True)


def test_a_heading_fits_into_its_box() -> None:
    """Its letters are bold and no narrower than those of a row, whose width is told to Graphviz, too."""
    box = Node("a", "Switzerland 2", "subprocessor", rows=(Row("r", "Switzerland 2"), Row("s", "B")))
    widths = re.findall(r'WIDTH="(\d+)">(?:<B>)?Switzerland', to_dot(Diagram("box", "Box", (box,), ())))
    assert len(widths) == 2
    assert len(set(widths)) == 1


def test_the_script_is_told_how_each_flow_looks_from_each_perspective() -> None:
    marks = ("dotted", *["strong"] * 12, "dotted", "strong")
    diagram = replace(
        _diagram(CASES[DRAWN[0]]["diagram"]),
        traits=(None,) * len(marks), seen=(Seen("data", ("dotted", "strong"), marks),),
    )  # fmt: skip
    (seen,) = re.findall(r' data-seen="([^"]*)"', told(diagram))
    assert json.loads(unescape(seen)) == {"data": ["dotted strong", "01{12}01"]}


def test_numbers_stand_as_ranges() -> None:
    assert ranges([7, 0, 1, 2, 10, 9]) == "0-2 7 9-10"
    assert ranges([]) == ""


def test_a_line_is_as_wide_on_every_python() -> None:
    """Since 3.12 `sum` adds up fractions in another way, which moved boxes by a point."""
    assert [ems("a" * letters) for letters in range(60)] == [9 * letters / 10 for letters in range(60)]
    assert ems("aß語") == 3.7
