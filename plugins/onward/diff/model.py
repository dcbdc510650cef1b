"""A change between two inventories, and the list of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from onward.diff.identity import LIKELY, RECORDED
from onward.diff.kinds import COME, GONE, MEANINGS, RECORD, UNSURE, ChangeKind, material
from onward.finding import Subject


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one fact of one record. `before` and `after` are words for people."""

    kind: ChangeKind
    subject: Subject
    title: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    products: tuple[str, ...] = ()
    effective: date | None = None
    sure: str = RECORDED
    """How sure it is that the two sides are the same party, or one the successor of the other."""
    tuned: bool | None = None
    """What a project's own settings say of the kind; None where they are silent."""

    @property
    def id(self) -> str:
        """Stable: made of what changes, not of when it was found."""
        parts = (self.kind.value, str(self.subject), self.field or "", self.before or "", self.after or "")
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]

    @property
    def material(self) -> bool:
        """Whether customers must hear of it. A name that is new to what may be another entity is no mere renaming."""
        return self.unsure or material(self.kind, self.tuned)[0]

    @property
    def why(self) -> str:
        """Why it is material, or why not; a project's own decision is said."""
        return UNSURE if self.unsure else material(self.kind, self.tuned)[1]

    @property
    def promised(self) -> bool:
        """Whether the notice period applies to it, if it is a subprocessor's."""
        return self.material and (self.unsure or MEANINGS[self.kind].promised)

    @property
    def unsure(self) -> bool:
        """Whether a vendor is said to be renamed that is only likely to be the same, until the record says so."""
        return self.kind is ChangeKind.SUBPROCESSOR_RENAMED and self.sure.startswith(LIKELY)

    @property
    def sentence(self) -> str:
        """The change in words."""
        words = MEANINGS[self.kind].sentence
        if self.field == RECORD:
            words = COME if self.after else GONE
        nothing = "not stated"
        return words.format(
            title=self.title,
            before=self.before or nothing,
            after=self.after or nothing,
            field=(self.field or "").replace("_", " "),
        )


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes, in the order of collections and ids."""

    of: tuple[Change, ...]

    @property
    def material(self) -> tuple[Change, ...]:
        """Those that customers must hear of."""
        return tuple(one for one in self.of if one.material)
