"""A statement about an AI feature is due for review.

## Why it matters

Terms on training and retention change without notice to customers. A statement is only true of the date on which it was
read. The maximum age is the policy `ai_evidence_max_age_days`.

## How to fix

Check it again and record the date.

```yaml
ai:
  - feature: Drafts of replies
    training: never
    evidence: {url: https://vendor.example/terms, quote: We do not use customer data to train models., as_of: 2026-11-01}
```

## Not a problem when

The policy of your project allows a longer interval.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.values import later
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each feature whose source is older than the policy allows."""
    limit = int(world.law.policy["ai_evidence_max_age_days"])
    for record in world.inventory.with_ai:
        for index, feature in enumerate(record.ai):
            day = feature.evidence.as_of if feature.evidence else None
            if feature.evidence and day and later(day, limit) < world.today:
                message = (
                    f"the statement about `{feature.feature or index}` of {record.title} was last checked on {day}"
                )
                steps = (Step(feature.evidence.at("as_of"), "older than the policy allows"),)
                hint = "check it again and record the date"
                yield Finding(
                    "ai-statement-outdated", record.subject, message, steps, f"ai.{index}", hint, severity=SEVERITY
                )
