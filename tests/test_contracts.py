"""The JSON documents that programs rely on: each real one fits its published schema, and a schema lets nothing else through."""

from __future__ import annotations

import copy
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from filled import inventory, world
from house import MODULES
from onward.cli import main
from onward.cli.schema import text
from onward.contracts import FORMATS, schema_of, schema_path
from onward.notices.frozen import frozen
from onward.project.settings import settings
from onward.records.declared import AUDIENCES
from onward.records.facts import document as facts
from onward.site.parts.edition import edition
from onward.site.resources import Site, resources
from onward.world import World
from test_pages import CASES

ROOT = Path(__file__).parent.parent
COMMANDS = {
    "onward-lint/1": "lint",
    "onward-why/1": "why mailer",
    "onward-whatif/1": "whatif --revoke eu-us-dpf",
    "onward-calendar/1": "calendar",
    "onward-diff/1": "diff before inventory",
    "onward-history/1": "history",
}
RECORDS = """\
organization: {id: acme, name: Acme, country: IE, regimes: [eu-gdpr]}
products: [{id: cloud, name: Cloud}]
purposes: [{id: service, name: Service, role: controller}]
data_categories: [{id: content, name: Content}]
systems: [{id: app, name: App, products: [cloud], locations: [IE], collects: [content]}]
subprocessors:
  - id: mailer
    name: Mailer
    country: US
    roles: {service: processor}
    data: [content]
    locations: {US: storage, IN: remote-access}
    contract: {kind: dpa}
    safeguards: [{instrument: eu-scc-2021, module: 2, use: fallback, signed: 2026-01-15}]
    schemes: [{scheme: eu-us-dpf, entity: "Mailer, Inc.", covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}]
  - id: backup
    name: Backup
    country: US
    roles: {service: processor}
    data: [content]
    locations: {US: storage}
    contract: {kind: dpa}
    schemes: [{scheme: eu-us-dpf, entity: "Backup, Inc.", covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}]
flows:
  - {id: send, from: app, to: mailer, data: [content], purpose: service}
  - {id: keep, from: app, to: backup, data: [content], purpose: service}
"""


@cache
def validator(form: str) -> Draft7Validator:
    return Draft7Validator(schema_of(form), format_checker=FormatChecker())


def complaints(form: str, document: Any) -> list[str]:
    return [f"{one.json_path}: {one.message}" for one in validator(form).iter_errors(document)]


@pytest.mark.parametrize("form", FORMATS)
def test_the_schema_is_one_and_the_committed_copy_is_the_printed_one(form: str) -> None:
    """Stale? `onward schema FORMAT > schema/FORMAT.schema.json`, with a dash for the slash."""
    Draft7Validator.check_schema(schema_of(form))
    assert (ROOT / schema_path(form)).read_text("utf-8") == text(form)


def test_every_versioned_document_has_a_schema() -> None:
    """A further document, whoever writes it, is declared in `onward/contracts`."""
    named = {
        form for module in MODULES for _, text_ in module.strings for form in re.findall(r"^onward-[a-z]+/\d+$", text_)
    }
    assert sorted(named - {*FORMATS}) == []
    assert named >= {*COMMANDS}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which a vendor has come, with the list as it was before beside it."""
    folder = tmp_path_factory.mktemp("project")
    lines = RECORDS.splitlines(keepends=True)
    before = "".join(lines[:5])
    for name, written in (("before", before), ("inventory", before), ("inventory", RECORDS)):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "acme.yml").write_text(written, "utf-8")
        if name == "inventory":
            for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "the list"]):
                named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
                subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def printed(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[dict[str, Any]]:
    """What each command prints, by format."""
    monkeypatch.chdir(project)
    settings.cache_clear()
    found = {}
    for form, words in COMMANDS.items():
        assert main([*words.split(), "--on", "2026-11-24", "--format", "json"]) in (0, 1)
        found[form] = json.loads(capsys.readouterr().out)
    yield found
    settings.cache_clear()


def test_what_commands_print_fits(printed: dict[str, Any]) -> None:
    assert {form: complaints(form, one) for form, one in printed.items() if complaints(form, one)} == {}
    assert {one["version"] for one in printed.values()} == {*COMMANDS}
    lists = ("findings", "transfers", "lost", "saved", "changes", "due")
    assert [(form, name) for form, one in printed.items() for name in lists if one.get(name) == []] == []
    assert [schema_path(form) for form in printed] == [one["$schema"] for one in printed.values()]


def test_a_command_names_the_schema_in_the_manual_where_that_is_published(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    (project / "onward.toml").write_text("docs_url = 'https://docs.example/onward/'\n", "utf-8")
    settings.cache_clear()
    try:
        for form, words in COMMANDS.items():
            main([*words.split(), "--on", "2026-11-24", "--format", "json"])
            told = json.loads(capsys.readouterr().out)["$schema"]
            assert told == f"https://docs.example/onward/{schema_path(form)}"
    finally:
        (project / "onward.toml").unlink()
        settings.cache_clear()


def full() -> World:
    """Every field of every record."""
    return world(inventory(lambda kind, name: f"{kind.__name__} {name}", lambda *_: "2026-01-31"))


WORLDS = {
    "everything": full,
    "views": lambda: world(CASES[0]["given"]),
    "nothing": lambda: world("organization: {id: ours}"),
}


@cache
def offered(name: str, audience: str, url: str | None = None) -> dict[str, str]:
    return resources(Site(edition(WORLDS[name](), audience), "Trust Center", url))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", WORLDS)
def test_what_a_site_offers_fits(name: str, audience: str) -> None:
    files = offered(name, audience)
    for path, form in (("inventory.json", "onward-inventory/1"), ("subprocessors.json", "onward-subprocessors/1")):
        document = json.loads(files[path])
        assert complaints(form, document) == []
        assert files[document["$schema"]]
    assert complaints("onward-facts/2", json.loads(files["facts.json"])) == []
    assert complaints("onward-list/1", json.loads(frozen(WORLDS[name]()))) == []


def test_a_site_with_an_address_says_where_its_schemas_are() -> None:
    files = offered("views", "public", "https://trust.example/")
    for path in ("inventory.json", "subprocessors.json"):
        address = json.loads(files[path])["$schema"]
        assert (
            json.loads(files[address.removeprefix("https://trust.example/")])["title"]
            == json.loads(files[path])["format"]
        )


def every() -> dict[str, Any]:
    """A document of each format that a site offers, with as much in it as there can be."""
    files = offered("everything", "internal")
    return {
        "onward-inventory/1": json.loads(files["inventory.json"]),
        "onward-subprocessors/1": json.loads(files["subprocessors.json"]),
        "onward-facts/2": json.loads(facts(full().inventory)),
        "onward-list/1": json.loads(frozen(full())),
    }


def test_a_schema_lets_nothing_else_through(printed: dict[str, Any]) -> None:
    """Negative controls: one more key in any object, one less in it where it is needed, another version."""
    documents = {**printed, **every()}
    assert documents.keys() == FORMATS.keys()
    for form, document in documents.items():
        for where in places(document):
            assert complaints(form, changed(document, where, surplus=1.5)), (form, where)
        for name in schema_of(form)["required"]:
            assert complaints(form, {key: value for key, value in document.items() if key != name}), (form, name)
        version = "format" if "format" in document else "version"
        assert complaints(form, {**document, version: "onward-other/1"})
        assert complaints(form, [document])


def test_values_are_held_to_their_lists(printed: dict[str, Any]) -> None:
    lint, diff = printed["onward-lint/1"], printed["onward-diff/1"]
    assert complaints("onward-lint/1", changed(lint, ("findings", 0), severity="fatal"))
    assert complaints("onward-lint/1", changed(lint, ("findings", 0, "steps", 0), line=0))
    assert complaints("onward-lint/1", {**lint, "day": "24 November 2026"})
    assert complaints("onward-diff/1", changed(diff, ("changes", 0), kind="subprocessor-came"))
    assert complaints("onward-why/1", changed(printed["onward-why/1"], ("transfers", 0), outcome="fine"))
    inventory_json = every()["onward-inventory/1"]
    assert complaints("onward-inventory/1", changed(inventory_json, ("subprocessors", 0), locations={"US": "storage"}))
    assert complaints("onward-inventory/1", changed(inventory_json, ("subprocessors", 0), since={"unknown": False}))
    assert not complaints("onward-inventory/1", changed(inventory_json, ("subprocessors", 0), since={"unknown": True}))


def places(document: Any) -> Iterator[tuple[str | int, ...]]:
    """Where an object is: one place of each shape, since all items of a list are of one."""
    seen = set()
    for where in _objects(document):
        shape = tuple("" if isinstance(one, int) else one for one in where)
        if shape not in seen:
            seen.add(shape)
            yield where


def _objects(value: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        yield where
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in below:
        yield from _objects(inner, (*where, name))


def changed(document: Any, where: tuple[str | int, ...], **values: Any) -> Any:
    made = copy.deepcopy(document)
    there = made
    for one in where:
        there = there[one]
    there.update(values)
    return made
