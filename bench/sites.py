"""How long a site takes and how large it is, against a plain MkDocs and Material build of the pages of `onward render`.

python bench/sites.py            30, 100 and 300 vendors: some minutes
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
VENDORS = (30, 100, 300)
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
edits = (
    (Path("docs", "index.md"), "# index\\n", "# index\\n\\nA sentence more.\\n"),
    (Path("inventory", "flows.yml"), "minimum: \\"1.2\\"", "minimum: \\"1.3\\""),
)
for edit in (None, *edits):
    if edit:
        path, there, then = edit
        path.write_text(path.read_text("utf-8").replace(there, then, 1), "utf-8")
    began = spent()
    config = load_config("mkdocs.yml")
    if not edit:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    took.append(spent() - began)
print(*took)
"""
"""Builds as `serve` makes them: the first, one after an edit of prose, one after that of a record; seconds of the processor."""


REASONS = """\
The plain build finds tables and drawings ready, and reads the tables as Markdown; `onward build` makes both, and lets no table
pass Markdown. Of 30 seconds of the processor at 1,000 vendors:

| What | Share |
|---|---|
| tables, lists and drawings of the pages, made of the records | 43 % |
| the theme's templates around each page | 14 % |
| Markdown, links and search, page by page | 12 % |
| reading the inventory, assessing transfers, lint | 12 % |
| Graphviz | 7 % |
| lists, feeds and other files for machines | 6 % |
| the policy in each page, and the index of the search | 6 % |

After a record was edited, tables and drawings are made again for all pages, since a transfer, a name or a group of a drawing may
change any of them, and nothing records which page has read what. Pages that come out the same are then neither read as Markdown
nor put into templates again. After an edit of prose no more than the inventory is read and assessed again.

A vendor's page of 26 KB is 10 KB of frame, 12 KB of what it says and 4 KB of its drawing. What the theme writes alike into
every page and what is nothing without scripts, its search, scripts and settings, stands once in a script and is not among
them. Of the frame, 3 KB are the head for search engines, feeds and other machines, 1 KB each the ways to subscribe, the menu
of phones and the table of contents; the rest are header, tabs, state of the law and footer. Of what the page says, 3 KB are
words, 1 KB addresses, and 8 KB the elements and attributes that make them tables, lists and sections for screen readers, the
stylesheet and the reader's choice. The drawing, which a plain page has in a file of its own, is followed by the same flows
and their parties as rows, and in words.

At 1,000 vendors their pages are 26 MB, 10 MB of them frame, and the other pages 13 MB. 25 MB in all would leave 12 KB for a
vendor: the frame and 2 KB, less than the bare words. What is left to cut is content: the drawings (4 MB), the flows in words
beside the same flows as rows (1 MB), feeds in each head and ways to subscribe (2 MB), what a page explains though another
page does, too (1 MB). Leaving out quotation marks and closing tags, which HTML allows, would take 7 % from all pages, and
from simple programs the ability to read them.
"""
"""What a profile of the build shows, and what a page is made of."""


@dataclass(frozen=True)
class Measured:
    """A site of so many vendors: its build, which is held against the plain one; bytes; the ratios of rebuilds."""

    vendors: int
    build: Figure
    pages: int
    html: int
    plain: int
    largest: int
    prose: float
    record: float


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
    return Measured(vendors, found[OURS], len(ours), sum(ours), sum(theirs), max(ours), *rebuilt(folder))


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


def rebuilt(folder: Path) -> tuple[float, float]:
    """How long builds of `serve` take after an edit of prose and of a record, to the first one, with nothing kept before."""
    shutil.rmtree(folder / ".cache")
    done = subprocess.run([sys.executable, "-c", SERVE], cwd=folder, check=True, capture_output=True, text=True)
    first, prose, record = map(float, done.stdout.split()[-3:])
    return prose / first, record / first


def written(found: list[Measured]) -> None:
    """The page of the manual."""
    rows = "".join(
        f"| {one.vendors:,} | {one.pages:,} | {one.build.seconds:.1f} s | {one.build.ratio:.1f} × | {one.build.memory:.0f} MiB |"
        f" {one.html / 1e6:.1f} MB | {one.plain / 1e6:.1f} MB | {one.largest / 1e3:.0f} KB |"
        f" {one.prose:.2f} × | {one.record:.2f} × |\n"
        for one in found
    )
    PAGE.write_text(
        f"""# Speed of sites

How long `onward build` takes, with no diagram kept from an earlier build, on inventories that are generated: each vendor is in
one country, has clauses and hosts three systems, each of which sends a flow. `make bench ONLY=site` measures it and writes this
page. *To plain*: to a build of MkDocs with Material alone, of the same pages as `onward render` writes them, in the same run.
*After prose*, *after a record*: what a build of `onward serve` takes after a sentence of a page, and after a value of a flow was
edited, to the first one.

| Vendors | Pages | Build | To plain | Memory | HTML | Plain HTML | Largest page | After prose | After a record |
|---|---|---|---|---|---|---|---|---|---|
{rows}
A list or a table that would make a page larger than 300 KB is split: companies then stand by name under purpose, country and
transfer mechanism, each at an address of its own, and have their full entries on a page for each purpose.

## What remains

{REASONS}
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
