"""An adequacy decision covers only some importers, and the record does not show that this is one of them.

## Why it matters

Several decisions cover only importers that are subject to a certain national law: PIPEDA in Canada, APPI in Japan, PIPA in
Korea.

## How to fix

Record the law to which the importer is subject, once you know it.

```yaml
subprocessors:
  - id: vendor
    subject_to: [pipeda]
```

## Not a problem when

Another mechanism covers the transfer.
"""

from onward.finding import Kind, Severity
from onward.law import Law
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyScopeUnproven

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope",)
REASON = AdequacyScopeUnproven


def message(reason: AdequacyScopeUnproven, hop: Hop) -> str:
    """What is wrong."""
    if reason.kind:
        return f"{reason.act} does not cover an importer of kind {reason.kind}"
    return f"{reason.act} covers importers subject to {' or '.join(reason.laws)}; the record does not show that this one is"


def fix(reason: AdequacyScopeUnproven, hop: Hop) -> str:
    """What to do about it."""
    return f"if it is, state `subject_to: [{reason.laws[0]}]`" if reason.laws else f"sign {hop.clauses}"


def severity(reason: AdequacyScopeUnproven, law: Law) -> Severity:
    """How much it matters here."""
    return SEVERITY if reason.kind else Severity(law.policy["adequacy_scope_unproven"])
