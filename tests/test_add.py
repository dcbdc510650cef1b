"""`onward add` as a person and a script meet it, and the catalogue behind its drafts."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
import yaml

from onward import files
from onward.catalogue import Vendor, vendors
from onward.cli import main
from onward.law import Law
from onward.project.settings import settings
from onward.records.inventory import read_inventory

ONWARD = [sys.executable, "-m", "onward.cli"]
FACTS = """\
# yaml-language-server: $schema=../schema/inventory.schema.json
organization: {id: acme, name: Acme, country: IE, notice: {period: P30D}}
purposes: [{id: billing, role: controller}]
data_categories: [{id: card}, {id: contact}]
products: [{id: cloud}]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    settings.cache_clear()
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "a.yml").write_text(FACTS, "utf-8")
    return tmp_path


def conversation(words: str, answers: list[str]) -> tuple[int, str]:
    """What is said in a terminal in which somebody types these answers, and the exit code."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen([*ONWARD, *words.split()], stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    told, waiting = b"", list(answers)
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        told += piece
        if waiting and told.endswith(b": "):
            os.write(ours, waiting.pop(0).encode() + b"\n")
            told += b"<"
    os.close(ours)
    assert waiting == [], told.decode()
    return child.wait(), told.decode()


def test_a_vendor_is_asked_for_one_by_one(project: Path) -> None:
    answers = [
        "Stripe",
        "",
        "Stripe Payments Europe, Limited",
        "USA",
        "",
        "",
        "",
        "",
        "billing",
        "billing=processor",
        "crad",
        "card, contact",
        "",
        "cloud",
        "",
    ]
    code, told = conversation("add subprocessor --color never", answers)
    assert code == 0, told
    assert "Id [stripe]" in told
    assert "seen: Stripe Payments Europe, Limited (IE), for EEA, GB, CH, rest" in told
    assert "seen: Stripe, Inc. (US), for US, inferred" in told
    assert "`USA` is not a country code" in told
    assert "say billing=ROLE with one of" in told
    assert "did you mean `card`?" in told
    text = (project / "inventory/subprocessors/stripe.yml").read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../schema/inventory.schema.json\n# A draft from the catalogue"
    )
    inventory, findings = read_inventory(files.read_folder(Path("inventory")))
    assert findings == ()
    made = inventory.subprocessors["stripe"]
    assert (made.legal_name, made.country, made.data, made.products) == (
        "Stripe Payments Europe, Limited",
        "IE",
        ("card", "contact"),
        ("cloud",),
    )
    assert made.since == date(2026, 12, 24), "the notice that customers are promised comes first"
    assert not made.schemes
    assert not made.safeguards
    assert made.contract is None


def test_answers_that_end_early_write_nothing(project: Path) -> None:
    code, told = conversation("add system", ["App", "\x04"])
    assert code == 2
    assert "nothing was written" in told
    assert not (project / "inventory/systems").exists()


def test_a_file_that_is_there_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "inventory/systems/app.yml"
    path.parent.mkdir()
    path.write_text("# mine\n", "utf-8")
    assert main(["add", "system", "--name", "App"]) == 2
    assert "exists already" in capsys.readouterr().err
    assert path.read_text("utf-8") == "# mine\n"


def test_a_look_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "system", "--name", "App", "--dry-run"]) == 0
    assert "+  - id: app" in capsys.readouterr().out
    assert not (project / "inventory/systems").exists()


def test_names_of_any_letters_are_read_back(project: Path) -> None:
    assert main(["add", "system", "--name", 'Größe: "no" #1', "--id", "odd"]) == 0
    assert read_inventory(files.read_folder(Path("inventory")))[0].systems["odd"].name == 'Größe: "no" #1'


@pytest.mark.parametrize("one", vendors(), ids=lambda one: str(one.id))
def test_the_catalogue_is_never_certain(one: object) -> None:
    facts = {name: getattr(one, name) for name in ("website", "dpa", "subprocessor_list")}
    assert all(text.startswith("https://") for text in facts.values())
    assert date.fromisoformat(getattr(one, "as_of"))  # noqa: B009


@pytest.mark.parametrize("one", vendors(), ids=lambda one: one.id)
def test_the_catalogue_decides_for_no_company(one: Vendor, project: Path, law: Law) -> None:
    """Many vendors contract with customers in Europe through a company there: a draft never names the parent for them."""
    assert main(["add", "subprocessor", "--name", one.name]) == 0
    made = read_inventory(files.read_folder(Path("inventory")))[0].subprocessors[one.id]
    assert (made.legal_name, made.country) == (None, None)
    assert made.unknown("legal_name")
    assert made.unknown("country")
    assert {company.country for company in one.companies} <= set(law.countries)
    assert all(company.source for company in one.companies)


def test_a_company_that_is_named_brings_its_seat(project: Path) -> None:
    assert main(["add", "subprocessor", "--name", "Stripe", "--legal-name", "Stripe, Inc."]) == 0
    assert read_inventory(files.read_folder(Path("inventory")))[0].subprocessors["stripe"].country == "US"


def test_the_catalogue_states_no_agreement() -> None:
    path = resources.files("onward") / "catalogue" / "vendors.yml"
    fields = {name for one in yaml.safe_load(path.read_text("utf-8"))["vendors"] for name in one}
    assert not fields & {"contract", "schemes", "safeguards", "certifications", "country", "locations"}
    assert len(vendors()) == len({one.id for one in vendors()}) >= 15
