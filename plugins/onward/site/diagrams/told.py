"""What a page's script reads of a drawing, so that its lines and boxes follow the reader's choice as the tables do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from onward.site.diagrams.model import Diagram


def told(diagram: Diagram) -> str:
    """The attribute of the figure: `flows` by their number, 0 for one with a row, and the words for what is left of a line.

    A flow is `cases.data.ways.grounds.source.target`: places in `tables`, and the numbers of its ends.
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
    content = {"flows": flows, "tables": [*map(list, tables)], "laws": laws, "some": words.some, "colon": words.colon}
    return f' data-told="{escape(json.dumps(content, ensure_ascii=False, separators=(",", ":")))}"'


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
