"""Transfer mechanisms in one line, law by law: the name alone, with the stroke that its line has in drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onward.site.parts.edition import Edition
from onward.site.parts.grounds import Reliance, reliances, together
from onward.site.parts.markup import Html, join, quiet, tag
from onward.transfers.model import Outcome, Transfer
from onward.words.grounds import Phrase, unconfirmed


def stroke(kind: str, *children: str | None, **attributes: str | None) -> Html:
    """A mechanism behind the stroke of its kind: thick for adequacy, dashed for safeguards, dotted for derogations."""
    return tag("span", *children, class_=f"ow-mech ow-mech--{kind}", **attributes)


def brief(
    edition: Edition, transfers: Iterable[Transfer], regime: str, modules: bool = True
) -> Iterator[tuple[str, str]]:
    """What transfers under one law rely on, by kind and name; how decisions stand is said where there is room for it.

    `modules` says whether the modules of clauses are named.
    """
    relied = [reliance for reliance in reliances(edition, transfers, short=True) if reliance.regime == regime]
    chosen = [reliance for reliance in relied if reliance.restricted]
    for reliance, numbers in together(
        edition, (replace(reliance, words=_named(edition, reliance)) for reliance in chosen)
    ):
        yield (
            reliance.kind,
            f"{reliance.words.before}{reliance.words.name}{numbers if modules else ''}{reliance.words.after}",
        )
    if relied and not chosen:
        yield str(Outcome.NO_TRANSFER), edition.say.under(regime, "ground.none")


def _named(edition: Edition, reliance: Reliance) -> Phrase:
    """Its shortest name, with no more beside it than that its text was not seen."""
    ground, say = reliance.transfers[0].ground, edition.say
    if ground is None:
        return reliance.words
    if ground.adequacy and not ground.adequacy.scheme:
        decision = say.under(reliance.regime, f"kind.{Outcome.ADEQUACY}")
        return replace(reliance.words, name=decision, after=unconfirmed(say, ground.adequacy))
    keys = (f"brief.{ground.instrument}.{reliance.regime}", f"brief.{ground.instrument}")
    words = replace(reliance.words, name=next((say(key) for key in keys if key in say), reliance.words.name))
    return replace(words, after=unconfirmed(say, ground.adequacy)) if ground.adequacy else words


def by_law(edition: Edition, parts: Sequence[tuple[Sequence[Transfer], str]]) -> Iterator[Html]:
    """The mechanisms of one entry, a block for laws under which they are the same, and of these the first that arises.

    `parts` are its transfers with their cases.
    A part's cases are the tokens that a page's script compares with what the reader has chosen; empty for always.
    """
    blocks: dict[Html, list[str]] = {}
    for regime in edition.regimes:
        lines: dict[tuple[str, str], list[str]] = {}
        for transfers, cases in parts:
            for line in brief(edition, transfers, regime):
                lines.setdefault(line, []).append(cases)
        shown = [stroke(kind, name, **_cases(cases)) for (kind, name), cases in lines.items()]
        shown += [quiet(edition.say("subprocessors.others"))] if len(lines) > 1 else []
        shown = shown or [_nothing(edition, regime, any(transfers for transfers, _ in parts))]
        blocks.setdefault(join(shown), []).append(regime)
    for block, regimes in blocks.items():
        yield tag("div", block, class_="ow-ground", data_regimes=" ".join(regimes))


def _nothing(edition: Edition, regime: str, reached: bool) -> Html:
    """No restricted transfer, where data flows to the party; nobody knows where no flow is recorded."""
    if reached:
        return stroke(str(Outcome.NO_TRANSFER), edition.say.under(regime, "ground.none"))
    return stroke(str(Outcome.UNKNOWN), edition.say("unknown"))


def _cases(cases: Sequence[str]) -> Mapping[str, str]:
    return {"data_cases": " ".join(cases)} if all(cases) else {}


def law_names(edition: Edition) -> Html:
    """The name of the law whose mechanisms are shown, as the head of their column ends."""
    names = (tag("span", edition.regime(regime), data_regimes=regime) for regime in edition.regimes)
    return tag("span", *names, class_="ow-law ow-by-law") if edition.regimes else Html("")
