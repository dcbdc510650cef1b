"""Short forms written out before records are built, so that everything else sees one form; each value keeps its place.

`roles: {billing: processor}`, `locations: {IE: storage}`, a word for a shared assessment or shared terms, `dpf` for the
schemes of one certification, `agreement` for a contract and its clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from onward.finding import Span, Step, Subject
from onward.frozen import dataclass
from onward.records.agreed import AGREEMENTS, CUSTOMERS, SETS, Agreement, Listing
from onward.records.base import Part, Ref, Unknown
from onward.records.papers import CLAUSES, clauses_of, contract_of, entries_of, merged
from onward.records.reading import Reading
from onward.records.safeguards import Safeguard
from onward.records.shape import build, part_of, shape, spelled_out
from onward.records.spread import is_mapping, spread
from onward.yamltext.reader import Sequence, Table, Value, problem

_ORGANIZATION = "organization"
Sets: TypeAlias = Mapping[str, Mapping[str, Table]]
"""Shared records as they are written, by collection and id."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A record that takes over what a shared one says, and the place where it says so."""

    by: Subject
    of: Subject
    at: Span


def written_out(
    values: Mapping[Any, Value], kinds: Mapping[str, type[Part]], reading: Reading, sets: Sets | None = None
) -> tuple[Taken, ...]:
    """Write out every short form within the files of an inventory, {path: value}; who takes over what.

    `kinds` are the types of the collections, by name; `sets` is what may be taken over, where the files do not state it.
    What a short form cannot mean goes to `reading`.
    """
    work = _Work(reading, sets_of(values) if sets is None else sets)
    for name in sorted(kinds, key=lambda collection: (collection not in SETS, collection != AGREEMENTS)):
        for label, table in _tables(values, name):
            reading.path = [name] if name == _ORGANIZATION else [name, label]
            work.record(Subject(name, label), kinds[name], table)
    reading.path = []
    return tuple(work.taken)


def sets_of(values: Mapping[Any, Value]) -> Sets:
    """What records of the files of an inventory may take over."""
    return {name: _by_id(values, name) for name in SETS}


def _tables(values: Mapping[Any, Value], name: str) -> Iterator[tuple[str, Table]]:
    """The records of a collection, or the organization, as they are written."""
    for value in values.values():
        held = value.get(name) if isinstance(value, Table) else None
        for index, record in enumerate(held if isinstance(held, Sequence) else [held]):
            if isinstance(record, Table):
                label = record.get("id")
                yield (label if isinstance(label, str) and name != _ORGANIZATION else str(index)), record


def _by_id(values: Mapping[Any, Value], name: str) -> dict[str, Table]:
    return dict(reversed([(label, table) for label, table in _tables(values, name) if "id" in table]))


class _Work:
    """What is gathered while short forms are written out."""

    def __init__(self, reading: Reading, sets: Sets) -> None:
        self.reading, self.sets = reading, sets
        self.taken: list[Taken] = []
        self.subject, self.way = Subject("", ""), list[str]()

    def record(self, subject: Subject, kind: type[Part], table: Table) -> None:
        """One record with all that it holds."""
        self.subject = subject = (
            Subject(_ORGANIZATION, _ORGANIZATION) if subject.collection == _ORGANIZATION else subject
        )
        self.way = [*self.reading.path]
        if kind is Agreement:
            self.alone(table)
        if subject.collection == _ORGANIZATION:
            self.with_customers(table)
        for name, form in kind.FORMS.items():
            if table.get(name) is not None:
                self.reading.path.append(name)
                self.form(form, table, name)
                self.reading.path.pop()
        self.within(kind, table)

    def alone(self, table: Table) -> None:
        """An agreement takes over no other: `like` goes one level."""
        if "like" in table:
            steps = [Step(table.span("like"), "an agreement that takes over another")]
            name = str(table.pop("like"))
            other = self.sets[AGREEMENTS].get(name)
            steps += [Step(other.span("id"), f"the agreement `{name}`")] if other is not None else []
            hint = "repeat in this agreement what it shares with the other"
            self.refuse(
                "like-of-like", "like", "`like` takes over one level, and this is an agreement itself", hint, steps
            )

    def refuse(self, rule: str, field: str, message: str, hint: str, steps: list[Step]) -> None:
        """A finding with several places."""
        finding = problem(rule, steps[0].span, ".".join([*self.way, field]), message, hint)
        self.reading.findings.append(replace(finding, steps=tuple(steps)))

    def within(self, kind: type[Part], table: Table) -> None:
        """All parts of a record, at every depth, that may have a short form."""
        for name, inner in _leading(kind).items():
            if (value := table.get(name)) is None:
                continue
            self.reading.path.append(name)
            if inner.RECORD and isinstance(value, str):
                self.shared(kind, inner, table, name, value)
            elif inner.SPREAD[0] and isinstance(value, Table) and is_mapping(inner, value):
                table[name] = spread(inner, value)
            for index, part in enumerate(value if isinstance(value := table.get(name), Sequence) else [value]):
                if isinstance(part, Table):
                    self.reading.path.append(str(index))
                    self.within(inner, part)
                    self.reading.path.pop()
            self.reading.path.pop()

    def shared(self, kind: type[Part], inner: type[Part], table: Table, name: str, word: str) -> None:
        """A word that names a shared record: its fields stand there instead."""
        record = self.take(inner.RECORD, word, table, name)
        if record is None:
            del table[name]
            return
        made = Table(record.file, record.mark, record.text)
        for field in record:
            if field in shape(inner):
                made.put(field, record[field], record, field)
        if isinstance(translations := made.get("translations"), Table):
            made["translations"] = _texts(translations, inner)
        table[name] = made
        if kind is Safeguard and "measures" in record and "supplementary_measures" not in table:
            table.put("supplementary_measures", record["measures"], record, "measures")

    def take(self, collection: str, word: str, table: Table, name: str) -> Table | None:
        """The shared record of a name, noted as taken over; without one the name refers to nothing."""
        self.reading.references.append((Ref((collection,)), (word,), table, name, ".".join(self.reading.path)))
        record = self.sets[collection].get(word)
        if record is not None:
            self.taken.append(Taken(self.subject, Subject(collection, word), table.span(name)))
        return record

    def form(self, form: type[Part], table: Table, name: str) -> None:
        """A field that stands for others, which are set in its place."""
        value = table[name]
        if isinstance(value, str) and form.SHORT:
            value = spelled_out(form, value, table, name)
        if not isinstance(value, Table):
            message, hint = f"`{name}` takes fields of its own", f"write them under it, or as `{name}: {{…}}`"
            self.reading.refuse("wrong-type", table.span(name), message, hint)
            del table[name]
            return
        if not (unknown := Unknown.of(value)):
            self.within(form, value)
            build(form, self.reading, value)
        del table[name]
        if form is Listing:
            self.set(table, (table, name), "schemes", value if unknown else entries_of(value))
        elif unknown:
            self.set(table, (table, name), "contract", value)
        else:
            self.agreement(table, name, value)

    def agreement(self, table: Table, name: str, value: Table) -> None:
        """An agreement as contract and safeguards."""
        like, basis = value.get("like"), None
        if isinstance(like, str):
            basis = self.sets[AGREEMENTS].get(like)
            if basis is not None:
                self.taken.append(Taken(self.subject, Subject(AGREEMENTS, like), value.span("like")))
        both = merged(value, basis)
        if contract := contract_of(both):
            self.set(table, (table, name), "contract", contract)
        if clauses := clauses_of(value, basis):
            self.set(table, (table, name), "safeguards", clauses)

    def with_customers(self, table: Table) -> None:
        """Agreements with the organization's customers: their clauses are its own."""
        for label, agreement in self.sets[AGREEMENTS].items():
            if agreement.get("with") == CUSTOMERS and (
                clauses := clauses_of(Table(agreement.file, agreement.mark), agreement)
            ):
                self.taken.append(Taken(self.subject, Subject(AGREEMENTS, label), agreement.span("with")))
                self.set(table, (agreement, CLAUSES), "safeguards", clauses)

    def set(self, table: Table, form: tuple[Table, str], name: str, value: Table | Sequence) -> None:
        """Set a field in place of a short form; where the field says the same thing already, both are named."""
        at, label = form
        own = table.get(name)
        if own is None:
            table[name] = value
            table.keys_at[name] = table.values_at[name] = at.keys_at[label]
            if at.file != table.file:
                table.elsewhere[name] = at.file
        elif isinstance(value, Table) or Unknown.of(own) or not isinstance(own, Sequence | Table):
            self.twice(label, name, at.key_span(label), table.key_span(name))
        else:
            for twice in _twice(own, value):
                self.twice(label, name, at.key_span(label), twice)
            table[name] = _joined(table, name, value)

    def twice(self, form: str, name: str, first: Span, other: Span) -> None:
        """A fact that stands in both of its forms."""
        steps = [Step(first, f"said by `{form}`"), Step(other, f"said by `{name}` too")]
        message = f"`{form}` and `{name}` state the same fact, and one of them would silently win"
        self.refuse("fact-given-twice", name, message, "keep one of the two", steps)


def _joined(table: Table, name: str, more: Sequence) -> Sequence:
    """What a field holds, and more behind it."""
    own = table[name]
    made = Sequence(table.file, table.values_at[name])
    made.extend([*(own if isinstance(own, Sequence) else [own]), *more])
    made.items_at = [*(own.items_at if isinstance(own, Sequence) else [table.values_at[name]]), *more.items_at]
    return made


_LEADING: dict[type[Part], dict[str, type[Part]]] = {}


def _leading(kind: type[Part]) -> dict[str, type[Part]]:
    """The fields of a type that hold parts with a short form, or parts in which such parts are."""
    leading = _LEADING.get(kind)
    if leading is None:
        named = ((name, part_of(kind, name)) for name in shape(kind))
        leading = {
            name: inner for name, inner in named if inner and (inner.SPREAD[0] or inner.RECORD or _leading(inner))
        }
        _LEADING[kind] = leading
    return leading


def _texts(translations: Table, inner: type[Part]) -> Table:
    """Translations of a shared record that are texts of the part which it stands for."""
    made = translations.copy()
    for language, texts in translations.items():
        if isinstance(texts, Table):
            made[language] = kept = texts.copy()
            for name in [name for name in texts if name not in shape(inner)]:
                del kept[name]
    return made


def _twice(own: Sequence | Table, more: Sequence) -> Iterator[Span]:
    """Places of entries that say the same as others: one scheme, or one instrument with one of its modules, twice."""
    held = own if isinstance(own, Sequence) else [own]
    said = {name: entry for entry in held if isinstance(entry, Table) for name in _names(entry)}
    for entry in more:
        if earlier := next((said[name] for name in _names(entry) if name in said), None):
            yield earlier.span("instrument" if "instrument" in earlier else "scheme")


def _names(entry: Table) -> Iterator[tuple[Any, ...]]:
    modules = entry.get("modules", entry.get("module"))
    for module in modules if isinstance(modules, Sequence) else [modules]:
        for purpose in _listed(entry.get("applies_to")):
            yield entry.get("scheme"), entry.get("instrument"), entry.get("base"), module, purpose


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Sequence) else [value]
