"""What a rule may say of the transfer that it reports: its law, in the terms of that law, and its country."""

from __future__ import annotations

from onward.frozen import dataclass
from onward.law import Law
from onward.law.model import Regime
from onward.records.safeguards import CUSTOMER_CHOSEN


@dataclass(frozen=True, slots=True)
class Hop:
    """A transfer as messages name it: under which regime, by which country it is judged.

    `apart` says where clauses with the importer are recorded, where it is a company without a record of its own;
    `purposeless` names the flow or the system that brings data there and states no purpose.
    """

    law: Law
    regime_id: str
    code: str | None
    apart: str = ""
    purposeless: str = ""

    @property
    def regime(self) -> Regime:
        """The law by which the transfer is judged."""
        return self.law.regimes[self.regime_id]

    @property
    def decision(self) -> str:
        """What this law calls a favourable decision on a country."""
        return self.regime.decision.partition(" (")[0]

    @property
    def assessment(self) -> str:
        """What this law calls the assessment of a transfer."""
        return self.regime.assessment

    @property
    def clauses(self) -> str:
        """The standard clauses that this law recognises: `the IDTA or the EU clauses with the UK Addendum`."""
        return self.regime.clauses

    def is_derogation(self, name: str) -> bool:
        """Whether a mechanism that is named is a derogation, which nobody signs."""
        return self.law.derogation(self.regime_id, name) is not None

    @property
    def country(self) -> str:
        """The country by which the transfer is judged, with its article: `the United States`."""
        return self.inside(self.code or "an unknown country").partition(" ")[2]

    def inside(self, code: str) -> str:
        """Where something is that is in a country: `in the United States`."""
        return where(self.law, code)


def where(law: Law, code: str) -> str:
    """Where something is, as a clause: `in the United States`, or `where the customer chooses`."""
    return "where the customer chooses" if code == CUSTOMER_CHOSEN else law.in_country(code)


def roles(pair: tuple[str | None, str | None]) -> str:
    """Exporter and importer by their roles, `a controller to a processor`."""
    return f"a {pair[0]} to a {pair[1]}"
