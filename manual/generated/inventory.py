"""The format of the inventory: every record and every part of one, from their types and the decisions on who reads them."""

from __future__ import annotations

import inspect
import types
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from generated._markdown import code, plain, table
from onward.records.agreed import SETS
from onward.records.base import Part, Record, Ref, Translation
from onward.records.declared import AUDIENCES, declared
from onward.records.described import described
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.parties import Organization
from onward.records.promises import Waiver
from onward.records.publication import decision
from onward.records.shape import yaml_name
from onward.records.values import Duration

FOLDER = "reference/inventory"
TOP: dict[str, type[Part]] = {ORGANIZATION: Organization, **COLLECTIONS, "waivers": Waiver}
SIMPLE = {
    str: "text", bool: "`true` or `false`", int: "whole number", date: "date, such as `2026-01-31`",
    Duration: "duration, such as `P30D`", dict: "mapping", Translation: "texts by language",
}  # fmt: skip
MARKS = {"country": "country, such as `DE`", "id": "id", "prose": "text that people read"}
_LEAD = """\
# The inventory

Onward reads every `*.yml` and `*.yaml` in the folder of the inventory and its subfolders. The top-level keys of a file name
collections; a file may contain several, and a collection may be spread over many files. `organization` appears once. Ids are unique
across `actors`, `systems` and `subprocessors`, because flows refer to them."""
_RULES = """\
## How values are read

- A scalar is text until its field gives it a type: `NO` is Norway, `010` is not 8, `on` is not true.
- A date is written `2026-01-31`, a duration in ISO 8601 (`P30D`, `PT48H`), a country in ISO 3166-1 (`DE`,
  or `CA-QC` for a part of one); a list of countries may contain `EEA` and `EU`.
- Where a list is expected, a single value is accepted. Where a part has a short form, a bare word is accepted.
- **What many vendors share is written once**, in `agreements`, `assessments` and `terms`; a vendor refers to it by its id, and the
  vendor's own values win. YAML anchors and merge keys are not read.
- **A fact that is not known yet** is written `{unknown: {owner: legal, due: 2027-01-31}}`: a warning until that date, then an
  error. Its owner is never published.
- Each field has a fixed *audience*, shown below: the public, customers, or internal readers only. A record that is not published
  publishes none of its fields."""


def pages() -> Iterator[tuple[str, str]]:
    """The collections; a page for each with the parts that only it has; the parts that several have."""
    yield f"{FOLDER}/index.md", _index()
    shared = _shared()
    for name, kind in TOP.items():
        parts = [one for one in reachable(kind) if one is not kind and one not in shared]
        lead = f"# {name}\n\n{_doc(kind)}"
        yield (
            f"{FOLDER}/{name}.md",
            "\n\n".join([lead, _fields(kind, shared), *(_section(one, shared) for one in parts)]) + "\n",
        )
    sections = [_section(one, shared) for one in sorted(shared, key=lambda one: one.__name__)]
    yield f"{FOLDER}/parts.md", "\n\n".join(["# Parts that several records have", *sections]) + "\n"


_ONCE = """\
## A vendor in few lines

Short forms say the same as the long ones, and each value keeps the place where it is written:

```yaml
assessments:
  - {id: us-2026, countries: [US], completed: 2026-08-01, outcome: adequate-with-measures, covers_chain: true,
     measures: [encryption-at-rest]}

agreements:
  - id: vendor-paper                       # what most vendors' own terms bring
    kind: dpa
    subprocessors: {authorisation: general, notice: P30D}
    clauses:
      - {instrument: eu-scc-2021, modules: [2, 3], use: fallback, swiss_adaptations: true, assessment: us-2026}
      - {instrument: uk-addendum, base: eu-scc-2021, use: fallback, assessment: us-2026}

subprocessors:
  - id: stripe
    name: Stripe
    roles: {billing: processor, fraud-prevention: controller}
    locations: {IE: storage, US: [storage, remote-access]}
    agreement: {like: vendor-paper, signed: 2026-05-02, document: https://stripe.com/legal/dpa}
    dpf: {checked: 2026-11-01, expires: 2027-05-01, covers: [non-hr], extensions: [uk, ch]}
```

- `roles`, `locations` and `modules` may be mappings.
- `agreement` stands for `contract` and `safeguards`. `like` takes over one of the `agreements`, one level and never a chain; what
  stands beside it is the vendor's own. `signed`, `document`, `copy` and `use` are said of the clauses too. `modules: {2: billing}`
  says which modules were chosen, and for which purposes.
- `dpf` stands for the entries of `schemes` of one certification.
- An agreement that is `with: customers` brings the organization's own safeguards.
- `onward lint --fix` writes roles, places and certifications in the shorter form where that loses nothing, and an agreement that
  several vendors have word for word once."""


def _index() -> str:
    rows = [(f"[`{name}`]({name}.md)", _doc(kind), _visible(kind)) for name, kind in TOP.items()]
    return "\n\n".join([_LEAD, table(("collection", "a record is", "published"), rows), _RULES, _ONCE]) + "\n"


def _visible(kind: type[Part]) -> str:
    if not issubclass(kind, Record) or kind.COLLECTION in ("objections", *SETS):
        return "never"
    return "unless it is marked otherwise" if kind.VISIBLE == "public" else "only if marked `visibility: public`"


def _shared() -> set[type[Part]]:
    """The parts that more than one collection leads to."""
    counted = Counter(one for kind in TOP.values() for one in reachable(kind))
    return {one for one, times in counted.items() if times > 1}


def reachable(kind: type[Part]) -> list[type[Part]]:
    """A type and all parts that its fields lead to, in the order of the fields."""
    found: list[type[Part]] = []
    waiting = [kind]
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found.append(one)
            waiting += [part for hint in get_type_hints(one, include_extras=True).values() for part in _parts(hint)]
            waiting += one.FORMS.values()
    return found


def _parts(hint: Any) -> Iterator[type[Part]]:
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    for arg in get_args(hint):
        yield from _parts(arg)


def _doc(kind: type[Part]) -> str:
    return plain((inspect.getdoc(kind) or "").replace("\n", " "))


def _section(kind: type[Part], shared: set[type[Part]]) -> str:
    return f"## {kind.__name__}\n\n{_doc(kind)}{_short(kind)}\n\n{_fields(kind, shared)}"


def _short(kind: type[Part]) -> str:
    """How a part may be written in fewer words."""
    told = []
    if kind.SHORT:
        told.append(f"a bare word is read as `{yaml_name(kind.SHORT)}`")
    if kind.RECORD:
        told.append(f"a bare word is the id of a record in [{kind.RECORD}]({kind.RECORD}.md)")
    if kind.SPREAD[0]:
        told.append(f"in place of a list, a mapping from `{kind.SPREAD[0]}` to `{kind.SPREAD[1]}`")
    return f"\n\nShort form: {'; '.join(told)}." if told else ""


def _fields(kind: type[Part], shared: set[type[Part]]) -> str:
    hints = get_type_hints(kind, include_extras=True)
    rows: list[tuple[str, str, str, str]] = []
    for one in fields(kind):
        if one.name != "source":
            needed = one.default is MISSING and one.default_factory is MISSING
            value = _value(hints[one.name], shared) + ("; required" if needed else "")
            rows.append(
                (
                    f"`{yaml_name(one.name)}`",
                    _meaning(kind, one.name),
                    value,
                    decision(kind, one.name),
                )
            )
    for name, form in kind.FORMS.items():
        rows.append((f"`{name}`", plain(described(kind, name)), _value(form, shared), _read_by(form)))
    return table(("field", "meaning", "value", "audience"), rows)


def _meaning(kind: type[Part], attribute: str) -> str:
    """What a field states, and whether it is only kept."""
    told = declared(kind, attribute)
    return plain(told.says) + (f" *({_KEPT[decision(kind, attribute) == 'internal']})*" if told.kept else "")


_KEPT = {True: "for your own records", False: "for programs: in `inventory.json` alone"}


def _read_by(form: type[Part]) -> str:
    """A short form is read as widely as the fields for which it stands."""
    return min((decision(form, one.name) for one in fields(form) if one.name != "source"), key=AUDIENCES.index)


def _value(hint: Any, shared: set[type[Part]]) -> str:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(arg for arg in args if arg is not type(None)), shared)
    if origin is Annotated:
        return _reference(args[1]) if isinstance(args[1], Ref) else MARKS[args[1].name]
    if origin is Literal:
        return "one of " + ", ".join(code(str(one)) for one in args)
    if origin is tuple:
        return f"list: {_value(args[0], shared)}"
    if isinstance(hint, type) and issubclass(hint, Part):
        return f"[{hint.__name__}]({'parts.md' if hint in shared else ''}#{hint.__name__.lower()})"
    return SIMPLE[hint]


def _reference(ref: Ref) -> str:
    where = " or ".join(f"[{name}]({name}.md)" for name in ref.collections)
    return f"id in {where}" + "".join(f", or `{word}`" for word in ref.words)
