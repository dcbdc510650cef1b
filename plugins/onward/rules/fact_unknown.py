"""A fact of the inventory is not known yet.

## Why it matters

An open fact is honest; an open fact that nobody owns stays open, and what rests on it cannot be judged.

## How to fix

Find it out, or name who does so and until when.

```yaml
country: {unknown: {owner: legal, due: 2027-01-31}}
```

## Not a problem when

It is a warning until the promised day has passed.
"""

from collections.abc import Iterator
from datetime import date

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Part, Record, Unknown
from onward.records.inventory import parts
from onward.records.values import parse_date
from onward.world import World
from onward.yamltext.reader import Table

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
WORDS = {"unknown", "global", "worldwide", "tbd", "n/a"}
FREE = {"description", "notes", "name", "id", "at_rest", "text"}


def check(world: World) -> Iterator[Finding]:
    """One finding for each open fact: a warning while its day has not passed, an error after it or without an owner."""
    for record in world.inventory.records():
        for path, part in parts(record):
            for name, value in part.source.items():
                where = f"{path}.{name}".lstrip(".")
                if isinstance(value, Table):
                    fact = Unknown.of(value)
                    if fact is not None:
                        yield _open(world, record, part, name, where, fact)
                elif isinstance(value, str) and value.lower() in WORDS and name not in FREE and name != "country":
                    yield _finding(record, part, name, where, f"is `{value}`, with no owner and no day", Severity.ERROR)


def _open(world: World, record: Record, part: Part, name: str, where: str, fact: Unknown) -> Finding:
    due = _day(fact.due)
    if not fact.owner or due is None:
        return _finding(record, part, name, where, "is unknown, with no owner or no day", Severity.ERROR)
    late = due < world.today
    told = f"is unknown; {fact.owner} promised it for {due}"
    return _finding(record, part, name, where, told, Severity.ERROR if late else SEVERITY)


def _finding(record: Record, part: Part, name: str, where: str, told: str, severity: Severity) -> Finding:
    step = Step(part.at(name), "open fact")
    hint = "state the fact, or `{unknown: {owner: …, due: …}}`"
    return Finding(
        "fact-unknown", record.subject, f"{where} of {record.title} {told}", (step,), where, hint, severity=severity
    )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
