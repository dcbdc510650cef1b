"""From what the evaluation of transfers remarks to findings: one for each rule, recipient, regime and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onward.finding import Finding, Severity, Step
from onward.records.base import Record
from onward.transfers.model import Remark, Transfer
from onward.transfers.places import Basis, importing_party
from onward.world import World


def remarked(world: World, rule: str, severity: Severity) -> Iterator[Finding]:
    """The findings of a rule that speaks of grounds or hops.

    Where another ground carries the transfer, a declared ground that fails is a warning and an undeclared one nothing.
    """
    found: dict[str, list[Finding]] = {}
    for transfer, remark, rejected in world.remarks.get(rule, ()):
        if remark.declared or not rejected:
            weight = _weight(transfer, remark, rejected, severity)
            made = finding(world, transfer, remark, weight)
            found.setdefault(made.key, []).append(made)
    for of in found.values():
        yield merged(of)


def _weight(transfer: Transfer, remark: Remark, rejected: bool, severity: Severity) -> Severity:
    own = Severity(remark.severity) if remark.severity else severity
    saved = rejected and transfer.ground is not None and own is Severity.ERROR
    return Severity.WARNING if saved else own


def detail(world: World, transfer: Transfer) -> str:
    """What tells one transfer to a recipient from another: regime, country, activity.

    A hop that is judged by the recipient's seat is that of its place there, where it has one.
    """
    activity = transfer.activity
    if transfer.spot.basis is Basis.SEAT:
        there = (one.activity for one in world.transfers_to[transfer.link.target] if _at_seat(one, transfer))
        activity = next(there, "seat")
    return f"{transfer.regime}:{transfer.country or 'unknown'}:{activity}"


def _at_seat(one: Transfer, transfer: Transfer) -> bool:
    same = one.regime == transfer.regime and one.importer == transfer.importer
    return same and one.spot.basis is Basis.PLACE and one.country == transfer.country


def recipient(world: World, transfer: Transfer) -> Record:
    """The record of who receives."""
    found: Record = world.inventory.parties[transfer.link.target]
    return found


def finding(world: World, transfer: Transfer, remark: Remark, severity: Severity) -> Finding:
    """One remark on one transfer: the place to mend, the place of processing, the flow."""
    importer = recipient(world, transfer)
    message = f"{importer.title}: {remark.message}"
    return Finding(
        remark.rule,
        importer.subject,
        message,
        (Step(remark.step.span, remark.message), *trail(world, transfer, remark.step)),
        detail(world, transfer),
        remark.mend,
        severity=severity,
        regime=transfer.regime,
        country=transfer.country,
    )


def trail(world: World, transfer: Transfer, mend: Step | None = None) -> tuple[Step, ...]:
    """The place of processing and the flow that leads there, but for the place that is to be mended."""
    importer = recipient(world, transfer)
    steps = []
    party = importing_party(world.inventory, world.inventory.parties[transfer.link.target])
    if party is not None and transfer.spot.basis is Basis.SEAT:
        name = world.law.country_name(transfer.country or "")
        steps.append(Step(party.at("country"), f"{party.title} has its seat in {name}"))
    elif party is not None and transfer.spot.basis is Basis.ORGANISATION:
        steps.append(Step(party.at("org"), f"{party.title} is an international organisation"))
    if transfer.location is not None:
        label = (
            f"{importer.title}: {transfer.activity} in {world.law.country_name(transfer.place or 'an unknown country')}"
        )
        steps.append(Step(transfer.location.at("country"), label))
    way = " → ".join(transfer.path)
    regime = world.law.regimes.get(transfer.regime)
    steps.append(transfer.link.step(f"{way}, protected by {regime.name}" if regime else way))
    return tuple(step for step in steps if mend is None or step.span != mend.span)


def merged(found: list[Finding]) -> Finding:
    """Several ways to one place are one finding with several trails, as severe as the worst."""
    first, *others = found
    if not others:
        return first
    steps = {step.span: step for one in reversed(found) for step in reversed(one.steps)}
    ordered = dict.fromkeys(step.span for one in found for step in one.steps)
    severity = min((one.severity for one in found), key=lambda one: one.rank)
    return replace(first, steps=tuple(steps[span] for span in ordered), severity=severity)
