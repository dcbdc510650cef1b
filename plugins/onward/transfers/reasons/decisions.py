"""What can be held against an adequacy decision, or an entry under a scheme that one asks for."""

from __future__ import annotations

from datetime import date

from onward.frozen import dataclass
from onward.transfers.reasons.base import Reason


@dataclass(frozen=True, slots=True)
class _OfAct(Reason):
    act: str


@dataclass(frozen=True, slots=True)
class AdequacyInvalidated(_OfAct):
    """A decision, or the framework behind it, was struck down."""

    since: date | None


@dataclass(frozen=True, slots=True)
class AdequacyExpired(_OfAct):
    """A decision has ended."""

    ended: date | None


@dataclass(frozen=True, slots=True)
class AdequacyExpiresSoon(_OfAct):
    """A decision ends within the horizon of the policy."""

    ends: date


@dataclass(frozen=True, slots=True)
class AdequacyContestedNoFallback(_OfAct):
    """A decision that is challenged, or that depends on one that is, stands alone."""

    challenge: str | None


@dataclass(frozen=True, slots=True)
class AdequacyLeftToExporter(Reason):
    """On this day no decision on countries bound anybody: the exporter judged a country that was listed later."""

    since: date


@dataclass(frozen=True, slots=True)
class AdequacyScopeUnproven(_OfAct):
    """A decision covers importers that a law binds, or not those of a kind."""

    laws: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class AdequacyDataExcluded(_OfAct):
    """A decision leaves kinds of data out."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdequacyPurposeExcluded(_OfAct):
    """A decision leaves kinds of purposes out."""

    purposes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdequacyAreaExcluded(_OfAct):
    """A decision leaves an area out."""

    area: str


@dataclass(frozen=True, slots=True)
class SensitiveDataNotMarked(_OfAct):
    """A decision asks that kinds of data be marked as sensitive to the importer."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdequacyNotCertified(_OfAct):
    """A decision asks for an entry under a scheme; `parent` is the scheme that this one extends, where that entry lacks.

    `entity`: the company that the entry is of, where it is not the importer.
    """

    scheme: str
    parent: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class _OfScheme(Reason):
    scheme: str


@dataclass(frozen=True, slots=True)
class CertificationExpired(_OfScheme):
    """An entry has expired."""

    expired: date


@dataclass(frozen=True, slots=True)
class CertificationCheckStale(_OfScheme):
    """An entry was looked up long ago, or never."""

    checked: date | None


@dataclass(frozen=True, slots=True)
class CertificationHrNotCovered(_OfScheme):
    """An entry does not cover HR data; `disputed`: whether this is HR data is read differently."""

    disputed: bool = False


@dataclass(frozen=True, slots=True)
class CertificationDataNotCovered(_OfScheme):
    """An entry covers HR data alone, and this is other data."""
