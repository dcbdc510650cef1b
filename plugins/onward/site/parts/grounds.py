"""On what transfers rely: verdict and ground, law by law; never what was rejected or held against a ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
        return tuple(dict.fromkeys(transfer.country for transfer in self.transfers))

    @property
    def purposes(self) -> tuple[str, ...]:
        """What for."""
        return tuple(dict.fromkeys(transfer.purpose for transfer in self.transfers if transfer.purpose))

    @property
    def parties(self) -> tuple[str, ...]:
        """To whom."""
        return tuple(dict.fromkeys(transfer.link.target for transfer in self.transfers))


def reliances(
    edition: Edition, transfers: Iterable[Transfer], fallbacks: bool = False, short: bool = False
) -> tuple[Reliance, ...]:
    """Transfers by what they rely on: laws in the organization's order, restricted transfers first."""
    groups: dict[tuple[str, Outcome, Phrase, Phrase | None], list[Transfer]] = {}
    for transfer in transfers:
        words = verdict_words(edition.world, edition.say, transfer, short)
        key = (transfer.regime, transfer.outcome, words, _fallback(edition, transfer) if fallbacks else None)
        groups.setdefault(key, []).append(transfer)
    made = [Reliance(*key, tuple(of)) for key, of in groups.items()]
    order = edition.regimes
    return tuple(
        sorted(
            made, key=lambda reliance: (order.index(reliance.regime), not reliance.restricted, reliance.words.module)
        )
    )


def _fallback(edition: Edition, transfer: Transfer) -> Phrase | None:
    """What the contract names for the case that the ground falls; nothing that is not declared as that."""
    declared = (other for other in transfer.others if other.use == "fallback" and transfer.ground)
    return next((ground_words(edition.world, edition.say, transfer.regime, other) for other in declared), None)


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
    for reliance, middle in together(edition, of):
        yield reliance, linked(edition, reliance.words, middle)


def spoken(edition: Edition, transfers: Iterable[Transfer]) -> str:
    """The same as text: on what transfers rely, law by law, or why there are none to be judged."""
    relied = reliances(edition, transfers, short=True)
    laws: dict[str, list[str]] = {}
    for regime in dict.fromkeys(reliance.regime for reliance in relied):
        here = [reliance for reliance in relied if reliance.regime == regime]
        chosen = [reliance for reliance in here if reliance.restricted] or here
        sentences = (
            f"{reliance.words.before}{reliance.words.name}{middle}{reliance.words.after}"
            for reliance, middle in together(edition, chosen)
        )
        laws.setdefault(edition.say.series(dict.fromkeys(sentences)), []).append(edition.regime(regime))
    return ". ".join(edition.say.labelled(edition.say.enumeration(names), sentence) for sentence, names in laws.items())


def together(edition: Edition, of: Iterable[Reliance]) -> Iterator[tuple[Reliance, str]]:
    """Grounds that differ in their module alone as one, each with the words for its modules."""
    groups: dict[Phrase, list[Reliance]] = {}
    for reliance in of:
        groups.setdefault(replace(reliance.words, module=""), []).append(reliance)
    for group in groups.values():
        middle = modules_of(edition, (reliance.words for reliance in group))
        transfers = tuple(transfer for reliance in group for transfer in reliance.transfers)
        yield replace(group[0], transfers=transfers), middle


def modules_of(edition: Edition, words: Iterable[Phrase]) -> str:
    """The modules of grounds, as they stand behind the name that these share; empty where there are none."""
    numbers = sorted({phrase.module for phrase in words} - {""})
    key = edition.say.plural("modules-short", len(numbers))
    return edition.say(key, modules=edition.say.enumeration(numbers)) if numbers else ""


def worst(transfers: Iterable[Transfer]) -> str:
    """The kind of an edge in a diagram: the least certain of its transfers."""
    kinds = {kind_of(transfer) for transfer in transfers}
    return next((kind for kind in WORST_FIRST if kind in kinds), str(Outcome.NO_TRANSFER))


def ground_cell(edition: Edition, transfers: Iterable[Transfer]) -> Html | None:
    """What a party or a flow relies on, law by law, for a cell: restricted transfers, or why there are none."""
    relied = reliances(edition, transfers, short=True)
    laws: dict[tuple[Html, ...], list[str]] = {}
    for regime in dict.fromkeys(reliance.regime for reliance in relied):
        sentences = tuple(_told(edition, [reliance for reliance in relied if reliance.regime == regime]))
        laws.setdefault(sentences, []).append(regime)
    return join(_laws(edition, regimes, sentences) for sentences, regimes in laws.items()) or None


def _laws(edition: Edition, regimes: list[str], sentences: tuple[Html, ...]) -> Html:
    names = edition.say.enumeration(edition.regime(regime) for regime in regimes)
    return tag("div", lines(quiet(names), *sentences), class_="ow-ground", data_regimes=some_laws(edition, regimes))


def some_laws(edition: Edition, regimes: Sequence[str]) -> str | None:
    """The laws under which a passage stands, as `data-regimes`; None where it stands under each."""
    return None if set(edition.regimes) <= set(regimes) else " ".join(regimes)


def _told(edition: Edition, of: list[Reliance]) -> Iterator[Html]:
    chosen = [reliance for reliance in of if reliance.restricted] or of
    several = len({country for reliance in chosen for country in reliance.countries}) > 1
    for reliance, sentence in merged(edition, chosen):
        where = edition.say.enumeration(edition.country(code) for code in reliance.countries)
        yield join([edition.say.labelled(where, ""), sentence]) if several and reliance.restricted else sentence


def stale(edition: Edition) -> Html | None:
    """Why grounds stand here without how the law stands; None while it is said beside them."""
    return notice(edition.unstated, kind="ow-notice--warn") if edition.unstated else None


def outcome_pill(edition: Edition, reliance: Reliance) -> Html:
    """The kind of a ground as a mark."""
    return pill(edition.say.under(reliance.regime, f"kind.{reliance.kind}"), _PILLS.get(reliance.kind, reliance.kind))
