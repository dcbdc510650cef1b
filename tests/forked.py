"""Runs commands as users do, each in a process of its own, without loading Onward for each of them.

Beside the tests stands a process that has everything loaded and only forks: the child gets a folder, an environment and streams of
its own, runs the command and ends. How a process begins and how it is stopped is for tests that start a real one.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

HANGING = 300
"""Seconds after which a command is stopped that would never end."""
LAZY = (
    "jinja2.ext",
    "material.plugins.search.plugin",
    "mkdocs.commands.build",
    "networkx",
    "playwright.sync_api",
    "pygments.formatters.html",
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
    server = _server()
    assert server.stdin and server.stdout
    server.stdin.write(f"{json.dumps(asked)}\n".encode())
    server.stdin.flush()
    if not select.select([server.stdout], [], [], HANGING)[0]:
        _stop(server)
        _server.cache_clear()
        raise subprocess.TimeoutExpired(asked["words"], HANGING)
    return int(server.stdout.readline())


@cache
def _server() -> subprocess.Popen[bytes]:
    command = [sys.executable, __file__]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    atexit.register(_stop, started)
    return started


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
    server.communicate()


def _serve() -> None:
    """Fork for each line that is read, and say with which code the child ended."""
    import onward

    for module in (*(one.name for one in pkgutil.walk_packages(onward.__path__, "onward.")), *LAZY):
        if not module.endswith("__main__"):
            importlib.import_module(module)
    answers = os.fdopen(os.dup(1), "w")
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


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
    _serve()
