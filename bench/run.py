"""Speed and memory of a cold lint against peers on the same files, and the speed of pages; measured, and nothing is asserted."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from large import trust_center  # noqa: E402
from served import build, served  # noqa: E402
from test_lighthouse import report  # noqa: E402

BIN = Path(sys.executable).parent
ROUNDS = 3
FILES = 50
COUNTRIES = ["US", "IN", "DE", "GB", "JP", "FR", "CH", "SG"]


def generate(folder: Path, flows: int, parties: int) -> Path:
    """An inventory of one organization: half of the parties are systems, half vendors; every flow is like a real one."""
    chance = random.Random(flows)
    inventory = folder / "inventory"
    inventory.mkdir(parents=True)
    half = parties // 2
    categories = [f"data.kind-{number}" for number in range(40)]
    purposes = [f"purpose-{number}" for number in range(10)]
    (inventory / "organization.yml").write_text(
        "organization: {id: acme, name: Acme, country: IE, regimes: [eu-gdpr]}\npurposes:\n"
        + "".join(f"  - {{id: {name}, name: {name}, role: controller}}\n" for name in purposes)
        + "data_categories:\n"
        + "".join(f"  - {{id: {name}, name: {name}, identifiability: personal}}\n" for name in categories)
    )
    (inventory / "systems.yml").write_text(
        "systems:\n"
        + "".join(
            f"  - {{id: system-{n}, name: System {n}, locations: [IE], collects: [{', '.join(categories)}]}}\n"
            for n in range(half)
        )
    )
    roles = ", ".join(f"{{purpose: {name}, role: processor}}" for name in purposes)
    (inventory / "subprocessors.yml").write_text(
        "subprocessors:\n" + "".join(vendor(n, roles, categories, chance) for n in range(half))
    )
    per_file = max(flows // FILES, 1)
    for number in range(0, flows, per_file):
        text = "".join(
            flow(n, half, categories, purposes, chance) for n in range(number, min(number + per_file, flows))
        )
        (inventory / f"flows-{number:06}.yml").write_text("flows:\n" + text)
    return inventory


def vendor(number: int, roles: str, categories: list[str], chance: random.Random) -> str:
    return f"""  - id: vendor-{number}
    name: Vendor {number}
    legal_name: Vendor {number} Inc.
    address: {number} Example Street
    contact: privacy@vendor-{number}.example
    roles: [{roles}]
    data: [{", ".join(categories)}]
    locations: [{{country: {chance.choice(COUNTRIES)}, activity: storage}}]
    contract: {{kind: dpa}}
    safeguards:
      - instrument: eu-scc-2021
        module: 2
        signed: 2024-02-20
        copy: privacy@vendor-{number}.example
        terms: {{clause_9: general}}
        assessment: {{kind: tia, completed: 2026-08-01}}
"""


def flow(number: int, half: int, categories: list[str], purposes: list[str], chance: random.Random) -> str:
    data = ", ".join(sorted(chance.sample(categories, 3)))
    return f"""  - id: flow-{number}
    name: What flow {number} is for, in a few words
    from: system-{chance.randrange(half)}
    to: vendor-{chance.randrange(half)}
    data: [{data}]
    purpose: {chance.choice(purposes)}
    frequency: continuous
    access: transfer
    transport: {{protocol: TLS, minimum: "1.2"}}
    description: A sentence that says what this flow carries, and why it has to.
"""


BARE = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yml")):
    yaml.load(path.read_text(), Loader=yaml.CSafeLoader)
"""


def measure(command: list[str], rounds: int = ROUNDS) -> tuple[float, float]:
    """Seconds (the median of some rounds) and mebibytes of a whole process."""
    seconds, memory = [], 0.0
    for _ in range(rounds):
        start = time.perf_counter()
        with tempfile.TemporaryFile() as sink:
            child = subprocess.Popen(command, stdout=sink, stderr=sink, cwd=ROOT)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        seconds.append(time.perf_counter() - start)
        scale = 1024 if sys.platform != "darwin" else 1024 * 1024
        memory = max(memory, usage.ru_maxrss / scale)
        if child.returncode not in (0, 1):
            raise SystemExit(f"{command[0]} could not run (exit code {child.returncode})")
    return statistics.median(seconds), memory


def sites(temporary: Path) -> None:
    """A site of four times as many vendors and systems, cold, drawings included: about four times the work is linear."""
    found = {}
    for vendors in (250, 1_000):
        folder = trust_center(temporary / f"site-{vendors}", vendors, 3 * vendors)
        found[vendors] = measure([str(BIN / "onward"), "build", "--config", str(folder / "mkdocs.yml")], rounds=1)
        seconds, memory = found[vendors]
        print(f"  {vendors:5,} vendors, {3 * vendors:5,} systems: {seconds:8.2f} s  {memory:7.0f} MiB")
    print(f"  four times as much takes {found[1_000][0] / found[250][0]:.2f} x of it")


def pages(temporary: Path) -> None:
    """What Lighthouse says of the speed of Opsient's pages, as a phone on a slow line; a busy machine makes them look slow."""
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


def main() -> None:
    schema = str(ROOT / "schema" / "inventory.schema.json")
    with tempfile.TemporaryDirectory() as temporary:
        for flows, parties in ((1_000, 200), (10_000, 1_000)):
            inventory = generate(Path(temporary) / str(flows), flows, parties)
            texts = [str(path) for path in sorted(inventory.rglob("*.yml"))]
            commands = {
                "onward lint": [str(BIN / "onward"), "lint", "--inventory", str(inventory), "--on", "2026-11-24"],
                "yaml.CSafeLoader, bare load": [sys.executable, "-c", BARE, str(inventory)],
                "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", schema, *texts],
            }
            found = {name: measure(command) for name, command in commands.items()}
            ours, memory = found["onward lint"]
            print(f"\n{flows:,} flows, {parties:,} parties, cold processes, median of {ROUNDS}")
            for name, (seconds, used) in found.items():
                print(f"  {name:30} {seconds:8.2f} s  {used:7.0f} MiB   onward takes {ours / seconds:5.2f} x of it")
            print(f"  memory of onward lint: {memory:.0f} MiB")
        print("\nonward build, all diagrams drawn anew")
        sites(Path(temporary))
        print("\nLighthouse, performance")
        pages(Path(temporary))


if __name__ == "__main__":
    main()
