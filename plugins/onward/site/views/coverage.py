"""For our own people: every claim with its check, how it stands, why it bears no mark, and where it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.claims import kinds_of
from onward.claims.badges import Badged
from onward.records.promises import Claim
from onward.site.page import Page, placeholder, plain
from onward.site.parts.badges import made
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Piece, join, lines, listed, pill, quiet, table, tag


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The claims of the inventory; nothing at all for anybody but our own people."""
    if edition.audience != "internal":
        return Html("")
    say = edition.say
    columns = [say(f"coverage.columns.{name}") for name in ("claim", "check", "state", "made")]
    rows = ((f"coverage-{claim.id}", _cells(edition, claim)) for claim in edition.inventory.claims.values())
    return table(say("coverage.title"), columns, rows, say("claims.none"))


def pages(edition: Edition) -> Iterator[Page]:
    """`coverage.md`, for the internal audience alone."""
    if edition.audience == "internal" and edition.inventory.claims:
        title = edition.say("coverage.title")
        counted = edition.say("coverage.counted", **_counts(edition))
        text = f"# {plain(title)}\n\n{plain(counted)}\n{placeholder('coverage')}"
        yield Page("coverage.md", title, edition.say("coverage.description"), text, {"coverage": view(edition, {})})


def _counts(edition: Edition) -> dict[str, int]:
    every = edition.badges.values()
    made_of = edition.world.made or {}
    return {
        "claims": len(every),
        "marked": sum(1 for badged in every if badged.badge),
        "unmade": sum(1 for badged in every if not made_of.get(badged.claim.id)),
    }


def _cells(edition: Edition, claim: Claim) -> list[Piece]:
    name = lines(join([claim.id, pill(claim.audience)], " "), quiet(claim.statement))
    return [name, _check(edition, claim), _state(edition, edition.badges[claim.id]), made(edition, claim.id)]


def _check(edition: Edition, claim: Claim) -> Html | None:
    kind = next(iter(kinds_of(claim)), "")
    if kind in ("never", "always"):
        return lines(f"{kind} {getattr(claim, kind)}", tag("code", claim.where))
    if kind == "holds":
        return lines(kind, tag("code", claim.holds))
    word = claim.attested.evidence if claim.attested else claim.observed.method if claim.observed else claim.audited
    return lines(kind, quiet(word) if word else None)


def _state(edition: Edition, badged: Badged) -> Html | None:
    if badged.badge:
        return lines(pill(edition.say(f"claims.mark.{badged.badge}"), str(badged.badge)))
    reasons = (edition.say(f"coverage.lack.{reason.lack}", of=reason.of) for reason in badged.reasons)
    return lines(pill(edition.say("claims.unmarked"), "unknown"), listed(reasons))
