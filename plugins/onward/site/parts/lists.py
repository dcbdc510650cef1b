"""The lists of companies, each a table with its heading."""

from __future__ import annotations

from collections.abc import Sequence

from onward.records.parties import Subprocessor
from onward.records.standing import Standing
from onward.site.parts.edition import Edition
from onward.site.parts.entries import Entry
from onward.site.parts.grounds import ground_cell, stale
from onward.site.parts.markup import Html, join, lines, listed, paragraph, quiet, table, tag
from onward.site.parts.promise import promise

_LISTS = {
    "subprocessors": (Standing.SUBPROCESSOR,),
    "processors": (Standing.OWN_PROCESSOR,),
    "controllers": (Standing.INDEPENDENT_CONTROLLER, Standing.JOINT_CONTROLLER),
    "unknown": (Standing.UNKNOWN,),
}


_COLUMNS = ("name", "service", "data", "places", "ground", "status")


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


def _small(names: tuple[str, ...]) -> Html | None:
    return join((quiet(name) for name in names), "") and Html("<br>".join(quiet(name) for name in names))


def places(edition: Edition, vendor: Subprocessor) -> Html | str:
    """Where the party has the data, each place with what happens there; `being confirmed` where it is not known."""
    return listed(edition.place(one, vendor.id) for one in vendor.locations) or edition.say("unknown")
