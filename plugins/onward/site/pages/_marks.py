"""The mark of a claim in words: how well the statement is founded, on which day, and what that does not show."""

from __future__ import annotations

from onward.finding import OnwardError
from onward.marks import Mark, Marked
from onward.records.deadlines import last_day
from onward.records.promises import Certification, Claim
from onward.site.page import link
from onward.site.pages._edition import Edition
from onward.site.pages._markup import Html, join, tag
from onward.source import did_you_mean

SHOWN = 12
"""Letters of the digest of the public facts that a reader is shown; the inventory's JSON holds all of them."""


def claims_page(claim: str = "") -> str:
    """The address of the page of claims, or of one claim on it."""
    return link("claims.md", claim and f"claim-{claim.replace('.', '-')}")


def inline(edition: Edition, claim: str, number: int) -> Html | None:
    """The mark behind the sentence that makes a claim, the n-th of its page; None for a claim without one.

    Raises OnwardError for an id that no claim of this edition has.
    """
    found = borne(edition, claim)
    if found.mark is None:
        return None
    note = f"mark-{number}"
    href, name = claims_page(claim), edition.say(f"claims.mark.{found.mark}")
    link_to = tag("a", name, class_="ow-mark__name", href=href, aria_describedby=note)
    told = tag("span", explained(edition, found), class_="ow-mark__note", role="tooltip", id=note)
    return join([" ", tag("span", link_to, told, class_=f"ow-mark ow-mark--{found.mark}", data_search_exclude="")])


def plain(edition: Edition, claim: str) -> Html | None:
    """The same for a page that bears no stylesheet: one small link, which tells the rest when it is pointed at."""
    found = borne(edition, claim)
    if found.mark is None:
        return None
    name = edition.say(f"claims.mark.{found.mark}")
    return join([" ", tag("small", tag("a", name, href=claims_page(claim), title=explained(edition, found)))])


def borne(edition: Edition, claim: str) -> Marked:
    """A claim with its mark. Raises OnwardError for an id that no claim of this edition has."""
    if claim not in edition.inventory.claims:
        known = claim in edition.world.inventory.claims
        hint = did_you_mean(claim, edition.inventory.claims)
        told = "is internal, and this page is not" if known else f"does not exist{'; ' if hint else ''}{hint}"
        raise OnwardError(f"the claim `{claim}` {told}")
    return edition.marks[claim]


def explained(edition: Edition, found: Marked) -> str:
    """What a mark says, in a sentence."""
    say, claim = edition.say, edition.inventory.claims[found.claim.id]
    day = say.day(found.day) if found.day else ""
    if found.mark is Mark.CHECKED:
        return say("claims.note.checked", day=day, revision=revision(edition))
    if found.mark is Mark.ATTESTED and claim.attested:
        until = last_day(claim.attested)
        return say("claims.note.attested", day=day, by=claim.attested.by, until=say.day(until) if until else "")
    if found.mark is Mark.OBSERVED and claim.observed:
        return say("claims.note.observed", day=day, method=claim.observed.method)
    if found.mark is Mark.AUDITED:
        return _audited(edition, claim)
    return say("claims.note.stated") if found.mark else say("claims.note.none")


def revision(edition: Edition) -> str:
    """By what the state of the inventory can be told from others."""
    return edition.world.facts[:SHOWN]


def _audited(edition: Edition, claim: Claim) -> str:
    report: Certification = edition.world.inventory.certifications[claim.audited or ""]
    start, until = (edition.say.day(one) if one else "" for one in (report.valid_from, report.valid_until))
    return edition.say("claims.note.audited", report=report.title, auditor=report.auditor, start=start, until=until)
