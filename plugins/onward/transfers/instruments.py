"""Safeguards: is what the parties signed an instrument of this regime, on this day, for these roles?

Source: Art. 46 GDPR and Decision (EU) 2021/914, the UK IDTA and Addendum, Art. 16(2) FADP. A fault that voids the ground
is a remark in its place; one that does not is the ground's defect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from onward.graph import CUSTOMER, legal_entity
from onward.law.model import Instrument
from onward.records.parties import Subprocessor
from onward.records.safeguards import Safeguard
from onward.transfers.assessment import assessment_defects
from onward.transfers.hop import Case
from onward.transfers.model import Ground, Outcome, Remark

DEROGATION = "derogation"


def grounds(case: Case) -> Iterator[Ground | Remark]:
    """Each safeguard that applies to the purpose: a ground, or the reasons why it is none."""
    for one in case.safeguards:
        if one.instrument == DEROGATION:
            yield from _derogation(case, one)
        elif one.instrument:
            yield from _safeguard(case, one, one.instrument)


def label(one: Safeguard) -> str:
    """A ground as people write it: `eu-scc-2021/m2`."""
    modules = one.declared_modules
    return f"{one.instrument}/m{modules[0]}" if len(modules) == 1 else str(one.instrument)


def _remark(case: Case, one: Safeguard, rule: str, message: str, name: str = "instrument", mend: str = "") -> Remark:
    return Remark(rule, message, case.step(message, one, name), label(one), mend=mend)


def _safeguard(case: Case, one: Safeguard, name: str) -> Iterator[Ground | Remark]:
    law, regime = case.law, case.hop.regime
    found = law.instrument(regime, name)
    if found is None or "base" in _missing_base(case, one, found):
        yield from _unrecognised(case, one, name, found)
        return
    voids = tuple(remark for check in _VOIDS for remark in check(case, one, found))
    if voids:
        yield from voids
        return
    module = _module(case, one, found)
    ground = f"{name}/m{module}" if module else name
    parts = tuple(filter(None, (name, one.base if found.kind == "addendum" else None)))
    defects = tuple(remark for check in _DEFECTS for remark in check(case, one, found))
    yield Ground(ground, Outcome.SAFEGUARD, one.use, defects, None, one, parts)


def _missing_base(case: Case, one: Safeguard, found: Instrument) -> tuple[str, ...]:
    """An addendum stands on clauses: its own modules, or those of its base among the same safeguards."""
    if found.kind != "addendum" or one.declared_modules or _bases(case, one):
        return ()
    return ("base",)


def _bases(case: Case, one: Safeguard) -> tuple[Safeguard, ...]:
    return tuple(other for other in case.safeguards if other.instrument == one.base)


def _unrecognised(case: Case, one: Safeguard, name: str, found: Instrument | None) -> Iterator[Remark]:
    """Why an instrument is none of this regime: it is repealed, no transfer tool, or another law's."""
    law = case.law
    homes = [regime for regime in law.full_regimes() if law.instrument(regime, name)]
    kinds = {kind.kind for regime in homes if (kind := law.instrument(regime, name))}
    if found is not None:
        message = f"{name} stands on {one.base or 'clauses'} that are not among the safeguards"
        yield _remark(case, one, "wrong-regime-instrument", message, "base")
    elif not homes and name not in law.known_instruments():
        yield _remark(case, one, "unknown-instrument", f"`{name}` is no instrument that the law data knows")
    elif any(
        other.base == name and law.instrument(case.hop.regime, other.instrument or "") for other in case.safeguards
    ):
        return
    elif _takes_addendum(case, name):
        signed = f" signed {one.signed}" if one.signed else ""
        mend = f"add the UK Addendum to the {name}{signed}"
        message = f"{name} alone is no instrument of {case.hop.regime}; it needs an addendum"
        yield _remark(case, one, "uk-addendum-missing", message, mend=mend)
    else:
        message = f"{name} is an instrument of {', '.join(homes) or 'another law'}, not of {case.hop.regime}"
        declared = not set(homes) & set(case.organization.regimes if case.organization else ()) or "framework" in kinds
        yield Remark(
            "wrong-regime-instrument", message, case.step(message, one, "instrument"), label(one), bool(declared)
        )


def _takes_addendum(case: Case, name: str) -> bool:
    return any(
        name in extra.base for extra in case.law.instruments(case.hop.regime).values() if extra.kind == "addendum"
    )


def _kind(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.kind == "art28-clauses":
        message = f"{found.act} settles processing inside the EEA; it is no ground for a transfer"
        yield _remark(case, one, "dpa-is-not-transfer-instrument", message)
    if found.kind == "framework":
        message = f"{found.act} was invalidated and carries no transfer since {found.valid_to}"
        yield _remark(case, one, "adequacy-invalidated", message)


def _dates(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.kind in ("art28-clauses", "framework"):
        return
    if one.signed and found.valid_from and one.signed < found.valid_from:
        message = f"signed on {one.signed}, before {found.act} applied ({found.valid_from})"
        yield _remark(case, one, "instrument-predates-act", message, "signed")
    if one.signed and found.new_until and one.signed > found.new_until:
        message = f"signed on {one.signed}; {found.act} could be signed until {found.new_until}"
        yield _remark(case, one, "scc-repealed", message, "signed")
    elif found.valid_to and found.valid_to < case.law.day:
        message = f"contracts on {found.act} could be relied on until {found.valid_to}"
        yield _remark(case, one, "scc-transition-over", message, mend=f"sign {found.replaced_by or 'a new instrument'}")
    elif found.new_until and not one.signed:
        message = f"{found.act} could be signed until {found.new_until}; no date of signature is given"
        yield _remark(case, one, "signed-date-missing", message)


def _roles(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    """The module must fit the roles; a binding corporate rule its type."""
    hop = case.hop
    pair = (hop.exporter_role, hop.importer_role)
    if None in pair:
        return
    if found.modules_ or found.kind == "addendum":
        modules = _modules(case, one, found)
        fitting = _fitting(case, one, found)
        if not modules:
            yield _remark(case, one, "scc-module-missing", f"no module of {one.instrument} is named")
        elif not set(modules) & set(fitting):
            need = " or ".join(map(str, fitting)) or "none"
            chosen = ", ".join(map(str, modules))
            message = f"a {pair[0]} that sends to a {pair[1]} needs module {need}; the contract has module {chosen}"
            yield _remark(case, one, "scc-module-mismatch", message, "modules" if one.modules else "module")
    elif found.roles and pair not in found.roles:
        rule = "bcr-type-mismatch" if found.kind == "bcr" else "scc-module-mismatch"
        yield _remark(case, one, rule, f"{one.instrument} is not made for a {pair[0]} that sends to a {pair[1]}")


def _modules(case: Case, one: Safeguard, found: Instrument) -> tuple[int, ...]:
    if one.declared_modules or found.kind != "addendum":
        return one.declared_modules
    return tuple(module for base in _bases(case, one) for module in base.declared_modules)


def _clauses(case: Case, one: Safeguard, found: Instrument) -> Instrument | None:
    """The clauses with the modules: the instrument itself, or what an addendum stands on."""
    if found.kind != "addendum":
        return found
    name = one.base or (found.base[0] if found.base else "")
    return next((hit for regime in case.law.full_regimes() if (hit := case.law.instrument(regime, name))), None)


def _fitting(case: Case, one: Safeguard, found: Instrument) -> tuple[int, ...]:
    """The modules for the pair of roles."""
    return _modules_for(_clauses(case, one, found), (case.hop.exporter_role, case.hop.importer_role))


@lru_cache(maxsize=256)
def _modules_for(clauses: Instrument | None, pair: tuple[str | None, str | None]) -> tuple[int, ...]:
    return tuple(module.number for module in clauses.modules_ if pair in module.roles) if clauses else ()


def _module(case: Case, one: Safeguard, found: Instrument) -> int | None:
    modules = _modules(case, one, found)
    fitting = _fitting(case, one, found)
    return next((module for module in modules if module in fitting), modules[0] if len(modules) == 1 else None)


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
        yield _remark(case, one, "safeguard-parties-mismatch", message, name)


def _entity(case: Case, party: str) -> str:
    return legal_entity(case.inventory, party)


def _requirements(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    for need in found.requires:
        check = _REQUIRED.get(need)
        if check and (fault := check(case, one)):
            rule, message, name = fault
            yield _remark(case, one, rule, message, name)
    expires = one.expires or (one.approval.expires if one.approval else None)
    if expires and expires < case.law.day:
        yield _remark(case, one, "certificate-expired", f"{one.instrument} expired on {expires}", "expires")


_Fault = tuple[str, str, str] | None


def _same_group(case: Case, one: Safeguard) -> _Fault:
    ours, theirs = case.organization, case.party
    known = {ours.group, ours.name, ours.legal_name} - {None} if ours else set()
    group = {theirs.group, theirs.parent.name if theirs.parent else None} - {None} if theirs else set()
    if known & group or theirs is ours:
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


def _derogation(case: Case, one: Safeguard) -> Iterator[Ground | Remark]:
    """Exceptions for particular situations, read narrowly. Source: Art. 49 GDPR, Art. 17 FADP."""
    found = case.law.derogation(case.hop.regime, one.ref or "")
    if found is None:
        return
    if found.only_occasional and not case.hop.occasional:
        message = f"{found.ref} serves occasional transfers; this flow is continuous"
        yield Remark("derogation-not-occasional", message, case.step(message, one, "ref"), found.id)
        return
    message = f"the transfer rests on a derogation: {found.text}"
    used = Remark("derogation-used", message, case.step(message, one, "ref"), found.id)
    yield Ground(found.id, Outcome.DEROGATION, one.use, (used,), None, one, (DEROGATION, found.id))


def _unsigned(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if not one.signed and found.valid_from and not one.unknown("signed"):
        yield _remark(case, one, "signed-date-missing", f"no day of signature is given for {label(one)}")


def _importer_bound(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    if found.importer_not_subject_to_regime and case.bound_by(case.hop.regime):
        message = f"{found.act} was not written for a recipient that {case.hop.regime} binds directly"
        yield _remark(case, one, "scc-importer-under-gdpr", message)


def _linked(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    wanted = "linked-agreement" in found.requires and case.hop.importer_role == "processor"
    contract = case.contract
    bound = one.linked_agreement or (contract and contract.kind in ("dpa", "art28-clauses"))
    if wanted and not bound:
        message = f"{one.instrument} holds no processing terms: name the agreement that it is linked to"
        yield _remark(case, one, "idta-linked-agreement-missing", message)


def _authorisation(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    module = _module(case, one, found)
    clauses = _clauses(case, one, found)
    chosen = clauses.module(module) if clauses and module else None
    fine = chosen is None or not chosen.subprocessor_clause
    contract = case.contract
    named = (one.terms and one.terms.clause_9) or (contract and contract.subprocessors)
    bases = [base for base in _bases(case, one) if base.terms and base.terms.clause_9]
    if not fine and not named and not bases:
        message = f"{label(one)} does not say whether subprocessors need specific or general authorisation (Clause 9)"
        yield _remark(case, one, "subprocessor-authorisation-missing", message)


def _sensitive(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    special = case.law.special(case.hop.kinds)
    if special and not one.sensitive_measures:
        message = f"{', '.join(sorted(special))} data goes out under {label(one)}; no extra protection is listed"
        yield _remark(case, one, "sensitive-safeguards-missing", message)


def _copy(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    bases = _bases(case, one) if found.kind == "addendum" else ()
    if not any(each.document or each.copy for each in (one, *bases)):
        message = f"people may ask for a copy of {label(one)}; the record names neither a link nor a contact"
        yield _remark(case, one, "safeguard-copy-missing", message)


def _assessed(case: Case, one: Safeguard, found: Instrument) -> Iterator[Remark]:
    module = _module(case, one, found)
    clauses = _clauses(case, one, found)
    chosen = clauses.module(module) if clauses and module else None
    exempt = chosen is not None and not chosen.needs_assessment
    if found.needs_assessment and not exempt:
        bases = _bases(case, one) if found.kind == "addendum" else ()
        made = next((each.assessment for each in (one, *bases) if each.assessment), None)
        yield from assessment_defects(case, one, made, label(one))


_Check = Callable[[Case, Safeguard, Instrument], Iterator[Remark]]
_VOIDS: tuple[_Check, ...] = (_kind, _dates, _roles, _signatories, _requirements, _negative)
_DEFECTS: tuple[_Check, ...] = (
    _unsigned, _importer_bound, _assessed, _linked, _authorisation, _sensitive, _copy,
)  # fmt: skip
