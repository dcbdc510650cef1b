"""The built site makes the browser contact a third-party host.

## Why it matters

The host learns the reader's IP address and which page is read, before the reader could object. This discloses personal data
to a recipient that the privacy policy has to name, is often a transfer to a third country, and is the first thing that a
customer's engineer checks on a trust center.

## How to fix

Serve the file from the site itself: fonts, scripts, images. In MkDocs with Material, `font: false` and no `repo_url` avoid
these requests. If the site has several hosts of its own, name them: `onward verify-site site --own static.example.org`.

```yaml
claims:
  - id: no-third-party-request
    statement: These pages load nothing from third parties.
    observed: {what: third-party-requests}
```

## Not a problem when

The recipient is intended, is in the inventory, and no published statement denies it: waive the finding with that reason. A
host that a script merely names is a note: only a browser shows whether it is contacted.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.observe.model import Observation
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("site",)
LAW = ("eu-gdpr/art-13-1-e",)

_SHOWN = 3


def check(world: World) -> Iterator[Finding]:
    """One finding a host, with the first places at which it is asked."""
    asked: dict[str, list[Observation]] = {}
    for observation in world.observed.third_parties if world.observed else ():
        asked.setdefault(observation.name, []).append(observation)
    for host, seen in sorted(asked.items()):
        certain = [request for request in seen if request.certain]
        steps = tuple(Step(request.span, request.label) for request in (certain or seen)[:_SHOWN])
        severity = SEVERITY if certain else Severity.NOTE
        message = (
            f"the site makes the browser contact {host}"
            if certain
            else f"a script or form of the site may contact {host}"
        )
        hint = "serve it from the site itself" if certain else "observe the site in a browser: install Chromium"
        yield Finding("third-party-request", Subject("site", host), message, steps, hint=hint, severity=severity)
