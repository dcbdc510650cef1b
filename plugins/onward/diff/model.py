"""A change between two inventories, and the list of them."""

from __future__ import annotations

import hashlib
from datetime import date

from onward.diff.identity import Sure
from onward.diff.kinds import MEANINGS, RECORD, ChangeKind, Why, material
from onward.diff.values import Side
from onward.finding import Subject
from onward.frozen import dataclass
from onward.records.base import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one fact of one record, with what was and what is; either is None where nothing is stated."""

    kind: ChangeKind
    record: Record
    field: str | None = None
    was: Side | None = None
    now: Side | None = None
    products: tuple[str, ...] = ()
    effective: date | None = None
    sure: Sure = Sure.RECORDED
    """How sure it is that the two sides are the same party, or one the successor of the other."""
    tuned: bool | None = None
    """What a project's own settings say of the kind; None where they are silent."""

    @property
    def subject(self) -> Subject:
        """The record that changes."""
        return self.record.subject

    @property
    def title(self) -> str:
        """The record's name."""
        return self.record.title

    @property
    def before(self) -> str | None:
        """What was, in words."""
        return self.was.text if self.was else None

    @property
    def after(self) -> str | None:
        """What is, in words."""
        return self.now.text if self.now else None

    @property
    def id(self) -> str:
        """Stable: made of what changes in codes, not of when it was found, nor of how anything is called."""
        return self._known_as(*((side.code or side.text) if side else None for side in (self.was, self.now)))

    @property
    def ids(self) -> frozenset[str]:
        """Its id, and the one by which older notices know it, which was made of words."""
        return frozenset((self.id, self._known_as(self.before, self.after)))

    def _known_as(self, was: str | None, now: str | None) -> str:
        parts = (self.kind.value, str(self.subject), self.field or "", was or "", now or "")
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]

    @property
    def material(self) -> bool:
        """Whether customers must hear of it. A name that is new to what may be another entity is no mere renaming."""
        return self.unsure or material(self.kind, self.tuned)

    @property
    def why(self) -> Why:
        """Why it is material, or why not, before a project's own decision."""
        return Why.UNRECORDED if self.unsure else MEANINGS[self.kind].why

    @property
    def chosen(self) -> bool | None:
        """What a project has decided otherwise than the table; None where it has not."""
        return None if self.unsure or self.tuned is MEANINGS[self.kind].material else self.tuned

    @property
    def promised(self) -> bool:
        """Whether the notice period applies to it, if it is a subprocessor's."""
        return self.material and (self.unsure or MEANINGS[self.kind].promised)

    @property
    def unsure(self) -> bool:
        """Whether a vendor is said to be renamed that is only likely to be the same, until the record says so."""
        return self.kind is ChangeKind.SUBPROCESSOR_RENAMED and self.sure.likely

    @property
    def phrase(self) -> str:
        """The key of the sentence that says it, with title, before, after and field: one for each kind, in every language."""
        if self.field == RECORD:
            return "changes.come" if self.now else "changes.gone"
        return f"changes.{self.kind}"


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, in the order of collections and ids."""

    of: tuple[Change, ...]

    @property
    def material(self) -> tuple[Change, ...]:
        """Those that customers must hear of."""
        return tuple(change for change in self.of if change.material)
