"""Two names look the same but are written with different characters.

## Why it matters

Unicode has several forms for one letter: `é` can be one character or two. Names in two forms look alike on the page but are
different names to searches, to comparisons of lists and to a customer's script that looks for a vendor.

## How to fix

Write the name in the same form everywhere, the composed one (NFC) that keyboards produce: copy it from one record to the
other.

```yaml
subprocessors:
  - {id: cafe-cloud, name: Café Cloud, legal_name: Café Cloud SARL}
```

## Not a problem when

Never: readers could not distinguish two names that are meant to differ.
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
                message = f"`{field}` of {record.subject} looks like `{where}` of {earlier.subject}, but has different characters"
                steps = (record.step("one form", field), earlier.step("another form", where))
                hint = "copy the name from one record to the other"
                yield Finding("names-differ-by-form", record.subject, message, steps, field, hint, severity=SEVERITY)
