"""A subprocessor receives SCC data without a Clause 9(b) contract.

## Why it matters

A processor bound by Module 2 or 3 must impose in substance the same data protection obligations on its subprocessor, with
third-party beneficiary rights for data subjects, in adequate countries too.

## How to fix

Record the flow-down, or sign Module 3 with the subprocessor.

```yaml
contract:
  kind: dpa
  flow_down: {kind: scc-9b, third_party_beneficiary: true}
```

## Not a problem when

The importer is not a subprocessor for this data.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import SubprocessorFlowDownMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/clause-9-b",
    "eu-gdpr/art-28-4",
)
REASON = SubprocessorFlowDownMissing


def message(reason: SubprocessorFlowDownMissing, hop: Hop) -> str:
    """What is wrong."""
    if reason.without_beneficiaries:
        return "the sub-processing contract grants no third-party beneficiary rights"
    return "the subprocessor receives data under the clauses, but no contract with the same obligations is recorded"


def fix(reason: SubprocessorFlowDownMissing, hop: Hop) -> str:
    """What to do about it."""
    return f"agree on the same obligations with third-party beneficiary rights (`flow_down: scc-9b`), or sign {hop.clauses} with it"
