"""The closed list of changes: what each is called, whether it is material to a customer, and why."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.yamltext.nearest import did_you_mean


class Why(enum.StrEnum):
    """Why a kind of change is material, or why not; the sentences are `material.*` of each language."""

    OBJECTION = "objection"
    PROTECTION = "protection"
    REDUCED = "reduced"
    STRONGER = "stronger"
    DOCUMENTATION = "documentation"
    SAME_ENTITY = "same-entity"
    OTHER_ENTITY = "other-entity"
    ROLE = "role"
    FLOW = "flow"
    STORAGE = "storage"
    VISITORS = "visitors"
    DATA_SUBJECTS = "data-subjects"
    CUSTOMERS = "customers"
    COMMITMENT = "commitment"
    READERS = "readers"
    FACT = "fact"
    STATED = "stated"
    CLOSER = "closer"
    WORDING = "wording"
    UNRECORDED = "unrecorded"


class ChangeKind(enum.StrEnum):
    """Every kind of change that a comparison can find."""

    SUBPROCESSOR_ADDED = "subprocessor-added"
    SUBPROCESSOR_REMOVED = "subprocessor-removed"
    SUBPROCESSOR_REPLACED = "subprocessor-replaced"
    SUBPROCESSOR_RENAMED = "subprocessor-renamed"
    SUBPROCESSOR_MERGED = "subprocessor-merged"
    SUBPROCESSOR_SPLIT = "subprocessor-split"
    SUBPROCESSOR_RECLASSIFIED = "subprocessor-reclassified"
    LEGAL_NAME_CHANGED = "legal-name-changed"
    ADDRESS_CHANGED = "address-changed"
    LOCATION_ADDED = "location-added"
    LOCATION_REMOVED = "location-removed"
    LOCATION_NARROWED = "location-narrowed"
    PURPOSE_ADDED = "purpose-added"
    PURPOSE_REMOVED = "purpose-removed"
    DATA_ADDED = "data-added"
    DATA_REMOVED = "data-removed"
    SUBJECTS_ADDED = "subjects-added"
    SUBJECTS_REMOVED = "subjects-removed"
    SAFEGUARD_ADDED = "safeguard-added"
    SAFEGUARD_REMOVED = "safeguard-removed"
    SAFEGUARD_WEAKENED = "safeguard-weakened"
    SAFEGUARD_STRENGTHENED = "safeguard-strengthened"
    GROUND_CHANGED = "ground-changed"
    CONTRACT_CHANGED = "contract-changed"
    AI_ADDED = "ai-added"
    AI_REMOVED = "ai-removed"
    AI_TRAINING_EXTENDED = "ai-training-extended"
    AI_TRAINING_REDUCED = "ai-training-reduced"
    AI_CHANGED = "ai-changed"
    RETENTION_LENGTHENED = "retention-lengthened"
    RETENTION_SHORTENED = "retention-shortened"
    ENCRYPTION_WEAKENED = "encryption-weakened"
    ENCRYPTION_STRENGTHENED = "encryption-strengthened"
    MEASURE_ADDED = "measure-added"
    MEASURE_REMOVED = "measure-removed"
    FLOW_ADDED = "flow-added"
    FLOW_REMOVED = "flow-removed"
    STORE_ADDED = "store-added"
    STORE_REMOVED = "store-removed"
    HOST_CHANGED = "host-changed"
    PRODUCT_LIMIT_CHANGED = "product-limit-changed"
    COOKIE_ADDED = "cookie-added"
    COOKIE_REMOVED = "cookie-removed"
    COOKIE_CHANGED = "cookie-changed"
    RIGHT_CHANGED = "right-changed"
    NOTICE_PERIOD_SHORTENED = "notice-period-shortened"
    NOTICE_PERIOD_LENGTHENED = "notice-period-lengthened"
    CLAIM_ADDED = "claim-added"
    CLAIM_WITHDRAWN = "claim-withdrawn"
    CERTIFICATION_GAINED = "certification-gained"
    CERTIFICATION_LAPSED = "certification-lapsed"
    FACT_STATED = "fact-stated"
    RECORD_CHANGED = "record-changed"
    WORDING_CHANGED = "wording-changed"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whether a kind is material, and why."""

    material: bool
    why: Why

    @property
    def promised(self) -> bool:
        """Whether a subprocessor's change of this kind waits for the notice period (Art. 28(2) GDPR, Clause 9(a))."""
        return self.material and self.why in (Why.OBJECTION, Why.PROTECTION)


K = ChangeKind
MEANINGS: dict[ChangeKind, Meaning] = {
    K.SUBPROCESSOR_ADDED: Meaning(True, Why.OBJECTION),
    K.SUBPROCESSOR_REMOVED: Meaning(True, Why.DOCUMENTATION),
    K.SUBPROCESSOR_REPLACED: Meaning(True, Why.OBJECTION),
    K.SUBPROCESSOR_RENAMED: Meaning(False, Why.SAME_ENTITY),
    K.SUBPROCESSOR_MERGED: Meaning(True, Why.OTHER_ENTITY),
    K.SUBPROCESSOR_SPLIT: Meaning(True, Why.OBJECTION),
    K.SUBPROCESSOR_RECLASSIFIED: Meaning(True, Why.ROLE),
    K.LEGAL_NAME_CHANGED: Meaning(True, Why.DOCUMENTATION),
    K.ADDRESS_CHANGED: Meaning(False, Why.DOCUMENTATION),
    K.LOCATION_ADDED: Meaning(True, Why.OBJECTION),
    K.LOCATION_REMOVED: Meaning(False, Why.REDUCED),
    K.LOCATION_NARROWED: Meaning(False, Why.CLOSER),
    K.PURPOSE_ADDED: Meaning(True, Why.OBJECTION),
    K.PURPOSE_REMOVED: Meaning(False, Why.REDUCED),
    K.DATA_ADDED: Meaning(True, Why.OBJECTION),
    K.DATA_REMOVED: Meaning(False, Why.REDUCED),
    K.SUBJECTS_ADDED: Meaning(True, Why.OBJECTION),
    K.SUBJECTS_REMOVED: Meaning(False, Why.REDUCED),
    K.SAFEGUARD_ADDED: Meaning(False, Why.STRONGER),
    K.SAFEGUARD_REMOVED: Meaning(True, Why.PROTECTION),
    K.SAFEGUARD_WEAKENED: Meaning(True, Why.PROTECTION),
    K.SAFEGUARD_STRENGTHENED: Meaning(False, Why.STRONGER),
    K.GROUND_CHANGED: Meaning(True, Why.DOCUMENTATION),
    K.CONTRACT_CHANGED: Meaning(True, Why.PROTECTION),
    K.AI_ADDED: Meaning(True, Why.PROTECTION),
    K.AI_REMOVED: Meaning(False, Why.REDUCED),
    K.AI_TRAINING_EXTENDED: Meaning(True, Why.PROTECTION),
    K.AI_TRAINING_REDUCED: Meaning(False, Why.REDUCED),
    K.AI_CHANGED: Meaning(True, Why.PROTECTION),
    K.RETENTION_LENGTHENED: Meaning(True, Why.PROTECTION),
    K.RETENTION_SHORTENED: Meaning(False, Why.REDUCED),
    K.ENCRYPTION_WEAKENED: Meaning(True, Why.PROTECTION),
    K.ENCRYPTION_STRENGTHENED: Meaning(False, Why.STRONGER),
    K.MEASURE_ADDED: Meaning(False, Why.STRONGER),
    K.MEASURE_REMOVED: Meaning(True, Why.PROTECTION),
    K.FLOW_ADDED: Meaning(True, Why.FLOW),
    K.FLOW_REMOVED: Meaning(False, Why.REDUCED),
    K.STORE_ADDED: Meaning(True, Why.STORAGE),
    K.STORE_REMOVED: Meaning(False, Why.REDUCED),
    K.HOST_CHANGED: Meaning(True, Why.OBJECTION),
    K.PRODUCT_LIMIT_CHANGED: Meaning(True, Why.DOCUMENTATION),
    K.COOKIE_ADDED: Meaning(True, Why.VISITORS),
    K.COOKIE_REMOVED: Meaning(False, Why.REDUCED),
    K.COOKIE_CHANGED: Meaning(True, Why.VISITORS),
    K.RIGHT_CHANGED: Meaning(True, Why.DATA_SUBJECTS),
    K.NOTICE_PERIOD_SHORTENED: Meaning(True, Why.CUSTOMERS),
    K.NOTICE_PERIOD_LENGTHENED: Meaning(False, Why.STRONGER),
    K.CLAIM_ADDED: Meaning(False, Why.COMMITMENT),
    K.CLAIM_WITHDRAWN: Meaning(True, Why.READERS),
    K.CERTIFICATION_GAINED: Meaning(False, Why.STRONGER),
    K.CERTIFICATION_LAPSED: Meaning(True, Why.PROTECTION),
    K.FACT_STATED: Meaning(False, Why.STATED),
    K.RECORD_CHANGED: Meaning(True, Why.FACT),
    K.WORDING_CHANGED: Meaning(False, Why.WORDING),
}
"""The one table of what is material; a kind that is missing here fails the tests."""

FIXED = {
    K.SUBPROCESSOR_ADDED: True,
    K.SUBPROCESSOR_REPLACED: True,
    K.SUBPROCESSOR_SPLIT: True,
    K.WORDING_CHANGED: False,
}
"""What no project may judge otherwise: whoever engages a processor must say so (Art. 28(2) GDPR), and words are no fact."""


def tuning(settings: Mapping[str, object]) -> Mapping[str, bool]:
    """A project's own table of what is material, by kind; OnwardError for what is no kind, no answer, or not to choose."""
    for name, value in settings.items():
        if name not in {kind.value for kind in ChangeKind}:
            hint = did_you_mean(name, [kind.value for kind in ChangeKind]) or "`onward explain material` lists all"
            raise OnwardError(f"unknown kind of change `{name}`; {hint}")
        if not isinstance(value, bool):
            raise OnwardError(f"`{name}` must be `true` or `false`, not `{value}`")
        if FIXED.get(ChangeKind(name), value) is not value:
            said = "always" if FIXED[ChangeKind(name)] else "never"
            raise OnwardError(f"`{name}` is {said} material; no setting can change that")
    return {name: value is True for name, value in settings.items()}


def material(kind: ChangeKind, tuned: bool | None) -> bool:
    """Whether customers must hear of a kind of change: as a project has decided, else by the table."""
    return MEANINGS[kind].material if tuned is None else tuned


RECORD = "the record"
"""The field of a change that is about a record as a whole."""
