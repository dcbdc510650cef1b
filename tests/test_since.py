"""`onward lint --since`: both ends are linted whole in a real repository, and what the older end has is not told again."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from onward.cli import main
from onward.project.settings import settings

Since = Callable[..., list[str]]
"""A revision, the exit code that is expected, more words: the keys that are told."""

MIDNIGHT = "1795478400"
"""2026-11-24 in seconds."""
FACTS = """\
organization: {id: acme, name: Acme, legal_name: Acme GmbH, country: DE, regimes: [eu-gdpr]}
purposes: [{id: service, name: Service, role: controller}]
data_categories: [{id: content, name: Content}]
systems: [{id: app, name: App, locations: [DE], collects: [content]}]
flows:
  - {id: send, from: app, to: mailer, data: [content], purpose: service, transport: {protocol: TLS, minimum: "1.2"}}
"""
MAILER = """\
subprocessors:
  - id: mailer
    name: Mailer
    legal_name: Mailer Ltd
    address: Example Street 1
    contact: privacy@mailer.example
    country: {place}
    data: [content]
    roles: [{{purpose: service, role: processor}}]
    contract: {{kind: dpa, document: "https://mailer.example/dpa", signed: 2026-01-15}}
    locations: [{{country: {place}, activity: storage}}]
"""
UNUSED = "subprocessors: [{id: spare, name: Spare, legal_name: Spare Ltd, address: Cork, contact: a@b.example, country: IE}]\n"


def git(*words: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


def commit(files: dict[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "a step")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MIDNIGHT)
    settings.cache_clear()
    git("init", "-q", "-b", "main")
    commit({"inventory/a.yml": FACTS, "inventory/mailer.yml": MAILER.format(place="IE"), "inventory/spare.yml": UNUSED})
    return tmp_path


@pytest.fixture
def since(capsys: pytest.CaptureFixture[str]) -> Since:
    def told(revision: str, code: int = 0, *words: str) -> list[str]:
        assert main(["lint", "--since", revision, "--format", "json", *words]) == code, capsys.readouterr()
        return [one["key"] for one in json.loads(capsys.readouterr().out)["findings"]]

    return told


def test_what_stood_before_is_not_told(repository: Path, since: Since, capsys: pytest.CaptureFixture[str]) -> None:
    assert since("HEAD") == []
    assert main(["lint", "--since", "HEAD"]) == 0
    assert capsys.readouterr().out.startswith("0 findings, 1 existing not shown,")


def test_a_finding_that_moves_is_not_new(repository: Path, since: Since) -> None:
    Path("inventory/spare.yml").write_text("# one\n\n# two\n" + UNUSED.replace("[{", "[\n  {"), "utf-8")
    Path("inventory/elsewhere.yml").write_text(Path("inventory/spare.yml").read_text("utf-8"), "utf-8")
    Path("inventory/spare.yml").unlink()
    assert since("HEAD") == []


def test_a_finding_in_an_untouched_file_is_new(repository: Path, since: Since) -> None:
    """The flow goes: the vendor in the other file is used by nothing now."""
    commit({"inventory/a.yml": FACTS.partition("flows:")[0]})
    assert since("HEAD~1") == ["unused-subprocessor@subprocessors/mailer"]


def test_a_move_abroad_is_new(repository: Path, since: Since) -> None:
    Path("inventory/mailer.yml").write_text(MAILER.format(place="IN"), "utf-8")
    assert since("HEAD", 1) == ["no-transfer-ground@subprocessors/mailer#eu-gdpr:IN:storage"]


def test_what_got_worse_is_new(repository: Path, since: Since) -> None:
    """A declared ground that failed beside one that carried was a warning; now it is an error under the same key."""
    ground = "{instrument: eu-scc-2021, module: 1, signed: 2026-01-15, copy: a@b.example, assessment: %s}"
    grounds = f"    safeguards:\n      - {ground % '{kind: tia, completed: 2026-06-01}'}\n"
    good = grounds.partition("\n")[2].replace("module: 1", "module: 2")
    commit({"inventory/mailer.yml": MAILER.format(place="IN") + grounds + good})
    Path("inventory/mailer.yml").write_text(MAILER.format(place="IN") + grounds, "utf-8")
    found = since("HEAD", 1)
    assert "scc-module-mismatch@subprocessors/mailer#eu-gdpr:IN:storage" in found
    assert "no-transfer-ground@subprocessors/mailer#eu-gdpr:IN:storage" in found


def test_both_ends_are_judged_by_one_day(repository: Path, since: Since) -> None:
    """What only time made a finding stands at both ends."""
    key = "unused-subprocessor@subprocessors/spare"
    commit({"inventory/b.yml": f"waivers: [{{finding: {key}, reason: booked, by: me, until: 2026-11-20}}]\n"})
    assert since("HEAD") == []
    assert since("HEAD~1") == [f"waiver-expired@waivers/{key}"]


def test_the_notices_are_those_of_each_end(repository: Path, since: Since) -> None:
    notice = "---\nnotice: n1\ntitle: A notice\nannounced: 2026-11-01\nfacts: abc\nstarts: [ghost]\n---\n\nText.\n"
    commit({"docs/notices/n1.md": notice})
    assert since("HEAD") == []
    assert since("HEAD~1", 1) == ["unannounced-change@organization/acme"]


def test_from_where_the_branch_left(repository: Path, since: Since) -> None:
    """Main mends a finding after the branch left it: against main it would look new, against the fork it is not."""
    git("checkout", "-q", "-b", "topic")
    commit({"inventory/b.yml": "retention: []\n"})
    git("checkout", "-q", "main")
    git("rm", "-q", "inventory/spare.yml")
    commit({})
    git("checkout", "-q", "topic")
    assert since("main") == ["unused-subprocessor@subprocessors/spare"]
    assert since("main...") == since("main...HEAD") == []


def test_before_there_was_an_inventory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, since: Since) -> None:
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    git("init", "-q", "-b", "main")
    commit({"README": "nothing yet\n"})
    Path("inventory").mkdir()
    Path("inventory/spare.yml").write_text(UNUSED, "utf-8")
    assert since("HEAD") == ["unused-subprocessor@subprocessors/spare"]


def test_what_the_reader_finds_is_always_told(repository: Path, since: Since) -> None:
    """No rule runs beside it: were it left out, a broken inventory would look like one without findings."""
    commit({"inventory/b.yml": "retention: [{id: a, perod: P1D}]\n"})
    assert len(since("HEAD", 1)) == 1


@pytest.mark.parametrize("revision", ["HEAD~1", "origin/main...", "nowhere"])
def test_a_shallow_clone_says_how_to_fetch(
    revision: str, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit({"inventory/b.yml": "retention: []\n"})
    git("checkout", "-q", "-b", "topic")
    commit({"inventory/c.yml": "rights: []\n"})
    git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repository}", "shallow")
    monkeypatch.chdir("shallow")
    assert main(["lint", "--since", revision]) == 2
    assert "`fetch-depth: 0`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("revision", "piece"), [("main...v1", "write `main` or `main...`"), ("v9", "unknown revision `v9`"), ("", "")]
)
def test_a_revision_that_there_is_not(
    revision: str, piece: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", "--since", revision]) == 2
    assert piece in capsys.readouterr().err


def test_outside_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    settings.cache_clear()
    Path("inventory").mkdir()
    Path("inventory/spare.yml").write_text(UNUSED, "utf-8")
    assert main(["lint", "--since", "HEAD"]) == 2
    assert "git" in capsys.readouterr().err
