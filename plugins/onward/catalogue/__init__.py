"""Well-known vendors as a start for a draft: what they are called and where they say more. Nothing here is a fact to rely on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onward.yamltext.plain import plain


@dataclass(frozen=True, slots=True)
class Company:
    """A company that was seen to contract for a vendor, with whom, and where that was read; `as_of` is a day, month or year.

    `customers` are countries, `EEA`, `EMEA`, `rest`, `world` or `unknown`; `inferred` where the source does not say them.
    """

    legal_name: str
    country: str
    customers: tuple[str, ...]
    source: str
    as_of: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor as it was known on a day: every line is to be checked against the vendor's own pages and one's contract.

    `source` says where its addresses were read, `as_of` when (ISO 8601).
    """

    id: str
    name: str
    service: str
    website: str
    dpa: str
    subprocessor_list: str
    source: str
    as_of: str
    companies: tuple[Company, ...]

    def company(self, legal_name: str) -> Company | None:
        """The company of a name, as its register has it."""
        return next((one for one in self.companies if one.legal_name == legal_name), None)


@cache
def vendors() -> tuple[Vendor, ...]:
    """All vendors of the catalogue, by id."""
    text = (resources.files(__name__) / "vendors.yml").read_text("utf-8")
    read = plain(text)
    common = {name: read[name] for name in ("source", "as_of")}
    return tuple(sorted((_vendor({**common, **one}) for one in read["vendors"]), key=lambda one: one.id))


def _vendor(facts: dict[str, Any]) -> Vendor:
    return Vendor(**{**facts, "companies": tuple(_company(one) for one in facts["companies"])})


def _company(facts: dict[str, Any]) -> Company:
    return Company(**{**facts, "customers": tuple(facts["customers"]), "inferred": facts.get("inferred") == "true"})


def vendor(name: str) -> Vendor | None:
    """The vendor of an id or a name, whatever its case; None where the catalogue has none."""
    wanted = name.strip().lower()
    return next((one for one in vendors() if wanted in (one.id, one.name.lower())), None)
