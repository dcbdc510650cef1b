"""Records of processing activities: of the controller (Art. 30(1) GDPR) and of the processor (Art. 30(2) GDPR).

Art. 30 of the UK GDPR asks for the same; what Art. 12 of the Swiss FADP asks for is in it. A register is kept for ourselves and
shown to an authority, so it is made for internal readers unless another audience is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from onward.exports import Content, Source
from onward.exports._activities import Activity, activities, described, kept
from onward.exports._paper import Block, Cell, Forms, Grid, Heading, Line, Paper, Text, cell, lines
from onward.exports._papers import marked, open_, paper, papers, stated
from onward.exports._publisher import publisher
from onward.records.base import Visibility

AUDIENCE: Final[Visibility] = "internal"
_CONTROLLER = ("purpose", "basis", "subjects", "data", "special", "recipients", "transfers", "erasure", "measures")
_PROCESSOR = ("categories", "controllers", "subjects", "data", "recipients", "transfers", "erasure", "measures")
_SAYS: Final = {
    "organization": {
        "name", "legal_name", "address", "country", "contacts", "representatives", "regimes", "description", "lei",
        "registration", "website",
    },
    "purposes": {"name", "description", "role", "lawful_basis", "interest", "law", "example"},
    "data_categories": {"name", "description", "kinds", "items", "example"},
    "data_subjects": {"name", "description", "example"},
    "subprocessors": {
        "name", "legal_name", "country", "roles", "data", "subjects", "locations", "safeguards", "schemes", "measures",
        "example", "products", "subprocessors",
    },
    "flows": {"from", "to", "data", "subjects", "purpose", "retention", "measures", "name", "description", "example"},
    "systems": {"stores", "purposes", "measures", "host", "locations", "operator", "collects"},
    "retention": {"name", "period", "until", "starts", "deletion", "data"},
    "measures": {"name", "description", "area", "example"},
    "actors": {"name", "kind", "roles", "locations", "engaged_by", "example"},
}  # fmt: skip


def files(source: Source) -> Mapping[str, Content]:
    """Both registers as one paper: Markdown, a document, and a workbook."""
    return papers("art30", lambda: register(source), source, book=True)


def register(source: Source) -> Paper:
    """The registers of all activities, by what the organization is in each."""
    edition, say = source.edition, source.edition.say
    ours, theirs, open_role = (
        activities(edition, "controller", "joint-controller"), activities(edition, "processor"), activities(edition),
    )  # fmt: skip
    blocks: list[Block] = [Text(Line(say("export.art30.about"))), Heading(say("export.party.title"))]
    blocks.append(publisher(source))
    blocks += _part(source, "controller", _CONTROLLER, ours)
    blocks += _part(source, "processor", _PROCESSOR, theirs)
    if open_role:
        blocks += _part(source, "open", _CONTROLLER, open_role)
    blocks += _measures(source)
    return paper(source, say("export.art30.title", name=edition.owner), tuple(blocks), _SAYS)


def _part(source: Source, name: str, columns: tuple[str, ...], listed: tuple[Activity, ...]) -> Iterator[Block]:
    say = source.edition.say
    yield Heading(say(f"export.art30.{name}.title"), fresh=True)
    yield Text(Line(say(f"export.art30.{name}.about")))
    if not listed:
        yield Text(Line(say("export.art30.no-activity")))
        return
    labels = tuple(say(f"export.art30.columns.{column}") for column in columns)
    entries = tuple(
        (_title(source, activity), tuple(_cell(source, activity, column) for column in columns)) for activity in listed
    )
    yield Forms(say(f"export.art30.{name}.sheet"), labels, entries, say("export.art30.activity"))


def _title(source: Source, activity: Activity) -> str:
    purpose = activity.purpose
    return source.edition.say.marked(purpose.title, purpose.example)


def _cell(source: Source, activity: Activity, column: str) -> Cell:
    edition, say = source.edition, source.edition.say
    inventory = edition.inventory
    if column in ("purpose", "categories"):
        return cell(described(edition, activity.purpose))
    if column == "controllers":
        return open_(source)
    if column == "basis":
        basis = activity.purpose.lawful_basis
        named = say(f"basis.{basis}") if basis else None
        return stated(source, activity.purpose, "lawful_basis", named, activity.purpose.interest, activity.purpose.law)
    if column == "special":
        kinds = edition.world.law.special(
            frozenset(kind for name in activity.data for kind in inventory.data_categories[name].kinds)
        )
        return cell(*(say(f"data.kind.{kind}") for kind in sorted(kinds))) or (
            cell(say("export.none-recorded")) if activity.data else open_(source)
        )
    missing = "export.no-transfer" if column == "transfers" and activity.links else "export.blank"
    texts = tuple(_texts(source, activity, column))
    return marked(source, texts or ([say(missing)] if missing == "export.no-transfer" else []))


def _texts(source: Source, activity: Activity, column: str) -> Iterator[str]:
    """The lines of a column that lists what the inventory names."""
    edition, inventory = source.edition, source.edition.inventory
    if column == "subjects":
        yield from (described(edition, inventory.data_subjects[name]) for name in activity.subjects)
    elif column == "data":
        yield from (described(edition, inventory.data_categories[name]) for name in activity.data)
    elif column == "recipients":
        yield from activity.recipients()
    elif column == "transfers":
        yield from activity.mechanisms()
    elif column == "erasure":
        yield from (kept(edition, retention) for retention in activity.retention())
    else:
        yield from (measure.title for measure in activity.measures())


def _measures(source: Source) -> Iterator[Block]:
    edition, say = source.edition, source.edition.say
    yield Heading(say("export.measures.title"), fresh=True)
    rows = tuple(
        (cell(measure.title), lines([measure.description], say("export.blank")))
        for measure in edition.inventory.measures.values()
    )
    head = (say("export.measures.measure"), say("export.measures.what"))
    yield Grid(say("export.measures.title"), head, rows) if rows else Text(open_(source)[0])
