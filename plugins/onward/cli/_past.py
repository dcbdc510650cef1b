"""The commits of an inventory as revisions: what an earlier run found of a commit, or of a pair of them, is not found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onward import kept
from onward.diff.kinds import ChangeKind
from onward.finding import OnwardError, Subject
from onward.frozen import dataclass
from onward.git import Commit
from onward.history import Compared, Recorded, Revision
from onward.project.mkdocs_yml import ENVIRONMENT
from onward.records.again import Rereading

if TYPE_CHECKING:
    from onward.law import Law
    from onward.objects import Objects
    from onward.project.layout import Layout
    from onward.project.settings import Project
    from onward.world import World


@dataclass(frozen=True, slots=True)
class Unread:
    """A commit whose inventory cannot be read: what it changed is included in the next one that can."""

    commit: str
    day: date
    why: str


class Past:
    """What is known of commits by their ids and the folder's name then: it is the same at all times.

    `asked` is all else that decides it; where it is empty, nothing is kept. What nobody asks for any more is left out.
    """

    def __init__(self, asked: str) -> None:
        answer = kept.answer(asked) if asked else None
        self._asked = asked
        self._known: Mapping[str, Any] = answer if isinstance(answer, dict) else {}
        self._used: dict[str, Any] = {}

    def of(self, name: str, make: Callable[[], Any]) -> Any:
        """What is known under a name, else what is made now; of JSON."""
        if name not in self._used:
            self._used[name] = self._known[name] if name in self._known else make()
        return self._used[name]

    def changes(self, old: Revision, new: Revision, compared: Compared) -> list[Recorded]:
        """What changed from one revision to the next."""
        made = self.of(f"{old.commit}..{new.commit}", lambda: [_packed(change) for change in compared(old, new)])
        return [_unpacked(change) for change in made]

    def keep(self) -> None:
        """Keep what is known for the next run, but nothing that rests on more than commits."""
        if self._asked and self._used != self._known and not ENVIRONMENT:
            kept.keep(self._asked, self._used)


def _packed(change: Recorded) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "subject": [change.subject.collection, change.subject.id],
        "title": change.title,
        "id": change.id,
        "ids": sorted(change.ids),
        "material": change.material,
        "promised": change.promised,
        "products": [*change.products],
        "effective": change.effective and change.effective.isoformat(),
        "line": change.line,
        "document": change.document,
    }


def _unpacked(packed: Mapping[str, Any]) -> Recorded:
    more = {
        "kind": ChangeKind(packed["kind"]),
        "subject": Subject(*packed["subject"]),
        "ids": frozenset(packed["ids"]),
        "products": tuple(packed["products"]),
        "effective": packed["effective"] and date.fromisoformat(packed["effective"]),
    }
    return Recorded(**{**packed, **more})


def revisions(commits: Iterable[Commit], past: Past) -> Iterator[Revision | Unread]:
    """The commits, the oldest first, each with the law of its own day; read only where nothing is known of them."""
    reading: _Reading | None = None
    for commit in commits:
        reading = reading or _Reading(commit.top)
        worlds: list[World] = []
        known = past.of(f"{commit.id} {commit.inside}", partial(_found, reading, commit, worlds))
        if isinstance(known, str):
            yield Unread(commit.id, commit.day, known)
            continue
        notices, vendors = known
        read = partial(_once, worlds, reading, commit)
        yield Revision(commit.id, commit.day, tuple(notices), frozenset(vendors), read)


def _found(reading: _Reading, commit: Commit, worlds: list[World]) -> Any:
    """The ids of the notices and of the vendors of a commit; a text where it cannot be read."""
    try:
        worlds.append(reading.world(commit))
    except OnwardError as error:
        return str(error)
    (world,) = worlds
    return [[notice.front.notice for notice in world.notices], [*world.inventory.subprocessors]]


def _once(worlds: list[World], reading: _Reading, commit: Commit) -> World:
    return worlds.pop() if worlds else reading.world(commit)


class _Reading:
    """Reads commits of the repository at `top`; what one shares with the one that was read before it is the same value."""

    def __init__(self, top: Path) -> None:
        from onward.objects import Objects

        self._objects = Objects(top)
        self._laws: dict[str, Law] = {}
        self._again = Rereading()

    def world(self, commit: Commit) -> World:
        """The world of a commit, not judged; OnwardError where it cannot be read whole."""
        from onward.project.load import read

        then, layout = project_of(self._objects, commit)
        law = self._law(layout.overlay_read(), then.settings.policy, commit.day)
        loaded = read(then, layout, commit.day, law, self._again, judged=False)
        errors = [finding for finding in loaded.findings if finding.severity.rank == 0]
        if errors:
            first = errors[0]
            raise OnwardError(f"{first.span.file}:{first.span.line}:{first.span.column}: {first.message}")
        self._again.keep()
        return loaded.world

    def _law(self, overlay: dict[str, str], policy: Mapping[str, Any], day: date) -> Law:
        from onward.project.load import law_of

        key = repr((overlay, policy))
        if key not in self._laws:
            self._laws[key] = law_of(day, overlay, policy)
        return self._laws[key].on(day)


def beside(objects: Objects, commit: Commit) -> tuple[Path, ...]:
    """The folders beside the inventory that count, as a commit has them; none where it does not say."""
    try:
        _, layout = project_of(objects, commit)
        return layout.overlay, layout.notices()
    except OnwardError:
        return ()


def project_of(objects: Objects, commit: Commit) -> tuple[Project, Layout]:
    """The settings and the layout of a commit."""
    from onward.files import shown
    from onward.project.layout import Layout
    from onward.project.settings import found
    from onward.project.tree import Revision

    inventory = Path(shown(commit.top / commit.inside))
    tree = Revision(objects, commit.id, commit.id)
    then = found(tree, inventory.parent)
    return then, Layout.of(tree, inventory, then.folder)
