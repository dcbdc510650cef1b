"""The clauses do not state how subprocessors are authorised.

## Why it matters

Modules 2 and 3 require the parties to choose between specific and general authorisation, with a period.

## How to fix

Record the choice.

```yaml
contract:
  kind: dpa
  subprocessors: {authorisation: general, notice: P30D}
```

## Not a problem when

Never under Modules 2 and 3.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SubprocessorAuthorisationMissing

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/clause-9",
    "eu-gdpr/art-28-2",
)
REASON = SubprocessorAuthorisationMissing


def message(reason: SubprocessorAuthorisationMissing, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.name} states neither specific nor general authorisation of subprocessors"


def fix(reason: SubprocessorAuthorisationMissing, hop: Hop) -> str:
    """What to do about it."""
    return "state what the contract says: `terms: {clause_9: general}` or `specific`"
