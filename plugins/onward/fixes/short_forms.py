"""Lists that have a shorter form: roles and places as mappings, the entries of one certification as `dpf`; comments stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_origin, get_type_hints

import yaml

from onward.records.base import Part
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.papers import scheme_names
from onward.records.parties import Organization
from onward.records.shape import part_of, yaml_name
from onward.yamltext.edits import Edit, composed, content_end, field, scalar

ASKED = False
RENAMES = False
REFORMS = True
_SCHEMES, _SCHEME = "schemes", "scheme"


def edits(text: str) -> Iterator[Edit]:
    """An edit for each list of a vendor, an actor or a system that has a shorter form and loses nothing by it."""
    root = composed(text)
    kinds: dict[str, type[Part]] = {ORGANIZATION: Organization, **COLLECTIONS}
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        for record in value.value if isinstance(value, yaml.SequenceNode) else [value]:
            if key.value in kinds and isinstance(record, yaml.MappingNode):
                yield from _of_record(text, record, kinds[key.value])


def _of_record(text: str, record: yaml.MappingNode, kind: type[Part]) -> Iterator[Edit]:
    for key, value in record.value:
        inner = part_of(kind, key.value)
        if inner is None or not isinstance(value, yaml.SequenceNode) or not value.value:
            continue
        if key.value == _SCHEMES and "dpf" in kind.FORMS and field(record, "dpf") is None:
            yield from _certification(text, key, value)
        elif inner.SPREAD[0] and (value.flow_style or value.start_mark.column > key.start_mark.column):
            yield from _mapping(text, value, inner)


def _mapping(text: str, node: yaml.SequenceNode, kind: type[Part]) -> Iterator[Edit]:
    """Items of two fields, `- {country: US, activity: storage}`, as a mapping, `US: storage`; each item in its place."""
    first, second = kind.SPREAD
    pairs = [_pair(text, item, first, second, _takes_list(kind, second)) for item in node.value]
    names = [pair[0] for pair in pairs if pair]
    if len(names) != len(node.value) or len(set(names)) < len(names):
        return
    for item, pair in zip(node.value, pairs, strict=True):
        assert pair is not None
        start = item.start_mark.index
        start = start if node.flow_style else text.rindex("-", 0, start)
        yield Edit(start, content_end(text, item) if node.flow_style else _trimmed(text, item), f"{pair[0]}: {pair[1]}")
    if node.flow_style:
        start, end = node.start_mark.index, node.end_mark.index
        yield Edit(start, start + 1, "{")
        yield Edit(end - 1, end, "}")


def _pair(text: str, item: yaml.Node, first: str, second: str, lists: bool) -> tuple[str, str] | None:
    """Both values of an item as they are written; None where it holds anything else, or a comment."""
    values = {key.value: value for key, value in item.value} if isinstance(item, yaml.MappingNode) else {}
    written = text[item.start_mark.index : _trimmed(text, item)]
    if set(values) != {first, second} or "#" in written:
        return None
    name, held = values[first], values[second]
    plain = isinstance(name, yaml.ScalarNode) and name.value and (lists or isinstance(held, yaml.ScalarNode))
    if not plain or "\n" in (said := _source(text, held)):
        return None
    return _source(text, name), said


def _takes_list(kind: type[Part], name: str) -> bool:
    return get_origin(next(hint for alias, hint in get_type_hints(kind).items() if yaml_name(alias) == name)) is tuple


def _trimmed(text: str, node: yaml.Node) -> int:
    return len(text[: content_end(text, node)].rstrip())


def _source(text: str, node: yaml.Node) -> str:
    return text[node.start_mark.index : _trimmed(text, node)]


def _certification(text: str, key: yaml.Node, node: yaml.SequenceNode) -> Iterator[Edit]:
    """Entries that differ in nothing but the scheme, each of one framework, as one entry of the list that they share."""
    own, extensions = scheme_names()
    entries = [_fields(text, item) for item in node.value]
    schemes = [entry.pop(_SCHEME, "") for entry in entries]
    named = [short for short, scheme in extensions.items() if scheme in schemes]
    same = all(entry == entries[0] for entry in entries)
    if not same or sorted(schemes) != sorted([own, *(extensions[scheme] for scheme in named)]):
        return
    if not entries[0] or "#" in text[node.start_mark.index : _trimmed(text, node)]:
        return
    texts = [f"{name}: {value}" for name, value in entries[0].items()]
    texts += [f"extensions: [{', '.join(scalar(scheme, True) for scheme in named)}]"] if named else []
    yield Edit(key.start_mark.index, _trimmed(text, node), f"dpf: {{{', '.join(texts)}}}")


def _fields(text: str, item: yaml.Node) -> dict[str, str]:
    """The fields of an entry as they are written, on one line each; the scheme by its name."""
    sources = (
        {name.value: _source(text, value) for name, value in item.value} if isinstance(item, yaml.MappingNode) else {}
    )
    return {} if any("\n" in value for value in sources.values()) else sources
