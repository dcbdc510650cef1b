"""A location names a city in one country and the code of another.

## Why it matters

Each location is assessed by its country. If the city is right and the code is wrong, the transfer is assessed under the
wrong decision, or is not recognised as a transfer.

## How to fix

Correct the code or the city.

```yaml
locations:
  - {country: DE, region: Frankfurt, activity: storage}
```

## Not a problem when

The country has a city of the same name that is missing from the list of cities: waive the finding.
"""

import re
from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Part
from onward.records.places import countries_of
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ()
TEXTS = ("region", "address")


def check(world: World) -> Iterator[Finding]:
    """One finding for each region or address all of whose known cities lie in other countries than the code next to it."""
    for record, path, part in world.inventory.stated.get("country", ()):
        for name in TEXTS:
            text, country = part.source.get(name), part.source.get("country")
            cities = _cities(text) if isinstance(text, str) and isinstance(country, str) else {}
            code = str(country).partition("-")[0]
            if cities and code in world.law.countries and not any(code in of_city for of_city in cities.values()):
                city, countries = next(iter(cities.items()))
                elsewhere = " or ".join(world.law.in_country(named_country) for named_country in countries)
                message = f"{record.title}: {city} is {elsewhere}, but the code is `{country}`"
                steps = (Step(part.at("country"), world.law.country_name(code)), _step(part, name, elsewhere))
                detail = f"{path}.{name}".lstrip(".")
                yield Finding(
                    "city-in-another-country", record.subject, message, steps, detail, "correct the code or the city",
                    severity=SEVERITY,
                )  # fmt: skip


def _cities(text: str) -> dict[str, tuple[str, ...]]:
    """The known cities among the pieces of a text, free of post codes, each with its countries."""
    pieces = (re.sub(r"\b[A-Z]{0,2}-?\d[\w-]*\b", "", piece).strip() for piece in re.split(r"[,()/;\n]", text))
    return {piece: countries for piece in pieces if (countries := countries_of(piece))}


def _step(part: Part, name: str, elsewhere: str) -> Step:
    return Step(part.at(name), f"a city {elsewhere}")
