"""A purpose relies on a legal obligation under foreign law.

## Why it matters

Only an obligation under Union or Member State law (for the United Kingdom and Switzerland: their own law) can be the lawful
basis; a duty under foreign tax law cannot.

## How to fix

Name the law and its country, or rely on legitimate interests and name the interest.

```yaml
purposes:
  - {id: accounts, role: controller, lawful_basis: legal-obligation, law: "Section 147 AO", law_of: DE}
```

## Not a problem when

The obligation arises under the law of one of the regimes.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-6",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each purpose that rests on a legal obligation of no law inside the regimes."""
    ours = world.inventory.organization
    regimes = [name for name in (ours.regimes if ours else ()) if name in world.law.full_regimes()]
    for purpose in world.inventory.purposes.values():
        if purpose.lawful_basis != "legal-obligation" or purpose.unknown("law_of"):
            continue
        foreign = [name for name in regimes if not _inside(world, name, purpose.law_of)]
        if regimes and len(foreign) == len(regimes):
            law = (
                f"under the law of {world.law.in_country(purpose.law_of).partition(' ')[2]}"
                if purpose.law_of
                else "under a law that is not named"
            )
            message = f"{purpose.title} relies on an obligation {law}; it must arise under a law that protects the data"
            step = Step(purpose.at("law_of" if purpose.law_of else "lawful_basis"), "under which law?")
            hint = "name the law and `law_of`, or rely on legitimate interests and name the interest"
            yield Finding("obligation-of-foreign-law", purpose.subject, message, (step,), hint=hint, severity=SEVERITY)


def _inside(world: World, regime: str, country: str | None) -> bool:
    return country is not None and all(world.law.is_member(regime, country_) for country_ in world.law.expand(country))
