"""Fields and collections by the names that the format has for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib import resources

import yaml

from onward.records.base import Part
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.parties import Organization
from onward.records.promises import Waiver
from onward.records.shape import part_of, shape
from onward.yamltext.edits import Edit, composed
from onward.yamltext.plain import plain

ASKED = False
RENAMES = True
REFORMS = False
_JOINTS = re.compile("[-_ ]")
_KINDS: dict[str, type[Part]] = {ORGANIZATION: Organization, **COLLECTIONS, "waivers": Waiver}


def edits(text: str) -> Iterator[Edit]:
    """An edit for every name that is not known where it stands and can mean one known name only."""
    root = composed(text)
    if isinstance(root, yaml.MappingNode):
        yield from _renamed(root, _KINDS)
        for key, value in root.value:
            if key.value in _KINDS:
                yield from _within(value, _KINDS[key.value])


def _within(node: yaml.Node, kind: type[Part]) -> Iterator[Edit]:
    for branch in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(branch, yaml.MappingNode):
            yield from _renamed(branch, {**shape(kind), **kind.FORMS})
            for key, value in branch.value:
                inner = part_of(kind, key.value)
                if inner is not None:
                    yield from _within(value, inner)


def _renamed(node: yaml.MappingNode, known: Collection[str]) -> Iterator[Edit]:
    written = [key.value for key, _ in node.value]
    meant = {name: _meant(name, known) for name in written if name not in known}
    for key, _ in node.value:
        now = meant.get(key.value)
        if now and now not in written and list(meant.values()).count(now) == 1:
            yield Edit(key.start_mark.index, key.end_mark.index, now)


def _meant(name: str, known: Collection[str]) -> str | None:
    """The one known name that a name stands for; None where there is none, or more than one."""
    spelled = {candidate for candidate in known if _bare(candidate) == _bare(name)}
    meant = spelled or {current for was, current in _former() if _bare(was) == _bare(name) and current in known}
    return meant.pop() if len(meant) == 1 else None


def _bare(name: str) -> str:
    return _JOINTS.sub("", name).lower()


@cache
def _former() -> tuple[tuple[str, str], ...]:
    listed = (resources.files(__package__) / "former.yml").read_text("utf-8")
    return tuple((country["was"], country["is"]) for country in plain(listed))
