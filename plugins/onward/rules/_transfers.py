"""From what the evaluation of transfers remarks to findings: one for each rule, recipient, regime and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onward.finding import Finding, Severity, Step
from onward.records.base import Record
from onward.records.data import Flow
from onward.records.parties import Subprocessor
from onward.rules import Rule, rule
from onward.rules._hop import Hop, where
from onward.transfers.model import Remark, Transfer
from onward.transfers.places import Basis, acts_alone, importing_party
from onward.world import World

Entry = tuple[Transfer, Remark, bool]
"""A remark on a transfer; the flag tells a rejected ground from a remark on what stands."""


def reported(of: Rule, world: World) -> Iterator[Finding]:
    """The findings of a rule that has a reason: several paths to one place are one finding, as severe as the worst.

    Where another ground covers the transfer, a declared ground that fails is a warning and an undeclared one nothing.
    """
    of_place: dict[tuple[str, str], list[Entry]] = {}
    for transfer, remark, rejected in world.remarks.get(of.id, ()):
        if (remark.declared or not rejected) and not (of.follows and of.follows(transfer)):
            place = (transfer.link.target, detail(world, transfer))
            of_place.setdefault(place, []).append((transfer, remark, rejected))
    yield from (_finding(of, world, entries) for entries in of_place.values())


def _finding(of: Rule, world: World, entries: list[Entry]) -> Finding:
    """Remarks on transfers to one place, in the words of the first: the place to fix, the place of processing, the flows."""
    transfer, remark, _ = entries[0]
    importer = recipient(world, transfer)
    severities = {_severity(of, world, *entry) for entry in entries}
    return Finding(
        of.id,
        importer.subject,
        f"{named(transfer, importer)}: {says(world, transfer, remark)}",
        _steps(world, entries),
        detail(world, transfer),
        fixes(world, transfer, remark),
        severity=min(severities, key=lambda severity: severity.rank),
        regime=transfer.regime,
        country=transfer.country,
        cause=f"law/{_first(world, remark.ground)}" if of.cause else str(importer.subject),
    )


def _severity(of: Rule, world: World, transfer: Transfer, remark: Remark, rejected: bool) -> Severity:
    severity = of.severity_of(remark.reason, world.law)
    saved = rejected and transfer.ground is not None and severity is Severity.ERROR
    return Severity.WARNING if saved else severity


def _steps(world: World, entries: list[Entry]) -> tuple[Step, ...]:
    """The trails of remarks, each place once."""
    transfer, remark, _ = entries[0]
    first = Step(remark.span, says(world, transfer, remark))
    if len(entries) == 1:
        return (first, *(step for step in trail(world, transfer) if step.span != remark.span))
    steps, ways = {remark.span: first}, set[tuple[str, int]]()
    for transfer, remark, _ in entries:
        if remark.span not in steps:
            steps[remark.span] = Step(remark.span, says(world, transfer, remark))
        way = (transfer.link.id, id(transfer.spot))
        if way not in ways:
            ways.add(way)
            for step in trail(world, transfer):
                steps.setdefault(step.span, step)
    return tuple(steps.values())


def _first(world: World, name: str) -> str:
    """Of the schemes of one framework the first, which the others follow; what is no scheme stays what it is."""
    schemes, framework = world.law.schemes, world.law.framework(name)
    return next((scheme for scheme in schemes if name in schemes and world.law.framework(scheme) == framework), name)


def says(world: World, transfer: Transfer, remark: Remark) -> str:
    """A remark in words."""
    return rule(remark.rule).message_of(remark.reason, _hop(world, transfer))


def of_ground(name: str, message: str) -> str:
    """What is said of a mechanism, with its name where that does not begin with it."""
    return message if message.startswith(name) else f"{name}: {message}"


def fixes(world: World, transfer: Transfer, remark: Remark) -> str:
    """What to do about a remark; empty where its rule leaves that to its page."""
    return rule(remark.rule).fix_of(remark.reason, _hop(world, transfer))


def _hop(world: World, transfer: Transfer) -> Hop:
    return Hop(world.law, transfer.regime, transfer.country, apart(transfer), _purposeless(transfer))


def _purposeless(transfer: Transfer) -> str:
    """What brings data and does not say why: a flow, or a system to its host."""
    record = transfer.link.record
    if transfer.purpose is not None or isinstance(record, Subprocessor):
        return ""
    return f"{'flow' if isinstance(record, Flow) else 'system'} {record.id}"


def apart(transfer: Transfer) -> str:
    """Where clauses with the importer are recorded, where it runs a place of a vendor and has no record of its own."""
    if transfer.link.source != transfer.link.target:
        return ""
    vendor = transfer.link.target
    return f", in a record for {transfer.path[-1]} that `by` and `subprocessors` of {vendor} name"


def detail(world: World, transfer: Transfer) -> str:
    """What tells one transfer to a recipient from another: regime, country, activity.

    A hop that is judged by the recipient's seat is that of its place there, where it has one.
    """
    activity = transfer.activity
    if transfer.spot.basis is Basis.SEAT:
        there = (near.activity for near in world.transfers_to[transfer.link.target] if _at_seat(near, transfer))
        activity = next(there, "seat")
    return f"{transfer.regime}:{transfer.country or 'unknown'}:{activity}"


def _at_seat(near: Transfer, transfer: Transfer) -> bool:
    same = near.regime == transfer.regime and near.importer == transfer.importer
    return same and near.spot.basis is Basis.PLACE and near.country == transfer.country


def recipient(world: World, transfer: Transfer) -> Record:
    """The record of who receives."""
    record: Record = world.inventory.parties[transfer.link.target]
    return record


def named(transfer: Transfer, importer: Record) -> str:
    """Who receives: the company that runs the importer's place, where that is another one without a record."""
    return transfer.path[-1] if transfer.link.source == transfer.link.target else importer.title


def trail(world: World, transfer: Transfer) -> tuple[Step, ...]:
    """The seat where the recipient is judged by it, the place of processing, and the flow that leads there."""
    importer = recipient(world, transfer)
    steps = []
    party = importing_party(world.inventory, world.inventory.parties[transfer.link.target])
    if party is not None and transfer.spot.basis is Basis.SEAT:
        alone = party.acts_from if acts_alone(party) == transfer.country else None
        what = "acts alone" if alone else "has its seat"
        at = alone.at("country") if alone else party.at("country")
        steps.append(Step(at, f"{party.title} {what} {where(world.law, transfer.country or '')}"))
    elif party is not None and transfer.spot.basis is Basis.ORGANISATION:
        steps.append(Step(party.at("org"), f"{party.title} is an international organisation"))
    if transfer.location is not None:
        there = where(world.law, transfer.place or "an unknown country")
        steps.append(Step(transfer.location.at("country"), f"{importer.title}: {transfer.activity} {there}"))
    way = " → ".join(transfer.path)
    regime = world.law.regimes.get(transfer.regime)
    steps.append(transfer.link.step(f"{way}, protected by {regime.name}" if regime else way))
    return tuple(steps)


def each_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with what shares a key as one, in the order of the first of each."""
    of_key: dict[str, list[Finding]] = {}
    for finding in findings:
        of_key.setdefault(finding.key, []).append(finding)
    yield from map(_merged, of_key.values())


def _merged(findings: list[Finding]) -> Finding:
    """Several paths to one location are one finding with several trails, as severe as the worst."""
    first, *others = findings
    if not others:
        return first
    steps = {step.span: step for finding in reversed(findings) for step in reversed(finding.steps)}
    ordered = dict.fromkeys(step.span for finding in findings for step in finding.steps)
    severity = min((weight.severity for weight in findings), key=lambda weight: weight.rank)
    return replace(first, steps=tuple(steps[span] for span in ordered), severity=severity)
