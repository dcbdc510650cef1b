"""Runs commands as users do, each in a process of its own, without loading Onward for each of them.

Beside the tests of a run stands one process that has everything loaded and only forks: once for each process of tests, and there
once more for each command, which gets a folder, an environment and streams of its own, runs and ends. How a process begins and how
it is stopped is for tests that start a real one.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import importlib
import io
import json
import os
import pkgutil
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import redirect_stdout, suppress
from functools import cache, partialmethod
from pathlib import Path
from typing import IO, Any, NoReturn

HANGING = 300
"""Seconds after which a command is stopped that would never end."""
IDLE = 2
"""Seconds after which the process ends that nobody talks to."""
ADDRESS = Path(tempfile.gettempdir(), f"onward-{os.environ.get('PYTEST_XDIST_TESTRUNUID') or os.getpid()}")
LAZY = (
    "babel.lists",
    "babel.units",
    "colorama",
    "jinja2.ext",
    "markdown_it",
    "material.plugins.search.plugin",
    "mkdocs.commands.build",
    "networkx",
    "playwright.async_api",
    "playwright.sync_api",
    "pygments.formatters.html",
    "pygments.lexers",
    "pymdownx.superfences",
)
"""What commands load while they run."""


def onward(
    folder: Path, *words: str, env: Mapping[str, str] | None = None, terminal: str = ""
) -> subprocess.CompletedProcess[str]:
    """What a command answers and prints in a folder; a terminal gets what is printed, where one is named."""
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name, "out"), Path(name, "err")
        out.touch()
        asked = {"words": words, "folder": str(folder.absolute()), "env": dict(os.environ if env is None else env)}
        code = _answer({**asked, "streams": [terminal or str(out), str(err)]})
        return subprocess.CompletedProcess(words, code, out.read_text("utf-8"), err.read_text("utf-8"))


def _answer(asked: dict[str, Any]) -> int:
    line, answers, forks = _line()
    line.sendall(f"{json.dumps(asked)}\n".encode())
    if not select.select([line], [], [], HANGING)[0]:
        os.killpg(forks, signal.SIGKILL)
        _line.cache_clear()
        raise subprocess.TimeoutExpired(asked["words"], HANGING)
    return int(answers.readline())


@cache
def _line() -> tuple[socket.socket, IO[bytes], int]:
    """The line to what forks for this process of tests, its answers and its number; whoever asks first starts the one for all."""
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with suppress(OSError, ValueError):
            return _connected()
        ADDRESS.unlink(missing_ok=True)
        command = [sys.executable, __file__, str(ADDRESS)]
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        started = subprocess.Popen(command, **streams, start_new_session=True)  # type: ignore[call-overload]
        with started.stdout as out:
            said = out.readline()
            assert said == b"ready\n", said + out.read()
        return _connected()


def _connected() -> tuple[socket.socket, IO[bytes], int]:
    line = socket.socket(socket.AF_UNIX)
    line.connect(str(ADDRESS))
    atexit.register(line.close)
    answers = line.makefile("rb")
    return line, answers, int(answers.readline())


def _serve(address: str) -> None:
    """Fork for each process of tests that connects, until all of them have gone; templates are compiled once for all commands."""
    import jinja2

    import onward.cli

    for module in (*(one.name for one in pkgutil.walk_packages(onward.__path__, "onward.")), *LAZY):
        if not module.endswith("__main__"):
            importlib.import_module(module)
    compiled = tempfile.mkdtemp(prefix="onward-")
    init = partialmethod(jinja2.Environment.__init__, bytecode_cache=jinja2.FileSystemBytecodeCache(compiled))
    jinja2.Environment.__init__ = init  # type: ignore[assignment, method-assign]
    with (
        tempfile.TemporaryDirectory() as folder,
        redirect_stdout(io.StringIO()),
    ):  # what is worked out once in a process
        for command in (["init", "desk", "--name", "Desk"], ["notice", "draft", "--already-public", ""]):
            os.chdir(folder if command[0] == "init" else f"{folder}/desk")
            onward.cli.main(command)
        os.chdir("/")
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen(64)
        door.settimeout(IDLE)
        print("ready", flush=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        lines = 0
        while True:
            end = None
            with suppress(TimeoutError):
                end, _ = door.accept()
            while lines and os.waitpid(-1, os.WNOHANG)[0]:
                lines -= 1
            if end is None and not lines:
                os.unlink(address)
                shutil.rmtree(compiled)
                return
            if end is not None:
                if not os.fork():
                    door.close()
                    _talk(end)
                lines += 1
                end.close()


def _talk(end: socket.socket) -> NoReturn:
    """Fork for each command that is asked for, and say with which code the child ended."""
    os.setsid()
    end.setblocking(True)
    end.sendall(f"{os.getpid()}\n".encode())
    for asked in end.makefile("rb"):
        child = os.fork()
        if not child:
            _run(json.loads(asked))
        _, status = os.waitpid(child, 0)
        end.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _run(asked: dict[str, Any]) -> None:
    """The command in the child, which ends with its code."""
    from onward.cli import main

    for number, path in enumerate((os.devnull, *asked["streams"])):
        os.dup2(os.open(path, (os.O_WRONLY if number else os.O_RDONLY) | os.O_CREAT | os.O_NOCTTY), number)
    sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, range(3), "rww")
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir(asked["folder"])
    try:
        code = main(asked["words"])
    except SystemExit as ended:
        code = int(ended.code or 0)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])
