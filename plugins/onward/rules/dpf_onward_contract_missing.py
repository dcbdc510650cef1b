"""A DPF participant transfers data onward without the contract that the Principles require.

## Why it matters

Under the Accountability for Onward Transfer Principle the country does not matter: a transfer to an agent requires a
contract for limited purposes; a transfer to a controller requires notice, choice and a contract.

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
