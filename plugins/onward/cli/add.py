"""Add a record in a new file, from prompts or flags, without changing existing files."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from datetime import timedelta

from onward.catalogue import Company, Vendor, vendor
from onward.cli._ask import UNKNOWN, Answers, Question, add_flags, answered
from onward.cli._options import add_inventory, inventory_of, today
from onward.cli._rewrite import Rewrite, modeline, read_back, told, write
from onward.cli._terminal import add_color, terminal
from onward.finding import OnwardError
from onward.project.load import load_world
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.values import parse_date
from onward.world import World
from onward.yamltext.edits import scalar

EXAMPLE = "onward add subprocessor --name Stripe --country US --location US=storage --role billing=processor"
ROLES = ("processor", "controller", "joint-controller")
ACTIVITIES = ("storage", "processing", "remote-access")
GROUPS = ("EEA", "EU", "customer-chosen")
_ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
_DUE = timedelta(days=30)
FLAGS: dict[str, dict[str, tuple[str, bool]]] = {
    "subprocessor": {
        "name": ("name; a name from the catalogue fills in a draft", False),
        "id": ("id, by which flows refer to it", False),
        "legal_name": (
            "company that signed your contract, as registered (? if not yet known)",
            False,
        ),
        "country": ("seat of that company (ISO 3166-1 alpha-2; ? if not yet known)", False),
        "website": ("website", False),
        "subprocessor_list": ("address of its own list of subprocessors", False),
        "service": ("service that it provides to you", False),
        "role": ("PURPOSE=ROLE", True),
        "data": ("category of personal data", True),
        "location": ("COUNTRY=ACTIVITY, or COUNTRY alone", True),
        "product": ("product for which it is used", True),
        "since": ("first day of use", False),
    },
    "flow": {
        "id": ("id", False),
        "from": ("sender", False),
        "to": ("recipient", False),
        "data": ("category of personal data", True),
        "subject": ("category of data subjects", True),
        "purpose": ("why", False),
        "transport": ("PROTOCOL=VERSION, the lowest version accepted", False),
        "product": ("product to which it belongs", True),
    },
    "system": {
        "name": ("name", False),
        "id": ("id, by which flows refer to it", False),
        "operator": ("operator: organization or customer", False),
        "host": ("hosting provider (id of a subprocessor)", False),
        "location": ("COUNTRY=ACTIVITY, or COUNTRY alone", True),
        "data": ("category of personal data that it collects", True),
        "product": ("product to which it belongs", True),
    },
}
FOLDERS = {"subprocessor": "subprocessors", "flow": "flows", "system": "systems"}


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command, for each kind of record."""
    kinds = parser.add_subparsers(title="kinds", metavar="KIND", required=True, dest="kind")
    for kind, flags in FLAGS.items():
        made = kinds.add_parser(kind, help=f"add a {kind}", description=f"Add a {kind} in a new file.")
        add_flags(made, flags)
        made.add_argument("--owner", default="privacy", help="owner of the facts answered with ? (default: privacy)")
        made.add_argument("--dry-run", action="store_true", help="show the file without writing it")
        add_inventory(made)
        add_color(made)


def run(args: argparse.Namespace) -> int:
    """Ask what is not given, read the new file back with the others, write it."""
    inventory = inventory_of(args)
    world = load_world(inventory, today(args))
    answers = answered(args, _questions(args, world))
    (identity,) = answers["id"]
    path = inventory / FOLDERS[args.kind] / f"{identity}.yml"
    if path.exists():
        raise OnwardError(f"`{path}` exists already; nothing was written")
    known = vendor(answers["name"][0]) if args.kind == "subprocessor" else None
    unknown = f"{{unknown: {{owner: {scalar(args.owner, True)}, due: {today(args) + _DUE}}}}}"
    made = Rewrite(path, "", modeline(inventory, path) + _head(known) + _record(args.kind, answers, unknown))
    read_back(inventory, [made])
    sys.stdout.write(told([made], terminal(args)))
    if not args.dry_run:
        write([made])
        print(f"{path} is a draft: confirm it, then run `onward lint`.")
    return 0


def _questions(args: argparse.Namespace, world: World) -> tuple[Question, ...]:
    kinds: dict[str, Callable[[argparse.Namespace, World], tuple[Question, ...]]] = {
        "subprocessor": _of_subprocessor,
        "flow": _of_flow,
        "system": _of_system,
    }
    return kinds[args.kind](args, world)


def _of_subprocessor(args: argparse.Namespace, world: World) -> tuple[Question, ...]:
    inventory, place = world.inventory, _place(world)

    def roles(text: str) -> None:
        purpose, _, role = text.partition("=")
        if purpose not in inventory.purposes:
            raise ValueError(f"`{purpose}` is not a purpose; choose from {', '.join(inventory.purposes) or 'none yet'}")
        if role not in ROLES:
            raise ValueError(f"write {purpose}=ROLE with one of {', '.join(ROLES)}")

    return (
        Question("name", "Name", needed=True),
        _id(inventory.parties),
        Question(
            "legal_name",
            f"Company that signed your contract ({UNKNOWN} if not yet known)",
            offers=_companies,
            otherwise=_open_for_known,
        ),
        Question(
            "country", f"Seat of that company ({UNKNOWN} if not yet known)", place, _seat, otherwise=_open_for_known
        ),
        Question("website", "Website", default=_known("website")),
        Question("subprocessor_list", "Address of its own list of subprocessors", default=_known("subprocessor_list")),
        Question("service", "Service that it provides to you", default=_known("service")),
        Question("role", f"Purposes, as PURPOSE=ROLE ({', '.join(inventory.purposes)})", roles, many=True),
        Question("data", "Categories of data", choices=tuple(inventory.data_categories), many=True),
        Question("location", "Locations, as COUNTRY=ACTIVITY", _location(world), many=True),
        Question("product", "Products (empty: all)", choices=tuple(inventory.products), many=True),
        Question("since", "First day of use", _day, lambda _: _start(args, inventory)),
    )


def _of_flow(args: argparse.Namespace, world: World) -> tuple[Question, ...]:
    inventory = world.inventory
    parties = tuple(sorted(inventory.parties))
    return (
        Question("from", "Sender", choices=parties, needed=True),
        Question("to", "Recipient", choices=parties, needed=True),
        Question("id", "Id", _free(inventory.flows), lambda one: f"{one['from'][0]}-to-{one['to'][0]}", needed=True),
        Question("data", "Categories of data", choices=tuple(inventory.data_categories), many=True, needed=True),
        Question("subject", "Data subjects", choices=tuple(inventory.data_subjects), many=True),
        Question("purpose", "Why", choices=tuple(inventory.purposes)),
        Question("transport", "Encryption in transit, as PROTOCOL=VERSION (empty: not stated)"),
        Question("product", "Products (empty: all)", choices=tuple(inventory.products), many=True),
    )


def _of_system(args: argparse.Namespace, world: World) -> tuple[Question, ...]:
    inventory = world.inventory
    return (
        Question("name", "Name", needed=True),
        _id(inventory.parties),
        Question("operator", "Operator", default=lambda _: ORGANIZATION, choices=(ORGANIZATION, "customer")),
        Question("host", "Hosting provider (empty: none of these)", choices=tuple(inventory.subprocessors)),
        Question("location", "Locations, as COUNTRY=ACTIVITY", _location(world), many=True),
        Question("data", "Categories of data that it collects", choices=tuple(inventory.data_categories), many=True),
        Question("product", "Products (empty: all)", choices=tuple(inventory.products), many=True),
    )


def _start(args: argparse.Namespace, inventory: Inventory) -> str:
    """Today, or the end of the notice that customers are promised."""
    ours = inventory.organization
    period = ours.notice.period if ours and ours.notice else None
    return (today(args) + timedelta(days=period.days if period else 0)).isoformat()


def _day(text: str) -> None:
    try:
        parse_date(text)
    except ValueError:
        raise ValueError(f"`{text}` is not a date (use 2026-01-31)") from None


def _known(name: str) -> Callable[[Answers], str]:
    """What the catalogue says of a vendor."""
    return lambda answers: str(getattr(vendor(answers["name"][0]), name, ""))


def _companies(answers: Answers) -> list[str]:
    """The companies that were seen to contract for a vendor, one a line: many have one for customers in Europe."""
    known = vendor(answers["name"][0])
    return [_offer(one) for one in known.companies] if known else []


def _offer(one: Company) -> str:
    inferred = ", inferred" if one.inferred else ""
    return f"{one.legal_name} ({one.country}), for {', '.join(one.customers)}{inferred}"


def _seat(answers: Answers) -> str:
    """The seat of the company that was named, where the catalogue has that company."""
    known, named = vendor(answers["name"][0]), answers.get("legal_name", [])
    company = known.company(named[0]) if known and named else None
    return company.country if company else UNKNOWN if UNKNOWN in named else ""


def _open_for_known(answers: Answers) -> str:
    """In a script: a catalogue that knows several companies decides for none of them."""
    return _seat(answers) or UNKNOWN if vendor(answers["name"][0]) else ""


def _id(taken: object) -> Question:
    return Question("id", "Id", _free(taken), lambda one: slug(one["name"][0]), needed=True)


def slug(name: str) -> str:
    """An id made of a name: that of the catalogue where it has the name."""
    found = vendor(name)
    return found.id if found else "-".join(re.findall("[a-z0-9]+", name.lower()))


def _free(taken: object) -> Callable[[str], None]:
    def check(text: str) -> None:
        if not _ID.fullmatch(text):
            raise ValueError(f"`{text}` is not a valid id: lowercase letters and digits, joined by `-` or `.`")
        if text == ORGANIZATION or text in taken:  # type: ignore[operator]
            raise ValueError(f"`{text}` is already used")

    return check


def _place(world: World) -> Callable[[str], None]:
    def check(text: str) -> None:
        if text.partition("-")[0] not in world.law.countries:
            raise ValueError(f"`{text}` is not an ISO 3166-1 country code such as `DE`")

    return check


def _location(world: World) -> Callable[[str], None]:
    def check(text: str) -> None:
        country, _, activity = text.partition("=")
        if country not in GROUPS:
            _place(world)(country)
        if activity and activity not in ACTIVITIES:
            raise ValueError(f"`{activity}` is not an activity; choose from {', '.join(ACTIVITIES)}")

    return check


def _head(known: Vendor | None) -> str:
    if known is None:
        return ""
    return (
        f"# A draft from the catalogue ({known.source}, {known.as_of}).\n"
        "# Confirm every line: the company that signed your contract, its seat, the data it processes, and its locations.\n"
        + "".join(
            f"# Seen: {_offer(one)}; {one.source}{f', {one.as_of}' if one.as_of else ''}.\n" for one in known.companies
        )
        + f"# Check its agreement ({known.dpa}) and record what was signed under `contract` and `safeguards`.\n"
    )


def _record(kind: str, answers: Answers, unknown: str) -> str:
    names = {"role": "roles", "location": "locations", "product": "products", "subject": "subjects"}
    names |= {"data": "collects"} if kind == "system" else {}
    order = ["id", *(name for name in answers if name != "id")]
    lines = [
        f"{names.get(name, name)}: {_value(kind, name, answers[name], unknown)}" for name in order if answers[name]
    ]
    return f"{FOLDERS[kind]}:\n  - " + "\n    ".join(lines) + "\n"


def _value(kind: str, name: str, given: list[str], unknown: str) -> str:
    if given == [UNKNOWN]:
        return unknown
    pairs = {"role": ("purpose", "role"), "location": ("country", "activity"), "transport": ("protocol", "minimum")}
    several = FLAGS[kind][name][1]
    flow = several or name in pairs
    made = [_pair(one, *pairs[name]) if name in pairs else scalar(one, flow) for one in given]
    return f"[{', '.join(made)}]" if several else made[0]


def _pair(text: str, first: str, second: str) -> str:
    one, _, other = text.partition("=")
    rest = f", {second}: {scalar(other, True)}" if other else ""
    return f"{{{first}: {scalar(one, True)}{rest}}}"
