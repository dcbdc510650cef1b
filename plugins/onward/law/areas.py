"""What lies in a country or a group such as `EEA`: the whole of it, with the parts that have codes of their own."""

from __future__ import annotations

from onward.frozen import dataclass
from onward.law import Law
from onward.records.parts import parts


@dataclass(frozen=True)
class Area:
    """The places of some countries and groups."""

    law: Law
    codes: frozenset[str]

    def __contains__(self, code: str) -> bool:
        """Whether a place lies in it: a subdivision lies in its country."""
        return code in self.codes or self.law.whole_country(code) in self.codes

    def beyond(self, codes: set[str]) -> set[str]:
        """Those of some places that do not lie in it."""
        return {code for code in codes if code not in self}


def area(law: Law, *names: str) -> Area:
    """The area of countries and groups by their names. The outermost regions and Åland are in the EU and in the EEA.

    Source: Arts 349 and 355 TFEU; Art. 126 of the EEA Agreement.
    """
    sets = law.entries.of["sets"]
    codes = {code for name in names for code in law.expand(name)}
    outer = (sets[name].territories for name in names if name in sets)
    return Area(law, frozenset(codes | {code for part in outer if part for code in law.expand(part)}))


def told_apart(law: Law) -> frozenset[str]:
    """The codes of places that some entry of the law data names, such as free zones with a law of their own."""
    entries = (
        entry for name in ("regimes", "adequacy", "sets", "territories") for entry in law.entries.of[name].values()
    )
    return frozenset(code for entry in entries for _, part in parts(entry) for code in getattr(part, "countries", ()))
