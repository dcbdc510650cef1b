"""Onward transfers: what the ground of one hop asks of the next.

Source: Art. 44 GDPR; Clauses 8.7 (Module 1), 8.8 and 9(b) (Modules 2 and 3) of Decision (EU) 2021/914; the DPF's principle
of accountability for onward transfer.
"""

from __future__ import annotations

from collections.abc import Iterator

from onward.finding import Span
from onward.records.safeguards import Contract
from onward.transfers.hop import Carried, Case
from onward.transfers.model import Ground, NoTransfer, Outcome, Remark, Verdict
from onward.transfers.openness import contract_open, subjection_open
from onward.transfers.places import Basis, acts_alone
from onward.transfers.reasons.hops import DpfOnwardContractMissing, SubprocessorFlowDownMissing
from onward.transfers.reasons.safeguards import SafeguardPartiesUnstated

FLOW_DOWN = "scc-9b"
PROCESSING_CONTRACT = "scc-8.8"
FRAMEWORK_CONTRACT = "dpf-onward"
_PROCESSING = ("dpa", "art28-clauses")
_P2P, _C2P = ("processor", "processor"), ("controller", "processor")
Next = tuple[str, Carried]


def is_subprocessor_hop(case: Case) -> bool:
    """Whether an importer bound by Module 2 or 3 engages a sub-processor: Clause 9(b), in adequate countries too."""
    hop = case.hop
    return hop.carried is Carried.CLAUSES_PROCESSOR and (hop.exporter_role, hop.importer_role) == _P2P


def grounds(case: Case) -> Iterator[Ground]:
    """Grounds that exist only for data that came under clauses."""
    contract = agreed(case)
    down = contract.flow_down if contract else None
    if is_subprocessor_hop(case) and down and down.kind == "scc-9b" and down.third_party_beneficiary:
        yield Ground(FLOW_DOWN, Outcome.SAFEGUARD, parts=(FLOW_DOWN,))
    if _by_own_processor(case) and not tuple(doubts(case)):
        yield Ground(PROCESSING_CONTRACT, Outcome.SAFEGUARD, parts=(PROCESSING_CONTRACT,))


def doubts(case: Case) -> Iterator[Remark]:
    """A contract on processing is with whoever engaged the processor; where several companies send to it, that is not said."""
    companies = tuple(company for company, _ in case.senders)
    if len(companies) > 1 and _by_own_processor(case):
        reason = SafeguardPartiesUnstated(PROCESSING_CONTRACT, companies, contract=True)
        yield Remark(reason, _at_contract(case), PROCESSING_CONTRACT, open=True, asks=True)


def _by_own_processor(case: Case) -> bool:
    """Whether an importer under Module 1 passes data to a processor with which a contract on processing is recorded."""
    hop, contract = case.hop, agreed(case)
    own_processor = hop.carried is Carried.CLAUSES_CONTROLLER and (hop.exporter_role, hop.importer_role) == _C2P
    return own_processor and contract is not None and contract.kind in _PROCESSING


def flow_down_missing(case: Case, carrying: tuple[Ground, ...]) -> Iterator[Remark]:
    """Clause 9(b): without a contract of the same substance, or Module 3 itself, the sub-processor is not bound."""
    bound = any(ground.id == FLOW_DOWN or ground.outcome is Outcome.SAFEGUARD for ground in carrying)
    if is_subprocessor_hop(case) and not bound and not contract_open(case):
        contract = agreed(case)
        down = contract.flow_down if contract else None
        reason = SubprocessorFlowDownMissing(without_beneficiaries=bool(down and down.kind == "scc-9b"))
        yield Remark(reason, _at_contract(case), FLOW_DOWN)


def framework(case: Case) -> Ground | Remark:
    """After the DPF a contract with the third party is needed; the country does not matter."""
    contract = agreed(case)
    down = contract.flow_down if contract else None
    if down and down.kind in ("dpf-agent", "dpf-controller"):
        return Ground(FRAMEWORK_CONTRACT, Outcome.SAFEGUARD, parts=(FRAMEWORK_CONTRACT,))
    return Remark(DpfOnwardContractMissing(), _at_contract(case), FRAMEWORK_CONTRACT)


def agreed(case: Case) -> Contract | None:
    """The processing contract with the recipient, unless it is still to be signed."""
    contract = case.contract
    return contract if contract and not (contract.signed and contract.signed > case.law.day) else None


def _at_contract(case: Case) -> Span:
    return case.at(case.contract, "flow_down") if case.contract else case.at(case.recipient, "id")


def after(case: Case, verdict: Verdict) -> Iterator[Next]:
    """The regimes under which the importer's own passing-on is judged, and by which rule."""
    hop, party = case.hop, case.party
    seats = (party.country, acts_alone(party)) if party and not party.org else ()  # immune from the law of its host
    home = (case.law.territorial(seat) for seat in seats if seat)  # Art. 3(1) GDPR: the establishment binds
    direct = tuple(law for law in dict.fromkeys((*hop.engagement.laws, *home)) if law in case.law.full_regimes())
    travels = tuple(then for then in _travels(case, verdict) if then[1] is not Carried.OUTSIDE or then[0] not in direct)
    yield from travels
    if verdict.outcome is not Outcome.NO_TRANSFER or verdict.reason in _UNBOUND_UNTIL_HERE:
        yield from ((law, Carried.ORIGIN) for law in direct if law and (law, Carried.ORIGIN) not in travels)
        if not travels and not direct:
            yield hop.regime, Carried.UNSETTLED if party and subjection_open(party) else Carried.OUTSIDE


_UNBOUND_UNTIL_HERE = (NoTransfer.DIRECT_COLLECTION, NoTransfer.OUTSIDE_REGIME)
"""Where nobody before was an exporter under a law, the recipient may still be bound by its own."""


def _travels(case: Case, verdict: Verdict) -> Iterator[Next]:
    hop = case.hop
    match verdict.outcome:
        case Outcome.NO_TRANSFER:
            yield from _unrestricted(case, verdict.reason)
        case Outcome.UNKNOWN if case.spot.basis is Basis.UNASKED:
            yield hop.regime, Carried.ORIGIN
        case Outcome.NO_GROUND:
            yield hop.regime, Carried.BROKEN
        case Outcome.UNKNOWN:
            yield hop.regime, Carried.UNSETTLED
        case Outcome.DEROGATION:
            yield hop.regime, Carried.DEROGATION
        case Outcome.SAFEGUARD if verdict.ground and verdict.ground.id == FRAMEWORK_CONTRACT:
            yield hop.regime, Carried.FRAMEWORK
        case Outcome.SAFEGUARD if _binds_a_group(case, verdict):
            yield hop.regime, Carried.ORIGIN
        case Outcome.SAFEGUARD if hop.importer_role == "processor":
            yield hop.regime, Carried.CLAUSES_PROCESSOR
        case Outcome.SAFEGUARD if not hop.returns:
            yield hop.regime, Carried.CLAUSES_CONTROLLER
        case Outcome.ADEQUACY:
            yield from _adequate(case, verdict)


def _binds_a_group(case: Case, verdict: Verdict) -> bool:
    """Binding corporate rules have no clause for others: what leaves the group needs a mechanism of its own."""
    name = verdict.ground.parts[0] if verdict.ground and verdict.ground.parts else ""
    instrument = case.law.instrument(case.hop.regime, name)
    return instrument is not None and instrument.kind == "bcr"


def _unrestricted(case: Case, reason: NoTransfer | None) -> Iterator[Next]:
    hop = case.hop
    if reason in (NoTransfer.MEMBER, NoTransfer.CUSTOMER_OPERATED):
        yield hop.regime, Carried.ORIGIN
    elif reason is NoTransfer.SAME_ENTITY and case.spot.basis is not Basis.STAFF:
        yield hop.regime, Carried.ORIGIN if case.spot.basis is Basis.OWN else hop.carried
    elif reason is NoTransfer.DIRECT_COLLECTION and hop.importer_role == "processor":
        yield hop.regime, Carried.ORIGIN
    elif reason is NoTransfer.OUTSIDE_REGIME:
        yield hop.regime, Carried.OUTSIDE


def _adequate(case: Case, verdict: Verdict) -> Iterator[Next]:
    """A country's adequacy hands over to its own law; a scheme's hands over to the scheme's principles.

    Clauses that apply in parallel to a scheme bind the importer as a contract, whatever other mechanism covers the transfer; those
    that are a fallback, or of which nobody says how they apply, are not counted on.
    """
    decision = verdict.ground.adequacy if verdict.ground else None
    law = case.law
    if is_subprocessor_hop(case):
        yield case.hop.regime, Carried.CLAUSES_PROCESSOR
    elif decision is not None and decision.scheme:
        yield law.framework(decision.scheme), Carried.FRAMEWORK
        if case.hop.importer_role == "processor" and any(
            ground.safeguard and ground.use == "parallel" for ground in verdict.others
        ):
            yield case.hop.regime, Carried.CLAUSES_PROCESSOR
    else:
        of_country = case.countries and case.spot.basis is not Basis.ORGANISATION
        taking_over = law.territorial(case.countries[0]) if of_country else None
        if taking_over in law.full_regimes() and taking_over:
            yield taking_over, Carried.ORIGIN
        else:
            yield taking_over or case.hop.regime, Carried.ADVISORY
