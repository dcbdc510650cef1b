"""What is promised before a subprocessor changes, and which changes are coming."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onward.records.parties import Subprocessor
from onward.records.standing import may_be_subprocessor, standings
from onward.site.page import Page, link, placeholder, plain
from onward.site.parts.changes import changes, changing
from onward.site.parts.edition import Edition
from onward.site.parts.many import many
from onward.site.parts.markup import Html, Row, anchor, join, paragraph, prose, record, table
from onward.site.parts.published import published

OPTIONS = frozenset({"part"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The notices, the promise and the list of dates; or one `part` of them alone."""
    parts = {"published": published, "promise": _promise, "dates": _dates}
    chosen = [options["part"]] if options.get("part") in parts else list(parts)
    return join(parts[name](edition) for name in chosen)


def pages(edition: Edition) -> list[Page]:
    """The archive: every notice that was published, and what is promised."""
    say = edition.say
    text = f"{plain(say('notices.archive-text'))}{placeholder('published')}## {say('notices.promise')}{placeholder('promise')}"
    blocks = {"published": published(edition), "promise": _promise(edition)}
    description = say("notices.archive-text")
    return [Page("notices/index.md", say("notices.archive"), description, text, blocks, say("nav.changes"))]


def _promise(edition: Edition) -> Html:
    say, ours = edition.say, edition.organization
    policy = ours.notice if ours else None
    if ours is None or policy is None:
        return paragraph(say("notices.none"))
    fields = (
        ("period", say(f"notices.days.{policy.days}", period=say.duration(policy.period)) if policy.period else None),
        ("authorised", say(f"notices.authorisation.{policy.authorisation}") if policy.authorisation else None),
        ("objection", say.duration(policy.objection) if policy.objection and policy.may_object else None),
        ("remedy", prose(policy.remedy)),
        ("applies", say("notices.scope")),
        ("policy", _of_policy(edition, ours.policy_changes.how) if ours.policy_changes else None),
    )
    return record((say(f"notices.{name}"), value) for name, value in fields)


def _of_policy(edition: Edition, how: str | None) -> Html | None:
    """What the organization says of changes to its policy, with the page that it says it of, where it is told elsewhere."""
    page = "privacy-policy.md"
    name = edition.world.headings.get(page)
    return join([prose(how), paragraph(anchor(link(page), name)) if name else None]) or None


def _dates(edition: Edition) -> Html:
    """The days of the list, the latest first: when somebody came or went, and when customers were told, where that is recorded."""
    say = edition.say
    named = sorted(
        changes(edition, edition.inventory.subprocessors.values()), key=lambda change: change[2].title.casefold()
    )
    ordered = sorted(named, key=lambda change: change[0], reverse=True)
    alike: dict[tuple[date, str, str | None], list[Html]] = {}
    for day, kind, vendor in ordered:
        notified = _told(edition, vendor) if kind == "begins" else ""
        alike.setdefault((day, kind, notified), []).append(edition.named_link(vendor.id))
    columns = ("day", "what", "told") if any(notified for _, _, notified in alike) else ("day", "what")
    rows: list[Row] = []
    for (day, kind, notified), names in alike.items():
        what = join([_capital(changing(edition, day, kind)), say("colon"), many(edition, names, "companies")])
        unrecorded = say("notices.not-yet" if day > edition.world.today else "notices.unrecorded")
        cells = (say.day(day), what, unrecorded if notified is None else notified)
        rows.append(("", cells[: len(columns)]))
    return table(
        say("notices.dates"), [say(f"notices.columns.{name}") for name in columns], rows, say("notices.no-dates")
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _told(edition: Edition, vendor: Subprocessor) -> str | None:
    """The day on which customers were notified, else the notice that announces it, else that it is for information; None where
    they are owed a notice, and none is recorded.
    """
    if vendor.announced and vendor.announced.date:
        return edition.say.day(vendor.announced.date)
    if notice := edition.world.beginnings.get(vendor.id):
        return anchor(link(f"notices/{notice.slug}.md"), edition.say.day(notice.front.announced))
    owed = may_be_subprocessor(standings(edition.inventory, vendor))
    return None if owed else edition.say("notices.information")
