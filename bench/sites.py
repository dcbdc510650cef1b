"""How long a site takes and how large it is, against a plain MkDocs and Material build of the pages of `onward render`.

python bench/sites.py            30 and 300 vendors: some minutes
python bench/sites.py 1000       any other number of them

The plain site has the theme, the settings and the pages of the other, as Markdown with ready tables and drawings as files. It
leaves these pages out of its navigation, as a user with as many would.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "bench")]
from measure import Figure, alternate  # noqa: E402

from large import MKDOCS, trust_center  # noqa: E402
from onward.cli import render  # noqa: E402
from onward.site import inputs  # noqa: E402

BIN = Path(sys.executable).parent
VENDORS = (30, 300)
DAY = date(2026, 11, 24)
PAGE = ROOT / "manual" / "docs" / "reference" / "speed-of-sites.md"
OURS, PLAIN = "onward build", "MkDocs and Material"
PLUGIN = "  - onward: {day: 2026-11-24, strict_lint: false}\n"
SERVE = """
import os, sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
def spent():
    return sum(os.times()[:4])
took = []
flows = Path("inventory", "flows.yml")
for again in (False, True):
    if again:
        flows.write_text(flows.read_text("utf-8").replace("minimum: \\"1.2\\"", "minimum: \\"1.3\\"", 1), "utf-8")
    began = spent()
    config = load_config("mkdocs.yml")
    if not again:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    took.append(spent() - began)
print(*took)
"""
"""Two builds as `serve` makes them, one record edited between; seconds of the processor of each."""


@dataclass(frozen=True)
class Measured:
    """A site of so many vendors: its build, which is held against the plain one; bytes; the ratio of a rebuild."""

    vendors: int
    build: Figure
    pages: int
    html: int
    plain: int
    largest: int
    rebuild: float


def measured(temporary: Path, vendors: int) -> Measured:
    """One site, built from nothing, drawings included."""
    folder = trust_center(temporary / f"{vendors}", vendors, 3 * vendors)
    (folder / "mkdocs.yml").write_text(MKDOCS.replace("not_in_nav: /notices/", 'not_in_nav: "*"'), "utf-8")
    plain = rendered(folder, temporary / f"{vendors}-plain")
    commands = {
        OURS: ["sh", "-c", f'rm -rf .cache && "{BIN}/onward" build'],
        PLAIN: [str(BIN / "mkdocs"), "build", "-q", "-f", str(plain / "mkdocs.yml")],
    }
    found = alternate(commands, PLAIN, 1, folder)
    ours, theirs = (sizes(one / "site") for one in (folder, plain))
    return Measured(vendors, found[OURS], len(ours), sum(ours), sum(theirs), max(ours), rebuilt(folder))


def rendered(folder: Path, plain: Path) -> Path:
    """The same pages for a plain site, with findings of severity error left aside, as the settings of the site do."""
    plain.mkdir()
    (plain / "mkdocs.yml").write_text((folder / "mkdocs.yml").read_text("utf-8").replace(PLUGIN, ""), "utf-8")
    parser = argparse.ArgumentParser()
    render.configure(parser)
    asked = [str(plain / "docs"), "--inventory", str(folder / "inventory"), "--docs", str(folder / "docs")]
    loose = inputs.world_of

    def world_of(inventory: Path, day: date, strict: bool, config: Path | None = None) -> object:
        return loose(inventory, DAY, False, config)

    with mock.patch.object(inputs, "world_of", world_of):
        render.run(parser.parse_args(asked))
    return plain


def sizes(site: Path) -> list[int]:
    """Bytes of each page."""
    return [path.stat().st_size for path in site.rglob("*.html")]


def rebuilt(folder: Path) -> float:
    """How long a build of `serve` takes after one edit, to the first one, with nothing kept from before."""
    shutil.rmtree(folder / ".cache")
    done = subprocess.run([sys.executable, "-c", SERVE], cwd=folder, check=True, capture_output=True, text=True)
    first, second = map(float, done.stdout.split()[-2:])
    return second / first


def written(found: list[Measured]) -> None:
    """The page of the manual."""
    rows = "".join(
        f"| {one.vendors:,} | {one.pages:,} | {one.build.seconds:.1f} s | {one.build.ratio:.1f} × | {one.build.memory:.0f} MiB |"
        f" {one.html / 1e6:.1f} MB | {one.plain / 1e6:.1f} MB | {one.largest / 1e3:.0f} KB | {one.rebuild:.2f} × |\n"
        for one in found
    )
    PAGE.write_text(
        f"""# Speed of sites

How long `onward build` takes, with no diagram kept from an earlier build, on inventories that are generated: each vendor is in
one country, has clauses and hosts three systems, each of which sends a flow. `make bench ONLY=site` measures it and writes this
page. *To plain*: to a build of MkDocs with Material alone, of the same pages as `onward render` writes them, in the same run.
*Rebuild*: what a build of `onward serve` takes after one record was edited, to the first one.

| Vendors | Pages | Build | To plain | Memory | HTML | Plain HTML | Largest page | Rebuild |
|---|---|---|---|---|---|---|---|---|
{rows}
A list or a table that would make a page larger than 300 KB is split: companies then stand by name under purpose, country and
transfer mechanism, each at an address of its own, and have their full entries on a page for each purpose.

Measured with Python {platform.python_version()} on {platform.system()}; seconds are those of the processor.
""",
        "utf-8",
    )
    print(f"written: {PAGE.relative_to(ROOT)}")


def main(asked: list[str]) -> None:
    """Each size in turn."""
    found = []
    with tempfile.TemporaryDirectory() as temporary:
        for vendors in map(int, asked) if asked else VENDORS:
            found.append(measured(Path(temporary), vendors))
            print(f"  {found[-1]}", flush=True)
    written(found)


if __name__ == "__main__":
    main(sys.argv[1:])
