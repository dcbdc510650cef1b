"""Where each party and each flow is written: what tells whether it still says what it said, wherever in its file it stands now."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from onward.finding import Finding, Kind, Severity, Span, Step, Subject
from onward.frozen import dataclass
from onward.records.base import Record
from onward.records.inventory import Inventory
from onward.yamltext.marks import start_of

APART = ("systems", "subprocessors", "flows")
"""Collections of which one record may change without the others; a change of anything else may matter to all."""
_RARE = ("\r", "\x85", "\u2028", "\u2029")
"""What ends a line in YAML beside a line feed."""
Place = tuple[str, int]
"""A file, and the line of it at which a record begins, from 1."""


@dataclass(frozen=True, slots=True)
class Regions:
    """The lines of each record of `APART` in files that hold no others: from its own first to the first of the next.

    `rest` is a digest of all other files, their names and their texts.
    """

    rest: str
    digests: Mapping[str, str]
    """By `collection/id`, what is written in its lines, with the name of the file."""
    places: Mapping[str, Place]
    """By `collection/id`, where its lines begin."""
    within: Mapping[str, tuple[tuple[int, ...], tuple[str, ...]]]
    """By file, the first line of each record and its name, in their order."""

    @classmethod
    def of(cls, inventory: Inventory, texts: Mapping[str, str]) -> Regions:
        """The regions of an inventory that was read from these texts, {path: text}."""
        begun = _beginnings(inventory, texts)
        digests: dict[str, str] = {}
        places: dict[str, Place] = {}
        for file, records in begun.items():
            for (line, column, name), text in zip(records, _pieces(texts[file], records), strict=True):
                digests[name] = _digest(file, str(column), name, text)
                places[name] = file, line
        within = {
            file: (tuple(line for line, _, _ in of), tuple(name for _, _, name in of)) for file, of in begun.items()
        }
        others = (part for file in sorted(texts) if file not in begun for part in (file, texts[file]))
        return cls(_digest(*others), digests, places, within)

    def digest(self, record: Record | None) -> str:
        """What a record says, where that is not among the rest."""
        return self.digests.get(str(record.subject), "") if record is not None else ""

    def near(self, span: Span) -> tuple[str, int]:
        """A line as that of a record, counted from its first; as that of its file where no record has a region there.

        LookupError for a line above all records.
        """
        regions = self.within.get(span.file)
        if regions is None:
            return span.file, span.line
        lines, names = regions
        number = bisect_right(lines, span.line) - 1
        if number < 0:
            raise LookupError(span)
        return names[number], span.line - lines[number]

    def packed(self, finding: Finding) -> list[Any]:
        """A finding as JSON has it, its places told by the records in which they lie. LookupError for one that lies above all."""
        steps = [self._packed(step) for step in finding.steps]
        return [
            finding.rule, finding.subject.collection, finding.subject.id, finding.message, steps, finding.detail, finding.hint,
            finding.severity, finding.kind, finding.law, finding.regime, finding.country, finding.cause,
        ]  # fmt: skip

    def unpacked(self, packed: Any) -> Finding:
        """A finding that was packed; LookupError, TypeError or ValueError for anything else."""
        rule, collection, identity, message, steps, detail, hint, severity, kind, law, regime, country, cause = packed
        return Finding(
            rule, Subject(collection, identity), message, tuple(map(self._unpacked, steps)), detail, hint,
            severity=_SEVERITIES[severity], kind=_KINDS[kind], law=tuple(law), regime=regime, country=country, cause=cause,
        )  # fmt: skip

    def _packed(self, step: Step) -> list[Any]:
        span = step.span
        name, line = self.near(span)
        return [name, line, span.column, span.end_line - span.line, span.end_column, step.label]

    def _unpacked(self, packed: Any) -> Step:
        name, line, column, lines, end_column, label = packed
        place = self.places.get(name)
        file = name
        if place is not None:
            file, line = place[0], place[1] + line
        return Step(Span(file, line, column, line + lines, end_column), label)


_SEVERITIES = {severity.value: severity for severity in Severity}
_KINDS = {kind.value: kind for kind in Kind}


def _beginnings(inventory: Inventory, texts: Mapping[str, str]) -> dict[str, list[tuple[int, int, str]]]:
    """By file, where each record begins, in their order; without files that hold other records too, or two in one line."""
    begun: dict[str, list[tuple[int, int, str]]] = {}
    mixed = {record.source.file for record in inventory.waivers}
    for record in inventory.records():
        if record.COLLECTION in APART:
            begun.setdefault(record.source.file, []).append((*start_of(record.source.mark), str(record.subject)))
        else:
            mixed.add(record.source.file)
    mixed |= {file for file in begun if any(sign in texts[file] for sign in _RARE)}
    for file, records in begun.items():
        records.sort()
        if len({line for line, _, _ in records}) < len(records):
            mixed.add(file)
    return {file: records for file, records in begun.items() if file not in mixed}


def _pieces(text: str, records: list[tuple[int, int, str]]) -> Iterator[str]:
    """The lines of each record: from its first to that of the next."""
    lines = text.split("\n")
    ends = [line - 1 for line, _, _ in records[1:]]
    for (line, _, _), end in zip(records, [*ends, len(lines)], strict=True):
        yield "\n".join(lines[line - 1 : end])


def _digest(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()
