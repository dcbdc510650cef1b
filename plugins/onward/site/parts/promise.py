"""What the organization promises its customers before somebody changes: what its record says, and nothing without one."""

from __future__ import annotations

from collections.abc import Iterator

from onward.records.commitments import NoticePolicy
from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status, standings
from onward.site.parts.contact import privacy_contact
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, join, paragraph, prose


def promise(edition: Edition, standing: Standing) -> Iterator[str]:
    """The sentences about changes of parties that are this in law."""
    say, ours = edition.say, edition.organization
    policy = ours.notice if ours else None
    if policy is None or standing is Standing.UNKNOWN:
        return
    if standing is not Standing.SUBPROCESSOR:
        yield say("promise.information")
        return
    if policy.period:
        yield say("promise.advance", period=say.duration(policy.period))
    if policy.needs_approval:
        yield say("promise.specific")
    elif policy.may_object:
        yield say("promise.objection")


def objection(edition: Edition, vendor: Subprocessor) -> Html | None:
    """How to object: promised for subprocessors alone (Art. 28(2) GDPR)."""
    say, policy = edition.say, promised(edition, vendor)
    if policy is None or not policy.may_object or edition.world.status(vendor) is Status.RETIRED:
        return None
    sentences = _told_before(edition, policy)
    if policy.objection:
        sentences.append(say("objection.window", period=say.duration(policy.objection)))
    about = paragraph(" ".join(sentences)) if sentences else None
    return join([about, prose(policy.remedy), privacy_contact(edition, "objection.contact")]) or None


def approval(edition: Edition, vendor: Subprocessor) -> Html | None:
    """That nobody gets a subprocessor whom they have not approved, where that is what was agreed."""
    policy = promised(edition, vendor)
    if policy is None or not policy.needs_approval or edition.world.status(vendor) is Status.RETIRED:
        return None
    about = edition.say(f"approval.{edition.world.status(vendor)}", name=vendor.title)
    stated = paragraph(" ".join([*_told_before(edition, policy), about]))
    return join([stated, privacy_contact(edition, "approval.contact")])


def promised(edition: Edition, vendor: Subprocessor) -> NoticePolicy | None:
    """What is promised before this party changes; nothing for whoever is no subprocessor."""
    ours = edition.organization
    owed = ours is not None and Standing.SUBPROCESSOR in standings(edition.inventory, vendor)
    return ours.notice if ours and owed else None


def _told_before(edition: Edition, policy: NoticePolicy) -> list[str]:
    say = edition.say
    period = say.duration(policy.period) if policy.period else None
    return [say("objection.promise", owner=edition.owner, period=period)] if period else []
