"""The verdict on one hop under one regime: is it a transfer, which ground carries it, why do the others not?

The order is that of the decision table: facts, transfer or not, adequacy, instruments, derogation, none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onward.graph import CUSTOMER
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Actor, Subprocessor
from onward.transfers import adequacy, certification, instruments, onward
from onward.transfers.hop import Carried, Case
from onward.transfers.model import Ground, NoTransfer, Outcome, Remark, Verdict
from onward.transfers.openness import contract_open, open_facts, roles_open
from onward.transfers.places import Basis, acts_alone
from onward.transfers.reasons import Reason, decisions, hops, safeguards


def judge(case: Case) -> Verdict:
    """How a hop stands under its regime; what the seat decides is open where the recipient may be an international organisation."""
    verdict = _judged(case)
    by_seat = verdict.reason is NoTransfer.MEMBER or verdict.outcome is Outcome.ADEQUACY
    if by_seat and case.party is not None and case.party.unknown("org"):
        return Verdict(Outcome.UNKNOWN, rejected=verdict.rejected, notes=verdict.notes)
    return verdict


def _judged(case: Case) -> Verdict:
    hop = case.hop
    reason = _no_transfer(case)
    if reason is not None:
        return Verdict(Outcome.NO_TRANSFER, reason)
    if hop.carried in _UPSTREAM:
        return _by_upstream(case)
    basis = case.spot.basis
    if basis is Basis.ORGANISATION:
        return _inside(case, NoTransfer.MEMBER) if _of_the_union(case) else _carried_by(case)
    if basis is Basis.STAFF:
        return Verdict(Outcome.NO_TRANSFER, NoTransfer.SAME_ENTITY)
    if case.country is None:
        return Verdict(Outcome.UNKNOWN)
    if basis is Basis.UNASKED:
        return Verdict(Outcome.UNKNOWN, notes=tuple(_operator_unknown(case)))
    if basis is Basis.OWN:
        return _inside(case, NoTransfer.SAME_ENTITY, Remark(hops.OwnPlaceOutside(case.country), case.at()))
    if all(case.law.is_member(hop.regime, country) for country in case.countries):
        return Verdict(Outcome.UNKNOWN) if basis is Basis.UNSEATED else _inside(case, NoTransfer.MEMBER, *_branch(case))
    verdict = _carried_by(case)
    by_country = verdict.ground and verdict.ground.adequacy and not verdict.ground.adequacy.scheme
    return Verdict(Outcome.UNKNOWN) if basis is Basis.UNSEATED and by_country else verdict


def _inside(case: Case, reason: NoTransfer, *notes: Remark) -> Verdict:
    """No restricted transfer, since the recipient is inside; what it owes as a sub-processor it owes there too."""
    owed = onward.flow_down_missing(case, tuple(onward.grounds(case)))
    return Verdict(Outcome.NO_TRANSFER, reason, notes=(*owed, *notes))


def _of_the_union(case: Case) -> bool:
    """Whether an organisation belongs to the regime's own territory, as the institutions of the Union do."""
    regime = case.law.regimes.get(case.hop.regime)
    return (
        regime is not None and case.party is not None and (case.party.org or "").casefold() in regime.organisations_in
    )


def _operator_unknown(case: Case) -> Iterator[Remark]:
    """Whether a place abroad is a further recipient depends on who runs it."""
    place = case.spot.location
    if place is not None and not place.unknown("by"):
        yield Remark(hops.PlaceOperatorUnknown(str(case.country)), case.at())


def _branch(case: Case) -> Iterator[Remark]:
    """A branch that acts alone belongs to a company that another law binds."""
    party, home = case.party, case.party.country if case.party else None
    if party is None or home is None or party.acts_from is None or not acts_alone(party):
        return
    if not case.law.is_member(case.hop.regime, home):
        yield Remark(hops.BranchUnderHomeLaw(home), case.at(party.acts_from, "country"))


def _no_transfer(case: Case) -> NoTransfer | None:
    """Part B of the decision table. Source: EDPB Guidelines 05/2021; ICO guidance of January 2026 for returns."""
    hop, recipient = case.hop, case.recipient
    if not hop.personal:
        return NoTransfer.NO_PERSONAL_DATA
    if hop.exporter == hop.importer:
        return NoTransfer.CUSTOMER_OPERATED if hop.importer == CUSTOMER else NoTransfer.SAME_ENTITY
    if isinstance(recipient, Actor):
        return _to_actor(case, recipient)
    if case.from_person:
        return NoTransfer.DIRECT_COLLECTION
    if _returned_to_us(case) and case.law.processor_return(hop.regime):
        return NoTransfer.PROCESSOR_RETURN
    return NoTransfer.OUTSIDE_REGIME if hop.carried is Carried.OUTSIDE else None


def _returned_to_us(case: Case) -> bool:
    """Whether a processor that the organization engaged as controller gives the data back to it."""
    roles = (case.hop.exporter_role, case.hop.importer_role)
    return roles == ("processor", "controller") and case.hop.importer == ORGANIZATION and case.hop.exporter != CUSTOMER


def _to_actor(case: Case, recipient: Actor) -> NoTransfer | None:
    """What goes to a person, or on a customer's instruction to the customer's own infrastructure, is none of ours."""
    hop = case.hop
    if recipient.kind == "data-subject":
        return NoTransfer.OUTSIDE_REGIME
    theirs = recipient.engaged_by == CUSTOMER
    if theirs and (hop.exporter_role == "processor" or hop.exporter == CUSTOMER):
        return NoTransfer.CUSTOMER_OPERATED
    if case.from_person:
        return NoTransfer.DIRECT_COLLECTION
    if hop.importer == CUSTOMER and hop.own_controller and hop.exporter_role == "processor":
        bound_by_contract = hop.carried is not Carried.ORIGIN
        if bound_by_contract or case.law.processor_return(hop.regime):
            return NoTransfer.PROCESSOR_RETURN
    return NoTransfer.OUTSIDE_REGIME if hop.carried is Carried.OUTSIDE else None


_OF_OTHER_LAWS = (safeguards.UkAddendumMissing, safeguards.SwissAddendumMissing)
_OF_ROLES = (safeguards.SccModuleMismatch, safeguards.BcrTypeMismatch)
_BY_UPSTREAM: dict[Carried, type[Reason]] = {
    Carried.BROKEN: hops.OnwardUpstreamBroken,
    Carried.DEROGATION: hops.OnwardAfterDerogation,
    Carried.ADVISORY: hops.OnwardLawAdvisory,
}
_UPSTREAM = (Carried.FRAMEWORK, Carried.UNSETTLED, *_BY_UPSTREAM)


def _by_upstream(case: Case) -> Verdict:
    """Hops whose fate the hop before has decided."""
    hop = case.hop
    if hop.carried is Carried.FRAMEWORK:
        ground = onward.framework(case)
        if isinstance(ground, Ground):
            return Verdict(ground.outcome, ground=ground)
        return Verdict(Outcome.UNKNOWN) if contract_open(case) else Verdict(Outcome.NO_GROUND, notes=(ground,))
    if hop.carried is Carried.UNSETTLED:
        return Verdict(Outcome.UNKNOWN, notes=(Remark(hops.OnwardUpstreamBroken(unknown=True), case.at()),))
    note = Remark(_BY_UPSTREAM[hop.carried](), case.at())
    if hop.carried is Carried.ADVISORY:
        return Verdict(Outcome.NO_TRANSFER, NoTransfer.OUTSIDE_REGIME, notes=(note,))
    return Verdict(Outcome.NO_GROUND, notes=(note,))


def _carried_by(case: Case) -> Verdict:
    grounds: list[Ground] = [*onward.grounds(case)]
    rejected: list[Remark] = [*onward.doubts(case)]
    for ground in (*adequacy.grounds(case), *instruments.grounds(case)):
        (grounds if isinstance(ground, Ground) else rejected).append(ground)  # type: ignore[arg-type]
    notes = [*onward.flow_down_missing(case, tuple(grounds))]
    notes += _roles_unknown(case, grounds)
    if not grounds:
        return _uncarried(case, rejected, notes)
    ranked = sorted(grounds, key=_rank)
    best = _with_contest(case, ranked[0], tuple(ranked[1:]))
    notes += _undeclared_order(case, ranked)
    if best.outcome is Outcome.SAFEGUARD and _roleless(case, grounds):
        return Verdict(Outcome.UNKNOWN, rejected=tuple(rejected), notes=tuple(notes))
    remarks = tuple(_unless_a_sibling_fits(remark, ranked) for remark in rejected)
    return Verdict(best.outcome, None, best, tuple(ranked[1:]), remarks, tuple(notes))


def _unless_a_sibling_fits(remark: Remark, grounds: list[Ground]) -> Remark:
    """A module for other roles is no fault where another of the same clauses carries the hop; nor are clauses that
    lack what this law adds to them, where something else carries it: they may serve another law alone.
    """
    name = remark.ground.partition("/")[0]
    fits = any(ground.safeguard and ground.safeguard.instrument == name for ground in grounds)
    doubted = isinstance(remark.reason, safeguards.SafeguardPartiesUnstated) and remark.reason.contract
    quiet = doubted or isinstance(remark.reason, _OF_OTHER_LAWS) or (fits and isinstance(remark.reason, _OF_ROLES))
    return replace(remark, declared=False) if quiet else remark


def _rank(ground: Ground) -> tuple[int, int, int]:
    """The declared primary first, a fallback late; adequacy before safeguards before derogations; the cleaner first."""
    use = {"primary": 0, None: 1, "parallel": 1, "fallback": 2}[ground.use]
    kind = [Outcome.ADEQUACY, Outcome.SAFEGUARD, Outcome.DEROGATION].index(ground.outcome)
    return (use if ground.outcome is not Outcome.DEROGATION else 3, kind, len(ground.defects))


def _with_contest(case: Case, best: Ground, others: tuple[Ground, ...]) -> Ground:
    """A decision that is challenged, or depends on one that is, deserves a fallback where it stands alone."""
    decision = best.adequacy
    if decision is None or decision.status not in _SHAKY:
        return best
    if any(other.outcome is Outcome.SAFEGUARD for other in others):
        return best
    entry = certification.entry_of(case, decision.scheme)
    reason = decisions.AdequacyContestedNoFallback(decision.act, decision.challenge)
    remark = Remark(reason, case.at(entry, "scheme"), best.id)
    return replace(best, defects=(*best.defects, remark))


_SHAKY = ("in-force-contested", "in-force-dependent")


def _undeclared_order(case: Case, ranked: list[Ground]) -> list[Remark]:
    """Which ground the parties rely on is said by their contract, not by a linter."""
    stated = [ground for ground in ranked if ground.safeguard or ground.adequacy]
    if len(stated) < 2 or any(ground.use for ground in stated):
        return []
    part = next((ground.safeguard for ground in stated if ground.safeguard), None)
    reason = hops.GroundOrderUndeclared(tuple(ground.id for ground in stated))
    return [Remark(reason, case.at(part, "use"))]


def _roles_unknown(case: Case, grounds: list[Ground]) -> list[Remark]:
    """Roles choose the module; without them no clause can be judged."""
    if not _roleless(case, grounds) or roles_open(case):
        return []
    name = "roles" if isinstance(case.recipient, Subprocessor) else "id"
    return [Remark(hops.RolesUnknown(case.hop.importer_role is None), case.at(case.recipient, name))]


def _roleless(case: Case, grounds: list[Ground]) -> bool:
    """Whether a role is missing, and no decision stands that asks for none."""
    hop = case.hop
    decided = any(ground.outcome is Outcome.ADEQUACY for ground in grounds)
    return not (hop.exporter_role and hop.importer_role) and not decided


def _relied_on(case: Case, remark: Remark) -> bool:
    """With nothing else there, the decision on the country is what the parties must have relied on."""
    if isinstance(remark.reason, decisions.AdequacyNotCertified):
        return bool(case.schemes)
    return isinstance(remark.reason, _OF_DECISIONS)


_OF_DECISIONS = (
    decisions.AdequacyInvalidated, decisions.AdequacyExpired, decisions.AdequacyScopeUnproven,
    decisions.AdequacyDataExcluded, decisions.AdequacyPurposeExcluded, decisions.AdequacyAreaExcluded,
)  # fmt: skip


def _uncarried(case: Case, rejected: list[Remark], notes: list[Remark]) -> Verdict:
    """No ground covers the hop: what the inventory relied on is named, with the reason, where no fact is open that might."""
    if open_facts(case) or any(remark.open for remark in rejected):
        return Verdict(Outcome.UNKNOWN, rejected=tuple(rejected), notes=tuple(notes))
    if asking := tuple(adequacy.left_to_exporter(case)):
        return Verdict(Outcome.UNKNOWN, rejected=tuple(rejected), notes=(*notes, *asking))
    remarks = tuple(replace(remark, declared=True) if _relied_on(case, remark) else remark for remark in rejected)
    return Verdict(Outcome.NO_GROUND, rejected=remarks, notes=tuple(notes))
