"""Write what a release consists of as a CycloneDX 1.7 bill of materials, from the locked dependencies.

    python tools/sbom.py FILE [BUILT …]

BUILT are the wheel and the sdist, named with their digests. The lock says which library asks for which, and the digests of all
files that may be installed; the licence of each is what a wheel of that version declares, as `licences.py` noted it down with the
name and the digest of the wheel. What only the build of the package needs is there with the scope `excluded`. The same lock gives
the same bytes; `SOURCE_DATE_EPOCH` sets the time.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

ROOT = Path(__file__).parent.parent
LICENCES = ROOT / "requirements" / "licences.json"
PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$")
DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
OURS = "onward"
CLASSIFIERS = {
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
    "The Unlicense (Unlicense)": "Unlicense",
}
"""The licences of PyPI's classifiers that name one text alone, by their ids in SPDX; `BSD License` names several."""


@dataclass
class Locked:
    """A library of the lock, and who asks for it."""

    name: str
    version: str
    marker: str
    digests: list[str]
    asked_by: list[str]

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(lock: str) -> Iterator[Locked]:
    """The libraries of a lock as `uv pip compile` writes it."""
    now: Locked | None = None
    for line in lock.splitlines():
        if pinned := PINNED.match(line):
            if now:
                yield now
            now = Locked(pinned["name"].lower(), pinned["version"], pinned["marker"] or "", [], [])
        elif now and (digest := DIGEST.search(line)):
            now.digests.append(digest[1])
        elif now and (asking := line.partition("#")[2].removeprefix(" via").split()):
            now.asked_by.append(asking[0])
    if now:
        yield now


def needed(libraries: Sequence[Locked]) -> set[str]:
    """Those without which the package does not run."""
    asking, names = {OURS}, set[str]()
    while asking:
        asking = {one.name for one in libraries if not asking.isdisjoint(one.asked_by)} - names
        names |= asking
    return names


def noted() -> dict[str, dict[str, Any]]:
    """What was noted down of the libraries of the lock, by package URL: `wheel`, its `sha256`, the `licenses` that it declares."""
    read: dict[str, dict[str, Any]] = json.loads(LICENCES.read_text("utf-8"))
    return read


def licence(said: metadata.PackageMetadata) -> list[dict[str, Any]]:
    """A licence as CycloneDX writes it: an id or an expression of SPDX, else the name that the library gives it."""
    stated = [said.get("License-Expression"), said.get("License")]
    trove = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    ids = [CLASSIFIERS[one] for one in trove if one in CLASSIFIERS]
    for text in (*filter(None, stated), *(ids if len(ids) == len(trove) == 1 else ())):
        try:
            known = str(canonicalize_license_expression(text))
        except InvalidLicenseExpression:
            continue
        if " " in known:
            return [{"expression": known, "acknowledgement": "declared"}]
        return [{"license": {"id": known, "acknowledgement": "declared"}}]
    return [{"license": {"name": name, "acknowledgement": "declared"}} for name in trove]


def component(one: Locked, runs: bool, said: Mapping[str, Any] | None) -> dict[str, Any]:
    """A library; its licence only where the wheel that declares it is one of those that the lock names."""
    read = said if said and said["sha256"] in one.digests else {"licenses": [], "wheel": ""}
    facts = {"onward:marker": one.marker, "onward:licence-of": read["wheel"]}
    properties = [{"name": name, "value": value} for name, value in facts.items() if value]
    hashes = [{"alg": "SHA-256", "content": digest} for digest in sorted(one.digests)]
    files = {"type": "distribution", "url": f"https://pypi.org/simple/{one.name}/", "hashes": hashes}
    return {
        "type": "library", "bom-ref": one.purl, "name": one.name, "version": one.version, "purl": one.purl,
        "scope": "required" if runs else "excluded", **({"licenses": read["licenses"]} if read["licenses"] else {}),
        "externalReferences": [files], **({"properties": properties} if properties else {}),
    }  # fmt: skip


def ours(built: list[Path]) -> dict[str, Any]:
    """The package itself, with what was built of it."""
    version = VERSION.search((ROOT / "plugins" / "onward" / "__init__.py").read_text("utf-8"))
    assert version
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(built)}
    files = [
        {"type": "distribution", "url": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for name, digest in digests.items()
    ]
    return {
        "type": "application", "bom-ref": OURS, "name": project["name"], "version": version[1],
        "description": project["description"], "purl": f"pkg:pypi/{OURS}@{version[1]}",
        "licenses": [{"license": {"id": project["license"]}}], **({"externalReferences": files} if files else {}),
    }  # fmt: skip


def bill(
    lock: str,
    built: list[Path],
    epoch: str | None = None,
    licensed: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """The whole bill; its serial number follows from what it says. `licensed`: as `noted` has them."""
    libraries = [*locked(lock)]  # a library may be there in two versions, each for some versions of Python
    licensed = noted() if licensed is None else licensed
    runs = needed(libraries)
    asks = {
        asking: sorted(one.purl for one in libraries if name in one.asked_by)
        for asking, name in ((OURS, OURS), *((one.purl, one.name) for one in libraries))
    }
    said = {
        "components": [component(one, one.name in runs, licensed.get(one.purl)) for one in libraries],
        "dependencies": [{"ref": ref, "dependsOn": on} for ref, on in asks.items()],
    }
    about: dict[str, Any] = {"component": ours(built)}
    if epoch:
        about = {"timestamp": datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), **about}
    serial = uuid5(NAMESPACE_URL, json.dumps([about, said], sort_keys=True))
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.7", "serialNumber": f"urn:uuid:{serial}", "version": 1,
        "metadata": about, **said,
    }  # fmt: skip


def main(out: str, *built: str) -> int:
    lock = (ROOT / "requirements" / "site.txt").read_text("utf-8")
    made = bill(lock, [Path(one) for one in built], os.environ.get("SOURCE_DATE_EPOCH"))
    Path(out).write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
