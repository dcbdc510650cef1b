"""Changes to YAML text that keep its comments and its layout: edits by position, and all else stays as it was written.

Only text that `onward.yamltext.reader` reads without a finding is edited: it has no aliases, and no nesting that a parser minds.
"""

from __future__ import annotations

import difflib
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from onward.finding import OnwardError
from onward.frozen import dataclass

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_RESOLVER: Any = yaml.resolver.Resolver()
_TEXT, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@`= ")
_FLOW = re.compile(r"[,\[\]{}?]")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_LONG, _WIDTH = 96, 120
"""A text longer than the first is folded over lines of the second, where its style allows; in characters."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands from `start` up to `end`, in code points, instead of what stood there."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; OnwardError where two of them overlap. New lines end as those of the text do."""
    ending = "\r\n" if "\r\n" in text else "\n"
    made, at = [], 0
    for edit in sorted(edits):
        if edit.start < at:
            raise OnwardError("two changes overlap; make one of them, then try again")
        made += [text[at : edit.start], edit.text.replace("\r\n", "\n").replace("\n", ending)]
        at = edit.end
    return "".join([*made, text[at:]])


def composed(text: str) -> yaml.Node | None:
    """The nodes of a YAML text with their places; None for a text without any."""
    return yaml.compose(text, Loader=_LOADER)


def difference(path: str, before: str, after: str) -> str:
    """What changes in a file, as a unified diff; empty where nothing does."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def mapping_at(node: yaml.Node | None, line: int, column: int) -> yaml.MappingNode | None:
    """The mapping that starts at a place (1-based); None where none does."""
    mappings = (inner for inner in nodes(node) if isinstance(inner, yaml.MappingNode) and _starts(inner, line, column))
    return next(mappings, None)


def mappings(node: yaml.Node | None) -> dict[tuple[int, int], yaml.MappingNode]:
    """All mappings by the place where they start (1-based); of two that start at one place the outer one."""
    by_place: dict[tuple[int, int], yaml.MappingNode] = {}
    for inner in nodes(node):
        if isinstance(inner, yaml.MappingNode):
            by_place.setdefault((inner.start_mark.line + 1, inner.start_mark.column + 1), inner)
    return by_place


def _starts(node: yaml.Node, line: int, column: int) -> bool:
    return bool(node.start_mark.line == line - 1 and node.start_mark.column == column - 1)


def nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """A node and all below it, in the order of the text."""
    if node is not None:
        yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from nodes(key)
            yield from nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from nodes(item)


def field(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """The value of a mapping's field; None where it has no such field."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def with_entry(text: str, collection: str, entry: Mapping[str, str]) -> str:
    """The text with one more record at the end of a collection, which is begun where the text has none.

    OnwardError for a text whose layout leaves no place for it.
    """
    root = composed(text)
    begun = f"{collection}:\n{_block(entry, 2, 2)}"
    if root is None:
        return applied(text, [_below(text, len(text), begun, "\n")])
    if not isinstance(root, yaml.MappingNode):
        raise OnwardError("the file has no collection")
    node = field(root, collection)
    if isinstance(node, yaml.SequenceNode) and node.value:
        return applied(text, _appended(text, node, entry))
    if node is not None:
        return applied(text, [_filled(text, root, node, entry)])
    if root.flow_style:
        raise OnwardError("the file is one flow mapping; add the collection to it by hand")
    return applied(text, [_below(text, content_end(text, root), begun)])


def _below(text: str, end: int, lines: str, last: str = "") -> Edit:
    """Lines of their own after the line in which a position lies; `last` follows them at the end of the text."""
    at = line_end(text, end)
    starts = at == 0 or text[at - 1] == "\n"
    return Edit(at, at, f"{lines}\n" if starts else f"\n{lines}{last}")


def _filled(text: str, root: yaml.MappingNode, node: yaml.Node, entry: Mapping[str, str]) -> Edit:
    """The first entry of a collection that is written empty: `[]`, `null`, or nothing behind its colon."""
    start, end = node.start_mark.index, node.end_mark.index
    rest = text[end : line_end(text, end)].strip()
    if root.flow_style or (rest and isinstance(node, yaml.SequenceNode)):
        return Edit(start, end, f"[{_flow(entry)}]")
    if rest:
        end = start = line_end(text, end)
    else:
        start = len(text[:start].rstrip(" "))
    return Edit(start, end, f"\n{_block(entry, 2, 2)}")


def _appended(text: str, sequence: yaml.SequenceNode, entry: Mapping[str, str]) -> list[Edit]:
    """One more item in the manner of the last one."""
    last = sequence.value[-1]
    end = content_end(text, last)
    if not sequence.flow_style:
        dash = sequence.start_mark.column
        gap = last.start_mark.column - dash if isinstance(last, yaml.MappingNode) and not last.flow_style else 2
        flow = isinstance(last, yaml.MappingNode) and last.flow_style
        item = f"{' ' * dash}- {_flow(entry)}" if flow else _block(entry, dash, gap if 1 < gap < 9 else 2)
        return [_below(text, end, item)]
    stop = line_end(text, end)
    if sequence.end_mark.index <= stop:
        return [Edit(end, end, f", {_flow(entry)}")]
    rest = text[end:stop]
    before, after = ("", ",") if rest.lstrip().startswith(",") else (",", "")
    item = f"\n{' ' * last.start_mark.column}{_flow(entry)}"
    return [Edit(end, stop, f"{before}{rest}{item}{after}")]


def with_fields(text: str, node: yaml.MappingNode, fields: Mapping[str, str]) -> str:
    """The text with some fields of a mapping set to these values; fields that it lacks come at its end."""
    edits = []
    missing: dict[str, str] = {}
    for name, value in fields.items():
        old = field(node, name)
        if old is None:
            missing[name] = value
        elif not isinstance(old, yaml.ScalarNode) or old.value != value:
            edits.append(_replaced(text, node, old, value))
    if missing:
        end = content_end(text, node.value[-1][1])
        if node.flow_style:
            edits.append(Edit(end, end, "".join(f", {name}: {scalar(value, True)}" for name, value in missing.items())))
        else:
            edits.append(_below(text, end, _lines(missing, node.start_mark.column)))
    return applied(text, edits)


def _replaced(text: str, node: yaml.MappingNode, old: yaml.Node, value: str) -> Edit:
    end = content_end(text, old)
    end -= len(text[:end]) - len(text[:end].rstrip("\r\n"))
    start = old.start_mark.index
    space = " " if start and text[start - 1] not in " \t" else ""
    beside = node.flow_style or text[end : line_end(text, end)].strip()
    written = scalar(value, bool(node.flow_style)) if beside else _folded(value, node.start_mark.column)
    return Edit(start, end, space + written)


def scalar(value: str, flow: bool = False) -> str:
    """A text as YAML writes it: plain where every reader takes it for that text, else in double quotes."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
    plain = (
        value
        and not value.startswith(_INDICATORS)
        and not value.endswith((" ", ":"))
        and ": " not in value
        and " #" not in value
        and not _ESCAPED.search(value.replace('"', "").replace("\\", ""))
        and not (flow and _FLOW.search(value))
        and (tag == _TEXT or _DAY.fullmatch(value))
    )
    return value if plain else f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '"\\' else "\\n" if character == "\n" else f"\\u{ord(character):04x}"


def _folded(value: str, indent: int) -> str:
    """A field's value in block style: a long text of single words goes over several lines."""
    words = value.split(" ")
    if len(value) <= _LONG or not all(words) or _ESCAPED.search(value.replace('"', "").replace("\\", "")):
        return scalar(value)
    inner = " " * (indent + 2)
    lines = textwrap.wrap(value, max(_WIDTH - len(inner), 40), break_long_words=False, break_on_hyphens=False)
    return "\n".join([">-", *(inner + line for line in lines)])


def _lines(fields: Mapping[str, str], indent: int) -> str:
    return "\n".join(f"{' ' * indent}{name}: {_folded(value, indent)}" for name, value in fields.items())


def _block(entry: Mapping[str, str], dash: int, gap: int) -> str:
    return f"{' ' * dash}-{' ' * (gap - 1)}{_lines(entry, dash + gap).lstrip(' ')}"


def _flow(entry: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {scalar(value, True)}" for name, value in entry.items()) + "}"


def is_rewritten(value: str) -> bool:
    """Whether a tool that takes a plain value as YAML 1.1 does would write another one back, or none."""
    if _RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) in (_TEXT, _NULL):
        return False
    try:
        back = yaml.safe_dump(yaml.safe_load(value))
    except (ValueError, yaml.YAMLError):
        return True
    return back.partition("\n")[0] != value


def content_end(text: str, node: yaml.Node) -> int:
    """Where the content of a node ends: before the comments and blank lines that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return content_end(text, last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        keeps = "+" in text[node.start_mark.index : text.find("\n", node.start_mark.index)].partition("#")[0]
        return end if keeps else min(line_after(text, len(text[:end].rstrip())), end)
    return end


def line_after(text: str, at: int) -> int:
    """The start of the next line, or the end of the text; the position itself at a line's start."""
    end = at - 1 if at and text[at - 1] == "\n" else text.find("\n", at)
    return end + 1 if end >= 0 else len(text)


def line_end(text: str, at: int) -> int:
    """The end of the line of a position, without its line break; the position itself at a line's start."""
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end and end > at and text[end - 1] == "\r" else end
