"""The Open Subprocessor List: its publisher, its entries and its tables as an inventory, with nothing left out that one can say.

What a publisher concludes (`mechanisms`, `standing`, `status`) is concluded anew from the records; it is read only where the
list states nothing from which it would follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from onward.characters import escaped
from onward.finding import OnwardError
from onward.imports import Asked, Draft, File, Reading, Told
from onward.imports._records import Unknown
from onward.jsontext import parse_json
from onward.law import Law
from onward.osl.terms import ENTRY, NOTICE, PARTS, PUBLISHER, TABLES
from onward.osl.validate import problems
from onward.records.inventory import ORGANIZATION

_UNSAID = ("changes", "previous", "archive", "lists", "whole", "not_expressed")
"""Members of a list for which an inventory has no field."""
Record = dict[str, Any]


ABOUT = "an Open Subprocessor List"
ENDINGS = (".json",)
WITHIN = "json"
_VERSION = re.compile(r'"osl"\s*:\s*"[0-9]+\.[0-9]+"')


def fits(file: File) -> bool:
    """Whether it is an object that names its version of the format."""
    text = file.text
    return text.lstrip().startswith("{") and bool(_VERSION.search(text)) and '"entries"' in text


def read(file: File, asked: Asked) -> Reading:
    """The inventory that a list holds; OnwardError, with the place, where the text is no list that follows the format."""
    name, text = file.name, file.text
    faults = problems(name, text, law_knows(asked.law))
    doubts = [Told(fault.line, f"{fault.path}: {fault.message}") for fault in faults if fault.path.endswith(".lei")]
    wrong = [fault for fault in faults if not fault.path.endswith(".lei")]
    if wrong:
        first = wrong[0]
        more = f"; `onward osl validate` shows {len(wrong) - 1} more" if wrong[1:] else ""
        raise OnwardError(f"{name}:{first.line}:{first.column}: {first.path or 'the list'}: {first.message}{more}")
    reader = _Reader(parse_json(name, text), asked.law)
    drafts = tuple(Draft(collection, 0, _visible(held)) for collection, held in reader.records())
    return Reading(drafts, (*(Told(0, remark) for remark in reader.remarks), *doubts))


def law_knows(law: Law) -> Callable[[str], bool]:
    """Whether a code is a place: a country, a part of one, a group of them, or what each customer chooses."""
    return lambda code: code in ("EEA", "EU", "customer-chosen") or law.whole_country(code) in law.countries


def _visible(value: Any) -> Any:
    """The same with every text as characters that are seen."""
    if isinstance(value, dict):
        return {name: _visible(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return tuple(_visible(item) for item in value)  # ids of the list's own tables, not names to be looked up
    return escaped(value) if isinstance(value, str) else value


class _Reader:
    """One list on its way into an inventory."""

    def __init__(self, document: Mapping[str, Any], law: Law) -> None:
        self.document, self.law = document, law
        self.remarks: list[str] = [
            f"no field holds `{name}` of the list" for name in _UNSAID if document.get(name) not in (None, [], {})
        ]
        self.remarks += [f"not read: `{name}`" for name in document if name.startswith("x_")]

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record with its collection."""
        publisher = {"id": "publisher", **self.document["publisher"]}
        ours = self.record(publisher, PUBLISHER)
        notice = self.record(self.document.get("notice", {}), NOTICE)
        yield ORGANIZATION, ours | ({"notice": notice} if notice else {})
        for collection, (member, fields) in TABLES.items():
            for identity, held in self.document.get(member, {}).items():
                yield collection, {"id": identity, **self.record(held, fields)}
        for entry in self.document["entries"]:
            yield "subprocessors", self.entry(entry)

    def record(self, held: Mapping[str, Any], fields: Mapping[str, str]) -> Record:
        """A record, or a part of one, from what the list says of it."""
        made: Record = {}
        for field, member in fields.items():
            if member in held.get("unknown", ()):
                made[field] = Unknown()
            elif member in held:
                made[field] = self.value(field, held[member])
        return made

    def value(self, field: str, said: Any) -> Any:
        if isinstance(said, dict):
            return self.part(field, said)
        if field in PARTS and isinstance(said, list):
            return [self.part(field, item) for item in said]
        return said

    def part(self, field: str, held: Mapping[str, Any]) -> Record:
        made = self.record(held, PARTS[field])
        if field == "locations" and not {"country", "region"} & made.keys() and "as_written" in held:
            made = {"country": Unknown(), "region": held["as_written"], **made}
        modules = made.get("modules", []) if field == "safeguards" else []
        if isinstance(modules, list) and len(modules) == 1:
            made = {("module" if name == "modules" else name): value for name, value in made.items()}
            made["module"] = modules[0]
        return made

    def entry(self, held: Mapping[str, Any]) -> Record:
        made = self.record(held, ENTRY)
        if not {"tools", "schemes"} & held.keys():
            made |= self.relied_on(held)
        if held.get("status") == "planned" and not {"since", "starts"} & held.keys():
            made["active_from"] = "on-confirmation"
        if held.get("status") == "retired" and "until" not in held:
            made["until"] = Unknown()
        notes = [f"{name}: {held[name]}" for name in held if name.startswith("x_")]
        return made | ({"notes": "\n".join(notes)} if notes else {})

    def relied_on(self, held: Mapping[str, Any]) -> Record:
        """The tools and schemes that a list names as mechanisms alone; what the law data does not know is a remark."""
        tools: dict[str, dict[str, None]] = {}
        schemes: dict[str, None] = {}
        for transfer in held.get("mechanisms", ()):
            tool, _, module = transfer.get("mechanism", "").partition("/m")
            if scheme := self.scheme(transfer["regime"], tool):
                schemes[scheme] = None
            elif tool in self.law.known_instruments():
                tools.setdefault(tool, {}).update({module: None} if module else {})
            elif transfer["kind"] in ("safeguard", "derogation"):
                self.remarks.append(
                    f"{held['name']}: a transfer tool that is not known here: {transfer.get('says', tool)}"
                )
        made: Record = {}
        if tools:
            made["safeguards"] = [_tool(name, modules) for name, modules in tools.items()]
        if schemes:
            made["schemes"] = [{"scheme": name} for name in schemes]
        return made

    def scheme(self, regime: str, mechanism: str) -> str | None:
        decisions = self.law.decisions(regime) if regime in self.law.regimes else ()
        return next(
            (
                decision.scheme
                for decision in decisions
                if mechanism in (decision.id, decision.scheme) and decision.scheme
            ),
            None,
        )


def _tool(name: str, modules: Mapping[str, Any]) -> Record:
    numbers = [int(module) for module in modules if module.isdigit()]
    said = {"module": numbers[0]} if len(numbers) == 1 else {"modules": numbers} if numbers else {}
    return {"instrument": name, **said}
