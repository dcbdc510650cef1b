"""Adequacy decisions: does one cover this recipient, this data and this purpose on the day?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onward.law.model import Adequacy
from onward.records.parties import Subprocessor
from onward.records.safeguards import Participation
from onward.transfers.hop import Case
from onward.transfers.model import Ground, Outcome, Remark


def grounds(case: Case) -> Iterator[Ground | Remark]:
    """Each decision that names the place: a ground where its scope is met, the reason where it is not.

    Source: Art. 45 GDPR, Art. 45A UK GDPR, Art. 16(1) FADP, and each decision's own scope.
    """
    yield from _void_entries(case)
    org = getattr(case.party, "org", None)
    country = case.countries[0] if case.countries else None
    for decision in case.law.adequacy(case.hop.regime, country=country, org=org):
        against = tuple(_against(case, decision))
        if not against and decision.in_force(case.law.day):
            yield _ground(case, decision)
        yield from against


def _void_entries(case: Case) -> Iterator[Remark]:
    """Entries of schemes that a court has struck down, or that no law knows."""
    law = case.law
    for entry in case.schemes:
        name = entry.scheme or ""
        found = law.instrument(case.hop.regime, name)
        if found is not None and found.kind == "framework":
            message = f"{found.act} was invalidated and carries no transfer since {found.valid_to}"
            yield Remark("adequacy-invalidated", message, case.step(message, entry, "scheme"), name)
        elif name not in law.schemes and name not in law.known_instruments():
            message = f"`{name}` is no scheme that the law data knows"
            yield Remark("unknown-instrument", message, case.step(message, entry, "scheme"), name)


def _against(case: Case, decision: Adequacy) -> Iterator[Remark]:
    """Why a decision does not cover the hop; a decision not yet in force is no ground and no reason."""
    day = case.law.day
    if decision.valid_from and decision.valid_from > day:
        return
    if not decision.in_force(day):
        yield from _ended(case, decision)
        return
    if decision.scheme:
        yield from _certification(case, decision)
    yield from _scope(case, decision)


def _remark(
    case: Case,
    decision: Adequacy,
    rule: str,
    message: str,
    mend: str = "",
    declared: bool | None = None,
    severity: str | None = None,
) -> Remark:
    """A remark at the recipient's place. A decision on a country is relied on only where nothing else carries the hop."""
    relied = any(one.scheme == decision.scheme for one in case.schemes) if declared is None else declared
    return Remark(rule, message, case.step(message), _name(decision), bool(relied), mend, severity)


def _name(decision: Adequacy) -> str:
    """A decision that asks for a certification is known by the scheme."""
    return decision.scheme or decision.id


def _ended(case: Case, decision: Adequacy) -> Iterator[Remark]:
    """Why a decision carries nothing any more: one on a country, or one on a scheme of which the record holds an entry."""
    entry = next((one for one in case.schemes if decision.scheme and one.scheme == decision.scheme), None)
    if entry is not None and not _stands(case, decision) and not case.law.instrument(case.hop.regime, _name(decision)):
        struck = decision.status == "invalidated"
        rule, how = ("adequacy-invalidated", "was invalidated") if struck else ("adequacy-expired", "ended")
        message = (
            f"{decision.act} {how} and carries no transfer{f' since {decision.valid_to}' if decision.valid_to else ''}"
        )
        yield Remark(rule, message, case.step(message, entry, "scheme"), _name(decision))
    elif not decision.scheme and decision.status != "invalidated":
        message = f"the adequacy decision for {case.country} ({decision.act}) ended on {decision.valid_to}"
        yield _remark(case, decision, "adequacy-expired", message)


def _stands(case: Case, ended: Adequacy) -> bool:
    """Whether another decision on the same scheme is in force."""
    others = case.law.adequacy(case.hop.regime, country=case.countries[0] if case.countries else None)
    return any(one.scheme == ended.scheme and one.in_force(case.law.day) for one in others)


def _certification(case: Case, decision: Adequacy) -> Iterator[Remark]:
    entry = next((one for one in case.schemes if one.scheme == decision.scheme), None)
    if entry is None:
        message = f"no certification under {decision.scheme} is recorded, which {decision.act} asks for"
        mend = f"look the recipient up on the list of {decision.scheme} and record its entry under `schemes`"
        yield _remark(case, decision, "adequacy-not-certified", message, declared=False, mend=mend)
    elif _lapsed(case, entry):
        yield _expired(case, decision, entry)
    elif parent := case.law.scheme_parent(decision.scheme or ""):
        yield from _by_parent(case, decision, entry, parent)
    else:
        yield from _coverage(case, decision, entry)


def _lapsed(case: Case, entry: Participation) -> bool:
    return entry.expires is not None and entry.expires < case.law.day


def _expired(case: Case, decision: Adequacy, entry: Participation) -> Remark:
    message = f"the certification under {entry.scheme} expired on {entry.expires}"
    mend = f"look the entry of {entry.scheme} up again and record until when it holds"
    return Remark("certification-expired", message, case.step("expired", entry, "expires"), _name(decision), mend=mend)


def _by_parent(case: Case, decision: Adequacy, entry: Participation, parent: str) -> Iterator[Remark]:
    """A scheme that extends another one covers who takes part in that other one, and what the entry there covers."""
    first = next((one for one in case.schemes if one.scheme == parent), None)
    if first is None:
        message = (
            f"{decision.scheme} extends {parent} and cannot be entered into alone; no entry for {parent} is recorded"
        )
        mend = f"look the recipient up on the list of {parent} and record its entry under `schemes`"
        yield Remark("adequacy-not-certified", message, case.step(message, entry, "scheme"), _name(decision), mend=mend)
    elif _lapsed(case, first):
        yield _expired(case, decision, first)
    else:
        yield from _coverage(case, decision, entry if entry.covers else first)


def _coverage(case: Case, decision: Adequacy, entry: Participation) -> Iterator[Remark]:
    if decision.hr_coverage and "hr" in case.hop.kinds and "hr" not in entry.covers:
        yield from _hr(case, decision, entry)
    elif decision.hr_coverage and entry.covers and not _covers_others(case, entry):
        message = f"the certification under {decision.scheme} covers HR data alone; this is other data"
        yield Remark("certification-data-not-covered", message, case.step(message, entry, "covers"), _name(decision))


def _covers_others(case: Case, entry: Participation) -> bool:
    """Whether an entry covers what is not HR data; where there is HR data alone, nothing else needs to be covered."""
    managing = "hr-management" in case.hop.engagement.kinds
    return "non-hr" in entry.covers or case.hop.only_hr or managing


def _hr(case: Case, decision: Adequacy, entry: Participation) -> Iterator[Remark]:
    """What 'HR data' means under the DPF is disputed; it is plain only within a group and for managing staff."""
    ours = case.organization
    group = isinstance(case.recipient, Subprocessor) and ours and case.recipient.group
    managing = "hr-management" in case.hop.engagement.kinds
    if managing or (group and ours and group == ours.group):
        message = f"the certification under {decision.scheme} does not cover HR data"
        yield Remark("certification-hr-not-covered", message, case.step("HR data", entry, "covers"), _name(decision))


def _scope(case: Case, decision: Adequacy) -> Iterator[Remark]:
    if decision.subject_to and not any(case.bound_by(law) for law in decision.subject_to):
        wanted = " or ".join(decision.subject_to)
        message = f"the decision covers recipients bound by {wanted}; the record does not say that this one is"
        severity = case.law.policy["adequacy_scope_unproven"]
        mend = f"find out whether it is; if so, state `subject_to: [{wanted}]`"
        yield _remark(case, decision, "adequacy-scope-unproven", message, mend=mend, severity=severity)
    excluded = case.hop.kinds & set(decision.excludes_data)
    if excluded:
        message = f"{decision.act} leaves out {', '.join(sorted(excluded))} data"
        yield _remark(case, decision, "adequacy-data-excluded", message)
    barred = case.hop.engagement.kinds & set(decision.excludes_purpose)
    if barred:
        message = f"{decision.act} leaves out processing for {', '.join(sorted(barred))}"
        yield _remark(case, decision, "adequacy-purpose-excluded", message)
    area = _excluded_area(case, decision)
    if area:
        message = f"{decision.act} does not cover {area}"
        yield _remark(case, decision, "adequacy-area-excluded", message, declared=True)
    kind = case.party.kind if case.party else "company"
    if kind in decision.excludes_importer_kind:
        message = f"{decision.act} does not cover a recipient of kind {kind}"
        yield _remark(case, decision, "adequacy-scope-unproven", message)


def _excluded_area(case: Case, decision: Adequacy) -> str | None:
    """The area outside a decision in which a place or the recipient's address is said to lie."""
    region = case.spot.location.region if case.spot.location else None
    texts = [text.casefold() for text in (region, case.party.address if case.party else None) if text]
    return next((area for area in decision.excludes_areas if any(area.casefold() in text for text in texts)), None)


def _ground(case: Case, decision: Adequacy) -> Ground:
    use = "primary" if decision.scheme and any(one.use == "fallback" for one in case.safeguards) else None
    parts = tuple(filter(None, (decision.id, decision.scheme)))
    return Ground(_name(decision), Outcome.ADEQUACY, use, tuple(_defects(case, decision)), decision, parts=parts)  # type: ignore[arg-type]


def _defects(case: Case, decision: Adequacy) -> Iterator[Remark]:
    """What does not void the decision but asks for attention."""
    law = case.law
    horizon = law.day + timedelta(days=int(law.policy["adequacy_expiry_warn_days"]))
    if decision.valid_to and decision.valid_to <= horizon:
        message = f"the adequacy decision for {case.country} ends on {decision.valid_to}"
        yield _remark(case, decision, "adequacy-expires-soon", message)
    entry = next((one for one in case.schemes if decision.scheme and one.scheme == decision.scheme), None)
    if entry is not None:
        yield from _entry_defects(case, decision, entry)


def _entry_defects(case: Case, decision: Adequacy, entry: Participation) -> Iterator[Remark]:
    limit = case.law.day - timedelta(days=int(case.law.policy["dpf_check_max_age_days"]))
    if entry.checked is None or entry.checked < limit:
        seen = f"was last checked on {entry.checked}" if entry.checked else "was never checked"
        message = f"the entry on the list of {decision.scheme} {seen}"
        yield Remark("certification-check-stale", message, case.step("look again", entry, "checked"), _name(decision))
    unmarked = case.hop.kinds & set(decision.marking)
    if unmarked and not case.hop.marked_sensitive:
        message = (
            f"{', '.join(sorted(unmarked))} data must be marked as sensitive to the recipient under {decision.act}"
        )
        yield _remark(case, decision, "sensitive-data-not-marked", message)
    if decision.hr_coverage and "hr" in case.hop.kinds and "hr" not in entry.covers:
        message = "authorities and the US Department of Commerce read 'HR data' differently; SCCs avoid the question"
        step = case.step("covers no HR data", entry, "covers")
        yield Remark("certification-hr-not-covered", message, step, _name(decision), severity="warning")
