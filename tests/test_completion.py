"""Completion, tried in the shells themselves where they are installed; bash is everywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onward import cli
from onward.cli.completion import SHELLS, Call, calls

KNOWN = tuple(calls(cli.parser(), "onward"))
ASK = {
    "bash": "source {script}; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _onward;"
    ' printf "%s\\n" "${{COMPREPLY[@]}}"',
    "zsh": 'compdef() {{ }}; compadd() {{ shift; for one in "$@"; do [[ $one = $word* ]] && print -r -- $one; done }};'
    " _files() {{ print -rl -- *(N) }}; source {script}; words=({words}); CURRENT=$#words; _onward; true",
    "fish": "source {script}; complete -C '{line}'",
}
HERE = [shell for shell in SHELLS if shutil.which(shell)]
CALLS = [
    ("lin", {"lint"}, {"build"}),
    ("notice ", {"check", "draft"}, {"lint"}),
    ("lint --form", {"--format"}, {"--inventory"}),
    ("lint --format j", {"json", "junit"}, {"text"}),
    ("notice draft --", {"--help"}, {"--format"}),
    ("completion ", {"bash", "zsh", "fish"}, set()),
    ("import markdown-tables ", {"list.md"}, {"lint"}),
]


@pytest.mark.parametrize("shell", HERE)
@pytest.mark.parametrize(("line", "offered", "not_offered"), CALLS)
def test_a_shell_completes(shell: str, line: str, offered: set[str], not_offered: set[str], tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("", "utf-8")
    script = tmp_path / f"onward.{shell}"
    script.write_text("\n".join(SHELLS[shell](KNOWN)) + "\n", "utf-8")
    pieces = ["onward", *line.split(" ")]
    words = " ".join(f"'{piece}'" for piece in pieces)
    asked = ASK[shell].format(script=script, words=words, line=f"onward {line}")
    done = subprocess.run([shell, "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True)
    told = {one.split("\t")[0] for one in done.stdout.splitlines()}
    assert offered <= told, (told, done.stderr)
    assert not not_offered & told
    assert done.stderr == ""


def test_bash_is_here() -> None:
    assert "bash" in HERE


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_of_every_command_is_known(shell: str) -> None:
    script = "\n".join(SHELLS[shell](KNOWN))
    missing = [
        (call.words, option.names)
        for call in KNOWN
        for option in call.options
        if not _offers(script, call, option.names)
    ]
    assert missing == []
    assert [call.words for call in KNOWN if f"{call.words.split()[-1]}" not in script] == []
    assert "%(" not in script


def _offers(script: str, call: Call, names: tuple[str, ...]) -> bool:
    return all(name in script or f"-l {name[2:]}" in script or f"-s {name[1:]}" in script for name in names)


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "onward", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"{cli.VERSION}\n"


def test_a_script_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["completion", "bash"]) == 0
    assert capsys.readouterr().out == "\n".join(SHELLS["bash"](KNOWN)) + "\n"
