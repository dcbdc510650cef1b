"""A list that is imported again: each vendor is found by company and purpose, and changes where the list says something else.

What people have written beside what the list says stays: other fields, comments, and the answers to what the list leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import yaml

from onward.diff.identity import Identities, identities
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.imports import Told
from onward.imports._records import Finder, Made
from onward.imports._writing import entry, in_flow, lines_of, value_of, written
from onward.records.inventory import ORGANIZATION, Inventory, read_inventory
from onward.records.parties import Subprocessor
from onward.yamltext.edits import Edit, applied, composed, content_end, field, line_after, line_end, mappings

_UNDER = "Listed under: "
VENDORS = "subprocessors"
_ENDS = {"from", "to"}
"""Fields of flows that name vendors."""
_OURS = re.compile(r"^[ \t]*# .*, line \d+: ")
"""A comment on a doubt, as an import writes it above a field."""
_LABEL = re.compile(r"^[^:\n]{1,60}: ")


@dataclass(frozen=True, slots=True)
class Update:
    """Every file that changes, by its path, and what has to be done by hand."""

    texts: Mapping[str, str]
    told: tuple[Told, ...]


def updated(
    texts: Mapping[str, str], known: Inventory, records: Sequence[Made], source: str, finder: Finder, target: str
) -> Update:
    """The files with the records of a list that was imported before; `target` holds those that are new.

    Where the vendors of the list stand in another file, that one is the target.
    """
    typed = read_inventory({source: written(records, source, finder)})[0].subprocessors
    vendors = {record.id: record for record in records if record.collection == VENDORS}
    identified = identities(known.subprocessors, typed)
    home = _home([match.then for match in identified.same], target)
    edits: dict[str, list[Edit]] = {}
    placed: dict[str, Mapping[tuple[int, int], yaml.MappingNode]] = {}
    for match in identified.same:
        span, changes = match.then.source.span(), _changes(match.then, match.now, vendors[match.now.id])
        if changes and span.file not in placed:
            placed[span.file] = mappings(composed(texts[span.file]))
        node = placed[span.file].get((span.line, span.column)) if changes else None
        if node is not None:
            listed = edits.setdefault(span.file, [])
            listed.extend(_set(texts[span.file], node, changes, vendors[match.now.id], source, finder))
    remarks = list(_leaving(identified, texts, home, edits))
    made = {path: applied(texts[path], each) for path, each in edits.items()}
    new = _new(records, known, {match.now.id: match.then.id for match in identified.same})
    if new:
        made[home] = _appended(home, made.get(home, texts.get(home, "")), new, source, finder)
    return Update({path: text for path, text in made.items() if text != texts.get(path)}, tuple(remarks))


def _home(matched: Iterable[Subprocessor], target: str) -> str:
    """The file that has most of the vendors that the list names."""
    files = [vendor.source.span().file for vendor in matched]
    return max(dict.fromkeys([target, *files]), key=files.count)


def _new(records: Iterable[Made], known: Inventory, matched: Mapping[str, str]) -> list[Made]:
    """The records that the inventory does not have, each with an id that is free; `matched` are ids of vendors that it has."""
    called = dict(matched)
    taken = {(record.COLLECTION, record.id) for record in known.records()}
    new = []
    for record in records:
        if record.collection == VENDORS and record.id in matched:
            continue
        if (record.collection, record.id) in taken and record.collection != VENDORS:
            continue
        if record.collection == ORGANIZATION and known.organization:
            continue
        identity, number = record.id, 2
        while (record.collection, identity) in taken:
            identity, number = f"{record.id}-{number}", number + 1
        taken.add((record.collection, identity))
        if record.collection == VENDORS:
            called[record.id] = identity
        ends = {
            name: called.get(str(record.fields[name]), record.fields[name]) for name in _ENDS & record.fields.keys()
        }
        new.append(replace(record, fields={**record.fields, **ends, "id": identity}))
    return new


def _changes(then: Subprocessor, now: Subprocessor, made: Made) -> dict[str, Any]:
    """The fields of which the list says something else than the record."""
    changes: dict[str, Any] = {}
    doubted = {doubt.field for doubt in made.doubts}
    for name, value in made.fields.items():
        if name == "notes":
            if (notes := _notes(then.notes or "", str(value))) != (then.notes or ""):
                changes[name] = notes
        elif name in doubted:
            if not _answered(then, now, name):
                changes[name] = value
        elif name != "id" and getattr(then, name) != getattr(now, name):
            changes[name] = value
    if then.active_from == "on-confirmation" and "active_from" not in made.fields:
        changes["active_from"] = "date"
    return changes


def _answered(then: Subprocessor, now: Subprocessor, name: str) -> bool:
    """Whether a record says what the list leaves open, or leaves it open as the list does."""
    if name != "locations":
        return then.states(name)
    if not then.states(name):
        return False
    was, is_now = {place.country for place in then.locations}, {place.country for place in now.locations} - {None}
    return is_now <= was and (then.unknown(name) is None or now.unknown(name) is not None)


def _notes(then: str, now: str) -> str:
    """Notes with what the list says now in place of what it said before under the same label."""
    labels = {match[0] for line in now.split("\n") if (match := _LABEL.match(line))}
    kept = [line for line in then.split("\n") if line and not ((match := _LABEL.match(line)) and match[0] in labels)]
    lines = now.split("\n")
    if {line for line in lines if not line.startswith(_UNDER)} <= {*then.split("\n")}:
        return then
    return then if {*lines} <= {*then.split("\n")} else "\n".join(dict.fromkeys([*kept, *lines]))


def _set(
    text: str, node: yaml.MappingNode, changes: Mapping[str, Any], made: Made, source: str, finder: Finder
) -> Iterator[Edit]:
    """Edits that give fields of a record their values; what the record lacks comes at its end."""
    space = " " * node.start_mark.column
    missing: list[str] = []
    for name, value in changes.items():
        old = next(((key, held) for key, held in node.value if key.value == name), None)
        flat = f"{name}: {in_flow(value, finder) if node.flow_style else value_of(value, finder, space)}"
        lines = [flat] if node.flow_style else lines_of(made, name, value, source, finder, space)
        if old is None:
            missing += lines
        elif node.flow_style:
            yield Edit(old[0].start_mark.index, old[1].end_mark.index, flat)
        else:
            start = _comments_above(text, old[0].start_mark.index)
            first = old[0] is node.value[0][0]
            end = content_end(text, old[1])
            end -= len(text[:end]) - len(text[:end].rstrip("\r\n"))
            yield Edit(
                old[0].start_mark.index if first else start, end, flat if first else "\n".join(lines).lstrip(" ")
            )
    if missing and node.flow_style:
        at = content_end(text, node) - 1
        closed = text[:at].rstrip().endswith((",", "{"))
        yield Edit(at, at, f"{' ' if closed else ', '}{', '.join(missing)}")
    elif missing:
        at = line_end(text, content_end(text, node))
        written = "\n".join(missing)
        yield Edit(at, at, f"{written}\n" if at and text[at - 1] == "\n" else f"\n{written}")


def _comments_above(text: str, start: int) -> int:
    """Where the comments that an import wrote above a field begin, behind their indentation; else the field itself."""
    begin = text.rfind("\n", 0, start) + 1
    while begin:
        above = text.rfind("\n", 0, begin - 1) + 1
        line = text[above : begin - 1]
        if not _OURS.match(line):
            break
        begin, start = above, above + len(line) - len(line.lstrip(" \t"))
    return start


def _leaving(
    identified: Identities, texts: Mapping[str, str], home: str, edits: dict[str, list[Edit]]
) -> Iterator[Told]:
    """Vendors that the list no longer names leave the file of the list; where a line is shared it is told."""
    gone = [*identified.gone, *(match.then for match in (*identified.merged, *identified.successors))]
    ours = [vendor for vendor in gone if vendor.source.span().file == home]
    root = composed(texts.get(home, "")) if ours else None
    listed = field(root, VENDORS)
    if not isinstance(listed, yaml.SequenceNode):
        return
    if listed.flow_style:
        yield Told(0, f"no longer listed; remove by hand from {home}: {', '.join(vendor.title for vendor in ours)}")
        return
    text = texts[home]
    places = {(vendor.source.span().line, vendor.source.span().column) for vendor in ours}
    for node in listed.value:
        if (node.start_mark.line + 1, node.start_mark.column + 1) in places:
            start = text.rfind("\n", 0, node.start_mark.index) + 1
            edits.setdefault(home, []).append(Edit(start, line_after(text, content_end(text, node)), ""))


def _appended(path: str, text: str, records: Sequence[Made], source: str, finder: Finder) -> str:
    """A file with records at the end of their collections, which are begun where it has none."""
    if composed(text) is None:
        return written(records, source, finder)
    for collection in dict.fromkeys(record.collection for record in records):
        own = [record for record in records if record.collection == collection]
        listed = field(composed(text), collection)
        block = isinstance(listed, yaml.SequenceNode) and listed.value and not listed.flow_style
        indent = listed.start_mark.column if block and listed is not None else 2
        entries = "".join(entry(record, source, finder, indent) for record in own)
        if block and listed is not None:
            at = line_after(text, content_end(text, listed))
            text = applied(text, [Edit(at, at, entries if text[at - 1 : at] == "\n" else f"\n{entries}")])
        elif isinstance(listed, yaml.ScalarNode) and not listed.value:
            at = line_after(text, text.rfind(f"{collection}:", 0, listed.start_mark.index + 1) + 1)
            text = applied(text, [Edit(at, at, entries)])
        elif collection == ORGANIZATION:
            text = f"{text.rstrip()}\n\n{written(own, source, finder).partition(chr(10))[2]}"
        elif listed is None:
            text = f"{text.rstrip()}\n\n{collection}:\n{entries}"
        else:
            raise OnwardError(
                f"`{collection}` of {path} is written as `[…]`; write it over several lines, then import again"
            )
    return text


def without_vendors(known: Inventory) -> Inventory:
    """An inventory whose vendors take no ids: which is which is found by company and purpose."""
    return replace(known, subprocessors={})
