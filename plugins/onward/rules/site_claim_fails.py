"""A statement about the site does not hold on the built pages.

## Why it matters

Every reader can test "We set only these cookies" and "these pages load nothing from third parties" with the tools of a
browser. A trust center that fails this test is not believed elsewhere, and a false public statement is a deceptive practice
under Section 5 of the FTC Act and under unfair competition law.

## How to fix

Remove what was observed, or withdraw the statement. The first location of the finding is the statement; the others are what
was observed.

```yaml
claims:
  - id: only-these-cookies
    statement: These pages set only the cookies listed here.
    observed: {what: cookies, on: 2026-11-24, method: visit in a browser, review: P90D}
```

## Not a problem when

What was observed belongs to the site after all: an additional first-party host, named with `--own`, or a cookie that only
lacks its record.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.observe.model import Observation
from onward.rules.cookie_undeclared import undeclared
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("site",)
LAW = ("eu-gdpr/art-5", "eprivacy/art-5-3")

_SHOWN = 3


def check(world: World) -> Iterator[Finding]:
    """One finding a statement, with the first things that were seen against it."""
    for claim in world.inventory.claims.values():
        against = _against(world, claim.observed.what) if claim.observed else ()
        if against:
            steps = (
                Step(claim.at("statement"), "the statement"),
                *(Step(observation.span, observation.label) for observation in against[:_SHOWN]),
            )
            names = ", ".join(sorted({observation.name for observation in against}))
            message = f"the site contradicts `{claim.id}`: {names}"
            hint = "remove what was observed, or withdraw the statement"
            yield Finding("site-claim-fails", claim.subject, message, steps, hint=hint, severity=SEVERITY)


def _against(world: World, what: str) -> tuple[Observation, ...]:
    """What was seen with certainty, or by name."""
    if what == "cookies":
        return tuple(observation for observation in undeclared(world) if observation.name)
    return (
        tuple(observation for observation in world.observed.third_parties if observation.certain)
        if world.observed
        else ()
    )
