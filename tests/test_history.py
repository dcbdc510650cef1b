"""What history says of a list: real repositories, commit by commit."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from onward.cli import main
from onward.project.mkdocs_yml import ENVIRONMENT
from onward.project.settings import settings

CASES = yaml.load((Path(__file__).parent / "history" / "cases.yml").read_text("utf-8"), yaml.CBaseLoader)
BASE = """\
organization: {id: ours, contacts: {privacy: privacy@ours.example}, notice: {period: P30D, objection: P14D}}
purposes: [{id: service, role: processor}, {id: billing, role: controller}]
subprocessors: [{id: old, name: Old, roles: [{purpose: service, role: processor}], locations: [DE]}]
"""
WHO = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"]


def git(day: str, *words: str) -> None:
    """At an hour at which it is the next day in UTC: days are read where a commit was made."""
    moment = f"{day}T23:30:00-05:00"
    clock = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(["git", *WHO, *words], env=clock, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    ENVIRONMENT.clear()  # what other tests of this process have read
    git("2026-01-01", "init", "-q", "-b", "main")
    return tmp_path


def write(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
        if not text:
            Path(name).unlink()


def commit(day: str, texts: dict[str, str] | None = None) -> None:
    write(texts or {})
    git(day, "add", "-A")
    git(day, "commit", "-qm", f"on {day}")


def perform(step: dict[str, Any]) -> None:
    day = step["day"]
    if "merge" in step:
        git(day, "checkout", "-q", "main")
        git(day, "merge", "-q", "--no-ff", "-m", "merged", step["merge"])
        return
    if "branch" in step:
        git(day, "checkout", "-q", "-B", step["branch"])
    if "move" in step:
        git(day, "mv", *step["move"])
    commit(day, step.get("write"))


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = main(["history", "--on", "2026-11-24", "--format", "json", *words])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, document


def line(one: dict[str, Any]) -> str:
    days = (one["published"], one["announced"] or "-", one["effective"])
    flaws = (flaw["rule"] for flaw in one["findings"])
    return " ".join((*days, one["change"]["kind"], one["change"]["subject"]["id"], *flaws))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any], repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit("2026-01-10", {case.get("base", "inventory/base.yml"): BASE})
    for step in case["commits"]:
        perform(step)
    code, document = told(capsys)
    assert document["version"] == "onward-history/1"
    assert document["first"]["published"] == "2026-01-10"
    assert [line(one) for one in document["changes"]] == case["tells"]
    unread = [f"{one['published']} {one['why']}" for one in document["unread"]]
    assert len(unread) == len(case.get("unread", []))
    assert all(found.startswith(start) for found, start in zip(unread, case.get("unread", []), strict=True))
    assert code == (1 if any(one["findings"] for one in document["changes"]) else 0)


ACME = "subprocessors: [{id: acme, name: Acme, roles: [{purpose: service, role: processor}]}]"


def test_a_change_with_the_notice_that_was_drafted_for_it(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The way of the manual: a branch, a notice, a merge on the same day; nothing is left to say."""
    commit("2026-01-10", {"inventory/base.yml": BASE})
    assert main(["notice", "draft", "--on", "2026-01-11"]) == 0
    commit("2026-01-11")
    git("2026-02-01", "checkout", "-qb", "topic")
    write({"inventory/acme.yml": ACME})
    assert main(["notice", "draft", "--on", "2026-02-01"]) == 0
    commit("2026-02-01")
    git("2026-02-01", "checkout", "-q", "main")
    git("2026-02-01", "merge", "-q", "--no-ff", "-m", "merged", "topic")
    code, document = told(capsys)
    assert (code, [line(one) for one in document["changes"]]) == (
        0,
        ["2026-02-01 2026-02-01 2026-03-03 subprocessor-added acme"],
    )


def test_what_is_past_may_be_left_alone(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit("2026-01-10", {"inventory/base.yml": BASE})
    commit("2026-02-01", {"inventory/acme.yml": ACME})
    assert told(capsys)[0] == 1
    code, document = told(capsys, "--since", "2026-02-02")
    assert (code, document["changes"]) == (0, [])


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_for_people(form: str, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit("2026-01-10", {"inventory/base.yml": BASE})
    commit("2026-02-01", {"inventory/acme.yml": ACME})
    assert main(["history", "--format", form]) == 1
    shown = capsys.readouterr().out
    assert [word for word in ("2026-02-01", "Acme will be engaged", "window-too-short") if word not in shown] == []


def test_internal_vendors_are_not_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit("2026-01-10", {"inventory/base.yml": BASE})
    commit("2026-02-01", {"inventory/acme.yml": ACME.replace("name: Acme", "visibility: internal")})
    assert told(capsys)[1]["changes"] == []


def test_a_part_of_history_is_refused(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit("2026-01-10", {"inventory/base.yml": BASE})
    commit("2026-02-01", {"inventory/acme.yml": ACME})
    git("2026-02-01", "clone", "-q", "--depth", "1", f"file://{repository}", "clone")
    monkeypatch.chdir(repository / "clone")
    assert main(["history"]) == 2
    assert "fetch-depth: 0" in capsys.readouterr().err


def test_no_history_at_all(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write({"inventory/base.yml": BASE})
    assert main(["history"]) == 2
    commit("2026-01-10", {"readme.md": "hello", "inventory/base.yml": ""})
    write({"inventory/base.yml": BASE})
    assert main(["history"]) == 2
    assert "no commit contains the folder `inventory`" in capsys.readouterr().err


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    settings.cache_clear()
    write({"inventory/base.yml": BASE})
    assert main(["history"]) == 2
    assert "not a git repository" in capsys.readouterr().err


def test_what_was_told_before_is_told_again(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Until there is a further commit, or somebody asks in another way."""
    cache, heard = tmp_path_factory.mktemp("cache"), []
    commit("2026-01-01", {"inventory/a.yml": BASE})
    for place in ("FR", "NL"):
        commit("2026-02-01", {"inventory/a.yml": BASE.replace("DE", place)})
        for words in ((), ("--since", "2026-03-01"), ("--on", "2026-12-31")):
            answers = []
            for kept in ("", cache, cache):
                monkeypatch.setenv("ONWARD_CACHE", str(kept))
                answers.append((main(["history", *words]), capsys.readouterr().out))
            assert answers[0] == answers[1] == answers[2]
            heard.append(answers[0])
    assert len(set(heard)) == 3
    assert len([*cache.iterdir()]) >= 5
