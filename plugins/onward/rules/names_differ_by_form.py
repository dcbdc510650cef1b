"""Two names look the same and are written with different characters.

## Why it matters

Unicode has several forms for one letter: `é` can be one character or two. Names in two forms look alike on the page and are
two names to searches, to comparisons of lists, and to the customer's script that looks for a vendor.

## How to fix

Write the name in one form everywhere, the composed one (NFC), as keyboards do: copy it from one of the two places to the other.

```yaml
subprocessors:
  - {id: cafe-cloud, name: Café Cloud, legal_name: Café Cloud SARL}
```

## Not a problem when

Never: where two names are meant to differ, no reader could tell them apart.
"""

from collections.abc import Iterator
from unicodedata import normalize

from onward.finding import Finding, Kind, Severity
from onward.records.base import Record
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
_FIELDS = ("name", "legal_name")


def check(world: World) -> Iterator[Finding]:
    """One finding for each name that another record, or another field, has in another form."""
    first: dict[str, tuple[str, Record, str]] = {}
    for record in world.inventory.records():
        for field in _FIELDS:
            name = getattr(record, field, None)
            if not isinstance(name, str):
                continue
            other, earlier, where = first.setdefault(normalize("NFKC", name), (name, record, field))
            if other != name:
                message = (
                    f"`{field}` of {record.subject} looks like `{where}` of {earlier.subject}, in other characters"
                )
                steps = (record.step("in one form here", field), earlier.step("in another form here", where))
                hint = "copy the name from one place to the other"
                yield Finding("names-differ-by-form", record.subject, message, steps, field, hint, severity=SEVERITY)
