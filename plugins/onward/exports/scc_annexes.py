"""Annexes I to III of the standard contractual clauses, for each recipient and module, and the tables of the UK Addendum.

Source: the annexes of Commission Implementing Decision (EU) 2021/914, and Part 1 of the International Data Transfer Addendum
issued by the Information Commissioner under s. 119A of the Data Protection Act 2018. Neither text is reproduced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from onward.characters import slug
from onward.exports import Content, Source
from onward.exports._activities import called
from onward.exports._annexes import Agreement, agreements
from onward.exports._paper import Block, Cell, Forms, Grid, Heading, Line, Paper, Text, blank, cell, lines
from onward.exports._papers import marked, open_, paper, papers, stated
from onward.records.base import Visibility
from onward.records.parties import Organization, Party

AUDIENCE: Final[Visibility] = "internal"
_GENERAL = "general"
"""The choice of Clause 9(a) under which Annex III need not be completed (the note above it in the Decision)."""
_OF_THE_UK = ("clause_17", "clause_18")
"""Clauses for which the UK Addendum has words of its own (its Section 15(m) and (n), version B1.0)."""
_SAYS: Final = {
    "organization": {
        "name", "legal_name", "address", "country", "contacts", "contact", "representatives", "lei", "registration",
        "safeguards", "description",
    },
    "purposes": {"name", "description", "role", "example"},
    "data_categories": {"name", "description", "kinds", "items", "example"},
    "data_subjects": {"name", "description", "example"},
    "subprocessors": {
        "name", "legal_name", "address", "contact", "country", "roles", "service", "data", "subjects", "safeguards",
        "contract", "subprocessors", "measures", "example", "registration", "lei",
    },
    "measures": {"name", "description", "area", "example"},
    "flows": {"from", "to", "data", "subjects", "purpose", "retention", "frequency", "name"},
    "retention": {"name", "period", "until", "starts", "deletion", "data"},
}  # fmt: skip


def files(source: Source) -> Mapping[str, Content]:
    """All annexes as one paper; then a paper for each recipient and module."""
    listed = agreements(source.edition)
    every = papers("scc-annexes", lambda: _paper(source, listed), source)
    for agreement in listed:
        every |= papers(f"scc-annexes/{agreement.id}", _one(source, agreement), source)
    return every


def _one(source: Source, agreement: Agreement) -> Callable[[], Paper]:
    return lambda: _paper(source, (agreement,))


def _paper(source: Source, chosen: tuple[Agreement, ...]) -> Paper:
    say = source.edition.say
    blocks: list[Block] = [Text(Line(say("export.scc.about")))]
    for index, agreement in enumerate(chosen):
        blocks += _annexes(source, agreement, fresh=index > 0)
    if not chosen:
        blocks.append(Text(Line(say("export.scc.none"))))
    return paper(source, say("export.scc.title", name=source.edition.owner), tuple(blocks), _SAYS)


def _annexes(source: Source, agreement: Agreement, fresh: bool) -> Iterator[Block]:
    say = source.edition.say
    yield Heading(f"{agreement.parties(say)}, {agreement.title}", fresh=fresh)
    if agreement.is_addendum:
        yield from _addendum(source, agreement)
    yield Heading(say("export.scc.parties.title"), 2)
    yield from (_party(source, agreement, side) for side in ("exporter", "importer"))
    yield from _form(source, "transfer", _transfer(source, agreement))
    yield from _authority(source, agreement)
    yield from _measures(source, agreement)
    if agreement.lists_subprocessors:
        yield from _subprocessors(source, agreement)
    yield from _form(source, "options", _options(source, agreement))


def _authority(source: Source, agreement: Agreement) -> Iterator[Block]:
    """The supervisory authority of Clause 13, which the UK Addendum does not use (its Section 15(j) and (k))."""
    say, clauses = source.edition.say, agreement.safeguard.terms
    yield Heading(say("export.scc.authority.title"), 2)
    if agreement.is_addendum:
        yield Text(Line(say("export.scc.uk.authority")))
        return
    authority = stated(source, clauses, "clause_13_authority", clauses.clause_13_authority if clauses else None)
    yield Forms("", (say("export.scc.authority.label"),), (("", (authority,)),))


def _form(source: Source, name: str, cells: Mapping[str, Cell]) -> Iterator[Block]:
    say = source.edition.say
    yield Heading(say(f"export.scc.{name}.title"), 2)
    yield Forms("", tuple(say(f"export.scc.{name}.{label}") for label in cells), (("", tuple(cells.values())),))


def _party(source: Source, agreement: Agreement, side: str) -> Block:
    say = source.edition.say
    record, role = agreement.side(side)
    cells = {
        "name": (*_stated(source, record, "legal_name", agreement.name(side, say)), *_example(source, record)),
        "address": _stated(source, record, "address"),
        "country": _country(source, record),
        "person": _contact(source, record),
        "activities": lines([agreement.activity(side)], say("export.blank")),
        "signature": _signature(source, agreement),
        "role": cell(say(f"role.{role}")) if role != "processor" else cell(say("export.scc.processor")),
    }
    labels = tuple(say(f"export.party.{name}") for name in cells)
    return Forms("", labels, ((say(f"export.scc.parties.{side}"), tuple(cells.values())),), level=3)


def _addendum_party(source: Source, agreement: Agreement, side: str) -> Block:
    """What Table 1 asks of a party: name, address, number in a register, and whom to contact."""
    say = source.edition.say
    record, _ = agreement.side(side)
    cells = {
        "name": (*_stated(source, record, "legal_name", agreement.name(side, say)), *_example(source, record)),
        "trading-name": cell(record.title if record else None) or open_(source),
        "address": _stated(source, record, "address"),
        "registration": _stated(source, record, "registration"),
        "person": _contact(source, record),
        "signature": open_(source),
    }
    labels = tuple(say(f"export.party.{name}") for name in cells)
    return Forms("", labels, ((say(f"export.scc.parties.{side}"), tuple(cells.values())),), level=4)


def _stated(source: Source, record: Party | None, name: str, instead: str | None = None) -> Cell:
    """What a party's record says; of those who have none what they are called."""
    if record is None:
        return cell(instead) or open_(source)
    return stated(source, record, name, getattr(record, name))


def _example(source: Source, record: Party | None) -> Cell:
    """That a record only shows what one looks like, so that nobody files it as it is."""
    return blank(source.edition.say("example")) if record and record.example else ()


def _country(source: Source, record: Party | None) -> Cell:
    named = source.edition.country(record.country) if record and record.country else None
    return stated(source, record, "country", named)


def _contact(source: Source, record: Party | None) -> Cell:
    """Name and position of the person are recorded nowhere; the address is."""
    contacts = record.contacts if isinstance(record, Organization) else None
    address = (contacts.privacy if contacts else None) or (record.contact if record else None)
    return (*cell(address), *open_(source))


def _signature(source: Source, agreement: Agreement) -> Cell:
    signed = agreement.safeguard.signed
    return (*open_(source), *(cell(source.edition.say.day(signed)) if signed else ()))


def _transfer(source: Source, agreement: Agreement) -> Mapping[str, Cell]:
    edition, say, missing = source.edition, source.edition.say, source.edition.say("export.blank")
    return {
        "subjects": lines(agreement.subjects(edition), missing),
        "data": lines(agreement.data(edition), missing),
        "sensitive": _sensitive(source, agreement),
        "frequency": lines((say(f"export.scc.frequency.{name}") for name in agreement.frequency(edition)), missing),
        "nature": lines([agreement.nature], missing),
        "purposes": lines(agreement.purposes(edition), missing),
        "retention": marked(source, agreement.retention(edition)),
        "onward": _onward(source, agreement),
    }


def _onward(source: Source, agreement: Agreement) -> Cell:
    """Whom the importer engages, and for what; for how long is recorded nowhere."""
    names = tuple(agreement.engaged_names(source.edition))
    if not names:
        return open_(source)
    return (*cell(*names), *blank(source.edition.say("export.scc.duration", blank=source.edition.say("export.blank"))))


def _sensitive(source: Source, agreement: Agreement) -> Cell:
    """Special categories with the measures for them; a blank where there are some, and no measure."""
    edition = source.edition
    kinds, measures = tuple(agreement.sensitive(edition)), agreement.safeguard.sensitive_measures
    if kinds:
        return (*cell(*kinds), *(cell(*measures) or open_(source)))
    return cell(edition.say("export.scc.not-sensitive")) if agreement.data_ids(edition) else open_(source)


def _measures(source: Source, agreement: Agreement) -> Iterator[Block]:
    say = source.edition.say
    yield Heading(say("export.scc.measures.title"), 2)
    measures = tuple(agreement.measures(source.edition))
    rows = [(cell(name), lines([what], say("export.blank"))) for name, what in measures]
    rows += [_supplementary(source, text) for text in agreement.safeguard.supplementary_measures]
    head = (say("export.measures.measure"), say("export.measures.what"))
    yield Grid("", head, tuple(rows)) if rows else Text(open_(source)[0])


def _supplementary(source: Source, text: str) -> tuple[Cell, Cell]:
    """A supplementary measure by its own words, or as the record of the measure has it."""
    record = source.edition.inventory.measures.get(text)
    what = stated(source, record, "description", record.description if record else None)
    return cell(record.title if record else text), what


def _subprocessors(source: Source, agreement: Agreement) -> Iterator[Block]:
    edition, say = source.edition, source.edition.say
    yield Heading(say("export.scc.list.title"), 2)
    rows = tuple(
        (
            cell(called(edition, vendor, " / ".join(dict.fromkeys(filter(None, (vendor.title, vendor.legal_name)))))),
            stated(source, vendor, "address", vendor.address),
            stated(source, vendor, "contact", vendor.contact),
            stated(source, vendor, "service", vendor.service),
        )
        for vendor in agreement.engaged(edition)
    )
    head = tuple(say(f"export.scc.list.{name}") for name in ("name", "address", "contact", "what"))
    terms = agreement.safeguard.terms
    general = terms is not None and slug(terms.clause_9 or "") == _GENERAL
    if general:
        yield Text(Line(say("export.scc.list.general")))
    if rows:
        yield Grid("", head, rows)
    elif general:
        yield Text(Line(say("export.scc.list.none")))
    else:
        yield from (Text(Line(say("export.scc.list.none"))), Text(open_(source)[0]))


def _options(source: Source, agreement: Agreement) -> Mapping[str, Cell]:
    edition, say, safeguard = source.edition, source.edition.say, agreement.safeguard
    terms = safeguard.terms
    cells: dict[str, Cell] = {"module": lines([agreement.module_name(say)], say("export.blank"))}
    for name in ("clause_7", "clause_9", "clause_9_notice", "clause_11", "clause_17", "clause_18"):
        if name.startswith("clause_9") and not agreement.lists_subprocessors:
            continue
        if agreement.is_addendum and name in _OF_THE_UK:
            cells[name] = cell(say(f"export.scc.uk.{name}"))
            continue
        value = getattr(terms, name) if terms else None
        text = say.duration(value) if name == "clause_9_notice" and value else _chosen(source, value)
        cells[name] = stated(source, terms, name, edition.country(text) if _is_country(source, name, text) else text)
    cells["swiss"] = cell(say(f"export.scc.swiss.{'agreed' if safeguard.swiss_adaptations else 'none'}"))
    cells["signed"] = stated(source, safeguard, "signed", say.day(safeguard.signed) if safeguard.signed else None)
    cells["document"] = stated(source, safeguard, "document", safeguard.document)
    cells["copy"] = stated(source, safeguard, "copy", safeguard.copy)
    return cells


def _chosen(source: Source, value: str | None) -> str | None:
    """What parties choose between in an option of the clauses, in the words of the language; else as it is recorded."""
    key = f"export.scc.chosen.{slug(value or '')}"
    return source.edition.say(key) if key in source.edition.say else value


def _is_country(source: Source, name: str, value: str | None) -> bool:
    return name in ("clause_17", "clause_18") and value in source.edition.world.law.countries


def _addendum(source: Source, agreement: Agreement) -> Iterator[Block]:
    """Tables 1 to 4; what the addendum asks for and no record holds is left blank."""
    say, say_uk = source.edition.say, "export.scc.uk"
    signed = agreement.safeguard.signed
    here = cell(say(f"{say_uk}.three.here"))
    yield Heading(say(f"{say_uk}.title"), 2)
    yield Heading(say(f"{say_uk}.one.title"), 3)
    start = stated(source, agreement.safeguard, "signed", say.day(signed) if signed else None)
    yield Forms("", (say(f"{say_uk}.one.start"),), (("", (start,)),))
    yield from (_addendum_party(source, agreement, side) for side in ("exporter", "importer"))
    yield Heading(say(f"{say_uk}.two.title"), 3)
    base = lines([agreement.base_name(source.edition)], say("export.blank"))
    two = (base, lines([agreement.module_name(say)], say("export.blank")), blank(say("export.blank")))
    labels = (say(f"{say_uk}.two.appended"), say("export.scc.options.module"), say(f"{say_uk}.two.combined"))
    yield Forms("", labels, (("", two),))
    yield Heading(say(f"{say_uk}.three.title"), 3)
    annexes = ("parties", "transfer", "measures", "list")
    asked = tuple(say(f"{say_uk}.three.{name}") for name in annexes)
    third = here if agreement.lists_subprocessors else cell(say(f"{say_uk}.three.none"))
    yield Forms("", asked, (("", (here, here, here, third)),))
    yield Heading(say(f"{say_uk}.four.title"), 3)
    yield Forms("", (say(f"{say_uk}.four.who"),), (("", (open_(source),)),))
