"""Changes that are ahead: from when, until when one may object, and the message that objects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onward.notices import Published, pending
from onward.records.deadlines import after, promised_period
from onward.records.engagement import PULLED
from onward.records.parties import Subprocessor
from onward.records.standing import Status
from onward.site.page import link
from onward.site.parts.contact import button, mailbox, message
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, anchor, join, paragraph, pill, sentence, tag
from onward.site.parts.promise import promised

MOST = 3
"""More changes than this are told by their number and a link to the archive."""


def notice_of(edition: Edition, vendor: Subprocessor) -> Published | None:
    """The notice with which a planned company begins."""
    planned = edition.world.status(vendor) is Status.PLANNED
    return edition.world.beginnings.get(vendor.id) if planned else None


def until(edition: Edition, vendor: Subprocessor) -> Iterator[str]:
    """Until when one may object to a planned company, or that customers approve it."""
    notice = notice_of(edition, vendor)
    if notice and notice.front.approval:
        yield edition.say("notice.approval")
    elif (last := deadline(edition, vendor)) and edition.world.today <= last:
        yield edition.say("planned.until", day=edition.say.short_day(last))


def deadline(edition: Edition, vendor: Subprocessor) -> date | None:
    """The last day for objections to a planned company: that of its notice, else counted from the day customers were notified."""
    if edition.world.status(vendor) is not Status.PLANNED:
        return None
    if notice := notice_of(edition, vendor):
        return notice.front.objection_until
    announced, policy = vendor.announced, promised(edition, vendor)
    if policy is None or not policy.may_object or not policy.objection or not promised_period(policy, vendor.products):
        return None
    notified = announced.date if announced and announced.channel and announced.channel not in PULLED else None
    return after(notified, policy.objection, policy.days) if notified else None


def state(edition: Edition, vendor: Subprocessor) -> Html | None:
    """The mark of a company that is not simply in use: it is planned, is about to go, or is gone."""
    say, now = edition.say, edition.world.status(vendor)
    if now is Status.PLANNED:
        return pill(say("status.planned.undated"), "planned")
    if now is Status.RETIRED:
        return pill(say("status.retired.undated"))
    return pill(say("status.ending"), "planned") if vendor.until else None


def objecting(edition: Edition, notice: Published, label: str = "") -> Html | None:
    """The button that begins an objection; None once its period has ended, or where nobody may object."""
    say, front = edition.say, notice.front
    if front.objection_until is None or edition.world.today > front.objection_until:
        return None
    return _button(edition, front.title, front.effective, label or say("planned.object"))


def opposing(edition: Edition, vendor: Subprocessor) -> Html | None:
    """The button that begins an objection to a planned company of which no notice is published here."""
    return _button(edition, vendor.title, edition.world.first_day(vendor), edition.say("planned.object"))


def _button(edition: Edition, title: str, first: date | None, label: str) -> Html | None:
    say = edition.say
    body = say("planned.body", title=title, day=say.day(first) if first else say("unknown"))
    return button(
        message(mailbox(edition), say("planned.subject", title=title), body), label, f"({title})", "ow-button--plan"
    )


def coming(edition: Edition, product: str = "") -> Html | None:
    """A line for each change that is ahead: what, from when, until when one may object, and the button for it."""
    ahead = sorted(
        pending(edition.world.notices, edition.world.today), key=lambda notice: notice.front.effective or date.max
    )
    chosen = [
        notice for notice in ahead if not product or not notice.front.products or product in notice.front.products
    ]
    shown = [told_of(edition, notice) for notice in chosen[:MOST]]
    if len(chosen) > MOST:
        more = edition.say.count("banner.more", len(chosen) - MOST)
        shown.append(tag("div", paragraph(anchor(link("notices/index.md"), more)), class_="ow-coming"))
    return join(shown) or None


def told_of(edition: Edition, notice: Published) -> Html:
    """One change that is ahead, as a line with what a reader can do about it."""
    title = anchor(link(f"notices/{notice.slug}.md"), notice.front.title)
    return _line(edition, notice, tag("strong", title), ". ", join(days_of(edition, notice), " "))


def on_notice(edition: Edition, notice: Published) -> Html:
    """What stands below the title of a notice while its change is ahead: its days, and the button that objects."""
    return _line(edition, notice, join([*days_of(edition, notice), _ends(edition, notice)], " "))


def timeline(edition: Edition, notice: Published) -> Html:
    """The three days of a change side by side: its notice, the last day for objections, and from when it applies."""
    say, front = edition.say, notice.front
    days = (("announced", front.announced), ("until", front.objection_until), ("effective", front.effective))
    steps = (
        tag(
            "div",
            tag("dt", say(f"notice.{name}")),
            " ",
            tag("dd", join([_day(edition, day), _ends(edition, notice) if name == "until" else None], " ")),
            data_past="" if day <= edition.world.today else None,
        )
        for name, day in days
        if day
    )
    return tag("dl", *steps, class_="ow-days")


def _line(edition: Edition, notice: Published, *words: str) -> Html:
    products = " ".join(notice.front.products) or None
    return tag("div", paragraph(*words), objecting(edition, notice), class_="ow-coming", data_products=products)


def days_of(edition: Edition, notice: Published) -> Iterator[Html]:
    """The days of a change in sentences, in the tense of the day."""
    say, front = edition.say, notice.front
    if front.effective:
        yield sentence(say.template("banner.effective"), day=_day(edition, front.effective))
    if front.objection_until:
        key = "until" if edition.world.today <= front.objection_until else "was-until"
        yield sentence(say.template(f"banner.{key}"), day=tag("strong", _day(edition, front.objection_until)))
    if front.approval:
        yield Html(say("banner.approval"))


def _ends(edition: Edition, notice: Published) -> Html | None:
    """In which time zone the last day for objections ends; None where there is none, or no button for it any more."""
    ours = edition.organization
    zone = ours.notice.timezone if ours and ours.notice and objecting(edition, notice) else None
    return tag("span", edition.say("planned.zone", zone=zone), class_="ow-quiet") if zone else None


def _day(edition: Edition, day: date) -> Html:
    return tag("time", edition.say.day(day), datetime=day.isoformat())
