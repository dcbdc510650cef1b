"""The house rules, read off the code itself: layers, purity, budgets, law as data, rules with their pages and cases."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path
from pkgutil import iter_modules
from statistics import median

import pytest
import yaml

from house import MODULES, PACKAGE, ROOT, functions, own_rooms
from onward import __version__
from onward.packaged import modules
from onward.rules import NEEDS, all_rules
from onward.transfers.reasons import REASONS, rule_of
from shared import shipped_law

LAYERS = {
    "doors": "cli __main__ site/plugin site/languages site/inputs site/config site/finish site/reading site/sources site/keeping"
    " site/figures",
    "project": "project",
    "channels": "contracts formats notices imports exports review site site/views site/parts site/diagrams site/page site/fences"
    " site/statements site/html site/frame site/shell site/cover site/linked_data site/policy site/scripts site/search"
    " site/resources",
    "words": "words words/changes words/countries words/deliveries words/dues words/grounds words/law words/materiality"
    " words/scenarios words/together",
    "answers": "lint diff claims calendar whatif history fixes",
    "rules": "rules",
    "world": "world transfers",
    "nouns": "graph law observe records catalogue words/catalogue words/locales",
    "text": "frozen finding osl yamltext markdown family conflicts characters counting jsontext ics packaged tilt onward",
}
MUTE = {"one", "found", "told", "it"}
"""Local names that stand for values of every type."""
LEAVES = {
    "clock",
    "door",
    "files",
    "git",
    "journal",
    "kept",
    "objects",
    "send",
    "swap",
    "site/draw",
    "site/drawn",
    "observe/browser",
}
DOORS = set(LAYERS["doors"].split())
OUTER = {*DOORS, *LAYERS["project"].split()}
"""The rooms that hold leaves in their hands."""
TEXT = set(LAYERS["text"].split())
DEPTH = {room: depth for depth, rooms in enumerate(LAYERS.values()) for room in rooms.split()}
IMPURE = {"os", "sys", "io", "pathlib", "glob", "shutil", "subprocess", "tempfile", "socket", "smtplib", "http", "time"}
IMPURE |= {"urllib.request", "random", "secrets", "uuid", "locale", "platform", "threading", "multiprocessing"}
IN_MEMORY = {("exports/_zip.py", "io"), ("exports/parquet.py", "io"), ("packaged.py", "os")}
"""Files that are written in memory before they are bytes; and what our own package holds, which changes as little."""
ASKING = {"open", "print", "input", "eval", "exec", "__import__", "breakpoint"}
"""Functions that need no import to reach the outside."""
MEMORY = {
    "Entries",
    "Reader",
    "_Reader",
    "Reading",
    "_Reading",
    "_Walk",
    "_Words",
    "Read",
    "_Arrival",
    "Search",
    "Unit",
    "Singles",
    "Case",
    "Drawer",
    "Figures",
    "Kept",
    "Visit",
    "Word",
}
"""What a piece of work writes on while it is under way; everything else is frozen."""

FILE_MOST, FILE_MEDIAN = 300, 120
FUNCTION_MOST, FUNCTION_MEDIAN = 40, 8

HEADINGS = ("## Why it matters", "## How to fix", "## Not a problem when")
FORMS = {"2026-01-31", "2026-01-15", "2026-11-24"}
"""Days that show how a day is written; no law knows them."""
PROTOCOL = {"2025-06-18", "2025-03-26", "2024-11-05"}
"""Versions of the Model Context Protocol, which are named by days."""
EVERYTHING = {"Exception", "BaseException"}
EPOCH = "date(1970, 1, 1)"
HOMOGRAPHS = {("cli/whatif.py", "ID"), ("site/diagrams/dot.py", "LR"), ("characters.py", "AL")}
"""A placeholder, a direction of drawing and one of letters that look like countries."""
CLAUSE = re.compile(r"(\b(Arts?|Articles?|Clauses?|Sections?|Annex|Recitals?|Schedule)\b\.?|§)\s*\(?\d", re.IGNORECASE)
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
COUNTRIES = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,4})?([ ,]+[A-Z]{2}(-[A-Z0-9]{1,4})?)*")
PROMISES = re.compile(r"\b(compliant|verified|(is|are) (safe|lawful|ok))\b", re.IGNORECASE)
EVASIONS = re.compile(r"\b(TODO|FIXME|XXX|importorskip|mark\.skip|mark\.skipif|mark\.xfail|pytest\.skip)\b")

CORE = tuple(one for one in MODULES if one.room not in OUTER | LEAVES)
RULES = tuple(one for one in MODULES if one.room == "rules" and not one.path.name.startswith("_"))


def test_local_names_say_what_they_hold() -> None:
    """`for transfer in transfers`: a name that stands for values of every type hides what it holds from its reader."""
    assert [
        f"{module.name}:{line} {name}" for module in MODULES for line, name in local_names(module.tree) if name in MUTE
    ] == []


def local_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """What functions and comprehensions bind: names, and arguments; not the fields of a class."""
    fields = {id(one.target) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for one in annotated(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in fields:
            yield node.lineno, node.id


def annotated(node: ast.ClassDef) -> Iterator[ast.AnnAssign]:
    return (one for one in node.body if isinstance(one, ast.AnnAssign))


def test_a_mute_name_would_be_found() -> None:
    tree = ast.parse("class A:\n    told: str\ndef f(one): return [found for found in one]\nit = 1")
    assert sorted(name for _, name in local_names(tree)) == ["found", "it", "one"]


def test_every_room_has_its_place() -> None:
    assert sorted({one.room for one in MODULES} - set(DEPTH) - LEAVES) == []


def test_imports_point_down() -> None:
    wrong = [
        f"{module.name}:{line} imports {room}"
        for module in MODULES
        if module.room in DEPTH
        for line, room in own_rooms(module)
        if room not in LEAVES and DEPTH[room] < DEPTH[module.room]
    ]
    assert wrong == []


def test_views_share_parts_and_not_each_other() -> None:
    wrong = [
        f"{module.name}:{line} imports {name}"
        for module in MODULES
        if module.parts[:2] in {("site", "views"), ("site", "parts")} and module.path.name != "__init__.py"
        for line, name in module.imports
        if name.startswith("onward.site.views.")
    ]
    assert wrong == []


def test_rooms_form_no_circle() -> None:
    above: dict[str, set[str]] = {}
    for module in MODULES:
        above.setdefault(module.room, set()).update(room for _, room in own_rooms(module) if room != module.room)
    without_doors = {room: below - DOORS for room, below in above.items() if room not in DOORS}
    assert list(TopologicalSorter(without_doors).static_order())


def test_only_doors_touch_the_outside() -> None:
    wrong = [
        f"{module.name}:{line} imports {room}"
        for module in MODULES
        if module.room not in OUTER | LEAVES
        for line, room in own_rooms(module)
        if room in LEAVES
    ]
    assert wrong == []


def test_nothing_rests_on_the_command_line() -> None:
    rooms = [
        (module, line, room)
        for module in MODULES
        if module.room not in {"cli", "__main__"}
        for line, room in own_rooms(module)
    ]
    assert [f"{module.name}:{line} imports {room}" for module, line, room in rooms if room == "cli"] == []


def test_leaves_hang_from_nothing() -> None:
    wrong = [
        f"{module.name}:{line} imports {room}"
        for module in MODULES
        if module.room in LEAVES
        for line, room in own_rooms(module)
        if room not in TEXT | LEAVES
    ]
    assert wrong == []


def test_core_is_pure() -> None:
    wrong = [
        f"{module.name}:{line} imports {name}"
        for module in CORE
        for line, name in module.imports
        if any(name == one or name.startswith(f"{one}.") for one in IMPURE | {"mkdocs"})
        if (module.name, name) not in IN_MEMORY
    ]
    assert wrong == []


def test_core_asks_nobody() -> None:
    wrong = [
        f"{module.name}:{node.lineno} calls {node.func.id}()"
        for module in CORE
        for node in module.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKING
        if (module.name, node.func.id) != ("frozen.py", "exec")  # methods of data classes, of the names of their fields
    ]
    assert wrong == []


def test_only_doors_read_the_clock() -> None:
    inside = [module for module in MODULES if module.room not in {*DOORS, "clock"}]
    called = [
        f"{module.name}:{node.lineno} calls {node.func.attr}()"
        for module in inside
        for node in module.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"today", "now", "utcnow"}
    ]
    imported = [
        f"{module.name}:{line} imports {name}"
        for module in inside
        for line, name in module.imports
        if name.partition(".")[0] == "time"
    ]
    assert called + imported == []


def test_only_doors_answer_for_errors() -> None:
    """Inside, an error may be told its place and raised on, never swallowed; only the outermost door catches everything."""
    caught = [
        (module, node, {one.id for one in ast.walk(node.type) if isinstance(one, ast.Name)} if node.type else {"all"})
        for module in MODULES
        for node in module.nodes
        if isinstance(node, ast.ExceptHandler)
    ]
    wide = [f"{module.name}:{node.lineno}" for module, node, names in caught if names & {"all", *EVERYTHING}]
    swallowed = [
        f"{module.name}:{node.lineno}"
        for module, node, names in caught
        if "OnwardError" in names and module.room not in DOORS and not isinstance(node.body[-1], ast.Raise)
    ]
    assert caught
    assert [one.partition(":")[0] for one in wide] == ["cli/__init__.py"]
    assert swallowed == []


def test_values_are_frozen() -> None:
    wrong = [
        f"{module.name}:{node.lineno} {node.name}"
        for module in MODULES
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and node.name not in MEMORY
        if any("dataclass" in (made := ast.unparse(one)) and "frozen=True" not in made for one in node.decorator_list)
    ]
    assert wrong == []


def test_files_are_short() -> None:
    lengths = {one.name: len(one.text.splitlines()) for one in MODULES}
    assert {name: length for name, length in lengths.items() if length > FILE_MOST} == {}
    assert median(lengths.values()) <= FILE_MEDIAN


def test_functions_are_short() -> None:
    lengths = dict(functions())
    assert {name: length for name, length in lengths.items() if length > FUNCTION_MOST} == {}
    assert median(lengths.values()) <= FUNCTION_MEDIAN


def test_code_knows_no_country() -> None:
    listed = yaml.load((PACKAGE / "law" / "countries.yml").read_text("utf-8"), yaml.CBaseLoader)
    codes = {one["id"] for one in listed["countries"]}
    wrong = [
        f"{module.name}:{line} {text!r}"
        for module in MODULES
        for line, text in module.strings
        if COUNTRIES.fullmatch(text) and (module.name, text) not in HOMOGRAPHS
        if any(part.partition("-")[0] in codes for part in re.split("[ ,]+", text))
    ]
    assert {"NO", "US", "GB"} <= codes
    assert wrong == []


def test_code_knows_no_day() -> None:
    written = [
        f"{module.name}:{line} {text!r}"
        for module in MODULES
        for line, text in module.strings
        if set(DAY.findall(text)) - FORMS - PROTOCOL
    ]
    built = [
        f"{module.name}:{node.lineno} {ast.unparse(node)}"
        for module in MODULES
        for node in module.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"date", "datetime"}
        if node.args and all(isinstance(one, ast.Constant) for one in node.args) and ast.unparse(node) != EPOCH
    ]
    assert written + built == []


def test_code_knows_no_clause() -> None:
    wrong = [
        f"{module.name}:{line} {text!r}" for module in MODULES for line, text in module.strings if CLAUSE.search(text)
    ]
    assert wrong == []


def test_rules_have_their_headings() -> None:
    wrong = [
        one.name
        for one in RULES
        if [line for line in (ast.get_docstring(one.tree) or "").splitlines() if line in HEADINGS] != list(HEADINGS)
    ]
    assert RULES
    assert wrong == []


def test_rules_have_their_constants() -> None:
    wrong = [
        one.name
        for one in RULES
        if {"SEVERITY", "LAW", "KIND", "SINCE"} - {target.id for node in one.tree.body for target in named(node)}
    ]
    assert wrong == []


def named(node: ast.stmt) -> list[ast.Name]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [one for one in targets if isinstance(one, ast.Name)]


def test_rules_need_what_there_is() -> None:
    assert {one.id: one.needs for one in all_rules() if set(one.needs) - set(NEEDS)} == {}
    assert {need for one in all_rules() for need in one.needs} == set(NEEDS)


def test_rules_that_read_notices_or_pages_say_so() -> None:
    reads = {"notices": {"notices", "beginnings", "first_day", "announced"}, "pages": {"written"}}
    needs = {one.id: one.needs for one in all_rules()}
    wrong = [
        (name, need)
        for one in MODULES
        if (name := one.name.removeprefix("rules/").replace("_", "-")) in needs
        for node in one.nodes
        for need, attributes in reads.items()
        if isinstance(node, ast.Attribute) and node.attr in attributes and ast.unparse(node.value) == "world"
        if need not in needs[name]
    ]
    assert wrong == []


def test_rules_say_since_when_there_is_one() -> None:
    released = re.findall(r"^## \[([0-9.]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert {one.id: one.since for one in all_rules() if one.since not in {*released, __version__}} == {}


def test_rules_cite_law_that_exists() -> None:
    known = shipped_law(date(2026, 11, 24)).citations
    cited = {one.id: set(one.law) for one in all_rules()}
    assert {name: missing for name, ids in cited.items() if (missing := ids - set(known))} == {}


def test_rules_have_their_cases() -> None:
    assert [one.name for one in RULES if not (ROOT / "tests" / "rules" / f"{one.path.stem}.yml").is_file()] == []


def test_cases_have_their_rules() -> None:
    stems = {one.path.stem for one in RULES}
    assert sorted(one.name for one in (ROOT / "tests" / "rules").glob("*.yml") if one.stem not in stems) == []


@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        (["--version"], set()),
        (["--help"], set()),
        (["notice", "--help"], {"onward.cli.notice"}),
        (["explain", "no-transfer-ground"], {"onward.cli.explain"}),
    ],
    ids=str,
)
def test_a_command_loads_itself_and_nothing_heavy(words: list[str], loaded: set[str]) -> None:
    script = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules))\n"
        "from onward.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    found = set(done.stdout.splitlines()[-1].split())
    assert found & {"networkx", "mkdocs", "graphviz", "cel_expr_python"} == set()
    assert {one for one in found if re.match(r"onward\.cli\.[a-z]", one)} == loaded
    assert loaded or "onward.finding" not in found


def test_data_classes_are_whole_where_a_command_starts_without_half_of_them() -> None:
    script = (
        "import sys, onward.cli._start, dataclasses\n"
        "print('inspect' in sys.modules)\n"
        "held = dataclasses.make_dataclass('A', ['b'])\n"
        "import inspect\n"
        "print(held.__doc__, held(1), dataclasses.inspect.signature is inspect.signature, inspect.isclass(held))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False", "A(b: 'typing.Any') A(b=1) True True"]


def test_modules_are_listed_as_python_lists_them() -> None:
    for package in ("onward", "onward.rules", "onward.cli", "onward.site.views", "onward.claims.functions"):
        listed = iter_modules(importlib.import_module(package).__path__)
        assert modules(package) == tuple(sorted(module.name for module in listed))


def test_what_installs_needs_nothing_installed() -> None:
    """`make` runs the installer with a Python that has no package yet."""
    command = [sys.executable, "-I", "-S", "-c", "import sys; sys.path.insert(0, 'tools'); import system"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_lint_needs_neither_mkdocs_nor_graphviz() -> None:
    script = (
        "import sys\n"
        "from onward.cli import main\n"
        "code = main(['lint', '--on', '2026-11-24'])\n"
        "print('loaded:', sorted({'mkdocs', 'graphviz', 'graphviz_pure'} & set(sys.modules)))\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env={}, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_nothing_is_promised() -> None:
    pages = [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "manual").rglob("*.md"),
    ]
    pages += [
        path for path in PACKAGE.rglob("*") if path.suffix in {".html", ".j2", ".md"} or path.parent.name == "words"
    ]
    said = [(path, n, line) for path in pages if path.is_file() for n, line in enumerate(readable(path), 1)]
    said += [(one.path, n, text) for one in MODULES for n, text in one.strings]
    said += [(one.path, 1, ast.get_docstring(one.tree) or "") for one in MODULES if one.room in {"rules", "cli"}]
    wrong = [f"{path.relative_to(ROOT)}:{n} {text.strip()!r}" for path, n, text in said if PROMISES.search(text)]
    assert wrong == []


def readable(path: Path) -> list[str]:
    return [] if path.suffix == ".py" else path.read_text("utf-8").splitlines()


def test_nothing_is_put_off() -> None:
    files = [*PACKAGE.rglob("*.py"), *(path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))]
    lines = [(path, n, line) for path in files for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)]
    assert [f"{path.relative_to(ROOT)}:{n}" for path, n, line in lines if EVASIONS.search(line)] == []


def test_every_reason_has_its_rule_and_every_rule_on_transfers_its_reason() -> None:
    named = {one.reason: one.id for one in all_rules() if one.reason}
    assert {rule_of(kind) for kind in REASONS} == set(named.values())
    assert {name: rule_of(kind) for kind, name in named.items() if rule_of(kind) != name} == {}
