"""The way into a project: mkdocs.yml in every form that MkDocs reads, revisions by their own settings, any folder to stand in."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from onward.cli import main
from onward.project.settings import settings

MAILER = """\
organization: {id: acme, name: Acme, legal_name: Acme GmbH, country: DE, regimes: [eu-gdpr]}
purposes: [{id: service, name: Service, role: processor}]
subprocessors: [{id: mailer, name: Mailer, roles: [{purpose: service, role: processor}]}]
"""
SPARE = "subprocessors: [{id: spare, name: Spare, roles: [{purpose: service, role: processor}]}]\n"
THREE = "We work with three subprocessors.\n"
RULE = "page-contradicts-list"
KEY = "page-contradicts-list@pages/docs/index.md#number.3"
OUTSIDE = "site_name: A\ndocs_dir: docs\n"

LISTED = {
    "bare names": {"mkdocs.yml": "plugins: [search, onward]\n"},
    "bare names, one a line": {"mkdocs.yml": "plugins:\n- search\n- onward\n"},
    "in quotes": {"mkdocs.yml": 'plugins: ["search", "onward"]\n'},
    "mappings in a list": {"mkdocs.yml": "plugins: [search: {}, onward: {audience: public}]\n"},
    "a mapping": {"mkdocs.yml": "plugins: {search: {}, onward: {}}\n"},
    "a mapping without a value": {"mkdocs.yml": "plugins:\n  search:\n  onward:\n"},
    "inherited": {"mkdocs.yml": "INHERIT: shared/base.yml\n", "shared/base.yml": "plugins: [onward]\n"},
    "inherited twice": {
        "mkdocs.yml": "INHERIT: base.yml\nplugins: {search: {}}\n",
        "base.yml": "INHERIT: other.yml\nsite_name: A\n",
        "other.yml": "plugins: {onward: {}}\n",
    },
    "tags of Python": {
        "mkdocs.yml": "plugins: [onward]\nmarkdown_extensions:\n"
        "- toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
        "- e: {f: !!python/name:material.extensions.emoji.twemoji '', g: !relative $config_dir}\n"
    },
    "merged": {"mkdocs.yml": "x: &x {onward: {}}\nplugins:\n  <<: *x\n  search: {}\n"},
    "the other ending": {"mkdocs.yaml": "plugins: [onward]\n"},
    "a folder of the environment": {"mkdocs.yml": "plugins: [onward]\ndocs_dir: !ENV PAGES\n"},
    "the first that is set": {"mkdocs.yml": "plugins: [onward]\ndocs_dir: !ENV [NOT_SET, PAGES, elsewhere]\n"},
    "a value where none is set": {"mkdocs.yml": "plugins: [onward]\ndocs_dir: !ENV [NOT_SET, docs]\n"},
    "nothing where none is set": {"mkdocs.yml": "plugins: [onward]\ndocs_dir: !ENV NOT_SET\n"},
}
NOT_LISTED = {
    "no mkdocs.yml": {},
    "no plugins": {"mkdocs.yml": OUTSIDE},
    "another plugin": {"mkdocs.yml": "plugins: [search, onwards]\n"},
    "in a comment": {"mkdocs.yml": "plugins:\n- search\n# - onward\n"},
    "elsewhere in the file": {"mkdocs.yml": "extra:\n  links:\n  - onward\nplugins: [search]\n"},
    "a list in place of an inherited one": {
        "mkdocs.yml": "INHERIT: base.yml\nplugins: [search]\n",
        "base.yml": "plugins: [onward]\n",
    },
}
UNREADABLE = {
    "no YAML": ({"mkdocs.yml": "plugins: [search\nnav: :\n"}, "mkdocs.yml:2:"),
    "a parent that is gone": (
        {"mkdocs.yml": "INHERIT: base.yml\n"},
        "inherits from `base.yml`, which does not exist",
    ),
    "a circle": ({"mkdocs.yml": "INHERIT: mkdocs.yml\n"}, "inherits from `mkdocs.yml`, in a cycle"),
    "an alias of itself": ({"mkdocs.yml": "a: &a {a: *a}\nINHERIT: base.yml\n", "base.yml": "a: &a {a: *a}\n"}, "deep"),
    "a key that is none": ({"mkdocs.yml": "? [a]\n: b\n"}, "mkdocs.yml:1:"),
    "bytes": ({"mkdocs.yml": "plugins: [onward]\n\x00"}, "mkdocs.yml"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    monkeypatch.setenv("PAGES", "docs")
    settings.cache_clear()
    return tmp_path


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def git(*words: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


def commit(files: dict[str, str]) -> None:
    write(files)
    git("add", "-A")
    git("commit", "-q", "-m", "a step")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    capsys.readouterr()
    assert main(["lint", "--format", "json", *words]) in (0, 1), capsys.readouterr().err
    return [one["key"] for one in json.loads(capsys.readouterr().out)["findings"]]


@pytest.mark.parametrize("files", LISTED.values(), ids=LISTED)
def test_pages_are_read_however_the_plugin_is_listed(
    files: dict[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"inventory/a.yml": MAILER, "docs/index.md": THREE, **files})
    assert told(capsys, "--select", RULE) == [KEY]


@pytest.mark.parametrize("files", NOT_LISTED.values(), ids=NOT_LISTED)
def test_pages_of_another_site_are_left_alone(
    files: dict[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"inventory/a.yml": MAILER, "docs/index.md": THREE, **files})
    assert told(capsys, "--select", RULE) == []


@pytest.mark.parametrize(("files", "piece"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_mkdocs_yml_that_cannot_be_read_is_one_line(
    files: dict[str, str], piece: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"inventory/a.yml": MAILER, **files})
    assert main(["lint"]) == 2
    said = capsys.readouterr().err
    assert piece in said
    assert said.count("\n") == 1


def test_another_folder_of_pages_holds_notices_and_versions_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"inventory/a.yml": MAILER, "pages/index.md": THREE, "mkdocs.yml": "plugins: [onward]\ndocs_dir: pages\n"})
    assert told(capsys, "--select", RULE) == [KEY.replace("docs", "pages")]
    assert main(["notice", "draft", "--already-public", "mailer"]) == 0
    made = capsys.readouterr().out.splitlines()
    assert [one.rpartition("/")[0] for one in made] == ["pages/notices", "pages/versions"]


def test_pages_of_further_languages_are_read_wherever_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A notice in another language is no page of prose: it was true when it was written."""
    both = MAILER.replace("regimes:", "languages: [en, de], regimes:")
    german = {"mkdocs.de.yml": "INHERIT: mkdocs.yml\ndocs_dir: seiten\n", "seiten/index.md": THREE}
    write({"inventory/a.yml": both, "docs/index.md": "One.\n", "mkdocs.yml": "plugins: {onward: {}}\n", **german})
    write({"seiten/notices/old.md": THREE, "docs/notices/old.md": THREE})
    assert told(capsys, "--select", RULE) == [KEY.replace("docs", "seiten")]


def test_a_revision_has_its_own_settings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The inventory was called otherwise then, and its settings said so."""
    git("init", "-q", "-b", "main")
    commit({"onward.toml": "inventory = 'register'\n", "register/a.yml": MAILER})
    before = told(capsys)
    assert before
    git("mv", "register", "inventory")
    commit({"onward.toml": "", "inventory/spare.yml": SPARE})
    settings.cache_clear()
    new = set(told(capsys)) - set(before)
    assert new
    assert set(told(capsys, "--since", "HEAD~1")) == new
    assert main(["diff", "HEAD~1"]) == 0
    assert "subprocessor-added         Spare" in capsys.readouterr().out


def test_a_revision_has_its_own_policy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a stricter policy finds is new; judged by one policy, it would have been there before."""
    flow = "flows: [{id: send, from: app, to: mailer, data: [], transport: {protocol: TLS, minimum: '1.2'}}]\n"
    git("init", "-q", "-b", "main")
    commit(
        {"inventory/a.yml": MAILER, "inventory/b.yml": f"systems: [{{id: app, name: App, locations: [DE]}}]\n{flow}"}
    )
    assert "weak-transport@flows/send" not in told(capsys)
    write({"onward.toml": "policy = {transport_minimum = 'TLS 1.3'}\n"})
    settings.cache_clear()
    assert told(capsys, "--since", "HEAD") == ["weak-transport@flows/send"]


def test_a_revision_has_its_own_layout(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages and notices stood in another folder then: what is found in them was found before."""
    notice = "---\nnotice: n1\ntitle: A\nannounced: 2026-11-01\nfacts: abc\nstarts: [ghost]\n---\n\nText.\n"
    git("init", "-q", "-b", "main")
    commit(
        {"mkdocs.yml": "plugins: [onward]\ndocs_dir: pages\n", "inventory/a.yml": MAILER, "pages/notices/n1.md": notice}
    )
    assert "unannounced-change@organization/acme" in told(capsys)
    git("mv", "pages", "docs")
    commit({"mkdocs.yml": "plugins: [onward]\n"})
    assert told(capsys, "--since", "HEAD~1") == []


def test_a_folder_that_is_named_keeps_its_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git("init", "-q", "-b", "main")
    commit({"onward.toml": "inventory = 'one'\n", "one/a.yml": MAILER, "two/a.yml": MAILER + "products: [{id: app}]\n"})
    commit({"onward.toml": "inventory = 'one'\n# more\n"})
    assert told(capsys, "--inventory", "two", "--since", "HEAD~1") == []


def test_history_follows_notices_to_where_they_stood(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A notice that was committed by itself, in a docs folder of another name, counts on its own day."""
    notice = (
        "---\nnotice: n1\ntitle: A\nannounced: 2026-11-01\nfacts: abc\nsubjects: [subprocessors/spare]\n---\n\nText.\n"
    )
    git("init", "-q", "-b", "main")
    commit({"mkdocs.yml": "plugins: [onward]\ndocs_dir: pages\n", "inventory/a.yml": MAILER})
    commit({"inventory/b.yml": SPARE, "pages/notices/n1.md": notice})
    git("mv", "pages", "docs")
    git("mv", "inventory", "register")
    commit({"mkdocs.yml": "plugins: [onward]\n", "onward.toml": "inventory = 'register'\n"})
    settings.cache_clear()
    main(["history", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert document["unread"] == []
    (entry,) = document["changes"]
    assert entry["change"]["subject"]["id"] == "spare"
    assert entry["announced"] == "2026-11-01"


@pytest.mark.parametrize("place", ["docs", "docs/deep", "inventory", "elsewhere"])
@pytest.mark.parametrize("stated", [True, False], ids=["with settings", "without settings, under git"])
def test_lint_works_in_any_folder_below(
    stated: bool, place: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Keys are the same, waivers hold, and what is written comes to the same files."""
    waiver = f"waivers: [{{finding: {KEY}, reason: booked, by: me, until: 2026-12-20}}]\n"
    write({"inventory/a.yml": MAILER, "docs/index.md": THREE, "mkdocs.yml": "plugins: [onward]\n"})
    write({"docs/deep/note.txt": "", "elsewhere/note.txt": ""})
    if stated:
        write({"onward.toml": "inventory = './inventory'\npolicy = {transport_minimum = 'TLS 1.3'}\n"})
    else:
        git("init", "-q", "-b", "main")
    settings.cache_clear()
    above = sorted(told(capsys))
    monkeypatch.chdir(folder / place)
    settings.cache_clear()
    assert sorted(told(capsys)) == above
    assert KEY in above
    assert main(["lint", "--output", "json=found.json"]) == 0
    assert (folder / place / "found.json").is_file()
    assert main(["waive", KEY, "--reason", "it is so", "--by", "me", "--until", "2026-12-20"]) == 0
    assert (folder / "inventory/waivers.yml").is_file()
    assert KEY not in told(capsys)
    write({str(folder / "inventory/waivers.yml"): waiver})
    monkeypatch.chdir(folder)
    assert KEY not in told(capsys)


def test_paths_of_settings_start_from_their_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"pyproject.toml": "[tool.onward]\ninventory = 'privacy/register'\n", "privacy/register/a.yml": MAILER})
    write({"privacy/docs/index.md": THREE, "mkdocs.yml": "plugins: [onward]\ndocs_dir: privacy/docs\n"})
    monkeypatch.chdir(folder / "privacy")
    settings.cache_clear()
    assert told(capsys, "--select", RULE) == ["page-contradicts-list@pages/privacy/docs/index.md#number.3"]
    assert main(["lint", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["inventory"] == "register"


def test_a_folder_that_is_named_starts_from_where_one_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"onward.toml": "", "inventory/a.yml": "", "deep/other/a.yml": MAILER})
    monkeypatch.chdir(folder / "deep")
    settings.cache_clear()
    assert "party-incomplete@subprocessors/mailer" in told(capsys, "--inventory", "other")


def test_outside_of_a_repository_nothing_is_looked_for_above(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without settings, a folder of that name further up may be anybody's."""
    write({"inventory/a.yml": MAILER, "elsewhere/note.txt": ""})
    monkeypatch.chdir(folder / "elsewhere")
    assert main(["lint"]) == 2
    assert "the folder `inventory` does not exist" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "piece"),
    [
        ({"a/docs/index.md": "# A\n\nTBD\n"}, "placeholder-in-public-text"),
        ({"a/onward.toml": "policy = {transport_minimum = 'TLS 9'}\n"}, "not `TLS 9`"),
    ],
    ids=["pages", "settings"],
)
def test_a_site_is_read_from_its_own_folder(
    more: dict[str, str], piece: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Wherever the build is called, and whatever its configuration is called: a fault in what it should read stops it."""
    config = "site_name: A\nplugins: [onward]\ntheme: {name: material, font: false}\nextra: {generator: false}\n"
    write({"a/trust.yml": config, "a/inventory/a.yml": MAILER, "a/docs/index.md": "# A\n", **more})
    assert main(["build", "--config", "a/trust.yml"]) == 2
    assert piece in caplog.text


CLAIM = "claims: [{id: c, statement: We keep nothing., visibility: public, attested: {by: counsel, on: 2026-11-01}}]\n"
PAGES = {"mkdocs.yml": "plugins: [onward]\n", "docs/index.md": "# A\n"}
NOTICES = {"docs/notices/n1.md": "# No notice yet\n"}
SITE = ("site", "run `onward verify-site`")
NO_NOTICES = ("notices", "the folder `docs/notices` does not exist")
GAPS = {
    "all is there": ({**PAGES, **NOTICES}, [SITE]),
    "claims": ({**PAGES, **NOTICES, "inventory/c.yml": CLAIM}, [("build", "run `onward build`"), SITE]),
    "no mkdocs.yml": ({}, [("pages", "`mkdocs.yml` does not exist"), NO_NOTICES, SITE]),
    "no notices": (PAGES, [NO_NOTICES, SITE]),
    "another site": (
        {**PAGES, **NOTICES, "mkdocs.yml": "plugins: [search]\n"},
        [("pages", "`mkdocs.yml` does not list the plugin `onward`"), SITE],
    ),
    "no pages": (
        {"mkdocs.yml": "docs_dir: pages\nplugins: [onward]\n"},
        [
            ("pages", "the folder `pages` does not exist"),
            ("notices", "the folder `pages/notices` does not exist"),
            SITE,
        ],
    ),
}


@pytest.mark.parametrize(("files", "gaps"), GAPS.values(), ids=GAPS)
def test_the_report_says_what_was_not_checked(
    files: dict[str, str], gaps: list[tuple[str, str]], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"inventory/a.yml": MAILER, **files})
    main(["lint", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["not_checked"]
    assert [(one["what"], one["why"]) for one in found] == gaps
    assert all(one["rules"] for one in found)
    main(["lint"])
    said = capsys.readouterr().out.splitlines()[-1].partition("not checked: ")[2]
    assert [why for _, why in gaps if f"({why})" not in said] == []


def test_what_a_command_has_looked_at_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write({"inventory/a.yml": MAILER, "site/index.html": "<p>A</p>"})
    assert main(["verify-site", "site", "--browser", "never", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["not_checked"] == []
