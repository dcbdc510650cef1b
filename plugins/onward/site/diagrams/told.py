"""What a page's script reads of a drawing, so that its lines and boxes follow the reader's choice as the tables do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape

from onward.site.diagrams.model import Diagram, Seen

_RUN = re.compile(r"(.)\1{4,}")


def told(diagram: Diagram) -> str:
    """The attribute of the figure: `flows` by their number, 0 for one with a row, and the words for what is left of a line.

    A flow is `cases.data.ways.grounds.source.target`: places in `tables`, and the numbers of its ends. `seen` has the marks of each
    perspective and a digit for each flow, the place of its mark among them; `3{20}` is twenty times a 3.
    """
    if not diagram.traits:
        return ""
    there = [each for each in diagram.traits if each]
    tables = [
        _table(of) for of in zip(*((each.cases, each.data, each.ways, each.grounds) for each in there), strict=True)
    ]
    flows = [
        ".".join(
            str(place)
            for place in (
                tables[0][each.cases], tables[1][each.data], tables[2][each.ways], tables[3][each.grounds], *each.ends,
            )
        )
        if each
        else 0
        for each in diagram.traits
    ]  # fmt: skip
    words = diagram.wording
    laws = {law: [name, dict(marks)] for law, name, marks in words.laws}
    seen = {each.perspective: [each.order, _digits(each)] for each in diagram.seen}
    content = {"flows": flows, "tables": [*map(list, tables)], "seen": seen, "laws": laws, "some": words.some, "colon": words.colon,
               "semicolon": words.semicolon}  # fmt: skip
    return f' data-told="{escape(json.dumps(content, ensure_ascii=False, separators=(",", ":")))}"'


def _digits(of: Seen) -> str:
    digits = "".join(str(of.order.index(mark)) for mark in of.marks)
    return _RUN.sub(lambda run: f"{run[1]}{{{len(run[0])}}}", digits)


def _table(values: Iterable[str]) -> dict[str, int]:
    return {value: at for at, value in enumerate(dict.fromkeys(values))}


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as `0-4 7 9-11`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in runs)
