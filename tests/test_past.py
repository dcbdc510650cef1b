"""A history that reuses what commits share says what one says that reads and compares everything, byte for byte."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onward.cli import main
from onward.project.mkdocs_yml import ENVIRONMENT
from onward.project.settings import settings
from onward.transfers import evaluate
from onward.transfers.apart import Judged
from onward.yamltext.pieces import pieces, read
from onward.yamltext.reader import Sequence, Table, Value, parse

COMMITS = 40
DAY = 86_400
FIRST = 1_672_574_400
"""2023-01-01: before a framework was adopted on which grounds rest, so that the law of the day changes on the way."""
ORGANIZATION = """\
organization:
  id: ours
  name: Ours
  legal_name: Ours GmbH
  country: DE
  regimes: [{regimes}]
  notice: {{period: {period}, objection: P14D}}
actors: [{{id: customer, kind: organisation, roles: [controller], locations: [DE]}}]
products: [{{id: cloud}}, {{id: desk}}]
purposes: [{{id: service, role: {role}}}, {{id: billing, role: controller, lawful_basis: contract}}]
data_categories:
  - {{id: email, name: {email}}}
  - {{id: health, kinds: [{kinds}], visibility: {visibility}}}
data_subjects: [{{id: users}}]
systems: [{{id: app, operator: organization, locations: [DE], collects: [email, health], host: {host}}}]
"""
AGREEMENTS = """\
agreements:
  - id: paper
    kind: dpa
    subprocessors: {{authorisation: general, notice: P45D}}
    clauses: [{{instrument: eu-scc-2021, modules: [{modules}]}}]
"""
VENDOR = """\
subprocessors:
  - id: {id}
    name: {name}
    visibility: {visibility}
    description: {words}
    country: {country}
    roles: {{{purpose}: processor}}
    data: [email{more}]
    locations: {locations}
    products: [{product}]{extra}
"""
EXTRAS = (
    "",
    "\n    agreement: {like: paper}",
    "\n    dpf: {entity: Acme, covers: [non-hr], checked: 2023-10-01}",
    "\n    announced: {date: 2023-02-01, channel: email, evidence: the mail}",
    "\n    since: 2024-01-01",
    "\n    until: 2024-06-30",
    "\n    former_names: [V1]",
    "\n    subprocessors: [v0]",
)
FLOW = "flows: [{{id: {id}, from: {sender}, to: {to}, data: [email], subjects: [users], purpose: service}}]\n"
SEVERAL = (
    "{dash}id: f1\n{in}from: app\n{in}to: v0\n{in}data: [email]\n{in}subjects: [users]\n{in}purpose: service\n",
    "{dash}{{id: f2, from: customer, to: app,\ndata: [email], subjects: [users], purpose: service}} # flows:\n",
    "{dash}id: f3\n# of the third\n{in}from: app\n\n{in}to: v1\n{in}notes: |\n{in}  flows:\n{in}  - id: f4\n{in}purpose: billing\n",
    '{dash}id: f4\n{in}from: app\n{in}to: v1\n{in}data: [health]\n{in}description: "in two\n\n{in}  lines"\n{in}purpose: billing\n',
    "{dash}id: f5\n{in}from: app\n{in}to: v0\n{in}name: in two\n{in}  - lines\n{in}purpose: {{unknown: {{owner: a}}}}\n",
    "{dash}id: f6\n{in}from: app\n{in}to: v0\n{in}description: >+\n{in}  folded\n\n",
)
"""Flows in one list: in block and in flow style, with comments, and texts over several lines."""
BROKEN_PIECES = (
    "rights:\n  - id: 'a\n  - id: b'\n",
    "rights:\n  - id: a\n...\ncookies:\n  - id: b\n",
    "rights:\n  - id: a\n--- \ncookies:\n  - id: b\n",
    "rights:\n  - {id: a,\ncookies: b}\n",
    "rights:\n  - |\n a\n  - id: b\n",
    "rights:\n  - id: a\n -  id: b\n",
    "rights:\n  - id: &a b\n  - id: *a\n",
    "rights:\n  - id: a\nrights:\n  - id: b\n",
    "rights:\n  - id: a\n\t- id: b\n",
    '"rights":\n  - id: a\n',
)
"""Lists of which the items are not what their lines look like."""
NOTICE = """\
---
notice: n{number}
title: Of v{number}
announced: {day}
effective: 2024-02-01
subjects: [subprocessors/v{number}]
starts: [v{number}]
facts: none
---
It begins.
"""
Texts = dict[str, str]
BROKEN: tuple[Texts, ...] = (
    {"inventory/v1.yml": "subprocessors: ["},
    {"inventory/v1.yml": "\udcff"},
    {"inventory/new.yml": "unknown: 1"},
    {"inventory/several.yml": "flows:\n  - id: f1\n    from: app\n    to: v0\n  - id: 'f2\n  - id: f3'\n"},
    {"inventory/several.yml": "flows:\n  - id: f1\n    from: app\n    to: nobody\n"},
    {"inventory/several.yml": "flows:\n  - id: f1\n    from: app\n    to: v0\n...\nmeasures:\n  - id: m\n"},
    {"inventory/several.yml": "actors:\n  - id: v0\n"},
    {"law/own.yml": "x: ["},
    {"onward.toml": "x = 1"},
)
"""What a commit breaks that the next one mends."""
OPEN: tuple[Texts, ...] = tuple(
    {"inventory/v5.yml": f"subprocessors: [{{id: v5, country: DE, roles: {{billing: processor}}{locations}}}]\n"}
    for locations in (", locations: {unknown: {owner: a, due: 2024-01-01}}", "", ", locations: {DE: storage}")
)
"""The first commits: a fact that is said to be unknown, is not there, and is stated."""


def facts(chance: random.Random) -> str:
    pick = chance.choice
    return ORGANIZATION.format(
        regimes=pick(("eu-gdpr", "eu-gdpr", "eu-gdpr, uk-gdpr")), period=pick(("P30D", "P30D", "P60D")),
        role=pick(("processor", "processor", "controller")), email=pick(("Email", "Addresses")),
        kinds=pick(("", "health")), visibility=pick(("public", "public", "internal")), host=pick(("v0", "v0", "v1")),
    )  # fmt: skip


def vendor(chance: random.Random, number: int) -> str:
    pick = chance.choice
    return VENDOR.format(
        id=f"v{number}", name=pick((f"V{number}", f"V{number}", "Acme")), country=pick(("US", "US", "DE", "IN")),
        visibility=pick(("public", "public", "public", "internal")), words=pick(("what it does", "what else it does")),
        purpose=pick(("service", "service", "billing")), more=pick(("", ", health")), product=pick(("", "cloud", "desk")),
        locations=pick(("{US: storage}", "{US: storage, DE: remote-access}", "{unknown: {owner: a, due: 2024-01-01}}")),
        extra=pick(EXTRAS),
    )  # fmt: skip


def several(chance: random.Random) -> str:
    """A list of some flows, in any order, with another list before or behind, written in one way or another."""
    dash = chance.choice(("  - ", "  - ", "  - ", "- "))
    items = chance.sample(SEVERAL, chance.randrange(1, len(SEVERAL)))
    flows = "flows:\n" + "".join(items).replace("{dash}", dash).replace("{in}", " " * len(dash)).replace(
        "{{", "{"
    ).replace("}}", "}")
    parts = [
        flows,
        chance.choice(("measures: [{id: m}]\n", "measures:\n  # none of them\n\n  - id: m\n    name: M\n", "")),
    ]
    chance.shuffle(parts)
    return chance.choice(("", "", "# of flows\n", "---\n")) + "".join(parts)


def edited(texts: Texts, chance: random.Random) -> Texts:
    """The next commit: one edit, as people make them."""
    number, made = chance.randrange(6), dict(texts)
    pages = chance.choice(("docs", "docs", "pages"))
    edits: tuple[Callable[[], object], ...] = (
        *(3 * (lambda: made.update({f"inventory/v{number}.yml": vendor(chance, number)}),)),
        lambda: made.update({"inventory/facts.yml": facts(chance)}),
        lambda: made.update({"inventory/papers.yml": AGREEMENTS.format(modules=chance.choice(("2, 3", "2", "1")))}),
        lambda: number > 1 and made.pop(f"inventory/v{number}.yml", ""),
        lambda: made.update({f"inventory/deep/{number}.yml": made.pop(f"inventory/v{number}.yml", "")}),
        lambda: made.update({"inventory/flow.yml": FLOW.format(id="f", sender="app", to=f"v{chance.randrange(2)}")}),
        lambda: made.update({"inventory/other.yml": FLOW.format(id="g", sender="customer", to="app")}),
        lambda: made.update({f"{pages}/notices/v{number}.md": NOTICE.format(number=number, day="2023-03-01")}),
        lambda: made.update({"mkdocs.yml": f"site_name: A\ndocs_dir: {pages}\nplugins: [onward]\n"}),
        lambda: made.update({"onward.toml": chance.choice(("", "[material]\nlocation-removed = true\n"))}),
        lambda: made.update({"law/own.yml": chance.choice(("", "regimes: {eu-gdpr: {level: none}}\n"))}),
        lambda: made.update({"inventory/flow.yml": ""}),
        *(3 * (lambda: made.update({"inventory/several.yml": several(chance)}),)),
        lambda: made.update({"readme.txt": str(chance.random())}),
    )
    chance.choice(edits)()
    return made


def stream(seed: int) -> Iterator[bytes]:
    """Commits for `git fast-import`: in line, some merged from a branch, some back at what was before."""
    chance = random.Random(seed)
    base = {"inventory/facts.yml": facts(random.Random(0)), "inventory/papers.yml": AGREEMENTS.format(modules="2, 3")}
    base |= {f"inventory/v{number}.yml": vendor(random.Random(number), number) for number in (0, 1)}
    listed = VENDOR.format(
        id="v7", name="V7\n    legal_name: Acme", visibility="public", words="what", country="US", purpose="service", more="",
        locations="{US: storage}", product="", extra=EXTRAS[2],
    )  # fmt: skip
    base["inventory/listed.yml"] = listed + FLOW.format(id="h", sender="app", to="v7")
    versions = [base]
    for mark in range(1, COMMITS + 1):
        texts = (
            {**base, **OPEN[mark - 1]}
            if mark <= len(OPEN)
            else edited(chance.choice(versions[-1:] * 4 + versions[-6:]), chance)
        )
        versions.append(texts)
        if mark > len(OPEN) and chance.random() < 0.15:
            texts = {**texts, **chance.choice(BROKEN)}
        when = f"A <a@example.org> {FIRST + 12 * DAY * (mark // 2)} +0000"
        yield f"commit refs/heads/main\nmark :{mark}\ncommitter {when}\ndata 1\nx\n".encode()
        if mark > 1:
            yield f"from :{mark - 1}\n".encode()
        if mark > 4 and chance.random() < 0.2:
            yield f"merge :{mark - 3}\n".encode()
        yield b"deleteall\n"
        for path, text in sorted(texts.items()):
            content = text.encode("utf-8", "surrogateescape")
            yield b"M 644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    ENVIRONMENT.clear()
    subprocess.run(["git", "init", "-q", "-b", "main"], check=True)
    return tmp_path


def remade(seed: int) -> None:
    subprocess.run(["git", "fast-import", "--quiet", "--force"], input=b"".join(stream(seed)), check=True)
    subprocess.run(["git", "reset", "-q", "--hard", "main"], check=True)


def whole(patched: pytest.MonkeyPatch) -> None:
    """Everything is read and compared, whatever it shares with what was before."""
    patched.setenv("ONWARD_CACHE", "")
    for room in ("diff.records", "diff.vendors"):
        patched.setattr(f"onward.{room}.alike", lambda then, now: False)
    patched.setattr("onward.history.revisions.unchanged", lambda then, now: False)
    patched.setattr("onward.history.revisions._alike", lambda judged, old, now: False)
    patched.setattr("onward.history.revisions.Neighbours", lambda: lambda *of: Judged(evaluate(*of)))
    patched.setattr("onward.records.again.Rereading._by_pieces", lambda again, texts, known: None)
    patched.setattr("onward.records.again.as_before", lambda inventory, before: inventory)


def placed(value: Value) -> Any:
    """A value with all places in it."""
    if isinstance(value, Table):
        return [(name, value.keys_at[name], value.values_at[name], placed(held)) for name, held in value.items()]
    return [value.items_at, [placed(item) for item in value]] if isinstance(value, Sequence) else value


@pytest.mark.parametrize("more", ["", *BROKEN_PIECES])
def test_pieces_are_the_file(more: str) -> None:
    """Each read alone, and all at once; what has a fault, or ends elsewhere than it seems to, is no file in pieces."""
    for seed in range(12):
        text = several(random.Random(seed)) + more
        cut = pieces(text)
        value, findings = parse("a.yml", text)
        every = [read("a.yml", text, cut, [number]) if len(cut) > 1 else None for number in range(len(cut))]
        if None in every:
            assert more or len(cut) == 1 or "app,\ndata" in text, text
            continue
        alone = [table for tables in every for table in tables or ()]
        together = read("a.yml", text, cut, range(len(cut))) or ()
        assert [[*map(placed, table.values())] for table in together] == [
            [*map(placed, table.values())] for table in alone
        ]
        assert isinstance(value, Table)
        for name in value:
            held = [table[name] for table in alone if name in table]
            items = [item for of in held for item in of]
            assert (findings, [*map(placed, items)]) == ([], [*map(placed, value[name])])


@pytest.mark.parametrize("seed", [1, 3])
def test_the_whole_answer(
    seed: int, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(form: str = "json") -> tuple[int, str]:
        settings.cache_clear()
        return main(["history", "--on", "2026-11-24", "--format", form]), capsys.readouterr().out

    remade(seed)
    subprocess.run(["git", "branch", "-q", "all"], check=True)
    with pytest.MonkeyPatch.context() as patched:
        whole(patched)
        full = told()
    answer: dict[str, Any] = json.loads(full[1])
    assert {len(answer["changes"]) > 20, len(answer["unread"]) > 2} == {True}
    monkeypatch.setenv("ONWARD_CACHE", "")
    assert told() == full
    lines = told("text")
    monkeypatch.setenv("ONWARD_CACHE", str(repository / "kept"))
    subprocess.run(["git", "reset", "-q", "--hard", "all~9"], check=True)
    told()
    subprocess.run(["git", "reset", "-q", "--hard", "all"], check=True)
    assert told() == full
    assert told("text") == lines
