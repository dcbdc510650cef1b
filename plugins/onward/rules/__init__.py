"""The rules: one module each, found by their names. File name = rule id = page = case file."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from onward.family import Family
from onward.finding import Finding, Kind, OnwardError, Severity
from onward.frozen import dataclass

if TYPE_CHECKING:
    from onward.law import Law
    from onward.rules._hop import Hop
    from onward.transfers.model import Transfer
    from onward.transfers.reasons import Reason
    from onward.world import World

NEEDS = ("pages", "notices", "build", "site", "checks")
"""What rules may need beside the inventory: hand-written pages, notices, the claims that pages make, the built site, and the
library that reads the checks of claims.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its module states it; `since` is the version that brought it, empty for a rule of the house.

    A rule on transfers has no check of its own: it names the `reason` for which the evaluation looks, and puts it into
    words (`message`, `fix`); `weighs` says how much a reason matters where that differs from case to case.
    """

    id: str
    severity: Severity
    kind: Kind
    law: tuple[str, ...]
    since: str
    written: str
    check: Callable[[World], Iterator[Finding]] | None
    reason: type[Reason] | None = None
    message: Callable[[Any, Hop], str] | None = None
    fix: Callable[[Any, Hop], str] | None = None
    weighs: Callable[[Any, Law], Severity] | None = None
    follows: Callable[[Transfer], bool] | None = None
    """Whether its reason on a transfer only follows from another fact, which is reported by itself."""
    cause: str = ""
    """`decision` where what is wrong is a decision's, and not each recipient's; empty otherwise."""
    needs: tuple[str, ...] = ()
    """Of NEEDS, what it looks at beside the inventory; where that is missing, there is less to find, or nothing."""
    alone: bool = False
    """Whether all that it finds is of recipients, each judged by nothing that parties or flows say but the transfers to it, the
    links that lead there, its own record and those of who sends; every rule that has a reason is such a rule.
    """

    single: bool = False
    """Whether all that it finds of systems, vendors and flows follows from the one record of which it is: from no other of these,
    no transfer, no notice and no page.
    """

    @property
    def doc(self) -> str:
        """The rule's page, in Markdown."""
        from inspect import cleandoc

        return cleandoc(self.written)

    @property
    def summary(self) -> str:
        """The first sentence of the rule's page."""
        return self.doc.partition("\n")[0]

    @property
    def runs(self) -> bool:
        """Whether the rule finds something itself; what the reader, waivers and claims find is found elsewhere."""
        return self.check is not None or self.reason is not None

    def message_of(self, reason: Reason, hop: Hop) -> str:
        """What is wrong, in words."""
        assert self.message is not None
        return self.message(reason, hop)

    def fix_of(self, reason: Reason, hop: Hop) -> str:
        """What to do about it; empty where the rule's page says that."""
        return self.fix(reason, hop) if self.fix else ""

    def severity_of(self, reason: Reason, law: Law) -> Severity:
        """How much a reason matters under the policy of a project."""
        return self.weighs(reason, law) if self.weighs else self.severity

    def run(self, world: World) -> Iterator[Finding]:
        """What the rule finds, stamped as the rule's own; nothing for a rule that another room runs."""
        if self.reason is not None:
            from onward.rules._transfers import reported

            findings = reported(self, world)
        else:
            findings = self.check(world) if self.check else iter(())
        for finding in findings:
            yield replace(finding, kind=self.kind, law=finding.law or world.cited(self.law, finding.regime))


RULES: Final[Family[ModuleType]] = Family(__name__, ModuleType, "rule")
"""Every rule, local rules among them."""


def rule_names() -> tuple[str, ...]:
    """The ids of all rules, sorted; nothing is imported."""
    return RULES.names()


@cache
def rule(name: str) -> Rule:
    """One rule by its id; OnwardError with a suggestion where there is none."""
    return _read(RULES.member(name), name)


@cache
def _read(module: ModuleType, name: str) -> Rule:
    stated = {key: getattr(module, key, None) for key in ("check", "message", "fix", "follows")}
    return Rule(
        name,
        module.SEVERITY,
        module.KIND,
        tuple(module.LAW),
        getattr(module, "SINCE", ""),
        module.__doc__ or "",
        reason=getattr(module, "REASON", None),
        weighs=getattr(module, "severity", None),
        cause=getattr(module, "CAUSE", ""),
        needs=tuple(getattr(module, "NEEDS", ())),
        single=getattr(module, "SINGLE", False),
        alone=hasattr(module, "REASON") or getattr(module, "ALONE", False),
        **stated,
    )


def include(folder: str) -> tuple[ModuleType, ...]:
    """Take the modules of a folder among the rules, for as long as the program runs; OnwardError for an id that is taken.

    Importing them runs them: the caller answers for what they raise.
    """
    from pkgutil import iter_modules

    ours, local = (sorted(module.name for module in iter_modules([place])) for place in (__path__[0], folder))
    new = [name for name in local if not name.startswith("_")]
    taken = [name for name in new if name in ours]
    if taken:
        raise OnwardError(
            f"`{folder}/{taken[0]}.py` has the id of one of Onward's own rules; give the file another name"
        )
    if folder not in __path__:
        __path__.append(folder)
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in new)


def all_rules(but: Collection[str] = ()) -> tuple[Rule, ...]:
    """Every rule, `but` for those of some ids, in the order of their ids."""
    return tuple(_read(module, name) for name, module in RULES.members(but).items())
