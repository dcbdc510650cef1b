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
`onward lint --format NAME` prints one, `--output NAME=FILE` (repeatable) writes it to a file as well. The form never
changes what is found, nor the exit code."""
_KINDS = """\
`onward diff` and notices speak of these. Customers hear of what is material; the setting `material` may judge a kind otherwise,
unless it is fixed."""


def pages() -> Iterator[tuple[str, str]]:
    """One page."""
    rows = [(code(name), _first(importlib.import_module(f"onward.formats.{name}"))) for name in formats.format_names()]
    kinds = [
        (code(kind.value), ("yes" if one.material else "no") + (" (fixed)" if kind in FIXED else ""), plain(one.why))
        for kind, one in MEANINGS.items()
    ]
    parts = ["# Outputs", "## Forms of findings", _FORMATS, table(("name", "what it is"), rows)]
    parts += ["## Kinds of changes", _KINDS, table(("kind", "material", "because"), kinds)]
    yield "reference/outputs.md", "\n\n".join(parts) + "\n"


def _first(module: ModuleType) -> str:
    return plain((inspect.getdoc(module) or "").partition("\n\n")[0].replace("\n", " "))
