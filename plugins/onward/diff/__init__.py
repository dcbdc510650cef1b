"""Semantic changes between two worlds: pure, and silent about layout, order and wording."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onward.diff import records, vendors
from onward.diff.identity import identities
from onward.diff.kinds import ChangeKind
from onward.diff.model import Change, Changes
from onward.records.agreed import SETS
from onward.records.inventory import COLLECTIONS, Inventory
from onward.records.publication import Known, published, shown
from onward.records.references import with_vendors_called
from onward.world import World

__all__ = ["Change", "Changes", "compare", "public_changes"]

_LEFT_OUT = ("objections", *SETS)
"""Collections of which nobody is told. What vendors take over of shared records changes with the vendors."""


def compare(old: World, new: World) -> Changes:
    """What changed from one world to another; `compare(x, x)` is empty. Objections and waivers are nobody else's matter.

    What is material is what the table of kinds says, or the settings of the new world's project. A vendor that has another
    id now is named by it throughout: that a flow leads to it as before is no change. One that customers may see now, and might
    not before, has come: nobody has told them of it.
    """
    known = _without_revealed(old.inventory, new.inventory)
    same = identities(known.subprocessors, new.inventory.subprocessors).same
    called = {match.then.id: match.now.id for match in same if match.then.id != match.now.id}
    old = replace(old, inventory=with_vendors_called(known, called))
    order = {name: index for index, name in enumerate(("subprocessors", "organization", *COLLECTIONS))}
    placed = (
        replace(
            change,
            was=change.was and replace(change.was, inventory=old.inventory),
            now=change.now and replace(change.now, inventory=new.inventory),
            tuned=new.material.get(change.kind),
        )
        for change in (*vendors.compare(old, new), *_records(old, new))
    )
    kinds = list(ChangeKind)
    return Changes(
        tuple(
            sorted(
                placed,
                key=lambda change: (
                    order[change.subject.collection],
                    change.subject.id,
                    kinds.index(change.kind),
                    change.field or "",
                    change.before or "",
                    change.after or "",
                ),
            )
        )
    )


def _without_revealed(old: Inventory, new: Inventory) -> Inventory:
    """The older inventory without the vendors that customers see in the newer one alone."""
    now = {name for name, vendor in new.subprocessors.items() if published(vendor, "customer")}
    left = {name: of for name, of in old.subprocessors.items() if name not in now or published(of, "customer")}
    return replace(old, subprocessors=left) if len(left) < len(old.subprocessors) else old


def public_changes(
    old: World, new: World, known: Known | None = None, wanted: Callable[[Change], bool] = lambda change: True
) -> Changes:
    """The changes as the public may read them; a record that is merely shown or hidden now has none, but for a vendor shown now.

    `known` are records as the public sees them, which are not made again; what is made is added. `wanted` is asked of a change
    before it is told what the public may read of it, and looks at its kind and its subject alone.
    """
    real = {(change.kind, change.subject, change.field) for change in compare(old, new).of if wanted(change)}
    if not real:
        return Changes(())
    hidden = _hidden(old) | _hidden(new)
    seen = (replace(world, inventory=shown(world.inventory, "public", known)) for world in (old, new))
    return Changes(
        tuple(
            change
            for change in compare(*seen).of
            if (change.kind, change.subject, change.field) in real
            and not hidden & {*(change.before or "").split(", "), *(change.after or "").split(", ")}
        )
    )


def _hidden(world: World) -> set[str]:
    """Ids of records of which the public may not know."""
    return {
        record.id
        for name in COLLECTIONS
        for record in getattr(world.inventory, name).values()
        if not published(record, "public")
    }


def _records(old: World, new: World) -> Iterator[Change]:
    then, now = old.inventory.organization, new.inventory.organization
    if then and now:
        yield from records.same(old, new, then, now)
    elif now:
        yield records.arrivals(new, now, come=True)
    elif then:
        yield records.arrivals(old, then, come=False)
    for match in identities(old.inventory.subprocessors, new.inventory.subprocessors).same:
        yield from records.same(old, new, match.then, match.now)
    for name in COLLECTIONS:
        if name == "subprocessors" or name in _LEFT_OUT:
            continue
        was, is_now = getattr(old.inventory, name), getattr(new.inventory, name)
        for identity in sorted({*was} | {*is_now}):
            if identity not in was:
                yield records.arrivals(new, is_now[identity], come=True)
            elif identity not in is_now:
                yield records.arrivals(old, was[identity], come=False)
            else:
                yield from records.same(old, new, was[identity], is_now[identity])
