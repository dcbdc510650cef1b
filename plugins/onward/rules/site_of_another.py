"""The site has another name than the organization.

## Why it matters

The name appears at the top of each page and in search results. A site that was copied from another still has that one's
name.

## How to fix

Put the organization's name into `site_name` of `mkdocs.yml`, or correct the name of the organization.

```yaml
organization: {id: acme, name: Acme}
```

## Not a problem when

The site has a name of its own that readers know: waive the finding with that reason.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("pages",)
LAW = ("eu-gdpr/art-13",)


def check(world: World) -> Iterator[Finding]:
    """A finding where the site's name holds no name of the organization."""
    ours, site = world.inventory.organization, world.site
    names = [name for name in (ours.name, ours.legal_name, *ours.former_names) if name] if ours else []
    if ours and site and names and not any(name.casefold() in site.text.casefold() for name in names):
        message = f"the site is named `{site.text}`, but the organization is {ours.title}"
        steps = (Step(site.span, "name of the site"), ours.step("the organization", "name"))
        hint = "put the organization's name into `site_name`"
        yield Finding("site-of-another", ours.subject, message, steps, hint=hint, severity=SEVERITY)
