"""Data is called anonymised without showing how.

## Why it matters

Anonymising is processing of personal data; whether it succeeded decides whether the law applies at all. Whoever anonymises data
has it as personal data first: until there, it counts as personal.

## How to fix

Record what the data was made from, where, by which method, and when it was assessed. `before-storage` means whoever first stores
it; where somebody else anonymises it, a vendor for instance, or it is done after storage, name who does: `by`.

```yaml
anonymisation:
  from: [usage.events]
  where: before-storage
  by: usage-counter
  method: counts over at least ten users
  assessed: 2026-06-01
```

## Not a problem when

The data is pseudonymised or personal: say so. Or the vendor may have it as personal data, and anonymises it: name it under `by`.
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
            message = f"{category.title} is called anonymised; the record does not show how, so it counts as personal"
            step = Step(category.at("identifiability"), "on which grounds?")
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
        message = f"{category.title} is called anonymised, and reaches {names} before: there it counts as personal"
        steps = (
            Step(category.at("anonymisation"), "who does it?"),
            *(link.step("received here first") for link in links),
        )
        yield _finding(category, message, steps, "say under `anonymisation` who anonymises it: `by: …`")


def _finding(category: DataCategory, message: str, steps: tuple[Step, ...], hint: str) -> Finding:
    return Finding("anonymisation-unproven", category.subject, message, steps, hint=hint, severity=SEVERITY)
