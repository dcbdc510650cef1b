"""What transfers to a recipient rest on, law by law and country by country."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onward.transfers.model import Transfer


def resting(transfers: Iterable[Transfer]) -> list[list[Any]]:
    """The importers, laws and countries of transfers, each with the outcome and the ground's id, or that of the outcome."""
    rows = {
        (transfer.importer, transfer.regime, transfer.country, transfer.outcome, _name(transfer))
        for transfer in transfers
    }
    return sorted(map(list, rows), key=str)


def _name(transfer: Transfer) -> str:
    return transfer.ground.id if transfer.ground else transfer.outcome.value
