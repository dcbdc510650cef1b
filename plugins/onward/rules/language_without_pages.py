"""The organization publishes in a language that has no page.

## Why it matters

Readers are offered a language, and the site cannot be built in it.

## How to fix

Write the pages, with a `mkdocs.de.yml` next to the `mkdocs.yml` that names their folder; or leave the language out.

```yaml
organization:
  id: acme
  languages: [en, de]
```

## Not a problem when

Never: a language is listed once its pages are there.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("pages",)
LAW = ("eu-gdpr/art-12",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each language in which there is nothing to read."""
    ours = world.inventory.organization
    for language in ours.languages if ours else ():
        if ours and language in world.silent:
            message = f"{ours.title} publishes in `{language}`, and there is no page in it"
            steps = (Step(ours.at_item("languages", language), "no page"),)
            hint = f"write its pages and `mkdocs.{language}.yml`, or leave it out"
            yield Finding("language-without-pages", ours.subject, message, steps, language, hint, severity=SEVERITY)
