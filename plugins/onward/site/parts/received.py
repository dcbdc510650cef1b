"""Who receives data abroad, law by law: each country, its recipients, and the mechanism and fallback of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onward.records.inventory import ORGANIZATION
from onward.records.systems import System
from onward.site.diagrams.svg import slug
from onward.site.parts.choosing import Concern, listing, modules, number, of_transfers
from onward.site.parts.edition import Edition
from onward.site.parts.grounds import Reliance, linked, reliances
from onward.site.parts.many import LISTED, opening
from onward.site.parts.markup import Html, enumerated, join, paragraph, tag
from onward.site.parts.mechanisms import stroke
from onward.transfers.model import Transfer
from onward.words.grounds import Phrase


@dataclass(frozen=True, slots=True)
class Pair:
    """Recipients in one country with the mechanism of the transfers to them, and what applies if it ceases to be valid."""

    country: str | None
    kind: str
    mechanism: Html
    fallback: Html | None
    transfers: tuple[Transfer, ...]


def shown_transfers(edition: Edition) -> tuple[Transfer, ...]:
    """Transfers to parties that this audience may know, at places that it may know; retired parties left out."""
    ends = (party for party in edition.inventory.parties if edition.is_current(party))
    return tuple(transfer for party in ends for transfer in edition.transfers_to(party))


def laws_of(edition: Edition, transfers: Iterable[Transfer]) -> list[str]:
    """The laws under which there are restricted transfers, in the organization's order."""
    there = {transfer.regime for transfer in transfers if transfer.restricted}
    return [name for name in edition.regimes if name in there]


def pairs(edition: Edition, every: Iterable[Transfer], regime: str) -> Iterator[Pair]:
    """Country by country, the recipients under each mechanism; grounds that differ in their module alone are one."""
    places: dict[str | None, list[Transfer]] = {}
    for transfer in every:
        if transfer.regime == regime and transfer.restricted:
            places.setdefault(transfer.country, []).append(transfer)
    for country in sorted(places, key=lambda code: (code is None, edition.country(code))):
        groups: dict[tuple[Phrase, Phrase | None], list[Reliance]] = {}
        for each in reliances(edition, places[country], fallbacks=True):
            spare = replace(each.fallback, module="") if each.fallback else None
            groups.setdefault((replace(each.words, module=""), spare), []).append(each)
        ordered = sorted(groups.items(), key=lambda item: not _ours(edition, item[1]))
        for (words, instead), group in ordered:
            names = _modules(edition, group, lambda each: each.words)
            others = _modules(edition, group, lambda each: each.fallback)
            fallback = join([instead.before, instead.name, others, instead.after]) if instead else None
            transfers = tuple(transfer for each in group for transfer in each.transfers)
            yield Pair(country, group[0].kind, linked(edition, words, names), fallback, transfers)


def _modules(edition: Edition, group: Iterable[Reliance], of: Callable[[Reliance], Phrase | None]) -> Html:
    """The modules that a group of grounds names, each with whom it concerns."""
    by_module: dict[str, list[Transfer]] = {}
    for each in group:
        if words := of(each):
            by_module.setdefault(words.module, []).extend(each.transfers)
    return modules(edition, {name: of_transfers(edition, transfers) for name, transfers in by_module.items()})


def _ours(edition: Edition, group: Iterable[Reliance]) -> bool:
    """Whether the organization itself is among the recipients."""
    return any(is_ours(edition, party) for party in _parties(group))


def _parties(group: Iterable[Reliance]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party for reliance in group for party in reliance.parties))


def regions(edition: Edition, transfers: tuple[Transfer, ...]) -> Html:
    """For the customers of each law: where their data goes, by whom it is received there, and under which mechanism."""
    laws = laws_of(edition, transfers)
    if not laws:
        return paragraph(edition.say("transfers.none"))
    return join(_law(edition, name, transfers, first=not at) for at, name in enumerate(laws))


def _law(edition: Edition, regime: str, transfers: tuple[Transfer, ...], first: bool) -> Html:
    say, every = edition.say, list(pairs(edition, transfers, regime))
    countries = list(dict.fromkeys(pair.country for pair in every))
    reached = [of_transfers(edition, _in(every, code)) for code in countries if code]
    known = number(edition, "transfers.countries", reached) if reached else None
    counts = filter(None, (known, say("transfers.unstated") if None in countries else None, _counted(edition, every)))
    title = tag("span", data_under(edition, regime), class_="ow-group__name")
    summary = tag("summary", title, " ", tag("span", join(counts, ", "), class_="ow-quiet"))
    heads = (tag("th", say(f"transfers.columns.{name}"), scope="col") for name in ("recipients", "ground", "fallback"))
    bodies = (_country(edition, code, [pair for pair in every if pair.country == code], first) for code in countries)
    table = tag(
        "table",
        tag("thead", tag("tr", *heads)),
        *bodies,
        class_="ow-list ow-pairs",
        aria_label=data_under(edition, regime),
    )
    register = tag("div", table, class_="ow-pairs__frame")
    return tag("details", summary, register, class_="ow-group ow-lawfold", data_law=regime, open="" if first else None)


def data_under(edition: Edition, regime: str) -> str:
    """`EEA data (EU GDPR)`."""
    say, key = edition.say, f"transfers.data.{regime}"
    return (
        say("transfers.under", data=say(key), law=edition.regime(regime))
        if key in say
        else say("transfers.data.other", regime=edition.regime(regime))
    )


def _country(edition: Edition, code: str | None, of: list[Pair], searched: bool) -> Html:
    """A country with its rows; search finds it by its name where `searched`, since each law has a table of its own."""
    name = edition.country(code)
    marks = {"id": slug(f"to-{code}"), "data_found": name} if searched and code else {}
    count = tag("span", _counted(edition, of), class_="ow-quiet")
    head = tag("tr", tag("th", tag("strong", name), " ", count, colspan="3", scope="rowgroup"))
    return tag("tbody", head, *(_pair(edition, pair) for pair in of), class_="ow-country", **marks)


def _pair(edition: Edition, pair: Pair) -> Html:
    none = edition.say("transfers.no-fallback")
    fallback = pair.fallback or tag("span", none, class_="ow-quiet")
    shown = named(edition, recipients(edition, [pair]), "transfers.recipients")
    return tag(
        "tr",
        tag("th", shown, scope="row"),
        tag("td", stroke(pair.kind, pair.mechanism)),
        tag(
            "td",
            fallback,
            data_label=edition.say("transfers.columns.fallback") if pair.fallback else None,
        ),
        **of_transfers(edition, pair.transfers).attributes,
    )


def named(edition: Edition, names: Mapping[Html, Concern], unit: str) -> Html:
    """Parties in a sentence; more than `LISTED` open behind their number, without links, of which pages would grow heavy."""
    if len(names) <= LISTED:
        return listing(edition, list(names.items()))
    plain = listing(edition, [(join([name.striptags()]), concern) for name, concern in names.items()])
    return opening(number(edition, unit, names.values()), plain)


def _in(of: Iterable[Pair], country: str | None) -> list[Transfer]:
    return [transfer for pair in of if pair.country == country for transfer in pair.transfers]


def _counted(edition: Edition, of: Iterable[Pair]) -> Html:
    return number(edition, "transfers.recipients", recipients(edition, of).values())


def recipients(edition: Edition, of: Iterable[Pair]) -> dict[Html, Concern]:
    """Who receives, each once, ourselves first, then by name, with whom it concerns that they do."""
    names: dict[Html, list[Transfer]] = {}
    for transfer in (transfer for pair in of for transfer in pair.transfers):
        names.setdefault(who(edition, transfer.link.target), []).append(transfer)
    ours = join([edition.owner])
    order = sorted(names, key=lambda name: (name != ours, name.striptags().casefold()))
    return {name: of_transfers(edition, names[name]) for name in order}


def named_parties(edition: Edition, of: Iterable[Transfer]) -> Html:
    """Who receives, in a sentence."""
    names = dict.fromkeys(who(edition, transfer.link.target) for transfer in of)
    ours = join([edition.owner])
    return enumerated(edition.say, sorted(names, key=lambda name: name != ours))


def who(edition: Edition, party: str) -> Html:
    """Who receives: a system of ours is the organization itself."""
    return join([edition.owner]) if is_ours(edition, party) else edition.named_recipient(party)


def is_ours(edition: Edition, party: str) -> bool:
    """Whether a party is the organization, or a system that it operates."""
    record = edition.inventory.parties.get(party)
    return party == ORGANIZATION or (isinstance(record, System) and record.operator == ORGANIZATION)
