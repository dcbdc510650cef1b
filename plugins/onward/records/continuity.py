"""Under whose law infrastructure stands, how to leave a vendor, and by which signs code and browsers show one."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from onward.frozen import dataclass
from onward.records.base import Country, Part, Prose, Spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Infrastructure(Spoken):
    """The jurisdiction of a service's infrastructure, and what keeps third countries' authorities out (EU Data Act, Art. 28)."""

    SHORT: ClassVar[str] = "jurisdiction"
    jurisdiction: tuple[Country, ...] = ()
    measures: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit(Part):
    """How a vendor would be left: the plan, what would take its place, and when that was tried; always internal."""

    SHORT: ClassVar[str] = "plan"
    plan: str | None = None
    alternative: str | None = None
    tested: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detect(Part):
    """Signs by which code, settings and browsers show a vendor; always internal."""

    packages: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    env: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
