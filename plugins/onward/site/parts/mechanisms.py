"""Transfer mechanisms in one line, law by law: the name alone, with the stroke that its line has in drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onward.site.parts.edition import Edition
from onward.site.parts.grounds import Reliance, reliances, together
from onward.site.parts.markup import Html, quiet, tag
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
    found = [one for one in reliances(edition, transfers, short=True) if one.regime == regime]
    chosen = [one for one in found if one.restricted]
    for one, numbers in together(edition, (replace(one, words=_named(edition, one)) for one in chosen)):
        yield one.kind, f"{one.words.before}{one.words.name}{numbers if modules else ''}{one.words.after}"
    if found and not chosen:
        yield str(Outcome.NO_TRANSFER), edition.say.under(regime, "ground.none")


def _named(edition: Edition, one: Reliance) -> Phrase:
    """Its shortest name, with no more beside it than that its text was not seen."""
    ground, say = one.transfers[0].ground, edition.say
    if ground is None:
        return one.words
    if ground.adequacy and not ground.adequacy.scheme:
        decision = say.under(one.regime, f"kind.{Outcome.ADEQUACY}")
        return replace(one.words, name=decision, after=unconfirmed(say, ground.adequacy))
    name = ground.id.partition("/m")[0]
    keys = (f"brief.{name}.{one.regime}", f"brief.{name}")
    words = replace(one.words, name=next((say(key) for key in keys if key in say), one.words.name))
    return replace(words, after=unconfirmed(say, ground.adequacy)) if ground.adequacy else words


def by_law(edition: Edition, parts: Sequence[tuple[Sequence[Transfer], str]]) -> Iterator[Html]:
    """The mechanisms of one entry, a block a law, the first law's shown, and of its mechanisms the first that arises.

    `parts` are its transfers with their cases.
    A part's cases are the tokens that a page's script compares with what the reader has chosen; empty for always.
    """
    for regime in edition.regimes:
        lines: dict[tuple[str, str], list[str]] = {}
        for transfers, cases in parts:
            for line in brief(edition, transfers, regime):
                lines.setdefault(line, []).append(cases)
        told = [stroke(kind, name, **_cases(cases)) for (kind, name), cases in lines.items()]
        told += [quiet(edition.say("subprocessors.others"))] if len(lines) > 1 else []
        told = told or [_nothing(edition, regime, any(transfers for transfers, _ in parts))]
        yield tag("div", *told, class_="ow-ground", data_regimes=regime)


def _nothing(edition: Edition, regime: str, reached: bool) -> Html:
    """No restricted transfer, where data flows to the party; nobody knows where no flow is recorded."""
    if reached:
        return stroke(str(Outcome.NO_TRANSFER), edition.say.under(regime, "ground.none"))
    return stroke(str(Outcome.UNKNOWN), edition.say("unknown"))


def _cases(cases: Sequence[str]) -> Mapping[str, str]:
    return {"data_cases": " ".join(cases)} if all(cases) else {}


def law_names(edition: Edition) -> Html:
    """The name of the law whose mechanisms are shown, as the head of their column ends."""
    names = (tag("span", edition.regime(one), data_regimes=one) for one in edition.regimes)
    return tag("span", *names, class_="ow-law ow-by-law") if edition.regimes else Html("")
