"""What one audience may read of a world, and how it is named. Pages see the inventory through this alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from onward import graph as graphs
from onward import lint
from onward.claims.badges import Badged, badges
from onward.frozen import dataclass
from onward.graph import Graph, Link, PartyRecord
from onward.records.base import Record
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.languages import ENGLISH, spoken
from onward.records.parties import Organization, Product, Subprocessor
from onward.records.publication import shown
from onward.records.safeguards import Location
from onward.records.standing import Standing, Status, standings
from onward.records.systems import System
from onward.site.page import link
from onward.site.parts.markup import Html, anchor, join, lines, listed, pill, pills, quiet
from onward.site.parts.once import once
from onward.transfers.model import Transfer
from onward.transfers.places import Basis
from onward.words.catalogue import Words, words
from onward.words.countries import by_company, country, inside, run_by
from onward.words.law import law_name, law_text, unstated
from onward.world import World


@dataclass(frozen=True)
class Edition:
    """One world for one audience in one language: its inventory holds published records and readable fields, nothing else."""

    world: World
    audience: str
    say: Words

    @cached_property
    def inventory(self) -> Inventory:
        """The published records, with their readable fields, in the words of the language."""
        return spoken(shown(self.world.inventory, self.audience), self.say.language)

    @cached_property
    def _seen(self) -> World:
        """The world with nothing but these records."""
        return replace(self.world, inventory=self.inventory)

    @cached_property
    def graph(self) -> Graph:
        """The links between published records."""
        return graphs.build(self.inventory)

    @cached_property
    def badges(self) -> Mapping[str, Badged]:
        """Every claim by its id, with the badge that it may carry; the reasons for none are internal."""
        return badges(self.world, lint.waived(self.world))

    @property
    def organization(self) -> Organization | None:
        """Who publishes this."""
        return self.inventory.organization

    @property
    def owner(self) -> str:
        """The publisher's name in a sentence."""
        return self.organization.title if self.organization else self.say("organization")

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The flows of this audience, both ends published and none retired. Tables and diagrams share it."""
        return tuple(link for link in self.graph.links if self.is_current(link.source) and self.is_current(link.target))

    def is_current(self, party: str) -> bool:
        """Whether a party is published and not retired."""
        record = self.inventory.parties.get(party)
        retired = isinstance(record, Subprocessor) and self.world.status(record) is Status.RETIRED
        return record is not None and not retired

    @cached_property
    def omits_flows(self) -> bool:
        """Whether there are flows that this audience does not see."""
        return {link.id for link in self.world.graph.links} - {link.id for link in self.graph.links} != set()

    def links_of(self, product: str | None) -> tuple[Link, ...]:
        """The flows of a product: those that name it and those that name none. All without a product."""
        return tuple(link for link in self.links if not product or not link.products or product in link.products)

    def neighbourhood(self, party: str) -> tuple[Link, ...]:
        """The flows that start or end at a party."""
        return self._around.get(party, ())

    @cached_property
    def _around(self) -> Mapping[str, tuple[Link, ...]]:
        around: dict[str, list[Link]] = {}
        for flow in self.links:
            for end in dict.fromkeys((flow.source, flow.target)):
                around.setdefault(end, []).append(flow)
        return {party: tuple(of) for party, of in around.items()}

    @cached_property
    def regimes(self) -> tuple[str, ...]:
        """The laws that protect the data: those that the organization names first."""
        ours = self.organization.regimes if self.organization else ()
        return tuple(dict.fromkeys((*ours, *(transfer.regime for transfer in self.world.transfers))))

    def transfers_to(self, party: str) -> tuple[Transfer, ...]:
        """Transfers to a published party, at places that are published."""
        return self._at_published_places(party, self.world.transfers_to.get(party, ()))

    def transfers_of(self, link: Link) -> tuple[Transfer, ...]:
        """The same for one flow."""
        return self._at_published_places(link.target, self.world.transfers_by_link.get(link.id, ()))

    def _at_published_places(self, party: str, transfers: Iterable[Transfer]) -> tuple[Transfer, ...]:
        """What goes to places that are published, and what is judged by the seat alone; whose place it is does not hide it."""
        countries = {place.country for place in self.places(party)} | {None}
        return tuple(transfer for transfer in transfers if transfer.place in countries)

    def places(self, party: str) -> tuple[Location, ...]:
        """Where a party is, as published: its places, those of its host, or where the organization works."""
        record = self.inventory.parties.get(party)
        if record is None or isinstance(record, Organization):
            return self._at_home(record)
        if record.locations or not isinstance(record, System):
            return record.locations
        host = self.inventory.subprocessors.get(record.host or "")
        if host:
            return host.locations
        return () if record.host or record.operator != ORGANIZATION else self._at_home(self.organization)

    @staticmethod
    def _at_home(ours: Organization | None) -> tuple[Location, ...]:
        countries = (ours.country, *ours.staff_countries) if ours else ()
        return tuple(Location(source=ours.source, country=country) for country in countries if ours and country)

    # Names

    def country(self, code: str | None) -> str:
        """A place's name; `being confirmed` where it is not known."""
        return country(code, self.world, self.say) if code else self.say("unknown")

    def inside(self, code: str) -> str:
        """Where something is that is in a country: `in the United States`."""
        return inside(code, self.world, self.say)

    def seat_elsewhere(self, party: str) -> str | None:
        """The seat of a party's company, where a law counts by it what goes to the party's places."""
        transfers = self.world.transfers_to.get(party, ())
        return next(
            (transfer.country for transfer in transfers if transfer.spot.basis is Basis.SEAT and transfer.place), None
        )

    def regime(self, identity: str) -> str:
        """The name of a transfer law."""
        return law_name(identity, self.world, self.say)

    def law_text(self, text: str) -> str:
        """What the law data says, in the language of the edition where it has it."""
        return law_text(text, self.world, self.say)

    @cached_property
    def unstated(self) -> str | None:
        """Why no page says how a decision stands; None while pages say it."""
        return unstated(self.world, self.say)

    def party(self, identity: str) -> str:
        """The name of whatever a flow may name."""
        record = self.inventory.parties.get(identity)
        return record.title if record else identity

    def party_link(self, identity: str) -> Html:
        """The name, as a link to the party's page where it has one; marked where it is only an example."""
        record = self.inventory.parties.get(identity)
        target = vendor_page(identity) if isinstance(record, Subprocessor) else None
        return join([anchor(target, self.party(identity)), self.example(record)], " ")

    def named_link(self, identity: str) -> Html:
        """The same inside a sentence, where an example is marked in words."""
        record = self.inventory.parties.get(identity)
        name = self.party(identity)
        target = vendor_page(identity) if isinstance(record, Subprocessor) else None
        return anchor(target, self.say.marked(name, bool(record and record.example)))

    def recipient_link(self, identity: str) -> Html:
        """The same as in a table; marked where data does not go there yet."""
        when = self.planned(identity)
        return join([self.party_link(identity), pill(when, "planned") if when else None], " ")

    def named_recipient(self, identity: str) -> Html:
        """The same inside a sentence."""
        when, named = self.planned(identity), self.named_link(identity)
        return join([named, f" ({when[0].lower()}{when[1:]})"]) if when else named

    def planned(self, identity: str) -> str | None:
        """From when a party is used that is not used yet; None for every other."""
        record = self.inventory.parties.get(identity)
        planned = isinstance(record, Subprocessor) and self.world.status(record) is Status.PLANNED
        return self.status_words(record) if isinstance(record, Subprocessor) and planned else None

    def example(self, record: Record | PartyRecord | None) -> Html | None:
        """The mark of an example."""
        return pill(self.say("example"), "example") if record and record.example else None

    def named(self, collection: str, identities: Iterable[str]) -> tuple[str, ...]:
        """The names of published records; an unpublished one is not named."""
        records: Mapping[str, Record] = getattr(self.inventory, collection)
        return tuple(records[identity].title for identity in identities if identity in records)

    def names(self, collection: str, identities: Iterable[str]) -> Html | None:
        """The same as a list for a cell."""
        return listed(self.named(collection, identities))

    def titled(self, record: Record, *below: str | None) -> Html:
        """A record's name with its mark, and small print beneath."""
        small = (quiet(text) for text in below if text)
        return lines(join([record.title, self.example(record)], " "), *small) or Html("")

    def product_names(self, products: Iterable[str]) -> str | None:
        """Names of products in a sentence; None where it is all of them or none is named."""
        chosen = [product for product in self.inventory.products if product in set(products)]
        return (
            self.say.enumeration(self.named("products", chosen)) if len(chosen) < len(self.inventory.products) else None
        )

    def place(self, location: Location, vendor: str = "") -> Html:
        """A place: the country, the region, what happens there, whose it is, and for which products."""
        only = self.product_names(location.products)
        whose = run_by(vendor, location, self._seen, self.say) if vendor else ()
        rest = [*whose, self.say("only", what=only) if only else None]
        if said := by_company(vendor, location, self._seen, self.say) if vendor else None:
            return join([", ".join(filter(None, (said, *rest)))])
        more = [location.region, self.say(f"activity.{location.activity}"), *rest]
        return join([self.say.labelled(self.country(location.country), ", ".join(filter(None, more)))])

    def standing_pills(self, vendor: Subprocessor) -> Html | None:
        """What a vendor is in law."""
        every = (standing for standing in standings(self.inventory, vendor))
        return pills(pill(self.say(f"standing.{standing}.name"), pill_kind(standing)) for standing in every)

    def status_words(self, vendor: Subprocessor) -> str:
        """Planned, active or retired on the day, with the date that decides it; of one that is about to go its last day."""
        now = self.world.status(vendor)
        ends = now is Status.ACTIVE and vendor.until is not None
        day = vendor.until if ends or now is Status.RETIRED else self.world.first_day(vendor)
        key = f"status.{now}.{'until' if ends else 'from' if day else 'undated'}"
        if now is Status.PLANNED and (vendor.active_from == "on-confirmation" or vendor.id in self.world.held):
            key = "status.planned.on-confirmation"
        return self.say(key, day=self.say.day(day) if day else "")


def pill_kind(standing: Standing) -> str:
    """The stylesheet's word for a standing."""
    return "controller" if standing is Standing.JOINT_CONTROLLER else str(standing)


def vendor_page(vendor: str) -> str:
    """The address of a vendor's page."""
    return link(f"subprocessors/{vendor}.md")


def product_page(product: Product | str | None, at: str = "") -> str:
    """The address of a product's data flows; of all flows without a product."""
    name = product.id if isinstance(product, Product) else product
    return link(f"data-flows/{name or 'all'}.md", at)


@once(4)
def edition(world: World, audience: str, language: str = ENGLISH) -> Edition:
    """The edition of a world for an audience in a language; made once for all views of a build."""
    return Edition(world, audience, words(language))
