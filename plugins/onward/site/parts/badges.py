"""The badge of a claim in words: how well the statement is founded, on which day, and what that does not show."""

from __future__ import annotations

from onward.claims.badges import Badge, Badged
from onward.finding import OnwardError
from onward.records.deadlines import last_day
from onward.records.promises import Certification, Claim
from onward.site.page import link
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, anchor, join, listed, tag
from onward.yamltext.nearest import did_you_mean

SHOWN = 12
"""Letters of the digest of the public facts that a reader is shown; the inventory's JSON holds all of them."""


def claims_page(claim: str = "") -> str:
    """The address of the page of claims, or of one claim on it."""
    return link("claims.md", claim and f"claim-{claim.replace('.', '-')}")


def inline(edition: Edition, claim: str, number: int) -> Html | None:
    """The badge after the sentence that makes a claim, the n-th of its page; None for a claim without one.

    Raises OnwardError for an id that no claim of this edition has.
    """
    badged = borne(edition, claim)
    if badged.badge is None:
        return None
    note = f"mark-{number}"
    href, name = claims_page(claim), edition.say(f"claims.mark.{badged.badge}")
    link_to = tag("a", name, class_="ow-mark__name", href=href, aria_describedby=note)
    explanation = tag("span", explained(edition, badged), class_="ow-mark__note", role="tooltip", id=note)
    return join(
        [" ", tag("span", link_to, explanation, class_=f"ow-mark ow-mark--{badged.badge}", data_search_exclude="")]
    )


def plain(edition: Edition, claim: str) -> Html | None:
    """The same for a page that bears no stylesheet: one small link, which tells the rest when it is pointed at."""
    badged = borne(edition, claim)
    if badged.badge is None:
        return None
    name = edition.say(f"claims.mark.{badged.badge}")
    return join([" ", tag("small", tag("a", name, href=claims_page(claim), title=explained(edition, badged)))])


def borne(edition: Edition, claim: str) -> Badged:
    """A claim with its badge. Raises OnwardError for an id that no claim of this edition has."""
    if claim not in edition.inventory.claims:
        known = claim in edition.world.inventory.claims
        hint = did_you_mean(claim, edition.inventory.claims)
        reason = "is internal, and this page is not" if known else f"does not exist{'; ' if hint else ''}{hint}"
        raise OnwardError(f"the claim `{claim}` {reason}")
    return edition.badges[claim]


def explained(edition: Edition, badged: Badged) -> str:
    """What a badge says, in a sentence."""
    say, claim = edition.say, edition.inventory.claims[badged.claim.id]
    day = say.day(badged.day) if badged.day else ""
    if badged.badge is Badge.CHECKED:
        return say("claims.note.checked", day=day, revision=revision(edition))
    if badged.badge is Badge.ATTESTED and claim.attested:
        until = last_day(claim.attested)
        return say("claims.note.attested", day=day, by=claim.attested.by, until=say.day(until) if until else "")
    if badged.badge is Badge.OBSERVED and claim.observed:
        return say("claims.note.observed", day=day, method=claim.observed.method)
    if badged.badge is Badge.AUDITED:
        return _audited(edition, claim)
    return say("claims.note.stated") if badged.badge else say("claims.note.none")


def revision(edition: Edition) -> str:
    """By what the state of the inventory can be told from others."""
    return edition.world.facts[:SHOWN]


def _audited(edition: Edition, claim: Claim) -> str:
    report: Certification = edition.world.inventory.certifications[claim.audited or ""]
    start, until = (edition.say.day(day) if day else "" for day in (report.valid_from, report.valid_until))
    return edition.say("claims.note.audited", report=report.title, auditor=report.auditor, start=start, until=until)


def made(edition: Edition, claim: str) -> Html | None:
    """The pages that make a claim, with links."""
    pages = (edition.world.made or {}).get(claim, ())
    return listed(anchor(link(path), edition.world.headings.get(path) or _name(path)) for path in pages)


def _name(path: str) -> str:
    """What a page without a heading is called after."""
    name = path.removesuffix(".md").removesuffix("/index").rpartition("/")[2].replace("-", " ")
    return name[:1].upper() + name[1:]
