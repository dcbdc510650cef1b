"""A participant of the framework passes data on without the contract that its principles ask for.

## Why it matters

Under Accountability for Onward Transfer the country does not matter: an agent needs a limited-purpose contract, a
controller notice, choice and a contract.

## How to fix

Record the contract.

```yaml
contract:
  kind: dpa
  flow_down: {kind: dpf-agent}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import DpfOnwardContractMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/onward",)
REASON = DpfOnwardContractMissing


def message(reason: DpfOnwardContractMissing, hop: Hop) -> str:
    """What is wrong."""
    return "onward transfer by a DPF participant without the contract that the Principles require"


def fix(reason: DpfOnwardContractMissing, hop: Hop) -> str:
    """What to do about it."""
    return "record the contract: `contract: {flow_down: {kind: dpf-agent}}`, or `dpf-controller`"
