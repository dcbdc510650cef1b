"""The entries of the law data on which a transfer relies, and how sure we are of them."""

from __future__ import annotations

from collections.abc import Iterator

from onward.law import Law
from onward.law.model import Adequacy, Entry
from onward.transfers.model import Transfer


def relied_on(law: Law, transfer: Transfer) -> Iterator[Entry]:
    """The decision, the instruments and the derogation behind what covers a transfer."""
    for name in transfer.ground.parts if transfer.ground else ():
        entries = (
            _decision(law, transfer.regime, name),
            law.instrument(transfer.regime, name),
            law.derogation(transfer.regime, name),
        )
        yield from (entry for entry in entries if entry is not None)


def confirmed(law: Law, transfer: Transfer) -> bool:
    """Whether all of it was read in a source; what stands in the law data from memory is not."""
    return not any(entry.unconfirmed for entry in relied_on(law, transfer))


def _decision(law: Law, regime: str, name: str) -> Adequacy | None:
    """An adequacy decision of a regime, as it read on the day."""
    decision: Adequacy | None = law.entries.of["adequacy"].get(name)
    return decision.as_read(law.day) if decision is not None and decision.regime == regime else None
