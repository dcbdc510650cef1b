"""What the other commands take, against a lint of the same files that nothing was kept of; written to the manual.

python bench/commands.py         all of it: a quarter of an hour
"""

from __future__ import annotations

import platform
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "bench")]
from inventories import flow, generate  # noqa: E402
from measure import Figure, alternate  # noqa: E402

ONWARD = str(Path(sys.executable).parent / "onward")
DAY = ("--on", "2026-11-24")
KEEPING_NOTHING = ("env", "ONWARD_CACHE=")
COMMITS, TOUCHING = 1_000, 200
PAGE = ROOT / "manual" / "docs" / "reference" / "speed-of-commands.md"
TEMPLATE = ROOT / "bench" / "speed-of-commands.md"
LINT = "onward lint"
MORE = "echo >> inventory/flows-0000.yml && git -c user.name=Bench -c user.email=bench@acme.example commit -qam more"
Found = list[tuple[str, dict[str, Figure]]]


def measured(temporary: Path) -> Found:
    """Two revisions of two sizes, and a long history."""
    found = [one_edit(temporary / f"{flows}", flows, rounds) for flows, rounds in ((1_000, 3), (10_000, 1))]
    folder = long_history(temporary / "long", 30)
    keeping, past = f"ONWARD_CACHE={temporary / 'past'}", ("history", *DAY, "--format")
    asking = {
        LINT: [*KEEPING_NOTHING, ONWARD, "lint", *DAY],
        "onward history": [*KEEPING_NOTHING, ONWARD, *past, "text"],
        "the same, one commit later": ["env", keeping, "sh", "-c", f'{MORE} && "{ONWARD}" {" ".join(past)} text'],
        "the same, again": ["env", keeping, ONWARD, *past, "text"],
    }
    title = f"30 flows, which become {30 + TOUCHING} in {COMMITS:,} commits, {TOUCHING} of the inventory"
    return [*found, shown(title, alternate(asking, LINT, 3, folder))]


def one_edit(temporary: Path, flows: int, rounds: int) -> tuple[str, dict[str, Figure]]:
    """The commands that hold two revisions against each other, and those that answer about one."""
    folder, keeping = revised(temporary / "revised", flows), ["env", f"ONWARD_CACHE={temporary / 'kept'}"]
    since = ("lint", *DAY, "--since", "HEAD~1")
    asking = {
        LINT: [*KEEPING_NOTHING, ONWARD, "lint", *DAY],
        "onward lint --since HEAD~1": [*KEEPING_NOTHING, ONWARD, *since],
        "the same, again": [*keeping, ONWARD, *since],
        "onward diff HEAD~1": [*KEEPING_NOTHING, ONWARD, "diff", *DAY, "HEAD~1"],
        "onward why vendor-1": [*KEEPING_NOTHING, ONWARD, "why", *DAY, "vendor-1"],
        "onward notice check": [*KEEPING_NOTHING, ONWARD, "notice", "check", *DAY],
    }
    if rounds == 1:
        subprocess.run(asking["the same, again"], cwd=folder, check=False, stdout=subprocess.DEVNULL)
    return shown(f"{flows:,} flows, one of them new since the commit before", alternate(asking, LINT, rounds, folder))


def revised(folder: Path, flows: int) -> Path:
    """A repository of two commits; the second adds a flow."""
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


def shown(title: str, figures: dict[str, Figure]) -> tuple[str, dict[str, Figure]]:
    """The figures of one case, as they come."""
    print(f"\n{title}")
    for name, figure in figures.items():
        print(
            f"  {name:30} {figure.seconds:8.2f} s  {figure.memory:6.0f} MiB  {figure.ratio:6.2f} x {LINT}", flush=True
        )
    return title, figures


def page(found: Found) -> str:
    """The page of the manual: a table for each case."""
    tables = "\n".join(f"## {title}\n\n{table(figures)}" for title, figures in found)
    return TEMPLATE.read_text("utf-8").format(tables=tables, python=platform.python_version(), system=platform.system())


def table(figures: Mapping[str, Figure]) -> str:
    rows = "".join(
        f"| {name if name.startswith('the same') else f'`{name}`'} | {figure.ratio:.2f} × | {figure.seconds:.2f} s |"
        f" {figure.memory:.0f} MiB |\n"
        for name, figure in figures.items()
    )
    return f"| Command | To a lint | Time | Memory |\n|---|---|---|---|\n{rows}"


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        PAGE.write_text(page(measured(Path(temporary))), "utf-8")
    print(f"\nwritten: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
