"""A language is named for which Onward has no words.

## Why it matters

Headings, tables and the sentences around every record would stay in another language, or the site would not be built.

## How to fix

Name a language that Onward speaks, or bring its words: one file in `plugins/onward/words`, with the keys of the English one.

```yaml
organization: {id: acme, name: Acme, languages: [en, de]}
```

## Not a problem when

Never: a page is either in a language or not.
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
            step = Step(ours.at_item("languages", name), "no words in this language")
            message = f"there are no words in `{name}`; pages would stay in another language"
            hint = f"there are: {', '.join(languages())}"
            yield Finding("unknown-language", ours.subject, message, (step,), name, hint, severity=SEVERITY)
