"""What Onward needs of a mkdocs.yml, read as MkDocs reads it: inherited, with values of the environment, other tags passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from onward.conflicts import refuse
from onward.files import shown
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.project.tree import Tree
from onward.yamltext.faults import fault, within

PLUGIN = "onward"
ENVIRONMENT: Final[set[str]] = set()
"""The variables of the environment for which files have asked in this run."""
_DEPTH = 20
"""So many files may inherit from one another."""
_MOST = 100_000
"""So many values a file may have, those that aliases and merges repeat counted each time."""


@dataclass(frozen=True, slots=True)
class Said:
    """The docs folder and that of the site, relative to the file; whether the plugin is listed; what the site is called."""

    docs_dir: str
    site_dir: str
    lists_onward: bool
    site_name: str = ""


def read(tree: Tree, path: Path) -> Said:
    """What a mkdocs.yml says; OnwardError, with the place, where it cannot be read."""
    settings = merged(tree, path)
    names = _names(settings.get("plugins"))
    docs, site = (str(settings.get(f"{name}_dir") or name) for name in ("docs", "site"))
    return Said(docs, site, PLUGIN in names, str(settings.get("site_name") or ""))


def merged(tree: Tree, path: Path) -> dict[str, Any]:
    """The whole of a mkdocs.yml over those that it inherits from, each scalar as text. OnwardError as for `read`."""
    try:
        return _merged(tree, path, tree.text(path) or "", _DEPTH)
    except RecursionError:
        raise OnwardError(f"`{shown(path)}` cannot be read: it is nested too deeply") from None


def texts(tree: Tree, path: Path) -> Iterator[str]:
    """The text of a mkdocs.yml, and of each that it inherits from."""
    for _ in range(_DEPTH + 1):
        text = tree.text(path) or ""
        yield text
        named = _parsed(path, text).get("INHERIT")
        if not named:
            return
        path = path.parent / str(named)


def _names(plugins: Any) -> list[str]:
    """The plugins of a list of names, of a list of mappings, or of a mapping."""
    if isinstance(plugins, list):
        return [
            name for plugin in plugins for name in _names(plugin if isinstance(plugin, dict) else {str(plugin): None})
        ]
    return [str(name) for name in plugins] if isinstance(plugins, dict) else []


def _merged(tree: Tree, path: Path, text: str, depth: int) -> dict[str, Any]:
    """A file over those that it inherits from."""
    settings = _parsed(path, text)
    named = settings.pop("INHERIT", None)
    if not named:
        return settings
    parent = path.parent / str(named)
    inherited = tree.text(parent)
    if inherited is None or not depth:
        why = "which does not exist" if depth else "in a cycle"
        raise OnwardError(f"`{shown(path)}` inherits from `{named}`, {why}")
    return _over(_merged(tree, parent, inherited, depth - 1), settings)


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings are merged, anything else is replaced."""
    both = {name: _over(below[name], above[name]) for name in above if _are_mappings(below.get(name), above[name])}
    return {**below, **above, **both}


def _are_mappings(*values: Any) -> bool:
    return all(isinstance(value, dict) for value in values)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    """What a file says by itself. Without values of the environment its text alone decides that, and a run asks several times."""
    return dict((_new if "!ENV" in text else _known)(path, text))


@lru_cache(maxsize=16)
def _known(path: Path, text: str) -> Mapping[str, Any]:
    return _new(path, text)


def _new(path: Path, text: str) -> Mapping[str, Any]:
    refuse(shown(path), text)
    try:
        content = yaml.load(text, _Loader)  # noqa: S506 — it makes nothing but text, lists and mappings
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        if at is None:
            raise OnwardError(f"{shown(path)}: {error.problem or error.context}") from error
        wrong = fault(text, within(text, (at.line, at.column)), error)
        line, column = wrong.at
        raise OnwardError(f"{shown(path)}:{line + 1}:{column + 1}: {wrong.message}; {wrong.hint}") from error
    except (yaml.YAMLError, ValueError, TypeError) as error:
        what = str(error).partition("\n")[0]
        raise OnwardError(f"`{shown(path)}` cannot be read as YAML: {what}") from error
    if _size(content, {}) > _MOST:
        raise OnwardError(f"`{shown(path)}` cannot be read: its aliases repeat more than {_MOST} values")
    return content if isinstance(content, dict) else {}


def _size(value: Any, known: dict[int, int]) -> int:
    """How many values there are in one, those that it repeats counted each time. RecursionError for one that holds itself."""
    if not isinstance(value, dict | list):
        return 1
    if known.get(id(value)) == 0:
        raise RecursionError
    if id(value) not in known:
        known[id(value)] = 0
        inner = [*value, *value.values()] if isinstance(value, dict) else value
        known[id(value)] = 1 + sum(_size(item, known) for item in inner)
    return known[id(value)]


_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """Every scalar is text. Only the sign of merging mappings keeps its meaning."""

    yaml_implicit_resolvers = {"<": yaml.SafeLoader.yaml_implicit_resolvers["<"]}

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Merge what a mapping names with `<<`. ConstructorError where that is more than anybody writes."""
        number = 0
        for merged in _merges(node):
            self.flatten_mapping(merged)
            number += len(merged.value)
            if number > _MOST:
                why = f"it merges more than {_MOST} values"
                raise yaml.constructor.ConstructorError(None, None, why, node.start_mark)
        super().flatten_mapping(node)


def _merges(node: yaml.MappingNode) -> Iterator[yaml.MappingNode]:
    """The mappings that a mapping names with `<<`."""
    for key, value in node.value:
        if key.tag == "tag:yaml.org,2002:merge":
            several = value.value if isinstance(value, yaml.SequenceNode) else [value]
            yield from (base for base in several if isinstance(base, yaml.MappingNode))


def _untagged(loader: Any, tag: str, node: yaml.Node) -> Any:
    """A tag that MkDocs and its extensions understand says nothing here; what it stands before stays."""
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


def _environment(loader: Any, node: yaml.Node) -> Any:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    if not isinstance(node, yaml.SequenceNode):
        name = str(_untagged(loader, "", node))
        ENVIRONMENT.add(name)
        return os.environ.get(name)
    *names, last = loader.construct_sequence(node, deep=True) or [""]
    wanted = names or [last]
    ENVIRONMENT.update(map(str, wanted))
    return next((os.environ[value] for value in wanted if str(value) in os.environ), last if names else None)


_Loader.add_multi_constructor("", _untagged)
_Loader.add_constructor("!ENV", _environment)
