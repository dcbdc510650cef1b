"""The site's scripts as one that any page may load: a browser that opens a page from a disk refuses modules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import TopologicalSorter
from typing import Final

from onward.finding import OnwardError

PATH: Final = "assets/onward/onward.js"
_IMPORT = re.compile(r'^import \{(?P<names>[^{}"\n]*)\} from "\./(?P<module>[\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<kind>const|function|class) (?P<name>\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b[^\n]*", re.MULTILINE)


def bundle(modules: Mapping[str, str]) -> str:
    """Modules {name: text} in one script, each in a scope of its own behind those that it imports.

    Raises OnwardError for a form of import or export that is not `import { a, b } from "./name.js";` or `export` before a
    constant, a function or a class; CycleError for modules that import each other.
    """
    needs = {name: {match["module"] for match in _IMPORT.finditer(text)} for name, text in sorted(modules.items())}
    body = "".join(_scope(name, modules[name]) for name in TopologicalSorter(needs).static_order())
    return f'"use strict";\n(() => {{\nconst modules = {{}};\n{body}}})();\n'


def _scope(name: str, text: str) -> str:
    taken = _IMPORT.sub(lambda match: f'const {{{_named(match["names"])}}} = modules["{match["module"]}"];', text)
    given = ", ".join(match["name"] for match in _EXPORT.finditer(taken))
    inner = _EXPORT.sub(lambda match: f"{match['kind']} {match['name']}", taken)
    if left := _LEFT.search(inner):
        raise OnwardError(f"{name}: {left[0]!r} cannot be put into one script")
    return f'modules["{name}"] = (() => {{\n{inner}\nreturn {{{given}}};\n}})();\n'


def _named(names: str) -> str:
    """`a as b` of an import is `a: b` of a constant."""
    return names.replace(" as ", ": ")
