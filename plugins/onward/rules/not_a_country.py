"""A country code is not in ISO 3166-1.

## Why it matters

No law can be applied to a country that does not exist, and customers read nonsense. Whether a mechanism covers transfers to it is
reported once the code is correct.

## How to fix

Use the ISO 3166-1 code.

```yaml
locations: [GB]
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World
from onward.yamltext.reader import Sequence

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
FIELDS = ("country", "countries", "staff_countries", "law_of")


def check(world: World) -> Iterator[Finding]:
    """One finding for each code that is in no list of countries."""
    known: dict[str, bool] = {}
    for name in FIELDS:
        for record, path, part in world.inventory.stated.get(name, ()):
            value = part.source[name]
            listed = isinstance(value, Sequence)
            for index, code in enumerate(value if listed else [value]):
                if isinstance(code, str) and code not in known:
                    known[code] = _known(world, code)
                if isinstance(code, str) and not known[code]:
                    where = f"{path}.{name}.{code}".lstrip(".")
                    step = Step(part.at(name, index) if listed else part.at(name), "not a country code")
                    message = f"`{code}` is not an ISO 3166-1 country code"
                    yield Finding(
                        "not-a-country",
                        record.subject,
                        message,
                        (step,),
                        where,
                        _hint(world, code),
                        severity=SEVERITY,
                    )


def _known(world: World, code: str) -> bool:
    stated = code.upper() == code and len(code.partition("-")[0]) == len("XX")
    grouped = len(world.law.expand(code)) > 1
    return not stated or grouped or code.partition("-")[0] in world.law.countries


def _hint(world: World, code: str) -> str:
    """The United Kingdom is the country that people write by its everyday letters."""
    names = {name.name: country for country, name in world.law.countries.items()}
    initials = {"".join(word[0] for word in name.split()): alpha_2 for name, alpha_2 in names.items() if " " in name}
    return f"did you mean `{initials[code]}` ({world.law.country_name(initials[code])})?" if code in initials else ""
