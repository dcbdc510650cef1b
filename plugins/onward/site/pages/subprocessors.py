"""Whom the organization engages: three tables by what each is in law, purpose by purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onward.finding import OnwardError
from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status, standings
from onward.site.pages._edition import Edition
from onward.site.pages._facets import Facets, party_facets
from onward.site.pages._grounds import ground_cell, stale
from onward.site.pages._markup import Html, join, lines, listed, paragraph, quiet, table, tag
from onward.site.pages._promise import promise
from onward.transfers.model import Transfer

OPTIONS = frozenset({"list", "product", "retired"})

_LISTS = {
    "subprocessors": (Standing.SUBPROCESSOR,),
    "processors": (Standing.OWN_PROCESSOR,),
    "controllers": (Standing.INDEPENDENT_CONTROLLER, Standing.JOINT_CONTROLLER),
    "unknown": (Standing.UNKNOWN,),
}
_COLUMNS = ("name", "service", "data", "places", "ground", "status")


@dataclass(frozen=True, slots=True)
class Entry:
    """A party as one of the lists has it: what it is there, for which purposes and with which data."""

    vendor: Subprocessor
    standing: Standing
    purposes: tuple[str, ...]
    data: tuple[str, ...]
    transfers: tuple[Transfer, ...]
    facets: Facets

    @property
    def id(self) -> str:
        """The anchor of its row; one party may have several."""
        return f"{self.standing}-{self.vendor.id}"


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """All tables with a heading each, or the one that `list` asks for; `retired: true` shows former parties too."""
    asked = options.get("list")
    if asked and asked not in _LISTS:
        raise OnwardError(f"`list` is one of {', '.join(_LISTS)}, not {asked!r}")
    found = list(entries(edition, options))
    if asked:
        shown = _table(edition, asked, found) or paragraph(edition.say(f"subprocessors.{asked}.none"))
        return join([shown, stale(edition) if asked == next(iter(_LISTS)) else None])
    return sections(edition, found)


def sections(edition: Edition, found: Sequence[Entry]) -> Html:
    """Every list that has an entry, with its heading and what it means."""
    return join([*(_section(edition, name, found) for name in _LISTS), stale(edition)])


def _section(edition: Edition, name: str, entries_: Sequence[Entry]) -> Html | None:
    found = _table(edition, name, entries_)
    if not found:
        return None
    say = edition.say
    heading = tag("h3", say(f"subprocessors.{name}.title"), id=f"list-{name}")
    about = (say(f"subprocessors.{name}.about", owner=edition.owner), *promise(edition, _LISTS[name][0]))
    return join([heading, paragraph(" ".join(about)), found])


def _table(edition: Edition, name: str, found: Sequence[Entry]) -> Html:
    chosen = (one for standing in _LISTS[name] for one in found if one.standing is standing)
    rows = ((one.id, _cells(edition, one), {**one.facets.attributes, **_order(edition, one)}) for one in chosen)
    columns = [edition.say(f"subprocessors.columns.{column}") for column in _COLUMNS]
    return table(edition.say(f"subprocessors.{name}.title"), columns, rows, keys=_COLUMNS)


def _order(edition: Edition, one: Entry) -> dict[str, str]:
    """By which day the column of the status is sorted."""
    day = one.vendor.until or edition.world.first_day(one.vendor)
    return {"data_status": day.isoformat()} if day else {}


def engaged(edition: Edition, options: Mapping[str, str]) -> Iterator[Subprocessor]:
    """The parties in use or planned, by name; those of a product where the options name one."""
    product, former = options.get("product"), options.get("retired") == "true"
    for one in sorted(edition.inventory.subprocessors.values(), key=lambda one: one.title.casefold()):
        fits = not product or not one.products or product in one.products
        if fits and (former or edition.world.status(one) is not Status.RETIRED):
            yield one


def entries(edition: Edition, options: Mapping[str, str]) -> Iterator[Entry]:
    """The entries of all lists, by name; a party has one for each thing that it is."""
    for vendor in engaged(edition, options):
        for standing, purposes in standings(edition.inventory, vendor).items():
            yield _entry(edition, vendor, standing, purposes)


def _entry(edition: Edition, vendor: Subprocessor, standing: Standing, purposes: tuple[str, ...]) -> Entry:
    transfers = _for(edition.transfers_to(vendor.id), purposes)
    data = data_for(edition, vendor, purposes)
    facets = party_facets(edition, vendor, purposes, data, transfers)
    return Entry(vendor, standing, purposes, data, transfers, facets)


def _cells(edition: Edition, one: Entry) -> list[Html | str | None]:
    say, vendor = edition.say, one.vendor
    only = edition.product_names(vendor.products)
    condition = vendor.condition.text if vendor.condition else None
    notes = (condition, say("only", what=only) if only else None)
    return [
        lines(edition.party_link(vendor.id), quiet(vendor.legal_name) if vendor.legal_name else None),
        lines(
            vendor.service or say("unknown"),
            _small(edition.named("purposes", one.purposes)),
            *(quiet(each) for each in notes if each),
        ),
        edition.names("data_categories", one.data) or say("unknown"),
        places(edition, vendor),
        ground_cell(edition, one.transfers) or say("ground.none"),
        edition.status_words(vendor),
    ]


def data_for(edition: Edition, vendor: Subprocessor, purposes: tuple[str, ...]) -> tuple[str, ...]:
    """The data that the party's record lists and that reaches it for these purposes; all of it where no flow says."""
    reached = edition.world.graph.data_for(vendor.id, purposes)
    return tuple(name for name in vendor.data if name in reached) or vendor.data


def _small(names: tuple[str, ...]) -> Html | None:
    return join((quiet(name) for name in names), "") and Html("<br>".join(quiet(name) for name in names))


def _for(transfers: tuple[Transfer, ...], purposes: tuple[str, ...]) -> tuple[Transfer, ...]:
    return tuple(one for one in transfers if one.purpose in purposes or one.purpose is None)


def places(edition: Edition, vendor: Subprocessor) -> Html | str:
    """Where the party has the data, each place with what happens there; `being confirmed` where it is not known."""
    return listed(edition.place(one, vendor.id) for one in vendor.locations) or edition.say("unknown")
