"""Reads the package's own code, for the tests of the house rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins" / "onward"


@dataclass(frozen=True)
class Module:
    """One Python file of the package."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def parts(self) -> tuple[str, ...]:
        parts = self.path.relative_to(PACKAGE).with_suffix("").parts
        return parts[:-1] if parts[-1] == "__init__" else parts

    @property
    def room(self) -> str:
        return room_of(self.parts)

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> tuple[tuple[int, str], ...]:
        """Line and full name of everything that is imported, at any depth of the file."""
        found = (node for node in self.nodes if isinstance(node, ast.Import | ast.ImportFrom))
        return tuple((node.lineno, name) for node in found for name in imported(node))

    @cached_property
    def strings(self) -> tuple[tuple[int, str], ...]:
        """Line and value of every string that is neither documentation nor an example of a command."""
        apart = {id(one) for node in self.nodes for one in said_apart(node)}
        found = (one for one in self.nodes if isinstance(one, ast.Constant) and id(one) not in apart)
        return tuple((one.lineno, one.value) for one in found if isinstance(one.value, str))


def room_of(parts: tuple[str, ...]) -> str:
    """The room of a module: a file or a folder of the package; below `site` and `words` one step further, and so for a leaf."""
    return (
        "/".join(parts[: 2 if parts[:1] in (("site",), ("words",)) or parts[:2] == ("observe", "browser") else 1])
        or "onward"
    )


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    assert not node.level, "imports name the whole way"
    return [f"{node.module}.{one.name}" for one in node.names]


DECLARING = {"public", "customer", "internal", "required", "again"}
"""The functions with which a field of a record is declared; their first argument is its documentation."""


def said_apart(node: ast.AST) -> list[ast.AST]:
    """The text of a docstring, of what a field of a record states, or of the constant that shows how a command is called."""
    if isinstance(node, ast.Expr):
        return [node.value]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DECLARING:
        return [*node.args[:1]]
    if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "EXAMPLE" for one in node.targets):
        return [node.value]
    return []


MODULES = tuple(Module(path) for path in sorted(PACKAGE.rglob("*.py")))


def own_rooms(module: Module) -> Iterator[tuple[int, str]]:
    """The rooms of the package that a module imports from, with the line."""
    for line, name in module.imports:
        first, *rest = name.split(".")
        if first == "onward":
            found = any((PACKAGE / one).exists() for top in rest[:1] for one in (top, f"{top}.py"))
            yield line, room_of(tuple(rest)) if found else "onward"


def functions() -> Iterator[tuple[str, int]]:
    for module in MODULES:
        for node in module.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module.name}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1
