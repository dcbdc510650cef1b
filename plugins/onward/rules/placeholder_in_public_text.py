"""A published text contains a placeholder.

## Why it matters

`TBC` on a trust center shows customers that nobody knows, and that nobody read the page before it was published. An address
at `example.com` does not reach anybody.

## How to fix

Write the fact. If it is not yet known, record it as unknown with an owner and a due date; the pages then read "to be
confirmed".

```yaml
service: {unknown: {owner: legal, due: 2027-01-31}}
```

## Not a problem when

The record is marked as an example, or the text is internal.
"""

import re
from collections.abc import Iterator
from dataclasses import fields

from onward.conflicts import FIX, in_words
from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.records.base import Part, Record
from onward.records.parts import parts
from onward.records.publication import published, visible
from onward.records.shape import yaml_name
from onward.rules._written import about, prose, span
from onward.world import World
from onward.yamltext.values import NOT_YET_KNOWN, Sequence

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
NEEDS = ("pages",)
LAW = ()
HINT = f"write the fact, or `{NOT_YET_KNOWN}`"
PLACEHOLDER = re.compile(
    r"\b(?:TB[ACD]|T[O]DO|F[I]XME|X[X]X+)\b|(?i:\blorem ipsum\b)|<(?:insert|your|company|name)\b[^<>\n]*>|\{\{[^{}\n]*\}\}"
)
NOWHERE = re.compile(r"(?:@|//|\.)example\.(?:com|net|org)\b", re.IGNORECASE)
"""Domains that are reserved for examples (RFC 2606)."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each field of a record, and for each place of a hand-written page."""
    for record in world.inventory.records():
        if published(record, "public") and not record.example:
            yield from _of_record(record)
    for path, text in prose(world):
        for count, match in enumerate(PLACEHOLDER.finditer(text), 1):
            step = Step(span(path, text, *match.span()), "a placeholder")
            message = f"page {path} contains `{match[0]}`"
            yield _finding(about(world, path), message, step, f"{match[0]}.{count}")
        for count, (first, *_) in enumerate(in_words(path, text), 1):
            message = f"a merge conflict is left in the page {path}"
            yield _finding(about(world, path), message, Step(first, "it begins here"), f"conflict.{count}", FIX)


def _of_record(record: Record) -> Iterator[Finding]:
    for path, part in parts(record):
        for attribute, name, index, text in () if getattr(part, "example", False) else _texts(part):
            match = PLACEHOLDER.search(text) or NOWHERE.search(text)
            if match and visible(part, attribute, "public"):
                step = Step(part.at(name, index), "a placeholder")
                message = f"{record.title} publishes `{match[0].lstrip('@/.')}`"
                yield _finding(record.subject, message, step, f"{path}.{name}".lstrip("."))


def _texts(part: Part) -> Iterator[tuple[str, str, int | None, str]]:
    """The texts of a part, by field in Python and in YAML, with their places in lists."""
    for attribute, name in _fields(type(part)):
        value = part.source.get(name)
        if isinstance(value, str):
            yield attribute, name, None, value
        elif isinstance(value, Sequence):
            yield from ((attribute, name, index, inner) for index, inner in enumerate(value) if isinstance(inner, str))


_FIELDS: dict[type[Part], tuple[tuple[str, str], ...]] = {}


def _fields(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a type that may hold texts for readers, by their names in Python and in YAML."""
    if kind not in _FIELDS:
        named = ((declared.name, yaml_name(declared.name)) for declared in fields(kind) if declared.name != "source")
        _FIELDS[kind] = tuple((attribute, name) for attribute, name in named if name != "id")
    return _FIELDS[kind]


def _finding(subject: Subject, message: str, step: Step, detail: str, hint: str = HINT) -> Finding:
    return Finding("placeholder-in-public-text", subject, message, (step,), detail, hint, severity=SEVERITY)
