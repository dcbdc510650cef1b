"""A legal entity appears to be recorded under two spellings.

## Why it matters

A legal entity that is listed twice is announced twice, counted twice, and updated in one place only.

## How to fix

Write the name as registered, identically in both records; several services of one entity may each have a record.

```yaml
subprocessors:
  - {id: cloud-host, legal_name: "Example Cloud, Inc."}
  - {id: cloud-models, legal_name: "Example Cloud, Inc."}
```

## Not a problem when

They are different entities of one group whose names differ only in the legal form: record the legal form of both.
"""

from collections.abc import Iterator
from itertools import combinations

from onward.finding import Finding, Kind, Severity
from onward.records.legal_forms import FORMS, words
from onward.records.parties import Party
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-30",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each pair whose legal names are the same words, written in two ways."""
    alike: dict[tuple[str, ...], list[Party]] = {}
    for record in world.inventory.records():
        if isinstance(record, Party) and record.legal_name:
            alike.setdefault(_parted(record.legal_name)[0], []).append(record)
    for first, second in (pair for name, of in alike.items() if name for pair in combinations(of, 2)):
        if first.legal_name != second.legal_name and _tell_nothing(first, second):
            message = f"`{second.legal_name}` and `{first.legal_name}` appear to be the same legal entity"
            steps = (second.step("one spelling", "legal_name"), first.step("the other spelling", "legal_name"))
            hint = "write the registered name in both records, or record what distinguishes them"
            yield Finding(
                "entity-spelled-twice", second.subject, message, steps, first.id, hint, severity=SEVERITY
            )  # fmt: skip


def _tell_nothing(first: Party, second: Party) -> bool:
    """Whether the legal forms do not tell two names of the same words apart; two countries do, where one form is left out."""
    form, other = (_parted(party.legal_name or "")[1] for party in (first, second))
    abroad = first.country and second.country and first.country != second.country
    return form == other or (not (form and other) and not abroad)


def _parted(legal_name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a name and those of its legal form."""
    pieces = words(legal_name)
    return tuple(word for word in pieces if word not in FORMS), frozenset(pieces) & FORMS
