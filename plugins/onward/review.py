"""What a pull request changes, as Markdown for those who review it: facts, transfer mechanisms, who must be notified by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onward.diff.model import Change, Changes
from onward.frozen import dataclass
from onward.markdown.inert import fenced, inert
from onward.notices import page
from onward.notices.dates import Dates
from onward.notices.model import Notice
from onward.records.languages import said
from onward.records.published import Published
from onward.transfers.model import Outcome
from onward.words.catalogue import Words
from onward.words.changes import title
from onward.words.countries import named
from onward.words.grounds import agreed
from onward.words.law import law_name
from onward.words.materiality import why
from onward.words.together import line, together
from onward.world import World

ROOM = 60_000
"""What a review may take, in characters: a comment on GitHub holds 65,536."""
_OPEN = frozenset({str(Outcome.NO_GROUND), str(Outcome.UNKNOWN)})
_Hop = tuple[str, str, str]
"""Law, recipient, country."""


@dataclass(frozen=True, slots=True)
class Owed:
    """The notices that are due, those that announce some changes already, and why what is due cannot be told."""

    notices: tuple[Notice, ...] = ()
    announced: tuple[Published, ...] = ()
    problem: str = ""


def review(old: World, new: World, changes: Changes, owed: Owed, drawing: str | None, say: Words) -> str:
    """The whole; what does not fit into a comment ends with the draft notices, which are left out first."""
    head = "\n".join(
        [*_head(changes, say), *_drawn(drawing), *_changes(changes, new, say), *_mechanisms(old, new, say)]
    )
    due = "\n".join(_due(owed, new, say))
    draft = "\n".join(_drafts(owed.notices, new, say))
    parts = [head, due, draft if len(head) + len(due) + len(draft) <= ROOM else ""]
    text = "\n".join(part for part in parts if part)
    cut = text if len(text) <= ROOM else text[:ROOM].rpartition("\n")[0] + f"\n\n{say('review.cut')}\n"
    return f"{cut.rstrip()}\n\n{say('review.advice')}\n"


def _head(changes: Changes, say: Words) -> Iterator[str]:
    number, material = (
        say.count(f"material.{key}", len(of)) for key, of in (("count", changes.of), ("of", changes.material))
    )
    yield from (f"### Onward: {number}, {material}" if changes.of else f"### Onward: {say('difference.nothing')}", "")


def _drawn(drawing: str | None) -> Iterator[str]:
    if drawing:
        yield from (fenced(drawing, "mermaid"), "")


def _changes(changes: Changes, new: World, say: Words) -> Iterator[str]:
    """What is material in sight, the rest folded."""
    material = [change for change in changes.of if change.material]
    others = [change for change in changes.of if not change.material]
    if material:
        yield from (*_table(material, new, say), "")
    if others:
        yield from _folded(say.count("review.others", len(others)), [*_table(others, new, say)])


def _table(changes: Iterable[Change], world: World, say: Words) -> Iterator[str]:
    yield f"| {say('material.columns.change')} | {say('review.columns.why')} |"
    yield "|---|---|"
    for group in together(changes):
        yield f"| {inert(line(group, world, say))} | {inert(why(group[0], say))} |"


def _mechanisms(old: World, new: World, say: Words) -> Iterator[str]:
    before, after = _relied_on(old), _relied_on(new)
    moved = [hop for hop in sorted({*before} | {*after}) if before.get(hop) != after.get(hop)]
    yield from (f"#### {say('review.mechanisms')}", "")
    if not moved:
        yield from (say("review.kept"), "")
        return
    yield f"| {' | '.join(say(f'review.columns.{name}') for name in ('law', 'recipient', 'country', 'was', 'now'))} |"
    yield "|---|---|---|---|---|"
    for regime, party, country in moved:
        hop = (regime, party, country)
        world = new if party in new.inventory.parties else old
        cells = (
            law_name(regime, new, say),
            said(world.inventory.parties[party], say.language).title,
            named(country, new.law, say) if country else say("unknown"),
            _named(before.get(hop), regime, old, say),
            _named(after.get(hop), regime, new, say),
        )
        yield f"| {' | '.join(map(inert, cells))} |"
    yield ""


def _relied_on(world: World) -> Mapping[_Hop, frozenset[str]]:
    """What each restricted transfer relies on, by law, recipient and country: ids of grounds, or that there is none."""
    relied: dict[_Hop, set[str]] = {}
    for transfer in world.transfers:
        if transfer.restricted:
            hop = (transfer.regime, transfer.link.target, transfer.country or "")
            relied.setdefault(hop, set()).add(transfer.ground.id if transfer.ground else transfer.outcome.value)
    return {hop: frozenset(names) for hop, names in relied.items()}


def _named(names: frozenset[str] | None, regime: str, world: World, say: Words) -> str:
    """Mechanisms by their names; for our own people, the lack of one is named as such."""
    if not names:
        return "–"
    lacking = [say(f"outcome.{name}") for name in sorted(names & _OPEN)]
    stands = sorted(names - _OPEN)
    phrase = "; ".join([*([agreed(stands, regime, world, say)] if stands else []), *lacking])
    return phrase[:1].upper() + phrase[1:]


def _due(owed: Owed, world: World, say: Words) -> Iterator[str]:
    yield from (f"#### {say('review.notices')}", "")
    if owed.problem:
        yield from (inert(owed.problem), "")
    for notice in owed.notices:
        names = [world.inventory.products[name].title for name in notice.products if name in world.inventory.products]
        yield f"**{inert(_title(notice, world, say))}**" + (
            f" {inert(say('notice.concerns', products=say.enumeration(names)))}" if names else ""
        )
        yield from ("", *page.calendar(notice.dates, say), "")
    for published in owed.announced:
        yield from _announced(published, say)
    if owed.announced:
        pages = say.enumeration([published.path for published in owed.announced])
        yield from (inert(say("review.announced", pages=pages)), "")
    if unsent := [published.path for published in owed.announced if published.front.sent is None]:
        yield from (inert(say("review.unsent", pages=say.enumeration(unsent))), "")
    if not owed.announced and not owed.notices and not owed.problem:
        yield from (say("review.none"), "")


def _announced(published: Published, say: Words) -> Iterator[str]:
    """A notice whose page the branch brings, with its days."""
    front = published.front
    yield from (f"**{inert(front.title)}**", "")
    if front.effective:
        dates = Dates(front.announced, front.objection_until, front.effective, front.approval)
        yield from (*page.calendar(dates, say), "")


def _drafts(notices: Iterable[Notice], world: World, say: Words) -> Iterator[str]:
    for notice in notices:
        text = page.translation(notice, world, say)
        yield from _folded(say("review.draft", title=inert(_title(notice, world, say))), [fenced(text, "markdown")])


def _title(notice: Notice, world: World, say: Words) -> str:
    return title(notice.changes[0], len(notice.items) + len(notice.others) - 1, world.seen_by("public"), say)


def _folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("<details>", f"<summary>{summary}</summary>", "", *lines, "", "</details>", "")
