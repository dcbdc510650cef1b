"""A link is not a complete web address.

## Why it matters

The site shows a text that no reader can follow, and programs that read your list take it for a file of your own site.

## How to fix

Write the whole address with `https://`, as a browser copies it.

```yaml
website: https://mailer.example
subprocessor_list: https://mailer.example/subprocessors
```

## Not a problem when

The address is recorded as unknown; a word that only keeps its place, such as `tbd`, is reported as `fact-unknown`.
"""

import re
from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.values import PLACEHOLDERS
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ()
FIELDS = ("website", "subprocessor_list")
_COMPLETE = re.compile(r"https?://\S+", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?://)?((?:[\w-]+\.)+[a-z]{2,}(?:[:/?#]\S*)?)", re.IGNORECASE)
"""A host with a dot in it, and what follows: `www.mailer.example/list`, `//mailer.example`."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each link that does not begin with `https://` or `http://`, or has words beside it."""
    for name in FIELDS:
        for record, path, part in world.inventory.stated.get(name, ()):
            link = part.source[name]
            if isinstance(link, str) and link.strip() and not _fits(link.strip()):
                message = f"`{name}` of {record.title}, `{link.strip()}`, is not a web address"
                hosted = _WITHOUT_SCHEME.fullmatch(link.strip())
                hint = f"write `https://{hosted[1]}`" if hosted else "write the whole address, with `https://`"
                where = f"{path}.{name}".lstrip(".")
                step = Step(part.at(name), "not a web address")
                yield Finding("link-incomplete", record.subject, message, (step,), where, hint, severity=SEVERITY)


def _fits(link: str) -> bool:
    """Whether it is a whole address, or no address yet."""
    return _COMPLETE.fullmatch(link) is not None or link.lower() in PLACEHOLDERS
