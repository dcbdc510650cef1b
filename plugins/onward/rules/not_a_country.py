"""A code is of no country in ISO 3166-1, or of no part of one.

## Why it matters

No law can be applied to a country that does not exist, and customers read nonsense. Whether a mechanism covers transfers to it is
reported once the code is correct.

## How to fix

Use the ISO 3166-1 code; for a part of a country its code in ISO 3166-2, or one that the law data names, such as `AE-DIFC`.

```yaml
locations: [GB]
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.law.areas import told_apart
from onward.world import World
from onward.yamltext.reader import Sequence

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ()
_LONGEST = len("ENG")
"""The longest code of a part of a country in ISO 3166-2."""
_MADE_UP = ("X" * 2, "X" * 3, "Z" * 3)
"""Codes that only keep a place: ISO 3166-2 has none of them in any country."""
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
                    message = f"`{code}` is not the code of a country (ISO 3166-1) or of a part of one (ISO 3166-2)"
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
    if not stated or grouped:
        return True
    country, _, part = code.partition("-")
    could_be = len(part) <= _LONGEST and part not in _MADE_UP
    return country in world.law.countries and (could_be or code in told_apart(world.law))


def _hint(world: World, code: str) -> str:
    """The United Kingdom is the country that people write by its everyday letters."""
    names = {name.name: country for country, name in world.law.countries.items()}
    initials = {"".join(word[0] for word in name.split()): alpha_2 for name, alpha_2 in names.items() if " " in name}
    return f"did you mean `{initials[code]}` ({world.law.country_name(initials[code])})?" if code in initials else ""
