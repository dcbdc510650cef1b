"""Whether customers were told of a subprocessor: a page or a feed that they may look at tells nobody."""

from __future__ import annotations

from onward.finding import Step
from onward.records.engagement import PULLED, Announced
from onward.records.published import Published
from onward.records.values import says

HINT = "send it with `onward notice send`, or record `announced: {date: …, channel: email, evidence: …}`"


def recorded(announced: Announced) -> tuple[str, Step] | None:
    """What a record of an announcement leaves open; None where it names the day, the channel, and what proves it."""
    if announced.channel in PULLED:
        why = f"was announced only by {announced.channel}; customers must be notified"
        return why, Step(announced.at("channel"), "reaches nobody")
    if announced.date is None or announced.channel is None or not says(announced.evidence):
        why = "is recorded as announced, without its date, channel or evidence"
        return why, Step(announced.at("date"), "which date, channel and evidence?")
    return None


def published(notice: Published) -> tuple[str, Step] | None:
    """That a notice was never sent."""
    if notice.front.sent:
        return None
    return "was announced only by a page; customers must be notified", Step(notice.front.at("notice"), "not sent yet")
