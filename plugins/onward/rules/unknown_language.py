"""A language is named that Onward does not support.

## Why it matters

Headings, tables and the sentences around each record would remain in another language, or the site would not be built.

## How to fix

Name a supported language, or add one: a file in `plugins/onward/words` with the keys of the English one.

```yaml
organization: {id: acme, name: Acme, languages: [en, de]}
```

## Not a problem when

Never: a page is either in a language or it is not.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.words.catalogue import languages
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for each language without words."""
    ours = world.inventory.organization
    for name in ours.languages if ours else ():
        if ours and name not in languages():
            step = Step(ours.at_item("languages", name), "not supported")
            message = f"language `{name}` is not supported"
            hint = f"use one of {', '.join(languages())}"
            yield Finding("unknown-language", ours.subject, message, (step,), name, hint, severity=SEVERITY)
