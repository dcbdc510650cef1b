"""A published text is missing in a published language.

## Why it matters

The page in that language would contain text in another one. Readers of that language need the same information as the
others: what a service does, what a right is, how to object.

## How to fix

Add the text. The plain field is in the first of the organization's `languages`; every other language has its place in
`translations`. The finding names every text of the record that is missing.

```yaml
organization: {id: acme, name: Acme, languages: [en, de]}
purposes:
  - id: billing
    name: Billing
    translations: {de: {name: Abrechnung}}
```

## Not a problem when

The record is internal, or the text is the name of a company, a product or a cookie: such names are the same in every
language.
"""

from collections.abc import Iterator, Mapping

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.records.base import Record
from onward.records.languages import languages_of, untold
from onward.records.parts import parts
from onward.records.publication import published, visible
from onward.records.takers import Takers
from onward.words.catalogue import languages
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()
PROPER_NAMES = {"organization", "products", "subprocessors", "cookies"}
"""Collections whose records' names are proper names."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each published record and language, with all the texts that are missing.

    What several records take over is missing once, where it stands. A language without words is a finding of its own.
    """
    takers, spoken = Takers.of(world.inventory), languages()
    for language in (name for name in languages_of(world.inventory.organization)[1:] if name in spoken):
        untranslated: dict[Subject, dict[Step, str]] = {}
        for record in world.inventory.records():
            for path, step in _missing(record, language) if published(record, "customer") else ():
                shared = takers.shared_at(step.span)
                name = path.rpartition(".")[2] if shared else path
                untranslated.setdefault(shared or record.subject, {}).setdefault(step, name)
        yield from (_finding(subject, language, missing) for subject, missing in untranslated.items())


def _missing(record: Record, language: str) -> Iterator[tuple[str, Step]]:
    for path, part in parts(record):
        for name in untold(part, language):
            proper = part is record and name == "name" and record.COLLECTION in PROPER_NAMES
            if not proper and visible(part, name, "customer"):
                yield f"{path}.{name}".lstrip("."), Step(part.at(name), f"missing in `{language}`")


def _finding(subject: Subject, language: str, missing: Mapping[Step, str]) -> Finding:
    names = ", ".join(f"`{name}`" for name in missing.values())
    message = f"{subject} has no `{language}` text for {names}"
    hint = f"add it under `translations: {{{language}: …}}` next to the text"
    return Finding("translation-missing", subject, message, tuple(missing), language, hint, severity=SEVERITY)
