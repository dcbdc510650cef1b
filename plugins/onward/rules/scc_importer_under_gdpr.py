"""The SCCs are used with an importer that is itself subject to the GDPR.

## Why it matters

According to recital 7 of the decision, the clauses are for importers that are not subject to the GDPR; a special set was
announced, but had not been adopted when last checked.

## How to fix

Keep the clauses, record counsel's assessment, and waive the finding until the new set is available.

```yaml
waivers:
  - finding: scc-importer-under-gdpr@subprocessors/vendor#eu-gdpr:US:storage
    reason: counsel keeps Module 1 until a set for such importers is adopted
    by: privacy counsel
    until: 2027-05-31
```

## Not a problem when

The importer is not subject to the GDPR for this purpose: limit `subject_to` to the purposes to which it applies.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SccImporterUnderGdpr

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/art-1",
    "edpb/05-2021",
)
REASON = SccImporterUnderGdpr


def message(reason: SccImporterUnderGdpr, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.act} was not drafted for importers subject to {hop.regime.name}"
