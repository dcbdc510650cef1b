"""What nobody has found out yet and might cover a hop: an unknown fact is no yes, and no no either."""

from __future__ import annotations

from collections.abc import Iterator

from onward.records.base import Part
from onward.records.parties import Party, Subprocessor
from onward.transfers.hop import Carried, Case
from onward.transfers.operators import named_by

_BY_CONTRACT = (Carried.CLAUSES_PROCESSOR, Carried.CLAUSES_CONTROLLER)


def open_facts(case: Case) -> bool:
    """Whether a fact is marked unknown that, once known, might cover the hop: what is agreed with the importer, its entry
    in a scheme where a decision on its country asks for one, the roles where something is agreed, and the contract
    where the rules for data that came under clauses look at it.
    """
    return any(True for _ in _open(case))


def _open(case: Case) -> Iterator[str]:
    named = any(safeguard.unknown(fact) for safeguard in case.safeguards for fact in ("instrument", "ref"))
    unsettled = case.hop.engagement.unsettled or named
    if unsettled:
        yield "safeguards"
    listed = (part.unknown("scheme") for part in case.schemes)
    if (any(part.unknown("schemes") for part in _whose(case)) or any(listed)) and _asked_for(case):
        yield "schemes"
    if roles_open(case) and (case.safeguards or unsettled):
        yield "roles"
    if contract_open(case) and case.hop.carried in _BY_CONTRACT:
        yield "contract"


def roles_open(case: Case) -> bool:
    """Whether it is recorded that nobody knows yet in which role the recipient acts."""
    roles = case.recipient.roles if isinstance(case.recipient, Subprocessor) else ()
    return bool(case.recipient.unknown("roles")) or any(role.unknown("role") for role in roles)


def contract_open(case: Case) -> bool:
    """Whether it is recorded that nobody knows yet what the contract with the recipient says of the next one."""
    contract = case.contract
    down = contract.flow_down if contract else None
    parts = ((case.recipient, "contract"), (contract, "kind"), (contract, "flow_down"), (down, "kind"))
    return any(part.unknown(fact) for part, fact in (*parts, (down, "third_party_beneficiary")) if part is not None)


def _whose(case: Case) -> Iterator[Part]:
    """The records that may hold an entry of the importer."""
    yield case.recipient
    if case.party is not None:
        yield case.party
    naming = case.inventory.parties.get(named_by(case.recipient.id))
    if naming is not None:
        yield naming


def _asked_for(case: Case) -> bool:
    """Whether a decision in force on the country asks for an entry in a scheme."""
    country = case.countries[0] if case.countries else None
    decisions = case.law.adequacy(case.hop.regime, country=country) if country else ()
    return any(decision.scheme and decision.in_force(case.law.day) for decision in decisions)


def subjection_open(party: Party) -> bool:
    """Whether it is recorded that nobody knows yet which laws bind a company beside that of its seat."""
    stated = party.subject_to or ()
    return bool(party.unknown("subject_to")) or any(subjection.unknown("regime") for subjection in stated)
