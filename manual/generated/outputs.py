"""The forms in which findings and notices come out, and the closed list of changes."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from types import ModuleType

from generated._markdown import code, plain, table
from onward import formats
from onward.diff.kinds import FIXED, MEANINGS

_FORMATS = """\
`onward lint --format NAME` prints one, `--output NAME=FILE` (repeatable) writes it to a file as well. The format changes
neither the findings nor the exit code."""
_KINDS = """\
The change types of `onward diff` and of notices. Customers are notified of material changes; the setting `material` can change the
weight of a type, unless it is fixed."""


def pages() -> Iterator[tuple[str, str]]:
    """One page."""
    rows = [(code(name), _first(importlib.import_module(f"onward.formats.{name}"))) for name in formats.format_names()]
    kinds = [
        (code(kind.value), ("yes" if one.material else "no") + (" (fixed)" if kind in FIXED else ""), plain(one.why))
        for kind, one in MEANINGS.items()
    ]
    parts = ["# Outputs", "## Formats of findings", _FORMATS, table(("name", "what it is"), rows)]
    parts += ["## Change types", _KINDS, table(("type (`kind`)", "material", "because"), kinds)]
    yield "reference/outputs.md", "\n\n".join(parts) + "\n"


def _first(module: ModuleType) -> str:
    return plain((inspect.getdoc(module) or "").partition("\n\n")[0].replace("\n", " "))
