"""A flow is for a product for which one of its parties is not used.

## Why it matters

The site shows each product's customers its own systems, companies and flows. A flow for one product between parties of another is
shown to nobody, and the list for its product leaves its recipient out.

## How to fix

Add the product to the party, or correct the products of the flow.

```yaml
subprocessors:
  - {id: mailer, products: [cloud, self-hosted]}
flows:
  - {id: send-mail, from: app, to: mailer, products: [self-hosted]}
```

## Not a problem when

Never: one of the two records is wrong.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.graph import Link
from onward.records.parties import Subprocessor
from onward.records.systems import System
from onward.words.catalogue import words
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()

_End = System | Subprocessor


def check(world: World) -> Iterator[Finding]:
    """One finding for each way of data that names a product which an end of it leaves out, or whose ends share none."""
    parties, names = world.inventory.parties, world.inventory.products
    for link in world.graph.links:
        ends = [end for name in (link.source, link.target) if isinstance(end := parties[name], _End) and end.products]
        for end in reversed(ends):
            if missing := _missing(link, end, ends):
                titles = words().enumeration(names[name].title if name in names else name for name in missing)
                yield _finding(link, end, titles)
                break


def _missing(link: Link, end: _End, ends: list[_End]) -> list[str]:
    """The products of a link for which an end is not used: each that a flow names; of others all, where none is left."""
    said = link.products or next((other.products for other in ends if other is not end), ())
    missing = [name for name in said if name not in end.products]
    named_by_flow = link.flow is not None and bool(link.flow.products)
    return missing if named_by_flow or len(missing) == len(said) else []


def _finding(link: Link, end: _End, titles: str) -> Finding:
    record = link.record
    does = "is" if link.flow else f"passes data to {end.title}"
    message = f"{record.title} {does} for {titles}, for which {end.title} is not used"
    hint = f"add the product to `products` of {end.id}, or correct the other record"
    steps = (record.step(f"for {titles}", "products"), Step(end.at("products"), "not named here"))
    return Finding("product-mismatch", record.subject, message, steps, end.id, hint, severity=SEVERITY)
