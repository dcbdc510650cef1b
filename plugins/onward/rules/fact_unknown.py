"""A fact is still unknown.

## Why it matters

Recording a fact as unknown is honest; an unknown fact without an owner stays unknown, and whatever depends on it cannot be
evaluated.

## How to fix

Supply the fact, or name an owner and a due date.

```yaml
country: {unknown: {owner: legal, due: 2027-01-31}}
```

## Not a problem when

The finding is a warning until the due date has passed.
"""

from collections.abc import Iterator
from datetime import date

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Part, Record, Unknown
from onward.records.values import parse_date
from onward.world import World
from onward.yamltext.reader import Table

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
WORDS = {"unknown", "global", "worldwide", "tbd", "n/a"}
_OWNED = "state the fact, or who will supply it by when: `{unknown: {owner: …, due: …}}`"
FREE = {"description", "notes", "name", "id", "at_rest", "text"}


def check(world: World) -> Iterator[Finding]:
    """One finding for each open fact: a warning while its day has not passed, an error after it or without an owner."""
    for name, of in world.inventory.stated.items():
        free = name in FREE or name == "country"
        for record, path, part in of:
            value = part.source[name]
            if type(value) is Table:
                fact = Unknown.of(value)
                if fact is not None:
                    yield _open(world, record, part, name, _where(path, name), fact)
            elif not free and type(value) is str and value.lower() in WORDS:
                state = f"is `{value}`, with no owner or due date"
                yield _finding(record, part, name, _where(path, name), state, Severity.ERROR, _OWNED)


def _where(path: str, name: str) -> str:
    return f"{path}.{name}".lstrip(".")


def _open(world: World, record: Record, part: Part, name: str, where: str, fact: Unknown) -> Finding:
    due = _day(fact.due)
    if not fact.owner or due is None:
        return _finding(record, part, name, where, "is unknown, with no owner or due date", Severity.ERROR, _OWNED)
    late = due < world.today
    state = f"is unknown; {'was ' if late else ''}due from {fact.owner} on {due}"
    hint = "state the fact, or agree on another due date" if late else "state the fact once it is known"
    return _finding(record, part, name, where, state, Severity.ERROR if late else SEVERITY, hint)


def _finding(record: Record, part: Part, name: str, where: str, state: str, severity: Severity, hint: str) -> Finding:
    step = Step(part.at(name), "unknown fact")
    return Finding(
        "fact-unknown", record.subject, f"{where} of {record.title} {state}", (step,), where, hint, severity=severity
    )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
