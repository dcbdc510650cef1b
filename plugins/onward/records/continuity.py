"""Under whose law infrastructure stands, how to leave a vendor, and by which signs code and browsers show one."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from onward.frozen import dataclass
from onward.records.base import Country, Part, Prose, Spoken
from onward.records.declared import internal, public


@dataclass(frozen=True, slots=True, kw_only=True)
class Infrastructure(Spoken):
    """The jurisdiction of a service's infrastructure, and what keeps third countries' authorities out (EU Data Act, Art. 28)."""

    SHORT: ClassVar[str] = "jurisdiction"
    jurisdiction: tuple[Country, ...] = public("countries to whose jurisdiction the infrastructure is subject", ())
    measures: Prose | None = public(
        "measures against access to non-personal data by authorities of third countries (EU Data Act, Art. 28)"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit(Part):
    """How a vendor would be left: the plan, what would take its place, and when that was tried; always internal."""

    SHORT: ClassVar[str] = "plan"
    plan: str | None = internal("exit plan, and where it is documented", kept=True)
    alternative: str | None = internal("replacement", kept=True)
    tested: date | None = internal("date on which the exit was tested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detect(Part):
    """Signs by which code, settings and browsers show a vendor; always internal."""

    packages: tuple[str, ...] = internal("names of packages", (), kept=True)
    hosts: tuple[str, ...] = internal("hosts that code or browsers contact", (), kept=True)
    env: tuple[str, ...] = internal("names of environment variables", (), kept=True)
    apps: tuple[str, ...] = internal("names of installed apps", (), kept=True)
