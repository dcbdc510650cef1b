"""Note down what each locked library declares as its licence, in requirements/licences.json.

    python tools/licences.py

It is read from the metadata of a wheel that pip downloads by the digests of the lock, whether or not that version is for the Python
that runs here. The file names the wheel and its digest; a library without a wheel for this machine is left out, and its licence is
then unknown.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import Any

from sbom import LICENCES, ROOT, Locked, licence, locked

PIP = (
    "download",
    "-qq",
    "--disable-pip-version-check",
    "--no-deps",
    "--ignore-requires-python",
    "--only-binary",
    ":all:",
)


def main() -> int:
    """Ask for every library of the lock, and say which are not known."""
    lock = (ROOT / "requirements" / "site.txt").read_text("utf-8")
    read = {library.purl: declared(library) for library in locked(lock)}
    LICENCES.write_text(json.dumps({purl: said for purl, said in read.items() if said}, indent=1) + "\n", "utf-8")
    for purl, said in read.items():
        if said is None:
            print(f"there is no wheel of {purl} for this machine: its licence is unknown", file=sys.stderr)
    return 0


def declared(library: Locked) -> dict[str, Any] | None:
    """The wheel that was read, its digest, and the licence that its metadata declares; None where there is no such wheel."""
    digests = " ".join(f"--hash=sha256:{digest}" for digest in library.digests)
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "asked.txt")
        asked.write_text(f"{library.name}=={library.version} {digests}\n", "utf-8")
        words = [*PIP, "--require-hashes", "-d", folder, "-r", str(asked)]
        if subprocess.run([sys.executable, "-m", "pip", *words], check=False, stderr=subprocess.DEVNULL).returncode:
            return None
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as opened:
            (metadata,) = (name for name in opened.namelist() if name.count("/") == 1 and name.endswith("/METADATA"))
            said = PathDistribution(zipfile.Path(opened, f"{metadata.partition('/')[0]}/")).metadata
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            return {"wheel": wheel.name, "sha256": digest, "licenses": licence(said)}


if __name__ == "__main__":
    sys.exit(main())
