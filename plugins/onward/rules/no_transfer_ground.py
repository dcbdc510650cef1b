"""A restricted transfer has nothing that carries it.

## Why it matters

Personal data may leave the territory of a transfer law only on a ground: an adequacy decision, an appropriate safeguard
or, narrowly, a derogation. Without one the transfer must not take place, whoever asked for it.

## How to fix

Name what the parties have agreed for this recipient:

```yaml
subprocessors:
  - id: mailer
    safeguards:
      - instrument: eu-scc-2021
        module: 3
        signed: 2026-02-20
        copy: privacy@example.com
        assessment: {kind: tia, completed: 2026-08-01}
```

The finding lists every ground that was looked at with the reason why it does not carry the transfer; the hint names the
cheapest way out.

## Not a problem when

The recipient is inside the territory, belongs to the same legal entity, or receives no personal data.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import detail, merged, recipient, trail
from onward.transfers.model import Outcome, Remark, Transfer
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44", "uk-gdpr/art-46", "ch-fadp/art-16")
CHEAPEST = (
    "uk-addendum-missing", "swiss-addendum-missing", "certification-expired", "adequacy-scope-unproven",
    "subprocessor-flow-down-missing", "scc-module-mismatch", "adequacy-not-certified",
)  # fmt: skip
SAID_ALREADY = {"onward-upstream-broken", "onward-after-derogation", "dpf-onward-contract-missing"}


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place that no ground carries."""
    found: dict[str, list[Finding]] = {}
    for transfer in world.transfers:
        spoken = any(note.rule in SAID_ALREADY for note in transfer.notes)
        if transfer.outcome is Outcome.NO_GROUND and not spoken:
            made = _finding(world, transfer)
            found.setdefault(made.key, []).append(made)
    for of in found.values():
        yield merged(of)


def _price(one: Remark) -> int:
    """What it takes to mend a ground: an addition to a contract, a look at a list, a new signature."""
    return CHEAPEST.index(one.rule) if one.rule in CHEAPEST else len(CHEAPEST)


def _finding(world: World, transfer: Transfer) -> Finding:
    importer = recipient(world, transfer)
    regime = world.law.regimes[transfer.regime]
    place = world.law.country_name(transfer.country or "")
    reasons = (
        "; ".join(dict.fromkeys(f"{one.ground}: {one.message}" for one in transfer.rejected)) or "no ground is recorded"
    )
    mends = sorted((one for one in (*transfer.rejected, *transfer.notes) if one.mend), key=_price)
    return Finding(
        "no-transfer-ground",
        importer.subject,
        f"nothing carries the {regime.term} to {importer.title} in {place} under {regime.name} ({reasons})",
        trail(world, transfer),
        detail(world, transfer),
        mends[0].mend
        if mends
        else "sign standard contractual clauses for these roles and record them under `safeguards`",
        severity=SEVERITY,
        regime=transfer.regime,
        country=transfer.country,
    )
