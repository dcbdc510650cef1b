"""Transfers were taken to be outside a law, since the record does not say whether that law binds the organization.

## Why it matters

A controller without an establishment in the Union is bound by the GDPR where it offers goods or services to people in the
Union, or monitors their behaviour there (Art. 3(2) and its counterparts). If it is bound, passing the data on to a recipient in
a third country is a transfer and needs a mechanism; if not, it is none. Without `subject_to` Onward assumes that the law does
not bind it.

## How to fix

Name each law that binds the organization, with the purposes for which it does where it does not for all; `subject_to: []` says
that none binds it directly.

```yaml
organization:
  country: US
  subject_to: [eu-gdpr]
```

## Not a problem when

Never: `subject_to: []` states that none does, and ends the finding.
"""

from collections.abc import Iterator

from onward.counting import counted
from onward.finding import Finding, Kind, Severity, Step
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Actor
from onward.transfers.model import NoTransfer, Transfer
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-3",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each law that the organization may be subject to, and outside of which its own transfers were taken to be."""
    ours = world.inventory.organization
    if ours is None or ours.source.get("subject_to") is not None:
        return

    def assumed(transfers: tuple[Transfer, ...]) -> bool:
        return any(_assumed(world, transfer) for transfer in transfers)

    by_law: dict[str, dict[str, Transfer]] = {}
    recipients = {recipient for recipient, is_assumed in world.gathered("subjection-unstated", assumed) if is_assumed}
    for transfer in world.judged.among(recipients):
        if _assumed(world, transfer):
            by_law.setdefault(transfer.regime, {}).setdefault(transfer.link.id, transfer)
    for regime, transfers in by_law.items():
        name = world.law.regimes[regime].name
        flows = tuple(transfer.link.step(f"taken to be outside {name}") for transfer in [*transfers.values()][:10])
        message = f"whether {name} binds {ours.title} directly is not stated; {counted(len(transfers), 'data flow')} of its own"
        message += f" {'was' if len(transfers) == 1 else 'were'} taken to be outside of it"
        hint = f"state `subject_to: [{regime}]` if it applies to what {ours.title} does as a controller, or `subject_to: []`"
        step = Step(ours.at("country" if "country" in ours.source else "id"), "established elsewhere")
        yield Finding(
            "subjection-unstated", ours.subject, message, (step, *flows), regime, hint, severity=SEVERITY, regime=regime
        )


def _assumed(world: World, transfer: Transfer) -> bool:
    """Whether the organization discloses on it, and nothing but its silence keeps the hop outside the law."""
    recipient = world.inventory.parties[transfer.link.target]
    outside = transfer.reason is NoTransfer.OUTSIDE_REGIME and transfer.regime in world.law.full_regimes()
    return outside and transfer.exporter == ORGANIZATION and not isinstance(recipient, Actor)
