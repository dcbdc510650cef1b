"""A place names a city of one country and the code of another.

## Why it matters

Every place is judged by its country. If the city is right and the code is not, a transfer is judged under the wrong
decision, or taken for none.

## How to fix

Mend the code, or the city.

```yaml
locations:
  - {country: DE, region: Frankfurt, activity: storage}
```

## Not a problem when

The city has a namesake there that the list of cities does not know: waive the finding.
"""

import re
from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Part
from onward.records.inventory import parts
from onward.records.places import countries_of
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
TEXTS = ("region", "address")


def check(world: World) -> Iterator[Finding]:
    """One finding for each region or address all of whose known cities lie in other countries than the code beside it."""
    for record in world.inventory.records():
        for path, part in parts(record):
            for name in TEXTS:
                text, country = part.source.get(name), part.source.get("country")
                cities = _cities(text) if isinstance(text, str) and isinstance(country, str) else {}
                code = str(country).partition("-")[0]
                if cities and code in world.law.countries and not any(code in found for found in cities.values()):
                    city, found = next(iter(cities.items()))
                    elsewhere = " or ".join(world.law.country_name(one) for one in found)
                    message = f"{record.title}: {city} is a city in {elsewhere}, the code beside it is `{country}`"
                    steps = (Step(part.at("country"), world.law.country_name(code)), _step(part, name, elsewhere))
                    detail = f"{path}.{name}".lstrip(".")
                    yield Finding(
                        "city-in-another-country", record.subject, message, steps, detail, "mend one of them",
                        severity=SEVERITY,
                    )  # fmt: skip


def _cities(text: str) -> dict[str, tuple[str, ...]]:
    """The known cities among the pieces of a text, free of post codes, each with its countries."""
    pieces = (re.sub(r"\b[A-Z]{0,2}-?\d[\w-]*\b", "", piece).strip() for piece in re.split(r"[,()/;\n]", text))
    return {piece: found for piece in pieces if (found := countries_of(piece))}


def _step(part: Part, name: str, elsewhere: str) -> Step:
    return Step(part.at(name), f"a city in {elsewhere}")
