"""One company has two records for the same service.

## Why it matters

A company may have several records, one for each of its services. Two records for one service count it twice on the list, and
a correction in one leaves the other wrong.

## How to fix

Merge the records, or state in `service` what distinguishes them.

```yaml
subprocessors:
  - {id: cloud, legal_name: "Example Cloud, Inc.", service: Hosting}
  - {id: cloud-ai, legal_name: "Example Cloud, Inc.", service: AI summaries}
```

## Not a problem when

One record ends before the other starts.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.records.parties import Subprocessor
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-30",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each further record of a company and a service."""
    first: dict[tuple[str, str], list[Subprocessor]] = {}
    for vendor in world.inventory.subprocessors.values():
        if not vendor.legal_name:
            continue
        known = first.setdefault((vendor.legal_name.casefold(), (vendor.service or "").casefold()), [])
        for other in known:
            if not _apart(vendor, other):
                message = (
                    f"{vendor.title} and {other.title} are the same company, {vendor.legal_name}, for the same service"
                )
                steps = (vendor.step("one record", "legal_name"), other.step("the other record", "legal_name"))
                hint = "merge the records, or state in `service` what distinguishes them"
                yield Finding("entity-listed-twice", vendor.subject, message, steps, other.id, hint, severity=SEVERITY)
        known.append(vendor)


def _apart(vendor: Subprocessor, other: Subprocessor) -> bool:
    """Whether one of the two was used no longer when the other began."""
    pairs = ((vendor, other), (other, vendor))
    return any(a.until and b.since and a.until < b.since for a, b in pairs)
