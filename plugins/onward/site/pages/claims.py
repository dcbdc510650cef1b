"""What the pages state: each claim with its mark, and in plain words how it is checked. Witnesses stay inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.claims import kinds_of
from onward.marks import Mark
from onward.records.promises import Claim
from onward.site.page import Page, link, placeholder, plain
from onward.site.pages._edition import Edition
from onward.site.pages._marks import explained, revision
from onward.site.pages._markup import Html, Piece, anchor, join, lines, listed, paragraph, pill, quiet, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Every published claim, and of which day the checks are."""
    say = edition.say
    columns = [say(f"claims.columns.{name}") for name in ("statement", "mark", "how", "made")]
    rows = ((f"claim-{one.id.replace('.', '-')}", _cells(edition, one)) for one in edition.inventory.claims.values())
    agreed = say("claims.agreed", day=say.day(edition.world.today), revision=revision(edition))
    checked = any(edition.marks[one].mark is Mark.CHECKED for one in edition.inventory.claims)
    return join([paragraph(agreed) if checked else None, table(say("claims.title"), columns, rows, say("claims.none"))])


def pages(edition: Edition) -> Iterator[Page]:
    """`claims.md`, where there is any claim."""
    if edition.inventory.claims:
        say = edition.say
        title = say("claims.title")
        text = f"# {plain(title)}\n\n{plain(say('claims.about'))}\n\n{plain(say('claims.limits'))}\n{placeholder('claims')}"
        yield Page("claims.md", title, say("claims.description"), text, {"claims": view(edition, {})})


def _cells(edition: Edition, claim: Claim) -> list[Piece]:
    say, found = edition.say, edition.marks[claim.id]
    mark = pill(say(f"claims.mark.{found.mark}"), str(found.mark)) if found.mark else say("claims.unmarked")
    note = explained(edition, found) if found.mark not in (None, Mark.STATED, Mark.CHECKED) else None
    return [
        claim.statement,
        mark,
        lines(how(edition, claim.id), quiet(note) if note else None),
        made(edition, claim.id),
    ]


def how(edition: Edition, claim: str) -> str:
    """How a claim is checked, in plain words: what is looked at is named by its kind, and what was found is not."""
    say, whole = edition.say, edition.world.inventory.claims[claim]
    kind = next(iter(kinds_of(whole)), "stated")
    of = f"claims.of.{getattr(whole, kind)}" if kind in ("never", "always") else ""
    if of and of not in say:  # a check that cannot be made; the lint says so
        kind = "stated"
    return say(f"claims.how.{kind}", of=say(of) if of in say else "")


def made(edition: Edition, claim: str) -> Html | None:
    """The pages that make a claim, with links."""
    pages = (edition.world.made or {}).get(claim, ())
    return listed(anchor(link(path), edition.world.headings.get(path) or _name(path)) for path in pages)


def _name(path: str) -> str:
    """What a page without a heading is called after."""
    name = path.removesuffix(".md").removesuffix("/index").rpartition("/")[2].replace("-", " ")
    return name[:1].upper() + name[1:]
