"""What changes between two inventories, and the notice that is made from it: cases, properties, a real repository."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import forked
from onward.diff import compare, public_changes
from onward.diff.identity import identities
from onward.diff.kinds import MEANINGS, ChangeKind, tuning
from onward.files import package_law
from onward.finding import OnwardError
from onward.law import Law
from onward.notices import Feed
from onward.notices.channels import atom
from onward.notices.model import drafts
from onward.records.inventory import read_inventory
from onward.records.published import read_notices
from onward.words.catalogue import words
from onward.words.changes import sentence
from onward.words.materiality import why
from onward.world import World
from shared import shipped_law

CASES = yaml.load((Path(__file__).parent / "diff" / "cases.yml").read_text("utf-8"), yaml.CBaseLoader)
LAW = shipped_law(date(2026, 11, 24))
ROOT = Path(__file__).parent.parent
SAY = words()


def world(*texts: str, material: dict[str, bool] | None = None) -> World:
    inventory, found = read_inventory({f"inventory/{number}.yml": text for number, text in enumerate(texts)})
    assert [one.message for one in found if one.rule not in ("unresolved-reference", "empty-inventory")] == []
    return World.of(inventory, LAW, material=material)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    base = case.get("base", "")
    material = {kind: said == "true" for kind, said in case.get("material", {}).items()}
    after = world(base, case["after"], material=material)
    changes = compare(world(base, case["before"]), after).of
    told = [sentence(one, after, SAY) for one in changes]
    assert (sorted(told) == sorted(case["says"])) if "says" in case else all(told)
    said = [f"{one.kind.value} {one.subject} {'material' if one.material else 'no'}" for one in changes]
    assert sorted(said) == sorted(case["finds"])
    assert {SAY(f"sure.{one.sure}") for one in changes} == set(case["sure"]) if "sure" in case else True
    assert [why(one, SAY) for one in changes] == case["why"] if "why" in case else True


def test_another_operator_of_a_location_is_told_with_the_location() -> None:
    """What is the same on both sides is left out, but not where it is: an operator alone says nothing."""
    vendor = "subprocessors: [{id: acme, name: Acme, locations: [{country: DE, by: %s}]}]"
    before, after = world(vendor % "own"), world(vendor % "{legal_name: Helpers GmbH, country: AT}")
    sides = (
        "before: Germany (processing), operated by the company itself",
        "after: Germany (processing), operated by Helpers GmbH (Austria)",
    )
    assert [sentence(change, after, SAY) for change in compare(before, after).of] == [
        f"Change to Acme: locations – {'; '.join(sides)}"
    ]


def test_every_kind_has_a_case() -> None:
    """The closed list holds no kind that nothing yields."""
    found = {line.split()[0] for case in CASES for line in case["finds"]}
    assert found == {kind.value for kind in ChangeKind}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"adress-changed": True}, "did you mean `address-changed`"),
        ({"address-changed": "yes"}, "must be `true` or `false`, not `yes`"),
        ({"subprocessor-added": False}, "`subprocessor-added` is always material"),
        ({"wording-changed": True}, "`wording-changed` is never material"),
    ],
)
def test_what_no_project_may_settle(settings: dict[str, object], told: str) -> None:
    with pytest.raises(OnwardError, match=told):
        tuning(settings)


def test_what_a_project_holds_to_be_material_is_among_its_facts() -> None:
    """So that the gate of a release, which knows no history, sees it too."""
    texts = [f"subprocessors: [{{id: acme, name: {name}, address: {place}}}]" for name, place in ("AX", "AY", "BX")]
    plain, tuned = (
        [world(text, material=one).facts for text in texts]
        for one in ({}, {"address-changed": True, "subprocessor-renamed": True})
    )
    assert len(set(plain)) == 1
    assert len(set(tuned)) == 3


def test_every_kind_has_its_meaning() -> None:
    assert set(MEANINGS) == set(ChangeKind)
    assert all(f"material.{meaning.why}" in SAY for meaning in MEANINGS.values())


NAMES = st.lists(st.from_regex(r"[a-z]{3,8}", fullmatch=True), unique=True, min_size=1, max_size=8)
PLACES = st.lists(st.sampled_from(["DE", "US", "IN", "FR"]), unique=True, max_size=3)


def listed(vendors: dict[str, list[str]], order: random.Random | None = None, flow: bool = True) -> str:
    records = [{"id": name, "name": name.title(), "locations": places} for name, places in vendors.items()]
    if order:
        order.shuffle(records)
        for record in records:
            order.shuffle(record["locations"])  # type: ignore[arg-type]
    return yaml.safe_dump({"subprocessors": records}, default_flow_style=flow, sort_keys=order is not None)


@settings(max_examples=50, deadline=None)
@given(vendors=st.dictionaries(st.from_regex(r"[a-z]{3,8}", fullmatch=True), PLACES, max_size=6), seed=st.randoms())
def test_layout_and_order_change_nothing(vendors: dict[str, list[str]], seed: random.Random) -> None:
    told = world(listed(vendors))
    assert compare(told, told).of == ()
    shuffled = {name: list(places) for name, places in vendors.items()}
    assert compare(told, world(listed(shuffled, seed, flow=False))).of == ()


@settings(max_examples=50, deadline=None)
@given(before=NAMES, after=NAMES)
def test_each_arrival_and_departure_is_told_once(before: list[str], after: list[str]) -> None:
    old, new = (world(listed({name: [] for name in names})) for names in (before, after))
    found = compare(old, new).of
    told = {(one.kind, one.subject.id) for one in found}
    assert len(told) == len(found)
    added = {(ChangeKind.SUBPROCESSOR_ADDED, name) for name in set(after) - set(before)}
    removed = {(ChangeKind.SUBPROCESSOR_REMOVED, name) for name in set(before) - set(after)}
    assert told == added | removed


BEFORE = """
organization: {id: ours}
products: [{id: cloud, name: Cloud}]
purposes: [{id: service, name: The service, role: processor}]
data_categories: [{id: content, name: Content}, {id: mail, name: Mail}]
subprocessors:
  - {id: acme, name: Acme, roles: [{purpose: service, role: processor}], data: [content], locations: [DE]}
"""
AFTER = BEFORE.replace(
    "[content], locations: [DE]", "[content, mail], products: [cloud], locations: [DE, {country: IN, region: south-1}]"
)
AFTER += "  - {id: beta, name: Beta Two}\n"
ANNOUNCED = {
    "93d8be8ac174": ChangeKind.LOCATION_ADDED,
    "ad1d869f5e78": ChangeKind.DATA_ADDED,
    "7ffa28ba48f7": ChangeKind.PRODUCT_LIMIT_CHANGED,
    "09b5ab1bb6f0": ChangeKind.SUBPROCESSOR_ADDED,
}
"""By the ids under which notices of the first version announced the changes from BEFORE to AFTER."""


def test_ids_that_were_published_mean_what_they_meant() -> None:
    changes = public_changes(world(BEFORE), world(AFTER)).of
    assert {id_: one.kind for one in changes for id_ in one.ids & ANNOUNCED.keys()} == ANNOUNCED
    assert drafts(world(BEFORE), world(AFTER), date(2026, 11, 24), known=[*ANNOUNCED]) == ()


def test_no_name_is_part_of_an_id() -> None:
    """A country, a product or a category may be called otherwise, in any language: a change stays the one it is."""
    names = {"Cloud": "Nuage", "Content": "Inhalt", "Mail": "Post", "Beta Two": "Beta 2", "The service": "Der Dienst"}
    called = [BEFORE, AFTER]
    for name, other in names.items():
        called = [text.replace(f"name: {name}", f"name: {other}") for text in called]
    texts = {name: text.replace('name: "India"', 'name: "Bharat"') for name, text in package_law().items()}
    law = Law.read(texts, date(2026, 11, 24))
    then, now = (replace(world(text), law=law) for text in called)
    renamed, changes = (public_changes(*pair).of for pair in ((then, now), (world(BEFORE), world(AFTER))))
    assert {one.id for one in renamed} == {one.id for one in changes}
    assert {one.after for one in renamed}.isdisjoint({one.after for one in changes})


VENDOR = """subprocessors:
  - id: acme
    name: Acme Search
    legal_name: Acme Search GmbH
    address: 1 Example Street, Berlin
    contact: privacy@acme.example
    country: DE
    roles: [{purpose: incident-management, role: processor}]
    service: Search over incidents
    data: [incident.content]
    locations: [{country: DE, activity: storage}]
    products: [cloud]
    contract: {kind: dpa, flow_down: {kind: scc-9b, third_party_beneficiary: true}}
"""
DAY = "2026-11-24"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def onward(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return forked.onward(folder, *words, "--on", DAY)


def commit(folder: Path, message: str) -> None:
    for command in (["add", "-A"], ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", message]):
        done = run(folder, "git", *command)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "inventory", tmp_path / "inventory")
    run(tmp_path, "git", "init", "-q")
    commit(tmp_path, "the list")
    (tmp_path / "inventory" / "subprocessors" / "acme.yml").write_text(VENDOR, "utf-8")
    commit(tmp_path, "a search engine")
    return tmp_path


def test_a_commit_that_adds_a_subprocessor(repository: Path) -> None:
    done = onward(repository, "diff", "HEAD~1", "HEAD", "--format", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["version"], document["old"], document["new"]) == (
        0,
        "onward-diff/1",
        "HEAD~1",
        "HEAD",
    )
    (change,) = document["changes"]
    assert (change["kind"], change["material"]) == ("subprocessor-added", True)
    assert change["subject"] == {"collection": "subprocessors", "id": "acme"}
    assert change["products"] == ["cloud"]


def test_the_notice_honours_the_period_and_is_drafted_once(repository: Path) -> None:
    assert onward(repository, "notice", "draft", "--since", "HEAD~1").returncode == 0
    path, _ = sorted((repository / "docs" / "notices").glob("*.md"))
    (notice,) = read_notices({str(path): path.read_text("utf-8")})
    front = notice.front
    assert path.name == "2026-11-24-acme-added.md"
    assert (front.announced, front.objection_until, front.effective) == (
        date(2026, 11, 24),
        date(2026, 12, 8),
        date(2026, 12, 24),
    )
    for text in ("Acme Search GmbH", "1 Example Street, Berlin", "privacy@opsient.com", "Germany", "Art. 28(2) GDPR"):
        assert text in notice.body, text
    before = [one.read_bytes() for one in sorted((repository / "docs" / "notices").glob("*.md"))]
    again = onward(repository, "notice", "draft", "--since", "HEAD~1")
    assert "already announced" in again.stdout
    assert [one.read_bytes() for one in sorted((repository / "docs" / "notices").glob("*.md"))] == before


def test_a_release_that_owes_a_notice_is_stopped(repository: Path) -> None:
    onward(repository, "notice", "draft", "--since", "HEAD~1")
    assert onward(repository, "notice", "check").returncode == 0
    moved = VENDOR.replace("{country: DE, activity: storage}", "{country: FR, activity: storage}")
    (repository / "inventory" / "subprocessors" / "acme.yml").write_text(moved, "utf-8")
    owed = onward(repository, "notice", "check")
    assert owed.returncode == 1
    assert "A notice is due" in owed.stdout


def test_the_feed_is_what_readers_of_feeds_expect(repository: Path) -> None:
    onward(repository, "notice", "draft", "--since", "HEAD~1")
    texts = {str(path): path.read_text("utf-8") for path in (repository / "docs" / "notices").glob("*-added.md")}
    feed = ET.fromstring(
        atom.render(read_notices(texts), Feed("A & B <Trust>", "Opsient", "https://trust.example.com/"))
    )
    space = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{space}feed"
    assert {child.tag.removeprefix(space) for child in feed} >= {"id", "title", "updated", "author", "link", "entry"}
    entry = feed.find(f"{space}entry")
    assert entry is not None
    assert {child.tag.removeprefix(space) for child in entry} >= {"id", "title", "updated", "link", "summary"}
    assert feed.findtext(f"{space}title") == "A & B <Trust>"
    link = entry.find(f"{space}link")
    assert link is not None
    assert link.get("href") == "https://trust.example.com/notices/2026-11-24-acme-added/"


WORDS = st.sampled_from(["Acme", "Cloud", "(Mail)", "Mail", "Inc.", "GmbH", "aka", "Search", "GitHub", "B.V."])
LISTS = st.lists(
    st.tuples(st.lists(WORDS, min_size=1, max_size=3), st.sampled_from(["", "Mail", "Mail search", "Cloud hosting"])),
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(before=LISTS, after=LISTS, shared=st.booleans())
def test_every_vendor_has_one_fate(before: list[Any], after: list[Any], shared: bool) -> None:
    """However alike the names are: nobody is matched twice, and nobody is lost."""
    old, new = (
        world(yaml.safe_dump({"subprocessors": rows(of, side)})).inventory.subprocessors
        for of, side in ((before, "old"), (after, "old" if shared else "new"))
    )
    found = identities(old, new)
    gone = [one.id for one in found.gone] + [one.then.id for one in (*found.same, *found.merged, *found.successors)]
    come = [one.id for one in found.come] + [one.now.id for one in (*found.same, *found.successors)]
    come += sorted({one.now.id for one in found.merged} - {*come})
    assert sorted(gone) == sorted(old)
    assert sorted(come) == sorted(new)
    assert all(one.now.id in new for one in found.merged)


def rows(of: list[Any], side: str) -> list[dict[str, Any]]:
    return [
        {"id": f"{side}-{number}", "name": " ".join(name), **({"service": service} if service else {})}
        for number, (name, service) in enumerate(of)
    ]


def test_notices_follow_the_table_of_the_project(repository: Path) -> None:
    """What it holds to be material is owed a notice; what it does not is written down instead."""
    (repository / "onward.toml").write_text("[material]\naddress-changed = true\nrecord-changed = false\n", "utf-8")
    vendor = repository / "inventory" / "subprocessors" / "acme.yml"
    assert onward(repository, "notice", "draft").returncode == 0
    commit(repository, "the list as it stands")
    vendor.write_text(VENDOR.replace("1 Example Street", "2 Example Street"), "utf-8")
    assert onward(repository, "notice", "check").returncode == 1
    assert "acme-changed-" in onward(repository, "notice", "draft").stdout
    commit(repository, "an address")
    vendor.write_text(VENDOR.replace("1 Example Street", "2 Example Street").replace("over incidents", "", 1), "utf-8")
    assert onward(repository, "notice", "check").returncode == 1
    assert "No material change of published facts" in onward(repository, "notice", "draft").stdout
    assert onward(repository, "notice", "check").returncode == 0
