"""Two inventories as one drawing: what comes, what goes and what changes, with what it touches; the rest is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onward.diff.identity import identities
from onward.diff.kinds import ChangeKind
from onward.diff.model import Change, Changes
from onward.frozen import dataclass
from onward.graph import Link
from onward.records.languages import said
from onward.site.diagrams.model import Diagram, Edge, Node, Perspective, Wording
from onward.words.catalogue import Words
from onward.words.changes import sentences, sides
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


@dataclass(frozen=True, slots=True)
class _Story:
    """Both worlds, what happens to each record, and the language in which it is told; mere words are left out."""

    old: World
    new: World
    changes: Mapping[str, list[Change]]
    renamed: Mapping[str, str]
    """Of a vendor under another id: today's by the one that it had."""
    say: Words

    def of(self, subject: str) -> list[Change]:
        """What happens to a record."""
        return self.changes.get(subject, [])

    def tell(self, changes: Iterable[Change]) -> str:
        """Changes in words, one after the other."""
        return self.say.series(sentences(changes, self.new, self.say))


def difference(old: World, new: World, changes: Changes, say: Words) -> Diagram:
    """The drawing of changes from one world to another. Vendors that were matched are one node, under today's id."""
    same = identities(old.inventory.subprocessors, new.inventory.subprocessors).same
    story = _Story(old, new, _by_record(changes), {match.then.id: match.now.id for match in same}, say)
    parties, flows = _parties(story), _flows(story)
    touched = {name: None for name, fate in parties.items() if fate != "kept"}
    drawn = {
        name: flow for name, flow in flows.items() if flow.fate != "kept" or {flow.source, flow.target} & {*touched}
    }
    shown = dict.fromkeys(end for flow in drawn.values() for end in (flow.source, flow.target)) | touched
    nodes = tuple(_node(name, parties[name], story) for name in shown)
    edges = tuple(
        Edge(name, flow.source, flow.target, flow.says, marks=(("change", MARKS[flow.fate]),))
        for name, flow in drawn.items()
    )
    legend = tuple((MARKS[fate], say(f"difference.flow.{fate}")) for fate in MARKS)
    kinds = tuple((fate, say(f"diagram.kind.{fate}")) for fate in MARKS)
    title = say("difference.title") if nodes else say("difference.nothing")
    return Diagram(
        "difference", title, nodes, edges, description=story.tell(changes.of) or title,
        perspectives=(Perspective("change", title, legend),), wording=Wording(kinds, colon=say("colon")),
    )  # fmt: skip


def _by_record(changes: Changes) -> dict[str, list[Change]]:
    """What happens to each record, mere words left out."""
    by_record: dict[str, list[Change]] = {}
    for change in changes.of:
        if change.kind is not ChangeKind.WORDING_CHANGED:
            by_record.setdefault(str(change.subject), []).append(change)
    return by_record


def _parties(story: _Story) -> dict[str, str]:
    """Every party by id, and what happens to it."""
    before = {story.renamed.get(name, name) for name in story.old.inventory.parties}
    fates = {}
    for name in sorted(before | {*story.new.inventory.parties}):
        record = story.new.inventory.parties.get(name)
        changed = "changed" if record and story.of(str(record.subject)) else "kept"
        fates[name] = "gone" if record is None else "came" if name not in before else changed
    return fates


def _flows(story: _Story) -> dict[str, _Flow]:
    """A flow that leads elsewhere now goes there, and comes here."""
    before, after = _links(story.old.graph.links, story.renamed), _links(story.new.graph.links, {})
    flows: dict[str, _Flow] = {}
    for name in sorted({*before} | {*after}):
        then, now = before.get(name), after.get(name)
        changes = story.of(f"flows/{name}")
        says = story.tell(changes)
        if then and now == then:
            flows[name] = _Flow(*now, "changed" if changes else "kept", says)
            continue
        if then:
            flows[f"{name}:before"] = _Flow(*then, "gone", says)
        if now:
            flows[name] = _Flow(*now, "came", says)
    return flows


def _links(links: Iterable[Link], renamed: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Both ends of each link, under today's ids; so is the name of a link that is made from a vendor's."""
    ends = {}
    for link in links:
        source, target = (renamed.get(end, end) for end in (link.source, link.target))
        ends[link.id if link.flow else f"{link.kind}:{source}:{target}"] = (source, target)
    return ends


def _node(name: str, fate: str, story: _Story) -> Node:
    record = (story.new if name in story.new.inventory.parties else story.old).inventory.parties[name]
    changes, say = story.of(str(record.subject)), story.say
    lines = list(dict.fromkeys(line for change in changes if (line := _line(change, story))))
    more = [say.count("difference.more", len(lines) - _MOST)] if len(lines) > _MOST else []
    mark = [say(f"difference.{fate}")] if fate != "kept" else []
    label = "\n".join([said(record, say.language).title, *mark, *lines[:_MOST], *more])
    return Node(name, label, fate, tooltip=story.tell(changes))


def _line(change: Change, story: _Story) -> str | None:
    """A change in a few words, where they say enough: `+ Germany (storage)`."""
    before, after = sides(change, story.new, story.say)
    if change.kind in _NAMED and (change.was or change.now):
        return story.say(f"difference.{_NAMED[change.kind]}", name=before if change.was else after)
    sign = _SIGNS.get(change.kind)
    return f"{sign} {after if change.now else before}" if sign else None
