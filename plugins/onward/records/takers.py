"""Where a record says that it takes over what stands elsewhere: the second place of whatever is found there."""

from __future__ import annotations

from collections.abc import Iterator

from onward.finding import Finding, Span, Step, Subject
from onward.records.agreed import SETS
from onward.records.inventory import Inventory
from onward.yamltext.reader import Sequence, Table


def shared_at(inventory: Inventory, span: Span) -> Subject | None:
    """The shared record within which a place lies."""
    for name in SETS:
        for record in getattr(inventory, name).values():
            if _within(record.source, span):
                found: Subject = record.subject
                return found
    return None


def places_taken(inventory: Inventory, found: Finding) -> tuple[Step, ...]:
    """The places where a finding's record takes over what the finding points at; none where it is its own."""
    if not inventory.taken:
        return ()
    seen = {step.span for step in found.steps}
    steps: dict[Span, Step] = {}
    for span in (step.span for step in found.steps):
        of = shared_at(inventory, span)
        for step in _way(inventory, found.subject, of) if of and of != found.subject else ():
            if step.span not in seen:
                steps[step.span] = step
    return tuple(steps.values())


def _way(inventory: Inventory, by: Subject, of: Subject) -> Iterator[Step]:
    """The places that lead from a record to a shared one, perhaps by an agreement between them."""
    taken = [one for one in inventory.taken if _same(inventory, one.by, by)]
    direct = [one for one in taken if one.of == of]
    for one in direct:
        yield Step(one.at, f"`{of.id}` is taken over here")
    for between in () if direct else taken:
        further = [one for one in inventory.taken if one.by == between.of and one.of == of]
        if further:
            yield Step(between.at, f"`{between.of.id}` is taken over here")
            yield from (Step(one.at, f"`{of.id}` is taken over here") for one in further)


def _same(inventory: Inventory, one: Subject, by: Subject) -> bool:
    ours = inventory.organization
    return one == by or (ours is not None and by == ours.subject and one.collection == by.collection)


def _within(table: Table, span: Span) -> bool:
    if table.file != span.file:
        return False
    first = (table.mark[0].line + 1, table.mark[0].column + 1)
    return first <= (span.line, span.column) <= _last(table)


def _last(table: Table) -> tuple[int, int]:
    """The last line and column at which something of a record is written."""
    found = (0, 0)
    for name in table:
        if name not in table.elsewhere:
            start, end = table.values_at[name]
            found = max(found, _point(end or start), _inner(table[name], start))
    return found


def _inner(value: object, start: object) -> tuple[int, int]:
    if isinstance(value, Table) and value.mark[0] is start:
        return _last(value)
    if isinstance(value, Sequence):
        points = [_point(mark[1] or mark[0]) for mark in value.items_at]
        return max(
            [*points, *(_inner(one, mark[0]) for one, mark in zip(value, value.items_at, strict=True))], default=(0, 0)
        )
    return (0, 0)


def _point(mark: object) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1)  # type: ignore[attr-defined]
