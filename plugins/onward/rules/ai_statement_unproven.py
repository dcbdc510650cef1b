"""A statement about an AI feature has no source.

## Why it matters

Customers ask whether their data is used to train a model, what is stored and who reviews it. The answer is the vendor's own,
and it changes: without the wording, its address and the date, nobody can check whether it still applies.

## How to fix

Quote the vendor's terms or documentation, with the address and the date on which you read them.

```yaml
ai:
  - feature: Drafts of replies
    training: never
    evidence: {url: https://vendor.example/terms, quote: We do not use customer data to train models., as_of: 2026-11-01}
```

## Not a problem when

The record is an example, or states nothing yet about training, retention and human review.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5", "eu-gdpr/art-28")


def check(world: World) -> Iterator[Finding]:
    """One finding for each feature of which something is stated without an address, the words and a day."""
    for record in world.inventory.with_ai:
        for index, statement in enumerate(record.ai):
            shown = statement.evidence
            lacks = [name for name in ("url", "quote", "as_of") if not getattr(shown, name, None)]
            if statement.stated and lacks and not statement.unknown("evidence"):
                feature = statement.feature or str(index)
                missing = ", ".join(f"`{name}`" for name in lacks)
                message = f"the statement about `{feature}` of {record.title} lacks {missing} in its `evidence`"
                steps = (Step(shown.at() if shown else statement.at(), f"lacks {missing}"),)
                hint = "quote the wording, with its address and the date on which it was read"
                yield Finding(
                    "ai-statement-unproven", record.subject, message, steps, f"ai.{index}", hint, severity=SEVERITY
                )
