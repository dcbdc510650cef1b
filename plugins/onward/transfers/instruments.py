"""Safeguards: is what the parties signed an instrument of this regime, on this day, for these roles?

Source: Art. 46 GDPR and Decision (EU) 2021/914, the UK IDTA and Addendum, Art. 16(2) FADP; Art. 49 GDPR for derogations. A
fault that voids the ground is a remark in its place; one that does not is the ground's defect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.law.model import Instrument
from onward.records.inventory import ORGANIZATION
from onward.records.safeguards import Safeguard
from onward.transfers.clauses import DEROGATION, bases, label, module_of, remark
from onward.transfers.defects import DEFECTS
from onward.transfers.hop import Case
from onward.transfers.model import Ground, Outcome, Remark
from onward.transfers.reasons import Reason
from onward.transfers.reasons import safeguards as reasons
from onward.transfers.requirements import OF_DEROGATIONS, VOIDS

_CONTRACT = re.compile(r"\b(dpa|avv|data.processing (agreement|addendum))\b", re.IGNORECASE)
"""What people call a contract on processing where they name it as a ground."""


def grounds(case: Case) -> Iterator[Ground | Remark]:
    """Each safeguard that applies to the purpose: a ground, or the reasons why it is none."""
    for one in case.safeguards:
        if one.instrument == DEROGATION:
            yield from _derogation(case, one)
        elif one.instrument:
            yield from _safeguard(case, one, one.instrument)


def _safeguard(case: Case, one: Safeguard, name: str) -> Iterator[Ground | Remark]:
    law, regime = case.law, case.hop.regime
    found = law.instrument(regime, name)
    if found is None or "base" in _missing_base(case, one, found):
        yield from _unrecognised(case, one, name, found)
        return
    voids = tuple(each for check in VOIDS for each in check(case, one, found))
    if voids:
        yield from voids
        return
    module = module_of(case, one, found)
    ground = f"{name}/m{module}" if module else name
    parts = tuple(filter(None, (name, one.base if found.kind == "addendum" else None)))
    defects = tuple(each for check in DEFECTS for each in check(case, one, found))
    yield Ground(ground, Outcome.SAFEGUARD, one.use, defects, None, one, parts)


def _missing_base(case: Case, one: Safeguard, found: Instrument) -> tuple[str, ...]:
    """An addendum stands on the clauses for which it is made: its own modules, or those of its base among the same safeguards."""
    if found.kind != "addendum":
        return ()
    other = one.base is not None and one.base not in found.base
    return ("base",) if other or not (one.declared_modules or bases(case, one)) else ()


def _unrecognised(case: Case, one: Safeguard, name: str, found: Instrument | None) -> Iterator[Remark]:
    """Why an instrument is none of this regime: it is no transfer tool, lacks what it stands on, or is another law's."""
    law = case.law
    homes = tuple(regime for regime in law.full_regimes() if law.instrument(regime, name))
    if found is not None:
        reason: Reason = reasons.WrongRegimeInstrument(label(one), base=", ".join(found.base))
        yield remark(case, one, reason, "base")
    elif not homes and name not in law.known_instruments():
        contract = _CONTRACT.search(name)
        yield remark(
            case, one, reasons.DpaIsNotTransferInstrument(name) if contract else reasons.UnknownInstrument(name)
        )
    elif _is_base(case, name):
        return
    elif _takes_addendum(case, name):
        yield remark(case, one, reasons.UkAddendumMissing(label(one), one.signed))
    else:
        kinds = {kind.kind for regime in homes if (kind := law.instrument(regime, name))}
        ours = set(case.organization.regimes if case.organization else ())
        declared = not set(homes) & ours or "framework" in kinds
        reason = reasons.WrongRegimeInstrument(name, homes)
        yield Remark(reason, case.at(one, "instrument"), label(one), declared)


def _is_base(case: Case, name: str) -> bool:
    """Whether an instrument of this regime among the safeguards stands on these clauses."""
    known = case.law.instruments(case.hop.regime)
    return any(other.base == name and other.instrument in known for other in case.safeguards)


def _takes_addendum(case: Case, name: str) -> bool:
    return any(
        name in extra.base for extra in case.law.instruments(case.hop.regime).values() if extra.kind == "addendum"
    )


def _derogation(case: Case, one: Safeguard) -> Iterator[Ground | Remark]:
    """Exceptions for particular situations, read narrowly. Source: Art. 49 GDPR, Art. 17 FADP."""
    found = case.law.derogation(case.hop.regime, one.ref or "")
    if found is None:
        if one.ref and one.ref not in {known.id for known in case.law.derogations}:
            yield remark(case, one, reasons.UnknownInstrument(one.ref), "ref")
        return
    span = case.at(one, "ref")
    if "public-authority-acting-officially" in found.never_for and _sent_by_authority(case):
        yield Remark(reasons.DerogationBarred(found.ref), span, found.id)
        return
    if found.only_occasional and not case.hop.occasional:
        yield Remark(reasons.DerogationNotOccasional(found.ref), span, found.id)
        return
    if faults := tuple(each for check in OF_DEROGATIONS for each in check(case, one)):
        yield from faults
        return
    used = Remark(reasons.DerogationUsed(found.ref, found.text), span, found.id)
    yield Ground(found.id, Outcome.DEROGATION, one.use, (used,), None, one, (DEROGATION, found.id))


def _sent_by_authority(case: Case) -> bool:
    """Whether the organization exports itself, and is a public authority."""
    ours = case.organization
    return ours is not None and ours.kind == "public-authority" and case.hop.exporter == ORGANIZATION
