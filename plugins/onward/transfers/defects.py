"""Faults that leave a safeguard standing: what is open about it, each with a rule of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onward.law.model import Instrument
from onward.records.safeguards import Safeguard
from onward.transfers.assessment import assessment_defects
from onward.transfers.clauses import bases, clauses_of, label, module_of, remark
from onward.transfers.hop import Case
from onward.transfers.model import Remark


def _unsigned(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if not one.signed and found.valid_from and not one.unknown("signed"):
        yield remark(case, one, "signed-date-missing", f"no day of signature is given for {label(one)}")


def _importer_bound(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.importer_not_subject_to_regime and case.bound_by(case.hop.regime):
        message = f"{found.act} was not written for a recipient that {case.hop.regime} binds directly"
        yield remark(case, one, "scc-importer-under-gdpr", message)


def _linked(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    wanted = "linked-agreement" in found.requires and case.hop.importer_role == "processor"
    contract = case.contract
    bound = one.linked_agreement or (contract and contract.kind in ("dpa", "art28-clauses"))
    if wanted and not bound:
        message = f"{one.instrument} holds no processing terms: name the agreement that it is linked to"
        yield remark(case, one, "idta-linked-agreement-missing", message)


def _authorisation(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    module = module_of(case, one, found)
    clauses = clauses_of(case, one, found)
    chosen = clauses.module(module) if clauses and module else None
    fine = chosen is None or not chosen.subprocessor_clause
    contract = case.contract
    named = (one.terms and one.terms.clause_9) or (contract and contract.subprocessors)
    by_base = any(base.terms and base.terms.clause_9 for base in bases(case, one))
    if not fine and not named and not by_base:
        message = f"{label(one)} does not say whether subprocessors need specific or general authorisation"
        yield remark(case, one, "subprocessor-authorisation-missing", message)


def _sensitive(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    special = case.law.special(case.hop.kinds)
    if special and not one.sensitive_measures:
        message = f"{', '.join(sorted(special))} data goes out under {label(one)}; no extra protection is listed"
        yield remark(case, one, "sensitive-safeguards-missing", message)


def _copy(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    stood_on = bases(case, one) if found.kind == "addendum" else ()
    if not any(each.document or each.copy for each in (one, *stood_on)):
        message = f"people may ask for a copy of {label(one)}; the record names neither a link nor a contact"
        yield remark(case, one, "safeguard-copy-missing", message)


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
    _unsigned, _importer_bound, _assessed, _linked, _authorisation, _sensitive, _copy,
)  # fmt: skip
