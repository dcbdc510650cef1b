"""Outputs of findings: one module each with `render(report, texts, law, …) -> str`, found by its name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onward.lint import Report

if TYPE_CHECKING:
    from onward.law import Law


@dataclass(frozen=True, slots=True)
class Context:
    """What a format may need beside the report: the text of the files, the law, where rules are documented, the terminal."""

    inventory: str
    texts: Mapping[str, str]
    law: Law
    docs_url: str = ""
    colour: bool = False
    width: int = 100

    def url(self, rule: str) -> str:
        """The page of a rule."""
        return f"{self.docs_url.rstrip('/')}/rules/{rule}/" if self.docs_url else f"rules/{rule}/"


def format_names() -> tuple[str, ...]:
    """The formats that there are; text first."""
    found = sorted(one.name for one in pkgutil.iter_modules(__path__) if not one.name.startswith("_"))
    return ("text", *(name for name in found if name != "text"))


def render(name: str, report: Report, context: Context) -> str:
    """A report in one of the formats."""
    rendered: str = importlib.import_module(f"{__name__}.{name}").render(report, context)
    return rendered
