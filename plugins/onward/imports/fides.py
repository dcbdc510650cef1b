"""Manifests of Fides: systems with what they declare, data flows between them, categories of data and of people, uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onward.finding import OnwardError
from onward.imports import Asked, Doubt, Draft, File, Reading, Told
from onward.imports._records import slug
from onward.imports.yaml import parsed

ABOUT = "a manifest of Fides"
ENDINGS = (".yml", ".yaml")
WITHIN = "yaml"
_CATEGORIES, _SUBJECTS, _USES = "data_categories", "data_subjects", "purposes"
_NOT_SAID = "the manifest does not say"


def fits(file: File) -> bool:
    """Whether it holds systems or datasets with keys of Fides."""
    document = parsed(file)
    return isinstance(document, dict) and any(
        isinstance(entry, dict) and "fides_key" in entry
        for name in ("system", "dataset")
        for entry in _listed(document, name)
    )


def read(file: File, asked: Asked) -> Reading:
    """The systems of a manifest. OnwardError where it has none."""
    manifest = parsed(file)
    systems = [system for system in _listed(manifest, "system") if isinstance(system, dict) and system.get("fides_key")]
    if not systems:
        raise OnwardError(f"`{file.name}` declares no system with a `fides_key`")
    keys = {str(system["fides_key"]) for system in systems}
    remarks = list(_told(manifest, systems, keys))
    flows = {str(flow.fields["id"]): flow for system in reversed(systems) for flow in _flows(system, keys)}
    drafts = [*_named(systems), *map(_system, systems), *reversed(flows.values())]
    return Reading(tuple(drafts), tuple(remarks))


def _listed(holder: Any, name: str) -> list[Any]:
    value = holder.get(name) if isinstance(holder, Mapping) else None
    return value if isinstance(value, list) else []


def _declared(systems: Iterable[Any], name: str) -> Iterator[str]:
    """What the declarations of systems name, each once."""
    seen: dict[str, None] = {}
    for system in systems:
        for declaration in _listed(system, "privacy_declarations"):
            value = declaration.get(name) if isinstance(declaration, Mapping) else None
            seen |= dict.fromkeys(map(str, value if isinstance(value, list) else [value] if value else []))
    yield from seen


def _named(systems: list[Any]) -> Iterator[Draft]:
    """Records for the labels of the taxonomy, called as it calls them."""
    for name, collection in (("data_categories", _CATEGORIES), ("data_subjects", _SUBJECTS), ("data_use", _USES)):
        for label in _declared(systems, name):
            doubts = (Doubt("role", label, f"{_NOT_SAID} in which role"),) if collection == _USES else ()
            yield Draft(collection, 0, {"id": _id(label), "name": label}, doubts)


def _system(system: Any) -> Draft:
    fields = {"id": _id(str(system["fides_key"])), "name": str(system.get("name") or system["fides_key"])}
    if system.get("description"):
        fields["description"] = str(system["description"])
    uses = [_id(label) for label in _declared([system], "data_use")]
    notes = [f"{key}: {system[key]}" for key in ("system_type", "administrating_department") if system.get(key)]
    doubts = (Doubt("locations", "", f"{_NOT_SAID} where"),)
    return Draft("systems", system.span().line, {**fields, "purposes": uses}, doubts, tuple(notes))


def _flows(system: Any, keys: set[str]) -> Iterator[Draft]:
    """Data flows to and from a system; which of its data moves is said by the flow, or by nobody."""
    here = str(system["fides_key"])
    for name, outward in (("egress", True), ("ingress", False)):
        for other in _listed(system, name):
            there = str(other.get("fides_key", "")) if isinstance(other, Mapping) else ""
            if there in keys:
                ends = (here, there) if outward else (there, here)
                yield _flow(system, other, ends)


def _flow(system: Any, other: Any, ends: tuple[str, str]) -> Draft:
    source, target = map(_id, ends)
    fields: dict[str, Any] = {
        "id": f"{source}.{target}",
        "name": f"{ends[0]} to {ends[1]}",
        "from": source,
        "to": target,
    }
    if said := other.get("data_categories"):
        fields["data"] = [str(label) for label in said]
    unsaid = [name for name in ("data", "subjects", "purpose") if name not in fields]
    doubts = [Doubt(name, "", f"{_NOT_SAID} of this flow") for name in unsaid]
    return Draft("flows", other.span().line, fields, tuple(doubts))


def _told(manifest: Any, systems: list[Any], keys: set[str]) -> Iterator[Told]:
    for system in systems:
        for name in ("egress", "ingress"):
            for other in _listed(system, name):
                there = str(other.get("fides_key", "")) if isinstance(other, Mapping) else str(other)
                if there not in keys:
                    yield Told(
                        system.span().line,
                        f"{name} of {system['fides_key']} leads to `{there}`, which is no system here; not imported",
                    )
    for name in manifest:
        if name != "system":
            yield Told(manifest.span(name).line, f"`{name}` has no counterpart here; not imported")


def _id(label: str) -> str:
    return ".".join(filter(None, (slug(part) for part in label.split("."))))
