"""The page of a notice: Markdown with a front matter from which it can be read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from onward.notices.dates import Dates
from onward.notices.escaping import plain, quoted
from onward.notices.model import Item, Notice
from onward.notices.template import fill
from onward.records.facts import SPACE
from onward.records.languages import ENGLISH, said
from onward.records.parties import Organization
from onward.words.catalogue import Words
from onward.words.changes import sentences, title
from onward.words.countries import by_company, country, place, run_by
from onward.words.grounds import by_law, grounds
from onward.words.law import horizon, law_name, unstated
from onward.world import World

_PROCESSING = ("dpa", "art28-clauses")
Template = tuple[str, str]


def render(notice: Notice, world: World, say: Words, adds: int, template: Template | None = None) -> str:
    """The whole file, of public fields alone; `adds` is what the notice adds to the tally of the public facts.

    `template` is the path and the text of a layout of one's own; OnwardError where it leaves out what customers are owed.
    """
    heading, body = _written(notice, world, say, template)
    return "\n".join(
        ["---", *_front(notice, heading), *_facts(notice.id, world, adds), *_language(say), "---", "", body, ""]
    )


def translation(notice: Notice, world: World, say: Words, template: Template | None = None) -> str:
    """The same notice for readers of another language: its words alone, since the days and all else stand in the first page."""
    heading, body = _written(notice, world, say, template)
    return "\n".join(["---", *_named(notice.id, heading), "---", "", body, ""])


def _written(notice: Notice, world: World, say: Words, template: Template | None) -> tuple[str, str]:
    """The title, and everything that stands on the page."""
    seen = world.seen_by("public").spoken(say.language)
    heading = title(notice.changes[0], len(notice.items) + len(notice.others) - 1, seen, say)
    parts = {name: "\n".join(lines).strip() for name, lines in _parts(notice, heading, seen, say)}
    return heading, (fill(*template, parts) if template else "\n\n".join(filter(None, parts.values()))).strip()


def _parts(notice: Notice, heading: str, world: World, say: Words) -> Iterator[tuple[str, Iterable[str]]]:
    """What a notice consists of, by the names that a template uses, in our order."""
    yield "title", [f"# {plain(heading)}"]
    yield "dates", calendar(notice.dates, say)
    yield "products", _concerned(notice, world, say)
    yield "vendors", (line for item in notice.items for line in ("", *_item(item, world, say)))
    subprocessors = any(item.may_be_subprocessor for item in notice.items)
    yield "liability", [say("notice.liability")] if subprocessors else []
    others = [f"- {plain(sentence)}" for sentence in sentences(notice.others, world, say)]
    yield "others", [f"## {say('notice.others')}", "", *others] if others else []
    yield "objection", _approval(notice, world, say) if notice.dates.approval else _objection(notice.dates, world, say)
    yield "yours", _yours(world, say)
    yield "footer", [_footer(world, say)]


def baseline(world: World, say: Words, first: bool = True) -> str:
    """The page before any notice: it announces nothing, and says with what the next list is compared.

    The `first` one holds the day and the facts; those in other languages hold its words alone.
    """
    heading, identity = say("notice.baseline", day=say.day(world.today)), f"list-{world.facts[:12]}"
    dated = [f"announced: {world.today}", *_facts(identity, world, world.tally), *_language(say)] if first else []
    front = ["---", *_named(identity, heading), *dated, "---", ""]
    return "\n".join([*front, f"# {heading}", "", say("notice.baseline-text"), ""])


def _named(identity: str, heading: str) -> Iterator[str]:
    yield f"notice: {identity}"
    yield f"title: {quoted(heading)}"


def _language(say: Words) -> list[str]:
    """In which language a page is, where it is not the one that is taken for granted."""
    return [] if say.language == ENGLISH else [f"language: {say.language}"]


def _facts(identity: str, world: World, adds: int) -> Iterator[str]:
    """Which public facts a page describes, what it adds to them, and its name in feeds for good (RFC 9562, version 8)."""
    made = sha256(f"{world.facts} {identity} {world.today}".encode()).hexdigest()
    yield f"facts: {world.facts}"
    yield f"adds: {adds % SPACE:064x}"
    yield f"entry: urn:uuid:{made[:8]}-{made[8:12]}-8{made[13:16]}-8{made[17:20]}-{made[20:32]}"


def _front(notice: Notice, heading: str) -> Iterator[str]:
    yield from _named(notice.id, heading)
    yield f"announced: {notice.dates.announced}"
    if notice.dates.objection_until:
        yield f"objection_until: {notice.dates.objection_until}"
    yield f"effective: {notice.dates.effective}"
    if notice.dates.approval:
        yield "approval: true"
    yield f"products: [{', '.join(notice.products)}]"
    yield f"subjects: [{', '.join(notice.subjects)}]"
    yield f"starts: [{', '.join(notice.starts)}]"
    yield f"changes: [{', '.join(change.id for change in notice.changes)}]"


def calendar(dates: Dates, say: Words) -> Iterator[str]:
    """The days of a notice, as a table."""
    yield f"| {say('notice.announced')} | {say('notice.until')} | {say('notice.effective')} |"
    yield "|---|---|---|"
    otherwise = say("notice.approval" if dates.approval else "notice.no-objection")
    until = say.day(dates.objection_until) if dates.objection_until else otherwise
    yield f"| {say.day(dates.announced)} | {until} | {say.day(dates.effective)} |"


def _concerned(notice: Notice, world: World, say: Words) -> Iterator[str]:
    names = _names(world, "products", notice.products)
    if names:
        yield plain(say("notice.concerns", products=say.enumeration(names)))


def _names(world: World, collection: str, ids: Iterable[str | None]) -> list[str]:
    """The names of published records, sorted; others are not named."""
    records = getattr(world.inventory, collection)
    return sorted({records[id_].title for id_ in ids if id_ in records})


def _item(entry: Item, world: World, say: Words) -> Iterator[str]:
    item = replace(entry, vendor=said(entry.vendor, say.language))
    yield f"## {plain(item.vendor.title)}"
    yield ""
    for sentence in sentences(item.changes, world, say):
        yield from (f"{plain(sentence)}.", "")
    for name, words in _identity(item, world, say):
        yield from _point(say.labelled(say(f"notice.{name}"), "").rstrip(), words)
    yield ""
    if item.vendor.id in world.inventory.subprocessors:
        yield from _regions(item, world, say)
    yield say("notice.capacity" if item.may_be_subprocessor else "notice.information")
    if item.emergency:
        yield from ("", say("notice.emergency"))


def _point(label: str, words: str | list[str]) -> Iterator[str]:
    """A point of a list, after its label with the colon; several things under it are points of their own."""
    several = words if isinstance(words, list) else [words]
    if len(several) == 1:
        yield f"- **{label}** {plain(several[0])}"
    else:
        yield f"- **{label}**"
        yield from (f"    - {plain(text)}" for text in several)


def _identity(item: Item, world: World, say: Words) -> Iterator[tuple[str, str | list[str]]]:
    """Who it is, and what it does with which data where; of a vendor that is gone only who it was."""
    vendor, unknown = item.vendor, say("unknown")
    yield "legal-name", vendor.legal_name or unknown
    yield "address", vendor.address or unknown
    if vendor.country:
        yield "country", country(vendor.country, world, say)
    if vendor.parent and vendor.parent.name:
        home = f" ({country(vendor.parent.country, world, say)})" if vendor.parent.country else ""
        yield "parent", f"{vendor.parent.name}{home}"
    if vendor.id in world.inventory.subprocessors:
        yield from _work(item, world, say)


def _work(item: Item, world: World, say: Words) -> Iterator[tuple[str, str | list[str]]]:
    vendor, unknown = item.vendor, say("unknown")
    yield "contact", say("notice.contact-way", contact=contact(world, say))
    yield "service", vendor.service or unknown
    yield "role", say.enumeration(say(f"standing.{standing.value}.name") for standing in item.standing)
    lists = (
        ("purposes", "purposes", (role.purpose for role in vendor.roles)),
        ("data", "data_categories", vendor.data),
        ("subjects", "data_subjects", vendor.subjects),
    )
    for name, collection, ids in lists:
        yield name, ", ".join(_names(world, collection, ids)) or unknown
    yield "sensitive", say(f"notice.sensitive-{'yes' if _sensitive(item, world) else 'no'}")
    where = (
        ", ".join(
            (
                by_company(vendor.id, location, world, say) or place(location, world, say),
                *run_by(vendor.id, location, world, say),
            )
        )
        for location in vendor.locations
    )
    yield "places", say.series(where) or unknown
    transfers = world.transfers_to.get(vendor.id, ())
    yield "grounds", grounds(transfers, world, say) or (say("notice.no-transfer") if transfers else unknown)
    yield from _fallbacks(item, world, say)
    if item.may_be_subprocessor:
        yield "clauses", say(f"notice.clauses-{_clauses(item)}")
        yield "chain", say.series(_chain(item, world, say))
    if vendor.condition and vendor.condition.text:
        yield "condition", vendor.condition.text


def _chain(item: Item, world: World, say: Words) -> Iterator[str]:
    """Whom the vendor engages in turn (EDPB Opinion 22/2024), as far as it is known, and the list that it publishes itself."""
    named, theirs = item.vendor.subprocessors, item.vendor.subprocessor_list
    if named or not theirs:
        yield ", ".join(_names(world, "subprocessors", named)) or say("unknown" if named else "notice.chain-none")
    if theirs:
        yield say("notice.chain-list", url=theirs)


def _fallbacks(item: Item, world: World, say: Words) -> Iterator[tuple[str, list[str]]]:
    """What the contract names for the day on which a ground falls; nothing that is not declared as that."""
    transfers = [transfer for transfer in world.transfers_to.get(item.vendor.id, ()) if transfer.ground]
    relied = {(transfer.regime, transfer.ground.id) for transfer in transfers if transfer.ground}
    declared: dict[str, set[str]] = {}
    for regime, name in {
        (transfer.regime, other.id) for transfer in transfers for other in transfer.others if other.use == "fallback"
    }:
        if (regime, name) not in relied:
            declared.setdefault(regime, set()).add(name)
    if declared:
        yield "fallback", by_law(declared, world, say)


def _clauses(item: Item) -> str:
    """Whether the vendor is bound by a contract that passes our clauses on, or by clauses of its own."""
    contract = item.vendor.contract
    if contract and contract.flow_down and contract.flow_down.kind:
        return "flow-down"
    if item.vendor.safeguards:
        return "direct"
    return "contract" if contract and contract.kind in _PROCESSING else "none"


def _sensitive(item: Item, world: World) -> bool:
    categories = world.inventory.data_categories
    kinds = frozenset(kind for name in item.vendor.data if name in categories for kind in categories[name].kinds)
    return bool(world.law.special(kinds))


def _regions(item: Item, world: World, say: Words) -> Iterator[str]:
    """Whether the customer's own region gets a new country, law by law (Art. 28(3)(a) GDPR)."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for regime, countries in item.new_countries:
        groups.setdefault(countries, []).append(law_name(regime, world, say))
    for countries, laws in groups.items():
        names = say.enumeration(country(code, world, say) for code in countries)
        yield from (plain(say("notice.new-country", law=say.enumeration(laws), countries=names)), "")
    if item.new_countries and item.may_be_subprocessor:
        laws = [law for law, _ in item.new_countries if law in world.law.regimes] or [""]
        basis = say.enumeration(dict.fromkeys(say.under(law, "notice.instructions-basis") for law in laws))
        yield from (say("notice.instructions", contact=plain(contact(world, say)), basis=basis), "")
    elif not item.new_countries:
        yield from (say("notice.new-country-open" if item.countries_open else "notice.no-new-country"), "")


def contact(world: World, say: Words) -> str:
    """Where one writes to the organization, in a sentence."""
    ours = world.inventory.organization
    return ours.contacts.privacy if ours and ours.contacts and ours.contacts.privacy else say("notice.contact-open")


def _objection(dates: Dates, world: World, say: Words) -> Iterator[str]:
    if dates.objection_until:
        yield from (f"## {say('notice.object')}", "", how_to_object(dates.objection_until, world, say), "")
        yield _remedy(world.inventory.organization, say)


def _approval(notice: Notice, world: World, say: Words) -> Iterator[str]:
    """Whom no customer gets without having approved it, and how one approves."""
    names = say.enumeration(said(item.vendor, say.language).title for item in notice.items if item.begins)
    yield from (f"## {say('notice.approve')}", "")
    yield say("notice.approve-how", names=plain(names), contact=plain(contact(world, say)))


def how_to_object(until: date, world: World, say: Words) -> str:
    """To whom one writes, and until when."""
    return say("notice.object-how", contact=plain(contact(world, say)), until=say.day(until))


def _yours(world: World, say: Words) -> Iterator[str]:
    asked = plain(contact(world, say))
    yield from (f"## {say('notice.yours')}", "", say("notice.update"), "")
    yield from (say("notice.copies", contact=asked), "", say("notice.keep", contact=asked))


def _footer(world: World, say: Words) -> str:
    """What a notice is not, and on which law it rests."""
    footer = say("notice.footer", law=say.day(world.law.as_of), horizon=say.day(horizon(world)))
    return " ".join(filter(None, (footer, unstated(world, say))))


def _remedy(ours: Organization | None, say: Words) -> str:
    """What objecting leads to is what the contract says, never a default of ours."""
    remedy = ours.notice.remedy if ours and ours.notice else None
    return plain(remedy) if remedy else say("notice.remedy-unknown")
