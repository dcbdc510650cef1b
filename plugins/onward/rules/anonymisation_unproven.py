"""Data is described as anonymised, without evidence.

## Why it matters

Anonymising is itself processing of personal data; whether it succeeded decides whether the law applies at all. A party that
anonymises data has it as personal data first: up to that point, it is treated as personal.

## How to fix

Record the data it was made from, where, by which method, and when the result was assessed. `before-storage` means the party that
first stores it; if another party such as a vendor anonymises it, or it is anonymised after storage, name that party under `by`.

```yaml
anonymisation:
  from: [usage.events]
  where: before-storage
  by: usage-counter
  method: counts over at least ten users
  assessed: 2026-06-01
```

## Not a problem when

The data is pseudonymised or personal: record it as such. Or the vendor may process it as personal data and anonymises it: name it
under `by`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.data import DataCategory
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/recital-26", "eu-gdpr/art-4")


def check(world: World) -> Iterator[Finding]:
    """One finding for each data category that is called anonymised without showing how, or before it is that."""
    for category in world.inventory.data_categories.values():
        if category.identifiability != "anonymised":
            continue
        if not category.anonymous:
            message = (
                f"{category.title} is described as anonymised, but no method is recorded; it is treated as personal"
            )
            step = Step(category.at("identifiability"), "on what basis?")
            yield _finding(category, message, (step,), "state `anonymisation: {from, where, method, assessed}`")
        elif category.anonymisation and not category.anonymisation.by:
            yield from _received_before(world, category)


def _received_before(world: World, category: DataCategory) -> Iterator[Finding]:
    """The vendors that get the data before anybody is known to anonymise it."""
    vendors = world.inventory.subprocessors
    early = [link for link in world.graph.links if category.id in world.anonymity.before.get(link.id, ())]
    links = [link for link in early if link.target in vendors]
    if links:
        names = ", ".join(dict.fromkeys(vendors[link.target].title for link in links))
        message = f"{category.title} is described as anonymised, but reaches {names} before that; it is treated as personal there"
        steps = (
            Step(category.at("anonymisation"), "anonymised by whom?"),
            *(link.step("received before that") for link in links),
        )
        yield _finding(category, message, steps, "name the party that anonymises it under `anonymisation`: `by: …`")


def _finding(category: DataCategory, message: str, steps: tuple[Step, ...], hint: str) -> Finding:
    return Finding("anonymisation-unproven", category.subject, message, steps, hint=hint, severity=SEVERITY)
