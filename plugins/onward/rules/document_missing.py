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
    for document in world.inventory.documents.values():
        if document.audience == "internal" or document.unknown("file") or document.unknown("on_request"):
            continue
        if document.file and world.absent is not None and document.file in world.absent:
            yield _finding(
                document, "file", f"the file `{document.file}` of {document.title} is not in the folder of the pages"
            )
        elif not document.file and not document.on_request:
            yield _finding(document, "id", f"{document.title} has neither a file nor a contact for requests")


def _finding(document: Document, field: str, message: str) -> Finding:
    hint = "add the file, or state `on_request`"
    steps = (document.step("document missing", field),)
    return Finding("document-missing", document.subject, message, steps, hint=hint, severity=SEVERITY)
