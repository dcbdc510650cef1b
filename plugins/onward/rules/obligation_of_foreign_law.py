"""A purpose rests on a legal obligation that is none of the law that protects the data.

## Why it matters

Only an obligation of Union or Member State law (for the United Kingdom and Switzerland: their own) can be the basis;
a duty under foreign tax law cannot.

## How to fix

Name the law and whose it is, or rest the purpose on legitimate interests and name the interest.

```yaml
purposes:
  - {id: accounts, role: controller, lawful_basis: legal-obligation, law: "Section 147 AO", law_of: DE}
```

## Not a problem when

One of the regimes is that of the obligation.
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
            told = f"of {world.law.country_name(purpose.law_of)}" if purpose.law_of else "that is not named"
            message = (
                f"{purpose.title} rests on an obligation of a law {told}; a law that protects the data must impose it"
            )
            step = Step(purpose.at("law_of" if purpose.law_of else "lawful_basis"), "whose law?")
            hint = "name the law and `law_of`, or state legitimate interests with the interest"
            yield Finding("obligation-of-foreign-law", purpose.subject, message, (step,), hint=hint, severity=SEVERITY)


def _inside(world: World, regime: str, country: str | None) -> bool:
    return country is not None and all(world.law.is_member(regime, one) for one in world.law.expand(country))
