"""The importer is not certified under the scheme that this regime requires.

## Why it matters

The EU-US Data Privacy Framework, its UK Extension and the Swiss-US framework are three separate certifications; each serves
one law only.

## How to fix

Check the list for the importer and record its listing for this regime, or put appropriate safeguards in place.

```yaml
schemes:
  - {scheme: uk-extension-dpf, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

Another mechanism covers the transfer.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyNotCertified

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/decision",)
REASON = AdequacyNotCertified


def message(reason: AdequacyNotCertified, hop: Hop) -> str:
    """What is wrong."""
    if reason.entity:
        return (
            f"the listing under {reason.scheme} is of {reason.entity}, which is neither the importer nor of its group"
        )
    if reason.parent:
        return f"{reason.scheme} extends {reason.parent}, and no certification under {reason.parent} is recorded"
    return f"{reason.act} requires certification under {reason.scheme}; none is recorded"


def fix(reason: AdequacyNotCertified, hop: Hop) -> str:
    """What to do about it."""
    return f"check the list of {reason.parent or reason.scheme} and record the listing under `schemes`"
