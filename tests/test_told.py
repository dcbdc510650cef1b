"""What a drawing's script knows of flows without a row: all of it, in few bytes."""

from __future__ import annotations

import json
import re
from dataclasses import astuple
from html import unescape

from onward.site.diagrams.model import Diagram, Traits
from onward.site.diagrams.told import told

DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"


def traits(number: int) -> Traits:
    """Those of a flow of many: some data of forty kinds, and ends among four thousand."""
    return Traits(
        "cloud" if number % 3 else "",
        f"data.kind-{number % 40} data.kind-{number * 7 % 41}",
        f"eu-gdpr/J{number % 8}/scc uk-gdpr/J{number % 8}/unknown",
        "eu-gdpr:dashed all:sparse" if number % 2 else "eu-gdpr:dashed",
        (number % 4000, number * 13 % 4000),
    )


def read(attribute: str) -> dict[int, Traits]:
    """The traits by the numbers of their flows, as the page's script reads them."""
    content = json.loads(unescape(attribute))
    words, tables = content["words"].split(" "), [table.split(",") for table in content["tables"]]
    numbers = [
        number
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", content["flows"])
        for number in range(int(first), int(last or first) + 1)
    ]
    columns = []
    for text in content["columns"]:
        width = len(text) // len(numbers)
        pieces = [text[at * width : (at + 1) * width] for at in range(len(numbers))]
        columns.append([sum(DIGITS.index(digit) * 64**at for at, digit in enumerate(piece[::-1])) for piece in pieces])
    flows = {}
    for number, row in zip(numbers, zip(*columns, strict=True), strict=True):
        entries = (table[place].split() for table, place in zip(tables, row[:4], strict=True))
        cases, data, ways, grounds = (" ".join(words[int(place)] for place in entry) for entry in entries)
        flows[number] = Traits(cases, data, ways, grounds, row[4:])
    return flows


def test_every_flow_without_a_row_is_told_whole_and_in_twelve_bytes() -> None:
    every = tuple(traits(number) if number % 10 else None for number in range(6000))
    attribute = re.fullmatch(r' data-told="([^"]*)"', told(Diagram("x", "X", (), (), traits=every)))
    assert attribute
    assert {at: astuple(of) for at, of in read(attribute[1]).items()} == {
        at: astuple(of) for at, of in enumerate(every) if of
    }
    assert len(attribute[1]) <= 12 * 6000


def test_nothing_is_told_of_flows_that_have_a_row() -> None:
    assert told(Diagram("x", "X", (), (), traits=(None, None))) == ' data-told=""'
    assert told(Diagram("x", "X", (), ())) == ""
