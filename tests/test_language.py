"""A further language is one file: one that is made here leaves nothing in English on the site, in notices, feeds and mail."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import material
import pytest
import yaml

import pseudo
from house import PACKAGE, ROOT
from onward.diff.kinds import ChangeKind
from onward.site import views
from pseudo import LANGUAGE
from shared import Shelf

DAY = "2026-11-24"
EPOCH = str(int(datetime.fromisoformat(DAY).replace(tzinfo=UTC).timestamp()))
MKDOCS = """
site_name: Acme
site_url: https://trust.acme.example/
theme: {name: material, font: false}
plugins: {search: {}, onward: {strict_lint: false, day: 2026-11-24}}
exclude_docs: /fi/
markdown_extensions: {attr_list: {}, md_in_html: {}, tables: {}, toc: {}}
nav: [index.md]
"""
THEME = ("Material for MkDocs", "Made with", "logo", "English", "CSV", "JSON")
"""What the theme says in every language, and how it leads to the other one."""
OTHER = """
INHERIT: mkdocs.yml
docs_dir: docs/fi
site_dir: site/fi
theme: {language: fi}
plugins: {onward: {shared: docs}}
"""
VENDOR = """
subprocessors:
  - id: newcomer
    name: Newcomer
    contact: privacy@newcomer.example
    country: IN
    website: https://newcomer.example
    roles: [{purpose: customer-support, role: processor}]
    locations: [IN, {country: DE, activity: storage}]
    data: [user.profile]
    since: 2027-01-01
    contract: {kind: dpa, terms: {breach_notice: PT48H}}
    emergency: {reason: Insolvency, contract_basis: Section 6}
  - id: planned
    name: Planned
    roles: [{purpose: customer-support, role: processor}]
    locations: [US]
    products: [cloud]
    contract: {kind: dpa, flow_down: {kind: scc-9b}}
"""
WRITE = """
import json, sys
from datetime import date
from pathlib import Path
from onward.notices import email, page
from onward.notices.model import drafts
from onward.project.load import load
from onward.records.published import read_notices, translated
from onward.words.catalogue import words

day, inventory, say = date.fromisoformat(sys.argv[1]), Path("inventory"), words(sys.argv[2])
before = load(inventory, day).world
Path("inventory/newcomer.yml").write_text(sys.argv[3], "utf-8")
after = load(inventory, day).world
mails = []
for folder in ("docs", "docs/fi"):
    Path(folder, "notices").mkdir(parents=True)
for number, draft in enumerate(drafts(before, after, day)):
    first, other = page.render(draft, after, words(), 0), page.translation(draft, after, say)
    path = f"notices/{number}.md"
    Path("docs", path).write_text(first, "utf-8")
    if number or len(sys.argv) == 4:
        Path("docs/fi", path).write_text(other, "utf-8")
    (said,) = translated(read_notices({path: first}), {path: other}, say.language)
    mail = email.render(said, after.spoken(say.language), say, "https://trust.acme.example/fi/" + path)
    mails.append({"subject": mail.subject, "text": mail.text, "html": mail.html})
Path("mails.json").write_text(json.dumps(mails), "utf-8")
"""

SAY = """
import contextlib, io, json, sys
from pathlib import Path
from onward.cli import main
from onward.send.ledger import Row
from onward.send.smtp import Answer
from onward.words import deliveries
from onward.words.catalogue import words

before, language = sys.argv[1:]
told = {}
for name, *command in (
    ("calendar.ics", "calendar", "--format", "ics"),
    ("calendar", "calendar"),
    ("diff", "diff", before, "inventory", "--picture", "difference.svg"),
    ("diff.md", "diff", before, "inventory", "--format", "markdown"),
    ("whatif", "whatif", "--revoke", "eu-us-dpf"),
    ("whatif-scc", "whatif", "--revoke", "eu-scc-2021"),
):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = main([*command, "--language", language])
    assert code in (0, 1), (name, code)
    told[name] = out.getvalue()
rows = [Row("n", f"{answer}@acme.example", answer, "250", "2026-11-24") for answer in Answer]
told["delivery"] = "\\n".join(
    deliveries.report("n", [row.address for row in rows], {row.address: row for row in rows}, words(language)))
Path("said.json").write_text(json.dumps(told), "utf-8")
"""
DUES = (
    "law",
    "adequacy",
    "unknown",
    "scheme",
    "safeguard",
    "attestation",
    "anonymisation",
    "assessment",
    "review",
    "effective",
    "waiver",
)
CODES = re.compile(
    r"`[^`]*`|\S*@[\w/-]+#\S+|\b\w[\w-]*(?:/[\w.-]+)+|\S+\.yml:\d+|onward notice status n --[^⟦]*|--resend-doubtful"
)
"""What the command line says in codes in every language: findings, records, places in files, commands."""


def make(folder: Path) -> None:
    """The worked example in English and in the made language, with a notice, its mails, and the site."""
    pseudo.package(folder / "package")
    shutil.copytree(ROOT / "inventory", folder / "inventory")
    ours = folder / "inventory" / "organization.yml"
    ours.write_text(ours.read_text("utf-8").replace("languages: [en, de, fr]", f"languages: [en, {LANGUAGE}]"), "utf-8")
    every = "\n".join(f"```onward\nview: {name}\n```\n" for name in views.views())
    written = {
        "mkdocs.yml": MKDOCS,
        f"mkdocs.{LANGUAGE}.yml": OTHER,
        "docs/index.md": "# Acme\n",
        f"docs/{LANGUAGE}/index.md": f"# Acme\n\n{every}",
        "docs/assets/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    run(folder, "-c", WRITE, DAY, LANGUAGE, VENDOR)
    run(folder, "-c", SAY, str(ROOT / "inventory"), LANGUAGE, SOURCE_DATE_EPOCH=EPOCH)
    run(folder, "-m", "onward.cli", "build", "--site-dir", str(folder / "site"))


def run(folder: Path, *command: str, **more: str) -> None:
    """Python with the copy of the package instead of ours."""
    path = {**os.environ, "PYTHONPATH": str(folder / "package"), **more}
    done = subprocess.run([sys.executable, *command], cwd=folder, env=path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def made(shelf: Shelf) -> Path:
    return shelf.once("language", make)


@pytest.fixture(scope="module")
def allowed(made: Path) -> re.Pattern[str]:
    """What the inventory, the theme and CLDR say themselves."""
    texts = [
        one for path in (made / "inventory").rglob("*.yml") for one in scalars(yaml.safe_load(path.read_text("utf-8")))
    ]
    theme = Path(material.__file__).parent / "templates" / "partials"
    for name in (LANGUAGE, "en"):
        texts += re.findall(r'": "([^"]+)"', (theme / "languages" / f"{name}.html").read_text("utf-8"))
    texts += [*THEME, "Acme", "sha256sum", "erased"]
    return pseudo.known(*texts)


def scalars(value: object) -> Iterator[str]:
    """Names, sentences and ids of an inventory; not the words of closed lists, which people read in their language."""
    if isinstance(value, dict):
        yield from (str(value["id"]),) if "id" in value else ()
        for inner in value.values():
            yield from scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from scalars(inner)
    elif isinstance(value, str) and (" " in value or value != value.lower()):
        yield value


def foreign(texts: dict[str, list[str]], allowed: re.Pattern[str]) -> dict[str, list[str]]:
    """Where something stands that is neither in the language nor the inventory's own."""
    found = {
        name: [rest for text in dict.fromkeys(of) if (rest := pseudo.left(text, allowed))] for name, of in texts.items()
    }
    return {name: rest for name, rest in found.items() if rest}


def test_nothing_on_the_site_stays_in_english(made: Path, allowed: re.Pattern[str]) -> None:
    site = made / "site" / LANGUAGE
    found = {
        path.relative_to(site).as_posix(): pseudo.Page(path.read_text("utf-8")).texts for path in site.rglob("*.html")
    }
    assert len(found) > 15
    assert foreign(found, allowed) == {}


def test_no_feed_and_no_calendar_stays_in_english(made: Path, allowed: re.Pattern[str]) -> None:
    site = made / "site" / LANGUAGE
    found: dict[str, list[str]] = {}
    for path in (*site.glob("notices*"), *site.glob("notices/*")):
        told = found.setdefault(path.relative_to(site).as_posix(), [])
        if path.suffix == ".atom":
            told += [one.text or "" for one in ET.parse(path).iter() if one.tag.endswith(("title", "summary"))]
        elif path.suffix == ".json":
            feed = json.loads(path.read_text("utf-8"))
            assert feed["language"] == LANGUAGE
            told += [feed["title"], *(one[name] for one in feed["items"] for name in ("title", "content_text"))]
        elif path.suffix == ".ics":
            calendar = icalendar.Calendar.from_ical(path.read_text("utf-8"))
            assert calendar["prodid"].endswith(f"//{LANGUAGE.upper()}")
            told += [str(event[name]) for event in calendar.walk("VEVENT") for name in ("summary", "description")]
    assert sum(len(of) > 2 for of in found.values()) >= 3
    assert foreign(found, allowed) == {}


def test_no_mail_stays_in_english(made: Path, allowed: re.Pattern[str]) -> None:
    mails = json.loads((made / "mails.json").read_text("utf-8"))
    assert mails
    found = {f"{one['subject']} {kind}": texts for one in mails for kind, texts in said(one)}
    assert foreign(found, allowed) == {}


def said(mail: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    yield "subject", [mail["subject"]]
    yield "text", [mail["text"]]
    yield "html", [" ".join(pseudo.Page(mail["html"]).texts)]


def test_no_download_stays_in_english(made: Path, allowed: re.Pattern[str]) -> None:
    site = made / "site" / LANGUAGE
    with (site / "subprocessors.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    told = {
        "llms.txt": (site / "llms.txt").read_text("utf-8").splitlines(),
        "csv": [cell for row in rows for cell in row],
    }
    told["inventory.json"] = [
        one["says"] for one in json.loads((site / "inventory.json").read_text("utf-8"))["transfers"]
    ]
    assert foreign(told, allowed) == {}


def test_no_answer_of_the_command_line_that_is_handed_on_stays_in_english(made: Path, allowed: re.Pattern[str]) -> None:
    """Calendar, difference and its picture, scenarios, delivery; codes stay."""
    told = {name: lines(name, text) for name, text in json.loads((made / "said.json").read_text("utf-8")).items()}
    told["picture"] = pseudo.Page((made / "difference.svg").read_text("utf-8")).texts
    assert len(told["calendar.ics"]) > 20 and len(told["diff"]) > 3 and len(told["whatif"]) > 1 and all(told.values())
    assert foreign(told, allowed) == {}


def lines(name: str, text: str) -> list[str]:
    """The texts of an answer, without the codes that stand in columns of their own."""
    if name == "calendar.ics":
        calendar = icalendar.Calendar.from_ical(text)
        events = [str(event.get(part, "")) for event in calendar.walk("VEVENT") for part in ("summary", "description")]
        return [CODES.sub(" ", one) for one in (str(calendar["x-wr-calname"]), *events)]
    if name == "delivery":  # sentences of several lines
        return [CODES.sub(" ", text)]
    return [CODES.sub(" ", without_codes(line)) for line in text.splitlines()]


def without_codes(line: str) -> str:
    """A line without its kind and its transfer, which are codes in every language."""
    if line.startswith("  ") and " → " in line:  # a transfer of a scenario
        return line.strip().partition("  ")[0]
    kinds = "|".join((*ChangeKind, *DUES))
    return re.sub(rf"(?<=[ |])(?:{kinds})(?=[ |])", " ", f" {line}")


def test_english_would_be_found(allowed: re.Pattern[str]) -> None:
    found = pseudo.Page('<p title="Show all">⟦said⟧ Norja <b>left over</b></p><script>var one</script>').texts
    assert foreign({"page": found}, allowed) == {"page": ["show all", "left over"]}
    assert PACKAGE.is_dir()
