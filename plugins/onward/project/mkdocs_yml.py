"""What Onward needs of a mkdocs.yml, read as MkDocs reads it: inherited, with values of the environment, other tags passed over."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from onward.files import shown
from onward.finding import OnwardError
from onward.project.tree import Tree

PLUGIN = "onward"
_DEPTH = 20
"""So many files may inherit from one another."""


@dataclass(frozen=True, slots=True)
class Said:
    """The docs folder, relative to the file, and whether the plugin is listed."""

    docs_dir: str
    lists_onward: bool


def read(tree: Tree, path: Path) -> Said:
    """What a mkdocs.yml says; OnwardError, with the place, where it cannot be read."""
    try:
        told = _merged(tree, path, tree.text(path) or "", _DEPTH)
    except RecursionError:
        raise OnwardError(f"`{shown(path)}` cannot be read: it is nested too deeply") from None
    return Said(str(told.get("docs_dir") or "docs"), PLUGIN in _names(told.get("plugins")))


def _names(plugins: Any) -> list[str]:
    """The plugins of a list of names, of a list of mappings, or of a mapping."""
    if isinstance(plugins, list):
        return [name for one in plugins for name in _names(one if isinstance(one, dict) else {str(one): None})]
    return [str(name) for name in plugins] if isinstance(plugins, dict) else []


def _merged(tree: Tree, path: Path, text: str, depth: int) -> dict[str, Any]:
    """A file over those that it inherits from."""
    told = _parsed(path, text)
    named = told.pop("INHERIT", None)
    if not named:
        return told
    parent = path.parent / str(named)
    inherited = tree.text(parent)
    if inherited is None or not depth:
        why = "which does not exist" if depth else "in a cycle"
        raise OnwardError(f"`{shown(path)}` inherits from `{named}`, {why}")
    return _over(_merged(tree, parent, inherited, depth - 1), told)


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings are merged, anything else is replaced."""
    both = {name: _over(below[name], above[name]) for name in above if _are_mappings(below.get(name), above[name])}
    return {**below, **above, **both}


def _are_mappings(*values: Any) -> bool:
    return all(isinstance(one, dict) for one in values)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        told = yaml.load(text, _Loader)  # noqa: S506 — it makes nothing but text, lists and mappings
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        place = f":{at.line + 1}:{at.column + 1}" if at else ""
        raise OnwardError(f"{shown(path)}{place}: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError) as error:
        what = str(error).partition("\n")[0]
        raise OnwardError(f"`{shown(path)}` cannot be read as YAML: {what}") from error
    return told if isinstance(told, dict) else {}


_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """Every scalar is text. Only the sign of merging mappings keeps its meaning."""

    yaml_implicit_resolvers = {"<": yaml.SafeLoader.yaml_implicit_resolvers["<"]}


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
        return os.environ.get(str(_untagged(loader, "", node)))
    *names, last = loader.construct_sequence(node, deep=True) or [""]
    wanted = names or [last]
    return next((os.environ[one] for one in wanted if str(one) in os.environ), last if names else None)


_Loader.add_multi_constructor("", _untagged)
_Loader.add_constructor("!ENV", _environment)
