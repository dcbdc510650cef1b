"""What concerns a customer: a page for each product as it is, and one with each feature that changes the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from onward.graph import Link
from onward.site.page import Block, Page, placeholder, plain
from onward.site.parts.cases import Applied, cases, page_of, title
from onward.site.parts.directory import is_long, listing
from onward.site.parts.edition import Edition
from onward.site.parts.entries import Entry, entries
from onward.site.parts.facets import concerning
from onward.site.parts.grounds import stale
from onward.site.parts.lists import companies, legend
from onward.site.parts.markup import Html, anchor, enumerated, join, listed, paragraph, prose, sentence
from onward.site.parts.pieces import shown_flows
from onward.site.parts.published import published
from onward.site.parts.received import regions
from onward.site.parts.regions import regions as law_choice


def pages(edition: Edition) -> Iterator[Page]:
    """`for/<product>.md` and `for/<product>-with-<feature>.md`."""
    for case in cases(edition):
        yield _page(edition, case)


def _page(edition: Edition, case: Applied) -> Page:
    say, name = edition.say, title(edition, case)
    blocks = {part: block for part, make in _PARTS.items() if (block := make(edition, case))}
    text = "".join(
        placeholder(part) if part == "lead" else f"\n## {plain(say(f'applies.heading.{part}'))}\n{placeholder(part)}"
        for part in blocks
    )
    about = say("applies.description", case=name, owner=edition.owner)
    return Page(
        f"for/{case.slug}.md", say("applies.title", case=name), about,
        f"# {plain(say('applies.title', case=name))}\n{text}", blocks, say("nav.subprocessors"), found=(about,), wide=True,
    )  # fmt: skip


def _lead(edition: Edition, case: Applied) -> Block:
    say = edition.say
    others = [anchor(page_of(other), title(edition, other)) for other in cases(edition) if other != case]
    line = sentence(say.template("applies.others"), pages=enumerated(say, others))
    about = paragraph(say("applies.about", case=title(edition, case)), class_="ow-lead")
    quiet = paragraph(line, class_="ow-quiet") if others else None
    return join([about, prose(case.product.description), quiet, law_choice(edition)])


def _engaged(edition: Edition, case: Applied) -> Block:
    concerned = _concerned(edition, case)
    if not concerned:
        return paragraph(edition.say("applies.nobody"))
    table = listing(edition, concerned, edition.say("subprocessors.title"), filters=False)
    return join([table, legend(edition, concerned), stale(edition)])


def _concerned(edition: Edition, case: Applied) -> list[Entry]:
    return [entry for entry in entries(edition, {}) if entry.facets.concern(case.product.id, case.features)]


def _links(edition: Edition, case: Applied) -> list[Link]:
    return list(concerning(edition, edition.links, case.product.id, case.features))


def _leaves(edition: Edition, case: Applied) -> Block | None:
    """Where data goes; where names are listed by place and mechanism, these say it."""
    if is_long(edition, companies(edition, _concerned(edition, case))):
        return None
    return regions(
        edition, tuple(transfer for each in _links(edition, case) for transfer in edition.transfers_of(each))
    )


def _flows(edition: Edition, case: Applied) -> Block:
    name = title(edition, case)
    return shown_flows(
        edition,
        _links(edition, case),
        f"flows-for-{case.slug}",
        name,
        f"for/{case.slug}.md",
        case.product.id,
        whole=True,
    )


def _notices(edition: Edition, case: Applied) -> Block:
    return published(edition, case.product.id)


_PARTS: Mapping[str, Callable[[Edition, Applied], Block | None]] = {
    "lead": _lead, "engaged": _engaged, "leaves": _leaves, "flows": _flows, "notices": _notices,
}  # fmt: skip


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The pages of all cases, as a list."""
    return listed(anchor(page_of(case), title(edition, case)) for case in cases(edition)) or join([])
