"""The module of the clauses does not match the roles.

## Why it matters

The four modules are four contracts: controller to controller, controller to processor, processor to processor, and processor
to its own controller. The wrong module lacks the obligations that are needed.

## How to fix

Sign the module that matches, or correct the roles.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 3, signed: 2026-02-20}
```

## Not a problem when

The agreement contains several modules: list them under `modules`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop, roles
from onward.transfers.reasons.safeguards import SccModuleMismatch

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/modules",)
REASON = SccModuleMismatch


def message(reason: SccModuleMismatch, hop: Hop) -> str:
    """What is wrong."""
    if not reason.had:
        return f"{reason.name} is not made for a {hop.regime.term} from {roles(reason.roles)}"
    if not reason.needed:
        return (
            f"no module is made for a {hop.regime.term} from {roles(reason.roles)} that is not its own; the contract has Module "
            f"{' or '.join(map(str, reason.had))}"
        )
    needed, had = (" or ".join(map(str, numbers)) or "none" for numbers in (reason.needed, reason.had))
    return f"a {hop.regime.term} from {roles(reason.roles)} requires Module {needed}; the contract has Module {had}"


def fix(reason: SccModuleMismatch, hop: Hop) -> str:
    """What to do about it."""
    if reason.needed:
        return f"sign Module {reason.needed[0]}"
    return "name who decides to disclose (`on_behalf_of`), and what that one has signed" if reason.had else ""
