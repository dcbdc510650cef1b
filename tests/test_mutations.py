"""Texts that were damaged on their way: whatever is read ends in an answer, in a finding with a place, or in one line."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from forked import onward
from onward import lint, observe
from onward.diff.kinds import tuning
from onward.files import package_law, write_all
from onward.finding import OnwardError
from onward.imports import IMPORTERS, Asked, File
from onward.law import Law
from onward.project import mkdocs_yml
from onward.project.load import law_of
from onward.project.settings import settings
from onward.project.tree import Disk
from onward.records.inventory import read_inventory
from onward.records.published import read_notices
from onward.records.subscribers import read_subscribers
from onward.records.versions import file_name, read_versions
from onward.site import fences, inputs, statements
from onward.world import World
from shared import shipped_law

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
LAW = shipped_law(DAY)
TIMES = {
    "inventory": 120,
    "overlay": 20,
    "notice": 90,
    "page": 60,
    "archive": 90,
    "tables": 60,
    "html": 40,
    "csv": 40,
    "json": 40,
    "version": 60,
    "settings": 60,
    "mkdocs": 90,
    "subscribers": 90,
}
"""Mutations of each kind of text; an overlay has all of the law read beside it."""
ODD = [
    "\x00", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "😀", "\U000e0041", "\r", "\r\n", "\t", "\n", "\n\n",
    " ", "'", '"',    "{", "}", "[", "]", ":", ": ", "- ", "#", "&a ", "*a", "!!x ", "|", ">", "%", "@", "`", "```", "---\n", "...",
    "<<: ", "<<<<<<< a\n",    "=======\n", "null", "true", "-1", "0", "1e999", "9" * 5000, "2026-02-30",
    "9999-12-31", "0001-01-01", "P999999999D",
    "P0D", "\\",    "\\ud800", "\\u0000", "http://[", "//", "x" * 300, "[" * 3000, "{{", "{%", "<!--",
    "]{claim=", "=", ",", "::", "é", "e\u0301",
]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """A text with one to three damages: something put in, taken out, doubled, moved, or a value that is another."""
    for _ in range(chance.randint(1, 3)):
        at, length = chance.randrange(len(text) + 1), chance.randint(1, 40)
        lines = text.split("\n")
        row = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                text = text[:at] + chance.choice(ODD) + text[at:]
            case 1:
                text = text[:at] + text[at + length :]
            case 2:
                text = text[: at + length] + text[at:]
            case 3:
                text = text[:at] + chance.choice(ODD) + text[at + length :]
            case 4:
                head, mark, _ = lines[row].partition(": ")
                lines[row] = head + mark + chance.choice(ODD)
                text = "\n".join(lines)
            case _:
                lines.insert(chance.randrange(len(lines)), lines.pop(row))
                text = "\n".join(lines)
    return text


INVENTORY = """\
organization:
  id: acme
  name: Acme
  country: IE
  regimes: [eu-gdpr]
  contacts: {privacy: privacy@acme.test}
  notice: {period: P30D, objection: P14D, remedy: You may leave.}
products: [{id: cloud, name: Cloud}]
purposes: [{id: service, role: controller, name: The service}]
data_categories: [{id: content, name: Content, kinds: [hr]}]
systems: [{id: app, locations: [IE], collects: [content]}]
subprocessors:
  - id: mailer
    name: Mailer
    legal_name: Mailer Inc.
    roles: [{purpose: service, role: processor}]
    data: [content]
    since: 2026-12-24
    contract: {kind: dpa, signed: 2026-01-31}
    safeguards:
      - {instrument: eu-scc-2021-914, modules: [1], signed: 2026-01-31, assessment: {completed: 2026-02-01, outcome: adequate}}
    locations: [{country: IN, activity: storage}]
flows: [{id: send, from: app, to: mailer, data: [content], purpose: service}]
claims:
  - {id: few, statement: Few vendors., holds: "vendors.size() < 3"}
waivers:
  - {finding: "unused-subprocessor@subprocessors/other", reason: not yet, by: counsel, until: 2027-01-31}
"""
OVERLAY = """\
policy: {tia_max_age_days: 365, transport_minimum: TLS 1.3}
adequacy:
  - {id: eu-india, regime: eu-gdpr, countries: [IN], valid_from: 2026-01-01, source: ours, status: in-force}
events:
  - {id: ruling, date: 2026-03-01, countries: [IN], title: A ruling, source: ours}
sources: [{id: ours, ref: https://law.test/, title: Our counsel}]
"""
NOTICE = (
    "---\nnotice: a1b2c3\ntitle: Mailer will be engaged\nannounced: 2026-11-01\nobjection_until: 2026-11-15\n"
    "effective: 2026-12-24\nproducts: [cloud]\nsubjects: [subprocessors/mailer]\nstarts: [mailer]\nchanges: [x]\n"
    "before: aa\nfacts: bb\n---\n\n# Mailer will be engaged\n\nText.\n"
)
PAGE = (
    "---\ntitle: Page\n---\n# A page\n\n[Few vendors.]{claim=few} and `code` <!-- comment -->\n\n"
    "```onward\nview: subprocessors\nfilters: flows\n```\n\n| a | b |\n|---|---|\n| c | d |\n"
)
ARCHIVE = json.dumps(
    {"log": {"entries": [{
        "request": {"url": "https://acme.test/"},
        "response": {"cookies": [{"name": "a"}], "headers": [{"name": "Set-Cookie", "value": "b=1; Path=/\nc=2"}]},
    }]}},
    indent=1,
)  # fmt: skip
TABLES = (
    "# Vendors\n\n| Name | Country | Purpose | Data centre |\n|---|---|---|---|\n"
    "| [Mailer](https://mailer.test)[^1] | Ireland | Mail | Germany, US (east) |\n| Host | India | `x` |\n\n[^1]: A note.\n"
)
HTML = (
    "<h1>Vendors</h1><table><tr><th>Name<th>Country<tr><td><a href='https://a.test'>Mailer</a><td>Ireland</table>"
    "<ul><li><b>Host</b>: hosting, India</ul>"
)
CSV = 'Vendor,Country,Purpose\n"Mailer, Inc.",Ireland,Mail\nHost,India,"a ""b"""\n'
JSON = '{"vendors": [{"name": "Mailer", "country": "Ireland"}, {"name": "Host", "locations": ["India", "US"]}]}'
SETTINGS = (
    "[tool.onward]\ninventory = 'inventory'\ndocs_url = 'https://docs.test'\n[tool.onward.policy]\n"
    "tia_max_age_days = 365\n[tool.onward.material]\nflow-added = true\n[tool.onward.mail]\nfrom = 'a@acme.test'\n"
)
MKDOCS = """\
INHERIT: base.yml
site_name: !ENV [NAME, Acme]
docs_dir: &docs pages
theme: &theme {name: material, font: false}
other: {<<: *theme, name: *docs}
more: {<<: [*theme, *theme], x: !!python/name:material.extensions.emoji.twemoji }
plugins:
  - search
  - onward: {inventory: inventory}
"""
SUBSCRIBERS = (
    "address,name,products,language,terms\r\na@acme.test,Ann,cloud,en,\r\n"
    '"b@acme.test","Ben, B.",,de,\r\na@acme.test,Ann,,en,\r\n'
)
VERSION = json.dumps(
    {"version": "onward-list/1", "day": "2026-11-24", "facts": "bb", "subprocessors": [{
        "id": "mailer", "name": "Mailer", "standing": ["subprocessor"], "data": ["Content"], "begins": "2026-12-24",
        "places": [{"country": "IN", "region": None, "activity": "storage"}],
    }]},
    indent=1,
)  # fmt: skip


def inventory(text: str, overlay: str = "", notice: str = "") -> World:
    """An inventory as `lint` reads it, with all that the rules say."""
    pages = {"docs/notices/a.md": notice} if notice else {}
    law = Law.read(package_law(), DAY, {"law/a.yml": overlay}) if overlay else LAW
    records, found = read_inventory({"inventory/a.yml": text})
    world = World.of(records, law, read_notices(pages))
    report = lint.run(world, (*law.findings, *found))
    assert all(one.message and one.span.line > 0 for one in report.findings)
    return world


WORLD = inventory(INVENTORY)


def page(text: str) -> None:
    world = inventory(INVENTORY)
    pages = {"docs/a.md": text}
    lint.run(replace(world, written=pages, made=statements.made(pages), headings=statements.headings(pages)))
    fences.place(text, "docs/a.md", 1, lambda name, options: "")
    statements.place(text, "docs/a.md", 1, lambda claim, number: None)


def version(text: str) -> None:
    path = f"docs/versions/{file_name(DAY, text)}"
    world = replace(inventory(INVENTORY), versions=read_versions({path: text}))
    inputs.pages_of(world, "public", "en")


def toml(text: str) -> None:
    """Settings, read as a file in the folder in which one stands."""
    Path("pyproject.toml").write_text(text, "utf-8")
    settings.cache_clear()
    chosen = settings()
    law_of(DAY, {}, chosen.policy)
    tuning(chosen.material)


def mkdocs(text: str) -> None:
    """A mkdocs.yml, over one from which it may inherit."""
    Path("base.yml").write_text(MKDOCS.replace("INHERIT: base.yml\n", ""), "utf-8")
    Path("mkdocs.yml").write_text(text, "utf-8")
    mkdocs_yml.read(Disk(), Path("mkdocs.yml"))


def listed(form: str, text: str) -> None:
    """A list of vendors in a foreign format."""
    content = text.encode("utf-8", "replace")
    IMPORTERS.member(form).read(File(f"a.{form}", content, lambda: BytesIO(content)), Asked(LAW))


READERS: dict[str, tuple[str, Callable[[str], object]]] = {
    "inventory": (INVENTORY, inventory),
    "overlay": (OVERLAY, lambda text: inventory(INVENTORY, overlay=text)),
    "notice": (NOTICE, lambda text: inventory(INVENTORY, notice=text)),
    "page": (PAGE, page),
    "archive": (ARCHIVE, lambda text: observe.scan({"a.har": text})),
    "tables": (TABLES, lambda text: listed("markdown", text)),
    "html": (HTML, lambda text: listed("html", text)),
    "csv": (CSV, lambda text: listed("csv", text)),
    "json": (JSON, lambda text: listed("json", text)),
    "version": (VERSION, version),
    "settings": (SETTINGS, toml),
    "mkdocs": (MKDOCS, mkdocs),
    "subscribers": (SUBSCRIBERS, lambda text: read_subscribers("a.csv", text, WORLD.inventory)),
}


@pytest.mark.parametrize("kind", READERS)
def test_a_damaged_text_ends_in_an_answer_or_in_one_line(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text, read = READERS[kind]
    read(text)  # undamaged it is what it should be
    chance = random.Random(f"onward {kind}")
    for _ in range(TIMES[kind]):
        damaged = mutated(text, chance)
        try:
            read(damaged)
        except OnwardError:
            continue
        except Exception as error:
            raise AssertionError(damaged) from error


LEVELS = "".join(f"l{at}: &l{at} [{', '.join(f'*l{at - 1}' for _ in range(9))}]\n" for at in range(1, 30))
MERGES = "".join(
    f"m{at}: &m{at} {{k{at}: v, <<: [{', '.join(f'*m{at - 1}' for _ in range(9))}]}}\n" for at in range(1, 30)
)
BOMBS = {
    "aliases": f"l0: &l0 [a, b]\n{LEVELS}plugins: *l29\n",
    "a list in itself": "plugins: &a [onward, *a]\n",
    "a mapping in itself": "plugins: &a {onward: *a}\n",
    "a merge of itself": "theme: &a {<<: *a}\n",
    "a long list of long merges": "a: &a {" + ", ".join(f"k{at}: v" for at in range(5000)) + "}\nb: {<<: ["
    + "*a, " * 5000 + "*a]}\n",
    "nesting": "plugins: " + "[" * 100_000 + "\n",
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_settings_of_mkdocs_that_grow_without_end(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OnwardError, match=r"mkdocs\.yml") as told:
        mkdocs(BOMBS[name])
    assert "\n" not in str(told.value)


def test_merges_that_say_the_same_again_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    mkdocs(f"m0: &m0 {{a: b}}\n{MERGES}")


CALLS = {
    "inventory/a.yml": (INVENTORY, ["lint"]),
    "law/a.yml": (OVERLAY, ["lint", "--format", "json"]),
    "docs/notices/a.md": (NOTICE, ["notice", "check"]),
    "pyproject.toml": (SETTINGS, ["lint", "--format", "markdown"]),
    "a.har": (ARCHIVE, ["verify-site", "--har", "a.har"]),
    "a.md": (TABLES, ["import", "markdown-tables", "a.md"]),
    "mkdocs.yml": (MKDOCS.replace("INHERIT: base.yml\n", ""), ["lint"]),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_process_that_reads_a_damaged_file_ends_well(name: str, tmp_path: Path) -> None:
    text, words = CALLS[name]
    chance = random.Random(f"process {name}")
    write_all(tmp_path, {"inventory/a.yml": INVENTORY})
    for _ in range(4):
        write_all(tmp_path, {name: mutated(text, chance)})
        done = onward(tmp_path, *words)
        assert done.returncode in (0, 1, 2), done.stderr
        assert done.stderr.count("\n") == (done.returncode == 2), done.stderr
        assert "failed unexpectedly" not in done.stderr
        assert not set(done.stdout + done.stderr) & set("\x00\x1b\x7f\u202e")


HOSTILE = {
    "an archive of nothing": ("{}", "not an HTTP Archive"),
    "a list": ("[]", "not an HTTP Archive"),
    "an entry that is none": ('{"log": {"entries": [5]}}', "not an HTTP Archive"),
    "an address that is a number": (
        '{"log": {"entries": [{"request": {"url": 5}, "response": {}}]}}',
        "not an HTTP Archive",
    ),
    "an answer that is a text": (
        '{"log": {"entries": [{"request": {"url": "x"}, "response": "x"}]}}',
        "not an HTTP Archive",
    ),
    "a number without end": ('{"log": ' + "9" * 5_000 + "}", "no JSON that can be read"),
    "nesting without end": ("[" * 100_000, "no JSON that can be read"),
    "half a character": ('{"log": "\\ud800"}', r"half of a character, U\+D800"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_archive_that_is_none(name: str) -> None:
    text, why = HOSTILE[name]
    with pytest.raises(OnwardError, match=why) as told:
        observe.scan({"a.har": text})
    assert "a.har:1:" in str(told.value)


def test_an_archive_with_odd_parts_is_read() -> None:
    """What is not of the expected kind within an answer is no cookie; what is odd in an address is no host."""
    answer = {"cookies": [5, {"name": 7}, None], "headers": {"name": "Set-Cookie"}}
    entries = [{"request": {"url": url}, "response": answer} for url in ("http://[", "https://acme.test/", "\u202e")]
    found = observe.scan({"a.har": json.dumps({"log": {"entries": entries}})})
    assert {one.name for one in found.stored} == {"7"}


VENDOR = {"id": "mailer", "name": "Mailer"}


@pytest.mark.parametrize(
    ("vendor", "field"),
    [
        (5, "id"),
        ({"id": "mailer"}, "name"),
        ({**VENDOR, "standing": ["king"]}, "standing"),
        ({**VENDOR, "data": "all"}, "data"),
        ({**VENDOR, "begins": "soon"}, "begins"),
        ({**VENDOR, "places": [{"activity": "dance"}]}, "places"),
        ({**VENDOR, "legal_name": ["x"]}, "legal_name"),
    ],
)
def test_a_version_that_is_none(vendor: object, field: str) -> None:
    text = json.dumps({"version": "onward-list/1", "day": "2026-11-24", "facts": "x", "subprocessors": [vendor]})
    with pytest.raises(OnwardError, match=f"is not a version of the list .*: `{field}` of a vendor"):
        read_versions({f"docs/versions/{file_name(DAY, text)}": text})


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("[tool]\nonward = 5", "pyproject.toml:2:1: "),
        ("[tool.onward]\npolicy = 5", "pyproject.toml:2:1: "),
        ("x = " + "[" * 5_000, "`pyproject.toml`: "),
        ("[tool.onward]\ninventory = []", "pyproject.toml:2:1: "),
    ],
)
def test_settings_of_the_wrong_kind(text: str, at: str, tmp_path: Path) -> None:
    write_all(tmp_path, {"inventory/a.yml": INVENTORY, "pyproject.toml": text})
    done = onward(tmp_path, "lint")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert at in done.stderr
