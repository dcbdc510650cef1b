"""Walks through a page of the manual as a reader would: writes its files, runs its commands, compares what they print.

A fenced block with a `title` is a file; a block `console` is a session, each command after `$ `, with what it prints below. A
line `…` stands for any lines. `python tests/walk.py PAGE` writes into the page what the commands print now.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from forked import onward

BLOCK = re.compile(
    r"^(?P<fence>```+)(?P<kind>\w+)(?P<more>[^\n]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
TITLE = re.compile(r'title="([^"]+)"')
MIDNIGHT = "1795478400"
"""2026-11-24 in seconds: the day on which the manual's examples are judged."""
PERSON = {f"GIT_{role}_{fact}": "a@a.example" for role in ("AUTHOR", "COMMITTER") for fact in ("NAME", "EMAIL")}
ANY = "…"
PASSING = re.compile(r"\b[0-9a-f]{12,64}\b|\d{2,}(?= rules checked)")
"""What other work on Onward changes and no reader needs: digests, and how many rules there are."""


@dataclass(slots=True)
class Walk:
    """One reader in one folder."""

    folder: Path
    said: list[tuple[str, str, str]] = field(default_factory=list)
    """Each command with what the page shows and what it printed."""

    def page(self, text: str) -> str:
        """The page with what its commands print now."""
        return BLOCK.sub(lambda block: self._block(block), text)

    def _block(self, block: re.Match[str]) -> str:
        title = TITLE.search(block["more"])
        if title:
            path = self.folder / title[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], "utf-8")
        if block["kind"] != "console":
            return block[0]
        text = "".join(f"$ {command}\n{self._command(command, shown)}" for command, shown in commands(block["text"]))
        return f"{block['fence']}console{block['more']}\n{text}{block['fence']}"

    def _command(self, command: str, shown: str) -> str:
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            printed = ""
        else:
            assert words[0] in {"onward", "git", "cat", "rm"}, f"the walk does not run `{words[0]}`"
            env = {**os.environ, **PERSON, "SOURCE_DATE_EPOCH": MIDNIGHT, "NO_COLOR": "1", "COLUMNS": "100"}
            if words[0] == "onward":
                done = onward(self.folder, *words[1:], env=env)
            else:
                done = subprocess.run(words, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
            printed = done.stdout + done.stderr
        self.said.append((command, shown, printed))
        return shown if fits(shown, printed) else PASSING.sub(ANY, printed)


def commands(session: str) -> Iterator[tuple[str, str]]:
    """The commands of a session with what is shown of their output."""
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def fits(shown: str, printed: str) -> bool:
    """Whether a command printed what is shown; `…` alone on a line stands for any lines, within one for any text."""
    pattern = "".join(
        "(.*\n)*?"
        if line.strip() == ANY
        else ".*".join(re.escape(piece) for piece in line.rstrip().split(ANY)) + "[ ]*\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, printed if printed.endswith("\n") or not printed else f"{printed}\n") is not None


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(name)
            page.write_text(Walk(Path(folder)).page(page.read_text("utf-8")), "utf-8")
