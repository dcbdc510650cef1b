"""The register of companies: a row each, what it is as chips, one mechanism for the chosen law; the rest opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status
from onward.site.diagrams.svg import slug
from onward.site.parts.choosing import tokens
from onward.site.parts.counts import of_role
from onward.site.parts.details import details
from onward.site.parts.edition import Edition, pill_kind
from onward.site.parts.entries import Entry, entries_of
from onward.site.parts.markup import Html, addressed, anchor, join, lines, listed, paragraph, quiet, tag
from onward.site.parts.mechanisms import by_law, law_names
from onward.site.parts.once import once
from onward.site.parts.planned import state, until
from onward.site.parts.promise import promise

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
        return next((name for entry in self.entries for name in entry.purposes), "")


def companies(edition: Edition, chosen: Iterable[Entry]) -> tuple[Company, ...]:
    """Each company once, those that are planned first."""
    of: dict[str, list[Entry]] = {}
    for entry in chosen:
        of.setdefault(entry.vendor.id, []).append(entry)
    made = [Company(entries[0].vendor, tuple(entries)) for entries in of.values()]
    return tuple(sorted(made, key=lambda company: edition.world.status(company.vendor) is not Status.PLANNED))


def register(edition: Edition, chosen: Iterable[Entry], label: str) -> Html:
    """The table; from `GROUPED` companies on a table for each purpose."""
    every = companies(edition, chosen)
    if len(every) < GROUPED:
        return rows(edition, every, label) if every else Html("")
    opened = None if len(every) >= CLOSED else ""
    return join(
        group(edition, name, of, rows(edition, of, purpose_name(edition, name)), opened)
        for name, of in by_purpose(edition, every).items()
    )


def by_purpose(edition: Edition, every: Iterable[Company]) -> Mapping[str, list[Company]]:
    """Companies by the purpose under which they stand, in the inventory's order."""
    grouped: dict[str, list[Company]] = {name: [] for name in (*edition.inventory.purposes, "")}
    for company in every:
        grouped.setdefault(company.purpose, []).append(company)
    return {name: of for name, of in grouped.items() if of}


def purpose_name(edition: Edition, name: str) -> str:
    """What a group is called."""
    return next(iter(edition.named("purposes", [name])), edition.say("subprocessors.rest"))


def group(edition: Edition, name: str, of: Sequence[Company], inner: Html, opened: str | None = None) -> Html:
    """Companies under their purpose, with their number; it opens."""
    count = tag("span", edition.say.count("companies", len(of)), class_="ow-quiet ow-group__count")
    summary = tag("summary", tag("span", purpose_name(edition, name), class_="ow-group__name"), " ", count)
    return tag("details", summary, inner, class_="ow-group", open=opened)


def rows(edition: Edition, of: Sequence[Company], label: str) -> Html:
    """A table of companies, a row each, which opens."""
    heads = (head(edition, name) for name in _COLUMNS)
    bodies = (row(edition, company) for company in of)
    table = tag("table", _WIDTHS, tag("thead", tag("tr", *heads)), *bodies, class_="ow-list", aria_label=label)
    return tag("div", table, class_="ow-register")


def head(edition: Edition, name: str, sorts: bool = True) -> Html:
    """The head of a column; that of mechanisms names the law."""
    said = edition.say(f"subprocessors.columns.{name}")
    return tag("th", said, *_law(edition, name), scope="col", data_key=name if sorts else None)


def _law(edition: Edition, column: str) -> tuple[str, ...]:
    return (", ", law_names(edition)) if column == "ground" and edition.regimes else ()


def row(edition: Edition, company: Company) -> Html:
    """The row of a company, and what opens beneath it."""
    return _row(edition, company.vendor, " ".join(entry.id for entry in company.entries))


@once(4_000)
def _row(edition: Edition, vendor: Subprocessor, names: str) -> Html:
    company = Company(vendor, tuple(entry for entry in entries_of(edition, vendor) if entry.id in names.split(" ")))
    day = vendor.until or edition.world.first_day(vendor)
    attributes = {**facets(company), "data_name": vendor.title}
    if day:
        attributes["data_status"] = day.isoformat()
    title = join([name(vendor), edition.example(vendor), chips(edition, company)], " ")
    first = tag(
        "tr", tag("th", title, scope="row"), tag("td", addressed(_service(edition, company)), class_="ow-for"),
        tag("td", where(edition, vendor), class_="ow-where"),
        tag("td", mechanism(edition, company), class_="ow-one ow-by-law"),
        tag("td", _status(edition, vendor), class_=f"ow-when ow-when--{_when(edition, vendor)}"),
    )  # fmt: skip
    more = tag("summary", tag("span", edition.say("subprocessors.more", name=vendor.title), class_="ow-hidden"))
    body = tag("td", tag("details", more, details(edition, vendor, company.entries)), colspan=str(len(_COLUMNS)))
    return tag(
        "tbody",
        first,
        tag("tr", body, class_="ow-more"),
        id=slug(f"company-{vendor.id}"),
        class_="ow-entry",
        **attributes,
    )


def _when(edition: Edition, vendor: Subprocessor) -> str:
    """The stylesheet's word for a status; a phone shows one that is about to change alone."""
    now = edition.world.status(vendor)
    return "ending" if now is Status.ACTIVE and vendor.until else str(now)


def facets(company: Company) -> dict[str, str]:
    """What a company is found by: all that any of its entries is found by."""
    by_facet: dict[str, dict[str, None]] = {}
    for entry in company.entries:
        for name, values in entry.facets.attributes.items():
            by_facet.setdefault(name, {}).update(dict.fromkeys(values.split(" ")))
    if not all("data_cases" in entry.facets.attributes for entry in company.entries):
        by_facet.pop("data_cases", None)
    return {name: " ".join(values) for name, values in by_facet.items()}


def cases(edition: Edition, entry: Entry) -> Mapping[str, str]:
    """The cases in which an entry arises, for the page's script; none where it does for everybody."""
    there = tokens(edition, entry.facets.cases)
    return {"data_cases": there} if there else {}


def mechanism(edition: Edition, company: Company) -> Html:
    """On what transfers to a company rely, law by law."""
    parts = [(entry.transfers, tokens(edition, entry.facets.cases)) for entry in company.entries]
    return join(by_law(edition, parts))


def name(vendor: Subprocessor) -> Html:
    """A company's name, which leads to its page."""
    return anchor(f"site:subprocessors/{vendor.id}.md", vendor.title, class_="ow-name")


def chips(edition: Edition, company: Company) -> Html:
    """What a company is in law, each as a chip, and that it is planned, or about to go."""
    marks = [
        tag("span", edition.say(f"standing.{entry.standing}.name"), class_=f"ow-pill ow-pill--{pill_kind(entry.standing)}",
            **cases(edition, entry))
        for entry in company.entries
    ]  # fmt: skip
    return tag("span", join([*marks, state(edition, company.vendor)], " "), class_="ow-chips")


def _service(edition: Edition, company: Company) -> str:
    purposes = edition.named("purposes", dict.fromkeys(name for entry in company.entries for name in entry.purposes))
    return company.vendor.service or edition.say.enumeration(purposes) or edition.say("unknown")


def where(edition: Edition, vendor: Subprocessor) -> str:
    """The countries; that its company is elsewhere, where a law counts by it."""
    names = dict.fromkeys(edition.country(location.country) for location in vendor.locations)
    there = edition.say.series(names) or edition.say("unknown")
    seat = edition.seat_elsewhere(vendor.id)
    seat = None if seat in {location.country for location in vendor.locations} else seat
    return edition.say("flows.company", places=there, seat=edition.inside(seat)) if seat else there


def _status(edition: Edition, vendor: Subprocessor) -> Html | None:
    """Since when or from when; of a planned one, whose chip says that it is, with short days."""
    day, say = edition.world.first_day(vendor), edition.say
    if (
        edition.world.status(vendor) is not Status.PLANNED
        or day is None
        or edition.status_words(vendor) != say("status.planned.from", day=say.day(day))
    ):
        return lines(edition.status_words(vendor), *(quiet(text) for text in until(edition, vendor)))
    return lines(say("planned.from", day=say.short_day(day)), *(quiet(text) for text in until(edition, vendor)))


def legend(edition: Edition, chosen: Sequence[Entry]) -> Html | None:
    """What each thing means that a company can be, of those that one of them is, and how many are."""
    said = []
    for name, standings in LISTS.items():
        vendors = {entry.vendor.id: entry.vendor for entry in chosen if entry.standing in standings}
        if vendors:
            about = (edition.say(f"subprocessors.{name}.about", owner=edition.owner), *promise(edition, standings[0]))
            many = of_role(edition, vendors.values(), *standings)
            title = tag("dt", edition.say(f"subprocessors.{name}.title"), " (", many, ")")
            said.append(tag("div", title, tag("dd", " ".join(about))))
    several = len(chosen) > len({entry.vendor.id for entry in chosen})
    note = paragraph(edition.say("summary.several"), class_="ow-meaning") if several else None
    return join([tag("dl", *said, class_="ow-meaning"), note]) if said else None


def places(edition: Edition, vendor: Subprocessor) -> Html | str:
    """Where the party has the data, each place with what happens there; `being confirmed` where it is not known."""
    return listed(edition.place(location, vendor.id) for location in vendor.locations) or edition.say("unknown")
