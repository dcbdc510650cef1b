"""What customers are owed, as it comes about in real repositories: branches that merge, first notices, facts that move."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from forked import onward
from onward.records.published import Published, read_notices

DAY = "2026-11-24"
BASE = """\
organization:
  id: ours
  name: Ours
  regimes: [eu-gdpr]
  country: IE
  contacts: {privacy: privacy@ours.example}
  notice: {period: P30D, objection: P14D, remedy: You may leave.}
products: [{id: cloud, name: Cloud}]
purposes: [{id: service, name: The service, role: processor}]
data_categories: [{id: content, name: Content}]
"""
VENDOR = """\
subprocessors:
  - id: %s
    name: %s
    roles: [{purpose: service, role: processor}]
    data: [content]
    locations: [%s]
"""
WHO = ["-c", "user.name=A", "-c", "user.email=a@example.org"]


class Place:
    """A repository with an inventory, and the shell in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *words: str) -> None:
        done = subprocess.run(["git", *WHO, *words], cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def vendor(self, name: str, places: str = "DE") -> None:
        self.write(f"inventory/{name}.yml", VENDOR % (name, name.title(), places))

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def commit(self, message: str = "A change") -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def onward(self, words: str, code: int = 0, day: str = DAY) -> str:
        done = onward(self.folder, *words.split(), "--on", day)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def notices(self) -> dict[str, Published]:
        texts = {one.name: one.read_text("utf-8") for one in (self.folder / "docs" / "notices").glob("*.md")}
        return {one.slug.removeprefix(f"{DAY}-"): one for one in read_notices(texts)}

    def listed(self) -> list[list[str]]:
        """The vendors of each list that is kept."""
        kept = sorted((self.folder / "docs" / "versions").glob("*.json"))
        return [[one["id"] for one in json.loads(path.read_text("utf-8"))["subprocessors"]] for path in kept]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.write("inventory/base.yml", BASE)
    made.vendor("stripe")
    made.git("init", "-q", "-b", "main")
    made.commit("The list")
    return made


@pytest.fixture
def begun(place: Place) -> Place:
    place.onward("notice draft")
    place.commit("The list as it stands")
    return place


def test_two_branches_that_each_announce_a_vendor(begun: Place) -> None:
    """They merge, and nothing is owed; each vendor is announced once; no list is kept that nobody published."""
    for name in ("acme", "beta"):
        begun.git("switch", "-qc", name, "main")
        begun.vendor(name)
        assert f"subprocessors/{name}" in begun.onward("notice check", 1)
        begun.onward("notice draft")
        begun.onward("notice check")
        begun.commit(f"{name} is to be engaged")
    begun.git("switch", "-q", "main")
    for name in ("acme", "beta"):
        begun.git("merge", "-q", "--no-ff", "-m", f"Merge {name}", name)
        begun.onward("notice check")
    assert "No notice is due: notices announce all that has changed" in begun.onward("notice draft")
    begun.onward("lint --select unannounced-change")
    each = {"acme-added": ("acme",), "beta-added": ("beta",)}
    assert {name: one.front.starts for name, one in begun.notices().items() if one.front.changes} == each
    (begun.folder / f"docs/notices/{DAY}-acme-added.md").unlink()
    assert "subprocessors/acme" in begun.onward("notice check", 1), "a notice that is gone tells nobody"
    begun.onward("notice draft")
    assert {name: one.front.starts for name, one in begun.notices().items() if one.front.changes} == each
    assert begun.listed() == [["stripe"]]
    begun.onward("notice freeze")
    assert sorted(begun.listed(), key=len) == [["stripe"], ["acme", "beta", "stripe"]]


def test_two_branches_that_change_one_vendor(begun: Place) -> None:
    begun.vendor("acme")
    begun.onward("notice draft")
    begun.commit()
    said = (("[DE]", "[DE, IN]"), ("name: Acme", "service: Search\n    name: Acme"))
    for name, change in zip(("2026-11-25", "2026-11-26"), said, strict=True):
        begun.git("switch", "-qc", name, "main")
        begun.write("inventory/acme.yml", (VENDOR % ("acme", "Acme", "DE")).replace(*change))
        begun.onward("notice draft", day=name)
        begun.commit(name)
    begun.git("switch", "-q", "main")
    begun.git("merge", "-q", "-m", "Merge", "2026-11-25")
    begun.git("merge", "-q", "-m", "Merge", "2026-11-26")
    begun.onward("notice check")


def test_two_branches_that_change_one_vendor_on_one_day(begun: Place) -> None:
    """Each tells of its own change, in a page of its own: git has nothing to ask."""
    begun.vendor("acme")
    begun.onward("notice draft")
    begun.commit()
    for name, change in (("places", ("[DE]", "[DE, IN]")), ("work", ("role: processor", "role: controller"))):
        begun.git("switch", "-qc", name, "main")
        begun.write("inventory/acme.yml", (VENDOR % ("acme", "Acme", "DE")).replace(*change))
        begun.onward("notice draft")
        begun.commit(name)
    begun.git("switch", "-q", "main")
    for name in ("places", "work"):
        begun.git("merge", "-q", "--no-ff", "-m", f"Merge {name}", name)
        begun.onward("notice check")
    assert len([one for one in begun.notices().values() if one.front.subjects == ("subprocessors/acme",)]) == 3


def test_two_branches_that_announce_the_same_change_among_others(begun: Place) -> None:
    """A change that nobody has announced yet is told on both, once beside one vendor and once beside another."""
    begun.vendor("stripe", "DE, IN")
    begun.commit("India")
    for name in ("acme", "beta"):
        begun.git("switch", "-qc", name, "main")
        begun.vendor(name)
        begun.onward("notice draft")
        begun.commit(name)
        begun.onward("notice check")
    begun.git("switch", "-q", "main")
    for name in ("acme", "beta"):
        begun.git("merge", "-q", "--no-ff", "-m", f"Merge {name}", name)
    assert "subprocessors/" not in begun.onward("notice check", 1)
    assert "already announced" in begun.onward("notice draft")
    begun.onward("notice check")
    assert len([one for one in begun.notices().values() if one.front.changes]) == 2


def test_a_vendor_that_went_is_owed_anew_when_it_comes_back(begun: Place) -> None:
    for step in ("comes", "goes", "comes"):
        begun.vendor("acme") if step == "comes" else (begun.folder / "inventory/acme.yml").unlink()
        begun.onward("notice check", 1)
        begun.onward("notice draft")
        begun.commit(step)
        begun.onward("notice check")
    assert [one for one in begun.notices().values() if "acme" in one.front.starts][1:]


def test_facts_that_moved_after_they_were_announced(begun: Place) -> None:
    begun.vendor("acme")
    begun.onward("notice draft")
    begun.vendor("acme", "DE, IN")
    assert "was drafted" in begun.onward("notice check", 1)
    assert "delete it, and draft again" in begun.onward("notice draft", 2)
    begun.vendor("acme")
    begun.commit()
    begun.vendor("acme", "DE, IN")
    for words in ("notice check", "notice check --since HEAD~1"):
        assert "India" in begun.onward(words, 1)
    begun.commit("India comes later")
    assert "India" in begun.onward("notice check", 1)
    begun.onward("notice draft")
    begun.onward("notice check")
    assert "India" in next(one.body for name, one in begun.notices().items() if name.startswith("acme-changed-"))


def test_facts_that_moved_are_not_swallowed_by_another_change(begun: Place) -> None:
    """Whether or not the draft was committed meanwhile, with the vendor that moved and a further one."""
    begun.vendor("acme")
    begun.onward("notice draft")
    begun.vendor("beta")
    begun.onward("notice draft")
    assert {"acme-added", "beta-added"} <= begun.notices().keys()
    begun.vendor("acme", "DE, IN")
    begun.vendor("gamma")
    assert "was drafted" in begun.onward("notice check", 1)
    begun.onward("notice draft", 2)
    begun.commit("All at once")
    for name in ("acme", "gamma"):
        assert f"subprocessor-added  subprocessors/{name}" in begun.onward("notice check", 1)
    begun.onward("notice draft")
    begun.onward("notice check")
    assert [one for one in begun.notices().values() if "India" in one.body]


def test_facts_that_moved_in_a_merge(begun: Place) -> None:
    """The merge itself says more than both of its sides announced."""
    begun.git("switch", "-qc", "branch")
    begun.vendor("acme")
    begun.onward("notice draft")
    begun.commit()
    begun.git("switch", "-q", "main")
    begun.git("merge", "-q", "--no-ff", "--no-commit", "branch")
    begun.vendor("acme", "DE, IN")
    begun.commit("Merge")
    told = begun.onward("notice check", 1)
    assert "location-added  subprocessors/acme" in told
    assert "subprocessor-added" not in told
    begun.onward("notice draft")
    begun.onward("notice check")


def test_what_is_not_material_is_written_down(begun: Place) -> None:
    begun.vendor("stripe", "DE, IE")
    begun.onward("notice draft")
    begun.commit()
    begun.vendor("stripe", "DE")
    assert "A notice is due" in begun.onward("notice check", 1)
    assert "No material change" in begun.onward("notice draft")
    begun.onward("notice check")


def test_notices_of_the_first_version_are_taken_up(begun: Place) -> None:
    """They hold a digest of the whole list and no sum; what they describe is what is held against them."""
    (path,) = (begun.folder / "docs/notices").glob("*.md")
    path.write_text(re.sub(r"\nadds: .*", "", path.read_text("utf-8")), "utf-8")
    begun.commit("As the first version wrote it")
    begun.onward("notice check")
    for name in ("acme", "beta"):
        begun.git("switch", "-qc", name, "main")
        begun.vendor(name)
        begun.onward("notice check", 1)
        begun.onward("notice draft")
        begun.onward("notice check")
        begun.commit(name)
    begun.git("switch", "-q", "main")
    begun.git("merge", "-q", "-m", "Merge", "acme")
    begun.git("merge", "-q", "-m", "Merge", "beta")
    begun.onward("notice check")


def test_the_first_notice_swallows_nothing_new(place: Place) -> None:
    """A vendor of the branch, committed or not, is announced; those that were public are in the list."""
    place.git("switch", "-qc", "branch")
    place.vendor("acme")
    place.commit("A vendor")
    place.vendor("beta")
    told = place.onward("notice check", 1)
    assert "subprocessors/acme" in told
    assert "subprocessors/beta" in told
    assert "Start with `onward notice draft`" in told
    place.onward("notice draft")
    assert place.listed() == [["stripe"]]
    (notice,) = (one for one in place.notices().values() if one.front.changes)
    assert notice.front.starts == ("acme", "beta")
    place.onward("notice check")
    place.commit()
    place.onward("notice check")


def test_the_first_notice_where_nothing_is_new(place: Place) -> None:
    assert "there is nothing to compare with" in place.onward("notice check")
    place.onward("notice draft")
    assert list(place.notices()) == ["list"]


def test_vendors_of_which_git_does_not_tell(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.write("inventory/base.yml", BASE)
    place.vendor("stripe")
    place.vendor("acme")
    for words, code in (("notice check", 1), ("notice draft", 2)):
        assert "--already-public" in place.onward(words, code)
    assert not place.folder.joinpath("docs").exists()
    assert "did you mean `stripe`" in place.onward("notice draft --already-public strip", 2)
    place.onward("notice draft --already-public stripe")
    assert place.listed() == [["stripe"]]
    assert place.notices()["acme-added"].front.starts == ("acme",)
    place.onward("notice check")
    assert "for the first notice" in place.onward("notice draft --already-public stripe", 2)


def test_the_first_notice_since_a_revision(place: Place) -> None:
    place.vendor("acme")
    place.commit()
    place.onward("notice draft --since HEAD~1")
    assert place.listed() == [["stripe"]]
    assert place.notices()["acme-added"].front.starts == ("acme",)
    place.onward("notice check")
