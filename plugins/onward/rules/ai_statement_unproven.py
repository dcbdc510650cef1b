"""A statement about an AI feature has no source.

## Why it matters

Customers ask whether their data trains a model, what is kept, and who reads it. The answer is the vendor's own, and it changes:
without the sentence, its address and its day, nobody can see whether it still stands.

## How to fix

Quote the sentence of the vendor's terms or documentation, with its address and the day on which you read it.

```yaml
ai:
  - feature: Drafts of replies
    training: never
    evidence: {url: https://vendor.example/terms, quote: We do not use customer data to train models., as_of: 2026-11-01}
```

## Not a problem when

The record is an example, or says nothing yet about training, retention and review.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5", "eu-gdpr/art-28")


def check(world: World) -> Iterator[Finding]:
    """One finding for each feature of which something is stated without an address, the words and a day."""
    for record in world.inventory.with_ai:
        for index, one in enumerate(record.ai):
            shown = one.evidence
            lacks = [name for name in ("url", "quote", "as_of") if not getattr(shown, name, None)]
            if one.stated and lacks and not one.unknown("evidence"):
                feature = one.feature or str(index)
                message = (
                    f"what is stated of `{feature}` of {record.title} has no source: {', '.join(lacks)} is missing"
                )
                steps = (Step(shown.at() if shown else one.at(), "stated here"),)
                hint = "quote the sentence, with its address and the day on which it was read"
                yield Finding(
                    "ai-statement-unproven", record.subject, message, steps, f"ai.{index}", hint, severity=SEVERITY
                )
