"""How alike two names or two services are, where lists share no ids: order, punctuation and legal form say nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onward.records.legal_forms import FORMS, words
from onward.records.parties import Subprocessor

_SILENT = frozenset({"aka", "dba", "formerly", "the", "and", "of", "for", "a"})
_BRACKETS = re.compile(r"\([^()]*\)")
_HALF = 0.5


def same_words(then: Subprocessor, now: Subprocessor) -> bool:
    """Whether two names are the same words in any order, and do not name two legal forms."""
    return _same(_named(then.title), _named(now.title)) and not _two_forms(then, now)


def other_form(then: Subprocessor, now: Subprocessor) -> bool:
    """Whether two names are the same words with two legal forms: two legal entities, until somebody says otherwise."""
    return _same(_named(then.title), _named(now.title)) and _two_forms(then, now)


def same_outside_brackets(then: Subprocessor, now: Subprocessor) -> bool:
    """Whether names are the same but for what stands in brackets: `Twilio` and `Twilio (SendGrid)`."""
    names = [_named(_BRACKETS.sub(" ", vendor.title)) for vendor in (then, now)]
    return _same(*names) and not _two_forms(then, now)


def part_of(then: Subprocessor, now: Subprocessor) -> bool:
    """Whether all of one name is some of the other."""
    return frozenset() != _named(then.title) < _named(now.title) and not _two_forms(then, now)


def made_of(parts: Sequence[Subprocessor], now: Subprocessor) -> bool:
    """Whether a name is made of the names of several others, and no word of it is another's."""
    named = [_named(vendor.title) for vendor in parts]
    return len({*named}) > 1 and frozenset().union(*named) == _named(now.title)


def told_by_service(then: Subprocessor, now: Subprocessor) -> bool:
    """Whether names share a word, and the rest of one name stands in what the other does: no word of it is lost."""
    names, services = (
        [_named(vendor.title) for vendor in (then, now)],
        [_named(vendor.service) for vendor in (then, now)],
    )
    kept = names[0] <= names[1] | services[1] or names[1] <= names[0] | services[0]
    return bool(names[0] & names[1]) and kept and not _two_forms(then, now)


def like_service(then: Subprocessor, now: Subprocessor) -> bool:
    """Whether one service is within the other, or most of what they say is the same; two that say nothing are alike."""
    service, other = (frozenset(_singular(word) for word in _named(vendor.service)) for vendor in (then, now))
    within = service <= other or other <= service
    return service == other or (
        bool(service and other) and (within or len(service & other) >= _HALF * len(service | other))
    )


def _singular(word: str) -> str:
    """A word without the `s` of several."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _same(first: frozenset[str], other: frozenset[str]) -> bool:
    return first == other != frozenset()


def _two_forms(then: Subprocessor, now: Subprocessor) -> bool:
    forms = [_words(vendor.title) & FORMS for vendor in (then, now)]
    return all(forms) and forms[0] != forms[1]


def _named(text: str | None) -> frozenset[str]:
    return _words(text) - FORMS - _SILENT


def _words(text: str | None) -> frozenset[str]:
    return frozenset(words(text or ""))
