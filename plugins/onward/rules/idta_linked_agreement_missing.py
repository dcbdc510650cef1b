"""An IDTA with a processor names no linked agreement.

## Why it matters

The IDTA holds no processing terms; without a linked agreement Art. 28 is not met. The transfer ground itself stands.

## How to fix

Name the agreement.

```yaml
safeguards:
  - {instrument: uk-idta, signed: 2024-02-20, linked_agreement: https://vendor.example/dpa}
```

## Not a problem when

The recipient is a controller.
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
    return f"{reason.name} contains no terms on processing by a processor; name the linked agreement"
