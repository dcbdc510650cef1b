"""Laws by what people call them: `gdpr`, `EU-GDPR`, `dsgvo`."""

from __future__ import annotations

from onward.law import Law


def called(law: Law, name: str) -> str | None:
    """The id of the law that people call so; None where nobody does."""
    word = name.strip().casefold()
    return next((regime.id for regime in law.regimes.values() if word == regime.id or word in regime.also), None)
