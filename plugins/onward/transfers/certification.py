"""Entries in schemes that adequacy decisions ask for, such as the Data Privacy Framework List: does one cover the hop?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from onward.law.model import Adequacy
from onward.records.parties import Subprocessor
from onward.records.safeguards import Participation
from onward.transfers.hop import Case
from onward.transfers.model import Remark
from onward.transfers.reasons.decisions import (
    AdequacyInvalidated,
    AdequacyNotCertified,
    CertificationCheckStale,
    CertificationDataNotCovered,
    CertificationExpired,
    CertificationHrNotCovered,
    SensitiveDataNotMarked,
)
from onward.transfers.reasons.safeguards import UnknownInstrument


def entry_of(case: Case, scheme: str | None) -> Participation | None:
    """The recipient's entry under a scheme; of several the one that still runs and names it, for all that such entries cover."""
    entries = [listing for listing in case.schemes if scheme and listing.scheme == scheme]
    running = [entry for entry in entries if not _lapsed(case, entry) and _names(case, entry)]
    if len(running) > 1 and all(entry.covers for entry in running):
        return replace(running[0], covers=tuple(dict.fromkeys(kind for entry in running for kind in entry.covers)))
    return next(iter(running or entries), None)


def void_entries(case: Case) -> Iterator[Remark]:
    """Entries of schemes that a court has struck down, or that no law knows."""
    law = case.law
    for entry in case.schemes:
        name = entry.scheme or ""
        instrument = law.instrument(case.hop.regime, name)
        if instrument is not None and instrument.kind == "framework":
            if instrument.valid_to and law.day < instrument.valid_to:
                continue
            yield Remark(AdequacyInvalidated(instrument.act, instrument.valid_to), case.at(entry, "scheme"), name)
        elif (
            not entry.unknown("scheme")
            and name not in law.schemes
            and name not in law.known_instruments()
            and not any(name == decision.scheme for regime in law.full_regimes() for decision in law.decisions(regime))
        ):
            yield Remark(UnknownInstrument(name, scheme=True), case.at(entry, "scheme"), name)


def against(case: Case, decision: Adequacy, scheme: str) -> Iterator[Remark]:
    """Why the recipient's entry does not do for a decision that asks for one."""
    entry = entry_of(case, scheme)
    if entry is None:
        yield Remark(AdequacyNotCertified(decision.act, scheme), case.at(), scheme, declared=False)
    elif _lapsed(case, entry):
        yield _expired(case, entry, scheme)
    elif not _names(case, entry):
        yield Remark(AdequacyNotCertified(decision.act, scheme, entity=entry.entity), case.at(entry, "entity"), scheme)
    elif parent := case.law.scheme_parent(scheme):
        yield from _by_parent(case, decision, entry, parent)
    else:
        yield from _coverage(case, decision, entry)


def _stale(case: Case, entry: Participation, scheme: str) -> Iterator[Remark]:
    """Whether an entry, or the one without which it is worth nothing, was looked at too long ago, or never."""
    limit = case.law.day - timedelta(days=int(case.law.policy["dpf_check_max_age_days"]))
    parent = entry_of(case, case.law.scheme_parent(scheme))
    for each in filter(None, (entry, parent)):
        if each.checked is None or not limit <= each.checked <= case.law.day:
            reason = CertificationCheckStale(str(each.scheme), each.checked)
            yield Remark(reason, case.at(each, "checked"), scheme)
            return


def _names(case: Case, entry: Participation) -> bool:
    return not entry.entity or _of_the_importer(case, entry.entity)


def _of_the_importer(case: Case, entity: str) -> bool:
    """Whether an entry names the importer, or a company of its group whose entry may cover it as an affiliate."""
    party = case.party
    if party is None:
        return True
    parent = party.parent.name if party.parent else None
    names = (party.legal_name or party.name, *party.former_names, party.group, parent)
    listed = _company(entity)
    if party.legal_name:
        return listed in {_company(name) for name in names if name}
    return any(listed[: len(name)] == name for name in map(_company, filter(None, names)))


def _company(name: str) -> tuple[str, ...]:
    """The words of a company's name: commas, full stops and capitals make no other company."""
    return tuple(re.findall(r"\w+", name.casefold().replace(".", "")))


def _lapsed(case: Case, entry: Participation) -> bool:
    return entry.expires is not None and entry.expires < case.law.day


def _expired(case: Case, entry: Participation, scheme: str) -> Remark:
    assert entry.expires is not None
    return Remark(CertificationExpired(str(entry.scheme), entry.expires), case.at(entry, "expires"), scheme)


def _by_parent(case: Case, decision: Adequacy, entry: Participation, parent: str) -> Iterator[Remark]:
    """A scheme that extends another one covers who takes part in that other one, and no more than the entry there covers."""
    scheme = str(entry.scheme)
    first = entry_of(case, parent)
    if first is None:
        yield Remark(AdequacyNotCertified(decision.act, scheme, parent), case.at(entry, "scheme"), scheme)
    elif _lapsed(case, first):
        yield _expired(case, first, scheme)
    elif not _names(case, first):
        yield Remark(AdequacyNotCertified(decision.act, parent, entity=first.entity), case.at(first, "entity"), scheme)
    else:
        stated = [each for each in (entry, first) if each.covers or each.unknown("covers")]
        faults = (remark for each in stated or [entry] for remark in _coverage(case, decision, each))
        yield from {type(remark.reason): remark for remark in faults}.values()


def _coverage(case: Case, decision: Adequacy, entry: Participation) -> Iterator[Remark]:
    scheme = str(decision.scheme)
    if not decision.hr_coverage:
        return
    if "hr" in case.hop.kinds and "hr" not in entry.covers:
        if _plainly_hr(case):
            waits = bool(entry.unknown("covers"))
            yield Remark(CertificationHrNotCovered(scheme), case.at(entry, "covers"), scheme, open=waits)
    elif entry.unknown("covers") or (entry.covers and not _covers_others(case, entry)):
        waits = bool(entry.unknown("covers"))
        yield Remark(CertificationDataNotCovered(scheme), case.at(entry, "covers"), scheme, open=waits)


def _covers_others(case: Case, entry: Participation) -> bool:
    """Whether an entry covers what is not HR data; where there is HR data alone, nothing else needs to be covered."""
    managing = "hr-management" in case.hop.engagement.kinds
    return "non-hr" in entry.covers or case.hop.only_hr or managing


def _plainly_hr(case: Case) -> bool:
    """What 'HR data' means under the DPF is disputed; it is plain only within a group and for managing staff."""
    ours = case.organization
    group = isinstance(case.recipient, Subprocessor) and ours and case.recipient.group
    return "hr-management" in case.hop.engagement.kinds or bool(group and ours and group == ours.group)


def defects(case: Case, decision: Adequacy) -> Iterator[Remark]:
    """What leaves an entry standing and asks for attention."""
    scheme = decision.scheme or ""
    entry = entry_of(case, scheme)
    if entry is None:
        return
    yield from _stale(case, entry, scheme)
    unmarked = case.hop.kinds & set(decision.marking)
    if unmarked and not case.hop.marked_sensitive:
        reason = SensitiveDataNotMarked(decision.act, tuple(sorted(unmarked)))
        yield Remark(reason, case.at(), scheme)
    if decision.hr_coverage and "hr" in case.hop.kinds and "hr" not in entry.covers:
        yield Remark(CertificationHrNotCovered(scheme, disputed=True), case.at(entry, "covers"), scheme)
