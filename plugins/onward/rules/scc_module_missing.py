"""Standard contractual clauses are declared without a module.

## Why it matters

Without the module, the obligations that were agreed cannot be determined.

## How to fix

Record the module or modules.

```yaml
safeguards:
  - {instrument: eu-scc-2021, modules: [2, 3], signed: 2026-02-20}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SccModuleMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/modules",)
REASON = SccModuleMissing


def message(reason: SccModuleMissing, hop: Hop) -> str:
    """What is wrong."""
    return f"no module of {reason.name} is recorded"


def fix(reason: SccModuleMissing, hop: Hop) -> str:
    """What to do about it."""
    return "record the module that was signed under `module`"
