"""Repeated linting: at once, and whenever a file changes that the lint depends on."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from onward import files
from onward.cli._ends import own
from onward.project.layout import layout_of
from onward.project.settings import project

SETTLES = 0.2
"""Seconds without a change before a run: an editor writes a file in several steps."""
ENDINGS = (*files.ENDINGS, ".md", ".py", ".toml")
CLEAR = "\x1b[2J\x1b[3J\x1b[H"


class Changes(FileSystemEventHandler):
    """Tells that something was written that the lint reads."""

    def __init__(self) -> None:
        self.told = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A file that is merely looked at is no change."""
        paths = (str(event.src_path), str(event.dest_path))
        if event.event_type in {"created", "modified", "moved", "deleted"} and any(
            path.endswith(ENDINGS) for path in paths
        ):
            self.told.set()


def watch(inventory: Path, words: Sequence[str]) -> int:
    """Lint until Ctrl-C. Each run is a process of its own, so that nothing is left of the one before; always 0."""
    changes, observer = Changes(), Observer()
    for folder in watched(inventory):
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    try:
        while True:
            _run(words)
            changes.told.wait()
            while changes.told.is_set():
                changes.told.clear()
                changes.told.wait(SETTLES)
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        observer.join()


def watched(inventory: Path) -> list[Path]:
    """The folders on which a run depends: the inventory, the law and the pages beside it, local rules."""
    layout, rules = layout_of(inventory), project().rules
    return [inventory, *(folder for folder in (layout.overlay, layout.docs, rules) if folder and folder.is_dir())]


def _run(words: Sequence[str]) -> None:
    if sys.stdout.isatty():
        own(sys.stdout, CLEAR)
        sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "onward.cli", "lint", *words], check=False)  # noqa: S603 — ourselves
    print(f"\n{datetime.now().astimezone():%H:%M:%S}: waiting for changes; press Ctrl-C to stop", flush=True)
