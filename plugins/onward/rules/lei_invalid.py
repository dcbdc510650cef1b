"""A legal entity identifier is not valid.

## Why it matters

Registers of ICT providers and customers' own records identify a company by its LEI. Its last two digits are a check on the
others, so a typing error is detectable.

## How to fix

Copy it from the register of the Global Legal Entity Identifier Foundation.

```yaml
subprocessors:
  - {id: mailer, lei: EXAMPLECO00000000056}
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.records.parties import Party
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)


LENGTH, MODULUS, REST = 20, 97, 1
"""ISO 17442: letters and digits, of which the letters count from 10; the number leaves this rest (ISO 7064)."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each party whose LEI is too long, too short or fails its own check."""
    for record in world.inventory.records():
        if isinstance(record, Party) and record.lei and not valid(record.lei):
            message = f"`{record.lei}` of {record.title} is not a legal entity identifier"
            steps = (record.step("check digits do not match", "lei"),)
            hint = "copy it from the LEI register"
            yield Finding("lei-invalid", record.subject, message, steps, hint=hint, severity=SEVERITY)


def valid(text: str) -> bool:
    """Whether a text is an identifier of ISO 17442."""
    if len(text) != LENGTH or not (text.isascii() and text.isalnum() and text == text.upper()):
        return False
    return int("".join(str(int(sign, 36)) for sign in text)) % MODULUS == REST
