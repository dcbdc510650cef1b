"""has_ground(flow): whether each restricted transfer of a flow stands on an adequacy decision or a safeguard.

A derogation does not count, nor does what is not known. A flow that makes no restricted transfer needs no ground. What follows
from a flow counts with it: its data reaches the host of a system, and the vendors of a vendor.

## Example

```yaml
claims:
  - id: transfers-are-covered
    statement: Each transfer rests on an adequacy decision or an appropriate safeguard.
    always: flows
    where: 'has_ground(it)'
```
"""

from typing import Final

from onward.claims.facts import Look, Unsettled
from onward.claims.types import TRUTH, Sort, Type
from onward.claims.ways import implied
from onward.records.data import Flow
from onward.transfers.model import Outcome, Transfer

TAKES: Final = ((Type(Sort.RECORD, parts=(Flow, Transfer)),),)
GIVES: Final = TRUTH

_GROUNDS: Final = (Outcome.NO_TRANSFER, Outcome.ADEQUACY, Outcome.SAFEGUARD)


def call(look: Look, way: Flow | Transfer) -> bool:
    """Whether all of them do; Unsettled where nothing is false and one is not known."""
    follows = (one for link in implied(look, way) for one in look.transfers_by_link.get(link.id, ()))
    found = (way,) if isinstance(way, Transfer) else (*look.transfers_of(way), *follows)
    standing = [look.facts(one).outcome for one in found if one.outcome is not Outcome.UNKNOWN]
    if all(outcome in _GROUNDS for outcome in standing) and len(standing) < len(found):
        raise Unsettled("the ground of a transfer is not known")
    return all(outcome in _GROUNDS for outcome in standing)
