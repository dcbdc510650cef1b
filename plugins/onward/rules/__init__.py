"""The rules: one module each, found by their names. File name = rule id = page = case file."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from onward.finding import Finding, Kind, OnwardError, Severity
from onward.source import did_you_mean

if TYPE_CHECKING:
    from onward.world import World


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its module states it: id, severity, kind, cited law, documentation, and the check, if it has one."""

    id: str
    severity: Severity
    kind: Kind
    law: tuple[str, ...]
    doc: str
    check: Callable[[World], Iterator[Finding]] | None

    @property
    def summary(self) -> str:
        """The first sentence of the rule's page."""
        return self.doc.partition("\n")[0]


def rule_names() -> tuple[str, ...]:
    """The ids of all rules, sorted; nothing is imported."""
    found = (name.name for name in pkgutil.iter_modules(__path__) if not name.name.startswith("_"))
    return tuple(sorted(name.replace("_", "-") for name in found))


@cache
def rule(name: str) -> Rule:
    """One rule by its id; OnwardError with a suggestion where there is none."""
    if name not in rule_names():
        hint = did_you_mean(name, rule_names())
        raise OnwardError(f"there is no rule `{name}`" + (f"; {hint}" if hint else ""))
    return _read(importlib.import_module(f"{__name__}.{name.replace('-', '_')}"), name)


def _read(module: ModuleType, name: str) -> Rule:
    doc = inspect.getdoc(module) or ""
    return Rule(name, module.SEVERITY, module.KIND, tuple(module.LAW), doc, getattr(module, "check", None))


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of their ids."""
    return tuple(rule(name) for name in rule_names())
