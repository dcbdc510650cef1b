"""Speed and memory of whole processes against named peers on the same files, in one run; measured, and nothing is asserted.

python bench/run.py              all of it: an hour
python bench/run.py lint         growth with the number of flows, written to the manual
python bench/run.py commands     the other commands, written to the manual
python bench/run.py site         how long sites take, written to the manual, and how fast pages are; `site 1000`: 1,000 vendors
"""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "bench")]
import commands  # noqa: E402
import sites  # noqa: E402
from chart import chart, exponent  # noqa: E402
from inventories import generate  # noqa: E402
from measure import Figure, alternate  # noqa: E402

BIN = Path(sys.executable).parent
ONWARD = str(BIN / "onward")
DAY = ("--on", "2026-11-24")
KEEPING_NOTHING = ("env", "ONWARD_CACHE=")
"""A run as if there had been none before."""
NOTHING = "python -c pass"
SIZES = {30: 5, 300: 5, 1_000: 5, 10_000: 3, 100_000: 1}
"""Flows, and the rounds for which they are measured."""
PEERS_UP_TO = 10_000
PAGE = ROOT / "manual" / "docs" / "reference" / "speed.md"
TEMPLATE = ROOT / "bench" / "speed.md"
PICTURE = ROOT / "manual" / "docs" / "assets" / "speed.svg"
LINT, AGAIN, BARE = "onward lint", "onward lint, again", "YAML loader alone"
EDITED = "onward lint, after an edit"
EDITING = (
    "sh",
    "-c",
    'f=inventory/flows-0000.yml; { echo "# $$"; sed "/id: flow-3$/,/description:/s/data: .*/data: [data.kind-$(($$ % 40))]/" $f; }'
    ' > edited && mv edited $f && exec "$@"',
    "sh",
)
"""Lets one flow carry other data and adds a line above all others of its file, then runs what follows."""
PEERS = SCHEMA, YAMLLINT = "check-jsonschema", "yamllint"
YAML_STYLE = "{extends: relaxed, rules: {line-length: disable}}"
"""yamllint is under the GPL, so that nothing here installs it: it is measured where somebody has."""
LOAD = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yml")):
    yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
"""
"""The bare load of the same files with PyYAML's loader in C: what everything is held against."""


def lint(temporary: Path) -> dict[int, dict[str, Figure]]:
    """A lint, the same once more, the bare load of the same files, and the peers, at each size."""
    found = {}
    for flows, rounds in SIZES.items():
        folder = temporary / str(flows)
        texts = [str(path) for path in sorted(generate(folder, flows).rglob("*.yml"))]
        linting = [ONWARD, "lint", *DAY, "--format", "json"]
        keeping = ["env", f"ONWARD_CACHE={folder / 'cache'}", *linting]
        commands = {
            LINT: [*KEEPING_NOTHING, *linting],
            AGAIN: keeping,
            EDITED: [*EDITING, *keeping],
            BARE: [sys.executable, "-c", LOAD, "inventory"],
            SCHEMA: [
                str(BIN / "check-jsonschema"),
                "--schemafile",
                str(ROOT / "schema" / "inventory.schema.json"),
                *texts,
            ],
            YAMLLINT: [shutil.which(YAMLLINT) or "", "-d", YAML_STYLE, "inventory"],
        }
        apart = (
            {*PEERS, AGAIN, EDITED}
            if flows > PEERS_UP_TO
            else {name for name, words in commands.items() if not words[0]}
        )
        commands = {name: words for name, words in commands.items() if name not in apart}
        found[flows] = alternate(commands, BARE, rounds, folder)
        shown(f"{flows:,} flows, {flows // 10:,} parties", found[flows], BARE)
    return found


def starting(temporary: Path) -> dict[str, Figure]:
    """Starting, against an empty program of Python."""
    commands = {
        NOTHING: [sys.executable, "-c", "pass"],
        "onward --version": [ONWARD, "--version"],
        "onward --help": [ONWARD, "--help"],
        "onward lint, of the worked example": [*KEEPING_NOTHING, ONWARD, "lint", *DAY],
        "the same, again": ["env", f"ONWARD_CACHE={temporary / 'example'}", ONWARD, "lint", *DAY],
    }
    found = alternate(commands, NOTHING, 9, ROOT)
    shown("starting", found, NOTHING)
    return found


def shown(title: str, found: dict[str, Figure], against: str) -> None:
    """The figures of one case, as they come."""
    print(f"\n{title}")
    for name, one in found.items():
        print(f"  {name:30} {one.seconds:8.2f} s  {one.memory:6.0f} MiB  {one.ratio:6.2f} x {against}", flush=True)


def written(found: dict[int, dict[str, Figure]], begun: dict[str, Figure]) -> None:
    """The page of the manual, and its picture."""
    rows = "".join(
        f"| {flows:,} | {of[LINT].ratio:.1f} × | {of[LINT].seconds:.2f} s | {of[LINT].memory:.0f} MiB"
        f" | {_seconds(of, EDITED)} | {_seconds(of, AGAIN)} |"
        f" {of[BARE].seconds:.2f} s | {_ratio(of, SCHEMA)} | {_ratio(of, YAMLLINT)} |\n"
        for flows, of in found.items()
    )
    starts = "".join(
        f"| `{name}` | {figure.ratio:.1f} × | {1000 * figure.seconds:.0f} ms |\n" for name, figure in begun.items()
    ).replace("`the same, again`", "the same, again")
    lines = {
        name: [(float(flows), of[name].seconds) for flows, of in found.items() if name in of]
        for name in (LINT, AGAIN, BARE, *PEERS)
    }
    large = lines[LINT][-2:]
    page = TEMPLATE.read_text("utf-8").format(
        rows=rows,
        starts=starts,
        few=f"{large[0][0]:,.0f}",
        many=f"{large[1][0]:,.0f}",
        exponent=f"{exponent(large):.2f}",
        python=platform.python_version(),
        system=platform.system(),
    )
    PAGE.write_text(page, "utf-8")
    PICTURE.write_text(chart({name: points for name, points in lines.items() if points}, "flows", "seconds"), "utf-8")
    print(f"\nwritten: {PAGE.relative_to(ROOT)}, {PICTURE.relative_to(ROOT)}")


def _seconds(of: dict[str, Figure], name: str) -> str:
    return f"{of[name].seconds:.2f} s" if name in of else "not measured"


def _ratio(of: dict[str, Figure], name: str) -> str:
    return f"{of[name].ratio:.1f} ×" if name in of else "not measured"


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
            written(lint(Path(temporary)), starting(Path(temporary)))
        if not asked or "commands" in asked:
            commands.main()
        if not asked or "site" in asked:
            print("\nonward build, no diagram kept from before")
            sites.main([word for word in asked if word.isdecimal()])
            print("\nLighthouse, performance")
            pages(Path(temporary))


if __name__ == "__main__":
    main(sys.argv[1:])
