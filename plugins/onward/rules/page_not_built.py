"""A page of the site shows what Onward should have built: it was made without the plugin.

## Why it matters

Another generator, or MkDocs without the plugin, shows a view as the text that asks for it, `view: subprocessors`, and a marked
sentence with its marker. The page then lacks its list of subprocessors, its transfers or its notices, and customers are referred
to it by contract.

## How to fix

List the plugin in `mkdocs.yml`, `plugins: [search, onward]`, and build with `onward build`. For any other generator, let it build
the pages that `onward render` writes, in which every view is made.

## Not a problem when

The page explains how a view is written. Waive the finding with that reason:

```yaml
waivers:
  - finding: page-not-built@site/site/writing/index.html
    reason: The page shows our own writers how a view is written
    by: documentation
    until: 2027-11-20
```
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.observe.model import Observation
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("site",)
LAW = ("eu-gdpr/art-28-2",)


def check(world: World) -> Iterator[Finding]:
    """One finding a page, with each place of it."""
    shown: dict[str, list[Observation]] = {}
    for observation in world.observed.unbuilt if world.observed else ():
        shown.setdefault(observation.span.file, []).append(observation)
    for page, seen in sorted(shown.items()):
        steps = tuple(Step(observation.span, observation.label) for observation in seen)
        message = f"{page} was built without Onward: it shows `{seen[0].name}` as text"
        yield Finding(
            "page-not-built",
            Subject("site", page),
            message,
            steps,
            hint="build it with `onward build`",
            severity=SEVERITY,
        )
