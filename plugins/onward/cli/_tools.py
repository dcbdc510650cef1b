"""The tools that agents are offered: commands that only read, each with the words that it may be given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from onward.frozen import dataclass

INSTRUCTIONS: Final = (
    "Onward holds an inventory of who processes personal data, where, and under which transfer mechanism, and judges it by"
    " transfer law as of a stated date. Never decide yourself on what a transfer relies, or whether the law allows it: call `why`."
    " Never write a legal fact that no record, contract or source shows: leave it `unknown` with an owner and a due date."
    " Call `lint` after each edit of the inventory, and `explain` for a finding. Nothing here is legal advice."
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A word for a command: behind `option`, or on its own. `many`: a list of such words."""

    name: str
    about: str
    option: str = ""
    required: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """A command as a tool. `json`: it prints a JSON document, whose schema `onward schema` knows."""

    name: str
    command: str
    about: str
    arguments: tuple[Argument, ...] = ()
    json: bool = True


_SINCE = Argument("since", "git revision; only findings that are new since it", "--since")
TOOLS: Final = (
    Tool(
        "lint",
        "lint",
        "Check the inventory against the rules and transfer law: findings with file, line, law and fix",
        (_SINCE, Argument("select", "ids of rules, or causes of findings", "--select", many=True)),
    ),
    Tool(
        "explain",
        "explain",
        "Explain a rule, a finding by its key, or which changes are material and why",
        (Argument("subject", "id of a rule, key of a finding, kind of change, or `material`", required=True),),
        json=False,
    ),
    Tool(
        "why",
        "why",
        "Every transfer from and to a party: the law, the mechanism relied on, and why the others do not carry it",
        (Argument("party", "id of an actor, a system or a vendor", required=True),),
    ),
    Tool(
        "whatif",
        "whatif",
        "Which transfers lose their mechanism if decisions fall, vendors go or locations move",
        (
            Argument("revoke", "ids of decisions, schemes or instruments", "--revoke", many=True),
            Argument("remove", "ids of vendors", "--remove", many=True),
            Argument("move", "locations that move, as PARTY=COUNTRY", "--move", many=True),
        ),
    ),
    Tool(
        "diff",
        "diff",
        "What changed between two git revisions or folders, by meaning, and which changes are material",
        (
            Argument("old", "git revision or folder", required=True),
            Argument("new", "git revision or folder; the files as they are, if left out"),
        ),
    ),
    Tool(
        "calendar",
        "calendar",
        "What falls due: certifications, assessments, expiring decisions, unknown facts, reviews, notices",
        (Argument("within", "a period, such as P90D", "--within"),),
    ),
    Tool(
        "history",
        "history",
        "Every change of the published list, with the days on which it was announced and took effect",
    ),
    Tool(
        "review",
        "review",
        "What a branch changes, in Markdown: mechanisms before and after, who must be notified by when, the draft notice",
        (Argument("base", "the branch to merge into, such as `origin/main`", required=True),),
        json=False,
    ),
)


def declared(tool: Tool) -> dict[str, Any]:
    """A tool as the protocol lists it."""
    fields = {argument.name: _schema(argument) for argument in tool.arguments}
    required = [argument.name for argument in tool.arguments if argument.required]
    return {
        "name": tool.name,
        "description": tool.about,
        "inputSchema": {
            "type": "object",
            "properties": fields,
            "additionalProperties": False,
            **({"required": required} if required else {}),
        },
        "annotations": {"readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False},
    }


def _schema(argument: Argument) -> dict[str, Any]:
    if argument.many:
        return {"type": "array", "items": {"type": "string"}, "description": argument.about}
    return {"type": "string", "description": argument.about}


def words(tool: Tool, given: Mapping[str, Any]) -> list[str]:
    """What stands behind the command. ValueError for an argument that is missing, unknown, no text, or looks like an option."""
    if not isinstance(given, Mapping):
        raise ValueError("`arguments` is a table")
    known = [argument.name for argument in tool.arguments]
    unknown = sorted({*given} - {*known})
    if unknown:
        takes = f"it takes {', '.join(known)}" if known else "it takes none"
        raise ValueError(f"`{tool.name}` knows no argument `{unknown[0]}`; {takes}")
    said = [word for argument in tool.arguments for word in _said(argument, given.get(argument.name))]
    return [*(["--format", "json"] if tool.json else []), *said]


def _said(argument: Argument, value: Any) -> Iterator[str]:
    if value is None:
        if argument.required:
            raise ValueError(f"`{argument.name}` is missing")
        return
    for word in value if argument.many and isinstance(value, list) else [value]:
        if not isinstance(word, str) or not word:
            raise ValueError(f"`{argument.name}` is a text" + (", or a list of texts" if argument.many else ""))
        if word.startswith("-") or "\0" in word:
            raise ValueError(f"`{argument.name}` cannot be `{word}`")
        yield from ([argument.option] if argument.option else [])
        yield word
