"""`onward why` and `onward whatif` with `--format json`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from onward.contracts.common import Named
from onward.records.safeguards import Use
from onward.transfers.model import NoTransfer, Outcome


class Remark(TypedDict):
    """A reason, and the rule that reports it."""

    rule: str
    reason: str


class Rejected(Remark):
    """A mechanism that does not cover a transfer, with the rule and the reason."""

    ground: str


class Transfer(TypedDict):
    """One hop to one location, for one purpose, under one law."""

    path: Annotated[list[str], "the parties along the chain, up to the recipient"]
    flow: Annotated[str, "the id of the flow"]
    regime: Annotated[str, "the law"]
    country: Annotated[str | None, "the country by which the hop is evaluated"]
    place: Annotated[str | None, "the location of the data at the recipient"]
    activity: Annotated[str, "the activity there; `seat` if only the seat is evaluated"]
    purpose: Annotated[str | None, "the id of the purpose"]
    exporter_role: Annotated[str | None, "controller, joint-controller or processor"]
    importer_role: Annotated[str | None, "controller, joint-controller or processor"]
    outcome: Outcome
    reason: Annotated[NoTransfer | None, "why it is not a transfer, where `outcome` is `no-transfer`"]
    ground: Annotated[str | None, "the mechanism that covers it"]
    use: Annotated[Use | None, "whether the contract relies on it first"]
    confirmed: Annotated[bool | None, "whether the law data on that mechanism was read in a source"]
    defects: Annotated[list[Remark], "open points of the mechanism"]
    also: Annotated[list[str], "other mechanisms that would cover it"]
    rejected: Annotated[list[Rejected], "mechanisms that do not cover it"]


class Saved(TypedDict):
    """A transfer that falls back to another mechanism."""

    transfer: Transfer
    by: str | None


class Standing(TypedDict):
    """An instrument of one law that still covers transfers, although the clauses whose text it takes over fell."""

    instrument: str
    base: str


class Why(Named):
    """Every hop that involves a party, under every law that protects its data."""

    version: Literal["onward-why/1"]
    party: Annotated[str, "the party asked about"]
    transfers: list[Transfer]


class Whatif(Named):
    """What a scenario does to transfers."""

    version: Literal["onward-whatif/1"]
    lost: Annotated[list[Transfer], "transfers that lose their mechanism"]
    saved: Annotated[list[Saved], "transfers that fall back to another mechanism"]
    standing: Annotated[
        list[Standing], "instruments that still stand, although the clauses whose text they take over fell"
    ]
    products: Annotated[list[str], "the products affected"]
