"""The list as it was published, version by version: a page each with its date and its digest, never changed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from onward.records.languages import languages_of
from onward.records.versions import FORMAT, Version
from onward.site.page import Page, link, placeholder, plain
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Piece, Row, anchor, join, lines, listed, pill, quiet, record, table, tag
from onward.site.parts.schemas import schema_link


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The versions, the latest first, with their dates and digests."""
    say = edition.say
    columns = [say(f"versions.columns.{name}") for name in ("day", "vendors", "digest")]
    rows: list[Row] = [
        (
            f"version-{version.name}",
            (
                anchor(_page(version), say.day(version.day)),
                str(len(version.vendors)),
                tag("code", version.digest, class_="ow-hash"),
            ),
        )
        for version in edition.world.versions
    ]
    return table(say("versions.title"), columns, rows, say("versions.none"))


def pages(edition: Edition) -> Iterator[Page]:
    """A page that lists the versions, and one for each: who was on the list, and how to find its digest again."""
    say = edition.say
    if edition.world.versions:
        summary, head = say("versions.index"), say("versions.title")
        text = f"# {plain(head)}\n\n{plain(summary)}{placeholder('versions')}"
        yield Page(
            "versions/index.md", head, summary, text, {"versions": view(edition, {})}, say("nav.changes"), visible=False
        )
    for version in edition.world.versions:
        title = say("versions.page", day=say.day(version.day))
        about = say("versions.about", owner=edition.owner, day=say.day(version.day))
        blocks = {"proof": _proof(edition, version), "list": _list(edition, version)}
        sentences = (about, say("versions.kept")) if _foreign(edition) else (about,)
        markdown = "\n\n".join(map(plain, sentences)) + "".join(placeholder(name) for name in blocks)
        yield Page(f"versions/{version.name}.md", title, about, markdown, blocks, say("nav.changes"), visible=False)


def _foreign(edition: Edition) -> str | None:
    """The language in which versions are kept, where readers of this edition read another one."""
    kept = languages_of(edition.organization)[0]
    return kept if kept != edition.say.language else None


def _page(version: Version) -> str:
    return link(f"versions/{version.name}.md")


def _proof(edition: Edition, version: Version) -> Html:
    say = edition.say
    file = anchor(link(f"versions/{version.name}.json"), f"{version.name}.json")
    schema = schema_link(say, FORMAT)
    return record(
        (
            (say("versions.day"), say.day(version.day)),
            (say("versions.file"), join([file, " (", schema, ")"])),
            (say("versions.columns.digest"), tag("code", version.digest, class_="ow-hash")),
            (say("versions.check"), tag("code", f"sha256sum {version.name}.json")),
        )
    )


def _list(edition: Edition, version: Version) -> Html:
    say = edition.say
    columns = [say(f"subprocessors.columns.{name}") for name in ("name", "service", "data", "places", "status")]
    rows = [(str(vendor["id"]), _cells(edition, vendor)) for vendor in version.vendors]
    return table(say("versions.page", day=say.day(version.day)), columns, rows, say("subprocessors.subprocessors.none"))


def _cells(edition: Edition, vendor: Mapping[str, Any]) -> list[Html | str | None]:
    say, language = edition.say, _foreign(edition)

    def kept(text: str | None) -> Piece:
        return tag("span", text, lang=language) if text and language else text

    mark = pill(say("example"), "example") if vendor.get("example") else None
    identity = [vendor.get(name) for name in ("legal_name", "address")]
    standing = (say(f"standing.{name}.name") for name in vendor.get("standing", ()))
    days = [
        say(f"versions.{name}", day=say.day(date.fromisoformat(vendor[name])))
        for name in ("begins", "ends")
        if name in vendor
    ]
    return [
        lines(join([kept(str(vendor["name"])), mark], " "), *(quiet(kept(text)) for text in identity if text)),
        lines(kept(vendor.get("service")), *(quiet(kept(text)) for text in vendor.get("purposes", ()))),
        lines(listed(map(kept, vendor.get("data", ()))), *(quiet(kept(text)) for text in vendor.get("subjects", ()))),
        listed(_place(edition, place) for place in vendor.get("places", ())) or say("unknown"),
        lines(*standing, kept(vendor.get("condition")), *days),
    ]


def _place(edition: Edition, place: Mapping[str, str | None]) -> str:
    said = [place.get("region"), edition.say(f"activity.{place['activity']}")]
    return edition.say.labelled(edition.country(place.get("country")), ", ".join(filter(None, said)))
