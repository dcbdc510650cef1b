"""What a page's script reads of a drawing, so that its lines and boxes follow the reader's choice as the tables do."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterable, Mapping
from html import escape

from onward.site.diagrams.model import Diagram, Seen, Traits

_RUN = re.compile(r"(.)\1{4,}")
_DIGITS = string.ascii_letters + string.digits + "-_"


def told(diagram: Diagram) -> str:
    """The attribute of the figure: what its script has to know of flows without a row; empty where each has one.

    `flows` are their numbers. Each of `columns` has a place for each of them, in digits to the base of 64, all with as many
    digits, and none where all places are 0. The first four are places in `tables`, of cases, data, ways and marks; the last
    two are the numbers of its ends. An entry of a table names places in `words`.
    """
    if not diagram.traits:
        return ""
    rowless = {number: each for number, each in enumerate(diagram.traits) if each}
    content = json.dumps(_content(rowless), ensure_ascii=False, separators=(",", ":")) if rowless else ""
    return f' data-told="{escape(content)}"{_seen(diagram.seen)}'


def _seen(of: Iterable[Seen]) -> str:
    """The attribute with the marks of each perspective, and a digit for each flow, the place of its mark; `3{20}` is twenty 3s."""
    content = {each.perspective: [" ".join(each.order), _run(each)] for each in of}
    return f' data-seen="{escape(json.dumps(content, separators=(",", ":")))}"' if content else ""


def _run(of: Seen) -> str:
    digits = "".join(str(of.order.index(mark)) for mark in of.marks)
    return _RUN.sub(lambda run: f"{run[1]}{{{len(run[0])}}}", digits)


def _content(rowless: Mapping[int, Traits]) -> Mapping[str, object]:
    tokens = [list(column) for column in zip(*map(_tokens, rowless.values()), strict=True)]
    tables = [_places(column) for column in tokens]
    words = _places(word for table in tables for entry in table for word in entry.split(" ") if word)
    columns = [[table[entry] for entry in column] for table, column in zip(tables, tokens, strict=True)]
    columns += [[each.ends[side] for each in rowless.values()] for side in (0, 1)]
    return {
        "flows": ranges(rowless),
        "columns": [_digits(column) for column in columns],
        "tables": [",".join(_named(entry, words) for entry in table) for table in tables],
        "words": " ".join(words),
    }


def _tokens(traits: Traits) -> tuple[str, ...]:
    return traits.cases, traits.data, traits.ways, traits.grounds


def _named(entry: str, words: Mapping[str, int]) -> str:
    return " ".join(f"{words[word]}" for word in entry.split(" ") if word)


def _places(values: Iterable[str]) -> dict[str, int]:
    return {value: at for at, value in enumerate(dict.fromkeys(values))}


def _digits(places: Iterable[int]) -> str:
    """Places in as many digits as the largest needs."""
    every, base, width = list(places), len(_DIGITS), 0
    while base**width <= max(every):
        width += 1
    return "".join(_DIGITS[place // base**at % base] for place in every for at in reversed(range(width)))


def ranges(numbers: Iterable[int]) -> str:
    """Numbers as `0-4 7 9-11`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in runs)
