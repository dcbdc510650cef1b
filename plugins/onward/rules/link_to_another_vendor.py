"""A vendor's link points to the website of another vendor.

## Why it matters

Records are copied from one another. Readers who follow the link find the contract or list of a different company, and
customers notice.

## How to fix

Replace the link with the vendor's own.

```yaml
website: https://mailer.example
subprocessor_list: https://mailer.example/subprocessors
```

## Not a problem when

Both are services of one legal entity or group, or one is part of the other, and the records say so: the same `legal_name`,
`group` or `parent`, `merged_into`, `successor_of`.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Part, Record
from onward.records.parties import Subprocessor
from onward.records.parts import parts
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
LINKS = ("website", "subprocessor_list", "document", "contact", "copy")


def check(world: World) -> Iterator[Finding]:
    """One finding for each link whose host, or a domain above it, is the website of other vendors alone."""
    vendors = world.inventory.subprocessors
    linking = {record.id: hosts for record, hosts in world.each("link-to-another-vendor", _hosts)}
    sites: dict[str, list[int]] = {}
    ordered = tuple(vendors.values())
    for number, owner in enumerate(ordered):
        if owner.id in linking and (host := _host(owner.website)):
            sites.setdefault(host, []).append(number)
    for vendor in (vendors[name] for name, hosts in linking.items() if any(_among(host, sites) for host in hosts)):
        for path, part in parts(vendor):
            for name in LINKS:
                owners = (ordered[number] for number in _among(_host(part.source.get(name)), sites))
                theirs = [other for other in owners if (part, name) != (other, "website")]
                if theirs and not any(_related(vendor, other) for other in theirs):
                    yield _finding(vendor, theirs[0], part, name, f"{path}.{name}".lstrip("."))


def _hosts(record: Record) -> list[str]:
    """The hosts to which a vendor's record links."""
    if not isinstance(record, Subprocessor):
        return []
    linked = (_host(part.source.get(name)) for _, part in parts(record) for name in LINKS)
    return list(dict.fromkeys(filter(None, linked)))


def _among(host: str, sites: Mapping[str, list[int]]) -> list[int]:
    """The numbers of the vendors whose website is at a host, or at a domain above it, in their order."""
    words = host.split(".")
    return sorted(number for start in range(len(words)) for number in sites.get(".".join(words[start:]), ()))


def _host(link: object) -> str:
    """The host of an address or of a mailbox, without `www.`; empty where a text is neither."""
    text = link if isinstance(link, str) else ""
    host = text.rpartition("@")[2] if "@" in text and "//" not in text else urlsplit(text).hostname or ""
    return host.casefold().removeprefix("www.") if "." in host and " " not in host else ""


def _related(vendor: Subprocessor, other: Subprocessor) -> bool:
    named = [
        {side.legal_name, side.group, side.parent.name if side.parent else None} - {None} for side in (vendor, other)
    ]
    joined = [{side.id, side.merged_into or side.id, side.successor_of or side.id} for side in (vendor, other)]
    return bool(named[0] & named[1] or joined[0] & joined[1])


def _finding(vendor: Subprocessor, other: Subprocessor, part: Part, name: str, detail: str) -> Finding:
    message = f"`{name}` of {vendor.title} links to the website of {other.title}"
    steps = (Step(part.at(name), f"on the website of {other.title}"), other.step("its website", "website"))
    hint = "replace it with the vendor's own link, or record how the two are related"
    return Finding("link-to-another-vendor", vendor.subject, message, steps, detail, hint, severity=SEVERITY)
