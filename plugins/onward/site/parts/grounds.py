"""On what transfers rely: verdict and ground, law by law; never what was rejected or held against a ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onward.frozen import dataclass
from onward.site.page import link
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, anchor, join, lines, notice, pill, quiet, tag
from onward.transfers.model import Outcome, Transfer
from onward.words.grounds import Phrase, ground_words, kind_of, verdict_words

WORST_FIRST = ("no-ground", "unknown", "derogation", "processing-contract", "safeguard", "adequacy")
_PILLS = {"no-ground": "none", "no-transfer": "", "processing-contract": ""}


@dataclass(frozen=True, slots=True)
class Reliance:
    """One ground under one law, with all the places and purposes that it serves and whom it leads to."""

    regime: str
    outcome: Outcome
    words: Phrase
    fallback: Phrase | None
    transfers: tuple[Transfer, ...]

    @property
    def restricted(self) -> bool:
        """Whether it serves restricted transfers."""
        return self.outcome is not Outcome.NO_TRANSFER

    @property
    def kind(self) -> str:
        """Of which kind the ground is."""
        return kind_of(self.transfers[0])

    @property
    def countries(self) -> tuple[str | None, ...]:
        """Where the data goes."""
        return tuple(dict.fromkeys(one.country for one in self.transfers))

    @property
    def purposes(self) -> tuple[str, ...]:
        """What for."""
        return tuple(dict.fromkeys(one.purpose for one in self.transfers if one.purpose))

    @property
    def parties(self) -> tuple[str, ...]:
        """To whom."""
        return tuple(dict.fromkeys(one.link.target for one in self.transfers))


def reliances(
    edition: Edition, transfers: Iterable[Transfer], fallbacks: bool = False, short: bool = False
) -> tuple[Reliance, ...]:
    """Transfers by what they rely on: laws in the organization's order, restricted transfers first."""
    found: dict[tuple[str, Outcome, Phrase, Phrase | None], list[Transfer]] = {}
    for one in transfers:
        words = verdict_words(edition.world, edition.say, one, short)
        key = (one.regime, one.outcome, words, _fallback(edition, one) if fallbacks else None)
        found.setdefault(key, []).append(one)
    made = [Reliance(*key, tuple(of)) for key, of in found.items()]
    order = edition.regimes
    return tuple(sorted(made, key=lambda one: (order.index(one.regime), not one.restricted, one.words.module)))


def _fallback(edition: Edition, one: Transfer) -> Phrase | None:
    """What the contract names for the case that the ground falls; nothing that is not declared as that."""
    declared = (other for other in one.others if other.use == "fallback" and one.ground)
    return next((ground_words(edition.world, edition.say, one.regime, other) for other in declared), None)


def linked(edition: Edition, words: Phrase, module: str | None = None) -> Html:
    """A ground with a link to what it means; `module` may stand for the module and its roles."""
    name = anchor(link("grounds.md", anchor_of(words.topic)), words.name)
    middle = words.clause_module(edition.say) if module is None else module
    return join([words.before, name, middle, words.after])


def anchor_of(topic: str) -> str:
    """Where the page of grounds explains a topic."""
    return topic.replace(".", "-")


def merged(edition: Edition, of: Iterable[Reliance]) -> Iterator[tuple[Reliance, Html]]:
    """Grounds that differ in their module alone as one, with the sentence for all of them."""
    for one, middle in together(edition, of):
        yield one, linked(edition, one.words, middle)


def spoken(edition: Edition, transfers: Iterable[Transfer]) -> str:
    """The same as text: on what transfers rely, law by law, or why there are none to be judged."""
    found = reliances(edition, transfers, short=True)
    laws: dict[str, list[str]] = {}
    for regime in dict.fromkeys(one.regime for one in found):
        here = [one for one in found if one.regime == regime]
        chosen = [one for one in here if one.restricted] or here
        told = (
            f"{one.words.before}{one.words.name}{middle}{one.words.after}" for one, middle in together(edition, chosen)
        )
        laws.setdefault(edition.say.series(dict.fromkeys(told)), []).append(edition.regime(regime))
    return ". ".join(edition.say.labelled(edition.say.enumeration(names), told) for told, names in laws.items())


def together(edition: Edition, of: Iterable[Reliance]) -> Iterator[tuple[Reliance, str]]:
    """Grounds that differ in their module alone as one, each with the words for its modules."""
    groups: dict[Phrase, list[Reliance]] = {}
    for one in of:
        groups.setdefault(replace(one.words, module=""), []).append(one)
    for group in groups.values():
        middle = modules_of(edition, (one.words for one in group))
        transfers = tuple(found for one in group for found in one.transfers)
        yield replace(group[0], transfers=transfers), middle


def modules_of(edition: Edition, words: Iterable[Phrase]) -> str:
    """The modules of grounds, as they stand behind the name that these share; empty where there are none."""
    numbers = sorted({one.module for one in words} - {""})
    key = edition.say.plural("modules-short", len(numbers))
    return edition.say(key, modules=edition.say.enumeration(numbers)) if numbers else ""


def worst(transfers: Iterable[Transfer]) -> str:
    """The kind of an edge in a diagram: the least certain of its transfers."""
    kinds = {kind_of(one) for one in transfers}
    return next((one for one in WORST_FIRST if one in kinds), str(Outcome.NO_TRANSFER))


def ground_cell(edition: Edition, transfers: Iterable[Transfer]) -> Html | None:
    """What a party or a flow relies on, law by law, for a cell: restricted transfers, or why there are none."""
    found = reliances(edition, transfers, short=True)
    laws: dict[tuple[Html, ...], list[str]] = {}
    for regime in dict.fromkeys(one.regime for one in found):
        told = tuple(_told(edition, [one for one in found if one.regime == regime]))
        laws.setdefault(told, []).append(regime)
    return join(_laws(edition, regimes, told) for told, regimes in laws.items()) or None


def _laws(edition: Edition, regimes: list[str], told: tuple[Html, ...]) -> Html:
    names = edition.say.enumeration(edition.regime(one) for one in regimes)
    return tag("div", lines(quiet(names), *told), class_="ow-ground", data_regimes=" ".join(regimes))


def _told(edition: Edition, of: list[Reliance]) -> Iterator[Html]:
    chosen = [one for one in of if one.restricted] or of
    several = len({country for one in chosen for country in one.countries}) > 1
    for one, sentence in merged(edition, chosen):
        where = edition.say.enumeration(edition.country(code) for code in one.countries)
        yield join([edition.say.labelled(where, ""), sentence]) if several and one.restricted else sentence


def stale(edition: Edition) -> Html | None:
    """Why grounds stand here without how the law stands; None while it is said beside them."""
    return notice(edition.unstated, kind="ow-notice--warn") if edition.unstated else None


def outcome_pill(edition: Edition, one: Reliance) -> Html:
    """The kind of a ground as a mark."""
    return pill(edition.say.under(one.regime, f"kind.{one.kind}"), _PILLS.get(one.kind, one.kind))
