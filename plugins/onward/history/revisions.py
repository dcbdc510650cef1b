"""The revisions of an inventory, and what the public could read to have changed from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from onward.diff import public_changes
from onward.diff.kinds import ChangeKind
from onward.diff.model import Change
from onward.finding import Subject
from onward.frozen import dataclass
from onward.history.neighbours import Neighbours
from onward.law import Law
from onward.records.kept import unchanged
from onward.records.publication import Known
from onward.world import World

LIST = "subprocessors"


@dataclass(frozen=True)
class Revision:
    """A commit of the inventory as it could be read, with the law of its own day; read when somebody asks for its world."""

    commit: str
    published: date
    notices: tuple[str, ...]
    """The ids of its notices."""
    vendors: frozenset[str]
    """The ids of its vendors."""
    read: Callable[[], World]

    @cached_property
    def world(self) -> World:
        """Its records, notices and law; how its transfers stand is not judged."""
        return self.read()


@dataclass(frozen=True, slots=True)
class Recorded:
    """A public change as it is remembered: what its days are reckoned from, in a line for people, and for programs."""

    kind: ChangeKind
    subject: Subject
    title: str
    id: str
    ids: frozenset[str]
    material: bool
    promised: bool
    products: tuple[str, ...]
    effective: date | None
    line: str
    document: Mapping[str, Any]

    @classmethod
    def of(cls, change: Change, line: str, document: Mapping[str, Any]) -> Recorded:
        """What is remembered of a change."""
        return cls(
            change.kind, change.subject, change.title, change.id, change.ids, change.material, change.promised,
            change.products, change.effective, line, document,
        )  # fmt: skip


Compared = Callable[[Revision, Revision], Sequence[Recorded]]
"""What the public could read to have changed from one revision to the next."""


def comparison(say: Callable[[Change], Recorded]) -> Compared:
    """What customers must hear of, and whatever else changes the list. The law of the later of two judges both.

    Records that are the same values in both are not looked at again, nor are two revisions in which all are.
    """
    known: Known = {}
    judged: list[World] = []
    judging = Neighbours()

    def compared(old: Revision, new: Revision) -> tuple[Recorded, ...]:
        nonlocal known
        if unchanged(old.world.inventory, new.world.inventory):
            return ()
        now = _by(new.world.law, new.world, new.world.material, judging)
        then = next((world for world in judged if _alike(world, old.world, now)), None)
        judged[:] = [now]
        changes = public_changes(then or _by(now.law, old.world, now.material, judging), now, known, _matters).of
        of_now = {id(record) for record in now.inventory.records()}
        known = {identity: seen for identity, seen in known.items() if identity in of_now}
        return tuple(map(say, changes))

    return compared


def _matters(change: Change) -> bool:
    """Whether a change is told: it is more than wording, and customers must hear of it, or it is one of the list."""
    return change.kind is not ChangeKind.WORDING_CHANGED and (change.material or change.subject.collection == LIST)


def _by(law: Law, world: World, material: Mapping[str, bool], judging: Neighbours) -> World:
    """A world as a law judges it."""
    return World.of(world.inventory, law, world.notices, material, judging)


def _alike(judged: World, old: World, now: World) -> bool:
    """Whether a world that was judged is the older of two, judged by the law of the later."""
    then, law = judged.law, now.law
    same = then.entries is law.entries and then.policy == law.policy and judged.material == now.material
    return same and then.day == law.day and judged.inventory is old.inventory and judged.notices is old.notices
