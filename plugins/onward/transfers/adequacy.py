"""Adequacy decisions: does one cover this recipient, this data and this purpose on the day?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from onward.law.model import Adequacy
from onward.transfers import certification
from onward.transfers.hop import Case
from onward.transfers.model import Ground, Outcome, Remark, against
from onward.transfers.reasons import Reason, decisions


def grounds(case: Case) -> Iterator[Ground | Remark]:
    """Each decision that names the place: a ground where its scope is met, the reason where it is not.

    Source: Art. 45 GDPR, Art. 45A UK GDPR, Art. 16(1) FADP, and each decision's own scope.
    """
    yield from certification.void_entries(case)
    org = getattr(case.party, "org", None)
    country = case.countries[0] if case.countries else None
    for decision in case.law.adequacy(case.hop.regime, country=country, org=org):
        held = against(_against(case, decision))
        if not held and decision.in_force(case.law.day) and _binding(case, decision):
            yield _ground(case, decision)
        yield from held


def left_to_exporter(case: Case) -> Iterator[Remark]:
    """Whether the day is one on which no decision on countries was binding, and the country is on the first list that was, or
    on the one that guided exporters until then, as far as that asked for an entry in a scheme that the recipient has.
    """
    regime = case.law.regimes.get(case.hop.regime)
    since = regime.decisions_since if regime else None
    country = case.countries[0] if case.countries else None
    listed = case.law.adequacy(case.hop.regime, country=country)
    first = any(decision.valid_from == since or _guided(case, decision) for decision in listed)
    if since and case.law.day < since and first:
        yield Remark(decisions.AdequacyLeftToExporter(since), case.at())


def _guided(case: Case, decision: Adequacy) -> bool:
    """Whether what guided exporters on the day, and bound nobody, named the recipient."""
    return not _binding(case, decision) and decision.in_force(case.law.day) and not [*_against(case, decision)]


def _binding(case: Case, decision: Adequacy) -> bool:
    """Whether a decision is of the time since when decisions bind; before, what says so is a guide."""
    since = case.law.regimes[case.hop.regime].decisions_since
    return since is None or decision.valid_from is None or decision.valid_from >= since


def _against(case: Case, decision: Adequacy) -> Iterator[Remark]:
    """Why a decision does not cover the hop; a decision not yet in force is no ground and no reason."""
    day = case.law.day
    if decision.valid_from and decision.valid_from > day:
        return
    if not decision.in_force(day):
        yield from _ended(case, decision)
        return
    if decision.scheme:
        yield from certification.against(case, decision, decision.scheme)
    yield from _scope(case, decision)


def _remark(case: Case, decision: Adequacy, reason: Reason) -> Remark:
    """A remark at the recipient's place. A decision on a country is relied on only where nothing else covers the hop."""
    relied = any(listing.scheme == decision.scheme for listing in case.schemes)
    return Remark(reason, case.at(), _name(decision), relied)


def _name(decision: Adequacy) -> str:
    """A decision that asks for a certification is known by the scheme."""
    return decision.scheme or decision.id


def _ended(case: Case, decision: Adequacy) -> Iterator[Remark]:
    """Why a decision no longer covers anything: one on a country, or one on a scheme of which the record holds an entry."""
    entry = certification.entry_of(case, decision.scheme)
    if entry is not None and not _stands(case, decision) and not case.law.instrument(case.hop.regime, _name(decision)):
        struck = decision.status == "invalidated"
        ended = decisions.AdequacyInvalidated if struck else decisions.AdequacyExpired
        yield Remark(ended(decision.act, decision.valid_to), case.at(entry, "scheme"), _name(decision))
    elif not decision.scheme and decision.status != "invalidated":
        yield _remark(case, decision, decisions.AdequacyExpired(decision.act, decision.valid_to))


def _stands(case: Case, ended: Adequacy) -> bool:
    """Whether another decision on the same scheme is in force."""
    others = case.law.adequacy(case.hop.regime, country=case.countries[0] if case.countries else None)
    return any(decision.scheme == ended.scheme and decision.in_force(case.law.day) for decision in others)


def _scope(case: Case, decision: Adequacy) -> Iterator[Remark]:
    act = decision.act
    if decision.subject_to and not any(case.bound_by(law) for law in decision.subject_to):
        unproven = _remark(case, decision, decisions.AdequacyScopeUnproven(act, laws=decision.subject_to))
        yield replace(unproven, open=bool(case.party and case.party.unknown("subject_to")))
    excluded = case.hop.kinds & set(decision.excludes_data)
    if excluded:
        yield _remark(case, decision, decisions.AdequacyDataExcluded(act, tuple(sorted(excluded))))
    barred = case.hop.engagement.kinds & set(decision.excludes_purpose)
    if barred:
        yield _remark(case, decision, decisions.AdequacyPurposeExcluded(act, tuple(sorted(barred))))
    area = _excluded_area(case, decision)
    if area:
        yield Remark(decisions.AdequacyAreaExcluded(act, area), case.at(), _name(decision))
    kind = case.party.kind if case.party else "company"
    open_kind = bool(case.party and case.party.unknown("kind"))
    for excluded_kind in decision.excludes_importer_kind:
        if open_kind or kind == excluded_kind:
            yield replace(
                _remark(case, decision, decisions.AdequacyScopeUnproven(act, kind=excluded_kind)), open=open_kind
            )


def _excluded_area(case: Case, decision: Adequacy) -> str | None:
    """The area outside a decision in which a place or the recipient's address is said to lie."""
    region = (case.spot.location.region if case.spot.location else None) or ""
    address = (case.party.address if case.party else None) or ""
    pieces = {piece.strip().casefold() for piece in address.split(",")}
    areas = ((area, area.casefold()) for area in decision.excludes_areas)
    return next((area for area, name in areas if name in region.casefold() or name in pieces), None)


def _ground(case: Case, decision: Adequacy) -> Ground:
    use = "primary" if decision.scheme and any(safeguard.use == "fallback" for safeguard in case.safeguards) else None
    parts = tuple(filter(None, (decision.id, decision.scheme)))
    return Ground(_name(decision), Outcome.ADEQUACY, use, tuple(_defects(case, decision)), decision, parts=parts)  # type: ignore[arg-type]


def _defects(case: Case, decision: Adequacy) -> Iterator[Remark]:
    """What does not void the decision but asks for attention."""
    law = case.law
    horizon = law.day + timedelta(days=int(law.policy["adequacy_expiry_warn_days"]))
    struck = decision.status == "invalidated"  # until a court does that, nobody knows of the day
    if decision.valid_to and decision.valid_to <= horizon and not struck:
        yield _remark(case, decision, decisions.AdequacyExpiresSoon(decision.act, decision.valid_to))
    yield from certification.defects(case, decision)
