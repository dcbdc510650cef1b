"""Local rules: Python modules in the folder that the settings name. They are code, and run as the user."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from onward import files, rules
from onward.finding import Finding, Kind, OnwardError, Severity

if TYPE_CHECKING:
    from onward.world import World

FAULTS = (
    ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, NameError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip
"""What code of somebody else's may raise by mistake."""
HEADINGS = ("## Why it matters", "## How to fix", "## Not a problem when")
CONSTANTS = {"SEVERITY": Severity, "KIND": Kind, "LAW": tuple}


def include(folder: Path | None) -> None:
    """Take the local rules among Onward's own, once; without a folder no file is looked at."""
    if folder is not None:
        _include(folder)


def names(folder: Path | None) -> tuple[str, ...]:
    """The ids of the local rules, by the names of their files, none of which is run."""
    paths = sorted(folder.glob("[!_]*.py")) if folder else []
    return tuple(path.stem.replace("_", "-") for path in paths)


@cache
def _include(folder: Path) -> None:
    if not folder.is_dir():
        raise OnwardError(f"the setting `rules` names `{folder}`, which is not a folder")
    for path in sorted(folder.glob("[!_]*.py")):
        _parse(path)
    try:
        modules = rules.include(str(folder))
    except FAULTS as error:
        raise _fault(folder, error) from error
    for module in modules:
        _check(module)


def _parse(path: Path) -> None:
    """A slip of the pen has a place of its own, which no trail of calls shows."""
    try:
        import ast

        ast.parse(files.read_text(path))
    except SyntaxError as error:
        raise OnwardError(f"{files.shown(path)}:{error.lineno}:{error.offset}: {error.msg}") from error


def _check(module: ModuleType) -> None:
    """A rule has the shape of Onward's own: constants, headings, a check."""
    path = Path(str(module.__file__))
    for name, kind in CONSTANTS.items():
        if not isinstance(getattr(module, name, None), kind):
            raise OnwardError(f"{files.shown(path)}:1: a rule must state `{name}`, a {kind.__name__}")
    needs = getattr(module, "NEEDS", ())
    if not isinstance(needs, tuple) or set(needs) - set(rules.NEEDS):
        raise OnwardError(f"{files.shown(path)}:1: `NEEDS` must be a tuple of some of {', '.join(rules.NEEDS)}")
    import inspect

    headings = [line for line in (inspect.getdoc(module) or "").splitlines() if line in HEADINGS]
    if headings != list(HEADINGS):
        raise OnwardError(
            f"{files.shown(path)}:1: the docstring must have the headings {', '.join(HEADINGS)}, in this order"
        )
    if not callable(getattr(module, "check", None)):
        raise OnwardError(f"{files.shown(path)}:1: a rule must have a function `check(world)` that yields findings")
    module.check = _guarded(module.check, path)  # type: ignore[attr-defined]


def _guarded(check: Callable[[World], Iterator[Finding]], path: Path) -> Callable[[World], Iterator[Finding]]:
    """The check, whose mistakes say where they stand."""
    name = path.stem.replace("_", "-")

    def guarded(world: World) -> Iterator[Finding]:
        try:
            for finding in check(world):
                if finding.rule != name:
                    raise OnwardError(f"{files.shown(path)}: it reports `{finding.rule}`, but its own id is `{name}`")
                yield finding
        except FAULTS as error:
            raise _fault(path.parent, error) from error

    return guarded


def _fault(folder: Path, error: Exception) -> OnwardError:
    """The last place within the folder on the way to the mistake."""
    import traceback

    ways = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(folder)]
    place = f"{files.shown(Path(ways[-1].filename))}:{ways[-1].lineno}" if ways else files.shown(folder)
    return OnwardError(f"{place}: {type(error).__name__}: {error}")
