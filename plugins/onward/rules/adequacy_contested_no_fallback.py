"""A transfer relies only on a contested adequacy decision.

## Why it matters

The decision is in force but is being challenged in court. If you rely on it alone, you lose your mechanism on the day it is
annulled.

## How to fix

Sign clauses, assess the transfer, and record the clauses as the fallback.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, use: fallback, signed: 2026-02-20}
```

## Not a problem when

You accept the risk for a limited time: waive the finding.
"""

from onward.finding import Kind, Severity
from onward.law import Law
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyContestedNoFallback

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-us-dpf/decision",
    "cjeu/c-703-25",
    "us/slaughter",
)
CAUSE = "decision"
REASON = AdequacyContestedNoFallback


def message(reason: AdequacyContestedNoFallback, hop: Hop) -> str:
    """What is wrong."""
    stands = "is contested" if reason.challenge else "depends on a framework that is contested"
    return f"{reason.act} {stands}, and no fallback is recorded"


def fix(reason: AdequacyContestedNoFallback, hop: Hop) -> str:
    """What to do about it."""
    return f"add clauses with an assessment as `use: fallback`{hop.apart}"


def severity(reason: AdequacyContestedNoFallback, law: Law) -> Severity:
    """How much it matters here."""
    return Severity(law.policy["contested_adequacy_severity"])
