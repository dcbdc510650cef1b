"""at_least(level, least): whether an encryption at rest, or a transport, is as strong as a level or stronger.

Levels at rest are `none`, `AES-128`, `AES-192`, `AES-256`; a transport is compared by its protocol and lowest version,
from `HTTP` to `TLS 1.3`.

## Example

```yaml
claims:
  - id: tls-in-transit
    statement: Data travels under TLS 1.2 or a later version.
    always: flows
    where: 'at_least(it.transport, "TLS 1.2")'
  - id: encrypted-at-rest
    statement: Stored data is encrypted with AES-256.
    always: systems
    where: 'it.stores.all(store, at_least(store.at_rest, "AES-256"))'
```
"""

from collections.abc import Mapping
from typing import Final

from onward.claims.facts import Look, Unsettled
from onward.claims.types import TEXT, TRUTH, Sort, Type
from onward.records.data import Transport
from onward.records.levels import AT_REST, TRANSPORT, at_rest_level, transport_level

TAKES: Final = (
    (TEXT, Type(Sort.TEXT, words=AT_REST)),
    (Type(Sort.RECORD, parts=(Transport,)), Type(Sort.TEXT, words=TRANSPORT)),
)
GIVES: Final = TRUTH


def call(look: Look, given: str | Mapping[str, str], least: str) -> bool:
    """Whether the rank of what is stated is not below; Unsettled for a level that is not in the list, or of no version."""
    if isinstance(given, str):
        return _rank(at_rest_level(given), given) >= _rank(at_rest_level(least), least)
    protocol, minimum = look.known(given.get("protocol"), "`protocol`"), given.get("minimum")
    name, _, version = least.partition(" ")
    rank, wanted = (
        _rank(transport_level(protocol, minimum), protocol),
        _rank(transport_level(name, version or None), least),
    )
    if rank < wanted and not minimum and rank == transport_level(name, None):
        raise Unsettled("`minimum` is not stated")
    return rank >= wanted


def _rank(level: int | None, text: str) -> int:
    if level is None:
        raise Unsettled(f"`{text}` is not in the list of levels")
    return level
