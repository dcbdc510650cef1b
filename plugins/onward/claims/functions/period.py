"""period(text): a duration of ISO 8601, compared by its longest possible length: `P1M` is longer than `P30D`.

## Example

```yaml
claims:
  - id: answers-within-a-month
    statement: We answer requests within one month.
    always: rights
    where: 'it.reply <= period("P1M")'
```
"""

from typing import Final

from onward.claims.facts import Look, Unsettled
from onward.claims.types import PERIOD, TEXT
from onward.records.values import Duration

TAKES: Final = ((TEXT,),)
GIVES: Final = PERIOD


def call(look: Look, text: str) -> float:
    """The length in hours; Unsettled for a text that is none."""
    try:
        return Duration.parse(text).hours
    except ValueError:
        raise Unsettled(f"`{text}` is not a duration such as `P30D` or `PT48H`") from None
