"""Faults that leave a safeguard standing: what is open about it, each with a rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onward.law.model import Instrument
from onward.records.safeguards import Safeguard
from onward.records.values import says
from onward.transfers.assessment import assessment_defects
from onward.transfers.clauses import bases, clauses_of, label, module_of, remark
from onward.transfers.hop import Case
from onward.transfers.model import Remark
from onward.transfers.reasons import safeguards as reasons
from onward.transfers.requirements import same_group


def _unsigned(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    if not safeguard.signed and instrument.valid_from and not safeguard.unknown("signed"):
        yield remark(case, safeguard, reasons.SignedDateMissing(label(safeguard)))


def _importer_bound(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    if instrument.importer_not_subject_to_regime and case.bound_by(case.hop.regime):
        yield remark(case, safeguard, reasons.SccImporterUnderGdpr(label(safeguard), instrument.act))


def _linked(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    wanted = "linked-agreement" in instrument.requires and case.hop.importer_role == "processor"
    contract = case.contract
    bound = bool(says(safeguard.linked_agreement) or (contract and contract.kind in ("dpa", "art28-clauses")))
    if wanted and not bound and not safeguard.unknown("linked_agreement"):
        yield remark(case, safeguard, reasons.IdtaLinkedAgreementMissing(label(safeguard)))


def _authorisation(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    module = module_of(case, safeguard, instrument)
    clauses = clauses_of(case, safeguard, instrument)
    chosen = clauses.module(module) if clauses and module else None
    fine = chosen is None or not chosen.subprocessor_clause
    contract = case.contract
    named = _says_how(safeguard) or (contract and contract.subprocessors)
    by_base = any(map(_says_how, bases(case, safeguard)))
    if not fine and not named and not by_base:
        yield remark(case, safeguard, reasons.SubprocessorAuthorisationMissing(label(safeguard)))


def _says_how(safeguard: Safeguard) -> bool:
    """Whether the options of the clauses say how subprocessors are authorised, or that nobody knows yet."""
    terms = safeguard.terms
    return terms is not None and (says(terms.clause_9) or terms.unknown("clause_9") is not None)


def _sensitive(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    special = case.law.special(case.hop.kinds)
    if special and not any(map(says, safeguard.sensitive_measures)):
        module, clauses = module_of(case, safeguard, instrument), clauses_of(case, safeguard, instrument)
        chosen = clauses.module(module) if clauses and module else None
        clause = chosen.sensitive_clause if chosen else None
        yield remark(
            case, safeguard, reasons.SensitiveSafeguardsMissing(label(safeguard), tuple(sorted(special)), clause)
        )


def _disputed(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    pair = (case.hop.exporter_role, case.hop.importer_role)
    dispute = instrument.disputed(pair) if instrument.serves_outsider(pair) and not same_group(case) else None
    if dispute is not None:
        yield remark(case, safeguard, reasons.BcrRolesDisputed(label(safeguard), pair, dispute.note))


def _copy(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    stood_on = bases(case, safeguard) if instrument.kind == "addendum" else ()
    if not any(says(text) for each in (safeguard, *stood_on) for text in (each.document, each.copy)):
        yield remark(case, safeguard, reasons.SafeguardCopyMissing(label(safeguard)))


def _assessed(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    module = module_of(case, safeguard, instrument)
    clauses = clauses_of(case, safeguard, instrument)
    chosen = clauses.module(module) if clauses and module else None
    exempt = chosen is not None and not chosen.needs_assessment
    if instrument.needs_assessment and not exempt:
        stood_on = bases(case, safeguard) if instrument.kind == "addendum" else ()
        made = next((each.assessment for each in (safeguard, *stood_on) if each.assessment), None)
        yield from assessment_defects(case, safeguard, made, label(safeguard))


DEFECTS: tuple[Callable[[Case, Safeguard, Instrument], Iterator[Remark]], ...] = (
    _unsigned, _importer_bound, _assessed, _linked, _authorisation, _sensitive, _disputed, _copy,
)  # fmt: skip
