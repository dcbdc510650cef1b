"""It is not stated which of several exporters signed the safeguard.

## Why it matters

A contract covers what its parties exchange. A safeguard without `parties` on a vendor's record is one with you, or with the only
vendor of yours that sends to it. If several companies send to that vendor, the record does not show that the one in
question has clauses with it; the transfer is neither covered nor uncovered until `parties` says so. The same holds for a contract
on processing, where it is what covers a hop after Module 1 (Clause 8.8).

## How to fix

Name the parties of each safeguard. A contract on processing names none: give the service that the other company uses a record of
its own.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20, parties: [organization, cloud]}
  - {instrument: eu-scc-2021, module: 3, signed: 2026-02-20, parties: [mailer, cloud]}
```

## Not a problem when

Another mechanism covers the transfer.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SafeguardPartiesUnstated

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/modules",)
REASON = SafeguardPartiesUnstated


def message(reason: SafeguardPartiesUnstated, hop: Hop) -> str:
    """What is wrong."""
    senders = " and ".join("the organization" if name == "organization" else name for name in reason.exporters)
    if reason.contract:
        return (
            f"no record says with whom the contract on processing is, and several companies send data here: {senders}"
        )
    return f"{reason.name} does not state its parties, and several companies send data here: {senders}"


def fix(reason: SafeguardPartiesUnstated, hop: Hop) -> str:
    """What to do about it."""
    if reason.contract:
        return "add a record of the same company for the service that the other one uses, with the contract of that one"
    return "name who signed it: `parties: […]`"
