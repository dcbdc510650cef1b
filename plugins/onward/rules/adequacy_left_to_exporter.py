"""On this date no decision on countries was binding, so each exporter had to assess the destination itself.

## Why it matters

Until 31 August 2023 the list of States that the Swiss FDPIC kept was a guide; whether data was protected in a State was for the
exporter to assess. What it concluded is not in the records, so the transfer is neither covered nor uncovered on such a date.

## How to fix

Evaluate a later date, or record the mechanism that was relied on then.

```yaml
safeguards:
  - {instrument: eu-scc-2010, signed: 2020-05-01, document: https://vendor.example/clauses}
```

## Not a problem when

You look at a past date for information only.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyLeftToExporter

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-45",)
REASON = AdequacyLeftToExporter


def message(reason: AdequacyLeftToExporter, hop: Hop) -> str:
    """What is wrong."""
    return f"before {reason.since} no list of countries was binding under {hop.regime.name}: exporters had to assess {hop.country}"


def fix(reason: AdequacyLeftToExporter, hop: Hop) -> str:
    """What to do about it."""
    return "record the mechanism that was relied on at that time"
