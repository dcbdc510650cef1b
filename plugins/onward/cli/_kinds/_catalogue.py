"""What the catalogue has for the questions on a vendor: shown with where it was read, and never a fact that no source shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from onward import catalogue
from onward.catalogue import Company, Link, Vendor, telling
from onward.catalogue.signing import serving
from onward.cli._ask import UNKNOWN, Asking
from onward.records.languages import ENGLISH, languages_of

_MOST = 8
"""How many names help; more are a list to read."""


def _known(asking: Asking) -> Vendor | None:
    return catalogue.vendor(asking.one("name"))


def found(asking: Asking) -> list[str]:
    """What the catalogue has of the name: a vendor, or those that have it in a longer name."""
    known = _known(asking)
    if known is None:
        return remarks(asking)
    counted = (
        f"named in {known.seen} of {catalogue.lists_counted()} published lists"
        if known.seen
        else "in none of the published lists"
    )
    return [f"in the catalogue: {known.name}, {known.service} ({counted})", *([known.note] if known.note else [])]


def remarks(asking: Asking) -> list[str]:
    """The vendors that a name without an entry may have meant."""
    near = () if _known(asking) else catalogue.called(asking.one("name"))
    more = f" and {len(near) - _MOST} more" if len(near) > _MOST else ""
    named = f"{', '.join(near[:_MOST])}{more}"
    return [f"the catalogue has no vendor `{asking.one('name')}`, but {named}"] if near else []


def companies(asking: Asking) -> list[tuple[str, str]]:
    """The companies that were seen to contract for the vendor, and the one that serves customers where the organization sits."""
    known = _known(asking)
    if known is None:
        return []
    ours = asking.inventory.organization
    country = ours.country if ours else None
    likely = serving(known, country, _members(asking)) if country else None
    mark = f"; seen to serve customers in {country}"
    return [
        (company.legal_name, f"{telling.company(company)}{mark if company is likely else ''}")
        for company in known.companies
    ]


def _members(asking: Asking) -> Callable[[str], Collection[str]]:
    law, regions = asking.law, catalogue.regions()
    return lambda name: regions.get(name) or law.expand(name)


def company(asking: Asking) -> str:
    """Not known yet, for a vendor of the catalogue: it decides for none of its companies."""
    return UNKNOWN if _known(asking) else ""


def _named(asking: Asking) -> Company | None:
    known = _known(asking)
    return known.company(asking.one("legal_name")) if known else None


def seat(asking: Asking) -> str:
    """The seat of the company that was named, where a source shows it."""
    named = _named(asking)
    if named and named.seat_shown:
        return named.country
    return UNKNOWN if _known(asking) or asking.one("legal_name") == UNKNOWN else ""


def seat_from_memory(asking: Asking) -> list[str]:
    """The seat of the company that was named, where no source shows it."""
    named = _named(asking)
    return [f"from memory: {named.country}; confirm it before you answer"] if named and not named.seat_shown else []


def link(name: str) -> Callable[[Asking], str]:
    """The address of a page, where a source shows it."""

    def default(asking: Asking) -> str:
        page: Link | None = getattr(_known(asking), name, None)
        return page.url if page and page.origin.shown else ""

    return default


def remembered(name: str) -> Callable[[Asking], list[tuple[str, str]]]:
    """The address of a page, where no source shows it."""

    def offers(asking: Asking) -> list[tuple[str, str]]:
        page: Link | None = getattr(_known(asking), name, None)
        return [(page.url, "from memory")] if page and not page.origin.shown else []

    return offers


def agreement(asking: Asking) -> list[tuple[str, str]]:
    """The address of the vendor's own processing agreement: whether it is the one that was signed, nobody knows here."""
    known = _known(asking)
    return [(known.dpa.url, f"its own terms; {telling.origin(known.dpa.origin)}")] if known and known.dpa else []


def service(asking: Asking) -> str:
    """What the vendor does, in the catalogue's words; not known yet where the inventory is in another language than these."""
    known = _known(asking)
    if known is None:
        return ""
    return known.service if _in_english(asking) else UNKNOWN


def services(asking: Asking) -> list[tuple[str, str]]:
    """What the vendor does, where the inventory is in another language than the catalogue."""
    known = _known(asking)
    return [] if known is None or _in_english(asking) else [(known.service, "in English")]


def _in_english(asking: Asking) -> bool:
    return languages_of(asking.inventory.organization)[0].partition("-")[0] == ENGLISH


def certification(asking: Asking) -> list[str]:
    """What is said of an entry in the Data Privacy Framework."""
    known = _known(asking)
    if known is None or known.dpf is None:
        return []
    return [telling.framework(known.dpf, known.name)]


def certifiable(asking: Asking) -> bool:
    """Whether a company where this one sits can be certified in a scheme that a law knows."""
    entries = asking.law.entries.of["adequacy"].values()
    return any(decision.scheme and asking.one("country") in decision.countries for decision in entries)


def head(asking: Asking) -> str:
    """The comment above a draft: what was seen of the vendor, and where."""
    known = _known(asking)
    return "".join(f"# {line}\n" for line in _told(asking, known)) if known else ""


def _told(asking: Asking, known: Vendor) -> Iterator[str]:
    yield "A draft from the catalogue of Onward. Confirm every line; the order form names the company that signed your contract."
    for name, word in companies(asking):
        yield f"Seen: {name} ({word})."
    yield from (f"Its service, {language}: {words}." for words, language in services(asking))
    if known.dpa:
        yield f"Its processing agreement: {known.dpa.url} ({telling.origin(known.dpa.origin)}). Record what was signed."
    for line in (*certification(asking), *([known.note] if known.note else [])):
        yield line if line.endswith(".") else f"{line}."
