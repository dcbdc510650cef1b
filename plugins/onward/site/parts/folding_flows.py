"""The flows of an edition as a fold: who is on whose side, by what vendors are grouped, and which flows look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onward.graph import CUSTOMER, Link
from onward.records.parties import Actor, Subprocessor
from onward.records.standing import main_purpose
from onward.records.systems import System
from onward.site.diagrams.folded import Flow, Party, Side
from onward.site.diagrams.folding import Fold
from onward.site.diagrams.grouping import Lens
from onward.site.parts.edition import Edition
from onward.site.parts.looks import Look, look
from onward.site.parts.places import jurisdiction

CHAIN = "chain:"
"""Stands for the purpose of vendors that only other vendors reach; no record has a colon in its id."""


def fold(edition: Edition, links: Sequence[Link], looks: Mapping[str, Look], lens: Lens = "purpose") -> Fold:
    """These flows, and their parties in the order of the inventory."""
    ends = {end for link in links for end in (link.source, link.target)}
    around = _around(links)
    parties = {name: _party(edition, name, around[name]) for name in edition.inventory.parties if name in ends}
    flows = (
        Flow(link.id, link.source, link.target, tuple(f"{law}:{kind}" for law, kind in sorted(looks[link.id].items())))
        for link in links
    )
    return Fold(parties, tuple(flows), lens)


def looks_of(edition: Edition, links: Iterable[Link]) -> Mapping[str, Look]:
    """How each flow stands, by its id."""
    return {link.id: look(edition, link) for link in links}


def _around(links: Iterable[Link]) -> Mapping[str, Sequence[Link]]:
    around: dict[str, list[Link]] = {}
    for link in links:
        for end in dict.fromkeys((link.source, link.target)):
            around.setdefault(end, []).append(link)
    return around


def _party(edition: Edition, name: str, around: Sequence[Link]) -> Party:
    record = edition.inventory.parties[name]
    side = side_of(edition, name)
    if side != "vendor":
        return Party(name, side, record.title, products=getattr(record, "products", ()))
    return Party(name, side, record.title, _purpose(edition, name, around), jurisdiction(edition, name)[0])


def side_of(edition: Edition, name: str) -> Side:
    """Whether a party is the customer's, the organization's own, or one that it engages."""
    record = edition.inventory.parties[name]
    if isinstance(record, Actor) or (isinstance(record, System) and record.operator == CUSTOMER):
        return "customer"
    return "vendor" if isinstance(record, Subprocessor) else "ours"


def _purpose(edition: Edition, name: str, around: Sequence[Link]) -> str:
    """The purpose under which a list has a vendor, else what most of its flows are for; of equally many the inventory's first."""
    record = edition.inventory.parties[name]
    listed = main_purpose(edition.inventory, record) if isinstance(record, Subprocessor) else ""
    if listed in edition.inventory.purposes:
        return listed
    counted = Counter(purpose for link in around for purpose in link.purposes if purpose in edition.inventory.purposes)
    if counted:
        return max((purpose for purpose in edition.inventory.purposes if purpose in counted), key=counted.__getitem__)
    reached = [link for link in around if link.target == name]
    return CHAIN if reached and all(side_of(edition, link.source) == "vendor" for link in reached) else ""
