"""day(text): a date, to compare with a field that contains one, or with `today`.

## Example

```yaml
claims:
  - id: certificates-are-current
    statement: Our certificates are valid.
    always: certifications
    where: 'it.valid_from <= today && it.valid_until >= day("2026-12-31")'
```
"""

from typing import Final

from onward.claims.facts import Look, Unsettled
from onward.claims.types import DAY, TEXT
from onward.records.values import parse_date

TAKES: Final = ((TEXT,),)
GIVES: Final = DAY


def call(look: Look, text: str) -> int:
    """The day as a number; Unsettled for a text that is none."""
    try:
        return parse_date(text).toordinal()
    except ValueError:
        raise Unsettled(f"`{text}` is not a date such as 2026-01-31") from None
