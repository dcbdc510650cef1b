"""Why changes are material or not, and how sure it is who they are about, in words of one language."""

from __future__ import annotations

from onward.diff.identity import Sure
from onward.diff.kinds import MEANINGS, ChangeKind
from onward.diff.model import Change
from onward.words.catalogue import Words


def why(change: Change, say: Words) -> str:
    """Why a change is material, or why not; a project's own decision is never silent."""
    return _decided(say(f"material.{change.why}"), change.chosen, say)


def why_of(kind: ChangeKind, tuned: bool | None, say: Words) -> str:
    """Why a kind of change is material, or why not, where a project has decided so."""
    meaning = MEANINGS[kind]
    return _decided(say(f"material.{meaning.why}"), None if tuned is meaning.material else tuned, say)


def _decided(why: str, chosen: bool | None, say: Words) -> str:
    return why if chosen is None else say(f"material.chosen.{'yes' if chosen else 'no'}", why=why)


def sure(change: Change, say: Words) -> str:
    """How sure it is that a change is about one vendor, in brackets; nothing where the record says so."""
    return "" if change.sure is Sure.RECORDED else f" ({say(f'sure.{change.sure}')})"
