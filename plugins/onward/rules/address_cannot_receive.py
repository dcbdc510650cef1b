"""A published contact address is not valid.

## Why it matters

A request from a data subject that never arrives is answered too late; the deadline runs regardless.

## How to fix

Write the complete address: a mailbox, an `@` and a domain with a dot.

```yaml
contacts: {privacy: privacy@acme.example}
```

## Not a problem when

The contact is a web page, a telephone number or a sentence.
"""

import re
from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-12",)
FIELDS = ("contact", "privacy", "security", "legal", "dpo", "copy")
_LETTER = r"[^\x00-/:-@\[-`{-\xa0]"
"""A letter or a digit, of any script; written as what is none, which compiles at once."""
_LABEL = rf"{_LETTER}(?:[^\x00-,./:-@\[-`{{-\xa0]*{_LETTER})?"
MAILBOX = re.compile(rf"[^\s@<>()\[\],;:\"\\.]+(?:\.[^\s@<>()\[\],;:\"\\.]+)*@{_LABEL}(?:\.{_LABEL})+")
"""An address of RFC 5321 as people have it: no quotes, no number in place of a domain."""
ELSEWHERE = re.compile(r"(?:https?://|tel:|\+?[\d(][\d ()./-]{4,}$)")


def check(world: World) -> Iterator[Finding]:
    """One finding for each contact that is one word and no address, or holds a word with `@` that is none."""
    for name in FIELDS:
        for record, path, part in world.inventory.stated.get(name, ()):
            wrong = _wrong(part.source[name])
            if wrong:
                message = f"contact of {record.title}, `{wrong}`, is not a valid address"
                step = Step(part.at(name), "not a valid address")
                where = f"{path}.{name}".lstrip(".")
                hint = "give a mailbox, an `@` and a domain with a dot"
                yield Finding(
                    "address-cannot-receive", record.subject, message, (step,), where, hint, severity=SEVERITY
                )  # fmt: skip


def _wrong(value: object) -> str | None:
    """The word of a contact that cannot receive."""
    if not isinstance(value, str) or not value or ELSEWHERE.match(value):
        return None
    words = [word.strip("<>(),;.") for word in value.replace("mailto:", "").split()]
    asked = [word for word in words if "@" in word or len(words) == 1]
    return next((word for word in asked if not is_mailbox(word)), None)


def is_mailbox(word: str) -> bool:
    """Whether a word is an address to which mail can be sent; no domain has a character beyond the basic plane."""
    return MAILBOX.fullmatch(word) is not None and max(word.rpartition("@")[2]) <= "\uffff"
