"""From a folder, or a git revision of it, to the world of a day. The door that all commands and the site go through."""

from __future__ import annotations

import gc
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from onward import claims, files
from onward.finding import Finding, OnwardError
from onward.frozen import dataclass
from onward.law import Law
from onward.project import local_rules, parsed, programs
from onward.project.judged import Judging, judging
from onward.project.layout import Layout
from onward.project.policy import checked
from onward.project.settings import Project, found, project
from onward.project.tree import Disk, Revision, Tree
from onward.records.again import Rereading
from onward.records.inventory import read_inventory
from onward.records.languages import languages_of
from onward.records.promises import Claim
from onward.records.published import read_notices
from onward.transfers.apart import Apart
from onward.world import Named, World

NO_CHECKS: Final = "`cel-expr-python` is not installed"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The world that could be read, the reader's findings, and the text that they point into."""

    world: World
    findings: tuple[Finding, ...]
    texts: dict[str, str]
    layout: Layout
    judging: Judging | None = None

    def keep(self) -> None:
        """Keep for other runs what this one found of its transfers."""
        if self.judging is not None and isinstance(self.world.judged, Apart):
            self.judging.keep(self.world.judged, self.world.inventory)


def load(
    inventory: Path,
    day: date,
    revision: str | None = None,
    missing_ok: bool = False,
    config: Path | None = None,
    disk: Tree | None = None,
    kept: bool = False,
) -> Loaded:
    """Read and judge an inventory as it is on disk, or as it was in a git revision; OnwardError where it cannot be.

    A revision has its own settings and layout; the rules of the house are those on disk. `missing_ok`: a revision from
    before the inventory has none, and that is an answer. `config` is the mkdocs.yml of the site that is being built; `disk`
    stands for the files on disk, and `kept` is that of `read`.
    """
    ours = found(Disk(), config.parent) if config else project()
    if not programs.forbidden():
        local_rules.include(ours.rules)
    if revision is not None:
        ours, layout = _then(ours, inventory, revision)
    else:
        layout = Layout.of(disk or Disk(), inventory, ours.folder, config)
    if not missing_ok:
        layout.tree.demand(layout.inventory)
    return read(ours, layout, day, kept=kept)


def holds(inventory: Path, revision: str) -> bool:
    """Whether a revision has an inventory with anything in it."""
    _, layout = _then(project(), inventory, revision)
    return bool(layout.tree.read(layout.inventory))


def _then(ours: Project, inventory: Path, revision: str) -> tuple[Project, Layout]:
    """The project as a revision has it. A folder that the command line names, and not the settings, keeps its name."""
    tree = Revision.of(inventory, revision)
    then = found(tree, ours.folder) if tree.holds(ours.folder) else ours
    named = inventory.resolve() != ours.inventory.resolve() or not tree.has(then.inventory)
    return then, Layout.of(tree, inventory if named else then.inventory, then.folder)


def read(
    ours: Project,
    layout: Layout,
    day: date,
    law: Law | None = None,
    again: Rereading | None = None,
    judged: bool = True,
    kept: bool = False,
) -> Loaded:
    """Read the inventory, the law, the notices and the pages of a layout, and judge them where that is asked.

    Without it nobody looks at pages, but that they can be read.

    `kept`: with what another run knew of the transfers, each recipient's judged only where it is asked for.
    `law` where it is read already. `again` reads the inventory, and takes over what an earlier revision has in common with it.
    """
    texts, overlay, notices = layout.tree.read(layout.inventory), layout.overlay_read(), layout.notices_read()
    collecting = gc.isenabled()
    gc.disable()  # the reader makes many small objects and no cycles: collecting would only walk them
    try:
        with ours.at("policy"):
            law = law or law_of(day, overlay, ours.settings.policy)
        reading = again.read if again else read_inventory
        records, findings = reading(texts, files.shown(layout.inventory), parsed.read)
        how = _judging(ours, layout, law, texts, overlay) if kept and not findings else None
        make = partial(World.of, judging=how) if judged else World.unjudged
        with ours.at("material"):
            tuned = _material(ours.settings.material)
        world = make(records, law, read_notices(notices), tuned)
    finally:
        if collecting:
            gc.enable()
    pages = layout.pages_by_language(languages_of(records.organization)[1:])
    loaded = Loaded(world, (*law.findings, *findings), {**texts, **overlay, **notices}, layout, how)
    return _with_pages(loaded, ours, pages) if judged else loaded


def _with_pages(loaded: Loaded, ours: Project, pages: Mapping[str, Mapping[str, str]]) -> Loaded:
    """What is loaded, with what rules look at beside it: the pages by language, and what is said of the site."""
    layout, records = loaded.layout, loaded.world.inventory
    written = layout.hand_written(pages)
    named = {path: name for path in written if (name := layout.name(path)) != path}
    texts = {**loaded.texts, **written}
    absent = layout.absent(document.file for document in records.documents.values() if document.file)
    site, silent = layout.site_name(), layout.silent(pages)
    world = replace(
        loaded.world, written=written, named=named, missing=_missing(layout, records.claims.values()), absent=absent, silent=silent,
        site=site and Named(*site), not_run=local_rules.names(ours.rules) if programs.forbidden() else (),
    )  # fmt: skip
    if site and layout.config:
        texts[site[1].file] = layout.tree.text(layout.config) or ""
    return replace(loaded, world=world, texts=texts)


def _judging(
    ours: Project, layout: Layout, law: Law, texts: Mapping[str, str], overlay: Mapping[str, str]
) -> Judging | None:
    """How the transfers are judged; all at once where the project has rules of its own, of which nobody knows what they read."""
    if ours.rules and not programs.forbidden():
        return None
    version = [law.day.isoformat(), sorted(overlay.items()), repr(sorted(ours.settings.policy.items()))]
    return judging([str(layout.inventory.resolve())], version, texts)


def _missing(layout: Layout, stated: Collection[Claim]) -> dict[str, str]:
    """What rules may need and reading alone does not give, with the reason."""
    reasons = {
        "pages": layout.no_pages,
        "notices": layout.no_notices,
        "build": "run `onward build`" if stated else "",
        "site": "run `onward verify-site`",
        "checks": "" if claims.can_check() or not any(map(claims.is_checked, stated)) else NO_CHECKS,
    }
    return {need: why for need, why in reasons.items() if why}


def law_of(day: date, overlay: dict[str, str], policy: Mapping[str, Any]) -> Law:
    """The law of a day with a project's own entries and policy."""
    texts = files.package_law()
    return Law.read(texts, day, overlay, checked(policy, texts["law/policy.yml"]), parsed.read)


def _material(stated: Mapping[str, Any]) -> Mapping[str, bool]:
    """What the project's settings say of kinds of change; the kinds are loaded only where they say something."""
    if not stated:
        return {}
    from onward.diff.kinds import tuning

    return tuning(stated)


def load_whole(inventory: Path, day: date) -> Loaded:
    """An inventory on disk of which nothing is left out; OnwardError, with the first error, where a part cannot be read.

    What is told of an inventory without that part would be wrong without a word.
    """
    loaded = load(inventory, day)
    if wrong := [finding for finding in loaded.findings if finding.kind == "reader"]:
        place = wrong[0].span
        where = f"{place.file}:{place.line}:{place.column}: {wrong[0].message}"
        raise OnwardError(f"the inventory cannot be read completely; run `onward lint`: {where}")
    return loaded


def load_world(inventory: Path, day: date) -> World:
    """The world alone; what the reader found is left to `load`."""
    return load(inventory, day).world
