"""A document offered to readers is missing.

## Why it matters

The page links to a file that does not exist, or names a document without a way to obtain it.

## How to fix

Put the file into the folder of the pages, or state where readers can request it.

```yaml
documents:
  - {id: soc2, name: SOC 2 report, kind: soc2, on_request: security@example.com}
```

## Not a problem when

Never, as long as the document is published.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.records.promises import Document
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("pages",)
LAW = ("eu-gdpr/art-5",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each published document whose file is not there, or that names neither a file nor whom to ask."""
    for one in world.inventory.documents.values():
        if one.audience == "internal" or one.unknown("file") or one.unknown("on_request"):
            continue
        if one.file and world.absent is not None and one.file in world.absent:
            yield _finding(one, "file", f"the file `{one.file}` of {one.title} is not in the folder of the pages")
        elif not one.file and not one.on_request:
            yield _finding(one, "id", f"{one.title} has neither a file nor a contact for requests")


def _finding(one: Document, field: str, message: str) -> Finding:
    hint = "add the file, or state `on_request`"
    steps = (one.step("document missing", field),)
    return Finding("document-missing", one.subject, message, steps, hint=hint, severity=SEVERITY)
