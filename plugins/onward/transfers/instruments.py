"""Safeguards: is what the parties signed an instrument of this regime, on this day, for these roles?

Source: Art. 46 GDPR and Decision (EU) 2021/914, the UK IDTA and Addendum, Art. 16(2) FADP; Art. 49 GDPR for derogations. A
fault that voids the ground is a remark in its place; one that does not is the ground's defect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onward.law.model import Instrument
from onward.records.inventory import ORGANIZATION
from onward.records.safeguards import Safeguard
from onward.transfers.clauses import DEROGATION, bases, label, module_of, remark
from onward.transfers.defects import DEFECTS
from onward.transfers.hop import Case
from onward.transfers.model import Ground, Outcome, Remark, against
from onward.transfers.reasons import Reason
from onward.transfers.reasons import safeguards as reasons
from onward.transfers.requirements import OF_DEROGATIONS, VOIDS

_CONTRACT = re.compile(r"\b(dpa|avv|data.processing (agreement|addendum))\b", re.IGNORECASE)
"""What people call a contract on processing where they name it as a ground."""


def grounds(case: Case) -> Iterator[Ground | Remark]:
    """Each safeguard that applies to the purpose: a ground, or the reasons why it is none."""
    for safeguard in case.safeguards:
        if safeguard.instrument == DEROGATION:
            yield from _derogation(case, safeguard)
        elif safeguard.instrument:
            yield from _safeguard(case, safeguard, safeguard.instrument)


def _safeguard(case: Case, safeguard: Safeguard, name: str) -> Iterator[Ground | Remark]:
    law, regime = case.law, case.hop.regime
    instrument = law.instrument(regime, name)
    if instrument is None or "base" in _missing_base(case, safeguard, instrument):
        yield from _unrecognised(case, safeguard, name, instrument)
        return
    voids = against(each for check in VOIDS for each in check(case, safeguard, instrument))
    if voids:
        yield from voids
        return
    module = module_of(case, safeguard, instrument)
    ground = f"{name}/m{module}" if module else name
    parts = tuple(filter(None, (name, safeguard.base if instrument.kind == "addendum" else None)))
    defects = tuple(each for check in DEFECTS for each in check(case, safeguard, instrument))
    yield Ground(ground, Outcome.SAFEGUARD, safeguard.use, defects, None, safeguard, parts)


def _missing_base(case: Case, safeguard: Safeguard, instrument: Instrument) -> tuple[str, ...]:
    """An addendum stands on the clauses for which it is made: its own modules, or those of its base among the same safeguards."""
    if instrument.kind != "addendum":
        return ()
    other = safeguard.base is not None and safeguard.base not in instrument.base
    return ("base",) if other or not (safeguard.declared_modules or bases(case, safeguard)) else ()


def _unrecognised(case: Case, safeguard: Safeguard, name: str, instrument: Instrument | None) -> Iterator[Remark]:
    """Why an instrument is none of this regime: it is no transfer tool, lacks what it stands on, or is another law's."""
    law = case.law
    homes = tuple(regime for regime in law.full_regimes() if law.instrument(regime, name))
    if instrument is not None:
        reason: Reason = reasons.WrongRegimeInstrument(label(safeguard), base=", ".join(instrument.base))
        yield from against([remark(case, safeguard, reason, "base")])
    elif not homes and name not in law.known_instruments():
        contract = _CONTRACT.search(name)
        yield remark(
            case, safeguard, reasons.DpaIsNotTransferInstrument(name) if contract else reasons.UnknownInstrument(name)
        )
    elif _is_base(case, name):
        return
    elif _takes_addendum(case, name):
        yield remark(case, safeguard, reasons.UkAddendumMissing(label(safeguard), safeguard.signed))
    else:
        kinds = {kind.kind for regime in homes if (kind := law.instrument(regime, name))}
        declared = not _ours(case, homes) or "framework" in kinds
        reason = reasons.WrongRegimeInstrument(name, homes)
        yield Remark(reason, case.at(safeguard, "instrument"), label(safeguard), declared)


def _ours(case: Case, homes: Iterable[str]) -> bool:
    """Whether a law of these is one that the organization names: what is agreed under it serves there."""
    return not {*homes}.isdisjoint(case.organization.regimes if case.organization else ())


def _is_base(case: Case, name: str) -> bool:
    """Whether an instrument of this regime among the safeguards stands on these clauses."""
    known = case.law.instruments(case.hop.regime)
    return any(name == other.base or other.unknown("base") for other in case.safeguards if other.instrument in known)


def _takes_addendum(case: Case, name: str) -> bool:
    return any(
        name in extra.base for extra in case.law.instruments(case.hop.regime).values() if extra.kind == "addendum"
    )


def _derogation(case: Case, safeguard: Safeguard) -> Iterator[Ground | Remark]:
    """Exceptions for particular situations, read narrowly. Source: Art. 49 GDPR, Art. 17 FADP."""
    derogation = case.law.derogation(case.hop.regime, safeguard.ref or "")
    if derogation is None:
        homes = tuple(known.regime for known in case.law.derogations if known.id == safeguard.ref)
        if not safeguard.ref:
            yield remark(case, safeguard, reasons.UnknownInstrument(DEROGATION, unnamed=True), "instrument", "ref")
        elif not homes:
            yield remark(case, safeguard, reasons.UnknownInstrument(safeguard.ref), "ref")
        else:
            reason = reasons.WrongRegimeInstrument(safeguard.ref, homes)
            yield Remark(reason, case.at(safeguard, "ref"), safeguard.ref, not _ours(case, homes))
        return
    span = case.at(safeguard, "ref")
    if "public-authority-acting-officially" in derogation.never_for and (barred := _sent_by_authority(case)):
        bar = Remark(reasons.DerogationBarred(derogation.ref), span, derogation.id, open=barred == "unknown")
        yield from against([bar])
        return
    if derogation.only_occasional and not case.hop.occasional:
        yield Remark(reasons.DerogationNotOccasional(derogation.ref), span, derogation.id)
        return
    if faults := tuple(each for check in OF_DEROGATIONS for each in check(case, safeguard)):
        yield from faults
        return
    used = Remark(reasons.DerogationUsed(derogation.ref, derogation.text), span, derogation.id)
    yield Ground(
        derogation.id, Outcome.DEROGATION, safeguard.use, (used,), None, safeguard, (DEROGATION, derogation.id)
    )


def _sent_by_authority(case: Case) -> str | None:
    """Whether the organization exports itself, and is a public authority, or nobody knows yet whether it is one."""
    ours = case.organization
    if ours is None or case.hop.exporter != ORGANIZATION:
        return None
    return "unknown" if ours.unknown("kind") else "authority" if ours.kind == "public-authority" else None
