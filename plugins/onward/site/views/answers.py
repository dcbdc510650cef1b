"""The first page: what customers ask first, each question with its answer and the way to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from onward.claims.badges import Badge
from onward.site.parts import replies
from onward.site.parts.badges import claims_page
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, anchor, join, paragraph, tag

_ANSWERS: Mapping[str, Callable[[Edition], Iterator[Html | None]]] = {
    "who": replies.who, "where": replies.where, "changes": replies.changed, "object": replies.objection,
    "notify": replies.notified, "documents": replies.papers, "security": replies.security, "ai": replies.ai,
    "jurisdiction": replies.jurisdiction,
}  # fmt: skip


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Nine questions, in the order in which they are asked; beneath them how far statements are checked."""
    sections = (
        tag(
            "div",
            tag("dt", edition.say(f"answers.{name}")),
            tag("dd", *answer(edition)),
            class_=f"ow-answer ow-answer--{name}",
        )
        for name, answer in _ANSWERS.items()
    )
    return join([tag("dl", *sections, class_="ow-answers"), _statements(edition)])


def _statements(edition: Edition) -> Html | None:
    every = [edition.badges[claim] for claim in edition.inventory.claims]
    if not every:
        return None
    checked = sum(badged.badge is Badge.CHECKED for badged in every)
    summary = edition.say("answers.statements", checked=checked, all=len(every))
    return paragraph(summary, " ", anchor(claims_page(), edition.say("claims.title")), class_="ow-quiet")
