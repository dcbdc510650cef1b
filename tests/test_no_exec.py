"""What a stranger proposes runs nothing, where one says so: neither rules nor settings of MkDocs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from forked import onward

RULE = 'from pathlib import Path\nPath("ran").touch()\n'
BASE = "site_name: Acme\ntheme: {name: material, font: false}\nplugins: [search, onward]\n"
RUNS = {
    "hooks": (BASE + "hooks: [hook.py]\n", "has `hooks`"),
    "inherited hooks": ("INHERIT: base.yml\n" + BASE, "has `hooks`"),
    "a tag of Python": (
        BASE + "extra: {a: !!python/object/apply:os.mkdir [ran]}\n",
        "has the tag `!!python/object/apply:os.mkdir`",
    ),
    "templates": (BASE.replace("font: false", "custom_dir: theme"), "has templates of its own"),
    "a template among the pages": (
        BASE + "extra_templates: [run.txt]\n",
        "has templates of its own (`extra_templates`)",
    ),
    "an extension that reads any file": (
        BASE + "markdown_extensions: [{pymdownx.snippets: {base_path: [/]}}]\n",
        "has the extension of Markdown `pymdownx.snippets`",
    ),
    "another class of an extension": (
        BASE + "markdown_extensions: ['pymdownx.details:os']\n",
        "has the extension of Markdown `pymdownx.details:os`",
    ),
    "a site elsewhere": (BASE + "site_dir: ../elsewhere\n", "has a site outside of its folder (`site_dir`)"),
    "a plugin": (BASE.replace("search,", "search, macros,"), "has the plugin `macros`"),
    "a plugin among options": (
        BASE.replace("[search, onward]", "{search: {}, onward: {}, macros: {a: b}}"),
        "has the plugin `macros`",
    ),
    "a Graphviz": (BASE.replace("onward]", "onward: {dot: ./ran.sh}]"), "has the program `./ran.sh` draw"),
    "an extension": (BASE + "markdown_extensions: [toc, ran]\n", "has the extension of Markdown `ran`"),
}
ALLOWED = (
    BASE + "markdown_extensions: [admonition, pymdownx.details, toc: {permalink: true}]\nextra: {a: !ENV [A, b]}\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    texts = {
        "inventory/a.yml": "organization: {id: acme, name: Acme, country: IE}\n",
        "docs/index.md": "# Acme\n",
        "mkdocs.yml": ALLOWED,
        "hook.py": RULE,
        "base.yml": "hooks: [hook.py]\n",
        "theme/main.html": "{{ config }}\n",
        "docs/run.txt": "{{ cycler.__init__.__globals__.os.mkdir('ran') }}\n",
        "ran.sh": "#!/bin/sh\ntouch ran\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("way", RUNS)
def test_a_setting_that_could_run_something_is_refused(way: str, project: Path) -> None:
    text, said = RUNS[way]
    (project / "mkdocs.yml").write_text(text, "utf-8")
    done = onward(project, "build", "--no-exec")
    assert done.returncode == 2
    assert f"`mkdocs.yml` {said}" in done.stderr
    assert "which --no-exec does not allow" in done.stderr
    assert not (project / "ran").exists()


def test_so_is_one_of_another_language(project: Path) -> None:
    (project / "mkdocs.de.yml").write_text("INHERIT: mkdocs.yml\nhooks: [hook.py]\n", "utf-8")
    assert "`mkdocs.de.yml` has `hooks`" in onward(project, "build", "--no-exec").stderr


@pytest.mark.parametrize("way", ["hooks", "a tag of Python"])
def test_without_the_option_it_runs(way: str, project: Path) -> None:
    """So that the tests above can fail."""
    (project / "mkdocs.yml").write_text(RUNS[way][0], "utf-8")
    onward(project, "build")
    assert (project / "ran").exists()


def test_files_from_outside_of_the_project_are_not_published(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "key.txt").write_text("secret\n", "utf-8")
    (project / "mkdocs.yml").write_text(BASE.replace("onward]", f"onward: {{shared: {elsewhere}}}]"), "utf-8")
    done = onward(project, "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert "key.txt` cannot be published: it is a link to a file outside" in done.stderr


def test_what_runs_nothing_is_built(project: Path) -> None:
    done = onward(project, "build", env={**os.environ, "ONWARD_NO_EXEC": "1"})
    assert done.returncode == 0, done.stderr
    assert (project / "site" / "index.html").is_file()


def test_own_rules_do_not_run_and_the_report_says_so(project: Path) -> None:
    (project / "onward.toml").write_text('rules = "rules"\n', "utf-8")
    (project / "rules").mkdir()
    (project / "rules" / "own_rule.py").write_text(RULE, "utf-8")
    done = onward(project, "lint", "--no-exec", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert {"what": "own-rules", "why": "--no-exec", "rules": ["own-rule"]} in json.loads(done.stdout)["not_checked"]
    assert "the project's own rules (--no-exec)" in onward(project, "lint", "--no-exec").stdout
    assert not (project / "ran").exists()
    assert onward(project, "lint").returncode == 2  # it is no rule
    assert (project / "ran").exists()
