"""From a folder, or a git revision of it, to the world of a day. The door that all commands and the site go through."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onward import files
from onward.finding import Finding
from onward.law import Law
from onward.project import local_rules
from onward.project.policy import checked
from onward.project.settings import settings
from onward.records.inventory import read_inventory
from onward.records.languages import languages_of
from onward.records.published import read_notices
from onward.world import World


@dataclass(frozen=True, slots=True)
class Loaded:
    """The world that could be read, the reader's findings, and the text that they point into."""

    world: World
    findings: tuple[Finding, ...]
    texts: dict[str, str]


def load(inventory: Path, day: date, revision: str | None = None, missing_ok: bool = False) -> Loaded:
    """Read and judge an inventory as it is on disk, or as it was in a git revision; OnwardError where it cannot be.

    `missing_ok`: a revision from before the inventory has none, and that is an answer.
    """
    local_rules.include()
    if revision is None:
        texts, overlay = files.read_folder(inventory), files.read_overlay(inventory)
        pages = files.read_notices(files.notices_folder(inventory))
    else:
        from onward import git

        texts = git.read(inventory, revision, missing_ok)
        overlay = git.read(inventory.parent / files.OVERLAY, revision, missing_ok=True)
        pages = git.read(files.notices_folder(inventory), revision, missing_ok=True, endings=(".md",))
    found = judged(texts, overlay, pages, day, files.shown(inventory))
    written = _written(inventory, revision, languages_of(found.world.inventory.organization)[1:])
    return Loaded(replace(found.world, written=written), found.findings, {**found.texts, **written})


def _written(inventory: Path, revision: str | None, others: Iterable[str]) -> dict[str, str]:
    """The hand-written pages beside the inventory, if they are those of a trust center; notices speak for themselves."""
    folder = files.pages_folder(inventory)
    if folder is None:
        return {}
    if revision is None:
        found = files.read_pages(folder)
    else:
        from onward import git

        found = git.read(folder, revision, missing_ok=True, endings=(".md",))
    notices = tuple(f"{files.shown(files.notices_folder(inventory, one))}/" for one in ("", *others))
    return {path: text for path, text in found.items() if not path.startswith(notices)}


def judged(
    texts: dict[str, str],
    overlay: dict[str, str],
    pages: dict[str, str],
    day: date,
    folder: str,
    law: Law | None = None,
) -> Loaded:
    """Judge what was read: the inventory, the law and the notices beside it; `law` where it is read already."""
    collecting = gc.isenabled()
    gc.disable()  # the reader makes many small objects and no cycles: collecting would only walk them
    try:
        law = law or law_of(day, overlay)
        records, findings = read_inventory(texts, folder)
        world = World.of(records, law, read_notices(pages), _material())
    finally:
        if collecting:
            gc.enable()
    return Loaded(world, (*law.findings, *findings), {**texts, **overlay, **pages})


def law_of(day: date, overlay: dict[str, str]) -> Law:
    """The law of a day with a project's own entries and policy."""
    texts = files.package_law()
    return Law.read(texts, day, overlay, checked(settings().policy, texts["law/policy.yml"]))


def _material() -> Mapping[str, bool]:
    """What the project's settings say of kinds of change; the kinds are loaded only where it says something."""
    if not settings().material:
        return {}
    from onward.diff.kinds import tuning

    return tuning(settings().material)


def load_world(inventory: Path, day: date) -> World:
    """The world alone; what the reader found is left to `load`."""
    return load(inventory, day).world
