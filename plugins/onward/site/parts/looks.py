"""How flows look under each law, as tokens: one function makes them for a line, for its row and for the legend.

`data-ground` holds a token for each law, `uk-gdpr:strong`, and `uk-gdpr:mixed` beside it where what an element stands for is not
all alike: then the mark is that of the weakest. `all:` is the weakest of all laws. A law without a token judges nothing there.
Whatever bears the attribute follows the one choice of region (`resources/regions.py`); marks are those of `diagrams/style.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from onward.graph import Link
from onward.site.diagrams.model import Perspective
from onward.site.parts.edition import Edition
from onward.site.parts.grounds import WORST_FIRST, worst

GROUND = "ground"
ALL = "all"
"""Stands for every law where none is chosen."""
MIXED = "mixed"
MARKS: Mapping[str, str] = {
    "no-ground": "dashdot", "unknown": "sparse", "derogation": "dotted", "processing-contract": "long",
    "safeguard": "dashed", "adequacy": "strong", "no-transfer": "plain",
}  # fmt: skip
"""The mark of each kind of ground, the weakest first."""
assert tuple(MARKS)[:-1] == WORST_FIRST

Look: TypeAlias = Mapping[str, str]
"""By each law that judges a flow, the kind of ground on which it goes."""


def look(edition: Edition, link: Link) -> Look:
    """How a flow stands under each law: by the weakest of its transfers."""
    transfers = edition.transfers_of(link)
    return {law: worst(of) for law in edition.regimes if (of := [each for each in transfers if each.regime == law])}


def kinds(looks: Iterable[Look]) -> Mapping[str, Mapping[str, int]]:
    """How many flows stand how, by law and under all of them."""
    counts: dict[str, dict[str, int]] = {}
    for look in looks:
        for law, kind in look.items():
            for under in (law, ALL):
                of = counts.setdefault(under, {})
                of[kind] = of.get(kind, 0) + 1
    return counts


def weakest(of: Iterable[str]) -> str:
    """The kind that is drawn where several meet."""
    there = set(of)
    return next(kind for kind in MARKS if kind in there)


def tokens(looks: Iterable[Look]) -> tuple[tuple[str, str], ...]:
    """Pairs of a law and a mark, with `mixed` where not all are alike."""
    pairs: list[tuple[str, str]] = []
    for law, of in kinds(looks).items():
        pairs.append((law, MARKS[weakest(of)]))
        if len(of) > 1:
            pairs.append((law, MIXED))
    return tuple(pairs)


def written(pairs: Iterable[tuple[str, str]]) -> str | None:
    """Tokens as the value of `data-ground`."""
    return " ".join(f"{law}:{mark}" for law, mark in pairs) or None


def legends(edition: Edition, lines: Sequence[Sequence[Look]]) -> tuple[Perspective, ...]:
    """What lines mean under each law, and under all where there are several."""
    laws = [law for law in edition.regimes if any(law in look for line in lines for look in line)]
    title = edition.say(f"diagram.perspectives.{GROUND}")
    return tuple(Perspective(GROUND, title, _legend(edition, law, lines), law) for law in (*laws, ALL))


def _legend(edition: Edition, law: str, lines: Sequence[Sequence[Look]]) -> tuple[tuple[str, str], ...]:
    drawn = [counted[law] for line in lines if law in (counted := kinds(line))]
    there = {weakest(of) for of in drawn}
    items = [(MARKS[kind], outcome(edition, law, kind)) for kind in reversed(tuple(MARKS)) if kind in there]
    mixed = any(len(of) > 1 for of in drawn)
    return (*items, *([(MIXED, edition.say("diagram.mixed"))] if mixed else []))


def outcome(edition: Edition, law: str, kind: str) -> str:
    """A kind of ground in words, in those of the law where it has its own."""
    return edition.say.under(law, f"kind.{kind}")


def meanings(edition: Edition) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """Each law with its name, and what each mark means under it."""
    return tuple(
        (law, edition.regime(law), tuple((mark, outcome(edition, law, kind)) for kind, mark in MARKS.items()))
        for law in edition.regimes
    )


def said(edition: Edition, looks: Sequence[Look]) -> list[tuple[str, str, tuple[str, ...]]]:
    """On which grounds flows go, law by law, as names of laws, words, and ids of these laws; what laws say alike stands once."""
    by_words: dict[str, list[str]] = {}
    for law, of in kinds(looks).items():
        if law != ALL:
            by_words.setdefault(_counted(edition, law, of, len(looks)), []).append(law)
    return [
        (edition.say.enumeration(edition.regime(law) for law in laws), words, tuple(laws))
        for words, laws in by_words.items()
    ]


def _counted(edition: Edition, law: str, of: Mapping[str, int], flows: int) -> str:
    say = edition.say
    if len(of) == 1 and sum(of.values()) == flows:
        return outcome(edition, law, weakest(of))
    ordered = sorted(of, key=lambda kind: [weakest([kind, other]) == other for other in of].count(True))
    phrases = (
        say("diagram.some", what=outcome(edition, law, kind), n=say.number(of[kind]), all=say.number(flows))
        for kind in ordered
    )
    return say.series(phrases)
