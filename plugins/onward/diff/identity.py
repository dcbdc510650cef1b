"""Which vendor of today is which of yesterday: by id, by what the records say, and where they are silent by what fits."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping

from onward.diff import names
from onward.frozen import dataclass
from onward.records.parties import Subprocessor


class Sure(enum.StrEnum):
    """How sure it is that two records are of one vendor, or one the successor of the other; `sure.*` says it."""

    RECORDED = "recorded"
    SAME_ENTITY = "same-entity"
    SAME_NAME = "same-name"
    SAME_WORDS = "same-words"
    SAME_FIRST = "same-first"
    SHARED = "shared"
    PART = "part"
    OTHER_FORM = "other-form"
    SAME_WORK = "same-work"

    @property
    def likely(self) -> bool:
        """Whether it rests on a likeness alone."""
        return self in _LIKELY


_LIKELY = {Sure.SAME_FIRST, Sure.SHARED, Sure.PART, Sure.OTHER_FORM, Sure.SAME_WORK}

Vendors = Mapping[str, Subprocessor]
Fits = Callable[[Subprocessor, Subprocessor], bool]


@dataclass(frozen=True, slots=True)
class Match:
    """A vendor before and after, and how sure it is that the two belong together."""

    then: Subprocessor
    now: Subprocessor
    sure: Sure


@dataclass(frozen=True, slots=True)
class Identities:
    """The same entities, those that took over from others, and those that simply went or came."""

    same: tuple[Match, ...]
    successors: tuple[Match, ...]
    """A new vendor and the one whose work it does."""
    merged: tuple[Match, ...]
    """A vendor that went, and the one of which it has become part."""
    gone: tuple[Subprocessor, ...]
    come: tuple[Subprocessor, ...]


def identities(old: Vendors, new: Vendors) -> Identities:
    """Sort all vendors of both sides; each arrival and each departure is in one place only."""
    before, after = dict(old), dict(new)
    same = [Match(before.pop(name), after.pop(name), Sure.RECORDED) for name in sorted({*before} & {*after})]
    same += _paired(before, after, _renamed, Sure.RECORDED)
    same += _paired(before, after, lambda a, b: bool(a.legal_name) and _entity(a) == _entity(b), Sure.SAME_ENTITY)
    same += _paired(before, after, _same_name, Sure.SAME_NAME)
    for fits, sure in _ALIKE:
        same += _paired(before, after, fits, sure)
    merged = list(_merged(before, new))
    for match in merged:
        before.pop(match.then.id)
        if names.made_of([other.then for other in merged if other.now is match.now], match.now):
            after.pop(match.now.id, None)  # nobody comes: those that were there are one now
    successors = list(_declared(old, after))
    for match in successors:
        after.pop(match.now.id)
        before.pop(match.then.id, None)
    successors += _paired(
        before, after, lambda a, b: names.other_form(a, b) and names.like_service(a, b), Sure.OTHER_FORM
    )
    successors += _paired(before, after, _same_work, Sure.SAME_WORK)
    for match in tuple(_taken_over(before, new)):
        successors.append(match)
        before.pop(match.then.id)
    return Identities(tuple(same), tuple(successors), tuple(merged), tuple(before.values()), tuple(after.values()))


def _paired(
    before: dict[str, Subprocessor],
    after: dict[str, Subprocessor],
    fits: Fits,
    sure: Sure,
) -> list[Match]:
    """Pairs that fit each other and nobody else; they leave both sides."""
    pairs = []
    for then in list(before.values()):
        options = [now for now in after.values() if fits(then, now)]
        if len(options) == 1 and [vendor for vendor in before.values() if fits(vendor, options[0])] == [then]:
            pairs.append(Match(before.pop(then.id), after.pop(options[0].id), sure))
    return pairs


def _renamed(then: Subprocessor, now: Subprocessor) -> bool:
    return bool({then.id, then.name, then.legal_name} & set(now.former_names))


def _key(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _entity(vendor: Subprocessor) -> tuple[str, str]:
    """One company may appear with several services."""
    return _key(vendor.legal_name), _key(vendor.service)


def _same_name(then: Subprocessor, now: Subprocessor) -> bool:
    return not _differs(then, now) and _key(then.name) == _key(now.name) != ""


def _alike(test: Fits, served: bool = True) -> Fits:
    """A test of two names, where no record says that they are two; where `served`, their services must be alike."""

    def fits(then: Subprocessor, now: Subprocessor) -> bool:
        two = _differs(then, now) or now.successor_of or then.merged_into
        return not two and (not served or names.like_service(then, now)) and test(then, now)

    return fits


def _differs(then: Subprocessor, now: Subprocessor) -> bool:
    return bool(then.legal_name and now.legal_name and _key(then.legal_name) != _key(now.legal_name))


_ALIKE: tuple[tuple[Fits, Sure], ...] = (
    (_alike(_same_name), Sure.SAME_NAME),
    (_alike(names.same_words), Sure.SAME_WORDS),
    (_alike(names.same_words, served=False), Sure.SAME_WORDS),
    (_alike(names.same_outside_brackets), Sure.SAME_FIRST),
    (_alike(names.told_by_service), Sure.SHARED),
)
"""How names are held against each other, the surest first; each takes what fits one record alone."""


def _same_work(then: Subprocessor, now: Subprocessor) -> bool:
    purposes = [{role.purpose for role in vendor.roles if role.purpose} for vendor in (then, now)]
    return bool(then.service) and _key(then.service) == _key(now.service) and bool(purposes[0] & purposes[1])


_part = _alike(names.part_of)


def _merged(before: Vendors, new: Vendors) -> Iterator[Match]:
    """Records that are gone because another, that was there already, took the company in."""
    for then in before.values():
        into = [vendor for vendor in new.values() if vendor.id == then.merged_into or _renamed(then, vendor)]
        likely = [] if into else [vendor for vendor in new.values() if _part(then, vendor)]
        if into or len(likely) == 1:
            yield Match(then, (*into, *likely)[0], Sure.RECORDED if into else Sure.PART)


def _declared(old: Vendors, after: Vendors) -> Iterator[Match]:
    for now in after.values():
        then = old.get(now.successor_of or "")
        if then is not None:
            yield Match(then, now, Sure.RECORDED)


def _taken_over(before: Vendors, new: Vendors) -> Iterator[Match]:
    """A vendor that is gone, whose work one that was there before has taken over."""
    for then in before.values():
        successor = next((vendor for vendor in new.values() if vendor.successor_of == then.id), None)
        if successor is not None:
            yield Match(then, successor, Sure.RECORDED)
