"""Whatever kills a command, and whenever: what it writes is there whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from forked import onward

SEED = int(os.environ.get("ONWARD_SEED", "14"))
KILLED = Path(__file__).with_name("killed.py")
ENV = {**os.environ, "SOURCE_DATE_EPOCH": "1795478400"}
INVENTORY = {
    "acme.yml": """\
organization: {id: acme, name: Acme, country: IE, regimes: [eu-gdpr], notice: {period: P30D, objection: P14D}}
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


def test_a_hundred_instants_and_more() -> None:
    assert sum(times for _, times in JOBS.values()) >= 100
