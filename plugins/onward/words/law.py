"""Laws by their names, what their entries say in a language, and how decisions stood when the law was last checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onward.law import Law
from onward.law.model import Adequacy
from onward.words.catalogue import Words
from onward.world import World

_APPEAL = re.compile(r"\bC-\d+/\d+ P\b")


def horizon(world: World) -> date:
    """The day of the newest text that was seen when the law was last checked."""
    return world.law.edition.evidence_horizon or world.law.as_of


def unstated(world: World, say: Words) -> str | None:
    """Why no page says how a decision stands, from the day on which the law data should have been checked again."""
    due = world.today > world.law.review_by
    return say("law-status.due", day=say.day(world.law.review_by)) if due else None


def status(decision: Adequacy, world: World, say: Words) -> Iterator[str]:
    """How a decision stood when the law was last checked; nothing where that is too long ago."""
    if unstated(world, say):
        return
    yield say("law-status.in-force", day=say.day(horizon(world)))
    if decision.status == "in-force-contested":
        case = _APPEAL.search(decision.challenge or "")
        yield say("law-status.appeal", case=case[0]) if case else say("law-status.contested")
    if decision.status == "in-force-dependent":
        yield say("law-status.dependent")
    if decision.valid_to:
        yield say("law-status.until", day=say.day(decision.valid_to))


def undated(text: str, say: Words) -> str:
    """A reference of the law without the part that says since when an act is in force."""
    return re.sub(rf"(?:^|[;,] )[^;,]*\b{re.escape(say('law-status.commenced'))}\b[^;,]*", "", text)


def law_name(regime: str, world: World, say: Words) -> str:
    """A law by its name, or the principles of a framework that follow the data beyond a participant."""
    entry = world.law.regimes.get(regime)
    if entry and entry.name:
        return in_language(entry.name, world.law, say)
    framework = f"frameworks.{regime}"
    return say(framework) if framework in say else regime


def law_text(text: str, world: World, say: Words) -> str:
    """A name, an act or a scope of the law data; without its day of effect where no page says how the law stands."""
    said = in_language(text, world.law, say)
    return undated(said, say) if unstated(world, say) else said


def in_language(text: str, law: Law, say: Words) -> str:
    """A text of the law data in a language: as a project says it, else as we do; as it stands where nobody has said it."""
    return law.names.get(say.language, {}).get(text) or say.laws.get(text, text)
