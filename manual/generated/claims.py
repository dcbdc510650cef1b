"""The functions that claims may ask, each in the words of its own module."""

from __future__ import annotations

from collections.abc import Iterator

from generated._markdown import below
from onward.claims.functions import functions

_LEAD = """\
# Functions of claims

A [claim](inventory/claims.md) is checked against the records by one expression in the Common Expression Language. In addition to
the language itself, it can use these functions. A check that holds shows that the records agree with the statement, not that they
are complete."""


def pages() -> Iterator[tuple[str, str]]:
    """One page."""
    sections = []
    for name, one in functions().items():
        usage, _, doc = one.doc.partition(":")
        sections.append(f"## {name}\n\n`{usage}`:{below(doc)}")
    yield "reference/claims.md", "\n\n".join([_LEAD, *sections]) + "\n"
