"""A restricted transfer has no transfer mechanism.

## Why it matters

Personal data may be transferred out of the territory of a transfer law only under an adequacy decision, appropriate safeguards or,
narrowly, a derogation. Without one, the transfer must not take place.

The importer counts, not the server: a company whose seat is outside the territory is an importer outside it, even if it stores
the data inside. The company that signed the contract is the importer, so record that company and its seat.

## How to fix

Record what the parties have agreed for this importer:

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

The finding lists every mechanism that was evaluated, with the reason why it does not apply; its fix is the smallest change that
would be sufficient. If the vendor contracts through a company inside the territory, record that company.

## Not a problem when

The recipient is inside the territory, belongs to the same legal entity, or receives no personal data; or a branch inside
acts alone, and `acts_from` records the evidence. The code of the country is in no list: `not-a-country` is reported instead.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import apart, detail, each_once, fixes, named, of_ground, recipient, says, trail
from onward.transfers.model import Outcome, Remark, Transfer
from onward.transfers.places import Basis, importing_party
from onward.transfers.reasons import Reason, decisions, hops, safeguards
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44",)
ALONE = True
CHEAPEST: tuple[type[Reason], ...] = (
    safeguards.UkAddendumMissing, safeguards.SwissAddendumMissing, decisions.CertificationExpired,
    decisions.AdequacyScopeUnproven, hops.SubprocessorFlowDownMissing, safeguards.SccModuleMismatch,
    decisions.AdequacyNotCertified,
)  # fmt: skip
SAID_ALREADY = (hops.OnwardUpstreamBroken, hops.OnwardAfterDerogation, hops.DpfOnwardContractMissing)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place that no mechanism covers."""
    bare = (
        transfer for transfer in world.transfers if transfer.outcome is Outcome.NO_GROUND and not _said(world, transfer)
    )
    yield from each_once(_finding(world, transfer) for transfer in bare)


def _said(world: World, transfer: Transfer) -> bool:
    """Whether a rule of its own says it already: what stands in the way, or that the code is not of a country."""
    return _of_no_country(world, transfer) or any(isinstance(note.reason, SAID_ALREADY) for note in transfer.notes)


def _of_no_country(world: World, transfer: Transfer) -> bool:
    code = transfer.country
    if not code or transfer.spot.basis is Basis.ORGANISATION or len(world.law.expand(code)) > 1:
        return False
    return world.law.whole_country(code) not in world.law.countries


def _price(remark: Remark) -> int:
    """What a fix costs: an addition to a contract, a look at a list, a new signature."""
    kind = type(remark.reason)
    return CHEAPEST.index(kind) if kind in CHEAPEST else len(CHEAPEST)


def _finding(world: World, transfer: Transfer) -> Finding:
    importer = recipient(world, transfer)
    regime = world.law.regimes[transfer.regime]
    of_itself = transfer.spot.basis is Basis.ORGANISATION
    where = (
        "(an international organisation)"
        if of_itself
        else world.law.in_country(transfer.country or "an unknown country")
    )
    rejected = dict.fromkeys(of_ground(remark.ground, says(world, transfer, remark)) for remark in transfer.rejected)
    reasons = "; ".join(rejected) or _elsewhere(world, transfer)
    notes = (remark for remark in transfer.notes if type(remark.reason) in CHEAPEST)
    remarks = sorted((*transfer.rejected, *notes), key=_price)
    fix = next(
        filter(None, (fixes(world, transfer, remark) for remark in remarks)),
        FIX.format(regime.clauses) + apart(transfer),
    )
    return Finding(
        "no-transfer-ground",
        importer.subject,
        f"no transfer mechanism covers {named(transfer, importer)} {where} under {regime.name} ({reasons})",
        trail(world, transfer),
        detail(world, transfer),
        fix,
        severity=SEVERITY,
        regime=transfer.regime,
        country=transfer.country,
    )


def _elsewhere(world: World, transfer: Transfer) -> str:
    """What is recorded for other purposes alone, where nothing is for this one."""
    party = importing_party(world.inventory, world.inventory.parties[transfer.link.target])
    others = [
        safeguard.instrument
        for safeguard in (party.safeguards if party else ())
        if safeguard.applies_to and safeguard.instrument
    ]
    return f"{', '.join(dict.fromkeys(others))}: recorded for other purposes" if others else "none is recorded"


FIX = "sign {} for these roles and record them under `safeguards`"
