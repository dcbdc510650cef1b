"""What can be held against a safeguard or a derogation."""

from __future__ import annotations

from datetime import date

from onward.frozen import dataclass
from onward.records.values import Duration
from onward.transfers.reasons.base import Reason

Roles = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class UnknownInstrument(Reason):
    """A name that the law data does not have; `unnamed`: a derogation without a name."""

    name: str
    scheme: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class _OfSafeguard(Reason):
    name: str


@dataclass(frozen=True, slots=True)
class WrongRegimeInstrument(_OfSafeguard):
    """An instrument of other laws; `base`: the clauses on which an addendum stands are not among the safeguards."""

    homes: tuple[str, ...] = ()
    base: str | None = None


@dataclass(frozen=True, slots=True)
class DpaIsNotTransferInstrument(_OfSafeguard):
    """A contract on processing, declared as a transfer mechanism."""

    act: str | None = None


@dataclass(frozen=True, slots=True)
class UkAddendumMissing(_OfSafeguard):
    """Clauses that are an instrument of this law with an addendum only."""

    signed: date | None


@dataclass(frozen=True, slots=True)
class SwissAddendumMissing(_OfSafeguard):
    """Clauses that this law recognises with adaptations only."""

    signed: date | None


@dataclass(frozen=True, slots=True)
class SafeguardNotYetSigned(_OfSafeguard):
    """To be signed on a day that is still to come."""

    signed: date


@dataclass(frozen=True, slots=True)
class InstrumentPredatesAct(_OfSafeguard):
    """Signed before the act applied, or relied on before; then there is no day of signature."""

    act: str
    signed: date | None
    applied: date


@dataclass(frozen=True, slots=True)
class SccRepealed(_OfSafeguard):
    """Signed when the act was repealed already."""

    act: str
    signed: date
    until: date


@dataclass(frozen=True, slots=True)
class SccTransitionOver(_OfSafeguard):
    """Signed in time, and no longer to be relied on."""

    act: str
    until: date
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class SignedDateMissing(_OfSafeguard):
    """No day of signature; `until` is the last day on which an act that is repealed could be signed."""

    act: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SccModuleMissing(_OfSafeguard):
    """Clauses without the module that the parties chose."""


@dataclass(frozen=True, slots=True)
class SccModuleMismatch(_OfSafeguard):
    """Modules that do not fit the roles; an instrument without modules that is not made for them."""

    roles: Roles
    needed: tuple[int, ...] = ()
    had: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BcrTypeMismatch(_OfSafeguard):
    """Binding corporate rules of the other type."""

    roles: Roles


@dataclass(frozen=True, slots=True)
class BcrRolesDisputed(_OfSafeguard):
    """Binding corporate rules in roles for which authorities differ about them."""

    roles: Roles
    note: str


@dataclass(frozen=True, slots=True)
class BcrOutsideGroup(_OfSafeguard):
    """Binding corporate rules towards an importer outside the group."""


@dataclass(frozen=True, slots=True)
class SafeguardPartiesMismatch(_OfSafeguard):
    """Signed by others than the exporter and the importer of this hop."""

    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafeguardPartiesUnstated(_OfSafeguard):
    """Several companies send to the importer, and nothing says with which of them it signed."""

    exporters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApprovalAuthorityUnknown(_OfSafeguard):
    """Approved by somebody whom the law data does not know as an authority, or by nobody who is named."""

    authority: str | None


@dataclass(frozen=True, slots=True)
class CertificateExpired(_OfSafeguard):
    """An approval or certificate has expired, or names no day."""

    expired: date | None


@dataclass(frozen=True, slots=True)
class ApprovalMissing(_OfSafeguard):
    """What an instrument requires beside the signature; `needed` is the field that is empty.

    `given_by`: the authority of another law that gave it.
    """

    needed: str
    given_by: str | None = None


@dataclass(frozen=True, slots=True)
class AssessmentNotAdequate(_OfSafeguard):
    """The assessment says that the instrument does not protect the data there."""


@dataclass(frozen=True, slots=True)
class TiaMissing(_OfSafeguard):
    """No assessment, or one of other countries that was completed on a day."""

    completed: date | None = None


@dataclass(frozen=True, slots=True)
class TiaPredatesEvent(_OfSafeguard):
    """An assessment that is older than a change of the law that it assessed."""

    completed: date
    event: str
    happened: date


@dataclass(frozen=True, slots=True)
class TiaStale(_OfSafeguard):
    """An assessment that is older than it says itself, or than the policy allows."""

    completed: date
    review: Duration | None = None


@dataclass(frozen=True, slots=True)
class SupplementaryMeasuresMissing(_OfSafeguard):
    """An assessment that asks for measures, and none is named."""


@dataclass(frozen=True, slots=True)
class SccImporterUnderGdpr(_OfSafeguard):
    """Clauses with an importer whom the law binds directly."""

    act: str


@dataclass(frozen=True, slots=True)
class IdtaLinkedAgreementMissing(_OfSafeguard):
    """An agreement that holds no terms on processing, and is linked to none."""


@dataclass(frozen=True, slots=True)
class SubprocessorAuthorisationMissing(_OfSafeguard):
    """Clauses that do not say how subprocessors are authorised."""


@dataclass(frozen=True, slots=True)
class SensitiveSafeguardsMissing(_OfSafeguard):
    """Special categories of data without additional safeguards; `clause`: which clause asks for them."""

    kinds: tuple[str, ...]
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class SafeguardCopyMissing(_OfSafeguard):
    """No way for data subjects to a copy."""


@dataclass(frozen=True, slots=True)
class DerogationBarred(_OfSafeguard):
    """A derogation that is closed to this exporter."""


@dataclass(frozen=True, slots=True)
class DerogationNotOccasional(_OfSafeguard):
    """A derogation for occasional transfers, and a continuous flow."""


@dataclass(frozen=True, slots=True)
class DerogationUsed(_OfSafeguard):
    """A transfer that rests on a derogation."""

    text: str
