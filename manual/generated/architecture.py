"""The map of the code: its layers as the tests enforce them, its rooms in the words of their own docstrings."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from generated._markdown import plain, table
from house import MODULES, ROOT, Module

_LEAD = """\
# The map of the code

Data goes one way: text becomes records, records become one frozen world, and from the world come findings, pages and
changes. Imports point down only. The tables are made from the code; a test holds every import against them."""
_MEANS = {
    "doors": "Input and output, the clock, exit codes.",
    "project": "From a folder or a revision to a world; only doors import it.",
    "channels": "What leaves the house: pages, notices, reports; pure.",
    "words": "The one room that speaks: sentences in every language; pure.",
    "answers": "They ask the world; pure.", "rules": "They look at the world and yield findings; pure.",
    "world": "Frozen values: all that a rule may look at.", "nouns": "Frozen values: records, graph, law.",
    "text": "Text into values with places, and back.", "leaves": "They touch the outside; only doors and the project import them.",
}  # fmt: skip


def pages() -> Iterator[tuple[str, str]]:
    """One page."""
    sections = [
        f"## {name.capitalize()}\n\n{_MEANS[name]}\n\n{table(('module', 'what it does'), _rows(rooms))}"
        for name, rooms in layers().items()
    ]
    yield "explanation/code.md", "\n\n".join([_LEAD, *sections]) + "\n"


def layers() -> dict[str, list[str]]:
    """The table of layers, read off the test that enforces it."""
    tree = ast.parse((ROOT / "tests" / "test_house.py").read_text("utf-8"))
    told = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in {"LAYERS", "LEAVES"}
    }
    return {**{name: rooms.split() for name, rooms in told["LAYERS"].items()}, "leaves": sorted(told["LEAVES"])}


def _rows(rooms: list[str]) -> list[tuple[str, str]]:
    found = [one for room in rooms for one in MODULES if one.room == room and not _family(one)]
    return [(f"`{one.name.removesuffix('.py').removesuffix('/__init__')}`", _first(one)) for one in found]


def _family(one: Module) -> bool:
    """A rule has a page of its own; a list of them all would hide the rest."""
    return one.room == "rules" and one.path.name != "__init__.py"


def _first(one: Module) -> str:
    return plain((ast.get_docstring(one.tree) or "").partition("\n\n")[0].replace("\n", " "))
