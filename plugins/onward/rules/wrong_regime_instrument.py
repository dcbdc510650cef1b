"""An instrument of one law is declared for data that another law protects.

## Why it matters

Each law recognises its own instruments: an IDTA carries no transfer under the GDPR, an EU approval of BCR none under
UK law.

## How to fix

Record an instrument of the law that protects the data.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The other law protects other data of the same recipient, and its ground stands.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import WrongRegimeInstrument

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46",)
REASON = WrongRegimeInstrument


def message(reason: WrongRegimeInstrument, hop: Hop) -> str:
    """What is wrong."""
    if reason.base is not None:
        return f"{reason.name} supplements {reason.base or 'clauses'}, which are not among the safeguards"
    homes = ", ".join(hop.law.regimes[one].name for one in reason.homes) or "another law"
    return f"{reason.name} is an instrument of {homes}, not of {hop.regime.name}"
