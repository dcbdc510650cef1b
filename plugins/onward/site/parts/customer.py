"""What controllers are owed of a vendor beyond the public page (Opinion 22/2024 of the EDPB)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from onward.records.commitments import Requests
from onward.records.parties import Subprocessor
from onward.records.safeguards import Assessment, Clauses
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Piece, listed, prose, reachable, record

_TERMS = ("instructions", "confidentiality", "security", "assistance", "audit", "deletion")


def customer(edition: Edition, vendor: Subprocessor) -> Html | None:
    """Contract, assessments, options of the clauses, and what is said of public authorities; None where there is nothing."""
    say = edition.say
    found = (*_contract(edition, vendor), *_safeguards(edition, vendor), *_authorities(edition, vendor))
    shown = [(say(f"customer.field.{name}"), value) for name, value in found if value]
    return record(shown) if shown else None


def _contract(edition: Edition, vendor: Subprocessor) -> Iterator[tuple[str, Piece]]:
    say, contract, emergency = edition.say, vendor.contract, vendor.emergency
    if contract:
        given, terms = contract.subprocessors, contract.terms
        yield "document", reachable(contract.document)
        yield "instruments", listed(contract.instruments)
        said = given.authorisation if given else None
        yield "authorisation", say(f"customer.authorisation.{said}") if said else None
        yield "notice", say.duration(given.notice) if given and given.notice else None
        yield "breach", say.duration(terms.breach_notice) if terms and terms.breach_notice else None
        for name in _TERMS:
            yield name, prose(getattr(terms, name)) if terms else None
    if emergency:
        yield "emergency", listed(filter(None, (emergency.reason, emergency.contract_basis)))


def _safeguards(edition: Edition, vendor: Subprocessor) -> Iterator[tuple[str, Piece]]:
    made = (_assessed(edition, one.assessment) for one in vendor.safeguards if one.assessment)
    yield "assessment", listed(dict.fromkeys(filter(None, made)))
    yield (
        "clauses",
        listed(dict.fromkeys(text for one in vendor.safeguards if one.terms for text in _options(edition, one.terms))),
    )
    yield "necessity", listed(dict.fromkeys(one.necessity for one in vendor.safeguards if one.necessity))


def _assessed(edition: Edition, one: Assessment) -> str | None:
    if not one.completed:
        return None
    key = "customer.assessed-chain" if one.covers_chain else "customer.assessed"
    return edition.say(key, kind=edition.say(f"customer.{one.kind}"), month=edition.say.month(one.completed))


def _options(edition: Edition, terms: Clauses) -> Iterator[str]:
    """The options that the parties chose, clause by clause."""
    for one in fields(terms):
        value = getattr(terms, one.name) if one.name.startswith("clause") else None
        if value:
            told = value if isinstance(value, str) else edition.say.duration(value)
            yield edition.say.labelled(edition.say(f"customer.option.{one.name}"), told)


def _authorities(edition: Edition, vendor: Subprocessor) -> Iterator[tuple[str, Piece]]:
    found = vendor.government_access
    if found:
        yield "policy", prose(found.policy)
        yield "requests", requested(edition, found.requests)
        yield "fisa", edition.say(f"customer.fisa-said.{found.fisa_702}") if found.fisa_702 else None


def requested(edition: Edition, found: Requests | None) -> str | None:
    """How many requests there were, in words; the text of the record where it counts none."""
    if found is None:
        return None
    if found.count is None:
        return found.text
    counted = edition.say.count("government.count", found.count)
    return edition.say("government.period", counted=counted, period=found.period) if found.period else counted
