"""What several vendors have agreed word for word is written once: `onward lint --fix` loses nothing by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onward import files
from onward.cli import main
from onward.fixes import hoisted
from onward.project.settings import settings
from onward.records.inventory import Inventory, read_inventory

PAPER = """\
kind: dpa, subprocessors: {authorisation: general, notice: P30D}, clauses: [{instrument: eu-scc-2021, modules: [2, 3],
      use: fallback}, {instrument: uk-addendum, base: eu-scc-2021}]"""
FIRST = f"""\
subprocessors:
  - id: one   # the first
    name: One
    agreement: {{{PAPER}, signed: 2026-01-15, document: https://one.example/dpa}}
    # about the day
    since: 2026-02-01
"""
SECOND = """\
subprocessors:
  - id: two
    agreement:
      clauses:
        - instrument: eu-scc-2021
          modules: [2, 3]
          use: fallback
        - {base: eu-scc-2021, instrument: uk-addendum}
      kind: dpa
      subprocessors: {notice: P30D, authorisation: general}
"""
OTHER = "subprocessors: [{id: other, agreement: {kind: dpa, clauses: [{instrument: eu-scc-2021, module: 2}]}}]\n"
FILES = {"inventory/one.yml": FIRST, "inventory/two.yml": SECOND, "inventory/other.yml": OTHER}


def records(texts: dict[str, str]) -> Inventory:
    inventory, findings = read_inventory(texts)
    assert findings == ()
    return inventory


def test_vendors_of_one_agreement_take_it_over() -> None:
    made = hoisted(FILES, "inventory/agreements")
    assert set(made) == {"inventory/one.yml", "inventory/two.yml", "inventory/agreements/shared-dpa.yml"}
    assert made["inventory/agreements/shared-dpa.yml"] == (
        "agreements:\n  - id: shared-dpa\n    kind: dpa\n    subprocessors: {authorisation: general, notice: P30D}\n"
        "    clauses:\n      - {instrument: eu-scc-2021, modules: [2, 3], use: fallback}\n"
        "      - {instrument: uk-addendum, base: eu-scc-2021}\n"
    )
    own = "    agreement: {like: shared-dpa, signed: 2026-01-15, document: https://one.example/dpa}\n    # about the day\n"
    assert own in made["inventory/one.yml"]
    assert made["inventory/two.yml"] == "subprocessors:\n  - id: two\n    agreement: shared-dpa\n"
    before, after = records(FILES), records({**FILES, **made})
    assert before.subprocessors == after.subprocessors
    assert len(after.subprocessors["one"].safeguards) == 2
    assert [one.of.id for one in after.taken] == ["shared-dpa", "shared-dpa"]
    assert hoisted({**FILES, **made}, "inventory/agreements") == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("notice: P30D", "notice: P45D", id="another term"),
        pytest.param("kind: dpa, subp", "kind: dpa, like: paper, subp", id="one that takes over another"),
        pytest.param("use: fallback}", "use: fallback, signed: 2020-01-01}", id="a clause with a day of its own"),
        pytest.param("modules: [2, 3],", "modules: [2, 3],   # chosen by legal", id="a comment within"),
        pytest.param("{kind: dpa", "{modules: {2: billing}, kind: dpa", id="modules that were chosen"),
    ],
)
def test_what_would_say_something_else_stays(before: str, after: str) -> None:
    assert before in FIRST
    assert hoisted({**FILES, "inventory/one.yml": FIRST.replace(before, after, 1)}, "inventory/agreements") == {}


def test_a_record_that_would_say_something_else_is_refused() -> None:
    """A clause with a day of its own keeps it, though both vendors have the same clause: theirs would be the agreement's day."""
    text = FIRST.replace("use: fallback}", "use: fallback, signed: 2020-01-01}")
    both = {"inventory/one.yml": text, "inventory/two.yml": text.replace("id: one", "id: two")}
    assert hoisted(both, "inventory/agreements") == {}


def test_a_name_that_is_taken_is_not_taken_again() -> None:
    texts = {**FILES, "inventory/agreements/shared-dpa.yml": "agreements: [{id: shared-dpa, name: Ours}]\n"}
    made = hoisted(texts, "inventory/agreements")
    assert "inventory/agreements/shared-dpa-2.yml" in made
    assert "inventory/agreements/shared-dpa.yml" not in made


def test_the_command_shows_it_and_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    head = "# yaml-language-server: $schema=../schema/inventory.schema.json\n"
    (tmp_path / "inventory").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(f"\ufeff{head}{text}".replace("\n", "\r\n").encode())
    before = records(files.read_folder(Path("inventory")))
    assert main(["lint", "--fix", "--diff"]) == 1
    assert "+    agreement: shared-dpa" in capsys.readouterr().out
    assert not (tmp_path / "inventory/agreements").exists()
    main(["lint", "--fix"])
    assert "3 files fixed." in capsys.readouterr().out
    assert records(files.read_folder(Path("inventory"))).subprocessors == before.subprocessors
    made = (tmp_path / "inventory/agreements/shared-dpa.yml").read_text("utf-8")
    assert made.startswith("# yaml-language-server: $schema=../../schema/inventory.schema.json\nagreements:\n")
    assert (tmp_path / "inventory/two.yml").read_bytes().startswith(b"\xef\xbb\xbf# yaml")
    assert b"\r\n    agreement: shared-dpa\r\n" in (tmp_path / "inventory/two.yml").read_bytes()
    settings.cache_clear()


@pytest.mark.parametrize(
    "text", ["\0" + SECOND, SECOND + "\n  - {", "[" * 100_000], ids=["a control character", "cut short", "deep"]
)
def test_a_file_that_cannot_be_read_stays_as_it_is(text: str) -> None:
    assert hoisted({**FILES, "inventory/two.yml": text}, "inventory/agreements") == {}
    assert [*hoisted({**FILES, "inventory/wrong.yml": text}, "inventory/agreements")] == [
        "inventory/one.yml", "inventory/two.yml", "inventory/agreements/shared-dpa.yml",
    ]  # fmt: skip
