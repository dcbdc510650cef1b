"""A register that is too long for one page: its companies by their names, one for each, their rows on pages of their own.

Those that are the same in law, in the same place and reached on the same mechanism stand together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onward.frozen import dataclass
from onward.records.standing import Status
from onward.site.diagrams.svg import slug
from onward.site.page import link
from onward.site.parts.edition import Edition, vendor_page
from onward.site.parts.entries import Entry, entries
from onward.site.parts.lists import (
    Company,
    by_purpose,
    chips,
    companies,
    facets,
    group,
    head,
    mechanism,
    purpose_name,
    register,
    row,
    where,
)
from onward.site.parts.markup import Html, anchor, join, paragraph, quiet, tag
from onward.site.parts.once import once

ROOM = 170_000
"""Bytes of rows for which one page has room beside everything else on it."""
PAGES = "subprocessors/by-purpose"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page with the rows of companies under one purpose; several where they are many, numbered from 1."""

    purpose: str
    number: int
    of: int
    companies: tuple[Company, ...]

    @property
    def path(self) -> str:
        """Where the page is."""
        return f"{PAGES}/{slug(self.purpose or 'other')}{f'-{self.number}' if self.number > 1 else ''}.md"

    def title(self, edition: Edition) -> str:
        """What it is called."""
        called = purpose_name(edition, self.purpose)
        return (
            edition.say("subprocessors.chapter", purpose=called, n=self.number, all=self.of) if self.of > 1 else called
        )


def listing(edition: Edition, chosen: Iterable[Entry], label: str, filters: bool = True) -> Html:
    """The register, or the names alone where its rows are too many for one page.

    `filters` are then answered by the names, and each has an address there; without them it is the page of a case.
    """
    every = companies(edition, chosen)
    if not is_long(edition, every):
        return register(edition, (entry for company in every for entry in company.entries), label)
    return join(
        group(edition, purpose, of, join([_names(edition, purpose, of, filters), _ways(edition, purpose)]))
        for purpose, of in by_purpose(edition, every).items()
    )


def is_long(edition: Edition, every: Iterable[Company]) -> bool:
    """Whether the rows of companies are too many for one page."""
    return sum(map(_size, (row(edition, company) for company in every))) > ROOM


def _size(html: Html) -> int:
    return len(html.encode())


@once(4)
def chapters(edition: Edition) -> tuple[Chapter, ...]:
    """The pages that hold the rows of a register that is too long; none where it is not."""
    every = companies(edition, entries(edition, {}))
    return tuple(_chapters(edition, every)) if is_long(edition, every) else ()


def _chapters(edition: Edition, every: Iterable[Company]) -> Iterator[Chapter]:
    for purpose, of in by_purpose(edition, every).items():
        pages = list(_pages(edition, of))
        for number, page in enumerate(pages, 1):
            yield Chapter(purpose, number, len(pages), tuple(page))


def _pages(edition: Edition, of: Iterable[Company]) -> Iterator[list[Company]]:
    page: list[Company] = []
    size = 0
    for company in of:
        added = _size(row(edition, company))
        if page and size + added > ROOM:
            yield page
            page, size = [], 0
        page.append(company)
        size += added
    yield page


def _names(edition: Edition, purpose: str, of: Sequence[Company], filters: bool) -> Html:
    """A table of names: what and where these companies are, and on which mechanism they are reached."""
    alike: dict[tuple[str, ...], list[Company]] = {}
    for company in of:
        tokens = facets(company) if filters else {}
        key = (
            *(
                str(part or "")
                for part in (where(edition, company.vendor), chips(edition, company), mechanism(edition, company))
            ),
            *(tokens.get(facet, "") for facet in ("data_cases", "data_ways")),
        )
        alike.setdefault(key, []).append(company)
    heads = tag("tr", *(head(edition, column, sorts=False) for column in ("places", "ground", "name")))
    rows = (_alike(edition, key, members, filters) for key, members in alike.items())
    table = tag(
        "table", tag("thead", heads), tag("tbody", *rows), class_="ow-list ow-names",
        aria_label=purpose_name(edition, purpose),
    )  # fmt: skip
    return tag("div", table, class_="ow-register", data_search_exclude="")


def _alike(edition: Edition, key: tuple[str, ...], of: Sequence[Company], filters: bool) -> Html:
    place, standing, ground, cases, ways = key
    if cases:  # the row says it for all in it
        standing, ground = (part.replace(f' data-cases="{cases}"', "") for part in (standing, ground))
    names = tag("ul", *(_name(edition, company, filters) for company in of))
    return tag(
        "tr", tag("th", place, " ", Html(standing), scope="row"), tag("td", Html(ground), class_="ow-one ow-by-law"),
        tag("td", names), data_cases=cases or None, data_ways=ways or None,
    )  # fmt: skip


def _name(edition: Edition, company: Company, filters: bool) -> Html:
    """A name, of a planned company from when; with `filters` at its address and at those of its roles."""
    planned = edition.world.status(company.vendor) is Status.PLANNED
    when = quiet(edition.status_words(company.vendor)) if planned else None
    first, *others = (slug(entry.id) for entry in company.entries)
    named = tag("a", company.vendor.title, href=vendor_page(company.vendor.id), id=first if filters else None)
    said = join([named, edition.example(company.vendor), when], " ")
    if not filters:
        return tag("li", said)
    roles = (tag("span", id=role) for role in others)
    return tag("li", *roles, said, id=slug(f"company-{company.vendor.id}"), data_data=facets(company).get("data_data"))


def _ways(edition: Edition, purpose: str) -> Html:
    """The ways to the rows."""
    pages = [chapter for chapter in chapters(edition) if chapter.purpose == purpose]
    ways = (anchor(link(chapter.path), chapter.title(edition)) for chapter in pages)
    return paragraph(edition.say.labelled(edition.say("subprocessors.rows"), ""), join(ways, " · "), class_="ow-quiet")
