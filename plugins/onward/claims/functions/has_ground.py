"""has_ground(flow): whether an adequacy decision or appropriate safeguards cover each restricted transfer of a flow.

A derogation does not count, nor does an unknown fact. A flow without a restricted transfer needs no transfer mechanism. Implied
flows count with it: data reaches the host of a system, the subprocessors of a vendor, and whoever runs one of its locations.

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
from onward.claims.ways import handed_on
from onward.records.data import Flow
from onward.transfers.model import Outcome, Transfer

TAKES: Final = ((Type(Sort.RECORD, parts=(Flow, Transfer)),),)
GIVES: Final = TRUTH

_GROUNDS: Final = (Outcome.NO_TRANSFER, Outcome.ADEQUACY, Outcome.SAFEGUARD)


def call(look: Look, way: Flow | Transfer) -> bool:
    """Whether all of them do; Unsettled where nothing is false and one is not known."""
    transfers = (way,) if isinstance(way, Transfer) else (*look.transfers_of(way), *handed_on(look, way))
    standing = [look.facts(transfer).outcome for transfer in transfers if transfer.outcome is not Outcome.UNKNOWN]
    if all(outcome in _GROUNDS for outcome in standing) and len(standing) < len(transfers):
        raise Unsettled("the mechanism of a transfer is unknown")
    return all(outcome in _GROUNDS for outcome in standing)
