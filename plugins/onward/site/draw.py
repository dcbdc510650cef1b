"""Graphviz as a program: DOT text in, SVG text out, each drawing made once and kept by the hash of its content.

What is kept is not believed: it is drawn anew where its digest is wrong, or where it shows anything but its graph.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from pathlib import Path
from threading import Lock

from onward import door
from onward.files import write_text
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.site.drawn import doubtful

PURE = "graphviz-pure"
"""The Graphviz that comes with Onward from PyPI; anything else is a program of the reader's own machine."""

_AT_ONCE = 2
_SECONDS = 120
_TROUBLE = ("init_rank", "error", "lost ")


@dataclass(frozen=True, slots=True)
class Engine:
    """A Graphviz program: where it is, and what it says of its version (part of the key of every drawing)."""

    program: str
    version: str


def engine(name: str = PURE) -> Engine:
    """The program of that name or path. Raises OnwardError if there is none, or if it does not answer."""
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    program = shutil.which(name, path=beside)
    if program is None:
        raise OnwardError(
            f"the program `{name}`, which draws diagrams, was not found: `pip install graphviz-pure`,"
            " or set `dot:` to another Graphviz"
        )
    answer = _run([program, "-V"], "")
    return Engine(program, (answer.stdout + answer.stderr).strip())


@dataclass(slots=True)
class Drawer:
    """Draws DOT text with one engine; `cache` is a folder that may be deleted at any time."""

    engine: Engine
    cache: Path | None = None
    _drawn: dict[str, str] = field(default_factory=dict)
    _locks: dict[str, Lock] = field(default_factory=dict)

    def draw_all(self, asking: Iterable[Callable[[], str]]) -> list[str]:
        """Lets whoever asks for drawings ask two at a time, so that they are there when the pages are made; what each got."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(lambda ask: ask(), asking))

    def draw(self, dot: str) -> str:
        """The SVG for a DOT text. Raises OnwardError if the program fails or reports trouble."""
        key = hashlib.sha256(f"{self.engine.version}\0{dot}".encode()).hexdigest()
        with self._locks.setdefault(key, Lock()):  # two pages may ask for the same drawing at the same time
            if key not in self._drawn:
                self._drawn[key] = self._from_cache(key, dot) or self._keep(key, self._draw(dot))
            return self._drawn[key]

    def _draw(self, dot: str) -> str:
        answer = _run([self.engine.program, "-Tsvg"], dot)
        trouble = any(word in answer.stderr.lower() for word in _TROUBLE)
        if answer.returncode or trouble or "</svg>" not in answer.stdout:
            said = answer.stderr.strip() or "nothing"
            raise OnwardError(f"{self.engine.program} failed to draw a diagram (exit code {answer.returncode}): {said}")
        return answer.stdout

    def _from_cache(self, key: str, dot: str) -> str | None:
        """What is kept, where its digest is right and it shows this graph and nothing else."""
        if self.cache is None:
            return None
        svg, digest = (_kept(self.cache / f"{key}.{ending}") for ending in ("svg", "sha256"))
        if svg is None or digest != _digest(svg).encode() or doubtful(dot, text := svg.decode("utf-8", "replace")):
            return None
        return text

    def _keep(self, key: str, svg: str) -> str:
        if self.cache:
            write_text(self.cache / f"{key}.svg", svg)
            write_text(self.cache / f"{key}.sha256", _digest(svg.encode()))
        return svg


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest() + "\n"


def _kept(path: Path) -> bytes | None:
    """What a file of the cache holds; None where it is not there, or is no file."""
    try:
        content = door.content(path, path.parent)
    except OSError:
        return None
    return content if isinstance(content, bytes) else None


def _run(command: list[str], text: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise OnwardError(f"{command[0]} did not finish a diagram within {_SECONDS} seconds") from error
    except OSError as error:
        raise OnwardError(f"{command[0]} cannot be run: {error.strerror}") from error
