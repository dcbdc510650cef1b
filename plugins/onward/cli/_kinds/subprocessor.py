"""A new vendor: which company is in the contract, what it does with which data, where, and what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from onward.catalogue import spelled, vendor
from onward.characters import slug
from onward.cli._ask import UNKNOWN, Asking, Question
from onward.cli._kinds import Kind, _catalogue
from onward.cli._kinds import _common as common
from onward.cli._kinds._clauses import clauses
from onward.cli._kinds._common import (
    AUTHORISATION,
    CLAUSES,
    DATA,
    LOCATION,
    NAME,
    PRODUCT,
    SUBJECT,
    pairs,
    stated,
)
from onward.records.parties import Subprocessor
from onward.records.safeguards import Contract, Participation
from onward.records.values import later

ROLES = ("processor", "controller", "joint-controller")
_TEXTS = ("legal_name", "country", "address", "contact", "website", "subprocessor_list", "service")
_NO_CONTRACT = ("", UNKNOWN, "none")


def _identity(name: str) -> str:
    known = vendor(name)
    return known.id if known else slug(name)


def _role(asking: Asking, text: str) -> None:
    purpose, given, role = text.partition("=")
    known = asking.inventory.purposes
    if not given and purpose not in known:
        raise ValueError(f"write PURPOSE=ROLE, such as {next(iter(known), 'service')}=processor, not `{text}`")
    if purpose not in known:
        raise ValueError(f"`{purpose}` is not a purpose; choose from {', '.join(known) or 'none yet'}")
    if role not in ROLES:
        raise ValueError(f"write {purpose}=ROLE with one of {', '.join(ROLES)}")


def _purposes(asking: Asking) -> list[str]:
    known = ", ".join(asking.inventory.purposes) or "none yet; `onward add purpose` adds one"
    return [f"PURPOSE: {known}; ROLE: {', '.join(ROLES)}"]


def _listing(asking: Asking, text: str) -> None:
    scheme, _, checked = text.partition("=")
    known = asking.law.schemes
    if scheme not in known:
        raise ValueError(f"`{scheme}` is not a certification scheme; choose from {', '.join(known)}")
    common.day(asking, checked)


def _agreed(asking: Asking) -> bool:
    return _on_its_own(asking) and asking.one("contract") not in _NO_CONTRACT


def _on_its_own(asking: Asking) -> bool:
    """Whether the vendor has an agreement of its own, and takes over none that many share."""
    return asking.one("agreement") in ("", UNKNOWN)


def _signed(asking: Asking) -> bool:
    return _agreed(asking) or not _on_its_own(asking)


def _shared(asking: Asking) -> dict[str, Any]:
    made: dict[str, Any] = {"like": asking.one("agreement")}
    made |= {name: asking.one(name) for name in ("signed", "document")} | {"clauses": clauses(asking)}
    return {name: value for name, value in made.items() if value}


def _earliest(asking: Asking) -> list[str]:
    """The day on which the notice ends that customers are promised before a subprocessor begins."""
    ours = asking.inventory.organization
    period = ours.notice.period if ours and ours.notice else None
    if not period:
        return []
    return [f"with your notice period, a vendor can start on {later(asking.day, period.days)} at the earliest"]


def _fields(asking: Asking) -> Iterator[tuple[str, Any]]:
    yield "id", asking.one("id")
    yield "name", spelled(asking.one("name"))
    for name in _TEXTS:
        yield name, asking.one(name)
    yield "roles", pairs(asking.several("role"), "purpose", "role")
    yield "data", asking.several("data")
    yield "subjects", asking.several("subject")
    yield "locations", pairs(asking.several("location"), "country", "activity")
    yield "products", asking.several("product")
    yield "since", asking.one("since")
    if asking.one("agreement") == UNKNOWN:
        yield "agreement", UNKNOWN
        yield "safeguards", _apart(asking)
    elif not _on_its_own(asking):
        yield "agreement", _shared(asking)
    else:
        yield from _own(asking)
    yield "schemes", _each(asking, "scheme", lambda text: _scheme(asking, text))


def _own(asking: Asking) -> Iterator[tuple[str, Any]]:
    """What is agreed with this vendor alone: in one place, unless a part of it is not known yet."""
    contract, agreed = _contract(asking), clauses(asking)
    if agreed and UNKNOWN not in (contract, agreed):
        yield "agreement", {**contract, "clauses": agreed}
    else:
        yield "contract", contract
        yield "safeguards", _apart(asking)


def _apart(asking: Asking) -> list[dict[str, Any]] | str:
    """The clauses beside a contract of which nobody knows yet, each with the day on which it was signed."""
    agreed, signed = clauses(asking), asking.one("signed")
    return agreed if isinstance(agreed, str) or not signed else [{**clause, "signed": signed} for clause in agreed]


def _each(asking: Asking, name: str, made: Callable[[str], dict[str, Any]]) -> Any:
    given = asking.several(name)
    return UNKNOWN if given == [UNKNOWN] else [made(text) for text in given]


def _contract(asking: Asking) -> Any:
    kind = asking.one("contract")
    if kind == UNKNOWN:
        return UNKNOWN
    made: dict[str, Any] = {name: asking.one(name) for name in ("document", "signed")}
    made["subprocessors"] = common.authorised(asking)
    return {name: value for name, value in {"kind": kind, **made}.items() if value}


def _listed(asking: Asking) -> str:
    """The company that signed, where it can be certified itself; elsewhere a company of its group is."""
    name = asking.one("legal_name")
    return name if asking.several("scheme") and name != UNKNOWN and _catalogue.certifiable(asking) else ""


def _scheme(asking: Asking, text: str) -> dict[str, Any]:
    entity = {"entity": name} if (name := asking.one("entity")) else {}
    covers = {"covers": given} if (given := asking.several("covers")) else {}
    scheme, _, checked = text.partition("=")
    return {"scheme": scheme, **entity, **covers, "checked": checked}


KIND = Kind(
    "subprocessors",
    "a vendor; a name from the catalogue fills in a draft",
    (
        NAME,
        Question(
            "id",
            "id, by which flows refer to it",
            lambda asking, text: common.free(text, asking.inventory.parties),
            lambda asking: _identity(asking.one("name")),
            needed=True,
            shows=_catalogue.found,
        ),
        Question(
            "legal_name",
            f"company that signed your contract, as registered ({UNKNOWN} if not yet known)",
            default=_catalogue.company,
            offers=_catalogue.companies,
        ),
        Question(
            "country",
            f"seat of that company, as an ISO 3166-1 code ({UNKNOWN} if not yet known)",
            common.place,
            _catalogue.seat,
            shows=_catalogue.seat_from_memory,
        ),
        Question("address", "address of that company"),
        Question("contact", "its contact for data protection"),
        Question("website", "website", default=_catalogue.link("website"), offers=_catalogue.remembered("website")),
        stated(
            Subprocessor,
            "subprocessor_list",
            default=_catalogue.link("subprocessor_list"),
            offers=_catalogue.remembered("subprocessor_list"),
        ),
        Question("service", "service that it provides to you", default=_catalogue.service, offers=_catalogue.services),
        Question("role", "purpose and its role, as PURPOSE=ROLE", _role, many=True, shows=_purposes),
        DATA,
        SUBJECT,
        LOCATION,
        PRODUCT,
        stated(Subprocessor, "since", check=common.day, shows=_earliest),
        Question(
            "agreement",
            "id of an agreement shared with other vendors (empty: one of its own)",
            choices=lambda asking: tuple(asking.inventory.agreements),
            asked=lambda asking: bool(asking.inventory.agreements),
        ),
        stated(Contract, "kind", "contract", asked=_on_its_own),
        Question("document", "address of the contract", offers=_catalogue.agreement, asked=_signed),
        Question("signed", "date of signature of contract and clauses", common.day, asked=_signed),
        replace(AUTHORISATION, asked=_agreed),
        Question(
            "scheme",
            "certification checked on the official list, as SCHEME=DATE",
            _listing,
            many=True,
            shows=_catalogue.certification,
            asked=_catalogue.certifiable,
        ),
        stated(
            Participation,
            "entity",
            default=_listed,
            offers=_catalogue.companies,
            asked=lambda asking: bool(asking.several("scheme")),
        ),
        Question(
            "covers",
            "categories of data that the certification covers",
            choices=common.words("hr", "non-hr"),
            many=True,
            asked=lambda asking: bool(asking.several("scheme")),
        ),
        replace(CLAUSES, asked=_on_its_own),
    ),
    _fields,
    _catalogue.head,
    _catalogue.remarks,
)
