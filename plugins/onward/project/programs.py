"""What in a project can run programs, and how a run is kept from it: for what strangers propose.

Reading an inventory runs nothing. The project's own rules do, and so do settings of MkDocs: hooks, plugins, templates of the theme,
extensions of Markdown, tags of Python in YAML, and a Graphviz of one's own. What reads or writes outside of the project is refused
with them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from onward.files import shown
from onward.finding import OnwardError
from onward.project.tree import Tree

VARIABLE: Final = "ONWARD_NO_EXEC"
"""The variable of the environment behind `--no-exec`, so that it holds for every process of a run."""
PLUGINS: Final = frozenset({"search", "material/search", "onward"})
EXTENSIONS: Final = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
    }
)
READERS: Final = frozenset({"pymdownx.b64", "pymdownx.snippets"})
"""Extensions that put files of the machine, or of the network, into pages."""
_PYTHON = "tag:yaml.org,2002:python/"
_DRAWS = "graphviz-pure"


def forbid() -> None:
    """Let nothing of the project run from now on."""
    os.environ[VARIABLE] = "1"


def forbidden() -> bool:
    """Whether nothing of the project may run."""
    return bool(os.environ.get(VARIABLE))


def refuse(tree: Tree, config: Path) -> None:
    """OnwardError where a mkdocs.yml, one that it inherits from, or one of another language could run a program."""
    others = sorted(config.parent.glob(f"{config.stem}.*{config.suffix}"))
    for path in (config, *others):
        for what in _found(tree, path):
            raise OnwardError(f"`{shown(path)}` {what}, which --no-exec does not allow")


def _found(tree: Tree, path: Path) -> Iterator[str]:
    """What could run, as `has …`."""
    yield from (f"has the tag `!!python/{tag}`" for tag in _tags(tree, path))
    from onward.project import mkdocs_yml

    said = mkdocs_yml.merged(tree, path)
    if said.get("hooks"):
        yield "has `hooks`"
    theme = said.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        yield "has templates of its own (`theme: custom_dir`)"
    if said.get("extra_templates"):
        yield "has templates of its own (`extra_templates`)"
    site = path.parent / str(said.get("site_dir") or "site")
    if not Path(os.path.realpath(site)).is_relative_to(os.path.realpath(path.parent)):
        yield "has a site outside of its folder (`site_dir`)"
    plugins = _named(said.get("plugins"))
    for name in sorted({*plugins} - PLUGINS):
        yield f"has the plugin `{name}`"
    dot = (plugins.get("onward") or {}).get("dot", _DRAWS)
    if dot != _DRAWS:
        yield f"has the program `{dot}` draw (`dot`)"
    for name in sorted(_named(said.get("markdown_extensions"))):
        known = name in EXTENSIONS or name.startswith(("pymdownx.", "markdown.extensions."))
        if not known or name in READERS or ":" in name:
            yield f"has the extension of Markdown `{name}`"


def _tags(tree: Tree, path: Path) -> Iterator[str]:
    """Tags that make values of Python, which MkDocs would follow while it reads the file."""
    import yaml

    from onward.project import mkdocs_yml

    for text in mkdocs_yml.texts(tree, path):
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            tag = getattr(event, "tag", None) or ""
            if tag.startswith(_PYTHON):
                yield tag.removeprefix(_PYTHON)


def _named(said: Any) -> dict[str, Any]:
    """Names with their options, of a list of names, of a list of mappings, or of a mapping."""
    if isinstance(said, list):
        return {
            name: options
            for entry in said
            for name, options in (entry.items() if isinstance(entry, dict) else [(str(entry), {})])
        }
    return {str(name): options for name, options in said.items()} if isinstance(said, dict) else {}
