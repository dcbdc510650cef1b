"""Whom the organization engages: a row for each company, with what it is in law as chips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.finding import OnwardError
from onward.site.page import Block, Page, link, placeholder, plain
from onward.site.parts.chooser import case_links, chooser
from onward.site.parts.directory import Chapter, chapters, listing
from onward.site.parts.edition import Edition
from onward.site.parts.entries import entries
from onward.site.parts.grounds import stale
from onward.site.parts.lists import LISTS, legend, rows
from onward.site.parts.markup import Html, join, paragraph, sentence, tag
from onward.site.parts.omissions import companies
from onward.site.parts.replies import way
from onward.site.parts.schemas import schema_link

OPTIONS = frozenset({"filters", "list", "product", "retired"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Every company once, and what its roles mean; `list` narrows to one role, `retired: true` adds former parties.

    `filters: false` is for a page without filters, such as a policy: a long list of names is then shorter.
    """
    asked = options.get("list")
    if asked and asked not in LISTS:
        raise OnwardError(f"`list` must be one of {', '.join(LISTS)}, not `{asked}`")
    chosen = [entry for entry in entries(edition, options) if not asked or entry.standing in LISTS[asked]]
    if not chosen:
        return companies(edition) or paragraph(edition.say(f"subprocessors.{asked or 'subprocessors'}.none"))
    label = edition.say(f"subprocessors.{asked}.title" if asked else "subprocessors.title")
    table = listing(edition, chosen, label, options.get("filters", "").lower() != "false")
    if asked:
        return join([table, stale(edition), companies(edition)])
    below = (legend(edition, chosen), _downloads(edition), case_links(edition))
    return join([table, stale(edition), companies(edition), *below])


def pages(edition: Edition) -> Iterator[Page]:
    """`subprocessors/by-purpose/<purpose>.md` with the rows of companies, where they are too many for one page."""
    for chapter in chapters(edition):
        yield _page(edition, chapter)


def _page(edition: Edition, chapter: Chapter) -> Page:
    say, name = edition.say, chapter.title(edition)
    every = [entry for company in chapter.companies for entry in company.entries]
    title = say.labelled(say("subprocessors.title"), name)
    about = say("subprocessors.chapter-about", owner=edition.owner, purpose=name)
    back = way(edition, "subprocessors.md", "subprocessors.whole")
    blocks: dict[str, Block] = {
        "choice": join(
            [paragraph(back) if back else None, chooser(edition, None, [entry.facets for entry in every], links=False)]
        ),
        "list": join([rows(edition, chapter.companies, name), stale(edition)]),
    }
    text = f"# {plain(title)}\n{placeholder('choice')}{placeholder('list')}"
    return Page(chapter.path, title, about, text, blocks, say("nav.subprocessors"), found=(about,))


def _downloads(edition: Edition) -> Html:
    """The list as files, whole whatever is chosen."""
    kinds = {"csv": "subprocessors.csv", "json": "subprocessors.json"}
    files = {
        kind: tag("a", edition.say(f"chooser.files.{kind}"), href=link(name), download=name)
        for kind, name in kinds.items()
    }
    schema = schema_link(edition.say, "onward-subprocessors/1")
    return paragraph(sentence(edition.say.template("chooser.download"), **files, schema=schema), class_="ow-quiet")
