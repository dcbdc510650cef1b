"""Two inventories as one drawing: what comes, what goes and what changes, with what it touches; the rest is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onward.diff.identity import identities
from onward.diff.kinds import ChangeKind
from onward.diff.model import Change, Changes
from onward.frozen import dataclass
from onward.graph import Link
from onward.site.diagrams.model import Diagram, Edge, Node, Perspective, Wording
from onward.words.catalogue import Words
from onward.words.changes import in_codes
from onward.world import World

MARKS: Mapping[str, str] = {"came": "strong", "gone": "dashdot", "changed": "dotted", "kept": "plain"}
"""How the line of a flow looks, by what happens to it."""
_SIGNS = {
    ChangeKind.LOCATION_ADDED: "+", ChangeKind.LOCATION_REMOVED: "−", ChangeKind.DATA_ADDED: "+",
    ChangeKind.DATA_REMOVED: "−", ChangeKind.PURPOSE_ADDED: "+", ChangeKind.PURPOSE_REMOVED: "−",
    ChangeKind.SAFEGUARD_ADDED: "+", ChangeKind.SAFEGUARD_REMOVED: "−",
}  # fmt: skip
_NAMED = {
    ChangeKind.SUBPROCESSOR_RENAMED: "formerly", ChangeKind.SUBPROCESSOR_REPLACED: "instead",
    ChangeKind.SUBPROCESSOR_SPLIT: "instead", ChangeKind.SUBPROCESSOR_MERGED: "into",
}  # fmt: skip
_MOST = 5
"""So many lines stand under a name; the rest is counted."""


@dataclass(frozen=True, slots=True)
class _Flow:
    """Both ends of a flow, what happens to it, and what is said of that."""

    source: str
    target: str
    fate: str
    says: str


def difference(old: World, new: World, changes: Changes, say: Words) -> Diagram:
    """The drawing of changes from one world to another. Vendors that were matched are one node, under today's id."""
    renamed = {
        one.then.id: one.now.id for one in identities(old.inventory.subprocessors, new.inventory.subprocessors).same
    }
    told = _told(changes)
    parties = _parties(old, new, renamed, told)
    flows = _flows(old, new, renamed, told)
    touched = {name: None for name, fate in parties.items() if fate != "kept"}
    drawn = {name: one for name, one in flows.items() if one.fate != "kept" or {one.source, one.target} & {*touched}}
    shown = dict.fromkeys(end for one in drawn.values() for end in (one.source, one.target)) | touched
    nodes = tuple(_node(name, parties[name], old, new, told, say) for name in shown)
    edges = tuple(
        Edge(name, one.source, one.target, one.says, marks=(("change", MARKS[one.fate]),))
        for name, one in drawn.items()
    )
    legend = tuple((MARKS[fate], say(f"difference.flow.{fate}")) for fate in MARKS)
    kinds = tuple((fate, say(f"diagram.kind.{fate}")) for fate in MARKS)
    title = say("difference.title") if nodes else say("difference.nothing")
    return Diagram(
        "difference", title, nodes, edges,
        description="; ".join(in_codes(one) for one in changes.of) or title,
        perspectives=(Perspective("change", title, legend),), wording=Wording(kinds, colon=say("colon")),
    )  # fmt: skip


def _told(changes: Changes) -> dict[str, list[Change]]:
    """What happens to each record, mere words left out."""
    found: dict[str, list[Change]] = {}
    for one in changes.of:
        if one.kind is not ChangeKind.WORDING_CHANGED:
            found.setdefault(str(one.subject), []).append(one)
    return found


def _parties(old: World, new: World, renamed: Mapping[str, str], told: Mapping[str, list[Change]]) -> dict[str, str]:
    """Every party by id, and what happens to it."""
    before = {renamed.get(name, name) for name in old.inventory.parties}
    found = {}
    for name in sorted(before | {*new.inventory.parties}):
        record = new.inventory.parties.get(name)
        changed = "changed" if record and str(record.subject) in told else "kept"
        found[name] = "gone" if record is None else "came" if name not in before else changed
    return found


def _flows(old: World, new: World, renamed: Mapping[str, str], told: Mapping[str, list[Change]]) -> dict[str, _Flow]:
    """A flow that leads elsewhere now goes there, and comes here."""
    before, after = _links(old.graph.links, renamed), _links(new.graph.links, {})
    found: dict[str, _Flow] = {}
    for name in sorted({*before} | {*after}):
        then, now = before.get(name), after.get(name)
        words = told.get(f"flows/{name}", [])
        says = "; ".join(in_codes(change) for change in words)
        if then and now == then:
            found[name] = _Flow(*now, "changed" if words else "kept", says)
            continue
        if then:
            found[f"{name}:before"] = _Flow(*then, "gone", says)
        if now:
            found[name] = _Flow(*now, "came", says)
    return found


def _links(links: Iterable[Link], renamed: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Both ends of each link, under today's ids; so is the name of a link that is made from a vendor's."""
    found = {}
    for one in links:
        source, target = (renamed.get(end, end) for end in (one.source, one.target))
        name = one.id if one.flow else f"{one.kind}:{source}:{target}"
        found[name] = (source, target)
    return found


def _node(name: str, fate: str, old: World, new: World, told: Mapping[str, list[Change]], say: Words) -> Node:
    record = (new if name in new.inventory.parties else old).inventory.parties[name]
    changes = told.get(str(record.subject), [])
    lines = list(dict.fromkeys(line for one in changes if (line := _line(one, say))))
    more = [say.count("difference.more", len(lines) - _MOST)] if len(lines) > _MOST else []
    mark = [say(f"difference.{fate}")] if fate != "kept" else []
    label = "\n".join([record.title, *mark, *lines[:_MOST], *more])
    return Node(name, label, fate, tooltip="; ".join(in_codes(one) for one in changes))


def _line(change: Change, say: Words) -> str | None:
    """A change in a few words, where they say enough: `+ Germany (storage)`."""
    sign, other = _SIGNS.get(change.kind), change.before or change.after
    if change.kind in _NAMED and other:
        return say(f"difference.{_NAMED[change.kind]}", name=other)
    return f"{sign} {change.after or change.before}" if sign else None
