"""Which laws protect data where its way begins: those that the records name, else those that bind the exporter."""

from __future__ import annotations

from collections.abc import Iterator

from onward.graph import Link, PartyRecord
from onward.law import Law
from onward.records.inventory import Inventory
from onward.records.parties import Actor
from onward.records.systems import System
from onward.transfers.facts import exporter_of

_COMPANIES = ("organisation", "authority")


def origin_regimes(inventory: Inventory, law: Law, link: Link) -> tuple[str, ...]:
    """The flow's own regimes, else its purpose's, the sender's, the organization's: those that Onward judges by.

    Where these name none of them, whoever discloses is bound by the law of its seat all the same.
    Source: Art. 3(1) GDPR, Art. 3(1) UK GDPR, Art. 3 FADP.
    """
    purpose = inventory.purposes.get(link.purposes[0]) if link.purposes else None
    stated = (
        (link.flow.regimes if link.flow else ())
        or (purpose.regimes if purpose else ())
        or named_regimes(inventory, inventory.actors.get(link.source))
    )
    found = tuple(regime for regime in stated if regime in law.full_regimes())
    exporter = inventory.parties.get(exporter_of(inventory, link))
    return found or binding(law, exporter) or binding(law, inventory.organization)


def named_regimes(inventory: Inventory, actor: Actor | None) -> tuple[str, ...]:
    """The laws that an actor names, else those of the organization."""
    ours = inventory.organization
    return (actor.regimes if actor else ()) or (ours.regimes if ours else ())


def binding(law: Law, record: PartyRecord | None) -> tuple[str, ...]:
    """The laws that bind a company by its seat, or as it says of itself: those that Onward judges by."""
    seats = dict.fromkeys(place for named in _seats(record) for place in law.expand(named))
    stated = tuple(one.regime for one in getattr(record, "subject_to", None) or ())
    found = dict.fromkeys((*(law.territorial(seat) for seat in seats), *stated))
    return tuple(one for one in found if one in law.full_regimes() and one is not None)


def _seats(record: PartyRecord | None) -> Iterator[str]:
    """The countries in which a company is established; a person is nowhere, and a system is whose it is."""
    if isinstance(record, Actor):
        if record.kind in _COMPANIES:
            yield from (one.country for one in record.locations if one.country)
    elif record is not None and not isinstance(record, System) and record.country:
        yield record.country
