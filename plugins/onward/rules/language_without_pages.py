"""The organization publishes in a language that has no page.

## Why it matters

Readers are offered a language in which the site cannot be built.

## How to fix

Write the pages, with a `mkdocs.de.yml` next to `mkdocs.yml` that names their folder; or remove the language.

```yaml
organization:
  id: acme
  languages: [en, de]
```

## Not a problem when

Never: list a language once its pages exist.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.words.catalogue import languages
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("pages",)
LAW = ("eu-gdpr/art-12",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each language in which there is nothing to read; one without words is a finding of its own."""
    ours = world.inventory.organization
    for language in ours.languages if ours else ():
        if ours and language in world.silent and language in languages():
            message = f"{ours.title} publishes in `{language}`, but there is no page in that language"
            steps = (Step(ours.at_item("languages", language), "no page"),)
            hint = f"write its pages and `mkdocs.{language}.yml`, or remove the language"
            yield Finding("language-without-pages", ours.subject, message, steps, language, hint, severity=SEVERITY)
