"""Where a record says that it takes over what stands elsewhere: the second place of whatever is found there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from onward.finding import Finding, Span, Step, Subject
from onward.frozen import dataclass
from onward.records.agreed import SETS
from onward.records.inventory import Inventory
from onward.records.short_forms import Taken
from onward.yamltext.marks import Mark, end_of, start_of
from onward.yamltext.reader import Sequence, Table

Point = tuple[int, int]
"""A line and a column, from 1."""


@dataclass(frozen=True, slots=True)
class Takers:
    """Where shared records stand, and who takes over which; made once, and asked for each finding."""

    inventory: Inventory
    extents: Mapping[str, tuple[tuple[Point, Point, Subject], ...]]
    """By file, the first and the last place of each shared record, the first first."""
    taken: Mapping[Subject, tuple[Taken, ...]]
    """By who takes over."""

    @classmethod
    def of(cls, inventory: Inventory) -> Takers:
        """What an inventory says of it."""
        extents: dict[str, list[tuple[Point, Point, Subject]]] = {}
        for record in (record for name in SETS for record in getattr(inventory, name).values()):
            table: Table = record.source
            extents.setdefault(table.file, []).append((start_of(table.mark), _last(table), record.subject))
        taken: dict[Subject, list[Taken]] = {}
        for takeover in inventory.taken:
            taken.setdefault(takeover.by, []).append(takeover)
        ordered = {file: tuple(sorted(of, key=lambda extent: extent[0])) for file, of in extents.items()}
        return cls(inventory, ordered, {by: tuple(of) for by, of in taken.items()})

    def shared_at(self, span: Span) -> Subject | None:
        """The shared record within which a place lies."""
        extents, at = self.extents.get(span.file, ()), (span.line, span.column)
        number = bisect_right(extents, at, key=lambda extent: extent[0]) - 1
        return extents[number][2] if number >= 0 and at <= extents[number][1] else None

    def places(self, finding: Finding) -> tuple[Step, ...]:
        """The places where a finding's record takes over what the finding points at; none where it is its own."""
        if not self.taken:
            return ()
        steps: dict[Span, Step] = {}
        for span in (step.span for step in finding.steps):
            of = self.shared_at(span)
            for step in self._way(finding.subject, of) if of and of != finding.subject else ():
                steps[step.span] = step
        seen = {step.span for step in finding.steps} if steps else ()
        return tuple(step for span, step in steps.items() if span not in seen)

    def _way(self, by: Subject, of: Subject) -> Iterator[Step]:
        """The places that lead from a record to a shared one, perhaps by an agreement between them."""
        taken = self._taken_by(by)
        direct = [takeover for takeover in taken if takeover.of == of]
        for takeover in direct:
            yield Step(takeover.at, f"`{of.id}` is taken over here")
        for between in () if direct else taken:
            further = [takeover for takeover in self.taken.get(between.of, ()) if takeover.of == of]
            if further:
                yield Step(between.at, f"`{between.of.id}` is taken over here")
                yield from (Step(takeover.at, f"`{of.id}` is taken over here") for takeover in further)

    def _taken_by(self, by: Subject) -> tuple[Taken, ...]:
        """What a record takes over; the organization is one, whatever it is called."""
        ours = self.inventory.organization
        if ours is None or by != ours.subject:
            return self.taken.get(by, ())
        return tuple(takeover for takeover in self.inventory.taken if takeover.by.collection == by.collection)


def _last(table: Table) -> tuple[int, int]:
    """The last line and column at which something of a record is written."""
    last = (0, 0)
    for name in table:
        if name not in table.elsewhere:
            mark = table.values_at[name]
            last = max(last, end_of(mark), _inner(table[name], table.file, mark))
    return last


def _inner(value: object, file: str, mark: Mark) -> tuple[int, int]:
    """The last place of what is written within a value at a mark; what stands elsewhere has its own."""
    if isinstance(value, Table) and value.file == file and start_of(value.mark) == start_of(mark):
        return _last(value)
    if isinstance(value, Sequence):
        marked = zip(value, value.items_at, strict=True)
        return max((max(end_of(at), _inner(entry, file, at)) for entry, at in marked), default=(0, 0))
    return (0, 0)
