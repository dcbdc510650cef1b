"""A release: wheel and sdist are the same bytes wherever and whenever they are built, and its bill of materials is true."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import sbom  # noqa: E402

LOCK = (ROOT / "requirements" / "site.txt").read_text("utf-8")
SHIPPED = ("pyproject.toml", ".gitignore", "README.md", "LICENSE", "NOTICE", "CHANGELOG.md")
EPOCH = "1795478400"


def built(folder: Path, mask: int) -> dict[str, bytes]:
    """What a fresh copy of the sources is built into, in a folder of its own, with times and rights of its own."""
    folder.mkdir()
    for name in SHIPPED:
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    for path in folder.rglob("*.py"):
        path.chmod(mask)
        os.utime(path, (mask * 1_000_000, mask * 1_000_000))
    (folder / "plugins" / "onward" / "__pycache__").mkdir()
    (folder / "plugins" / "onward" / "__pycache__" / f"left.cpython-{mask}.pyc").write_bytes(b"left")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "dist")], cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH}, capture_output=True, check=True,
    )  # fmt: skip
    return {path.name: path.read_bytes() for path in sorted((folder / "dist").iterdir())}


def test_wheel_and_sdist_are_the_same_bytes_twice(tmp_path: Path) -> None:
    once, again = built(tmp_path / "once", 0o644), built(tmp_path / "elsewhere", 0o600)
    assert sorted(Path(name).suffix for name in once) == [".gz", ".whl"]
    assert once == again
    (wheel,) = (tmp_path / "once" / "dist").glob("*.whl")
    (sdist,) = (tmp_path / "once" / "dist").glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as read, tarfile.open(sdist) as packed:
        names = [*read.namelist(), *packed.getnames()]
        assert {entry.date_time[0] for entry in read.infolist()} == {2026}
    assert [name for name in names if name.endswith(".pyc") or "test" in Path(name).parts] == []
    assert {"onward/law/policy.yml", "onward/words/de.yml"} <= {*names}


def test_the_bill_follows_its_schema() -> None:
    """The schema that the CycloneDX library ships; the negative control shows that it would find a fault."""
    judge = JsonStrictValidator(SchemaVersion.V1_7)
    made = sbom.bill(LOCK, [], EPOCH)
    assert judge.validate_str(json.dumps(made)) is None
    made["components"][0]["type"] = "thing"
    assert judge.validate_str(json.dumps(made)) is not None


def test_the_bill_says_all_that_is_locked() -> None:
    made = sbom.bill(LOCK, [])
    lines = [line.partition(" \\")[0] for line in LOCK.splitlines() if line[:1].isalnum()]
    asked = [(one.name, str(one.specifier)) for one in map(Requirement, lines)]
    assert [(one["name"], f"=={one['version']}") for one in made["components"]] == asked
    assert len(asked) > 40
    digests = [one["content"] for entry in made["components"] for one in entry["externalReferences"][0]["hashes"]]
    assert len(digests) == LOCK.count("--hash=sha256:")
    assert made["metadata"]["component"]["licenses"] == [{"license": {"id": "Apache-2.0"}}]


def test_the_bill_says_under_which_licence_each_library_is() -> None:
    """As a wheel of the lock declares it, whichever versions are installed here; `make lock` notes it down."""
    made = sbom.bill(LOCK, [])
    said = {one["purl"].removeprefix("pkg:pypi/"): one.get("licenses", []) for one in made["components"]}
    assert [purl for purl, licences in said.items() if not licences] == []
    by_name = {purl.partition("@")[0]: licences for purl, licences in said.items() if licences}
    names = ("mkdocs", "certifi", "markdown-it-py", "jinja2", "packaging")
    assert {name: next(iter(by_name[name][0].get("license", by_name[name][0]).values())) for name in names} == {
        "mkdocs": "BSD-2-Clause",
        "certifi": "MPL-2.0",
        "markdown-it-py": "MIT",
        "jinja2": "BSD License",
        "packaging": "Apache-2.0 OR BSD-2-Clause",
    }


def test_a_licence_of_no_locked_wheel_is_not_told() -> None:
    noted, made = sbom.noted(), sbom.bill(LOCK, [])
    libraries = [*sbom.locked(LOCK)]
    assert sorted(noted) == sorted(library.purl for library in libraries)
    swapped = {purl: {**said, "sha256": "0" * 64} for purl, said in noted.items()}
    for foreign in ({}, swapped):
        silent = sbom.bill(LOCK, [], licensed=foreign)
        assert [one for one in silent["components"] if "licenses" in one or "licence-of" in json.dumps(one)] == []
        assert silent["serialNumber"] != made["serialNumber"]


def test_what_was_noted_is_what_is_installed() -> None:
    """The versions of the lock that are here say the same of themselves as the wheels that were read."""
    here = {library.purl: metadata.metadata(library.name) for library in sbom.locked(LOCK) if installed(library)}
    assert len(here) > 40
    noted = sbom.noted()
    assert {purl: sbom.licence(said) for purl, said in here.items()} == {purl: noted[purl]["licenses"] for purl in here}


def installed(library: sbom.Locked) -> bool:
    try:
        return metadata.version(library.name) == library.version
    except metadata.PackageNotFoundError:
        return False


def test_the_bill_says_which_library_asks_for_which() -> None:
    made = sbom.bill(LOCK, [])
    assert len({one["bom-ref"] for one in made["components"]}) == len(made["components"])
    refs = {one["bom-ref"]: one["name"] for one in made["components"]} | {"onward": "onward"}
    asks = {refs[one["ref"]]: {refs[ref] for ref in one["dependsOn"]} for one in made["dependencies"]}
    assert {"mkdocs", "lxml", "cel-expr-python"} <= asks["onward"]
    assert "requests" not in asks["onward"]
    assert "jinja2" in asks["mkdocs"]
    scopes = {one["name"]: one["scope"] for one in made["components"]}
    assert (scopes["hatchling"], scopes["certifi"], scopes["jinja2"]) == ("excluded", "required", "required")
    (cel,) = (one for one in made["components"] if one["name"] == "cel-expr-python")
    assert "ARM64" in cel["properties"][0]["value"]


@pytest.mark.parametrize("epoch", [None, EPOCH])
def test_the_same_lock_gives_the_same_bill(epoch: str | None, tmp_path: Path) -> None:
    wheel = tmp_path / "onward-1-py3-none-any.whl"
    wheel.write_bytes(b"a")
    first = json.dumps(sbom.bill(LOCK, [wheel], epoch))
    assert json.dumps(sbom.bill(LOCK, [wheel], epoch)) == first
    wheel.write_bytes(b"b")
    changed = json.loads(json.dumps(sbom.bill(LOCK, [wheel], epoch)))
    assert changed["serialNumber"] != json.loads(first)["serialNumber"]
    assert ("timestamp" in changed["metadata"]) is (epoch is not None)
