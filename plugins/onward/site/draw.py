"""Graphviz as a program: DOT text in, SVG text out, each drawing made once and kept by the hash of its content.

What is kept is not believed: it is drawn anew where its digest is wrong, or where it shows anything but its graph.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from threading import Lock, get_ident

from onward import door
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.site.drawn import doubtful

PURE = "graphviz-pure"
"""The Graphviz that comes with Onward from PyPI; anything else is a program of the reader's own machine."""

_AT_ONCE = 2
_TOGETHER = 32
"""So many drawings are made by one run of the program, where they are known ahead."""
_SECONDS = 120
_BEGIN, _END = "<?xml", "</svg>\n"
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

    def ahead(self, dots: Iterable[str]) -> None:
        """Draws texts that will be asked for, many in one run; what fails there is drawn alone once somebody asks."""
        missing = [dot for dot in dict.fromkeys(dots) if not self._known(dot)]
        batches = [missing[at : at + _TOGETHER] for at in range(0, len(missing), _TOGETHER)]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for batch, drawn in zip(batches, pool.map(self._several, batches), strict=True):
                for dot, svg in zip(batch, drawn, strict=False):
                    self._drawn[self._key(dot)] = self._keep(self._key(dot), svg)

    def _known(self, dot: str) -> bool:
        key = self._key(dot)
        if key not in self._drawn and (kept := self._from_cache(key, dot)):
            self._drawn[key] = kept
        return key in self._drawn

    def _several(self, dots: Sequence[str]) -> list[str]:
        """The drawings of several texts, or none where anything went wrong with any of them."""
        try:
            answer = _asked([self.engine.program, "-Tsvg"], "\n".join(dots))
        except (OSError, subprocess.TimeoutExpired):
            return []
        drawn = [f"{begun}{_END}" for begun in answer.stdout.split(_END)[:-1]]
        whole = not self._failed(answer) and answer.stdout.endswith(_END) and len(drawn) == len(dots)
        return drawn if whole and all(svg.startswith(_BEGIN) for svg in drawn) else []

    def draw(self, dot: str) -> str:
        """The SVG for a DOT text. Raises OnwardError if the program fails or reports trouble."""
        key = self._key(dot)
        with self._locks.setdefault(key, Lock()):  # two pages may ask for the same drawing at the same time
            if key not in self._drawn:
                self._drawn[key] = self._from_cache(key, dot) or self._keep(key, self._draw(dot))
            return self._drawn[key]

    def _key(self, dot: str) -> str:
        return hashlib.sha256(f"{self.engine.version}\0{dot}".encode()).hexdigest()

    def _failed(self, answer: subprocess.CompletedProcess[str]) -> bool:
        return bool(answer.returncode) or any(word in answer.stderr.lower() for word in _TROUBLE)

    def _draw(self, dot: str) -> str:
        answer = _run([self.engine.program, "-Tsvg"], dot)
        if self._failed(answer) or "</svg>" not in answer.stdout:
            said = answer.stderr.strip() or "nothing"
            raise OnwardError(f"{self.engine.program} failed to draw a diagram (exit code {answer.returncode}): {said}")
        return answer.stdout

    def _from_cache(self, key: str, dot: str) -> str | None:
        """What is kept, where its digest is right and it shows this graph and nothing else."""
        if self.cache is None or not os.path.lexists(self.cache / f"{key}.svg"):
            return None
        svg, digest = (_kept(self.cache / f"{key}.{ending}") for ending in ("svg", "sha256"))
        if svg is None or digest != _digest(svg).encode() or doubtful(dot, text := svg.decode("utf-8", "replace")):
            return None
        return text

    def _keep(self, key: str, svg: str) -> str:
        if self.cache:
            _put(self.cache / f"{key}.svg", svg)
            _put(self.cache / f"{key}.sha256", _digest(svg.encode()))
        return svg


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest() + "\n"


def _put(path: Path, text: str) -> None:
    """Writes a file of the cache, where the system lets us; what breaks off is found out by its digest."""
    beside = path.with_name(f".{path.name}-{os.getpid()}-{get_ident()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            file.write(text.encode())
        beside.replace(path)
    with suppress(OSError):
        beside.unlink(missing_ok=True)


def _kept(path: Path) -> bytes | None:
    """What a file of the cache holds; None where it is not there, or is no file."""
    try:
        content = door.content(path, path.parent)
    except OSError:
        return None
    return content if isinstance(content, bytes) else None


def _run(command: list[str], text: str) -> subprocess.CompletedProcess[str]:
    try:
        return _asked(command, text)
    except subprocess.TimeoutExpired as error:
        raise OnwardError(f"{command[0]} did not finish a diagram within {_SECONDS} seconds") from error
    except OSError as error:
        raise OnwardError(f"{command[0]} cannot be run: {error.strerror}") from error


def _asked(command: list[str], text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False)
