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
from onward.transfers.clauses import bases, label, module_of, remark
from onward.transfers.defects import DEFECTS
from onward.transfers.hop import Case
from onward.transfers.model import Ground, Outcome, Remark
from onward.transfers.requirements import VOIDS

DEROGATION = "derogation"
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
    """An addendum stands on clauses: its own modules, or those of its base among the same safeguards."""
    if found.kind != "addendum" or one.declared_modules or bases(case, one):
        return ()
    return ("base",)


def _unrecognised(case: Case, one: Safeguard, name: str, found: Instrument | None) -> Iterator[Remark]:
    """Why an instrument is none of this regime: it is repealed, no transfer tool, or another law's."""
    law = case.law
    homes = [regime for regime in law.full_regimes() if law.instrument(regime, name)]
    kinds = {kind.kind for regime in homes if (kind := law.instrument(regime, name))}
    if found is not None:
        message = f"{name} stands on {one.base or 'clauses'} that are not among the safeguards"
        yield remark(case, one, "wrong-regime-instrument", message, "base")
    elif not homes and name not in law.known_instruments():
        if _CONTRACT.search(name):
            message = f"`{name}` is a contract on processing, and no transfer instrument"
            yield remark(case, one, "dpa-is-not-transfer-instrument", message)
        else:
            yield remark(case, one, "unknown-instrument", f"`{name}` is no instrument that the law data knows")
    elif any(
        other.base == name and law.instrument(case.hop.regime, other.instrument or "") for other in case.safeguards
    ):
        return
    elif _takes_addendum(case, name):
        signed = f" signed {one.signed}" if one.signed else ""
        mend = f"add the UK Addendum to the {name}{signed}"
        message = f"{name} alone is no instrument of {case.hop.regime}; it needs an addendum"
        yield remark(case, one, "uk-addendum-missing", message, mend=mend)
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


def _derogation(case: Case, one: Safeguard) -> Iterator[Ground | Remark]:
    """Exceptions for particular situations, read narrowly. Source: Art. 49 GDPR, Art. 17 FADP."""
    found = case.law.derogation(case.hop.regime, one.ref or "")
    if found is None:
        return
    if "public-authority-acting-officially" in found.never_for and _sent_by_authority(case):
        message = f"{found.ref} is closed to public authorities in the exercise of their public powers"
        yield Remark("derogation-barred", message, case.step(message, one, "ref"), found.id)
        return
    if found.only_occasional and not case.hop.occasional:
        message = f"{found.ref} serves occasional transfers; this flow is continuous"
        yield Remark("derogation-not-occasional", message, case.step(message, one, "ref"), found.id)
        return
    message = f"the transfer rests on a derogation: {found.text}"
    used = Remark("derogation-used", message, case.step(message, one, "ref"), found.id)
    yield Ground(found.id, Outcome.DEROGATION, one.use, (used,), None, one, (DEROGATION, found.id))


def _sent_by_authority(case: Case) -> bool:
    """Whether the organization exports itself, and is a public authority."""
    ours = case.organization
    return ours is not None and ours.kind == "public-authority" and case.hop.exporter == ORGANIZATION
