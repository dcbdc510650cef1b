"""A new site in place of the former one: exchanged in one step where the system can, else entry by entry with a journal.

Whatever ends a run, and whenever, the former site stands or the new one does; what an entry-by-entry exchange left halfway,
the next run brings to its end.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from onward.files import shown, write_text
from onward.finding import OnwardError

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl: Any = None  # type: ignore[no-redef]

MARKER = ".onward-site"
"""The file by which a folder is known as a site that Onward built."""
_MARKED = "Onward built this folder, and replaces it as a whole with the next `onward build`.\n"
_FORMER = ("index.html", "facts.json", "_headers")
"""What a site has that was built before there were markers."""
_JOURNAL = ".onward-journal"
_NEW, _OLD, _PLAN = "new", "old", "plan.json"
_HERE, _EXCHANGE = -100, 2
"""Linux: paths relative to where one stands; two names are exchanged."""


def refuse_sources(folder: Path, sources: Iterable[Path]) -> None:
    """OnwardError where a folder is one of the sources of a trust center, or holds one: writing there would destroy it."""
    real = folder.resolve()
    for source in sources:
        if source.resolve() == real:
            raise OnwardError(f"`{shown(folder)}` is one of the sources of the site; name another folder for it")
        if source.resolve().is_relative_to(real):
            raise OnwardError(
                f"`{shown(folder)}` contains sources of the site (`{shown(source)}`); name another folder for it"
            )


def is_halfway(folder: Path) -> bool:
    """Whether a build was killed while the entries of a site changed places, so that the next one must bring it to its end."""
    return (folder / _JOURNAL).exists()


@contextmanager
def replacing(folder: Path, sources: Iterable[Path]) -> Iterator[Path]:
    """A new folder to fill, which takes the place of the old one once that is done; else the old one stays as it is.

    What is hidden in the old one stays (a work tree of git), unless the new one holds the same name. OnwardError where the
    folder holds one of the sources, or something else that is not a site of Onward.
    """
    refuse_sources(folder, sources)
    site = folder.resolve()
    try:
        _refuse_strangers(folder, site)
        with _place(site) as place:
            made = place / "made"
            yield made
            write_text(made / MARKER, _MARKED)
            _swap(made, site)
    except OSError as error:
        raise OnwardError(f"cannot write the site into `{shown(folder)}`: {error.strerror or error}") from error


def _refuse_strangers(folder: Path, site: Path) -> None:
    if site.exists() and not site.is_dir():
        raise OnwardError(f"`{shown(folder)}` is not a folder; name another one for the site")
    if not site.exists() or (site / MARKER).is_file() or all((site / name).is_file() for name in _FORMER):
        return
    if (site / ".git").exists():
        raise OnwardError(f"`{shown(folder)}` is the root of a git work tree; name another folder for the site")
    if (site / _JOURNAL).exists():
        return
    if any(not entry.name.startswith(".") for entry in site.iterdir()):
        raise OnwardError(
            f"`{shown(folder)}` is not empty, and was not built by Onward; name another folder for the site,"
            " or empty this one"
        )


@contextmanager
def _place(site: Path) -> Iterator[Path]:
    """A temporary folder beside a site, or in it where nothing may be written beside it; what dead runs left is cleared."""
    site.parent.mkdir(parents=True, exist_ok=True)
    prefixes = {site.parent: f".{site.name}.onward-", site: ".onward-build-"}
    for parent, prefix in prefixes.items():
        _clear_stale(parent, prefix)
    if site.is_dir():
        with _locked(site):
            _finish(site)
    try:
        place = Path(tempfile.mkdtemp(dir=site.parent, prefix=prefixes[site.parent]))
    except OSError:
        place = Path(tempfile.mkdtemp(dir=site, prefix=prefixes[site]))
    try:
        with _locked(place):
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _clear_stale(parent: Path, prefix: str) -> None:
    stale = (
        [folder for folder in parent.iterdir() if folder.name.startswith(prefix)] if fcntl and parent.is_dir() else []
    )
    for folder in stale:
        with contextlib.suppress(OSError), _locked(folder, wait=False):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(folder: Path, wait: bool = True) -> Iterator[None]:
    """While this lasts, no other run has the lock of this folder; it ends with the process. OSError without `wait`."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)


def _swap(made: Path, site: Path) -> None:
    if not site.exists():
        made.rename(site)
        return
    shutil.copymode(site, made)
    ours = {entry.name for entry in made.iterdir()}
    stays = [entry for entry in site.iterdir() if entry.name.startswith(".") and entry.name not in ours]
    if stays or not _exchanged(made, site):
        with _locked(site):
            _entry_by_entry(made, site)


def _exchanged(folder: Path, other: Path) -> bool:
    """Whether the system exchanged two folders in one step; not every system can, and none does it with a mount."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return exchange is not None and exchange(_HERE, os.fsencode(folder), _HERE, os.fsencode(other), _EXCHANGE) == 0


def _entry_by_entry(made: Path, site: Path) -> None:
    """First all that is new is brought to where it needs but a rename, then the plan is written, then it is carried out.

    An interruption before the plan changes nothing; after it the exchange is undone, and where the process is dead, finished
    by the next run.
    """
    journal = site / _JOURNAL
    with ExitStack() as undo:
        undo.callback(_undo, site)
        _finish(site)
        (journal / _OLD).mkdir(parents=True)
        shutil.move(made, journal / _NEW)
        new = sorted(
            (entry.name for entry in (journal / _NEW).iterdir()), key=lambda name: (name == "index.html", name)
        )
        old = sorted(entry.name for entry in site.iterdir() if not entry.name.startswith("."))
        write_text(journal / _PLAN, json.dumps({_NEW: new, _OLD: old}))
        _carry_out(site)
        undo.pop_all()
    _clear(journal)


def _finish(site: Path) -> None:
    """Bring to its end what a dead run left: what was planned is carried out, what was not is gone."""
    journal = site / _JOURNAL
    if (journal / _PLAN).exists():
        _carry_out(site)
    if journal.exists():
        _clear(journal)


def _carry_out(site: Path) -> None:
    """May be begun anew after any of its steps."""
    journal = site / _JOURNAL
    plan = json.loads((journal / _PLAN).read_text("utf-8"))
    for name in plan[_NEW]:
        if os.path.lexists(journal / _NEW / name):
            if os.path.lexists(site / name):
                (site / name).rename(journal / _OLD / name)
            (journal / _NEW / name).rename(site / name)
    for name in set(plan[_OLD]) - set(plan[_NEW]):
        if os.path.lexists(site / name):
            (site / name).rename(journal / _OLD / name)


def _undo(site: Path) -> None:
    journal = site / _JOURNAL
    if (journal / _PLAN).exists():
        for name in json.loads((journal / _PLAN).read_text("utf-8"))[_NEW]:
            if not os.path.lexists(journal / _NEW / name):
                (site / name).rename(journal / _NEW / name)
        for entry in list((journal / _OLD).iterdir()):
            entry.rename(site / entry.name)
    if journal.exists():
        _clear(journal)


def _clear(journal: Path) -> None:
    (journal / _PLAN).unlink(missing_ok=True)
    shutil.rmtree(journal, ignore_errors=True)
