"""Which provision answers a question in which law: a rule cites once, each finding cites the law of its own regime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from onward.frozen import dataclass
from onward.law.reference import Citation, Provision


@dataclass(frozen=True)
class Citing:
    """The citations and the provisions that relate them, each by id."""

    citations: Mapping[str, Citation]
    provisions: Mapping[str, Provision]

    def under(self, name: str, regime: str) -> tuple[str, ...]:
        """A citation or a provision as a regime has it; nothing where that law has none of its own."""
        cited = self.citations.get(name)
        if cited is not None and cited.regime in (None, regime):
            return (name,)
        provision = self.provisions.get(name) or self._provision_of.get(name)
        citations = provision.citations if provision else ()
        return tuple(citation for citation in citations if self.citations[citation].regime == regime)

    def all_under(self, names: Iterable[str], regime: str) -> tuple[str, ...]:
        """What a rule cites as a regime has it, each once, in the rule's order; what that law lacks is left out."""
        return tuple(dict.fromkeys(citation for name in names for citation in self.under(name, regime)))

    @cached_property
    def _provision_of(self) -> dict[str, Provision]:
        provisions: dict[str, Provision] = {}
        for provision in self.provisions.values():
            for name in provision.citations:
                provisions.setdefault(name, provision)
        return provisions
