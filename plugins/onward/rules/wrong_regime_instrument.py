"""A safeguard belongs to another regime.

## Why it matters

Each law recognises its own instruments: an IDTA does not cover a transfer under the GDPR, and an EU approval of BCRs does
not cover one under UK law.

## How to fix

Record an instrument of the law that protects the data.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The other law protects other data of the same importer, and has a mechanism of its own.
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
    homes = ", ".join(hop.law.regimes[home].name for home in reason.homes) or "another law"
    return f"{reason.name} is an instrument of {homes}, not of {hop.regime.name}"


def fix(reason: WrongRegimeInstrument, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}, or correct the name of the instrument"
