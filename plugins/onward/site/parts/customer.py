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
    stated = (*_contract(edition, vendor), *_safeguards(edition, vendor), *_authorities(edition, vendor))
    shown = [(say(f"customer.field.{name}"), value) for name, value in stated if value]
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
    made = (_assessed(edition, safeguard.assessment) for safeguard in vendor.safeguards if safeguard.assessment)
    yield "assessment", listed(dict.fromkeys(filter(None, made)))
    yield (
        "clauses",
        listed(
            dict.fromkeys(
                text
                for safeguard in vendor.safeguards
                if safeguard.terms
                for text in _options(edition, safeguard.terms)
            )
        ),
    )
    yield (
        "necessity",
        listed(dict.fromkeys(safeguard.necessity for safeguard in vendor.safeguards if safeguard.necessity)),
    )


def _assessed(edition: Edition, assessment: Assessment) -> str | None:
    if not assessment.completed:
        return None
    key = "customer.assessed-chain" if assessment.covers_chain else "customer.assessed"
    return edition.say(
        key, kind=edition.say(f"customer.{assessment.kind}"), month=edition.say.month(assessment.completed)
    )


def _options(edition: Edition, terms: Clauses) -> Iterator[str]:
    """The options that the parties chose, clause by clause."""
    for attribute in fields(terms):
        value = getattr(terms, attribute.name) if attribute.name.startswith("clause") else None
        if value:
            chosen = value if isinstance(value, str) else edition.say.duration(value)
            yield edition.say.labelled(edition.say(f"customer.option.{attribute.name}"), chosen)


def _authorities(edition: Edition, vendor: Subprocessor) -> Iterator[tuple[str, Piece]]:
    access = vendor.government_access
    if access:
        yield "policy", prose(access.policy)
        yield "requests", requested(edition, access.requests)
        yield "fisa", edition.say(f"customer.fisa-said.{access.fisa_702}") if access.fisa_702 else None


def requested(edition: Edition, requests: Requests | None) -> str | None:
    """How many requests there were, in words; the text of the record where it counts none."""
    if requests is None:
        return None
    if requests.count is None:
        return requests.text
    counted = edition.say.count("government.count", requests.count)
    return edition.say("government.period", counted=counted, period=requests.period) if requests.period else counted
