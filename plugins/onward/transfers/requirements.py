"""Faults that void a safeguard: wrong kind, days, roles, signatories, or something missing that the instrument asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onward.graph import CUSTOMER, legal_entity
from onward.law.model import Instrument
from onward.records.parties import Subprocessor
from onward.records.safeguards import Safeguard
from onward.transfers.clauses import fitting, label, modules, remark
from onward.transfers.hop import Case
from onward.transfers.model import Remark


def _kind(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.kind == "art28-clauses":
        message = f"{found.act} settles processing inside the EEA; it is no ground for a transfer"
        yield remark(case, one, "dpa-is-not-transfer-instrument", message)
    if found.kind == "framework":
        message = f"{found.act} was invalidated and carries no transfer since {found.valid_to}"
        yield remark(case, one, "adequacy-invalidated", message)


def _dates(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.kind in ("art28-clauses", "framework"):
        return
    if one.signed and found.valid_from and one.signed < found.valid_from:
        message = f"signed on {one.signed}, before {found.act} applied ({found.valid_from})"
        yield remark(case, one, "instrument-predates-act", message, "signed")
    if one.signed and found.new_until and one.signed > found.new_until:
        message = f"signed on {one.signed}; {found.act} could be signed until {found.new_until}"
        yield remark(case, one, "scc-repealed", message, "signed")
    elif found.valid_to and found.valid_to < case.law.day:
        message = f"contracts on {found.act} could be relied on until {found.valid_to}"
        yield remark(case, one, "scc-transition-over", message, mend=f"sign {found.replaced_by or 'a new instrument'}")
    elif found.new_until and not one.signed:
        message = f"{found.act} could be signed until {found.new_until}; no date of signature is given"
        yield replace(remark(case, one, "signed-date-missing", message), severity="error")


def _roles(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    """The module must fit the roles; a binding corporate rule its type."""
    hop = case.hop
    pair = (hop.exporter_role, hop.importer_role)
    if None in pair:
        return
    if found.modules_ or found.kind == "addendum":
        chosen, fit = modules(case, one, found), fitting(case, one, found)
        if not chosen:
            yield remark(case, one, "scc-module-missing", f"no module of {one.instrument} is named")
        elif not set(chosen) & set(fit):
            need = " or ".join(map(str, fit)) or "none"
            had = ", ".join(map(str, chosen))
            message = f"a {pair[0]} that sends to a {pair[1]} needs module {need}; the contract has module {had}"
            yield remark(
                case, one, "scc-module-mismatch", message, "modules" if one.modules else "module", f"sign module {need}"
            )
    elif found.roles and pair not in found.roles:
        rule = "bcr-type-mismatch" if found.kind == "bcr" else "scc-module-mismatch"
        yield remark(case, one, rule, f"{one.instrument} is not made for a {pair[0]} that sends to a {pair[1]}")


def _signatories(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    """Clauses bind who signed them: the legal exporter must be among them (counsel's rule on flows of customers)."""
    hop = case.hop
    if one.parties:
        named = {_entity(case, party) for party in one.parties}
        absent = [who for who in (hop.exporter, hop.importer) if who not in named]
    else:
        engaged = isinstance(case.recipient, Subprocessor)
        absent = [CUSTOMER] if engaged and hop.exporter == CUSTOMER else []
    if absent:
        message = f"{label(one)} is not signed by {' and '.join(absent)}, so it binds nobody in this hop"
        name = "parties" if one.parties else "instrument"
        yield remark(case, one, "safeguard-parties-mismatch", message, name)


def _entity(case: Case, party: str) -> str:
    return legal_entity(case.inventory, party)


def _requirements(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    for need in found.requires:
        check = _REQUIRED.get(need)
        if check and (fault := check(case, one)):
            rule, message, name = fault
            signed = f" signed {one.signed}" if one.signed else ""
            mend = f"add the Swiss adaptations to the {label(one)}{signed}" if need == "swiss-adaptations" else ""
            yield remark(case, one, rule, message, name, mend)
    holder = one.approval if one.approval and not one.expires else one
    if holder.expires and holder.expires < case.law.day:
        message = f"{one.instrument} expired on {holder.expires}"
        yield Remark("certificate-expired", message, case.step(message, holder, "expires"), label(one))


_Fault = tuple[str, str, str] | None


def _same_group(case: Case, one: Safeguard) -> _Fault:
    theirs = case.party
    group = {theirs.group, theirs.parent.name if theirs.parent else None} - {None} if theirs else set()
    if case.hop.exporter_group & group or theirs is case.organization:
        return None
    return ("bcr-outside-group", "binding corporate rules bind one group; the recipient is not of it", "instrument")


def _approval(case: Case, one: Safeguard) -> _Fault:
    if one.approval and one.approval.reference:
        return None
    return ("approval-missing", f"{one.instrument} carries a transfer only with an authority's approval", "approval")


def _notified(case: Case, one: Safeguard) -> _Fault:
    if one.notified:
        return None
    return ("approval-missing", f"{one.instrument} must be notified to the authority beforehand", "notified")


def _adapted(case: Case, one: Safeguard) -> _Fault:
    if one.swiss_adaptations:
        return None
    return ("swiss-addendum-missing", f"{label(one)} needs the Swiss adaptations", "swiss_adaptations")


def _committed(case: Case, one: Safeguard) -> _Fault:
    if one.binding_commitments:
        return None
    return ("approval-missing", f"{one.instrument} needs binding commitments of the recipient", "binding_commitments")


def _expiry(case: Case, one: Safeguard) -> _Fault:
    if one.expires or (one.approval and one.approval.expires):
        return None
    return ("certificate-expired", f"no day is given until which {one.instrument} holds", "expires")


_REQUIRED: dict[str, Callable[[Case, Safeguard], _Fault]] = {
    "same-group": _same_group,
    "approval": _approval,
    "notified-before": _notified,
    "swiss-adaptations": _adapted,
    "binding-commitments": _committed,
    "expires": _expiry,
}


def _negative(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.needs_assessment and one.assessment and one.assessment.outcome == "not-adequate":
        message = "the assessment says that the instrument does not protect the data there"
        step = case.step(message, one.assessment, "outcome")
        yield Remark("assessment-not-adequate", message, step, label(one))


VOIDS: tuple[Callable[[Case, Safeguard, Instrument], Iterator[Remark]], ...] = (
    _kind, _dates, _roles, _signatories, _requirements, _negative,
)  # fmt: skip
