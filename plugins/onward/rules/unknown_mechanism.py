"""A record names a transfer mechanism that is not in the law data, and on which no transfer depends today.

## Why it matters

A mechanism is evaluated where a transfer to the recipient may rely on it. None may rely on this one today, so that a misspelt
name would go unnoticed until the mechanism is needed.

## How to fix

Use the id of an instrument, a derogation or a scheme in the law data, or remove the entry.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
schemes:
  - {scheme: eu-us-dpf, checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

Never: what a law overlay of your own adds is in the law data.
"""

from collections.abc import Iterator, Sequence

from onward.finding import Finding, Kind, Severity, Span, Step
from onward.law import Law
from onward.records.base import Record
from onward.records.parts import parts
from onward.records.safeguards import Participation, Safeguard
from onward.world import World
from onward.yamltext.nearest import suggested

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
Entry = Safeguard | Participation
EVALUATED = ("unknown-instrument", "dpa-is-not-transfer-instrument")
"""The rules that report such a name where a transfer is assessed."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each name of an instrument, a derogation or a scheme that no transfer asks for and no law knows."""
    named = world.each("unknown-mechanism", lambda each: any(_unknown(world.law, each)))
    reported = _reported(world) if named else set[Span]()
    for record, path, entry, field, known in (of for holder, _ in named for of in _unknown(world.law, holder)):
        name, span = getattr(entry, field), entry.at(field)
        if span not in reported:
            message = f"unknown {'derogation' if field == 'ref' else field} `{name}`: not in the law data"
            hint = suggested(name, known)
            step = Step(span, f"covers no transfer to {record.title}")
            yield Finding(
                "unknown-mechanism", record.subject, message, (step,), f"{path}.{field}", hint, severity=SEVERITY
            )


def _unknown(law: Law, record: Record) -> Iterator[tuple[Record, str, Entry, str, Sequence[str]]]:
    """The entries of a record that name what no law knows: the field, and what is known."""
    for path, part in parts(record):
        if isinstance(part, Safeguard | Participation):
            for field, known in _known(law, part):
                if (name := getattr(part, field)) and name not in known:
                    yield record, path, part, field, known


def _reported(world: World) -> set[Span]:
    """Where a transfer reports such a name; to ask has every transfer assessed."""
    return {remark.span for rule in EVALUATED for _, remark, _ in world.remarks.get(rule, ())}


def _known(law: Law, entry: Entry) -> Iterator[tuple[str, Sequence[str]]]:
    """The fields of an entry that name something of the law, each with the names that the law has for it."""
    if isinstance(entry, Participation):
        yield "scheme", (*law.schemes, *law.frameworks())
    elif entry.instrument == "derogation":
        yield "ref", tuple(dict.fromkeys(derogation.id for derogation in law.derogations))
    else:
        yield "instrument", law.known_instruments()
