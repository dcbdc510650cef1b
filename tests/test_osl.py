"""The Open Subprocessor List: its schema and vectors, what is said of a list that is wrong, and that none loses anything."""

from __future__ import annotations

import copy
import hashlib
import io
import json
import random
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

from filled import filled, inventory, world
from onward.cli import main
from onward.contracts import schema_of
from onward.diff import compare
from onward.exports import Source
from onward.exports.osl import document
from onward.finding import OnwardError
from onward.imports import Asked, File, Reading, format_of
from onward.imports import osl as importer
from onward.imports._records import Finder, made
from onward.imports._writing import written
from onward.imports.osl import law_knows
from onward.law import Law
from onward.osl import schema, shape
from onward.osl.terms import ENTRY, FLAT, NOTICE, PARTS, PUBLISHER, TABLES
from onward.osl.validate import problems
from onward.records.base import Part
from onward.records.inventory import Inventory, read_inventory
from onward.records.parties import Organization, Subprocessor
from onward.records.publication import shown
from onward.records.safeguards import Safeguard
from onward.records.shape import yaml_name
from onward.site.parts.edition import edition
from onward.site.resources import Site
from onward.site.resources.osl import files
from onward.world import World

ROOT = Path(__file__).parent.parent
FINDER = Finder("somebody", date(2026, 3, 1))
SPEC = ROOT / "spec"
VALID = sorted((SPEC / "vectors" / "valid").glob("*.json"))
INVALID = sorted((SPEC / "vectors" / "invalid").glob("*.json"))
EXPECTED = json.loads((SPEC / "vectors" / "expected.json").read_text("utf-8"))
CASES = yaml.load((ROOT / "tests" / "imports" / "osl.yml").read_text("utf-8"), yaml.CBaseLoader)
JUDGE = Draft202012Validator(dict(schema()))


def reading(text: str, name: str, law: Law) -> Reading:
    return importer.read(File(name, text.encode(), lambda: io.BytesIO(text.encode())), Asked(law))


def imported(text: str, name: str, law: Law) -> str:
    """The inventory's text that is made of a list."""
    return written(made(reading(text, name, law).drafts, Inventory()), name, FINDER)


def test_the_published_schema_is_the_one_that_is_used() -> None:
    Draft202012Validator.check_schema(dict(schema()))
    assert json.loads((SPEC / "osl-1.0.schema.json").read_text("utf-8")) == schema()


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_vector(path: Path, law: Law) -> None:
    text = path.read_text("utf-8")
    assert problems(path.name, text, law_knows(law)) == ()
    JUDGE.validate(json.loads(text))
    assert read_inventory({"inventory/list.yml": imported(text, path.name, law)})[1] == ()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_vector(path: Path, law: Law) -> None:
    """Each has one fault, at the place that is expected; what the schema alone finds, other programs find too."""
    text, expected = path.read_text("utf-8"), EXPECTED[path.stem]
    found = problems(path.name, text, law_knows(law))
    assert [one.path for one in found] == expected["at"]
    assert JUDGE.is_valid(json.loads(text)) is not expected["schema"]
    if path.stem == "lei-of-nobody":  # a fact that is wrong keeps nobody from reading the others
        (told,) = reading(text, path.name, law).told
        assert str(told) == f"line {found[0].line}: publisher.lei: {found[0].message}"
        return
    with pytest.raises(OnwardError, match=r"\.json:\d+:\d+: "):
        reading(text, path.name, law)


def test_every_vector_is_expected() -> None:
    assert {path.stem for path in INVALID} == EXPECTED.keys()


def test_a_problem_has_its_place(law: Law) -> None:
    text = (
        '{"osl": "1.0", "as_of": "2026-03-01",\n "publisher": {"name": "A"},\n "entries": [{"id": "b",\n  "name": ""}]}'
    )
    (found,) = problems("list.json", text, law_knows(law))
    assert (found.line, found.column, found.path, found.message) == (4, 11, "entries.0.name", "an empty text")


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 300 + "]" * 300, '"\\ud800"'])
def test_what_is_no_json_is_refused(text: str, law: Law) -> None:
    with pytest.raises(OnwardError):
        problems("list.json", text, law_knows(law))


def whole() -> dict[str, Any]:
    """A list in which every member is stated that an inventory can fill."""
    return document(source(world(inventory(lambda _, name: f"{name} of it", lambda *_: "2024-05-17"))))


def source(of: World, audience: str = "public") -> Source:
    return Source(edition(of, audience), "Trust Center", "https://trust.example.com/")  # type: ignore[arg-type]


VALUES = st.sampled_from([None, True, 5, -1, "", "x", "US", "2026-01-31", [], ["x", "x"], {}, {"name": "x"}])


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_the_schema_is_read_as_others_read_it(data: st.DataObject) -> None:
    """Whatever value stands somewhere in a list, both say whether it follows the schema."""
    value = copy.deepcopy(WHOLE)
    holder: Any = value
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(holder[key], dict | list) or not holder[key] or data.draw(st.booleans()):
            break
        holder = holder[key]
    holder[key] = data.draw(VALUES)
    assert (not list(shape.faults(value, schema(), schema()))) is JUDGE.is_valid(value)


WHOLE = whole()


def test_a_list_of_everything_follows_its_schema(law: Law) -> None:
    text = json.dumps(WHOLE)
    JUDGE.validate(WHOLE)
    assert [one for one in problems("list.json", text, law_knows(law)) if not one.path.endswith("lei")] == []


def sayable(part: Part, names: dict[str, str], **keep: Any) -> Any:
    """A part with nothing but what a list can say of it."""
    changes: dict[str, Any] = {"translations": ()} if hasattr(part, "translations") else {}
    for one in fields(part):
        name = yaml_name(one.name)
        held = getattr(part, one.name)
        if (one.name in ("source", "id") and name not in PARTS) or name in keep:
            continue
        if name not in names:
            changes[one.name] = one.default
        elif name in PARTS and isinstance(held, tuple):
            changes[one.name] = tuple(sayable(inner, dict(PARTS[name])) for inner in held)
        elif isinstance(held, Part) and name in PARTS:
            changes[one.name] = inner if says_something(inner := sayable(held, dict(PARTS[name]))) else one.default
    if isinstance(part, Safeguard):
        modules = part.declared_modules
        changes |= {"module": modules[0] if len(modules) == 1 else None, "modules": modules if len(modules) > 1 else ()}
    return replace(part, **changes)


def says_something(part: Part) -> bool:
    """Whether a part states a fact, or that one is unknown."""
    facts = (one for one in fields(part) if one.name not in ("source", "translations"))
    return any(getattr(part, one.name) not in (None, ()) or part.unknown(yaml_name(one.name)) for one in facts)


def what_can_be_said(of: Inventory) -> Inventory:
    public = shown(of, "public")
    ours = public.organization
    made: dict[str, Any] = {
        name: {one.id: sayable(one, dict(said)) for one in getattr(public, name).values()}
        for name, (_, said) in TABLES.items()
    }
    made["subprocessors"] = {one.id: sayable(one, dict(ENTRY)) for one in public.subprocessors.values()}
    if ours:
        made["organization"] = sayable(ours, dict(PUBLISHER), notice=True)
        if ours.notice:
            notice = sayable(ours.notice, dict(NOTICE))
            made["organization"] = replace(made["organization"], notice=notice)
    return Inventory(**made)


TEXTS = [
    "plain",
    "NO",
    "ünïcödé 漢字",
    "a: b # c",
    "- x",
    "'\"quoted\"'",
    "1.10",
    "{{ x }}",
    "line\nbreak",
    "~",
    "null",
    "=1+1",
]


def thinned(value: Any, dice: random.Random, depth: int = 0) -> Any:
    """The same with some of its fields left out, and some of them unknown."""
    if isinstance(value, list):
        return [thinned(one, dice, depth) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, one in value.items():
        fate = dice.choice("kkkku-") if depth and name not in ("id", "name", "visibility") else "k"
        if fate == "u" and name != "translations":
            kept[name] = {"unknown": {"owner": "somebody", "due": "2029-01-01"}}
        elif fate == "k" and name != "translations":
            kept[name] = one if name in FLAT else thinned(one, dice, depth + 1)
    return kept


@pytest.mark.parametrize(
    ("flow_down", "contract"),
    [
        ({"kind": {"unknown": {"owner": "counsel", "due": "2029-01-01"}}}, {"kind": "dpa", "unknown": ["flow_down"]}),
        ({"third_party_beneficiary": True}, {"kind": "dpa"}),
        ({"kind": "scc-9b", "third_party_beneficiary": True}, {"kind": "dpa", "flow_down": "scc-9b"}),
    ],
    ids=["unknown", "nothing", "known"],
)
def test_how_duties_pass_on_is_said_in_one_word(flow_down: dict[str, Any], contract: dict[str, Any], law: Law) -> None:
    vendor = {"id": "mailer", "name": "Mailer", "contract": {"kind": "dpa", "flow_down": flow_down}}
    made = document(source(read_world(json.dumps({"subprocessors": [vendor]}), law)))
    JUDGE.validate(made)
    assert made["entries"][0]["contract"] == contract


@pytest.mark.parametrize("seed", range(15))
def test_nothing_is_lost_that_a_list_can_say(seed: int, law: Law) -> None:
    """Export, import: no difference in what the format says, and the next export is the same list."""
    dice = random.Random(seed)
    full = inventory(lambda *_: dice.choice(TEXTS), lambda *_: "2024-05-17")
    second = {"id": "second", **filled(Subprocessor, lambda *_: dice.choice(TEXTS), lambda *_: "2024-05-17")}
    full["subprocessors"][0].pop("until")
    full["subprocessors"].append(second)
    kept = {name: thinned(full[name], dice, 1 if seed else 0) for name in ("organization", "subprocessors", *TABLES)}
    before = read_world(json.dumps(kept), law)
    first = document(source(before))
    JUDGE.validate(first)
    after = read_world(imported(json.dumps(first), "list.json", law), law)
    expected = replace(before, inventory=what_can_be_said(before.inventory))
    assert [str(one) for one in compare(expected, after).of] == []
    assert without_conclusions(document(source(after))) == without_conclusions(first)


def read_world(text: str, law: Law) -> World:
    """An inventory of which only references to collections that a list does not hold may be open."""
    found, findings = read_inventory({"inventory/case.yml": text})
    assert {one.rule for one in findings} <= {"unresolved-reference"}
    return World.of(found, law)


def without_conclusions(of: dict[str, Any]) -> dict[str, Any]:
    """A list without what a publisher concludes, and without what says how it was made."""
    made = {name: value for name, value in of.items() if name not in ("generator", "not_expressed", "regimes")}
    entries = [{k: v for k, v in one.items() if k not in ("mechanisms", "status")} for one in of["entries"]]
    return {**made, "entries": entries}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_import(case: dict[str, Any], law: Law) -> None:
    found = imported(case["list"], "list.json", law)
    assert yaml.load(found, yaml.CBaseLoader) == case["inventory"]
    assert [str(one) for one in reading(case["list"], "list.json", law).told] == case.get("remarks", [])
    assert read_inventory({"inventory/list.yml": found})[1] == ()


HARM = [
    "\x1b[31mred",
    "\u202eevil",
    "=cmd|'/C calc'!A0",
    "<script>",
    "{{ 7*7 }}",
    "- x: y\n# ---",
    "NO",
    "~",
    "0x1F",
    "*a",
    "&a",
]


@pytest.mark.parametrize("text", HARM)
def test_what_is_imported_is_text(text: str, law: Law) -> None:
    """Nothing in a list becomes a key, a comment's end, an alias or an escape of the terminal."""
    of = {"osl": "1.0", "as_of": "2026-01-01", "publisher": {"name": text}, "entries": [{"id": "a", "name": text}]}
    found = imported(json.dumps({**of, "x_": text}), "list.json", law)
    assert "\x1b" not in found
    assert "\u202e" not in found
    (vendor,) = read_inventory({"inventory/a.yml": found})[0].subprocessors.values()
    assert vendor.name == text or "\\" in (vendor.name or "")


def test_the_site_writes_it_whole_and_per_product(law: Law) -> None:
    given = inventory(lambda _, name: name, lambda *_: "2024-05-17")
    given["products"].append({"id": "other", "name": "Other"})
    found = files(Site(edition(world(given), "public"), "Trust", "https://trust.example.com/"))
    assert list(found) == [
        ".well-known/subprocessors.json",
        ".well-known/subprocessors/full-products.json",
        ".well-known/subprocessors/other.json",
    ]
    lists = [json.loads(text) for text in found.values()]
    assert [len(one["entries"]) for one in lists] == [1, 1, 0]
    assert [one["url"] for one in lists[0]["lists"]] == [
        f"https://trust.example.com/{path}" for path in list(found)[1:]
    ]
    assert lists[1]["whole"] == "https://trust.example.com/.well-known/subprocessors.json"
    for one in lists:
        JUDGE.validate(one)


def test_a_list_names_the_versions_that_were_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chain: what `onward notice freeze` wrote is the previous version, by the digest of its bytes."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "a.yml").write_text("organization: {id: acme, name: Acme}\n", "utf-8")
    assert main(["notice", "freeze", "--on", "2026-11-23"]) == 0
    (kept,) = (tmp_path / "docs" / "versions").glob("*.json")
    assert main(["export", "osl", "--on", "2026-11-24", "--output", "list.json"]) == 0
    found = json.loads((tmp_path / "list.json").read_text("utf-8"))
    digest = hashlib.sha256(kept.read_bytes()).hexdigest()
    assert (found["version"], found["previous"]["digest"]) == (2, digest)
    assert found["previous"]["url"] == f"../versions/{kept.name}"
    assert main(["osl", "validate", "list.json", "--previous", str(kept)]) == 0
    (tmp_path / "other.json").write_text("{}", "utf-8")
    assert main(["osl", "validate", "list.json", "--previous", "other.json"]) == 1


def test_the_chain_of_the_vectors(capsys: pytest.CaptureFixture[str]) -> None:
    chain, first = (str(SPEC / "vectors" / "valid" / f"{name}.json") for name in ("chain", "smallest"))
    assert main(["osl", "validate", chain, "--previous", first]) == 0
    assert "a valid Open Subprocessor List of 2026-04-01, 1 entry" in capsys.readouterr().out
    assert main(["osl", "validate", chain, "--previous", chain, "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    Draft7Validator(schema_of("onward-osl/1")).validate(told)
    assert [one["path"] for one in told["problems"]] == ["previous.digest"]


def test_validate_says_what_is_wrong_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    path = SPEC / "vectors" / "invalid" / "unknown-member.json"
    assert main(["osl", "validate", str(path)]) == 1
    told = capsys.readouterr().out
    assert "unknown-member.json:17:" in told
    assert "entries.0.locatoins: unknown member `locatoins`" in told
    assert told.endswith("1 problem.\n")


def test_an_edition_is_limited_to_its_readers() -> None:
    given = inventory(lambda _, name: name, lambda *_: "2024-05-17", subprocessors={"visibility": "customer"})
    assert [len(document(source(world(given), of))["entries"]) for of in ("public", "customer")] == [0, 1]
    assert Organization.COLLECTION == "organization"


def test_a_list_is_known_from_other_json() -> None:
    for text, told in (('{"osl": "1.0", "entries": []}', "osl"), ('{"entries": []}', "json"), ("[", "json")):
        content = text.encode()
        assert format_of(File("list.json", content, lambda content=content: io.BytesIO(content))) == told  # type: ignore[misc]
