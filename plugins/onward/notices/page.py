"""The page of a notice: Markdown with a front matter from which it can be read back."""

from __future__ import annotations

import html
from collections.abc import Iterator

from onward.diff.words import titles
from onward.notices.model import Item, Notice
from onward.records.parties import Organization
from onward.records.standing import Standing
from onward.transfers.model import Ground
from onward.words import Words
from onward.world import World


def render(notice: Notice, world: World, say: Words, facts: str) -> str:
    """The whole file; `facts` is the digest of the public facts after the changes."""
    lines = [*_front(notice, facts), f"# {_plain(notice.title)}", "", *_dates(notice, say)]
    for item in notice.items:
        lines += ["", *_item(item, notice, world, say)]
    if notice.others:
        lines += ["", f"## {say('notice.others')}", ""]
        lines += [f"- {_plain(one.sentence)}" for one in notice.others]
    return "\n".join([*lines, "", *_closing(notice, world, say)]) + "\n"


def _plain(text: str) -> str:
    """Text of the inventory as Markdown that means nothing but itself."""
    flat = " ".join(html.escape(text, quote=False).split())
    return "".join(f"\\{one}" if one in "\\`*_{}[]#|!" else one for one in flat)


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _front(notice: Notice, facts: str) -> Iterator[str]:
    yield "---"
    yield f"notice: {notice.id}"
    yield f"title: {_quoted(notice.title)}"
    yield f"announced: {notice.announced}"
    if notice.objection_until:
        yield f"objection_until: {notice.objection_until}"
    yield f"effective: {notice.effective}"
    yield f"products: [{', '.join(notice.products)}]"
    yield f"changes: [{', '.join(one.id for one in notice.changes)}]"
    yield f"facts: {facts}"
    yield "---"
    yield ""


def _dates(notice: Notice, say: Words) -> Iterator[str]:
    yield f"| {say('notice.announced')} | {say('notice.until')} | {say('notice.effective')} |"
    yield "|---|---|---|"
    until = say.day(notice.objection_until) if notice.objection_until else say("notice.no-objection")
    yield f"| {say.day(notice.announced)} | {until} | {say.day(notice.effective)} |"


def _item(item: Item, notice: Notice, world: World, say: Words) -> Iterator[str]:
    vendor = item.vendor
    yield f"## {_plain(vendor.title)}"
    yield ""
    for one in item.changes:
        yield from (f"{_plain(one.sentence)}.", "")
    for name, told in _identity(item, world, say):
        yield f"- **{say(f'notice.{name}')}:** {_plain(told)}"
    yield ""
    if item.new_countries:
        names = say.enumeration(world.law.country_name(one) for one in item.new_countries)
        yield say("notice.new-country", countries=names)
    else:
        yield say("notice.no-new-country")
    yield ""
    yield say("notice.capacity" if item.is_subprocessor else "notice.information")


def _identity(item: Item, world: World, say: Words) -> Iterator[tuple[str, str]]:
    vendor, inventory = item.vendor, world.inventory
    unknown = say("unknown")
    yield "legal-name", vendor.legal_name or unknown
    yield "address", vendor.address or unknown
    yield "service", vendor.service or unknown
    yield "role", say.enumeration(say(f"standing.{one.value}.name") for one in item.standing)
    yield "purposes", titles(inventory, "purposes", {one.purpose for one in vendor.roles if one.purpose}) or unknown
    yield "data", titles(inventory, "data_categories", vendor.data) or unknown
    if vendor.subjects:
        yield "subjects", titles(inventory, "data_subjects", vendor.subjects)
    yield "places", "; ".join(_place(world, say, one.country, one.activity) for one in vendor.locations) or unknown
    yield "grounds", "; ".join(_grounds(item, world, say)) or say("notice.no-transfer")
    if vendor.subprocessors:
        yield "chain", titles(inventory, "subprocessors", vendor.subprocessors)


def _grounds(item: Item, world: World, say: Words) -> list[str]:
    """What carries transfers to a vendor, in words, the laws of one ground together."""
    found: dict[str, set[str]] = {}
    for one in world.transfers_to.get(item.vendor.id, ()):
        if one.ground:
            regime = world.law.regimes.get(one.regime)
            found.setdefault(_ground(one.ground, one.regime, say), set()).add(regime.name if regime else one.regime)
    return [f"{say.enumeration(sorted(found[words]))}: {words}" for words in sorted(found)]


def _ground(ground: Ground, regime: str, say: Words) -> str:
    decision = ground.adequacy
    if decision is not None:
        scheme = f"schemes.{decision.scheme}"
        return (
            say("adequacy.scheme", scheme=say(scheme)) if scheme in say else say("adequacy.decision", act=decision.act)
        )
    name, _, module = ground.id.partition("/m")
    keys = (f"instruments.{name}", f"instruments.{name}.{regime}")
    words = next((say(key) for key in keys if key in say), name)
    return words + (say("modules-short.one", modules=module) if module else "")


def _place(world: World, say: Words, country: str | None, activity: str) -> str:
    return f"{world.law.country_name(country) if country else say('unknown')} ({say(f'activity.{activity}')})"


def _closing(notice: Notice, world: World, say: Words) -> Iterator[str]:
    ours = world.inventory.organization
    contact = ours.contacts.privacy if ours and ours.contacts and ours.contacts.privacy else say("unknown")
    if any(Standing.SUBPROCESSOR in item.standing for item in notice.items) and notice.objection_until:
        yield f"## {say('notice.object')}"
        yield ""
        yield say("notice.object-how", contact=contact, until=say.day(notice.objection_until))
        yield ""
        yield _remedy(ours, say)
        yield ""
        yield say("notice.instructions", contact=contact)
        yield ""
        yield say("notice.liability")
        yield ""
    yield f"## {say('notice.yours')}"
    yield ""
    yield say("notice.update")
    yield ""
    yield say("notice.copies", contact=contact)
    yield ""
    yield say("notice.footer", law=say.day(world.law.as_of))


def _remedy(ours: Organization | None, say: Words) -> str:
    """What objecting leads to is what the contract says, never a default of ours."""
    remedy = ours.notice.remedy if ours and ours.notice else None
    return _plain(remedy) if remedy else say("notice.remedy-unknown")
