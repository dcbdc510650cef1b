"""A text contains an invisible character, or one that makes it look like another text.

## Why it matters

A name that contains an invisible character is a different name in every search, comparison and customer's script. Characters
that change the direction of text show readers another order than the one recorded, and a Cyrillic `а` in a Latin word makes
one company or web address look like another.

## How to fix

Type the text again instead of pasting it. Write each word in the letters of one script.

```yaml
subprocessors:
  - {id: acme-mail, name: Acme Mail, legal_name: Acme Mail Ltd}
```

## Not a problem when

The name is registered in letters of two scripts: waive the warning with that reason. On a hand-written page an invisible character
is a warning too, since readers see the intended words. Joiners within words of scripts that need them or in emoji, and direction
marks next to right-to-left letters, are not reported.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from onward.characters import Deception, deception
from onward.finding import Finding, Kind, Severity, Span, Step
from onward.rules._written import about
from onward.world import World
from onward.yamltext.reader import Sequence, Table

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
NEEDS = ("pages",)
LAW = ()
HINT = "type the text again; each word in the letters of one script"

_SAYS = {
    Deception.TURNING: "a character that changes the direction of text",
    Deception.INVISIBLE: "an invisible character",
    Deception.MIXED: "a letter of a different script from the rest of its word",
}


def check(world: World) -> Iterator[Finding]:
    """One finding for each text of a record that holds such a character, and for each of them on a hand-written page."""
    for page in world.written:
        yield from _on_page(page, world)
    for record in world.inventory.records():
        for path, text, holder, key in _texts(record.source, "") if _foreign(record.source) else ():
            deceiving = deception(text)
            if deceiving:
                kind, character = deceiving
                message = _told(kind, character)
                yield Finding(
                    "deceptive-character", record.subject, f"`{path}` of {record.subject} contains {message}",
                    (Step(holder.span(key), message),), path, HINT,
                    severity=Severity.WARNING if kind is Deception.MIXED else SEVERITY,
                )  # fmt: skip


def _told(kind: Deception, character: str) -> str:
    return f"{_SAYS[kind]} (U+{ord(character):04X})"


def _on_page(page: str, world: World) -> Iterator[Finding]:
    """Where each such character stands first on a page; of a line the first of them."""
    met: set[str] = set()
    for number, line in enumerate(world.written[page].split("\n"), 1):
        kind, character = deception(line) or (None, "")
        if kind and character not in met:
            met.add(character)
            column = line.index(character) + 1
            severity = SEVERITY if kind is Deception.TURNING else Severity.WARNING
            yield Finding(
                "deceptive-character", about(world, page), f"the page {page} holds {_told(kind, character)}",
                (Step(Span(page, number, column, number, column + 1), _told(kind, character)),),
                f"character.{ord(character):04x}", HINT, severity=severity,
            )  # fmt: skip


def _foreign(value: object) -> bool:
    """Whether any text of a record has a character beyond ASCII: of the others none deceives."""
    kind = type(value)
    if kind is str:
        return not cast(str, value).isascii()
    if kind is Table:
        return any(map(_foreign, cast(Table, value).values()))
    return kind is Sequence and any(map(_foreign, cast(Sequence, value)))


def _texts(holder: Table | Sequence, path: str) -> Iterator[tuple[str, str, Table | Sequence, Any]]:
    """Every text of a record, translations among them: its path, itself, what holds it, and under which key."""
    keys: Iterable[Any] = list(holder) if isinstance(holder, Table) else range(len(holder))
    for key in keys:
        value, at = holder[key], f"{path}.{key}".lstrip(".")
        if isinstance(value, Table | Sequence):
            yield from _texts(value, at)
        elif isinstance(value, str):
            yield at, value, holder, key
