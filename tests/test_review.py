"""What reviewers read of a pull request, and the one comment that the action keeps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from forked import onward
from onward.markdown.inert import inert
from onward.site.diagrams.mermaid import to_mermaid
from onward.site.diagrams.model import Diagram, Edge, Node

ROOT = Path(__file__).parent.parent
STEP = yaml.load((ROOT / "action.yml").read_text("utf-8"), yaml.CBaseLoader)["runs"]["steps"][-1]
INVENTORY = """\
organization:
  id: acme
  name: Acme
  country: IE
  regimes: [eu-gdpr]
  contacts: {privacy: privacy@acme.example}
  notice: {period: P30D, objection: P14D}
products: [{id: app, name: Acme App}]
purposes: [{id: service, name: Provision of the service, role: processor}]
data_categories: [{id: content, name: Content, identifiability: personal}]
systems: [{id: app-system, name: App, visibility: public, products: [app], locations: [IE], collects: [content]}]
subprocessors:
  - id: mailer
    name: Mailer
    legal_name: Mailer LLC
    country: US
    roles: {service: processor}
    data: [content]
    locations: {US: storage}
    contract: {kind: dpa}
    safeguards: [{instrument: eu-scc-2021, module: 3, signed: 2024-01-01, copy: privacy@mailer.example}]
"""
FLOWS = "flows:\n  - {id: mail, from: app-system, to: mailer, data: [content], purpose: service, visibility: public}\n"
ERRORS = """\
  - id: errors
    name: "Errors | <b>@all</b>"
    country: US
    roles: {service: processor}
    data: [content]
    locations: {US: storage}
"""
ERROR_FLOW = "  - {id: errors, from: app-system, to: errors, data: [content], purpose: service, visibility: public}\n"
WHO = {f"GIT_{role}_{field}": "a@example.com" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}


def git(folder: Path, *words: str) -> None:
    env = {**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *words], cwd=folder, env=env, capture_output=True, check=True)


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A branch that adds a vendor without a mechanism and takes the clauses of another; main has moved on meanwhile."""
    path = tmp_path / "inventory" / "a.yml"
    path.parent.mkdir()
    path.write_text(INVENTORY + FLOWS, "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "begun")
    git(tmp_path, "checkout", "-qb", "errors")
    changed = "".join(line for line in INVENTORY.splitlines(keepends=True) if "safeguards" not in line)
    path.write_text(changed + ERRORS + FLOWS + ERROR_FLOW, "utf-8")
    git(tmp_path, "commit", "-qam", "errors")
    git(tmp_path, "checkout", "-q", "main")
    path.write_text(INVENTORY.replace("name: Mailer\n", "name: Post\n") + FLOWS, "utf-8")
    git(tmp_path, "commit", "-qam", "another name")
    git(tmp_path, "checkout", "-q", "errors")
    return tmp_path


def test_reviewers_read_what_the_branch_changes(branch: Path) -> None:
    done = onward(branch, "review", "main", "--on", "2026-11-24", "--picture", "p.svg")
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("| EU GDPR")]
    assert rows == [
        "| EU GDPR | Errors &#124; &#60;b&#62;&#64;&#8203;all&#60;/b&#62; | United States | – | No transfer mechanism recorded |",
        "| EU GDPR | Mailer | United States | The EU standard contractual clauses, Module 3 | No transfer mechanism recorded |",
    ]
    assert "| 24 November 2026 | 8 December 2026 | 24 December 2026 |" in done.stdout
    assert "<summary>Draft notice: " in done.stdout
    assert "Post" not in done.stdout
    assert done.stdout.endswith("Information, not legal advice.\n")
    assert (branch / "p.svg").read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize(("language", "said"), [("de", "Keine Grundlage verzeichnet"), ("fr", "Aucun mécanisme")])
def test_in_the_language_of_its_reader(language: str, said: str, branch: Path) -> None:
    done = onward(branch, "review", "main", "--on", "2026-11-24", "--language", language, "--output", "r.md")
    assert done.returncode == 0, done.stderr
    assert said in (branch / "r.md").read_text("utf-8")


def test_without_a_change_nothing_is_asked_for(branch: Path) -> None:
    git(branch, "checkout", "-q", "main")
    done = onward(branch, "review", "HEAD", "--on", "2026-11-24")
    assert done.stdout.startswith("### Onward: No changes\n")
    assert "No notice is due." in done.stdout


def test_an_announced_change_names_its_page(branch: Path) -> None:
    assert onward(branch, "notice", "draft", "--on", "2026-11-24").returncode == 0
    git(branch, "add", "-A")
    git(branch, "commit", "-qm", "told")
    told = onward(branch, "review", "main", "--on", "2026-11-24").stdout
    due = told.partition("#### Who must be notified, and when")[2]
    assert "**Errors" in due
    assert "| 24 November 2026 | 8 December 2026 | 24 December 2026 |" in due
    assert "Announced by docs/notices/2026-11-24-" in due
    assert "Not sent yet: docs/notices/2026-11-24-" in due
    assert "No notice is due." not in told
    assert "Draft notice" not in told


def test_a_base_that_is_not_there_is_named(branch: Path) -> None:
    done = onward(branch, "review", "mian")
    assert done.returncode == 2
    assert "mian" in done.stderr


def test_no_label_is_markup_of_mermaid() -> None:
    nodes = (Node("a", 'A "]:::x; %% <script> fa:fa-ban', "came"), Node("b", "B\nadded\u202e`#", "kept"))
    text = to_mermaid(Diagram("d", "D", nodes, (Edge("f", "a", "b", marks=(("change", "strong"),)),)))
    assert text is not None
    first, second, line = text.splitlines()[1:4]
    assert first == '  n0["A #34;#93;#58;#58;#58;x#59; #37;#37; #60;script#62; fa#58;fa-ban"]:::came'
    assert second == '  n1["B<br>added#92;u202e#96;#35;"]:::kept'
    assert line == "  n0 ==> n1"


GH = """\
#!{python}
import json, pathlib, sys
said = pathlib.Path({said!r})
calls = json.loads(said.read_text()) if said.exists() else []
calls.append([word if not word.startswith("body=@") else "body=" + pathlib.Path(word[6:]).read_text() for word in sys.argv[1:]])
said.write_text(json.dumps(calls))
if "--paginate" in sys.argv:
    print({old!r})
"""


@pytest.mark.parametrize(
    ("old", "way"), [("", "repos/a/b/issues/7/comments"), ("41\n42", "repos/a/b/issues/comments/41")]
)
def test_the_action_keeps_one_comment(
    old: str, way: str, branch: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The step, run by the shell that it names, with a `gh` that only takes down what it is asked."""
    runner = tmp_path_factory.mktemp("runner")
    (runner / "onward" / "bin").mkdir(parents=True)
    (runner / "onward" / "bin" / "onward").symlink_to(Path(sys.executable).parent / "onward")
    gh = runner / "gh"
    gh.write_text(GH.format(python=sys.executable, said=str(runner / "said.json"), old=old), "utf-8")
    gh.chmod(0o755)
    told = {"INVENTORY": "inventory", "BASE": "main", "COMMENTS": "repos/a/b/issues/7/comments"}
    told |= {"EDIT": "repos/a/b/issues/comments", "RUNNER_TEMP": str(runner), "PATH": f"{runner}:/usr/bin:/bin"}
    command = ["bash", "-eo", "pipefail", "-c", STEP["run"]]
    done = subprocess.run(command, cwd=branch, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    _, written = json.loads((runner / "said.json").read_text("utf-8"))
    assert way in written
    (body,) = (word for word in written if word.startswith("body="))
    assert body.startswith("body=<!-- onward review -->\n### Onward: ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@team, a@b.example", "&#64;&#8203;team, a&#64;b.example"),
        ("#12 of o/r#4, GH-3, !5", "#&#8203;12 of o/r#&#8203;4, GH-&#8203;3, !&#8203;5"),
        ("www.evil.example", "www&#46;evil.example"),
        ("[x](https://evil.example) `a`\n# b", "&#91;x&#93;(https&#58;//evil.example) &#96;a&#96; # b"),
        ("R&D, 100 %, no. 3", "R&#38;D, 100 %, no. 3"),
    ],
)
def test_a_text_mentions_nobody_and_no_issue(text: str, shown: str) -> None:
    """A forge looks for mentions in the text that it shows, where a character reference is the character."""
    assert inert(text) == shown
