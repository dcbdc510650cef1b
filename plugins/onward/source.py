"""YAML text into values that know where they stand.

Scalars stay text, so that `country: NO` is Norway and `010` is not 8. What a legal record has no use for (aliases, merge
keys, tags, several documents, deep nesting) is refused with its position. Built on libyaml's event stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeAlias

import yaml

from onward.finding import Finding, Kind, Severity, Span, Step, Subject

MAX_DEPTH = 40
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_PLAIN_NULL = {"", "~", "null", "Null", "NULL"}

Value: TypeAlias = "str | Table | Sequence | None"
Mark: TypeAlias = tuple[int, int, int, int]


class Table(dict[str, Any]):
    """A YAML mapping. `keys_at` and `values_at` hold each entry's marks: 0-based line, column, end line, end column."""

    __slots__ = ("file", "keys_at", "mark", "values_at")

    def __init__(self, file: str, mark: Mark) -> None:
        super().__init__()
        self.file, self.mark = file, mark
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}

    def span(self, key: str | None = None) -> Span:
        """The place of a field's value; of the field's key where the value is a block; of the table without a key."""
        if key is None or key not in self.values_at:
            return _span(self.file, self.mark)
        block = isinstance(self[key], Table | Sequence)
        return _span(self.file, self.keys_at[key] if block else self.values_at[key])

    def key_span(self, key: str) -> Span:
        """The place of a field's name."""
        return _span(self.file, self.keys_at[key])


class Sequence(list[Any]):
    """A YAML list; `items_at` holds each item's mark."""

    __slots__ = ("file", "items_at", "mark")

    def __init__(self, file: str, mark: Mark) -> None:
        super().__init__()
        self.file, self.mark = file, mark
        self.items_at: list[Mark] = []

    def span(self, index: int | None = None) -> Span:
        """The place of an item, or of the list's first character."""
        if index is None or index >= len(self.items_at):
            return _span(self.file, self.mark)
        return _span(self.file, self.items_at[index])


def _span(file: str, mark: Mark) -> Span:
    return Span(file, mark[0] + 1, mark[1] + 1, mark[2] + 1, mark[3] + 1)


def problem(rule: str, span: Span, path: str, message: str, hint: str = "", label: str = "here") -> Finding:
    """A finding of the reader: its key is the file and the path of the field."""
    return Finding(
        rule, Subject("file", span.file), message, (Step(span, label),), path, hint, Severity.ERROR, Kind.READER
    )


def did_you_mean(word: str, known: Iterator[str] | list[str]) -> str:
    """A hint that names the nearest known word, or the empty string where none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


class _TooDeep(Exception):
    """The file is nested beyond the limit: what follows is not worth the time that it would take."""


@dataclass(slots=True)
class _Builder:
    """Turns one file's events into values; collects what it refuses instead of stopping at the first."""

    file: str
    text: str
    findings: list[Finding] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    def refuse(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> None:
        mark = _mark(event)
        self.findings.append(problem(rule, _span(self.file, mark), ".".join(self.path), message, hint))

    def document(self, events: Iterator[yaml.Event]) -> Value:
        """The value of the first document; a second one is refused."""
        value: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.refuse(event, "syntax", "a second YAML document starts here", "use one file per document")
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                built = self.value(event, events, 0)
                value = built if documents == 1 else value
        return value

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if kind is yaml.AliasEvent:
            self.refuse(event, "syntax", "aliases are not read: a record states its facts itself", "repeat the value")
            return None
        self.properties(event)
        if depth >= MAX_DEPTH:
            self.refuse(event, "syntax", f"nested deeper than {MAX_DEPTH} levels; the rest of the file was not read")
            raise _TooDeep
        if kind is yaml.MappingStartEvent:
            return self.mapping(event, events, depth)
        return self.sequence(event, events, depth)

    def properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse(event, "syntax", f"anchor `&{event.anchor}` is not read", "remove it and repeat the value")
        if event.tag is not None:
            self.refuse(event, "syntax", f"tag `{event.tag}` is not read", "remove the tag")

    def scalar(self, event: Any) -> str | None:
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        text: str = event.value
        return None if event.implicit[0] and text in _PLAIN_NULL else text

    def mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Table:
        table = Table(self.file, _mark(start))
        for event in events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self.key(event, events, depth)
            at = next(events)
            self.path.append(key or "?")
            if key is not None and key in table:
                self.duplicate(event, key, table)
                key = None
            value = self.value(at, events, depth + 1)
            self.path.pop()
            if key is not None:
                table[key] = value
                table.keys_at[key], table.values_at[key] = _mark(event), _mark(at)
        return table

    def key(self, event: Any, events: Iterator[yaml.Event], depth: int) -> str | None:
        if type(event) is not yaml.ScalarEvent:
            self.refuse(event, "syntax", "a key must be a word")
            self.value(event, events, depth + 1)
            return None
        if event.value == "<<" and event.implicit[0]:
            self.refuse(event, "syntax", "merge keys (`<<`) are not read", "repeat the fields")
            return None
        self.scalar(event)
        name: str = event.value
        return name

    def duplicate(self, event: yaml.Event, key: str, table: Table) -> None:
        span = _span(self.file, _mark(event))
        steps = (Step(span, "given again here"), Step(table.key_span(key), "first given here"))
        self.findings.append(
            Finding(
                "duplicate-key",
                Subject("file", self.file),
                f"`{key}` is given twice; the second value would silently win",
                steps,
                ".".join(self.path),
                "keep one of the two",
                Severity.ERROR,
                Kind.READER,
            )
        )

    def sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = Sequence(self.file, _mark(start))
        for event in events:
            if type(event) is yaml.SequenceEndEvent:
                break
            self.path.append(str(len(items)))
            items.append(self.value(event, events, depth + 1))
            self.path.pop()
            items.items_at.append(_mark(event))
        return items


def _mark(event: Any) -> Mark:
    """An event's place; a block's is its first character, for its end is where the next thing starts."""
    start, end = event.start_mark, event.end_mark
    if type(event) is yaml.ScalarEvent and end.line == start.line:
        return (start.line, start.column, end.line, end.column)
    if type(event) is yaml.ScalarEvent and not event.style:
        return (start.line, start.column, end.line, end.column)
    return (start.line, start.column, start.line, start.column + 1)


def parse(file: str, text: str) -> tuple[Value, list[Finding]]:
    """Read one YAML file: its value, and every finding of rule `syntax` or `duplicate-key` with its place.

    `None` for an empty file. Pure; `file` is only the name that positions carry.
    """
    builder = _Builder(file, text)
    try:
        return builder.document(yaml.parse(text, Loader=_LOADER)), builder.findings
    except _TooDeep:
        return None, builder.findings
    except yaml.YAMLError as error:
        builder.findings.append(_syntax(file, text, error))
        return None, builder.findings


def _syntax(file: str, text: str, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else _unprintable(text, error)
    message = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    hint = "indent with spaces" if "\\t" in message or "character that cannot start any token" in message else ""
    return problem("syntax", _span(file, (line, column, line, column + 1)), "", f"not YAML: {message}", hint)


_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _unprintable(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    """Where the first character stands that YAML does not allow: libyaml gives a byte offset only."""
    found = _CONTROL.search(text)
    index = found.start() if found else 0
    before = text[:index]
    return before.count("\n"), index - (before.rfind("\n") + 1)


def read(texts: Mapping[str, str]) -> tuple[dict[str, Value], list[Finding]]:
    """Read every file of a mapping {path: text}, in the order of the paths."""
    values: dict[str, Value] = {}
    findings: list[Finding] = []
    for path in sorted(texts):
        values[path], found = parse(path, texts[path])
        findings += found
    return values, findings
