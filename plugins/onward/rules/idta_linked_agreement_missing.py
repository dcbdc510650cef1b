"""An IDTA with a processor names no linked agreement.

## Why it matters

The IDTA contains no terms on processing by a processor; without a linked agreement Art. 28 is not satisfied. The IDTA
remains valid as a transfer mechanism.

## How to fix

Name the linked agreement.

```yaml
safeguards:
  - {instrument: uk-idta, signed: 2024-02-20, linked_agreement: https://vendor.example/dpa}
```

## Not a problem when

The importer is a controller.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import IdtaLinkedAgreementMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("uk-idta/linked-agreement",)
REASON = IdtaLinkedAgreementMissing


def message(reason: IdtaLinkedAgreementMissing, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.name} contains no terms on processing by a processor, and no linked agreement is recorded"


def fix(reason: IdtaLinkedAgreementMissing, hop: Hop) -> str:
    """What to do about it."""
    return "name it under `linked_agreement`"
