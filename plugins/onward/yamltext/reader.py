"""YAML text into values that know where they stand.

Scalars stay text, so that `country: NO` is Norway and `010` is not 8. What a legal record has no use for (aliases, merge
keys, tags, several documents, deep nesting) is refused with its position. Built on libyaml's event stream.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

import yaml

from onward.conflicts import conflicts
from onward.finding import Finding, Kind, Severity, Span, Step, Subject
from onward.yamltext.marks import Mark, packed, span_of
from onward.yamltext.unread import Unread
from onward.yamltext.values import Sequence as Sequence
from onward.yamltext.values import Table as Table
from onward.yamltext.values import Value as Value

MAX_DEPTH = 40
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_PLAIN_NULL = {"", "~", "null", "Null", "NULL"}


def problem(rule: str, span: Span, path: str, message: str, hint: str = "", label: str = "here") -> Finding:
    """A finding of the reader: its key is the file and the path of the field."""
    return Finding(
        rule,
        Subject("file", span.file),
        message,
        (Step(span, label),),
        path,
        hint,
        severity=Severity.ERROR,
        kind=Kind.READER,
    )


class _TooDeep(Exception):
    """The file is nested beyond the limit: what follows is not worth the time that it would take."""


_SIGN = re.compile(r"[ \t]#[^\s#]")
"""What may be a comment that was meant to be a value: a colour, or the number of a house."""
_SWALLOWED = {
    True: re.compile(r"[ \t]+(#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9]\S*))(?!\S)"),
    False: re.compile(r"[ \t]+(#[0-9]\S*)"),
}
"""Such a comment where a value is empty, and behind one."""
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow as such."""


class _Builder:
    """Turns one file's events into values; collects what it refuses instead of stopping at the first."""

    def __init__(self, file: str, text: str, whole: str) -> None:
        self.file, self.text = file, whole
        self.findings: list[Finding] = []
        self.path: list[str] = []
        self.next: Callable[[], Any] = _LOADER(text).get_event
        self.lines = text.splitlines() if _SIGN.search(text) else []

    def refuse(self, event: Any, rule: str, message: str, hint: str = "", key: str = "") -> None:
        path = ".".join([*self.path, key] if key else self.path)
        self.findings.append(problem(rule, span_of(self.file, _mark(event)), path, message, hint))

    def document(self) -> Value:
        """The value of the first document; a second one is refused."""
        value: Value = None
        documents = 0
        while type(event := self.next()) is not yaml.StreamEndEvent:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.refuse(event, "syntax", "a second YAML document starts here", "use one file per document")
            elif not isinstance(event, yaml.StreamStartEvent | yaml.DocumentEndEvent):
                built = self.value(event, 0)
                value = built if documents == 1 else value
        return value

    def value(self, event: Any, depth: int) -> Value:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if kind is yaml.AliasEvent:
            self.refuse(event, "syntax", "aliases are not supported", "repeat the value")
            return None
        self.properties(event)
        if depth >= MAX_DEPTH:
            self.refuse(event, "syntax", f"nested deeper than {MAX_DEPTH} levels; the rest of the file was not read")
            raise _TooDeep
        return self.mapping(event, depth) if kind is yaml.MappingStartEvent else self.sequence(event, depth)

    def properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse(event, "syntax", f"anchors are not supported: `&{event.anchor}`", "repeat the value")
        if event.tag is not None:
            self.refuse(event, "syntax", f"tags are not supported: `{_as_written(event.tag)}`", "remove the tag")

    def scalar(self, event: Any) -> str | None:
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        text: str = event.value
        if event.style == '"' and (match := _CONTROL.search(text)):  # only an escape brings one in
            self.refuse(event, "syntax", f"control character U+{ord(match[0]):04X} is not allowed", "remove it")
        if self.lines and not event.style:
            self.swallowed(event.end_mark, empty=not text)
        return None if text in _PLAIN_NULL and event.implicit[0] else text

    def swallowed(self, end: Any, empty: bool) -> None:
        """Refuse a comment that looks like a value, or like the rest of one: YAML passes over it in silence."""
        comment = _SWALLOWED[empty].match(self.lines[end.line], end.column) if end.line < len(self.lines) else None
        if comment is not None:
            span = Span(self.file, end.line + 1, comment.start(1) + 1, end.line + 1, comment.end(1) + 1)
            message = f"`{comment[1]}` is read as a comment, not as part of the value"
            hint = "put the value in quotes; if a comment is meant, write a space after `#`"
            self.findings.append(problem("syntax", span, ".".join(self.path), message, hint))

    def mapping(self, start: Any, depth: int) -> Table:
        table = Table(self.file, packed(start.start_mark), self.text)
        keys_at, values_at, following, path = table.keys_at, table.values_at, self.next, self.path
        while type(event := following()) is not yaml.MappingEndEvent:
            key = self.key(event, depth)
            at = following()
            path.append(key or "?")
            if key in table:
                self.duplicate(event, table.key_span(event.value))
                key = None
            value = self.scalar(at) if type(at) is yaml.ScalarEvent else self.value(at, depth + 1)
            path.pop()
            if key is not None:
                table[key] = value
                keys_at[key] = packed(event.start_mark, event.end_mark)
                values_at[key] = _mark(at)
        return table

    def key(self, event: Any, depth: int) -> str | None:
        if type(event) is not yaml.ScalarEvent:
            self.refuse(event, "syntax", "a key must be a string")
            self.value(event, depth + 1)
            return None
        name: str = event.value
        if name == "<<" and event.implicit[0]:
            self.refuse(event, "syntax", "merge keys (`<<`) are not supported", "repeat the fields")
            return None
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        return name

    def duplicate(self, event: Any, first: Span) -> None:
        span = span_of(self.file, _mark(event))
        message = f"`{event.value}` is a duplicate key; the second value would silently win"
        hint = "keep one of the two" if len(self.path) > 1 else "keep one, with what belongs to both under it"
        finding = problem("duplicate-key", span, ".".join(self.path), message, hint, "second value")
        self.findings.append(replace(finding, steps=(*finding.steps, Step(first, "first value"))))

    def sequence(self, start: Any, depth: int) -> Sequence:
        items = Sequence(self.file, packed(start.start_mark))
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            self.path.append(str(len(items)))
            items.append(self.value(event, depth + 1))
            self.path.pop()
            items.items_at.append(_mark(event))
        return items


def _as_written(tag: str) -> str:
    """A tag as an author writes it: `!!str` for that of YAML."""
    return tag.replace("tag:yaml.org,2002:", "!!")


def _mark(event: Any) -> Mark:
    """An event's place. A quoted or folded text over several lines is marked by its start, as blocks are."""
    start, end = event.start_mark, event.end_mark
    if type(event) is yaml.ScalarEvent and (not event.style or end.line == start.line):
        return packed(start, end)
    return packed(start)


def parse(file: str, text: str, whole: str | None = None) -> tuple[Value, list[Finding]]:
    """Read one YAML file: its value, and every finding of rule `syntax` or `duplicate-key` with its place.

    `None` for an empty file, and for one that was not read, which is a finding too. Pure; `file` is only the name that
    positions carry, and `whole` its text where `text` is a part of it, with as many lines before.
    """
    if isinstance(text, Unread):
        return None, [problem("file-not-read", Span(file, 1, 1, 1, 2), "", text.message, text.hint)]
    if unresolved := [_unresolved(number, at) for number, at in enumerate(conflicts(file, text), 1)]:
        return None, unresolved
    try:
        builder = _Builder(file, text, text if whole is None else whole)
    except yaml.YAMLError as error:
        return None, [_syntax(file, text, error)]
    try:
        return builder.document(), builder.findings
    except _TooDeep:
        return None, builder.findings
    except yaml.YAMLError as error:
        return None, [*builder.findings, _syntax(file, text, error)]


def _unresolved(number: int, markers: tuple[Span, ...]) -> Finding:
    hint = "keep what is right on either side, and remove the markers"
    finding = problem("syntax", markers[0], f"conflict-{number}", "unresolved merge conflict", hint)
    return replace(finding, steps=tuple(Step(at, "conflict marker") for at in markers))


def _syntax(file: str, text: str, error: yaml.YAMLError) -> Finding:
    from onward.yamltext.faults import fault, within

    mark = getattr(error, "problem_mark", None)
    place = (mark.line, mark.column) if mark else _unprintable(text, error)
    wrong = fault(text, within(text, place), error)
    finding = problem("syntax", _at(file, wrong.at), "", wrong.message, wrong.hint)
    if wrong.also is None:
        return finding
    since, label = wrong.also
    return replace(finding, steps=(*finding.steps, Step(_at(file, since), label)))


def _at(file: str, place: tuple[int, int]) -> Span:
    line, column = place
    return Span(file, line + 1, column + 1, line + 1, column + 2)


def _unprintable(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    """Where the first character stands that YAML does not allow: libyaml gives a byte offset only."""
    match = _CONTROL.search(text)
    line, column = line_and_column(text, match.start() if match else 0)
    return line - 1, column - 1


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset in a text, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


Read: TypeAlias = Callable[[Mapping[str, str]], tuple[dict[str, Value], list[Finding]]]


def read(texts: Mapping[str, str]) -> tuple[dict[str, Value], list[Finding]]:
    """Read every file of a mapping {path: text}, in the order of the paths."""
    values: dict[str, Value] = {}
    findings: list[Finding] = []
    for path in sorted(texts):
        values[path], problems = parse(path, texts[path])
        findings += problems
    return values, findings
