"""What `make fuzz` gives damaged texts to: each kind of file that Onward reads, with texts to start from.

Every target takes bytes and either answers, or refuses with `OnwardError`, which a command says in a line before it exits 2.
Anything else that is raised is a fault.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml
from seeds import CHECKS, HAR, MKDOCS, NOTICES, PAGES, SETTINGS, SMALL, SUBSCRIBERS

from onward import calendar, diff, formats, observe
from onward.claims.closures import Doubt
from onward.claims.facts import Look
from onward.claims.language import Language
from onward.claims.settled import scope
from onward.claims.types import kinds
from onward.exports import EXPORTERS, Source
from onward.files import package_law
from onward.finding import Finding, OnwardError
from onward.fixes import FIXES, fixed, hoisted
from onward.imports import IMPORTERS, Asked, File, format_of
from onward.imports._records import Finder, made
from onward.imports._writing import written
from onward.law import Law
from onward.lint import run
from onward.markdown import structure
from onward.osl import validate
from onward.project import mkdocs_yml
from onward.project.policy import checked
from onward.project.settings import found as settings_of
from onward.records.inventory import Inventory, read_inventory
from onward.records.published import marked_sent, read_notices, translated
from onward.records.subscribers import read_subscribers
from onward.records.versions import read_versions
from onward.site import fences, statements
from onward.site.parts.edition import edition
from onward.world import World
from onward.yamltext.reader import parse

ROOT = Path(__file__).parent.parent.parent
TESTS = ROOT / "tests"
DAY = date(2026, 11, 24)
FILE = "inventory/a.yml"


@dataclass(frozen=True)
class Target:
    """What reads a kind of file, and files of that kind to damage."""

    act: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    grows: bool = True
    """Whether a text of this kind may be repeated, so that it can be asked how its time grows."""


@cache
def law() -> Law:
    return Law.read(package_law(), DAY)


@cache
def small() -> World:
    return World.of(read_inventory({FILE: SMALL})[0], law())


def plain(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def cases(name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.load((TESTS / name).read_text("utf-8"), yaml.CBaseLoader)
    return read


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a case file that is as long as a file."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)
    elif isinstance(value, str) and "\n" in value:
        yield value


def seeds_of(*names: str, most: int = 60) -> tuple[bytes, ...]:
    """The texts of case files, evenly taken."""
    every = [text.encode() for name in names for path in sorted(TESTS.glob(name)) for text in texts_in(cases(path))]
    return tuple(every[:: max(len(every) // most, 1)])


def told(findings: tuple[Finding, ...], texts: dict[str, str], world: World) -> None:
    """The report, in each of its forms."""
    report = run(world, findings)
    context = formats.Context("inventory", texts, world.law)
    for name in formats.format_names():
        formats.render(name, report, context)


def inventory(data: bytes) -> None:
    text = plain(data)
    records, findings = read_inventory({FILE: text})
    world = World.of(records, law())
    told(findings, {FILE: text}, world)
    if not findings:
        calendar.due(world, timedelta(days=90))
        for old, new in ((small(), world), (world, small())):
            diff.compare(old, new)
            diff.public_changes(old, new)


def fixes(data: bytes) -> None:
    text = plain(data)
    after = fixed(text, FIXES.names())
    hoisted({FILE: after}, "inventory/agreements")
    if parse(FILE, text)[1] == [] and parse(FILE, after)[1]:
        raise AssertionError("what was readable is no longer")


def exports(data: bytes) -> None:
    records, findings = read_inventory({FILE: plain(data)})
    if findings:
        return
    world = World.of(records, law())
    for name in EXPORTERS.names():
        member = EXPORTERS.member(name)
        with suppress(OnwardError):
            for content in member.files(Source(edition(world, member.AUDIENCE, "de"), "Acme")).values():
                content()


def overlay(data: bytes) -> None:
    text = plain(data)
    changed = Law.read(package_law(), DAY, {"law/a.yml": text})
    world = World.of(small().inventory, changed)
    told(changed.findings, {"law/a.yml": text}, world)


@dataclass(frozen=True)
class Held:
    """A project with one text in it."""

    text_: str

    def text(self, path: Path) -> str | None:
        return self.text_ if path.name in ("onward.toml", "mkdocs.yml") else None

    def has(self, folder: Path) -> bool:
        return False

    exists = has


def settings(data: bytes) -> None:
    read = settings_of(Held(plain(data)), Path("/project")).settings  # type: ignore[arg-type]
    checked(read.policy, package_law()["law/policy.yml"])
    diff.kinds.tuning(read.material)


def mkdocs(data: bytes) -> None:
    held = Held(plain(data))
    mkdocs_yml.read(held, Path("mkdocs.yml"))  # type: ignore[arg-type]
    list(mkdocs_yml.texts(held, Path("mkdocs.yml")))  # type: ignore[arg-type]


def markdown(data: bytes) -> None:
    text = plain(data)
    pages = {"docs/a.md": text}
    structure.headings(text)
    statements.headings(pages)
    world = replace(small(), written=pages, made=statements.made(pages))
    told((), {FILE: SMALL, **pages}, world)
    for place in (partial(statements.place, bear=lambda *_: ""), partial(fences.place, render=lambda *_: "")):
        with suppress(OnwardError):
            place(text, "docs/a.md", 1)


def notices(data: bytes) -> None:
    text = plain(data)
    page = {"docs/notices/a.md": text}
    read = read_notices(page)
    told((), {FILE: SMALL, **page}, World.of(small().inventory, law(), read))
    if read:
        read_notices({"docs/notices/a.md": marked_sent(text, DAY)})
    translated(read, page, "de")


def imported(name: str, data: bytes) -> None:
    """What a list says, as YAML that can be read."""
    file = File(f"list.{name}", data, lambda: io.BytesIO(data))
    reading = IMPORTERS.member(format_of(file)).read(file, Asked(law()))
    text = written(made(reading.drafts, Inventory()), file.name, Finder("privacy", DAY), map(str, reading.told))
    syntax = [finding for finding in read_inventory({FILE: text})[1] if finding.rule == "syntax"]
    if syntax:
        raise AssertionError(f"an import wrote what nobody can read: {syntax[0].message}")


def sheet(data: bytes) -> None:
    """A workbook one part of which is damaged: what stands before the first line end names the part."""
    name, _, content = data.partition(b"\n")
    held = io.BytesIO()
    parts = workbook()
    named = next((part for part in parts if part.encode() == name), SHEET)
    with zipfile.ZipFile(held, "w") as archive:
        for part, whole in parts.items():
            archive.writestr(part, content if part == named else whole)
    imported("xlsx", held.getvalue())


SHEET = "xl/worksheets/sheet1.xml"


@cache
def workbook() -> dict[str, bytes]:
    from openpyxl import Workbook

    book, held = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (
        ["Vendor", "Location", "Since"],
        ["Sky Co", "Germany", DAY],
        ["Letter Co", "India", 7],
        ["=1+1", "US", 1e300],
    ):
        book.active.append(row)
    book.active.merge_cells("A4:B4")
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def whole_workbook() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for part, content in workbook().items():
            archive.writestr(part, content)
    return held.getvalue()


def subscribers(data: bytes) -> None:
    read_subscribers("subscribers.csv", plain(data), small().inventory)


def observed(name: str, data: bytes) -> None:
    text = plain(data)
    world = replace(small(), observed=observe.scan({f"site/a.{name}": text}, ["own.example"]))
    told((), {FILE: SMALL, f"site/a.{name}": text}, world)


def osl(data: bytes) -> None:
    validate.problems("a.json", plain(data), lambda code: code in law().countries)
    imported("json", data)


def versions(data: bytes) -> None:
    read_versions({"versions/2026-11-24-0123456789ab.json": plain(data)})


@cache
def language() -> tuple[Look, Language]:
    look = Look(small())
    return look, Language(look, kinds()["flows"])


def expression(data: bytes) -> None:
    """The check of a claim: the quick way answers as CEL does, or not at all."""
    look, asked = language()
    read, problems = asked.read(plain(data))
    assert (read is None) == bool(problems)
    for flow in look.asked("flows", False) if read else ():
        assert read
        answer = read.answer(asked.facts(read.need, flow, read.ways))
        if read.quick:
            with suppress(Doubt):
                assert read.quick(scope(look, read, flow)) == answer


LISTS = {"csv": "csv", "html": "html", "json": "json", "markdown": "md", "yaml": "yml", "tilt": "json", "fides": "yml"}


def targets() -> dict[str, Target]:
    """Every target by its name."""
    inventories = (SMALL.encode(), *seeds_of("rules/*.yml"))
    parts = tuple(f"{name}\n".encode() + content for name, content in workbook().items())
    vectors = tuple(path.read_bytes() for path in sorted((ROOT / "spec" / "vectors" / "valid").glob("*.json")))
    return {
        "inventory": Target(inventory, inventories),
        "fixes": Target(fixes, inventories),
        "exports, DOCX and XLSX among them": Target(exports, inventories, grows=False),
        "law": Target(overlay, (*seeds_of("law/overlays.yml"), package_law()["law/gg-dpl.yml"].encode())),
        "settings": Target(settings, SETTINGS),
        "mkdocs.yml": Target(mkdocs, MKDOCS),
        "Markdown": Target(markdown, PAGES),
        "front matter": Target(notices, NOTICES),
        "CEL": Target(expression, tuple(map(str.encode, CHECKS))),
        "subscribers": Target(subscribers, SUBSCRIBERS),
        "HAR": Target(partial(observed, "har"), HAR),
        "HTML of a site": Target(partial(observed, "html"), seeds_of("observe/files.yml", most=12)),
        "OSL": Target(osl, vectors, grows=False),
        "kept versions": Target(versions, vectors),
        "XLSX": Target(partial(imported, "xlsx"), (whole_workbook(),), grows=False),
        "parts of XLSX": Target(sheet, parts, grows=False),
        **{
            f"a list in {name}": Target(partial(imported, ending), seeds_of(f"imports/{name}.yml", most=12))
            for name, ending in LISTS.items()
        },
    }  # fmt: skip
