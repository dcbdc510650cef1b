"""The built site stores something in the reader's browser that the inventory's cookies do not list.

## Why it matters

Art. 5(3) of the ePrivacy Directive, and PECR in the United Kingdom, ask for clear information about everything that is stored
in a reader's device, local and session storage included, and for consent where it is not strictly necessary. A cookie page
that leaves one out is wrong in public.

## How to fix

Record it, with the name as the browser shows it; `*` stands for the part that changes. Or stop storing it.

```yaml
cookies:
  - {id: palette, name: "*.__palette", storage: local-storage, lasts: until it is deleted, strictly_necessary: true}
```

## Not a problem when

The name is made up while a script runs and no browser was there to look: then it is a note.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.observe import declared
from onward.observe.model import Observation, Seen
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("site",)
LAW = ("eprivacy/art-5-3",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each stored thing that no record names."""
    found: dict[tuple[Seen, str], Observation] = {}
    for one in undeclared(world):
        known = found.setdefault((one.seen, one.name), one)
        if one.certain and not known.certain:
            found[one.seen, one.name] = one
    for (what, name), one in sorted(found.items()):
        certain = one.certain or bool(name)
        told = f"`{name}` is stored in the browser ({what})" if name else f"a script may store something ({what})"
        yield Finding(
            "cookie-undeclared",
            Subject("site", name or str(what)),
            f"{told}, and no record of `cookies` names it",
            (Step(one.span, one.label),),
            hint="record it under `cookies`, or stop storing it",
            severity=SEVERITY if certain else Severity.NOTE,
        )


def undeclared(world: World) -> Iterator[Observation]:
    """What is stored under no recorded name."""
    recorded = world.inventory.cookies.values()
    for one in world.observed.stored if world.observed else ():
        names = [text for each in recorded if each.storage == one.seen for text in (each.id, each.name) if text]
        if not declared(one.name, names):
            yield one
