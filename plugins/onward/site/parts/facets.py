"""What rows and edges are found by: whom they concern, which data, and where it goes under which law on which ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onward.frozen import dataclass
from onward.graph import Link
from onward.records.parties import Product, Subprocessor
from onward.records.safeguards import Condition
from onward.site.parts.edition import Edition
from onward.site.parts.once import once
from onward.transfers.model import Transfer
from onward.words.grounds import verdict_words

_FEATURE = "feature:"
UNKNOWN = "unknown"
"""Stands for a place that is being confirmed."""


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """A customer's case: a product, features that are needed for it, and features with which it does not arise."""

    product: str
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def arises(self, product: str, features: Iterable[str]) -> bool:
        """Whether it is the case of somebody with that product and those features in use."""
        used = set(features)
        return self.product == product and used.issuperset(self.needs) and used.isdisjoint(self.without)

    @property
    def token(self) -> str:
        """The case for the page's script: `cloud:own-smtp`, `cloud:!own-smtp`."""
        return ":".join([self.product, *self.needs, *(f"!{feature}" for feature in self.without)])


@dataclass(frozen=True, slots=True)
class Way:
    """Where data goes: the law that protects it, the country, and the topic of the ground; empty where not judged."""

    regime: str
    country: str
    ground: str


@dataclass(frozen=True, slots=True)
class Facets:
    """What one row is found by; values of this edition alone."""

    cases: tuple[Case, ...] = ()
    data: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()

    @property
    def attributes(self) -> Mapping[str, str]:
        """The same as the row's data attributes."""
        tokens = {
            "data_cases": " ".join(case.token for case in self.cases),
            "data_data": " ".join(self.data),
            "data_ways": " ".join(f"{way.regime}/{way.country}/{way.ground}" for way in self.ways),
        }
        return {name: value for name, value in tokens.items() if value}

    def concern(self, product: str, features: Iterable[str]) -> bool:
        """Whether the row concerns a customer with that product and those features; where no case is named, always."""
        return not self.cases or any(case.arises(product, features) for case in self.cases)


def features_that_matter(edition: Edition, product: Product) -> tuple[str, ...]:
    """The features of a product that a published condition names, in the product's order."""
    named = _decisive(edition)
    return tuple(feature.id for feature in product.features if feature.id in named)


@once(4)
def _decisive(edition: Edition) -> frozenset[str]:
    """The features that a published condition names."""
    of = edition.inventory
    stated = [flow.condition for flow in of.flows.values()]
    stated += [system.condition for system in of.systems.values()]
    stated += [vendor.condition for vendor in of.subprocessors.values()]
    return frozenset(
        name for condition in stated for field in ("requires", "unless") for name in _feature(condition, field)
    )


def _feature(condition: Condition | None, field: str) -> tuple[str, ...]:
    stated = getattr(condition, field) if condition else None
    return (stated.removeprefix(_FEATURE),) if stated and stated.startswith(_FEATURE) else ()


def cases_of(edition: Edition, link: Link) -> tuple[Case, ...]:
    """The cases in which a flow arises: its own, narrowed by those of the parties at its ends."""
    ends = [edition.inventory.parties.get(end) for end in (link.source, link.target)]
    records = [link.record, *(end for end in ends if end is not None)]
    limits = [link.products, *(getattr(end, "products", ()) for end in ends)]
    return cases_within(edition, limits, [getattr(record, "condition", None) for record in records])


def cases_within(
    edition: Edition, limits: Sequence[Sequence[str]], conditions: Sequence[Condition | None]
) -> tuple[Case, ...]:
    """A case a product; a feature that the product does not offer decides nothing, so that nothing is hidden by it."""
    cases = []
    for product in edition.inventory.products.values():
        if all(not limit or product.id in limit for limit in limits):
            offered = {feature.id for feature in product.features}
            needs = {name for condition in conditions for name in _feature(condition, "requires")} & offered
            without = {name for condition in conditions for name in _feature(condition, "unless")} & offered
            cases.append(Case(product.id, tuple(sorted(filter(None, needs))), tuple(sorted(filter(None, without)))))
    return tuple(cases)


def cases_for(edition: Edition, vendor: Subprocessor, purposes: Sequence[str]) -> tuple[Case, ...]:
    """The cases in which a party is engaged for some purposes: those of the flows to it, where all are published."""
    reaching = [link for link in edition.world.graph.into.get(vendor.id, ()) if set(link.purposes) & set(purposes)]
    public = {link.id: link for link in edition.graph.into.get(vendor.id, ())}
    if reaching and all(link.id in public for link in reaching):
        return tuple(sorted({case for link in reaching for case in cases_of(edition, public[link.id])}))
    return cases_within(edition, [vendor.products], [vendor.condition])


def ways_of(edition: Edition, party: str, transfers: Iterable[Transfer]) -> tuple[Way, ...]:
    """Where a party's data goes, judged or not: every published place is among them."""
    judged = [
        Way(
            transfer.regime,
            transfer.country or UNKNOWN,
            verdict_words(edition.world, edition.say, transfer, short=True).topic,
        )
        for transfer in transfers
    ]
    known = {way.country for way in judged}
    places = [place.country or UNKNOWN for place in edition.places(party)]
    return tuple(dict.fromkeys([*judged, *(Way("", place, "") for place in places if place not in known)]))


@once(20_000)
def flow_facets(edition: Edition, link: Link) -> Facets:
    """What a flow is found by."""
    return Facets(
        cases_of(edition, link), _data(edition, link.data), ways_of(edition, link.target, edition.transfers_of(link))
    )


def party_facets(
    edition: Edition, vendor: Subprocessor, purposes: Sequence[str], data: Iterable[str], transfers: Iterable[Transfer]
) -> Facets:
    """What an entry of the list is found by."""
    return Facets(cases_for(edition, vendor, purposes), _data(edition, data), ways_of(edition, vendor.id, transfers))


def _data(edition: Edition, names: Iterable[str]) -> tuple[str, ...]:
    wanted = set(names)
    return tuple(name for name in edition.inventory.data_categories if name in wanted)


def concerning(edition: Edition, links: Iterable[Link], product: str, features: Iterable[str]) -> Iterator[Link]:
    """The flows that concern a customer with a product and features."""
    used = tuple(features)
    return (link for link in links if Facets(cases_of(edition, link)).concern(product, used))
