"""Create a trust center that lints without findings and builds: inventory, pages, mkdocs.yml, CI workflow, pre-commit hook.

On a terminal it asks for your details; scripts give them as options. Whatever is not answered remains a marked example.
"""

from __future__ import annotations

import argparse
import re
import shutil
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from onward import clock, files
from onward.characters import slug
from onward.cli._ask import Asking, Question, add_flags, answered
from onward.cli._kinds._common import place
from onward.counting import counted
from onward.finding import OnwardError
from onward.project.layout import CONFIGS

if TYPE_CHECKING:
    from onward.cli import _starter

EXAMPLE = "onward init trust-center --name Acme --country DE --language en --language de"
PLACES = {"workflow.yml": ".github/workflows/trust-center.yml", "pre-commit.yml": ".pre-commit-config.yaml"}
"""Files that would not be seen in the package by their own names."""
_RECORD, _CONTACTS = ("name", "legal_name", "country", "address"), ("privacy", "security")


_TO_CHECK = (
    "Nothing was asked about your product, its system and its retention period: they are marked as examples.\n"
    "Check what `notice` in inventory/organization.yml promises your customers before you publish it."
)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, default=Path(), help="default: the current folder"
    )
    parser.add_argument(
        "--from",
        dest="listed",
        metavar="FILE",
        type=Path,
        help="start with the vendors of a list, as `onward import` reads it",
    )
    add_flags(parser, _questions())


def run(args: argparse.Namespace) -> int:
    """Write the starter; nothing that exists is touched."""
    from onward.cli import _starter
    from onward.cli._installed import installed
    from onward.cli.schema import text as schema

    source = installed()
    answers = _answers(args)
    texts = _starter.starter(answers)
    if args.listed:
        texts = _with_vendors(texts, args.listed)
    texts |= {place: _beside(name) for name, place in PLACES.items()}
    workflow = PLACES["workflow.yml"]
    texts[workflow] = texts[workflow].replace("pip install onward", f'pip install "{source.requirement}"')
    texts["schema/inventory.schema.json"] = schema()
    texts[".gitignore"] = "/site/\n/.cache/\n/.onward/\n/.onward-writing\n.*.onward-*\n"
    there = sorted(name for name in texts if (args.folder / name).exists())
    if there:
        raise OnwardError(f"`{args.folder / there[0]}` exists already; nothing was written; {_instead(args.folder)}")
    files.write_all(args.folder, texts)
    if source.wheel:
        (args.folder / source.requirement).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source.wheel, args.folder / source.requirement)
    print(f"{counted(len(texts) + bool(source.wheel), 'file')} in {args.folder}. Next:")
    print(f"  cd {args.folder}" if args.folder != Path() else "  edit inventory/")
    print("  onward lint\n  onward serve")
    if answers.complete:
        print(_TO_CHECK)
    if not source.known:
        print(f"Before {workflow} first runs, set the repository variable ONWARD to what pip should install.")
    return 0


def _instead(folder: Path) -> str:
    """What to do where something stands already: a site that may want the inventory, or any other folder."""
    if any((folder / name).exists() for name in CONFIGS):
        return (
            "to add to this site, run `onward init trust-center`, move `trust-center/inventory` here,"
            " and list `onward` under `plugins` of mkdocs.yml"
        )
    return "name a folder of its own: `onward init trust-center`"


def _with_vendors(texts: dict[str, str], path: Path) -> dict[str, str]:
    """The starter with the vendors of a list in place of its example, after the list's reading is printed."""
    from onward.cli import _imported, _starter

    texts = _starter.without_example_vendor(texts)
    shown, text = _imported.fresh(
        path, {name: content for name, content in texts.items() if name.startswith("inventory/")}
    )
    print("\n".join(shown))
    print()
    return texts | {_starter.VENDORS: _starter.MODELINE + text}


def _beside(name: str) -> str:
    return (resources.files("onward") / "starter" / name).read_text("utf-8")


def _answers(args: argparse.Namespace) -> _starter.Answers:
    from onward.cli import _starter
    from onward.project.load import law_of
    from onward.records.inventory import Inventory

    law = law_of(clock.today(), {}, {})
    given = answered(args, Asking(law, Inventory()), _questions())
    stated = {name: answers[0] for name, answers in given.answers.items() if answers}
    record, contacts = ({name: stated[name] for name in names if name in stated} for names in (_RECORD, _CONTACTS))
    facts = ({"id": slug(stated["name"]) or "organization"} if "name" in stated else {}) | record
    if "country" in stated and "address" not in stated:
        facts["address"] = f"Example Street 1, {law.country_name(stated['country'])}"
    complete = {*_RECORD, *_CONTACTS} <= stated.keys()
    own = law.territorial(stated["country"]) if "country" in stated else None
    regime = own if own in law.full_regimes() else None
    languages = tuple(given.several("language")) or (_starter.ENGLISH,)
    return _starter.Answers(facts, contacts, regime, languages, stated.get("url"), complete)


def _questions() -> tuple[Question, ...]:
    from onward.cli._starter import languages

    return (
        Question("name", "Name of your organization"),
        Question("legal_name", "Its name in the register"),
        Question("country", "Country of establishment, such as DE", place),
        Question("address", "Its postal address"),
        Question("privacy", "Email address for data protection questions", _mailbox),
        Question("security", "Email address for vulnerability reports", _mailbox),
        Question("language", "Language of the site, such as en; the first is that of the inventory",
                 choices=lambda _: languages(), many=True),
        Question("url", "Address of the published site, such as https://trust.example.com/", _address),
    )  # fmt: skip


def _mailbox(_: Asking, text: str) -> None:
    from onward.rules.address_cannot_receive import is_mailbox

    if not is_mailbox(text):
        raise ValueError(f"`{text}` is not an email address such as privacy@example.com")


def _address(_: Asking, text: str) -> None:
    if not re.fullmatch(r"https?://[^\s/]+(/[^\s]*)?", text):
        raise ValueError(f"`{text}` is not a site address such as https://trust.example.com/")
