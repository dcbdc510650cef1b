"""What a page says in fewer letters: paths of drawings, links in boxes, legends, rows that are alike."""

from __future__ import annotations

import re

import pytest

from onward.site.diagrams.figure import figure
from onward.site.diagrams.lean import lean, shorter
from onward.site.diagrams.model import Diagram, Edge, Node, Perspective, Row
from onward.site.draw import Drawer, engine
from onward.site.parts.markup import table

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
LONG = {
    "M138.64,-72.2C152.22,-72.2 166.22,-72.2 179.02,-72.2": "M138.64-72.2h40.38",
    "M0,-0.5C0,-0.5 0,10 0,10 0,16 6,22 12,22 12,22 12,22 12,22": "M0-.5v10.5c0 6 6 12 12 12",
    "M1,1C2,2.25 3,-4 4,5 5,5 9,5 6,5": "M1 1c1 1.25 2-5 3 4 1 0 5 0 2 0",  # the last one runs beyond its end
}


@pytest.mark.parametrize("path", LONG)
def test_a_path_runs_where_it_ran(path: str) -> None:
    assert shorter(path) == LONG[path]
    assert ends(shorter(path)) == pytest.approx([float(number) for number in re.findall(r"[\d.-]+", path)[-2:]])


def ends(path: str) -> tuple[float, float]:
    """Where a path of relative steps ends."""
    x = y = 0.0
    for command, text in re.findall(r"([Mhvc])([^Mhvc]*)", path):
        numbers = [float(number) for number in NUMBER.findall(text)]
        x += {"M": numbers[0], "h": sum(numbers), "v": 0.0}.get(command, sum(numbers[4::6]))
        y += {"M": numbers[-1], "v": sum(numbers), "h": 0.0}.get(command, sum(numbers[5::6]))
    return x, y


def test_a_link_in_a_box_is_named_by_its_letters_where_they_say_it_all() -> None:
    said = '<a xlink:href="x" aria-label="{}"><text x="1">A &amp; B</text></a>'
    assert lean(said.format("A &amp; B")) == '<a xlink:href="x"><text x="1">A &amp; B</text></a>'
    assert lean(said.format("A &amp; B, India")) == said.format("A &amp; B, India")


def test_a_figure_is_whole_and_a_legend_says_once_what_laws_say_alike() -> None:
    laws = (
        Perspective("ground", "", (("strong", "Adequacy"), ("sparse", "Open")), "a"),
        Perspective("ground", "", (("strong", "Adequacy"), ("dashed", "Clauses"), ("mixed", "Several")), "b"),
        Perspective("data", "", (("dotted", "Special"), ("strong", "Other"))),
    )
    nodes = (Node("n", "A", "system", rows=(Row("r", "R", "x/"),)), Node("m", "B", "subprocessor"))
    edges = (Edge("e", "n", "m", flows=("1", "2"), marks=(("ground", "strong"),)),)
    html = figure(Diagram("d", "D", nodes, edges, perspectives=laws), Drawer(engine()).draw)
    assert "xmlns" not in html and " />" not in html and html.count("<path") == 3 + 6
    legends = re.findall(r'<ul class="ow-legend" data-perspective="(\w+)"( hidden)?>(.*?)</ul>', html)
    entries = [re.findall(r'<li(?: data-regimes="([^"]*)")?>.*?</svg>(\w+)', text) for _, _, text in legends]
    assert [(name, bool(hidden)) for name, hidden, _ in legends] == [("ground", False), ("data", True)]
    assert entries[0] == [("", "Adequacy"), ("b", "Clauses"), ("a", "Open"), ("b", "Several")]
    assert entries[1] == [("", "Special"), ("", "Other")]


def test_a_table_says_once_what_most_of_its_rows_bear() -> None:
    rows = [("", ("x",), {"data_a": value, "data_b": "b", "data_c": "c"}) for value in "112"]
    html = table(
        "T", ["X"], [*rows, ("", ("x",), {"data_a": "1", "data_b": "b"})], mostly=("data_a", "data_c", "data_d")
    )
    assert '<tbody data-a="1">' in html
    assert re.findall("<tr([^>]*)>", html)[1:] == [
        ' data-b="b" data-c="c"', ' data-b="b" data-c="c"', ' data-a="2" data-b="b" data-c="c"', ' data-b="b"',
    ]  # fmt: skip
    assert "<tbody>" in table("T", ["X"], [("", ("x",), {"data_a": "1"})], mostly=("data_a",))
