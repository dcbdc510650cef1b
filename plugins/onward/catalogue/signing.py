"""Which company of a vendor was seen to contract with customers of a country: to be pointed at, and never taken for granted."""

from __future__ import annotations

from collections.abc import Callable, Collection

from onward.catalogue.model import Company, Vendor

UNSEEN = "unknown"
"""A company of which nobody has seen whom it serves."""
_OTHERS = ("rest", "world")


def serving(vendor: Vendor, country: str, members: Callable[[str], Collection[str]]) -> Company | None:
    """The one company that serves customers of a country, the narrowest word first; None where none does, or several do alike.

    `members` gives the countries of a region, such as `EEA`.
    """
    for serves in (_by_name, _by_region, *(_by_word(word) for word in _OTHERS)):
        fitting = [company for company in vendor.companies if serves(company, country, members)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _by_name(company: Company, country: str, _: Callable[[str], Collection[str]]) -> bool:
    return country in company.customers


def _by_region(company: Company, country: str, members: Callable[[str], Collection[str]]) -> bool:
    return any(country in members(region) for region in company.customers if region not in (*_OTHERS, UNSEEN))


def _by_word(word: str) -> Callable[[Company, str, Callable[[str], Collection[str]]], bool]:
    return lambda company, _country, _members: word in company.customers
