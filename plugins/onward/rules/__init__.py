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
    """A rule as its module states it; `since` is the version that brought it, empty for a rule of the house."""

    id: str
    severity: Severity
    kind: Kind
    law: tuple[str, ...]
    since: str
    doc: str
    check: Callable[[World], Iterator[Finding]] | None

    @property
    def summary(self) -> str:
        """The first sentence of the rule's page."""
        return self.doc.partition("\n")[0]


def rule_names() -> tuple[str, ...]:
    """The ids of all rules, sorted; nothing is imported."""
    return tuple(sorted(name.replace("_", "-") for place in __path__ for name in _modules(place)))


def _modules(folder: str) -> tuple[str, ...]:
    return tuple(one.name for one in pkgutil.iter_modules([folder]) if not one.name.startswith("_"))


@cache
def rule(name: str) -> Rule:
    """One rule by its id; OnwardError with a suggestion where there is none."""
    if name not in rule_names():
        hint = did_you_mean(name, rule_names())
        raise OnwardError(f"there is no rule `{name}`" + (f"; {hint}" if hint else ""))
    return _read(importlib.import_module(f"{__name__}.{name.replace('-', '_')}"), name)


def _read(module: ModuleType, name: str) -> Rule:
    doc = inspect.getdoc(module) or ""
    since, check = getattr(module, "SINCE", ""), getattr(module, "check", None)
    return Rule(name, module.SEVERITY, module.KIND, tuple(module.LAW), since, doc, check)


def include(folder: str) -> tuple[ModuleType, ...]:
    """Take the modules of a folder among the rules, for as long as the program runs; OnwardError for an id that is taken.

    Importing them runs them: the caller answers for what they raise.
    """
    ours, new = (_modules(place) for place in (__path__[0], folder))
    taken = [name for name in new if name in ours]
    if taken:
        raise OnwardError(
            f"`{folder}/{taken[0]}.py` has the id of one of Onward's own rules; give the file another name"
        )
    if folder not in __path__:
        __path__.append(folder)
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in new)


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of their ids."""
    return tuple(rule(name) for name in rule_names())
