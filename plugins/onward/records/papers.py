"""An agreement as the contract and the safeguards for which it stands, and one certification as its schemes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from onward.records.safeguards import Contract
from onward.records.shape import shape
from onward.yamltext.plain import packaged
from onward.yamltext.reader import Sequence, Table

CLAUSES = "clauses"
_KEPT = ("signed", "document", "copy", "use")
"""What an agreement says of all its clauses, where they do not say it themselves."""
_BARE = {"signed", "document"}
"""What alone makes no processing contract."""


def merged(own: Table, basis: Table | None) -> Table:
    """The fields of an agreement: a party's own, and beside them those of the agreement that it takes over."""
    both = own.copy()
    if basis is not None:
        for name in basis:
            if name not in both:
                both.put(name, basis[name], basis, name)
    return both


def contract_of(agreed: Table) -> Table | None:
    """The processing contract that an agreement is; None where it says nothing of one."""
    made = Table(agreed.file, agreed.mark, agreed.text)
    for name in shape(Contract):
        if name in agreed:
            made.put(name, agreed[name], agreed, name)
    return made if {*made} - _BARE else None


def clauses_of(own: Table, basis: Table | None) -> Sequence:
    """The safeguards that an agreement brings: the party's own clauses, or those that it takes over, with its choices."""
    source = own if CLAUSES in own or basis is None else basis
    held = source.get(CLAUSES)
    made = Sequence(own.file, own.mark)
    for clause in held if isinstance(held, Sequence) else [held]:
        if not isinstance(clause, Table):
            continue
        for safeguard in _chosen(clause, own.get("modules")):
            _pass_on(safeguard, own, over=source is not own)
            if basis is not None:
                _pass_on(safeguard, basis, over=False)
            if "copy" in safeguard and "document" not in clause:  # a copy is asked for where one is named
                safeguard.pop("document", None)
            made.append(safeguard)
            made.items_at.append(own.mark)
    return made


def _pass_on(clause: Table, agreed: Table, over: bool) -> None:
    """Say of a clause what the agreement says of all; `over` what the clause says itself."""
    for name in _KEPT:
        if name in agreed and (over or name not in clause):
            clause.put(name, agreed[name], agreed, name)


def _chosen(clause: Table, choices: Any) -> Iterator[Table]:
    """A clause once, or once for each module that was chosen of those that it offers."""
    offered = {name: clause[name] for name in ("module", "modules") if name in clause}
    if not offered or not isinstance(choices, Sequence):
        yield clause.copy()
        return
    modules = {module for value in offered.values() for module in (value if isinstance(value, Sequence) else [value])}
    for index, choice in enumerate(choices):
        module = choice.get("module") if isinstance(choice, Table) else choice
        if module not in modules:
            continue
        made = clause.copy()
        made.pop("modules", None)
        if isinstance(choice, Table):
            for name in choice:
                made.put(name, choice[name], choice, name)
        else:
            made["module"] = module
            made.keys_at["module"] = made.values_at["module"] = choices.items_at[index]
            made.elsewhere["module"] = choices.file
        yield made


@cache
def _framework() -> Mapping[str, Any]:
    framework: Mapping[str, Any] = packaged(__package__, "dpf.yml")
    return framework


def scheme_names() -> tuple[str, Mapping[str, str]]:
    """The scheme of a certification under the Data Privacy Framework, and those of its extensions by their short names."""
    framework = _framework()
    return framework["scheme"], framework["extensions"]


def entries_of(listing: Table) -> Sequence:
    """The entries of `schemes` for which one certification stands."""
    own, further = scheme_names()
    made = Sequence(listing.file, listing.mark)
    named = listing.get("extensions")
    extensions = named if isinstance(named, Sequence) else [] if named is None else [named]
    for index, extension in enumerate([None, *extensions]):
        scheme = own if extension is None else further.get(extension)
        if scheme is None:
            continue
        entry = listing.copy()
        entry.pop("extensions", None)
        at = listing.mark
        if extension is not None:
            at = named.items_at[index - 1] if isinstance(named, Sequence) else listing.values_at["extensions"]
        entry["scheme"] = scheme
        entry.keys_at["scheme"] = entry.values_at["scheme"] = at
        made.append(entry)
        made.items_at.append(at)
    return made
