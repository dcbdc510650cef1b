"""The catalogue of vendors: which companies contract with whom, where that was read, and under which licences the sources stand."""

from __future__ import annotations

from collections.abc import Iterator

from generated._markdown import code, plain, table
from onward import catalogue
from onward.catalogue import Link, Vendor, telling

_LEAD = """\
`onward add subprocessor` begins a draft with what this catalogue has of a vendor: [how](../how-to/add.md). It holds {vendors}
vendors and {companies} companies, of which a source shows {shown}, and counts in how many of {lists} published lists
of subprocessors a vendor occurs. Facts are as of the day beside them; the catalogue itself is as of {as_of}.

Nothing here decides anything. Which company is in your contract is on the order form or in the account, and addresses, companies
and certifications change. No address was opened for it, and nothing was looked up on the official list of the Data Privacy
Framework.

| word | means |
| --- | --- |
| a country, `EEA`, `EMEA` | the company contracts with customers there; EMEA is Europe, Western Asia and Africa |
| all others | with all customers that no other company serves |
| everybody | no other company was seen |
| customers that no source names | the company exists; no source says whom it serves |
| inferred | the source names the company, and not its customers |
| from memory | no source was read: it is shown, and never written into a record |
"""
_CREDITS = """\
It contains information from [contrib-versions](https://github.com/OpenTermsArchive/contrib-versions) and
[genai-eu-versions](https://github.com/OpenTermsArchive/genai-eu-versions) of **Open Terms Archive contributors**, which is made
available under the [ODC Attribution License](https://opendatacommons.org/licenses/by/1-0/). Of all other sources it holds single
facts, and none of their wording. Other addresses and `owner/repository#path` are named where a fact was read there."""


def pages() -> Iterator[tuple[str, str]]:
    """One page."""
    every = catalogue.vendors()
    companies = [company for one in every for company in one.companies]
    lead = _LEAD.format(
        vendors=len(every),
        companies=len(companies),
        shown=sum(one.origin.shown for one in companies),
        lists=catalogue.lists_counted(),
        as_of=catalogue.as_of(),
    )
    parts = ["# Catalogue of vendors", lead]
    for category in sorted({one.category for one in every}):
        rows = [_row(one) for one in sorted(every, key=lambda one: (-one.seen, one.id)) if one.category == category]
        parts += [
            f"## {category.capitalize()}",
            table(("vendor", "also found by", "companies", "its pages", "in lists"), rows),
        ]
    sources = [
        (
            code(key),
            plain(one.what),
            code("/".join(part for part in (one.where, one.path) if part)),
            one.as_of,
            one.licence,
        )
        for key, one in catalogue.sources().items()
    ]
    parts += ["## Sources and licences", _CREDITS, table(("key", "what", "where", "as of", "licence"), sources)]
    yield "reference/catalogue.md", "\n\n".join(parts) + "\n"


def _row(one: Vendor) -> tuple[str, str, str, str, str]:
    companies = "<br>".join(
        f"{plain(company.legal_name)} ({plain(telling.company(company))})" for company in one.companies
    )
    links = [("agreement", one.dpa), ("subprocessors", one.subprocessor_list)]
    pages = ", ".join(_link(name, link) for name, link in (("site", one.website), *links) if link)
    notes = f"<br>{plain(one.note)}" if one.note else ""
    return (
        f"{plain(one.name)}, {code(one.id)}: {plain(one.service)}",
        plain(", ".join(one.also)),
        companies + notes,
        pages,
        str(one.seen),
    )


def _link(name: str, link: Link) -> str:
    return f"[{name}]({link.url}){'' if link.origin.shown else f' ({telling.MEMORY})'}"
