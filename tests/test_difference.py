"""The picture of a difference: what it shows, and the file that it becomes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from onward.diff import compare
from onward.site.diagrams.alone import alone
from onward.site.diagrams.difference import MARKS, difference
from onward.site.diagrams.dot import to_dot
from onward.site.diagrams.model import Diagram
from onward.site.diagrams.style import MARKS as LINES
from onward.site.diagrams.style import NODE_STYLES
from onward.site.diagrams.svg import finish
from onward.site.draw import Drawer, engine
from onward.words.catalogue import languages, words
from test_diff import world

CASES = yaml.load((Path(__file__).parent / "diff" / "pictures.yml").read_text("utf-8"), yaml.CBaseLoader)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawer() -> Drawer:
    return Drawer(engine())


def picture(case: dict[str, Any], language: str = "en") -> Diagram:
    old, new = (world(case["base"], case[side]) for side in ("before", "after"))
    return difference(old, new, compare(old, new), words(language))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    drawn = picture(case)
    fates = {mark: fate for fate, mark in MARKS.items()}
    nodes = [f"{one.id} {one.kind} {', '.join(one.label.splitlines())}" for one in drawn.nodes]
    assert sorted(nodes) == sorted(case["nodes"])
    assert sorted(f"{one.id} {fates[one.marks[0][1]]}" for one in drawn.edges) == sorted(case["edges"])


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_file(case: dict[str, Any], language: str, drawer: Drawer) -> None:
    """A file of its own: well-formed, its legend within its frame, naming what occurs and nothing else."""
    drawn = picture(case, language)
    text = alone(drawn, finish(drawn, drawer.draw(to_dot(drawn))))
    root = ET.fromstring(text)
    shown = {one.text for one in root.iter(f"{SVG}text")}
    say = words(language)
    for fate, mark in MARKS.items():
        assert (say(f"diagram.kind.{fate}") in shown) is (fate in {one.kind for one in drawn.nodes})
        assert (say(f"difference.flow.{fate}") in shown) is (mark in {one.marks[0][1] for one in drawn.edges})
    assert root.findtext(f"{SVG}title") == drawn.title
    left, top, width, height = (float(number) for number in root.get("viewBox", "").split())
    rows = [
        one.get("transform", "") for one in root.findall(f"{SVG}g") if one.get("transform", "").startswith("translate(")
    ]
    for x, y in ((float(of) for of in row.removeprefix("translate(").rstrip(")").split()) for row in rows):
        assert (left <= x <= left + width) and (top <= y <= top + height)
    assert text == alone(drawn, finish(drawn, drawer.draw(to_dot(drawn))))


def test_fates_differ_without_their_colour() -> None:
    lines = {(LINES[mark].width, LINES[mark].dashes) for mark in MARKS.values()}
    frames = {
        (style["style"], style.get("penwidth"), style.get("peripheries"))
        for style in map(NODE_STYLES.get, MARKS)
        if style
    }
    assert (len(lines), len(frames)) == (4, 4)
