"""The register of companies: a row each, what it is as chips, one mechanism for the chosen law; the rest opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status
from onward.site.diagrams.svg import slug
from onward.site.parts.details import details
from onward.site.parts.edition import Edition, pill_kind
from onward.site.parts.entries import Entry
from onward.site.parts.markup import Html, anchor, join, lines, listed, pill, quiet, tag
from onward.site.parts.mechanisms import by_law, law_names
from onward.site.parts.planned import until
from onward.site.parts.promise import promise
from onward.transfers.model import Transfer

LISTS = {
    "subprocessors": (Standing.SUBPROCESSOR,),
    "processors": (Standing.OWN_PROCESSOR,),
    "controllers": (Standing.INDEPENDENT_CONTROLLER, Standing.JOINT_CONTROLLER),
    "unknown": (Standing.UNKNOWN,),
}
GROUPED, CLOSED = 13, 51
"""From how many companies on they stand under their purposes, and from how many on these groups are closed."""
_COLUMNS = ("name", "service", "places", "ground", "status")
_WIDTHS = Html(f"<colgroup>{'<col>' * len(_COLUMNS)}</colgroup>")


@dataclass(frozen=True, slots=True)
class Company:
    """A company with all its entries: what it is, for which purposes."""

    vendor: Subprocessor
    entries: tuple[Entry, ...]

    @property
    def purpose(self) -> str:
        """The purpose under which it stands: the first for which it is a subprocessor, else the first."""
        return next((name for one in self.entries for name in one.purposes), "")


def companies(edition: Edition, found: Iterable[Entry]) -> tuple[Company, ...]:
    """Each company once, those that are planned first."""
    of: dict[str, list[Entry]] = {}
    for one in found:
        of.setdefault(one.vendor.id, []).append(one)
    made = [Company(entries[0].vendor, tuple(entries)) for entries in of.values()]
    return tuple(sorted(made, key=lambda one: edition.world.status(one.vendor) is not Status.PLANNED))


def register(edition: Edition, found: Iterable[Entry], label: str) -> Html:
    """The table; from `GROUPED` companies on a table for each purpose."""
    every = companies(edition, found)
    if len(every) < GROUPED:
        return _table(edition, every, label) if every else Html("")
    by_purpose: dict[str, list[Company]] = {}
    for name in (*edition.inventory.purposes, ""):
        by_purpose.setdefault(name, [])
    for one in every:
        by_purpose.setdefault(one.purpose, []).append(one)
    filled = [(name, of) for name, of in by_purpose.items() if of]
    opened = None if len(every) >= CLOSED else ""
    return join(_group(edition, name, of, opened) for name, of in filled)


def _group(edition: Edition, name: str, of: Sequence[Company], opened: str | None) -> Html:
    title = next(iter(edition.named("purposes", [name])), edition.say("subprocessors.rest"))
    count = tag("span", edition.say.count("companies", len(of)), class_="ow-quiet")
    summary = tag("summary", tag("span", title, class_="ow-group__name"), " ", count)
    return tag("details", summary, _table(edition, of, title), class_="ow-group", open=opened)


def _table(edition: Edition, of: Sequence[Company], label: str) -> Html:
    heads = (
        tag("th", edition.say(f"subprocessors.columns.{name}"), *_law(edition, name), scope="col", data_key=name)
        for name in _COLUMNS
    )
    bodies = (_row(edition, one) for one in of)
    table = tag("table", _WIDTHS, tag("thead", tag("tr", *heads)), *bodies, class_="ow-list", aria_label=label)
    return tag("div", table, class_="ow-register")


def _law(edition: Edition, column: str) -> tuple[str, ...]:
    return (", ", law_names(edition)) if column == "ground" and edition.regimes else ()


def _row(edition: Edition, one: Company) -> Html:
    vendor = one.vendor
    day = vendor.until or edition.world.first_day(vendor)
    found = {**facets(one), "data_name": vendor.title}
    if day:
        found["data_status"] = day.isoformat()
    first = tag(
        "tr", tag("th", _name(edition, one), scope="row"), tag("td", _service(edition, one), class_="ow-for"),
        tag("td", _where(edition, vendor), class_="ow-where"),
        tag("td", *by_law(edition, _parts(one)), class_="ow-one ow-by-law"),
        tag("td", _status(edition, vendor), class_=f"ow-when ow-when--{edition.world.status(vendor)}"),
    )  # fmt: skip
    more = tag("summary", tag("span", edition.say("subprocessors.more", name=vendor.title), class_="ow-hidden"))
    body = tag("td", tag("details", more, details(edition, vendor, one.entries)), colspan=str(len(_COLUMNS)))
    return tag(
        "tbody", first, tag("tr", body, class_="ow-more"), id=slug(f"company-{vendor.id}"), class_="ow-entry", **found
    )


def facets(one: Company) -> dict[str, str]:
    """What a company is found by: all that any of its entries is found by."""
    told: dict[str, dict[str, None]] = {}
    for entry in one.entries:
        for name, values in entry.facets.attributes.items():
            told.setdefault(name, {}).update(dict.fromkeys(values.split(" ")))
    if not all("data_cases" in entry.facets.attributes for entry in one.entries):
        told.pop("data_cases", None)
    return {name: " ".join(values) for name, values in told.items()}


def cases(one: Entry) -> Mapping[str, str]:
    """The cases in which an entry arises, for the page's script."""
    found = one.facets.attributes.get("data_cases")
    return {"data_cases": found} if found else {}


def _parts(one: Company) -> list[tuple[Sequence[Transfer], str]]:
    return [(entry.transfers, entry.facets.attributes.get("data_cases", "")) for entry in one.entries]


def _name(edition: Edition, one: Company) -> Html:
    chips = [
        tag("span", edition.say(f"standing.{entry.standing}.name"), class_=f"ow-pill ow-pill--{pill_kind(entry.standing)}",
            **cases(entry))
        for entry in one.entries
    ]  # fmt: skip
    if edition.world.status(one.vendor) is Status.PLANNED:
        chips.append(pill(edition.say("status.planned.undated"), "planned"))
    name = anchor(f"site:subprocessors/{one.vendor.id}.md", one.vendor.title, class_="ow-name")
    return join([name, edition.example(one.vendor), tag("span", join(chips, " "), class_="ow-chips")], " ")


def _service(edition: Edition, one: Company) -> str:
    purposes = edition.named("purposes", dict.fromkeys(name for entry in one.entries for name in entry.purposes))
    return one.vendor.service or edition.say.enumeration(purposes) or edition.say("unknown")


def _where(edition: Edition, vendor: Subprocessor) -> str:
    """The countries; that its company is elsewhere, where a law counts by it."""
    names = dict.fromkeys(edition.country(one.country) for one in vendor.locations)
    where = edition.say.series(names) or edition.say("unknown")
    seat = edition.seat_elsewhere(vendor.id)
    seat = None if seat in {one.country for one in vendor.locations} else seat
    return edition.say("flows.company", places=where, seat=edition.inside(seat)) if seat else where


def _status(edition: Edition, vendor: Subprocessor) -> Html | None:
    """Since when or from when; of a planned one, whose chip says that it is, with short days."""
    day, say = edition.world.first_day(vendor), edition.say
    if (
        edition.world.status(vendor) is not Status.PLANNED
        or day is None
        or edition.status_words(vendor) != say("status.planned.from", day=say.day(day))
    ):
        return lines(edition.status_words(vendor), *(quiet(one) for one in until(edition, vendor)))
    return lines(say("planned.from", day=say.short_day(day)), *(quiet(one) for one in until(edition, vendor)))


def legend(edition: Edition, found: Sequence[Entry]) -> Html | None:
    """What each thing means that a company can be, of those that one of them is."""
    said = []
    for name, standings in LISTS.items():
        if any(one.standing in standings for one in found):
            about = (edition.say(f"subprocessors.{name}.about", owner=edition.owner), *promise(edition, standings[0]))
            said.append(tag("div", tag("dt", edition.say(f"subprocessors.{name}.title")), tag("dd", " ".join(about))))
    return tag("dl", *said, class_="ow-meaning") if said else None


def places(edition: Edition, vendor: Subprocessor) -> Html | str:
    """Where the party has the data, each place with what happens there; `being confirmed` where it is not known."""
    return listed(edition.place(one, vendor.id) for one in vendor.locations) or edition.say("unknown")
