"""Words of a notice: on what transfers rely, laws and places by their names, text of the inventory that stays mere text."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from onward.law.model import Adequacy
from onward.records.safeguards import Location
from onward.transfers.model import Outcome, Transfer
from onward.transfers.places import Basis
from onward.words import Words
from onward.world import World

_NOT_PUBLISHED = {str(Outcome.NO_GROUND), str(Outcome.UNKNOWN)}
"""How a transfer stands that rests on nothing yet is for our own people; the public reads that it is being confirmed."""
_APPEAL = re.compile(r"\bC-\d+/\d+ P\b")


def horizon(world: World) -> date:
    """The day of the newest text that was seen when the law was last checked."""
    return world.law.edition.evidence_horizon or world.law.as_of


def unstated(world: World, say: Words) -> str | None:
    """Why no page says how a decision stands, from the day on which the law data should have been checked again."""
    due = world.today > world.law.review_by
    return say("law-status.due", day=say.day(world.law.review_by)) if due else None


def status(decision: Adequacy, world: World, say: Words) -> Iterator[str]:
    """How a decision stood when the law was last checked; nothing where that is too long ago."""
    if unstated(world, say):
        return
    yield say("law-status.in-force", day=say.day(horizon(world)))
    if decision.status == "in-force-contested":
        case = _APPEAL.search(decision.challenge or "")
        yield say("law-status.appeal", case=case[0]) if case else say("law-status.contested")
    if decision.status == "in-force-dependent":
        yield say("law-status.dependent")
    if decision.valid_to:
        yield say("law-status.until", day=say.day(decision.valid_to))


def agreed(names: Iterable[str], regime: str, world: World, say: Words) -> str:
    """Grounds and instruments by their names, without how the law stands."""
    return "; ".join(_grounds(names, regime, world, say, stands=False))


def grounds(transfers: Iterable[Transfer], world: World, say: Words) -> list[str]:
    """What carries restricted transfers, in words, the laws of the same grounds together."""
    found: dict[str, set[str]] = {}
    for one in transfers:
        if one.restricted:
            found.setdefault(one.regime, set()).add(one.ground.id if one.ground else one.outcome.value)
    return by_law(found, world, say)


def by_law(names: Mapping[str, Collection[str]], world: World, say: Words) -> list[str]:
    """Grounds by law, `EU GDPR and UK GDPR: …`, with how the law stood when it was last checked."""
    found: dict[str, list[str]] = {}
    for regime in sorted(names):
        words = say.enumeration(_grounds(sorted(names[regime]), regime, world, say, stands=True))
        found.setdefault(words, []).append(law_name(regime, world, say))
    return [f"{say.enumeration(laws)}: {words}" for words, laws in found.items()]


def _grounds(names: Iterable[str], regime: str, world: World, say: Words, stands: bool) -> list[str]:
    """Each ground once, with all its modules."""
    found: dict[str, list[str]] = {}
    for name in names:
        called, _, module = name.partition("/m")
        found.setdefault(_called(called, regime, world, say, stands), []).extend([module] if module else [])
    return [_with_modules(called, modules, say) for called, modules in found.items()]


def _with_modules(called: str, modules: list[str], say: Words) -> str:
    key = f"modules-short.{'one' if len(modules) == 1 else 'other'}"
    return called + (say(key, modules=say.enumeration(sorted(modules))) if modules else "")


def _called(name: str, regime: str, world: World, say: Words, stands: bool) -> str:
    """What carries a transfer, by its id in `why`; the regime decides where laws call one thing by several names."""
    if name == Outcome.NO_TRANSFER:
        return say.under(regime, "notice.no-transfer")
    if name in _NOT_PUBLISHED:
        return say("unknown")
    regimes = (regime,) if regime else world.law.full_regimes()
    decisions = (one for law in regimes for one in world.law.decisions(law) if name in (one.id, one.scheme))
    decision = next(decisions, None)
    if decision is not None:
        return _decision(decision, regime, world, say, stands)
    keys = (f"instruments.{name}", *(f"instruments.{name}.{law}" for law in regimes))
    otherwise = say.under(regime, "derogation") if any(one.id == name for one in world.law.derogations) else name
    return next((say(key) for key in keys if key in say), otherwise)


def _decision(decision: Adequacy, regime: str, world: World, say: Words, stands: bool) -> str:
    """Never more than what is known: in force when last checked, contested where it is, unconfirmed where nobody read it."""
    key = f"schemes.{decision.scheme}"
    act = world.law.said(decision.act, say.language)
    named = say("adequacy.scheme", scheme=say(key)) if key in say else say.under(regime, "adequacy.decision", act=act)
    if not stands:
        return named
    stood = "; ".join(status(decision, world, say))
    unread = f" ({say('unconfirmed')})" if decision.confidence != "high" else ""
    return f"{named}, {stood}{unread}" if stood else f"{named}{unread}"


def undated(text: str, say: Words) -> str:
    """A reference of the law without the part that says since when an act is in force."""
    return re.sub(rf"(?:^|[;,] )[^;,]*\b{re.escape(say('law-status.commenced'))}\b[^;,]*", "", text)


def law_name(regime: str, world: World, say: Words) -> str:
    """A law by its name."""
    found = world.law.regimes.get(regime)
    return world.law.said(found.name, say.language) if found and found.name else regime


def country(code: str, world: World, say: Words) -> str:
    """A country, or a group of them, by its name."""
    key = f"places.{code}"
    return say(key) if key in say else world.law.country_name(code, say.language)


def inside(code: str, world: World, say: Words) -> str:
    """Where something is that is in a country, or in a group of them: `in the United States`."""
    key = f"places-in.{code}"
    return say(key) if key in say else world.law.in_country(code, say.language)


def place(location: Location, world: World, say: Words) -> str:
    """A place and what is done there: `Germany, eu-central (storage)`."""
    where = country(location.country, world, say) if location.country else say("unknown")
    return f"{where}{f', {location.region}' if location.region else ''} ({say(f'activity.{location.activity}')})"


def _judged_by(vendor: str, location: Location, world: World) -> dict[Basis, str | None]:
    transfers = world.transfers_to.get(vendor, ())
    here = [one for one in transfers if (one.place, one.activity) == (location.country, location.activity)]
    return {one.spot.basis: one.country for one in here}


def by_company(vendor: str, location: Location, world: World, say: Words) -> str | None:
    """What is said of a place inside a law's territory whose company is outside: `stored in Germany by a company in …`."""
    seat = _judged_by(vendor, location, world).get(Basis.SEAT)
    if not seat or not location.country:
        return None
    region = f" ({location.region})" if location.region else ""
    where = f"{inside(location.country, world, say)}{region}"
    return say(f"place.by-company.{location.activity}", place=where, seat=inside(seat, world, say))


def run_by(vendor: str, location: Location, world: World, say: Words) -> Iterator[str]:
    """Who runs a place, where that decides how data that goes there is judged: the company decides, not the server."""
    found = _judged_by(vendor, location, world)
    if named := _operator(location, world, say):
        yield say("place.run-by", name=named)
    elif Basis.OWN in found:
        yield say("place.own")
    elif Basis.UNASKED in found:
        yield say("place.unasked")


def _operator(location: Location, world: World, say: Words) -> str | None:
    """Another company that runs a place, by its published name and its country."""
    by = location.by
    record = world.inventory.subprocessors.get(by.id or "") if by else None
    named = record.title if record else by.legal_name if by else None
    seat = (record.country if record else None) or (by.country if by else None)
    return f"{named} ({country(seat, world, say)})" if named and seat else named


def plain(text: str) -> str:
    """Text of the inventory as Markdown that means nothing but itself, in one line."""
    flat = " ".join(html.escape(text, quote=False).split())
    return "".join(f"\\{one}" if one in "\\`*_{}[]#|!" else one for one in flat)


def quoted(text: str) -> str:
    """Text as a YAML scalar in one line."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
