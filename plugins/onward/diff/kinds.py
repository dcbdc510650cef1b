"""The closed list of changes: what each is called, whether it is material to a customer, and why."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.yamltext.nearest import did_you_mean

_ART_28 = "customers may object to it, or must give instructions"
_PROTECTION = "the protection of the data changes"
_LESS = "processing is reduced"
_MORE = "protection is strengthened"
_TOLD = "customers record it in their own documentation"


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
    RECORD_CHANGED = "record-changed"
    WORDING_CHANGED = "wording-changed"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whether a kind is material, and why."""

    material: bool
    why: str

    @property
    def promised(self) -> bool:
        """Whether a subprocessor's change of this kind waits for the notice period (Art. 28(2) GDPR, Clause 9(a))."""
        return self.material and self.why in (_ART_28, _PROTECTION)


K = ChangeKind
MEANINGS: dict[ChangeKind, Meaning] = {
    K.SUBPROCESSOR_ADDED: Meaning(True, _ART_28),
    K.SUBPROCESSOR_REMOVED: Meaning(True, _TOLD),
    K.SUBPROCESSOR_REPLACED: Meaning(True, _ART_28),
    K.SUBPROCESSOR_RENAMED: Meaning(False, "the legal entity stays the same"),
    K.SUBPROCESSOR_MERGED: Meaning(True, "another legal entity takes over"),
    K.SUBPROCESSOR_SPLIT: Meaning(True, _ART_28),
    K.SUBPROCESSOR_RECLASSIFIED: Meaning(True, "its role changes"),
    K.LEGAL_NAME_CHANGED: Meaning(True, _TOLD),
    K.ADDRESS_CHANGED: Meaning(False, _TOLD),
    K.LOCATION_ADDED: Meaning(True, _ART_28),
    K.LOCATION_REMOVED: Meaning(False, _LESS),
    K.PURPOSE_ADDED: Meaning(True, _ART_28),
    K.PURPOSE_REMOVED: Meaning(False, _LESS),
    K.DATA_ADDED: Meaning(True, _ART_28),
    K.DATA_REMOVED: Meaning(False, _LESS),
    K.SUBJECTS_ADDED: Meaning(True, _ART_28),
    K.SUBJECTS_REMOVED: Meaning(False, _LESS),
    K.SAFEGUARD_ADDED: Meaning(False, _MORE),
    K.SAFEGUARD_REMOVED: Meaning(True, _PROTECTION),
    K.SAFEGUARD_WEAKENED: Meaning(True, _PROTECTION),
    K.SAFEGUARD_STRENGTHENED: Meaning(False, _MORE),
    K.GROUND_CHANGED: Meaning(True, _TOLD),
    K.CONTRACT_CHANGED: Meaning(True, _PROTECTION),
    K.AI_ADDED: Meaning(True, _PROTECTION),
    K.AI_REMOVED: Meaning(False, _LESS),
    K.AI_TRAINING_EXTENDED: Meaning(True, _PROTECTION),
    K.AI_TRAINING_REDUCED: Meaning(False, _LESS),
    K.AI_CHANGED: Meaning(True, _PROTECTION),
    K.RETENTION_LENGTHENED: Meaning(True, _PROTECTION),
    K.RETENTION_SHORTENED: Meaning(False, _LESS),
    K.ENCRYPTION_WEAKENED: Meaning(True, _PROTECTION),
    K.ENCRYPTION_STRENGTHENED: Meaning(False, _MORE),
    K.MEASURE_ADDED: Meaning(False, _MORE),
    K.MEASURE_REMOVED: Meaning(True, _PROTECTION),
    K.FLOW_ADDED: Meaning(True, "there is a new data flow"),
    K.FLOW_REMOVED: Meaning(False, _LESS),
    K.STORE_ADDED: Meaning(True, "data is stored in a new location"),
    K.STORE_REMOVED: Meaning(False, _LESS),
    K.HOST_CHANGED: Meaning(True, _ART_28),
    K.PRODUCT_LIMIT_CHANGED: Meaning(True, _TOLD),
    K.COOKIE_ADDED: Meaning(True, "visitors must be informed"),
    K.COOKIE_REMOVED: Meaning(False, _LESS),
    K.COOKIE_CHANGED: Meaning(True, "visitors must be informed"),
    K.RIGHT_CHANGED: Meaning(True, "it is a commitment to data subjects"),
    K.NOTICE_PERIOD_SHORTENED: Meaning(True, "it is a commitment to customers"),
    K.NOTICE_PERIOD_LENGTHENED: Meaning(False, _MORE),
    K.CLAIM_ADDED: Meaning(False, "a new commitment"),
    K.CLAIM_WITHDRAWN: Meaning(True, "it is a commitment to readers"),
    K.CERTIFICATION_GAINED: Meaning(False, _MORE),
    K.CERTIFICATION_LAPSED: Meaning(True, _PROTECTION),
    K.RECORD_CHANGED: Meaning(True, "a recorded fact changes"),
    K.WORDING_CHANGED: Meaning(False, "only wording or documentation changes"),
}
"""The one table of what is material; a kind that is missing here fails the tests."""

TUNED = {
    True: "material under this project's settings",
    False: "not material under this project's settings",
}
"""What is said of a kind that a project judges otherwise than the table."""
UNSURE = "probably the same entity, but not recorded (`former_names`)"
"""Why a renaming is material that nobody has recorded."""
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
        if name not in {one.value for one in ChangeKind}:
            hint = did_you_mean(name, [one.value for one in ChangeKind]) or "`onward explain material` lists all"
            raise OnwardError(f"unknown kind of change `{name}`; {hint}")
        if not isinstance(value, bool):
            raise OnwardError(f"`{name}` must be `true` or `false`, not `{value}`")
        if FIXED.get(ChangeKind(name), value) is not value:
            said = "always" if FIXED[ChangeKind(name)] else "never"
            raise OnwardError(f"`{name}` is {said} material; no setting can change that")
    return {name: value is True for name, value in settings.items()}


def material(kind: ChangeKind, tuned: bool | None) -> tuple[bool, str]:
    """Whether customers must hear of a kind of change, and why; a project's own decision is never silent."""
    meaning = MEANINGS[kind]
    if tuned is None or tuned is meaning.material:
        return meaning.material, meaning.why
    return tuned, f"{meaning.why}; {TUNED[tuned]}"


RECORD = "the record"
"""The field of a change that is about a record as a whole."""
