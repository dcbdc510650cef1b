"""Where people work: hooks, an action, a template for GitLab, and the lint that watches."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from forked import onward
from onward import formats

ROOT = Path(__file__).parent.parent
SCHEMAS = {
    "vendor.github-actions": ROOT / "action.yml",
    "vendor.gitlab-ci": ROOT / "templates" / "onward.gitlab-ci.yml",
    "vendor.github-workflows": ROOT / "plugins" / "onward" / "starter" / "workflow.yml",
}
CLEAN = "products: [{id: cloud, name: Cloud}]\n"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_it_fits_the_schema_of_who_reads_it(schema: str) -> None:
    from check_jsonschema.cli import main  # here, since every process of a run would wait for it

    done = CliRunner().invoke(main, ["--builtin-schema", schema, str(SCHEMAS[schema])])
    assert done.exit_code == 0, done.output


def test_the_hooks_run_commands_that_exist() -> None:
    hooks = yaml.load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), yaml.CBaseLoader)
    assert [one["id"] for one in hooks] == ["onward-lint", "onward-notice-check"]
    for one in hooks:
        assert onward(ROOT, *one["entry"].split()[1:], "--help").returncode == 0
        assert one["pass_filenames"] == "false"


def test_what_they_ask_for_is_a_format() -> None:
    asked = (ROOT / "action.yml").read_text("utf-8") + SCHEMAS["vendor.gitlab-ci"].read_text("utf-8")
    assert [
        name for name in ("github", "sarif", "markdown", "gitlab", "junit") if name not in formats.format_names()
    ] == []
    assert [name for name in ("sarif=", "markdown=", "gitlab=", "junit=") if f"--output {name}" not in asked] == []


def test_the_action_lints_as_its_shell_does(tmp_path: Path) -> None:
    """The step of the action, run by the shell that it names, with this Onward in place of an installed one."""
    step = yaml.load((ROOT / "action.yml").read_text("utf-8"), yaml.CBaseLoader)["runs"]["steps"][-2]
    (tmp_path / "onward" / "bin").mkdir(parents=True)
    (tmp_path / "onward" / "bin" / "onward").symlink_to(Path(sys.executable).parent / "onward")
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "a.yml").write_text(
        "subprocessors: [{id: mailer, locations: [{activity: storage}]}]\n", "utf-8"
    )
    told = {"INVENTORY": "inventory", "FAIL_ON": "error", "SINCE": "", "SARIF": "out.sarif"}
    places = {
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path,
        env={**told, **places},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "::error" in done.stdout
    assert json.loads((tmp_path / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "location-unknown" in (tmp_path / "summary.md").read_text("utf-8")


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "a.yml").write_text(CLEAN, "utf-8")
    command = [sys.executable, "-m", "onward.cli", "lint", "--watch"]
    child = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    patience = threading.Timer(300, child.kill)  # only so that a fault does not hang
    patience.start()
    yield tmp_path / "inventory" / "a.yml", child
    patience.cancel()
    child.kill()
    child.wait()
    assert child.stdout is not None
    child.stdout.close()


def one_run(child: subprocess.Popen[str]) -> str:
    """What a run prints, up to the line that says that it waits."""
    assert child.stdout is not None
    told = ""
    for line in child.stdout:
        told += line
        if "waiting for changes" in line:
            return told
    raise AssertionError(f"it ended: {told}")


def test_it_lints_again_after_each_change_and_ends_in_peace(watching: tuple[Path, subprocess.Popen[str]]) -> None:
    path, child = watching
    assert "0 findings" in one_run(child)
    path.write_text("products: [{id: cloud\n", "utf-8")
    assert "error[syntax]" in one_run(child)
    path.write_text("subprocessors: [{id: mailer}]\n", "utf-8")
    assert "[unused-subprocessor]" in one_run(child)
    (path.parent / "a.yml").rename(path.parent / "b.yml")
    (path.parent / "b.yml").write_text(CLEAN, "utf-8")
    while "0 findings" not in one_run(child):
        pass
    child.send_signal(signal.SIGINT)
    assert child.wait() == 0


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onward.cli", "lint", "--watch"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "the folder `inventory` does not exist" in done.stderr
