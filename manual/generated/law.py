"""The law data: the regimes, the provisions that rules cite, the sources with how sure we are, and what changed."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date

from generated._markdown import code, plain, table
from onward.files import package_law
from onward.law import Law
from onward.law.read import KINDS
from onward.records.shape import shape

_LEVELS = {"full": "evaluated", "advisory": "summarised, not evaluated"}
_EVIDENCE = {"page": "read on a page", "repo": "read in a repository", "memory": "from memory, to be confirmed"}


_INSTRUMENTS = "Ids for `safeguards`, and the regimes that recognise them."
_ENTRIES = (
    "What a file of [your own law](../how-to/law-overlays.md) can contain. An entry replaces the one with the same id. "
    "[All entries](law-entries.md) that come with Onward, with all their fields."
)


def pages() -> Iterator[tuple[str, str]]:
    """One page."""
    law = Law.read(package_law(), date.max)
    lead = (
        f"The law data that comes with Onward is as of {law.as_of}; its next review is due by {law.review_by}. "
        "It is information, not legal advice; [what it is and is not](../explanation/law-data.md)."
    )
    regimes = [(code(name), plain(one.name), plain(one.law), _LEVELS[one.level]) for name, one in law.regimes.items()]
    instruments = [
        (code(name), ", ".join(law.regimes[one].name for one in law.full_regimes() if law.instrument(one, name)))
        for name in law.known_instruments()
    ]
    sources = [
        (
            _anchor(name),
            plain(one.title),
            plain(one.ref or ""),
            _EVIDENCE[one.evidence],
            plain(one.where or ""),
            str(one.seen or ""),
        )
        for name, one in law.sources.items()
    ]
    changes = [(str(one.date), plain(one.text)) for one in law.changes]
    parts = [
        "# Law data", lead, "## Regimes", table(("id", "name", "law", "Onward"), regimes),
        "## Instruments", _INSTRUMENTS, table(("id", "recognised by"), instruments),
        "## Sources", table(("id", "title", "reference", "how it is known", "where", "seen"), sources),
        "## Entries", _ENTRIES, table(("collection", "an entry is", "fields"), _entries()),
        "## Changes", table(("date", "what changed"), changes),
    ]  # fmt: skip
    yield "reference/law.md", "\n\n".join(parts) + "\n"


def _entries() -> Iterator[tuple[str, str, str]]:
    for name, kind in KINDS.items():
        doc = plain((inspect.getdoc(kind) or "").replace("\n", " "))
        yield code(name), doc, ", ".join(code(one) for one in shape(kind) if one != "overlaid")


def _anchor(name: str) -> str:
    return f'<span id="{name}">`{name}`</span>'
