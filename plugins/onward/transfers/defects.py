"""Faults that leave a safeguard standing: what is open about it, each with a rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onward.law.model import Instrument
from onward.records.safeguards import Safeguard
from onward.transfers.assessment import assessment_defects
from onward.transfers.clauses import bases, clauses_of, label, module_of, remark
from onward.transfers.hop import Case
from onward.transfers.model import Remark
from onward.transfers.reasons import safeguards as reasons
from onward.transfers.requirements import same_group


def _unsigned(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if not one.signed and found.valid_from and not one.unknown("signed"):
        yield remark(case, one, reasons.SignedDateMissing(label(one)))


def _importer_bound(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.importer_not_subject_to_regime and case.bound_by(case.hop.regime):
        yield remark(case, one, reasons.SccImporterUnderGdpr(label(one), found.act))


def _linked(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    wanted = "linked-agreement" in found.requires and case.hop.importer_role == "processor"
    contract = case.contract
    bound = one.linked_agreement or (contract and contract.kind in ("dpa", "art28-clauses"))
    if wanted and not bound:
        yield remark(case, one, reasons.IdtaLinkedAgreementMissing(label(one)))


def _authorisation(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    module = module_of(case, one, found)
    clauses = clauses_of(case, one, found)
    chosen = clauses.module(module) if clauses and module else None
    fine = chosen is None or not chosen.subprocessor_clause
    contract = case.contract
    named = (one.terms and one.terms.clause_9) or (contract and contract.subprocessors)
    by_base = any(base.terms and base.terms.clause_9 for base in bases(case, one))
    if not fine and not named and not by_base:
        yield remark(case, one, reasons.SubprocessorAuthorisationMissing(label(one)))


def _sensitive(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    special = case.law.special(case.hop.kinds)
    if special and not one.sensitive_measures:
        module, clauses = module_of(case, one, found), clauses_of(case, one, found)
        chosen = clauses.module(module) if clauses and module else None
        clause = chosen.sensitive_clause if chosen else None
        yield remark(case, one, reasons.SensitiveSafeguardsMissing(label(one), tuple(sorted(special)), clause))


def _disputed(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    pair = (case.hop.exporter_role, case.hop.importer_role)
    dispute = found.disputed(pair) if found.serves_outsider(pair) and not same_group(case) else None
    if dispute is not None:
        yield remark(case, one, reasons.BcrRolesDisputed(label(one), pair, dispute.note))


def _copy(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    stood_on = bases(case, one) if found.kind == "addendum" else ()
    if not any(each.document or each.copy for each in (one, *stood_on)):
        yield remark(case, one, reasons.SafeguardCopyMissing(label(one)))


def _assessed(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    module = module_of(case, one, found)
    clauses = clauses_of(case, one, found)
    chosen = clauses.module(module) if clauses and module else None
    exempt = chosen is not None and not chosen.needs_assessment
    if found.needs_assessment and not exempt:
        stood_on = bases(case, one) if found.kind == "addendum" else ()
        made = next((each.assessment for each in (one, *stood_on) if each.assessment), None)
        yield from assessment_defects(case, one, made, label(one))


DEFECTS: tuple[Callable[[Case, Safeguard, Instrument], Iterator[Remark]], ...] = (
    _unsigned, _importer_bound, _assessed, _linked, _authorisation, _sensitive, _disputed, _copy,
)  # fmt: skip
