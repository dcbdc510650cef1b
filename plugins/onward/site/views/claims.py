"""What the pages state: each claim with its mark, and in plain words how it is checked. Witnesses stay inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from onward.claims import kinds_of
from onward.claims.badges import Badge
from onward.records.promises import Claim
from onward.site.page import Page, placeholder, plain
from onward.site.parts.badges import explained, made, revision
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Piece, join, lines, paragraph, pill, quiet, table, tag

_STRONGEST_FIRST = (Badge.CHECKED, Badge.OBSERVED, Badge.ATTESTED, Badge.AUDITED, Badge.STATED)


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Every published claim, and of which day the checks are."""
    say = edition.say
    columns = [say(f"claims.columns.{name}") for name in ("statement", "mark", "how", "made")]
    rows = (
        (f"claim-{claim.id.replace('.', '-')}", _cells(edition, claim)) for claim in edition.inventory.claims.values()
    )
    return join([_counts(edition), table(say("claims.title"), columns, rows, say("claims.none"))])


def _counts(edition: Edition) -> Html | None:
    """How many statements carry each badge, none included, and what it means; of which day the checks are."""
    say, counts = edition.say, Counter(edition.badges[claim].badge for claim in edition.inventory.claims)
    if not counts:
        return None
    marks = (
        tag(
            "div",
            tag("dt", tag("strong", str(counts[mark])), say(f"claims.mark.{mark}")),
            tag("dd", say(f"claims.meaning.{mark}")),
        )
        for mark in _STRONGEST_FIRST
    )
    agreed = say("claims.agreed", day=say.day(edition.world.today), revision=revision(edition))
    sentences = [
        agreed if counts[Badge.CHECKED] else None,
        say.count("claims.without", counts[None]) if counts[None] else None,
    ]
    return join([tag("dl", *marks, class_="ow-marks"), paragraph(join(sentences, " "), class_="ow-quiet")])


def pages(edition: Edition) -> Iterator[Page]:
    """`claims.md`, where there is any claim."""
    if edition.inventory.claims:
        say = edition.say
        title = say("claims.title")
        text = (
            f"# {plain(title)}\n\n{plain(say('claims.about'))}\n{placeholder('claims')}{plain(say('claims.limits'))}\n"
        )
        yield Page("claims.md", title, say("claims.description"), text, {"claims": view(edition, {})})


def _cells(edition: Edition, claim: Claim) -> list[Piece]:
    say, badged = edition.say, edition.badges[claim.id]
    mark = pill(say(f"claims.mark.{badged.badge}"), str(badged.badge)) if badged.badge else say("claims.unmarked")
    note = explained(edition, badged) if badged.badge not in (None, Badge.STATED, Badge.CHECKED) else None
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
