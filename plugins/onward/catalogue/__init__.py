"""Well-known vendors as a start for a draft: what they are called and where they say more. Nothing here is a fact to rely on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor as it was known on a day: every line is to be checked against the vendor's own pages and one's contract.

    `confidence` is `low` or `medium`; `source` says where it was read, `as_of` when (ISO 8601).
    """

    id: str
    name: str
    legal_name: str
    service: str
    website: str
    dpa: str
    subprocessor_list: str
    source: str
    as_of: str
    confidence: str


@cache
def vendors() -> tuple[Vendor, ...]:
    """All vendors of the catalogue, by id."""
    text = (resources.files(__name__) / "vendors.yml").read_text("utf-8")
    read = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    common = {name: read[name] for name in ("source", "as_of")}
    return tuple(sorted((Vendor(**{**common, **one}) for one in read["vendors"]), key=lambda one: one.id))


def vendor(name: str) -> Vendor | None:
    """The vendor of an id or a name, whatever its case; None where the catalogue has none."""
    wanted = name.strip().lower()
    return next((one for one in vendors() if wanted in (one.id, one.name.lower())), None)
