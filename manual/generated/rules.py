"""A page for each rule: its docstring, an example from its case file with what the lint prints, the law it cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import rulebook
from generated._markdown import fence, plain, table
from onward.finding import Kind
from onward.formats import Context, text
from onward.rules import Rule, all_rules

FOLDER = "reference/rules"
KINDS = {
    Kind.LAW: ("The transfer is at fault", "The recorded transfer does not satisfy a law."),
    Kind.RECORD: ("The record is at fault", "A record is incomplete, out of date, or at odds with another."),
    Kind.READER: ("The file is at fault", "A file cannot be read as an inventory. These findings cannot be waived."),
}
LAW = rulebook.law_of(rulebook.DAY, "", ())


def pages() -> Iterator[tuple[str, str]]:
    """The list of all rules, and a page for each."""
    yield f"{FOLDER}/index.md", _index()
    for one in all_rules():
        yield f"{FOLDER}/{one.id}.md", page(one)


def _index() -> str:
    rules = all_rules()
    listed = [
        f"## {title}\n\n{lead}\n\n"
        + table(("rule", "severity", "summary"), map(_row, (one for one in rules if one.kind is kind)))
        for kind, (title, lead) in KINDS.items()
    ]
    lead = (
        f"There are {len(rules)} rules. `onward explain RULE` prints a rule's page in the terminal; "
        "the [settings](../settings.md) can relax some of them, and you can add [local rules](../../how-to/house-rules.md)."
    )
    return "\n\n".join(["# Rules", lead, *listed]) + "\n"


def _row(one: Rule) -> tuple[str, str, str]:
    return f"[`{one.id}`]({one.id}.md)", one.severity.value, plain(one.summary)


def page(one: Rule) -> str:
    """What `onward explain` prints, with an example and the sources of the law."""
    summary, _, body = one.doc.partition("\n")
    facts = [("Severity", one.severity.value), ("Kind", KINDS[one.kind][0].lower()), ("Since", one.since)]
    shown = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    parts = [
        f"# {one.id}",
        plain(summary),
        f'<dl class="ow-record">{shown}</dl>',
        body.strip(),
        *_law(one),
        *_example(one),
    ]
    return "\n\n".join(parts) + "\n"


def _law(one: Rule) -> list[str]:
    if not one.law:
        return []
    cited = [LAW.cite(name) for name in one.law]
    lines = [
        f"- {plain(one.cite)}" + (f": [source](../law.md#{one.source_id})" if one.source_id else "") for one in cited
    ]
    return ["## The law behind it", "\n".join(lines)]


def _example(one: Rule) -> list[str]:
    """The first case that it finds, as a lawyer has read it, and what the lint says of it."""
    case: dict[str, Any] = next(one for one in rulebook.cases(one.id) if one["finds"])
    report = rulebook.report_of(case)
    texts = rulebook.texts_of(case)
    found = [finding for finding in report.findings if finding.rule == one.id]
    law = rulebook.law_of(case.get("day", rulebook.DAY), case.get("law", ""), tuple(case.get("policy", {}).items()))
    shown = text.shown(found[0], Context("inventory", texts, law))
    given = [fence(body, "yaml", path) for path, body in texts.items()]
    beside = [fence(case["law"], "yaml", "law/overlay.yml")] if "law" in case else []
    beside += [fence(front, "yaml", path) for path, front in case.get("notices", {}).items()]
    name = case["name"]
    title = f"## Example: {plain(name)}"
    return [title, *given, *beside, f"On {case.get('day', rulebook.DAY)}, `onward lint` says:", fence(shown, "text")]
