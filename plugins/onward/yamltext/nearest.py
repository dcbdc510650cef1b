"""The nearest of many words: what somebody may have meant who wrote another one.

Among few words all are compared. Among many only some are: those that differ by a letter or two, those that share a part with
it that few have, and those that begin or end alike; so a thousand wrong names among a thousand right ones cost a thousand times
as much as one, and no more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from onward.frozen import dataclass

_LONGEST = 100
"""Characters of a word beyond which nobody mistypes one name for another."""
_FEW = 40
"""Words that are compared one by one."""
_BESIDE = 6
"""Words that are looked at on each side, and for each letter left out."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word that is most like another one, or None where none is much like it."""
    words: Sequence[str] = tuple(known)
    if len(word) > _LONGEST:
        return None
    from difflib import get_close_matches

    if len(words) > _FEW:
        words = tuple(dict.fromkeys(_index(tuple(words)).around(word)))
    return next(_alike(word, words), None) or next(iter(get_close_matches(word, words, n=1, cutoff=0.6)), None)


def _alike(word: str, words: Sequence[str]) -> Iterator[str]:
    """Words that differ in capitals alone, then those of which it is a part between full stops."""
    small = word.casefold()
    yield from (known for known in words if known.casefold() == small)
    yield from (known for known in words if small in known.casefold().split("."))


@dataclass(frozen=True, slots=True)
class _Index:
    """Words in the order of their first letters and of their last ones, and by their parts and what is left without a letter."""

    forwards: tuple[str, ...]
    backwards: tuple[str, ...]
    pieces: Mapping[str, Sequence[str]]

    def around(self, word: str) -> Iterator[str]:
        for piece in _pieces(word):
            yield from self.pieces.get(piece, ())
        yield from _beside(word, self.forwards)
        yield from (known[::-1] for known in _beside(word[::-1], self.backwards))


@lru_cache(maxsize=8)
def _index(words: tuple[str, ...]) -> _Index:
    fitting = [word for word in words if len(word) <= 2 * _LONGEST]
    pieces: dict[str, list[str]] = {}
    for word in fitting:
        for piece in _pieces(word):
            held = pieces.setdefault(piece, [])
            if len(held) < _BESIDE:
                held.append(word)
    return _Index(tuple(sorted(fitting)), tuple(sorted(word[::-1] for word in fitting)), pieces)


def _pieces(word: str) -> Iterator[str]:
    """A word in small letters, its parts, and what is left of it without each of its letters."""
    small = word.casefold()
    yield from (f"{part}-" for part in small.replace("_", "-").replace(".", "-").split("-"))
    yield small
    if len(small) <= _LONGEST:
        yield from (small[:at] + small[at + 1 :] for at in range(len(small)))


def _beside(word: str, words: Sequence[str]) -> Sequence[str]:
    at = bisect_left(words, word)
    return words[max(0, at - _BESIDE) : at + _BESIDE]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or the empty string where none is near."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else ""


def suggested(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word; else those that the word is a part of, else all."""
    words = tuple(known)
    within = [name for name in words if word.casefold().rstrip("s") in name.casefold().split("-")]
    return did_you_mean(word, words) or f"use one of {', '.join(sorted(within or words))}"
