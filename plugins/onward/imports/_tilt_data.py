"""What is disclosed in documents of TILT: categories of data, purposes, recipients, periods, and the data flows between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from onward.imports import Asked, Doubt, Draft, Told
from onward.imports._tilt_recipients import Recipients
from onward.imports._tilt_said import Ids, answer, is_example, line, listed, said, stated
from onward.records.values import Duration
from onward.tilt import BASES
from onward.words.catalogue import languages, words

_BASES: Final = {letter: basis for basis, letter in BASES.items()}
_ACTS: Final = ("gdpr-6-1-", "dsgvo-6-1-", "rgpd-6-1-")
_OWED: Final = "legal-obligation"
_SUBJECTS: Final = "data-subjects"


class Disclosures:
    """The entries of a document, and what becomes of them; `whole_names` is whether a category is one, whatever its name holds."""

    def __init__(self, document: Mapping[str, Any], asked: Asked, whole_names: bool) -> None:
        self.document = document
        self.asked = asked
        self.whole_names = whole_names
        self.entries = [entry for entry in listed(document, "dataDisclosed") if isinstance(entry, Mapping)]
        self.remarks: list[Told] = []
        self.categories, self.purposes = Ids(), Ids()

    def drafts(self) -> Iterator[Draft]:
        """The records, those to which others refer first."""
        yield from self._categories()
        yield from self._purposes()
        recipients = Recipients(self.asked, self.remarks)
        for entry in self.entries:
            recipients.add(listed(entry, "recipients"), self._names(said(entry, "category")), self._purpose_ids(entry))
        yield from recipients.drafts()
        yield from self._retention()
        yield from self._collected()
        yield from recipients.flows()

    def _names(self, text: str) -> list[str]:
        """The categories that a text names: several, between semicolons."""
        pieces = [text] if self.whole_names else text.split(";")
        names = (self.categories.spelling(name) for piece in pieces if (name := line(piece)))
        return list(dict.fromkeys(names))

    def _categories(self) -> Iterator[Draft]:
        """Every category with whether it must be provided, and where it comes from."""
        named: dict[str, list[Any]] = {}
        for entry in self.entries:
            for name in self._names(said(entry, "category")):
                named.setdefault(name, []).append(entry.get("nonDisclosure"))
        for name, duties in (named | {name: named.get(name, []) for name in self._sources}).items():
            every = [stated(**_provision(duty)) for duty in duties]
            agreed = all(duty == every[0] for duty in every)
            doubts = () if agreed else (Doubt("provision", "", "entries of the document differ"),)
            provision = {"provision": every[0]} if every and agreed and every[0] else {}
            sources = {"sources": given} if (given := self._sources.get(name)) else {}
            yield Draft(
                "data_categories", 0, {"id": self.categories.of(name), "name": name, **provision, **sources}, doubts
            )

    @cached_property
    def _sources(self) -> Mapping[str, list[dict[str, Any]]]:
        """The sources of each category, by its name."""
        by_category: dict[str, list[dict[str, Any]]] = {}
        for entry in listed(self.document, "sources"):
            for name in self._names(said(entry, "dataCategory")):
                sources = filter(None, map(_source, listed(entry, "sources")))
                by_category.setdefault(name, []).extend(sources)
        return by_category

    def _purposes(self) -> Iterator[Draft]:
        """Purposes with their lawful basis, where all entries give the same one."""
        named: dict[str, tuple[Any, list[Any]]] = {}
        for entry in self.entries:
            for purpose in listed(entry, "purposes"):
                if name := said(purpose, "purpose"):
                    named.setdefault(self.purposes.of(name), (purpose, []))[1].append(entry)
        for identity, (purpose, entries) in named.items():
            name, about = said(purpose, "purpose"), said(purpose, "description")
            fields = {"id": identity, "name": name, "description": "" if about == name else about, "role": "controller"}
            references = sorted(
                {said(basis, "reference") for entry in entries for basis in listed(entry, "legalBases")}
            )
            known = {_basis(reference) for reference in references}
            if len(known) == 1 and (basis := known.pop()):
                yield Draft("purposes", 0, {**fields, "lawful_basis": basis, **_reasons(entries, basis)})
            else:
                doubt = Doubt("lawful_basis", ", ".join(references), "more than one, or none that is known here")
                yield Draft("purposes", 0, fields, (doubt,))

    def _retention(self) -> Iterator[Draft]:
        """Each period once, with all categories that it keeps."""
        periods: dict[tuple[str, str, str], tuple[dict[str, Any], list[str]]] = {}
        for entry in self.entries:
            for storage in listed(entry, "storage"):
                for fields in self._periods(storage):
                    key = (fields["name"], fields.get("period", ""), fields.get("until", ""))
                    names = periods.setdefault(key, (fields, []))[1]
                    names += [name for name in self._names(said(entry, "category")) if name not in names]
        for (_, period, _), (fields, names) in periods.items():
            try:
                Duration.parse(period or "P0D")
                yield Draft("retention", 0, {**fields, "data": names})
            except ValueError:
                rest = {name: value for name, value in fields.items() if name != "period"}
                yield Draft("retention", 0, {**rest, "data": names}, (Doubt("period", period, "no length of time"),))

    def _periods(self, storage: Any) -> Iterator[dict[str, Any]]:
        """The periods of an entry of `storage`; what joins several of them is told."""
        times = [time for time in listed(storage, "temporal") if isinstance(time, Mapping)]
        until = "; ".join(said({"text": text}, "text") for text in listed(storage, "purposeConditional"))
        if len(times) > 1:
            function = said(storage, "aggregationFunction")
            self._tell(f"several periods of `storage` that `{function}` joins; recorded one by one")
        if listed(storage, "legalBasisConditional"):
            self._tell("`legalBasisConditional` is not imported; record it where it belongs")
        for time in times or ([{}] if until else []):
            period = said(time, "ttl")
            name = said(time, "description") or until or period
            kept = stated(period=period[period.find("P") :] if "P" in period else period, until=until)
            yield {"name": name, **kept, **({"example": True} if is_example(storage) else {})}

    def _tell(self, text: str) -> None:
        if Told(0, text) not in self.remarks:
            self.remarks.append(Told(0, text))

    def _purpose_ids(self, entry: Any) -> list[str]:
        names = (said(purpose, "purpose") for purpose in listed(entry, "purposes"))
        return list(dict.fromkeys(self.purposes.of(name) for name in names if name))

    def _collected(self) -> Iterator[Draft]:
        """What data subjects give for each purpose."""
        given: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            for purpose in self._purpose_ids(entry):
                given.setdefault(purpose, {}).update(dict.fromkeys(self._names(said(entry, "category"))))
        if given:
            yield Draft("actors", 0, {"id": _SUBJECTS, "name": "Data subjects", "kind": "data-subject"})
        for purpose, names in given.items():
            ends = {"visibility": "public", "from": _SUBJECTS, "to": "organization"}
            yield Draft("flows", 0, {"id": purpose, **ends, "data": [*names], "purpose": purpose})


def _basis(reference: str) -> str:
    text = reference.lower()
    for act in _ACTS:
        text = text.removeprefix(act)
    return _BASES.get(text, "")


def _reasons(entries: list[Any], basis: str) -> dict[str, str]:
    """The legitimate interest, or the law that obliges, where entries for this purpose alone state one."""
    own = [entry for entry in entries if len({said(purpose, "purpose") for purpose in listed(entry, "purposes")}) == 1]
    interests = dict.fromkeys(said(part, "reasoning") for entry in own for part in listed(entry, "legitimateInterests"))
    laws = dict.fromkeys(said(part, "description") for entry in own for part in listed(entry, "legalBases"))
    labels = {words(language)(f"basis.{basis}") for language in languages()}
    law = " ".join(text for text in laws if text not in labels) if basis == _OWED else ""
    return stated(interest=" ".join(filter(None, interests)), law=law)


def _provision(duty: Any) -> dict[str, Any]:
    """Whether data must be provided; nothing of what the document does not answer."""
    required = {
        "statutory": answer(duty, "legalRequirement"),
        "contractual": answer(duty, "contractualRegulation"),
    }
    obliged = answer(duty, "obligationToProvide")
    named = [name for name, yes in required.items() if yes]
    free = ["none"] if all(yes is False for yes in required.values()) else []
    return {
        "requirement": named or free,
        "obligation": None if obliged is None else "obliged" if obliged else "not-obliged",
        "consequences": said(duty, "consequences"),
        "example": is_example(duty),
    }


def _source(source: Any) -> dict[str, Any]:
    public = answer(source, "publiclyAvailable")
    return stated(
        description=said(source, "description"),
        url=said(source, "url"),
        accessibility=None if public is None else "public" if public else "not-public",
        example=is_example(source),
    )
