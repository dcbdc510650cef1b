"""What several vendors have agreed word for word, written once: an agreement of its own, which each of them takes over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import yaml

from onward.frozen import dataclass
from onward.records.inventory import read_inventory
from onward.yamltext.edits import Edit, applied, composed, content_end, field, scalar
from onward.yamltext.reader import parse

_PAPER = ("kind", "subprocessors", "flow_down", "terms", "instruments", "use", "clauses")
"""What one paper says to every vendor that signs it."""
_OWN = ("signed", "document", "copy")
"""What each vendor's own copy of it has."""
_CLAUSES = "clauses"
_PUNCTUATION = re.compile(r"[,\[\]{}#]|:(\s|$)")


@dataclass(frozen=True, slots=True)
class _Agreed:
    """A vendor's agreement: its file, the place that it takes, and its node."""

    path: str
    start: int
    end: int
    node: yaml.MappingNode


def hoisted(texts: Mapping[str, str], folder: str) -> dict[str, str]:
    """Every file that changes, {path: text}, with a new one below `folder` for each agreement that two vendors or more have.

    `texts` are all files of an inventory. Nothing changes where a record would say anything else, or a comment would be lost; a
    file that cannot be read stays as it is.
    """
    made, refused = dict(texts), set[str]()
    unreadable = {path for path, text in texts.items() if parse(path, text)[1]}
    while group := _next({path: text for path, text in made.items() if path not in unreadable}, refused):
        paper, several = group
        after = _once(made, several, folder)
        if _same(made, after):
            made = after
        refused.add(paper)
    return {path: text for path, text in made.items() if texts.get(path) != text}


def _next(texts: Mapping[str, str], refused: set[str]) -> tuple[str, list[_Agreed]] | None:
    """The first paper that several vendors have, and that was not looked at yet."""
    by_identity: dict[str, list[_Agreed]] = {}
    for path, text in texts.items():
        for agreed in _agreements(path, text):
            said = {key.value: _plain(value) for key, value in agreed.node.value if key.value not in _OWN}
            by_identity.setdefault(json.dumps(said, sort_keys=True), []).append(agreed)
    return next(((paper, of) for paper, of in by_identity.items() if len(of) > 1 and paper not in refused), None)


def _agreements(path: str, text: str) -> Iterator[_Agreed]:
    """The agreements of a file's vendors that have clauses of their own and no comment within."""
    vendors = field(composed(text), "subprocessors")
    for record in vendors.value if isinstance(vendors, yaml.SequenceNode) else ():
        for key, value in record.value if isinstance(record, yaml.MappingNode) else ():
            if key.value != "agreement" or not isinstance(value, yaml.MappingNode):
                continue
            end = len(text[: content_end(text, value)].rstrip())
            names = {pair.value for pair, _ in value.value}
            if _CLAUSES in names <= {*_PAPER, *_OWN} and "#" not in text[value.start_mark.index : end]:
                yield _Agreed(path, key.end_mark.index, end, value)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return [_plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def _once(texts: Mapping[str, str], several: list[_Agreed], folder: str) -> dict[str, str]:
    """The files with the agreement in a new one, and each vendor taking it over."""
    first = several[0].node
    name = _name(texts, _plain(field(first, "kind") or yaml.ScalarNode("", "terms")), folder)
    edits: dict[str, list[Edit]] = {}
    for agreed in several:
        own = [f"{key.value}: {_flow(value)}" for key, value in agreed.node.value if key.value in _OWN]
        taken = f": {{{', '.join([f'like: {name}', *own])}}}" if own else f": {name}"
        edits.setdefault(agreed.path, []).append(Edit(agreed.start, agreed.end, taken))
    changed = {path: applied(texts[path], of) for path, of in edits.items()}
    return {**texts, **changed, f"{folder}/{name}.yml": _record(name, first)}


def _name(texts: Mapping[str, str], kind: str, folder: str) -> str:
    taken = {*read_inventory(texts)[0].agreements}
    names = (f"shared-{kind}{f'-{number}' if number > 1 else ''}" for number in range(1, len(taken) + len(texts) + 2))
    return next(name for name in names if name not in taken and f"{folder}/{name}.yml" not in texts)


def _record(name: str, node: yaml.MappingNode) -> str:
    said = {key.value: value for key, value in node.value if key.value in _PAPER}
    lines = [f"id: {name}", *(f"{part}: {_flow(said[part])}" for part in _PAPER[:-1] if part in said), f"{_CLAUSES}:"]
    clauses = said[_CLAUSES]
    items = clauses.value if isinstance(clauses, yaml.SequenceNode) else [clauses]
    lines += [f"  - {_flow(item)}" for item in items]
    return "agreements:\n  - " + "\n    ".join(lines) + "\n"


def _flow(node: yaml.Node) -> str:
    """A value in one line; what was plain stays so where the line allows it."""
    if isinstance(node, yaml.MappingNode):
        return "{" + ", ".join(f"{key.value}: {_flow(value)}" for key, value in node.value) + "}"
    if isinstance(node, yaml.SequenceNode):
        return "[" + ", ".join(_flow(item) for item in node.value) + "]"
    value: str = node.value
    plain = (
        isinstance(node, yaml.ScalarNode) and not node.style and "\n" not in value and not _PUNCTUATION.search(value)
    )
    return value if plain else scalar(value, True)


def _same(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether all records say what they said, the new agreements apart."""
    was, findings = read_inventory(before)
    now, said = read_inventory(after)
    kept = {name: now.agreements.get(name) for name in was.agreements} == {**was.agreements}
    alone = replace(was, agreements={}) == replace(now, agreements={})
    return kept and alone and [finding.key for finding in findings] == [finding.key for finding in said]
