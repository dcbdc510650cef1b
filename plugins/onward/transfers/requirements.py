"""Faults that void a safeguard: wrong kind, days, roles, signatories, or something missing that the instrument asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onward.graph import CUSTOMER, legal_entity
from onward.law.model import Instrument
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Subprocessor
from onward.records.safeguards import Safeguard
from onward.transfers.approvals import can_approve
from onward.transfers.clauses import bases, fitting, label, modules, remark
from onward.transfers.hop import Case
from onward.transfers.model import Remark
from onward.transfers.reasons import Reason
from onward.transfers.reasons import safeguards as reasons
from onward.transfers.reasons.decisions import AdequacyInvalidated


def _kind(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.kind == "art28-clauses":
        yield remark(case, one, reasons.DpaIsNotTransferInstrument(label(one), found.act))
    if found.kind == "framework":
        yield remark(case, one, AdequacyInvalidated(found.act, found.valid_to))


def _dates(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.kind in ("art28-clauses", "framework"):
        return
    name, signed = label(one), one.signed
    yield from _begun(case, one)
    if signed and found.valid_from and signed < found.valid_from:
        yield remark(case, one, reasons.InstrumentPredatesAct(name, found.act, signed, found.valid_from), "signed")
    if signed and found.new_until and signed > found.new_until:
        yield remark(case, one, reasons.SccRepealed(name, found.act, signed, found.new_until), "signed")
    elif found.valid_to and found.valid_to < case.law.day:
        yield remark(case, one, reasons.SccTransitionOver(name, found.act, found.valid_to, found.replaced_by))
    elif found.new_until and not signed:
        yield remark(case, one, reasons.SignedDateMissing(name, found.act, found.new_until))


def _begun(case: Case, one: Safeguard) -> Iterator[Remark]:
    if one.signed and one.signed > case.law.day:
        yield remark(case, one, reasons.SafeguardNotYetSigned(label(one), one.signed), "signed")


def _stood_on(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    """An addendum is worth what the clauses are on which it stands: signed, in time, by the parties of this hop."""
    if found.kind == "addendum":
        faults = [[*_begun(case, base), *_ended(case, base), *_by_parties(case, base)] for base in bases(case, one)]
        if faults and all(faults):
            yield from faults[0]


def _roles(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    """The module must fit the roles; a binding corporate rule its type."""
    hop = case.hop
    pair = (hop.exporter_role, hop.importer_role)
    if None in pair:
        return
    if found.modules_ or found.kind == "addendum":
        chosen, fit = modules(case, one, found), fitting(case, one, found)
        if not chosen:
            yield remark(case, one, reasons.SccModuleMissing(label(one)))
        elif not set(chosen) & set(fit):
            field = "modules" if one.modules else "module"
            yield remark(case, one, reasons.SccModuleMismatch(label(one), pair, fit, chosen), field)
    elif found.roles and pair not in found.roles and not _serves_outsider(case, found):
        bcr = found.kind == "bcr"
        fault = reasons.BcrTypeMismatch(label(one), pair) if bcr else reasons.SccModuleMismatch(label(one), pair)
        yield remark(case, one, fault)


def _signatories(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    yield from _by_parties(case, one)


def _by_parties(case: Case, one: Safeguard) -> Iterator[Remark]:
    """Clauses bind who signed them: the legal exporter must be among them (counsel's rule on flows of customers)."""
    hop = case.hop
    if one.parties:
        named = {_entity(case, party) for party in one.parties}
        absent = [who for who in (hop.exporter, hop.importer) if who not in named]
    else:
        engaged = isinstance(case.recipient, Subprocessor)
        absent = [CUSTOMER] if engaged and hop.exporter == CUSTOMER else []
    if absent:
        field = "parties" if one.parties else "instrument"
        yield remark(case, one, reasons.SafeguardPartiesMismatch(label(one), tuple(absent)), field)


def _entity(case: Case, party: str) -> str:
    return legal_entity(case.inventory, party)


def _requirements(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    for need in found.requires:
        check = _REQUIRED.get(need)
        if check is not None and not (need == "same-group" and _serves_outsider(case, found)):
            yield from (remark(case, one, *fault) for fault in check(case, one))
    yield from _ended(case, one)


def _ended(case: Case, one: Safeguard) -> Iterator[Remark]:
    """What is agreed, or approved, for a time that is over."""
    held = [(one, one.expires), *([(one.approval, one.approval.expires)] if one.approval else [])]
    for holder, expires in held:
        if expires and expires < case.law.day:
            yield Remark(reasons.CertificateExpired(label(one), expires), case.at(holder, "expires"), label(one))


_Fault = tuple[Reason, str]


def same_group(case: Case) -> bool:
    """Whether exporter and importer are companies of one group."""
    theirs = case.party
    group = {theirs.group, theirs.parent.name if theirs.parent else None} - {None} if theirs else set()
    return bool(case.hop.exporter_group & group)


def _serves_outsider(case: Case, found: Instrument) -> bool:
    """Whether rules of the importer's group cover an exporter outside of it, in the roles of this hop."""
    return found.serves_outsider((case.hop.exporter_role, case.hop.importer_role)) and not same_group(case)


def _same_group(case: Case, one: Safeguard) -> Iterator[_Fault]:
    if not same_group(case):
        yield reasons.BcrOutsideGroup(label(one)), "instrument"


def _approval(case: Case, one: Safeguard) -> Iterator[_Fault]:
    if not (one.approval and one.approval.reference):
        yield reasons.ApprovalMissing(label(one), "approval"), "approval"
    elif one.approval.by and not can_approve(case.law, case.hop.regime, one.approval.by):
        yield reasons.ApprovalMissing(label(one), "approval", one.approval.by), "approval"


def _treaty(case: Case, one: Safeguard) -> Iterator[_Fault]:
    if not (one.ref or one.document):
        yield reasons.ApprovalMissing(label(one), "ref"), "instrument"


def _notified(case: Case, one: Safeguard) -> Iterator[_Fault]:
    if not one.notified or one.notified > case.law.day:
        yield reasons.ApprovalMissing(label(one), "notified"), "notified"


def _adapted(case: Case, one: Safeguard) -> Iterator[_Fault]:
    if not one.swiss_adaptations:
        yield reasons.SwissAddendumMissing(label(one), one.signed), "swiss_adaptations"


def _committed(case: Case, one: Safeguard) -> Iterator[_Fault]:
    if not one.binding_commitments:
        yield reasons.ApprovalMissing(label(one), "binding_commitments"), "binding_commitments"


def _expiry(case: Case, one: Safeguard) -> Iterator[_Fault]:
    if not (one.expires or (one.approval and one.approval.expires)):
        yield reasons.CertificateExpired(label(one), None), "expires"


def _public_bodies(case: Case, one: Safeguard) -> Iterator[_Fault]:
    """Both ends have to be public: the exporter of this hop, and not the organization whose inventory it is."""
    ours = case.organization if case.hop.exporter == ORGANIZATION else None
    sender = case.inventory.actors.get(case.hop.exporter)
    public = (ours and (ours.kind == "public-authority" or ours.org)) or (sender and sender.kind == "authority")
    theirs = case.party
    if not (public and theirs and (theirs.kind == "public-authority" or theirs.org)):
        yield reasons.ApprovalMissing(label(one), "public-bodies"), "instrument"


_REQUIRED: dict[str, Callable[[Case, Safeguard], Iterator[_Fault]]] = {
    "same-group": _same_group,
    "approval": _approval,
    "notified-before": _notified,
    "swiss-adaptations": _adapted,
    "binding-commitments": _committed,
    "expires": _expiry,
    "public-bodies": _public_bodies,
    "treaty": _treaty,
}


def _negative(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    stood_on = bases(case, one) if found.kind == "addendum" else ()
    made = next((each.assessment for each in (one, *stood_on) if each.assessment), None)
    if found.needs_assessment and made and made.outcome == "not-adequate":
        span = case.at(made, "outcome")
        yield Remark(reasons.AssessmentNotAdequate(label(one)), span, label(one))


VOIDS: tuple[Callable[[Case, Safeguard, Instrument], Iterator[Remark]], ...] = (
    _kind, _dates, _stood_on, _roles, _signatories, _requirements, _negative,
)  # fmt: skip
OF_DEROGATIONS: tuple[Callable[[Case, Safeguard], Iterator[Remark]], ...] = (_begun, _ended, _by_parties)
"""Faults for which a derogation that is named does not cover the hop: its time, and who relies on it."""
