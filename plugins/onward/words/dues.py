"""What falls due, in sentences of one language: for the calendar of our own people."""

from __future__ import annotations

from onward.calendar import Due
from onward.records.agreed import SharedAssessment
from onward.records.languages import said
from onward.words.catalogue import Words
from onward.words.grounds import agreed, scheme_name
from onward.words.law import law_text
from onward.world import World


def sentence(due: Due, world: World, say: Words) -> str:
    """What is due, of which record; fields and findings by the names that they have in the records."""
    title = said(due.record, say.language).title if due.record else ""
    if due.kind == "unknown":
        return say(f"due.unknown{'' if due.owner else '-unowned'}", owner=due.owner, what=due.what, title=title)
    if due.kind == "adequacy":
        return say("due.adequacy", act=_act(due.what, world, say), what=due.what)
    if due.kind == "assessment" and isinstance(due.record, SharedAssessment):
        return say("due.assessment-shared", title=title)
    if due.kind == "assessment" and due.own:
        return say("due.assessment-own", title=title)
    return say(f"due.{due.kind}", title=title, what=_named(due, world, say))


def entry(due: Due, world: World, say: Words) -> str:
    """What is due, as the entry of a calendar begins: with a capital letter."""
    text = sentence(due, world, say)
    return text[:1].upper() + text[1:]


def about(due: Due, say: Words) -> str:
    """Which record an entry of a calendar is about; nothing where it is about none."""
    return say("due.record", record=due.subject) if due.subject else ""


def _act(decision: str, world: World, say: Words) -> str:
    every = (of_law for regime in world.law.full_regimes() for of_law in world.law.decisions(regime))
    return next((law_text(of_law.act, world, say) for of_law in every if of_law.id == decision), decision)


def _named(due: Due, world: World, say: Words) -> str:
    """A scheme or an instrument by its name."""
    if due.kind == "scheme":
        return scheme_name(say, due.what)
    return agreed([due.what], "", world, say) if due.kind == "safeguard" else due.what
