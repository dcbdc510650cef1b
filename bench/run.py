"""Speed and memory of whole processes against named peers on the same files, in one run; measured, and nothing is asserted.

python bench/run.py              all of it: an hour
python bench/run.py lint         growth with the number of flows, written to the manual
python bench/run.py commands     starting, and the other commands
python bench/run.py site         how long sites take, written to the manual, and how fast pages are; `site 1000`: 1,000 vendors
"""

from __future__ import annotations

import platform
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "bench")]
import sites  # noqa: E402
from chart import chart, exponent  # noqa: E402
from inventories import flow, generate  # noqa: E402
from measure import Figure, alternate  # noqa: E402

BIN = Path(sys.executable).parent
ONWARD = str(BIN / "onward")
DAY = ("--on", "2026-11-24")
SIZES = {30: 5, 300: 5, 1_000: 5, 10_000: 3, 100_000: 1}
"""Flows, and the rounds for which they are measured."""
PEERS_UP_TO = 10_000
COMMITS, TOUCHING = 1_000, 200
PAGE = ROOT / "manual" / "docs" / "reference" / "speed.md"
PICTURE = ROOT / "manual" / "docs" / "assets" / "speed.svg"
LINT, BARE, SCHEMA = "onward lint", "YAML loader alone", "check-jsonschema"
LOAD = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yml")):
    yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
"""
"""The bare load of the same files with PyYAML's loader in C: what everything is held against."""


def lint(temporary: Path) -> dict[int, dict[str, Figure]]:
    """A lint, the bare load of the same files, and the peer, at each size."""
    found = {}
    for flows, rounds in SIZES.items():
        folder = temporary / str(flows)
        texts = [str(path) for path in sorted(generate(folder, flows).rglob("*.yml"))]
        commands = {
            LINT: [ONWARD, "lint", *DAY, "--format", "json"],
            BARE: [sys.executable, "-c", LOAD, "inventory"],
            SCHEMA: [
                str(BIN / "check-jsonschema"),
                "--schemafile",
                str(ROOT / "schema" / "inventory.schema.json"),
                *texts,
            ],
        }
        if flows > PEERS_UP_TO:
            del commands[SCHEMA]
        found[flows] = alternate(commands, BARE, rounds, folder)
        shown(f"{flows:,} flows, {flows // 10:,} parties", found[flows], BARE)
    return found


def commands(temporary: Path) -> None:
    """Starting, against an empty program of Python; the other commands, against a lint of the same files."""
    starting = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "onward --version": [ONWARD, "--version"],
        "onward --help": [ONWARD, "--help"],
        "onward lint (worked example)": [ONWARD, "lint", *DAY],
    }
    shown("starting", alternate(starting, "python -c pass", 9, ROOT), "python -c pass")
    folder = revised(temporary / "revised", 1_000)
    asking = {
        LINT: [ONWARD, "lint", *DAY],
        "onward lint --since HEAD~1": [ONWARD, "lint", *DAY, "--since", "HEAD~1"],
        "onward diff HEAD~1": [ONWARD, "diff", *DAY, "HEAD~1"],
        "onward why vendor-1": [ONWARD, "why", *DAY, "vendor-1"],
        "onward notice check": [ONWARD, "notice", "check", *DAY],
    }
    shown("1,000 flows, one of them changed", alternate(asking, LINT, 3, folder), LINT)
    folder = long_history(temporary / "long", 30)
    past = {LINT: [ONWARD, "lint", *DAY], "onward history": [ONWARD, "history", *DAY]}
    shown(f"30 flows, {COMMITS:,} commits, {TOUCHING} of the inventory", alternate(past, LINT, 3, folder), LINT)


def revised(folder: Path, flows: int) -> Path:
    """A repository of two commits; the second changes one flow."""
    inventory = generate(folder, flows)
    git(folder, "init", "-q")
    committed(folder, "first")
    with (inventory / "flows-0000.yml").open("a", encoding="utf-8") as file:
        file.write(another(0, flows))
    committed(folder, "second")
    return folder


def long_history(folder: Path, flows: int) -> Path:
    """A repository of many commits; one in five adds a flow, the others change a file beside the inventory."""
    inventory = generate(folder, flows)
    git(folder, "init", "-q")
    for number in range(COMMITS):
        (folder / "notes.txt").write_text(f"{number}\n", "utf-8")
        if number % (COMMITS // TOUCHING) == 0:
            with (inventory / "flows-0000.yml").open("a", encoding="utf-8") as file:
                file.write(another(number, flows))
        committed(folder, f"commit {number}")
    return folder


def another(number: int, flows: int) -> str:
    """One more flow, of an id that no other has."""
    return flow(flows + number, max(flows // 20, 5), random.Random(number))


def committed(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=Bench", "-c", "user.email=bench@acme.example", "commit", "-qm", message)


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True)


def shown(title: str, found: dict[str, Figure], against: str) -> None:
    """The figures of one case, as they come."""
    print(f"\n{title}")
    for name, one in found.items():
        print(f"  {name:30} {one.seconds:8.2f} s  {one.memory:6.0f} MiB  {one.ratio:6.2f} x {against}", flush=True)


def written(found: dict[int, dict[str, Figure]]) -> None:
    """The page of the manual, and its picture."""
    rows = "".join(
        f"| {flows:,} | {of[LINT].ratio:.1f} × | {of[LINT].seconds:.2f} s | {of[LINT].memory:.0f} MiB | {of[BARE].seconds:.2f} s |"
        f" {f'{of[SCHEMA].ratio:.1f} ×' if SCHEMA in of else 'not measured'} |\n"
        for flows, of in found.items()
    )
    lines = {
        name: [(float(flows), of[name].seconds) for flows, of in found.items() if name in of]
        for name in (LINT, BARE, SCHEMA)
    }
    large = lines[LINT][-2:]
    PAGE.write_text(
        f"""# Speed

How long a lint takes on inventories that are generated to read like real ones: an organization under three laws, a tenth as many
parties as flows, vendors in chains of five, agreements with clauses, 40 claims. `make bench` measures whole processes in turn and
writes this page; nothing of the lint was kept from an earlier run. Ratios are to PyYAML's loader in C, which only reads the same
files; they hold from one machine to another better than seconds do. Peer: check-jsonschema, which holds the same files to the
JSON Schema.

| Flows | Lint to loader | Lint | Memory | Loader | check-jsonschema to loader |
|---|---|---|---|---|---|
{rows}
![Seconds of a lint by number of flows, both in powers of ten](../assets/speed.svg)

From {large[0][0]:,.0f} to {large[1][0]:,.0f} flows the time grows with the power {exponent(large):.2f} of their number;
1 is linear. Measured with Python {platform.python_version()} on {platform.system()}; seconds are those of the processor.
""",
        "utf-8",
    )
    PICTURE.write_text(chart(lines, "flows", "seconds"), "utf-8")
    print(f"\nwritten: {PAGE.relative_to(ROOT)}, {PICTURE.relative_to(ROOT)}")


def pages(temporary: Path) -> None:
    """What Lighthouse says of the speed of Opsient's pages, as a phone on a slow line; a busy machine makes them look slow."""
    from served import build, served
    from test_lighthouse import report

    folder = temporary / "opsient"
    build(ROOT, folder)
    with served(folder) as address:
        for path in ("", "subprocessors/", "data-flows/"):
            told = report(address + path, temporary, ("performance",))
            figures = [
                told["audits"][name]["displayValue"] for name in ("first-contentful-paint", "total-blocking-time")
            ]
            score = told["categories"]["performance"]["score"]
            print(f"  /{path:20} {100 * score:3.0f} of 100, first paint {figures[0]}, blocked {figures[1]}")


def main(asked: list[str]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        if not asked or "lint" in asked:
            written(lint(Path(temporary)))
        if not asked or "commands" in asked:
            commands(Path(temporary))
        if not asked or "site" in asked:
            print("\nonward build, no diagram kept from before")
            sites.main([word for word in asked if word.isdecimal()])
            print("\nLighthouse, performance")
            pages(Path(temporary))


if __name__ == "__main__":
    main(sys.argv[1:])
