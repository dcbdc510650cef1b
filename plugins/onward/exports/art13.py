"""What data subjects are told: Articles 13 and 14 of the GDPR and of the UK GDPR, Art. 19 of the Swiss FADP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from onward.exports import Content, Source
from onward.exports._activities import Activity, activities, described, kept
from onward.exports._paper import Block, Cell, Forms, Grid, Heading, Line, Paper, Text, cell, lines
from onward.exports._papers import marked, open_, paper, papers, stated
from onward.exports._publisher import publisher
from onward.records.base import Visibility
from onward.records.data import DataCategory
from onward.records.promises import Right
from onward.site.parts.authority import complaints
from onward.site.parts.duties import complete, origins, provision

AUDIENCE: Final[Visibility] = "public"
_COLUMNS = ("basis", "subjects", "data", "recipients", "transfers", "erasure", "obligation", "source")
_SAYS: Final = {
    "organization": {
        "name", "legal_name", "address", "country", "contacts", "representatives", "regimes", "description",
        "legal_representative", "data_protection_officer",
    },
    "purposes": {"name", "description", "role", "lawful_basis", "interest", "law", "example"},
    "data_categories": {"name", "description", "provision", "sources", "example"},
    "data_subjects": {"name", "description", "example"},
    "subprocessors": {"name", "legal_name", "country", "roles", "data", "subjects", "safeguards", "schemes", "example"},
    "flows": {"from", "to", "data", "subjects", "purpose", "retention", "name", "description", "example"},
    "retention": {"name", "period", "until", "starts", "deletion", "data"},
    "rights": {"name", "description", "article", "reply", "how", "excluded", "authority", "example"},
}  # fmt: skip


def files(source: Source) -> Mapping[str, Content]:
    """The text as one paper."""
    return papers("art13", lambda: text(source), source)


def text(source: Source) -> Paper:
    """The information, purpose by purpose."""
    edition, say = source.edition, source.edition.say
    every = activities(edition, "controller", "joint-controller")
    labels = tuple(say(f"export.art13.columns.{name}") for name in _COLUMNS)
    entries = tuple(
        (_title(source, activity), tuple(_cell(source, activity, name) for name in _COLUMNS)) for activity in every
    )
    blocks: list[Block] = [Text(Line(say("export.art13.about"))), Heading(say("export.party.title"))]
    blocks += [publisher(source), Heading(say("export.art13.purposes.title"))]
    blocks += [Forms("", labels, entries)] if entries else [Text(Line(say("export.art30.no-activity")))]
    blocks += [*_rights(source), *_further(source)]
    return paper(source, say("export.art13.title", name=edition.owner), tuple(blocks), _SAYS)


def _title(source: Source, activity: Activity) -> str:
    name = described(source.edition, activity.purpose)
    return source.edition.say.marked(name, activity.purpose.example)


def _cell(source: Source, activity: Activity, column: str) -> Cell:
    say, purpose = source.edition.say, activity.purpose
    if column == "basis":
        named = say(f"basis.{purpose.lawful_basis}") if purpose.lawful_basis else None
        return stated(source, purpose, "lawful_basis", named, purpose.interest, purpose.law)
    if column == "obligation":
        return tuple(_obligations(source, activity)) or open_(source)
    if column == "source":
        direct = cell(say("export.art13.direct")) if activity.from_subjects else open_(source)
        return tuple(_sources(source, activity)) or direct
    if column == "transfers":
        return marked(source, [*activity.mechanisms()] or [say("export.no-transfer") if activity.links else None])
    return marked(source, _texts(source, activity, column))


def _obligations(source: Source, activity: Activity) -> Iterator[Line]:
    """Of each category whether it must be provided, and what follows if it is not; with a marked blank for what is not stated."""
    for name in activity.data:
        category = source.edition.inventory.data_categories[name]
        yield _line(
            source, category, "provision", provision(source.edition.say, category), complete(category.provision)
        )


def _sources(source: Source, activity: Activity) -> Iterator[Line]:
    """Of each category that does not come from the data subject alone where it comes from."""
    for name in activity.data:
        category = source.edition.inventory.data_categories[name]
        given = origins(source.edition.say, category)
        if given or category.unknown("sources") or activity.from_others(name):
            yield _line(source, category, "sources", given, bool(given))


def _line(source: Source, category: DataCategory, field: str, words: str, whole: bool) -> Line:
    say = source.edition.say
    missing = [] if whole else [say("export.unknown" if category.unknown(field) else "export.blank")]
    return Line(say.labelled(category.title, say.series(filter(None, (words, *missing)))), blank=not whole)


def _texts(source: Source, activity: Activity, column: str) -> Iterator[str]:
    edition = source.edition
    if column == "subjects":
        yield from edition.named("data_subjects", activity.subjects)
    elif column == "data":
        yield from (described(edition, edition.inventory.data_categories[name]) for name in activity.data)
    elif column == "recipients":
        yield from activity.recipients()
    else:
        yield from (kept(edition, retention) for retention in activity.retention())


def _rights(source: Source) -> Iterator[Block]:
    edition, say = source.edition, source.edition.say
    yield Heading(say("export.art13.rights.title"))
    rows = tuple(
        (
            cell(right.title, right.article),
            lines([right.how, right.description, *complaints(edition, right)], say("export.blank")),
            _reply(source, right),
        )
        for right in edition.inventory.rights.values()
    )
    head = tuple(say(f"export.art13.rights.{name}") for name in ("right", "how", "reply"))
    yield Grid(say("export.art13.rights.title"), head, rows) if rows else Text(open_(source)[0])


def _reply(source: Source, right: Right) -> Cell:
    say = source.edition.say
    if right.excluded:
        return cell(say("rights.excluded"))
    return stated(source, right, "reply", say.duration(right.reply) if right.reply else None)


def _further(source: Source) -> Iterator[Block]:
    say, ours = source.edition.say, source.edition.organization
    contact = ours.contacts.privacy if ours and ours.contacts else None
    yield Heading(say("export.art13.further.title"))
    cells = {
        "copy.title": lines([say("export.art13.copy.text", contact=contact) if contact else None], say("export.blank")),
        "further.complaint": cell(say("export.art13.further.complaint-text")),
        "further.automated": open_(source),
    }
    yield Forms("", tuple(say(f"export.art13.{name}") for name in cells), (("", tuple(cells.values())),))
