"""A law is named that is not in the law data.

## Why it matters

Data under a law that is not in the law data is not evaluated under any law. A company that is said to be subject to such a law
(`subject_to`) is evaluated as if nothing were said, and a representative under it represents nobody.

## How to fix

Use the id of a regime in the law data; the fix names the nearest. `subject_to` also takes the facts that adequacy decisions
require, such as `pipeda`.

```yaml
organization:
  regimes: [eu-gdpr, uk-gdpr, ch-fadp]
```

## Not a problem when

You describe the law in an overlay next to the inventory.
"""

from collections.abc import Iterable, Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.law import Law
from onward.records.base import Record
from onward.records.commitments import Representative
from onward.records.parties import Actor, Organization, Party, Subjection
from onward.rules._called import called
from onward.world import World
from onward.yamltext.nearest import did_you_mean

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ()
_Naming = Subjection | Representative


def check(world: World) -> Iterator[Finding]:
    """One finding for each name of a law that the law data does not have."""
    law = world.law
    required = {name for decision in law.entries.of["adequacy"].values() for name in decision.subject_to}
    binding = {*law.regimes, *required}
    for record in world.inventory.records():
        for name in dict.fromkeys(getattr(record, "regimes", ())):
            if name not in law.regimes:
                step = Step(record.at_item("regimes", name), "unknown regime")
                message = f"unknown regime `{name}`, not evaluated"
                hint = _suggestion(law, name, law.regimes)
                yield Finding("unknown-regime", record.subject, message, (step,), name, hint, severity=SEVERITY)
        for part, field, known in _parts(record, binding, {*law.regimes}):
            if part.regime and part.regime not in known:
                yield _finding(law, record, part, field, part.regime, known)


def _parts(record: Record, binding: set[str], regimes: set[str]) -> Iterator[tuple[_Naming, str, set[str]]]:
    """The parts of a record that name a law, the field in which they stand, and what they may name."""
    if isinstance(record, Party | Actor):
        yield from ((part, "subject_to", binding) for part in record.subject_to or ())
    if isinstance(record, Organization):
        yield from ((part, "representatives", regimes) for part in record.representatives)


def _finding(law: Law, record: Record, part: _Naming, field: str, name: str, known: set[str]) -> Finding:
    step = Step(part.at("regime"), "unknown law")
    message = f"`{field}` of {record.title} names `{name}`, which is not in the law data, so it has no effect"
    hint = _suggestion(law, name, sorted(known))
    return Finding("unknown-regime", record.subject, message, (step,), f"{field}.{name}", hint, severity=SEVERITY)


def _suggestion(law: Law, name: str, known: Iterable[str]) -> str:
    """The law that people call so, else the one that is spelt most like it."""
    if (regime := called(law, name)) is not None:
        return f"did you mean `{regime}`?"
    return did_you_mean(name.casefold(), known) or f"use one of {', '.join(known)}"
