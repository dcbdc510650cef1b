"""Faults that void a safeguard: wrong kind, days, roles, signatories, or something missing that the instrument asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onward.graph import CUSTOMER, legal_entity
from onward.law.model import Instrument
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Subprocessor
from onward.records.safeguards import Safeguard
from onward.records.values import says
from onward.transfers.approvals import approver, can_approve, known_authority
from onward.transfers.clauses import bases, fitting, label, modules, remark
from onward.transfers.hop import Case
from onward.transfers.model import Remark
from onward.transfers.reasons import Reason
from onward.transfers.reasons import safeguards as reasons
from onward.transfers.reasons.decisions import AdequacyInvalidated


def _kind(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    if instrument.kind == "art28-clauses":
        yield remark(case, safeguard, reasons.DpaIsNotTransferInstrument(label(safeguard), instrument.act))
    if instrument.kind == "framework":
        yield remark(case, safeguard, AdequacyInvalidated(instrument.act, instrument.valid_to))


def _dates(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    if instrument.kind in ("art28-clauses", "framework"):
        return
    name, signed = label(safeguard), safeguard.signed
    yield from _begun(case, safeguard)
    first = instrument.relied_from or instrument.valid_from
    if first and case.law.day < first:
        yield remark(case, safeguard, reasons.InstrumentPredatesAct(name, instrument.act, None, first), "signed")
    elif signed and instrument.valid_from and signed < instrument.valid_from:
        yield remark(
            case,
            safeguard,
            reasons.InstrumentPredatesAct(name, instrument.act, signed, instrument.valid_from),
            "signed",
        )
    if signed and instrument.new_until and signed > instrument.new_until:
        yield remark(case, safeguard, reasons.SccRepealed(name, instrument.act, signed, instrument.new_until), "signed")
    elif instrument.valid_to and instrument.valid_to < case.law.day:
        yield remark(
            case,
            safeguard,
            reasons.SccTransitionOver(name, instrument.act, instrument.valid_to, instrument.replaced_by),
        )
    elif instrument.new_until and not signed:
        missing = reasons.SignedDateMissing(name, instrument.act, instrument.new_until)
        yield remark(case, safeguard, missing, "instrument", "signed")


def _begun(case: Case, safeguard: Safeguard) -> Iterator[Remark]:
    if safeguard.signed and safeguard.signed > case.law.day:
        yield remark(case, safeguard, reasons.SafeguardNotYetSigned(label(safeguard), safeguard.signed), "signed")


def _stood_on(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    """An addendum is worth what the clauses are on which it stands: signed, in time, by the parties of this hop."""
    if instrument.kind == "addendum":
        faults = [
            [*_begun(case, base), *_ended(case, base), *_by_parties(case, base)] for base in bases(case, safeguard)
        ]
        if faults and all(faults):
            yield from faults[0]


def _roles(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    """The module must fit the roles; a binding corporate rule its type."""
    hop = case.hop
    pair = (hop.exporter_role, hop.importer_role)
    if None in pair:
        return
    if instrument.modules_ or instrument.kind == "addendum":
        chosen, fit = modules(case, safeguard, instrument), fitting(case, safeguard, instrument)
        if not chosen:
            missing = remark(case, safeguard, reasons.SccModuleMissing(label(safeguard)), "instrument", *_MODULES)
            stood_on = bases(case, safeguard) if instrument.kind == "addendum" else ()
            yield replace(missing, open=missing.open or any(base.unknown(of) for base in stood_on for of in _MODULES))
        elif not set(chosen) & set(fit):
            field = "modules" if safeguard.modules else "module"
            yield remark(case, safeguard, reasons.SccModuleMismatch(label(safeguard), pair, fit, chosen), field)
    elif instrument.roles and pair not in instrument.roles and not _serves_outsider(case, instrument):
        bcr = instrument.kind == "bcr"
        fault = (
            reasons.BcrTypeMismatch(label(safeguard), pair)
            if bcr
            else reasons.SccModuleMismatch(label(safeguard), pair)
        )
        yield remark(case, safeguard, fault)


def _signatories(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    yield from _by_parties(case, safeguard)


def _by_parties(case: Case, safeguard: Safeguard) -> Iterator[Remark]:
    """Clauses bind who signed them: the legal exporter must be among them (counsel's rule on flows of customers).

    Where nothing says who signed, it was we, or the only company that sends to the recipient; of several, nobody knows.
    """
    hop = case.hop
    if exporters := _other_exporters(case, safeguard):
        unstated = remark(case, safeguard, reasons.SafeguardPartiesUnstated(label(safeguard), exporters))
        yield replace(unstated, open=True, asks=not safeguard.unknown("parties"))
        return
    if safeguard.parties:
        named = {_entity(case, party) for party in safeguard.parties}
        absent = [who for who in (hop.exporter, hop.importer) if who not in named]
    else:
        engaged = isinstance(case.recipient, Subprocessor)
        absent = [CUSTOMER] if engaged and hop.exporter == CUSTOMER else []
    if absent:
        field = "parties" if safeguard.parties else "instrument"
        mismatch = reasons.SafeguardPartiesMismatch(label(safeguard), tuple(absent))
        yield remark(case, safeguard, mismatch, field, "parties")


def _other_exporters(case: Case, safeguard: Safeguard) -> tuple[str, ...]:
    """The companies with which a recipient may have signed what its record states without parties, where the exporter of this
    hop is one of several and not we.
    """
    ours = safeguard.parties or case.hop.exporter in (ORGANIZATION, CUSTOMER)
    if ours or not any(safeguard is of_record for of_record in getattr(case.recipient, "safeguards", ())):
        return ()
    companies = tuple(
        company
        for company, purposes in case.senders
        if not safeguard.applies_to or not purposes or {*purposes} & {*safeguard.applies_to}
    )
    return companies if len(companies) > 1 else ()


def _entity(case: Case, party: str) -> str:
    """Who signed, in law; people also call the organization by its id or its names."""
    ours = case.organization
    if ours is not None and party not in case.inventory.parties and party in (ours.id, ours.name, ours.legal_name):
        return ORGANIZATION
    return legal_entity(case.inventory, party)


def _requirements(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    for need in instrument.requires:
        check = _REQUIRED.get(need)
        if check is not None and not (need == "same-group" and _serves_outsider(case, instrument)):
            waits = _waits(case, safeguard, need)
            faults = (remark(case, safeguard, *fault) for fault in check(case, safeguard))
            yield from (replace(fault, open=fault.open or waits) for fault in faults)
            if need == "approval" and instrument.kind != "certification":
                yield from _approved_by_stranger(case, safeguard)
    yield from _ended(case, safeguard)


def _waits(case: Case, safeguard: Safeguard, need: str) -> bool:
    """Whether it is recorded that nobody knows yet what a requirement asks for."""
    if need == "same-group":
        return _group_unknown(case)
    if need == "approval":
        return bool(safeguard.approval and any(map(safeguard.approval.unknown, ("by", "reference"))))
    ends = (case.party, case.organization if case.hop.exporter == ORGANIZATION else None)
    return need == "public-bodies" and any(end.unknown("kind") for end in ends if end)


def _approved_by_stranger(case: Case, safeguard: Safeguard) -> Iterator[Remark]:
    """An approval by nobody in particular, or by somebody of whom the law data does not know whether it is an authority."""
    given, by = safeguard.approval, approver(case.law, safeguard.approval)
    silent = given is None or given.unknown("by") or not says(given.reference)
    if not silent and not (by and known_authority(case.law, by)):
        stranger = remark(case, safeguard, reasons.ApprovalAuthorityUnknown(label(safeguard), by), "approval")
        yield replace(stranger, open=True, asks=True)


def _ended(case: Case, safeguard: Safeguard) -> Iterator[Remark]:
    """What is agreed, or approved, for a time that is over."""
    held = [
        (safeguard, safeguard.expires),
        *([(safeguard.approval, safeguard.approval.expires)] if safeguard.approval else []),
    ]
    for holder, expires in held:
        if expires and expires < case.law.day:
            yield Remark(
                reasons.CertificateExpired(label(safeguard), expires), case.at(holder, "expires"), label(safeguard)
            )


_Fault = tuple[Reason, str]
_MODULES = ("module", "modules")


def same_group(case: Case) -> bool:
    """Whether exporter and importer are companies of one group."""
    theirs = case.party
    names = (theirs.group, theirs.parent.name if theirs.parent else None) if theirs else ()
    return any(name in case.hop.exporter_group for name in names)


def _group_unknown(case: Case) -> bool:
    """Whether it is recorded that nobody knows to which group the importer, or the organization, belongs."""
    companies = (case.party, case.organization)
    return any(company.unknown(fact) for company in companies if company for fact in ("group", "parent"))


def _serves_outsider(case: Case, instrument: Instrument) -> bool:
    """Whether rules of the importer's group cover an exporter outside of it, in the roles of this hop."""
    return instrument.serves_outsider((case.hop.exporter_role, case.hop.importer_role)) and not same_group(case)


def _same_group(case: Case, safeguard: Safeguard) -> Iterator[_Fault]:
    if not same_group(case):
        yield reasons.BcrOutsideGroup(label(safeguard)), "instrument"


def _approval(case: Case, safeguard: Safeguard) -> Iterator[_Fault]:
    by = approver(case.law, safeguard.approval)
    if not (safeguard.approval and says(safeguard.approval.reference)):
        yield reasons.ApprovalMissing(label(safeguard), "approval"), "approval"
    elif by and not can_approve(case.law, case.hop.regime, by):
        yield reasons.ApprovalMissing(label(safeguard), "approval", by), "approval"


def _treaty(case: Case, safeguard: Safeguard) -> Iterator[_Fault]:
    if not (says(safeguard.ref) or says(safeguard.document)):
        yield reasons.ApprovalMissing(label(safeguard), "ref"), "instrument"


def _notified(case: Case, safeguard: Safeguard) -> Iterator[_Fault]:
    if not safeguard.notified or safeguard.notified > case.law.day:
        yield reasons.ApprovalMissing(label(safeguard), "notified"), "notified"


def _adapted(case: Case, safeguard: Safeguard) -> Iterator[_Fault]:
    if not safeguard.swiss_adaptations:
        yield reasons.SwissAddendumMissing(label(safeguard), safeguard.signed), "swiss_adaptations"


def _committed(case: Case, safeguard: Safeguard) -> Iterator[_Fault]:
    if not safeguard.binding_commitments:
        yield reasons.ApprovalMissing(label(safeguard), "binding_commitments"), "binding_commitments"


def _expiry(case: Case, safeguard: Safeguard) -> Iterator[_Fault]:
    if not (safeguard.expires or (safeguard.approval and safeguard.approval.expires)):
        yield reasons.CertificateExpired(label(safeguard), None), "expires"


def _public_bodies(case: Case, safeguard: Safeguard) -> Iterator[_Fault]:
    """Both ends have to be public: the exporter of this hop, and not the organization whose inventory it is."""
    ours = case.organization if case.hop.exporter == ORGANIZATION else None
    sender = case.inventory.actors.get(case.hop.exporter)
    public = (ours and (ours.kind == "public-authority" or ours.org)) or (sender and sender.kind == "authority")
    theirs = case.party
    if not (public and theirs and (theirs.kind == "public-authority" or theirs.org)):
        yield reasons.ApprovalMissing(label(safeguard), "public-bodies"), "instrument"


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


def _negative(case: Case, safeguard: Safeguard, instrument: Instrument) -> Iterator[Remark]:
    stood_on = bases(case, safeguard) if instrument.kind == "addendum" else ()
    made = next((each.assessment for each in (safeguard, *stood_on) if each.assessment), None)
    if instrument.needs_assessment and made and made.outcome == "not-adequate":
        span = case.at(made, "outcome")
        yield Remark(reasons.AssessmentNotAdequate(label(safeguard)), span, label(safeguard))


VOIDS: tuple[Callable[[Case, Safeguard, Instrument], Iterator[Remark]], ...] = (
    _kind, _dates, _stood_on, _roles, _signatories, _requirements, _negative,
)  # fmt: skip
OF_DEROGATIONS: tuple[Callable[[Case, Safeguard], Iterator[Remark]], ...] = (_begun, _ended, _by_parties)
"""Faults for which a derogation that is named does not cover the hop: its time, and who relies on it."""
