"""The clauses were not written for a recipient whom the GDPR binds directly.

## Why it matters

Recital 7 of the decision says that the clauses serve importers who are not subject to the GDPR; a special set was
announced, none was adopted at last check.

## How to fix

Keep the clauses, record that counsel knows, and waive the finding until the new set is there.

```yaml
waivers:
  - finding: scc-importer-under-gdpr@subprocessors/vendor#eu-gdpr:US:storage
    reason: counsel keeps Module 1 until a set for such importers is adopted
    by: privacy counsel
    until: 2027-05-31
```

## Not a problem when

The recipient is not bound for this purpose: limit `subject_to` to the purposes.
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
