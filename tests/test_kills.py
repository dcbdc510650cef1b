"""Whatever kills a command, and whenever: what it writes is there whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from forked import onward
from onward import swap

SEED = int(os.environ.get("ONWARD_SEED", "14"))
KILLED = Path(__file__).with_name("killed.py")
ENV = {**os.environ, "SOURCE_DATE_EPOCH": "1795478400"}
INVENTORY = {
    "acme.yml": """\
organization:
  {id: acme, name: Acme, country: IE, regimes: [eu-gdpr], contacts: {privacy: p@acme.example},
   notice: {period: P30D, objection: P14D}}
purposes: [{id: service, role: controller}]
data_categories: [{id: content}]
systems: [{id: app, locations: [IE], collects: [content]}]
""",
    "mailer.yml": """\
subprocessors:
  - id: mailer
    name: Mailer
    country: IN
    roles: [{purpose: service, role: processor}]
    data: [content]
    contract: {kind: dpa}
    locations: [{country: IN, activity: storage}]
flows: [{id: send, from: app, to: mailer, data: [content], purpose: service}]
""",
    "people.yml": "data_subjects: [{id: staff, name: NO}]\n",
    "sites.yml": "products: [{id: cloud, name: ON}]\n",
}
LIST = "# List\n\n| Name | Country | Purpose |\n|---|---|---|\n| Stripe | US | payments |\n"
PEOPLE = "address,name,products,language,terms\na@b.example,A,,en,\nc@d.example,C,,en,\n"
KEY = "no-transfer-ground@subprocessors/mailer#eu-gdpr:IN:storage"
MAIL = ["--from", "Acme <privacy@acme.example>", "--site-url", "https://trust.acme.example/"]
DRAFT = ["notice", "draft", "--since", "former"]
JOBS: dict[str, tuple[list[str], int]] = {
    "exchange": ([], 40),
    "journal": ([], 40),
    "draft": (DRAFT, 20),
    "send": (["notice", "send", "NOTICE", "--to", "subscribers.csv", "--eml", "out", *MAIL], 20),
    "ledger": ([], 20),
    "import": (["import", "markdown-tables", "list.md", "--to", "imported"], 20),
    "waive": (["waive", KEY, "--reason", "under way", "--by", "counsel", "--until", "2026-12-31"], 20),
    "add": (
        ["add", "system", "--name", "Desk", "--location", "DE", "--operator", "organization", "--data", "content"],
        10,
    ),
    "fix": (["lint", "--fix"], 20),
}
"""What is killed, and how often in its writing; commands are killed three times more as a whole."""


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """An inventory with a vendor that is not announced yet, and two files to mend."""
    folder = tmp_path / "start"
    texts = {f"inventory/{name}": text for name, text in INVENTORY.items()}
    texts |= {"former/acme.yml": INVENTORY["acme.yml"], "list.md": LIST, "subscribers.csv": PEOPLE}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("job", JOBS)
def test_whole_or_absent(job: str, start: Path) -> None:
    print(f"ONWARD_SEED={SEED}")
    words, times = JOBS[job]
    if job == "send":
        assert onward(start, *DRAFT, env=ENV).returncode == 0
        (notice,) = (one for one in (start / "docs" / "notices").glob("*.md") if not one.stem.endswith("-list"))
        words = [notice.stem if word == "NOTICE" else word for word in words]
    asked = {"job": job, "words": words, "times": times, "seed": SEED, "folder": str(start)}
    done = subprocess.run(
        [sys.executable, str(KILLED), json.dumps(asked)], env=ENV, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["changed"] > 0


HOOK = """\
import os, signal
from pathlib import Path
from onward import swap

AT, real, rename = os.environ.get("KILLED_AT"), swap._exchanged, Path.rename
count = 0

def die(*given):
    os.kill(os.getpid(), signal.SIGKILL)

def exchanged(*given):
    assert real(*given)
    die()

def renamed(*given):
    global count
    count += Path(given[1]).parent.name == "site"
    return die() if count > 5 else rename(*given)

def on_page_content(*given, **named):
    if AT == "pages":
        die()

def on_post_build(**named):
    if AT == "built":
        die()
    if AT == "exchanged":
        swap._exchanged = exchanged
    if AT == "planned":
        swap._carry_out = die
    if AT == "halfway":
        Path.rename = renamed
"""
SETTINGS = (
    "site_name: %s\ntheme: {name: material, font: false}\nplugins: [onward: {strict_lint: false}]\nhooks: [kill.py]\n"
)


def build(folder: Path, at: str = "") -> int:
    """A site in a process of its own, which a hook kills at a moment."""
    if not at:
        return onward(folder, "build", env=ENV).returncode
    command = [sys.executable, "-m", "onward.cli", "build"]
    done = subprocess.run(
        command, cwd=folder, env={**ENV, "KILLED_AT": at}, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode


def site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in (folder / "site").rglob("*")
        if path.is_file() and path.suffix != ".gz" and path.name != ".git"
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """A project whose built site is older than its settings, the files of that site, and those of the one to come."""
    folder = tmp_path_factory.mktemp("sites") / "project"
    texts = {f"inventory/{name}": text for name, text in INVENTORY.items()}
    texts |= {"docs/index.md": "# Home\n", "kill.py": HOOK}
    found = []
    for name in ("New", "Old"):
        for path, text in {**texts, "mkdocs.yml": SETTINGS % name, "docs/index.md": f"# {name}\n"}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        assert build(folder) == 0
        found.append(site(folder))
    new, old = found
    assert new != old
    (folder / "mkdocs.yml").write_text(SETTINGS % "New", "utf-8")
    (folder / "docs" / "index.md").write_text("# New\n", "utf-8")
    return folder, old, new


@pytest.mark.parametrize("moment", ["pages", "built", "exchanged", "planned", "halfway"])
def test_a_build_that_is_killed(
    moment: str, sites: tuple[Path, dict[str, bytes], dict[str, bytes]], tmp_path: Path
) -> None:
    """The old site or the new one; only where two folders cannot change places in one step, the next build must finish."""
    start, old, new = sites
    folder = tmp_path / "project"
    shutil.copytree(start, folder)
    if moment in ("planned", "halfway"):  # a work tree stays, so that the folder cannot be exchanged as a whole
        (folder / "site" / ".git").write_text("gitdir: elsewhere", "utf-8")
    assert build(folder, moment) == -signal.SIGKILL
    now = {path: text for path, text in site(folder).items() if not path.startswith(".onward-journal/")}
    assert now == (new if moment == "exchanged" else old) or moment == "halfway"
    assert swap.is_halfway(folder / "site") == (moment in ("planned", "halfway"))
    if moment != "pages":
        assert build(folder) == 0
        assert site(folder) == new
        left = [path.name for path in (*folder.iterdir(), *(folder / "site").iterdir()) if ".onward-" in path.name]
        assert left == [".onward-site"]


def test_a_hundred_instants_and_more() -> None:
    assert sum(times for _, times in JOBS.values()) >= 100
