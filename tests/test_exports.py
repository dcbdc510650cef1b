"""What is exported: registers and annexes as papers, lists and graphs for programs; each opened by a program that reads it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from canary import CANARY, NEVER_SAID, canaries
from filled import inventory, world
from onward.cli import main
from onward.exports import EXPORTERS, Content, Source
from onward.exports._csv import FORMULAS as BEGINNINGS
from onward.exports._docx import docx
from onward.exports._library import library
from onward.exports._paper import Grid, Line, Paper
from onward.finding import OnwardError
from onward.project.load import load_world
from onward.records.publication import AUDIENCES, published
from onward.site.parts.edition import edition
from onward.words.catalogue import languages
from onward.world import World
from programs import NODE, package

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "＝1"]
DEMANDING = {"tilt"}
"""Formats that refuse an inventory which does not state all that they demand."""
PAPERS = ["art13", "art30", "dpa-annex", "scc-annexes"]


@pytest.fixture(scope="module")
def ours() -> World:
    """The worked example."""
    return load_world(ROOT / "inventory", DAY)


@pytest.fixture(scope="module")
def again() -> World:
    """The same, read once more."""
    return load_world(ROOT / "inventory", DAY)


@cache
def guarded(audience: str) -> World:
    """Every field of every record, with the canary in those that these readers may not read."""
    return world(demanded(canaries(audience)))


def demanded(content: dict[str, Any]) -> dict[str, Any]:
    """An inventory with what a format demands in a form of its own: mailboxes, addresses and a right by its name."""
    ours = content["organization"]
    for part in (ours["legal_representative"], ours["data_protection_officer"]):
        part["contact"] = "desk@acme.example"
    ours["website"] = "https://acme.example"
    content["rights"][0]["kind"] = "portability"
    return content


@cache
def hostile() -> World:
    """Every field of every record, with texts that are more than text to some program."""
    turns = iter(range(10**6))
    texts = [*FORMULAS, "<b>&amp;</b>", "a|b\nc", "\u202ex", "]]>", '"quoted", \\ and {{ x }}']
    return world(demanded(inventory(lambda *_: texts[next(turns) % len(texts)], lambda *_: "2024-05-17")))


def source(of: World, audience: str = "public", language: str = "en") -> Source:
    return Source(edition(of, audience, language), "Trust Center", "https://trust.example.com/", "0123abc")


class Made(Mapping[str, bytes]):
    """The files of an export, each made when it is asked for: a paper for each recipient is costly."""

    def __init__(self, files: Mapping[str, Content]) -> None:
        self.files = files
        self.known: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        if path not in self.known:
            self.known[path] = self.files[path]()
        return self.known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def few(self) -> dict[str, bytes]:
        """The first and the last file of each kind, and of each folder; the others are made in the same way."""
        kinds: dict[tuple[Path, str], list[str]] = {}
        for path in self.files:
            kinds.setdefault((Path(path).parent, Path(path).suffix), []).append(path)
        return {path: self[path] for paths in kinds.values() for path in dict.fromkeys((paths[0], paths[-1]))}


def made(name: str, of: World, audience: str = "public", language: str = "en") -> Made:
    return Made(EXPORTERS.member(name).files(source(of, audience, language)))


def said(content: bytes) -> str:
    """All text of a file; of an office file all of its parts."""
    if content[:2] != b"PK":
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())


@pytest.mark.parametrize("name", EXPORTERS.names())
@pytest.mark.parametrize("audience", ["public", "customer"])
def test_nothing_internal_is_in_any_export(name: str, audience: str) -> None:
    """The canary stands in every field that these readers may not read."""
    for path, content in made(name, guarded(audience), audience).items():
        text = said(content)
        assert CANARY.lower() not in text.lower(), path
        assert not [day for day in NEVER_SAID if day in text], path


def test_the_canary_would_be_heard() -> None:
    assert CANARY in said(made("json", guarded("public"), "internal")["inventory.json"])


@pytest.mark.parametrize("name", EXPORTERS.names())
def test_an_export_says_of_what_it_is_in_the_same_bytes_each_time(name: str, ours: World, again: World) -> None:
    """The revision, the day and the digest stand in every file or in one beside it."""
    first, second = (made(name, of, "internal") for of in (ours, again))
    assert [*first] == [*second]
    assert first.few() == second.few()
    text = "\n".join(map(said, first.few().values()))
    assert "0123abc" in text
    assert ours.facts in text
    assert "2026-11-24" in text or "24 November 2026" in text


@pytest.mark.parametrize("name", [name for name in EXPORTERS.names() if name not in DEMANDING])
def test_an_empty_inventory_is_no_mistake(name: str) -> None:
    assert all(made(name, world("organization: {id: acme, name: Acme}"), "internal").values())


@pytest.mark.parametrize("name", EXPORTERS.names())
def test_whatever_an_inventory_says_is_text(name: str) -> None:
    """Markup, formulas and marks that turn text around neither stop an export nor become one."""
    for path, content in made(name, hostile(), "internal").items():
        assert content
        for _, place in cells(content) if path.endswith(".xlsx") else ():
            assert place.data_type == "s"
            assert place.quotePrefix


def cells(content: bytes) -> list[tuple[str, Any]]:
    """Every cell of a workbook that holds something, with the name of its sheet."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    return [(sheet.title, one) for sheet in book for row in sheet.iter_rows() for one in row if one.value is not None]


@pytest.mark.parametrize("name", PAPERS)
def test_every_form_of_a_paper_says_the_same(name: str, ours: World) -> None:
    import docx

    files = made(name, ours, "internal")
    document = docx.Document(io.BytesIO(files[f"{name}.docx"]))
    written = [
        one.text for table in document.tables for row in table.rows for place in row.cells for one in place.paragraphs
    ]
    markdown = files[f"{name}.md"].decode().replace("\\", "")
    assert len(written) > 20
    assert [one for one in written if one not in markdown] == []
    if f"{name}.xlsx" in files:
        lines = {line for _, place in cells(files[f"{name}.xlsx"]) for line in str(place.value).splitlines()}
        assert set(filter(None, written)) - lines <= {"Measure", "Description"}


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("language", languages())
def test_a_paper_is_in_its_language(name: str, language: str, ours: World) -> None:
    """No label of another language stands in it."""
    from onward.words.catalogue import words

    text = made(name, ours, "internal", language)[f"{name}.md"].decode().replace("\\", "")
    other = "en" if language == "de" else "de"
    labels = {key: label for key, label in words(other).texts.items() if key.startswith("export.") and len(label) > 12}
    own = set(words(language).texts.values())
    assert [key for key, label in labels.items() if label not in own and f"| {label} |" in text] == []


def test_the_register_keeps_both_roles_apart(ours: World) -> None:
    text = made("art30", ours, "internal")["art30.md"].decode()
    controller, processor = text.split("## Part 2: Records of the processor, Art. 30(2) GDPR")
    assert "### Billing\n" in controller and "### Incident management\n" not in controller
    assert "### Incident management\n" in processor and "### Billing\n" not in processor
    assert "Stripe (example), Stripe, Inc., United States: Processor" in controller
    assert "| Legal name | **\\[to be confirmed\\]** |" in controller
    assert (
        "| Data protection officer | Example Data Protection Officer (example)<br>1 Example Quay, Dublin, Ireland"
        in controller
    )
    assert "Billing and licence records: 7 years" in controller
    assert (
        "Controllers on whose behalf it acts, with contact details and representatives (a) | **\\[to be completed\\]** |"
        in processor
    )


def test_an_activity_without_a_role_is_in_neither_part() -> None:
    of = world("organization: {id: acme, name: Acme}\npurposes: [{id: games, name: Games}]")
    text = made("art30", of, "internal")["art30.md"].decode()
    assert "## Activities whose role is to be confirmed" in text
    assert text.index("### Games") > text.index("## Activities whose role is to be confirmed")


CLAUSES = """
organization: {id: acme, name: Acme, legal_name: Acme GmbH, country: DE, regimes: [eu-gdpr, uk-gdpr]}
purposes: [{id: host, name: Hosting, role: processor}, {id: bill, name: Billing, role: controller}]
data_categories: [{id: files, name: Files, kinds: [health]}, {id: bills, name: Bills}]
data_subjects: [{id: users, name: Users}]
measures: [{id: disks, name: Encryption at rest, description: Disks are encrypted.}]
subprocessors:
  - id: nimbus
    name: Nimbus
    legal_name: Nimbus, Inc.
    country: US
    address: 1 Way
    service: Cloud hosting
    roles: {host: processor, bill: processor}
    data: [files, bills]
    subjects: [users]
    subprocessors: [rack]
    safeguards:
      - instrument: eu-scc-2021
        modules: [2, 3]
        terms: {clause_7: included, clause_9: general, clause_9_notice: P30D, clause_13_authority: Berlin, clause_17: IE}
        copy: privacy@nimbus.example
        supplementary_measures: [disks, Escrow of keys]
      - {instrument: uk-addendum, base: eu-scc-2021}
  - {id: rack, name: Rack, legal_name: Rack Ltd, country: GB, service: Racks}
"""


DUTIES = """
organization: {id: acme, name: Acme}
purposes: [{id: shop, name: Shop, role: controller, lawful_basis: contract}]
data_categories:
  - id: name
    name: Name
    provision: {requirement: [statutory, contractual], obligation: obliged, consequences: Nothing is sent.}
    sources: [{description: A register, url: "https://register.example", accessibility: public}]
  - {id: mail, name: Mail, provision: {requirement: none, obligation: not-obliged}}
  - {id: age, name: Age, provision: {obligation: not-obliged}, sources: {unknown: {owner: counsel, due: 2027-01-31}}}
  - {id: size, name: Size}
actors: [{id: firm, kind: organisation}]
rights:
  - {id: portability, name: Portability, excluded: true}
  - {id: complaint, name: Complaint, how: Write, authority: {name: Commissioner, address: Street 9, country: DE}}
flows: [{id: order, visibility: public, from: firm, to: organization, data: [name, mail, age, size], purpose: shop}]
"""


def test_data_subjects_are_told_what_they_must_provide_and_where_data_comes_from() -> None:
    text = made("art13", world(DUTIES))["art13.md"].decode()
    blank = r"**\[to be completed\]**"
    assert (
        "| Whether providing the data is required, and what follows if it is not | Name: required by law; required by contract;"
        " you are obliged to provide it. Nothing is sent.<br>Mail: required neither by law nor by contract; you are not"
        " obliged to provide it<br>**Age: you are not obliged to provide it; \\[to be completed\\]**"
        "<br>**Size: \\[to be completed\\]** |"
    ) in text
    assert (
        "| Where the data comes from, if not from you | Name: A register, publicly accessible source, https://register.example"
        "<br>**Mail: \\[to be completed\\]**<br>**Age: \\[to be confirmed\\]**<br>**Size: \\[to be completed\\]** |"
    ) in text
    assert f"| Portability | {blank} | Does not apply |" in text
    assert f"| Complaint | Write<br>Supervisory authority: Commissioner, Street 9, Germany | {blank} |" in text


def test_data_that_people_give_themselves_has_no_other_source() -> None:
    given = """
organization: {id: acme, name: Acme}
purposes: [{id: shop, name: Shop, role: controller}]
data_categories: [{id: name, name: Name}]
actors: [{id: buyer, kind: data-subject}]
flows: [{id: order, visibility: public, from: buyer, to: organization, data: name, purpose: shop}]
"""
    label = "| Where the data comes from, if not from you |"
    assert f"{label} The records name no other source than you. |" in made("art13", world(given))["art13.md"].decode()
    unsaid = made("art13", world(given.replace("data-subject", "infrastructure")))["art13.md"].decode()
    assert rf"{label} **Name: \[to be completed\]** |" in unsaid


def test_annexes_are_for_each_recipient_and_module() -> None:
    files = made("scc-annexes", world(CLAUSES), "internal")
    assert [name for name in files if name.endswith(".md")] == [
        "scc-annexes.md",
        "scc-annexes/nimbus-eu-scc-2021-module-2.md",
        "scc-annexes/nimbus-eu-scc-2021-module-3.md",
        "scc-annexes/nimbus-uk-addendum-module-2.md",
        "scc-annexes/nimbus-uk-addendum-module-3.md",
    ]
    two, three = (files[f"scc-annexes/nimbus-eu-scc-2021-module-{n}.md"].decode() for n in (2, 3))
    assert "| Purposes of the transfer and of later processing | Billing |" in two
    assert "| Purposes of the transfer and of later processing | Hosting |" in three
    assert "| Role | Controller |" in two and "| Role | Controller |" not in three
    assert "| health<br>**\\[to be completed\\]** |" in three
    assert "| Rack / Rack Ltd | **\\[to be completed\\]** |" in three
    assert "| Supervisory authority | Berlin |" in three
    assert "| Clause 17: governing law | Ireland |" in three
    assert "| Clause 18(b): courts | **\\[to be completed\\]** |" in three
    assert "| Clause 9(a): notice period | 30 days |" in three
    assert "| Clause 9(a): authorisation of subprocessors | general written authorisation |" in three
    assert "| Where to obtain a copy | privacy@nimbus.example |" in three
    assert "| Encryption at rest | Disks are encrypted. |" in three
    assert "| Escrow of keys | **\\[to be completed\\]** |" in three


def test_the_addendum_has_its_four_tables() -> None:
    text = made("scc-annexes", world(CLAUSES), "internal")["scc-annexes/nimbus-uk-addendum-module-2.md"].decode()
    assert [line for line in text.splitlines() if line.startswith("#### Table ")] == [
        "#### Table 1: Parties",
        "#### Table 2: Selected SCCs, modules and clauses",
        "#### Table 3: Appendix information",
        "#### Table 4: Ending the addendum when the approved addendum changes",
    ]
    assert "| Approved EU SCCs to which the addendum is appended | the EU standard contractual clauses |" in text


def test_an_example_is_marked_before_it_is_filed(ours: World) -> None:
    text = made("scc-annexes", ours, "internal")["scc-annexes/stripe-eu-scc-2021-module-2.md"].decode()
    assert "| Legal name | Stripe, Inc.<br>**Example** |" in text


def test_the_annex_of_an_agreement_lists_subprocessors_alone(ours: World) -> None:
    text = made("dpa-annex", ours)["dpa-annex.md"].decode()
    assert "SMTP Provider (example)" in text and "Stripe" not in text
    assert "| Notice period | 30 days |" in text
    assert "https://trust.example.com/.well-known/subprocessors.json" in text


def test_a_blank_is_marked(ours: World) -> None:
    files = made("art30", ours, "internal")
    marked = [one for _, one in cells(files["art30.xlsx"]) if one.fill.fgColor.rgb == "00FFF2AB"]
    assert marked
    assert all("[to be" in str(one.value) for one in marked)
    assert 'w:highlight w:val="yellow"' in said(files["art30.docx"])


@pytest.mark.parametrize(("columns", "across"), [(2, False), (4, False), (5, True)])
def test_a_document_is_set_across_where_a_table_is_wide(columns: int, across: bool) -> None:
    from docx import Document

    grid = Grid("List", tuple("ABCDE"[:columns]), (tuple((Line("x"),) for _ in range(columns)),))
    paper = Paper("List", "en", (grid,), (), "About", ": ")
    section = Document(io.BytesIO(docx(paper, date(2026, 11, 24)))).sections[0]
    assert (section.page_width > section.page_height) == across


def test_a_form_is_a_sheet_with_its_labels_on_the_left(ours: World) -> None:
    held = cells(made("art30", ours, "internal")["art30.xlsx"])
    first = [place for sheet, place in held if sheet == held[0][0]]
    assert [place.value for place in first if place.column == 1][:2] == ["Legal name", "Known as"]
    assert all(place.font.bold == (place.column == 1) for place in first)


def test_an_edition_says_that_it_leaves_companies_or_flows_out(ours: World) -> None:
    """The filled inventory holds flows that are not for the public."""
    assert not all(published(flow, "public") for flow in ours.inventory.flows.values())
    said = "Companies or data flows that are not for this audience"
    assert said in made("csv", ours)["about.csv"].decode() and said in made("dpa-annex", ours)["dpa-annex.md"].decode()
    assert said not in made("csv", ours, "internal")["about.csv"].decode()


def test_a_missing_library_is_one_clear_message() -> None:
    with pytest.raises(
        OnwardError, match=r"XLSX needs a library that is not installed: pip install 'onward\[office\]'"
    ):
        library("no_such_library", "XLSX", "office")


def test_the_command_chooses_the_form_by_its_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", "art30", "--inventory", str(ROOT / "inventory"), "--on", "2026-11-24"]
    for name in ("register.docx", "register.xlsx", "register.md", "all"):
        assert main([*words, "--output", str(tmp_path / name)]) == 0
    assert {one.name for one in (tmp_path / "all").iterdir()} == {"art30.docx", "art30.md", "art30.xlsx"}
    assert zipfile.is_zipfile(tmp_path / "register.docx")
    capsys.readouterr()
    assert main([*words, "--output", str(tmp_path / "register.pdf")]) == 2
    assert "no form of this format ends with `.pdf`; use one of .md, .docx, .xlsx" in capsys.readouterr().err
    assert main([*words[:1], "art31", *words[2:]]) == 2


def test_the_command_prints_the_first_form(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / "a.yml").write_text("organization: {id: acme, name: Acme}\nproducts: [{id: a}, {id: b}]\n", "utf-8")
    words = ["--inventory", str(tmp_path), "--on", "2026-11-24"]
    assert main(["export", "osl", *words, "--product", "a", "--url", "https://acme.example"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert (found["product"], found["whole"]) == ("a", "https://acme.example/.well-known/subprocessors.json")
    assert main(["export", "osl", *words, "--product", "c"]) == 2


def test_an_inventory_that_cannot_be_read_whole_is_not_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yml").write_text("organization: {id: acme, nme: Acme}\n", "utf-8")
    assert main(["export", "art30", "--inventory", str(tmp_path)]) == 2
    assert "cannot be read completely" in capsys.readouterr().err


def test_every_audience_is_known() -> None:
    assert {one.AUDIENCE for one in EXPORTERS.members().values()} <= set(AUDIENCES)


def rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_tables_are_whole(ours: World) -> None:
    files = made("csv", ours)
    vendors, flows, transfers = (rows(files[f"{name}.csv"]) for name in ("subprocessors", "flows", "transfers"))
    assert {one["id"] for one in vendors} == set(ours.inventory.subprocessors)
    assert [one for one in (*vendors, *flows, *transfers) if None in one or None in one.values()] == []
    assert {(one["to"], one["regime"], one["kind"]) for one in transfers} >= {("stripe", "eu-gdpr", "adequacy")}


@pytest.mark.parametrize("name", ["csv", "dora"])
def test_no_cell_is_a_formula(name: str) -> None:
    turns = iter(range(10**6))
    of = world(inventory(lambda *_: FORMULAS[next(turns) % len(FORMULAS)], lambda *_: "2024-05-17"))
    found = [cell for content in made(name, of, "internal").values() for one in rows(content) for cell in one.values()]
    assert found
    assert [one for one in found if one.lstrip().startswith(BEGINNINGS)] == []


def test_parquet_is_read_by_pyarrow(ours: World) -> None:
    import pyarrow.parquet

    tables = made("csv", ours)
    for name, content in made("parquet", ours).items():
        table = pyarrow.parquet.read_table(io.BytesIO(content))
        written = rows(tables[name.replace("parquet", "csv")])
        assert table.num_rows == len(written) > 0
        assert table.column_names == list(written[0])
        assert table.schema.metadata[b"facts_sha256"].decode() == ours.facts


def test_graphml_is_read_by_networkx(ours: World) -> None:
    import networkx as nx

    graph = nx.parse_graphml(made("graphml", ours)["flows.graphml"].decode(), force_multigraph=True)
    of = edition(ours, "public")
    assert graph.number_of_edges() == len(of.links)
    assert set(graph.nodes) == {end for one in of.links for end in (one.source, one.target)}
    assert graph.nodes["stripe"]["country"] == "US"
    assert graph.graph["facts_sha256"] == ours.facts


@pytest.mark.parametrize("name", ["mermaid", "d2"])
def test_a_drawing_has_every_flow(name: str, ours: World) -> None:
    (text,) = (content.decode() for content in made(name, ours).values())
    arrows = [line for line in text.splitlines() if re.search(r"n\d+ -+>", line)]
    assert len(arrows) == len(edition(ours, "public").links)


@pytest.mark.parametrize(("name", "label"), [("mermaid", r'\|"[^"<>|{}]*"\|'), ("d2", r'-> n\d+: "(?:[^"\\$]|\\.)*"$')])
def test_no_label_ends_its_quotation(name: str, label: str) -> None:
    turns = iter(range(10**6))
    texts = ['"] --> x', "${secret}", "<script>", 'a"|b', "\\", "%% x", "`x`", "|md x |"]
    of = world(inventory(lambda *_: texts[next(turns) % len(texts)], lambda *_: "2024-05-17"))
    (text,) = (content.decode() for content in made(name, of, "internal").values())
    arrows = [line for line in text.splitlines() if re.search(r"n\d+ -+>", line)]
    assert arrows
    assert [line for line in arrows if not re.search(label, line)] == []


PARSED = """
import purify from "dompurify";
purify.sanitize = (text) => text;
purify.addHook = () => {};
const { default: mermaid } = await import("mermaid");
const drawings = JSON.parse((await import("node:fs")).readFileSync(0, "utf-8"));
for (const text of drawings) console.log(await mermaid.parse(text, { suppressErrors: true }).then((read) => read.diagramType));
"""
"""Mermaid's own parser, which asks for a browser only to clean labels."""


def test_mermaid_reads_its_drawings(ours: World) -> None:
    """Mermaid's parser reads the example and labels that are more than text; the negative control shows that it finds a fault."""
    drawings = [made("mermaid", of, "internal")["flows.mmd"].decode() for of in (ours, hostile())]
    broken = drawings[0].replace("-->", "-- >", 1)
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", PARSED],
        cwd=package("mermaid").parents[1],
        input=json.dumps([*drawings, broken]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == (["flowchart-v2", "flowchart-v2", "undefined"], "")


def test_cyclonedx_follows_its_schema(ours: World) -> None:
    """The schema of version 1.7 that the CycloneDX library ships; the negative control shows that it would find a fault."""
    judge = JsonStrictValidator(SchemaVersion.V1_7)
    for of in (ours, world(inventory(lambda _, name: name, lambda *_: "2024-05-17"))):
        text = made("cyclonedx", of, "internal")["services.cdx.json"].decode()
        assert judge.validate_str(text) is None
    found = json.loads(text)
    found["services"][0]["data"] = [{"flow": "sideways", "classification": "x"}]
    assert judge.validate_str(json.dumps(found)) is not None
    found = json.loads(text) | {"nonsense": True}
    assert judge.validate_str(json.dumps(found)) is not None


def test_cyclonedx_says_on_what_transfers_rely(ours: World) -> None:
    services = {one["bom-ref"]: one for one in json.loads(made("cyclonedx", ours)["services.cdx.json"])["services"]}
    told = {(one["name"], one["value"]) for one in services["stripe"]["properties"]}
    assert any(name == "onward:transfer:eu-gdpr" and "Data Privacy Framework" in value for name, value in told)
    assert services["stripe"]["provider"]["url"] == ["https://stripe.com"]


def test_the_rows_for_dora() -> None:
    of = world(
        """
organization: {id: bank, name: Bank, lei: 529900T8BM49AURSDO55}
subprocessors:
  - id: nimbus
    legal_name: Nimbus AG
    lei: 5493001KJTIIGC8Y1R12
    country: DE
    since: 2024-01-01
    roles: {}
    locations: [{country: IE, activity: storage}, {country: IN, activity: remote-access}, US]
    safeguards: [{instrument: eu-scc-2021, modules: [2], terms: {clause_17: IE}}]
    subprocessors: [rack]
  - {id: rack, legal_name: Rack Ltd, registration: HRB 1, subprocessors: [cage]}
  - {id: cage}
""".replace("    roles: {}\n", "")
    )
    files = made("dora", of, "internal")
    (row, other, *_) = rows(files["b_02.02.csv"])
    assert (row["c0010"], row["c0020"], row["c0030"]) == ("nimbus", "529900T8BM49AURSDO55", "5493001KJTIIGC8Y1R12")
    assert (row["c0070"], row["c0130"], row["c0140"], row["c0150"], row["c0160"]) == (
        "2024-01-01",
        "[to be completed]",
        "Yes",
        "IE",
        "IN",
    )
    assert (other["c0010"], other["c0150"], other["c0160"]) == ("nimbus", "IE", "US")
    assert row["c0050"] == row["c0120"] == row["c0170"] == "[to be completed]"
    chain = [(one["c0010"], one["c0050"], one["c0060"]) for one in rows(files["b_05.02.csv"])]
    blank = "[to be completed]"
    assert chain == [("nimbus", "1", blank), ("nimbus", "2", "5493001KJTIIGC8Y1R12"), ("nimbus", "3", "HRB 1")]
    assert [one["c0050"] for one in rows(files["b_05.01.csv"])] == ["Nimbus AG", "Rack Ltd", blank]
    assert [len(rows(files[f"{name}.csv"])[0]) for name in ("b_02.02", "b_05.01", "b_05.02")] == [18, 12, 7]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_dpv_is_read_by_an_rdf_parser(ours: World) -> None:
    graph = rdflib.Graph().parse(data=made("dpv", ours)["processes.jsonld"].decode(), format="json-ld")
    dpv = rdflib.Namespace("https://w3id.org/dpv#")
    processes = set(graph.subjects(rdflib.RDF.type, dpv.Process))
    assert len(processes) == len(ours.inventory.purposes)
    billing = rdflib.URIRef("urn:onward:purposes:billing")
    assert (billing, dpv.hasLegalBasis, rdflib.URIRef("https://w3id.org/dpv/legal/eu/gdpr#A6-1-f")) in graph
    assert (billing, dpv.hasRecipient, rdflib.URIRef("urn:onward:subprocessors:stripe")) in graph


FILED = """
organization: {id: tern, name: Tern, legal_name: Tern GmbH, country: DE, address: Kai 1, regimes: [eu-gdpr]}
data_categories: [{id: mail, name: Mail, identifiability: personal}]
data_subjects: [{id: users, name: Users}]
purposes:
  - {id: accounts, name: Accounts, role: controller}
  - {id: hosting, name: Hosting, role: processor}
  - {id: idle, name: Idle, role: controller}
products: [{id: app, name: App, deployment: cloud}, {id: chat, name: Chat, deployment: cloud}]
retention:
  - {id: kept, name: Kept, starts: when it ends}
  - {id: asked, name: Asked, period: {unknown: {owner: jo, due: 2027-01-31}}}
actors: [{id: people, name: People, kind: organisation, roles: [controller], locations: [DE]}]
systems:
  - {id: store, name: Store, locations: [DE], stores: [{data: [mail], retention: kept}, {data: [mail], retention: asked}]}
flows:
  - {id: in, from: people, to: store, data: [mail], subjects: [users], purpose: hosting}
  - {id: to-plan, from: store, to: plan, data: [mail], subjects: [users], purpose: hosting}
  - {id: sign-up, from: people, to: store, data: [mail], subjects: [users], purpose: accounts}
subprocessors:
  - id: plan
    name: Plan
    country: US
    locations: [US]
    roles: {hosting: processor}
    service: Search
    since: 2030-01-31
    subprocessors: [rack]
    safeguards:
      - instrument: eu-scc-2021
        modules: [1, 3]
        terms: {clause_9: general, clause_17: IE, clause_18: IE, clause_13_authority: Berlin}
      - {instrument: uk-addendum, base: eu-scc-2021}
  - {id: rack, name: Rack, country: US, service: Racks, since: 2031-01-31}
  - {id: named, name: Named, country: US, locations: [US], roles: {accounts: processor}, since: 2024-01-31}
  - {id: near, name: Near, country: DE, locations: [EEA], roles: {accounts: processor}, since: 2024-01-31}
  - {id: quiet, name: Quiet, visibility: internal, country: DE, roles: {hosting: processor}, products: [chat], since: 2024-01-31}
"""


def test_what_is_filed_says_what_is_planned_and_what_is_missing() -> None:
    register = made("art30", world(FILED), "internal")["art30.md"].decode()
    assert "| Plan, United States (Planned from 31 January 2030): Subprocessor<br>Rack, " in register
    assert "<br>Plan (Planned from 31 January 2030), United States: EU GDPR: " not in register.partition("## Part 2")[0]
    assert "| Transfers to third countries and the safeguards (e) | **Named: \\[to be completed\\]** |" in register
    assert "| **Kept: \\[to be completed\\]; when it ends**<br>**Asked: \\[to be confirmed\\]** |" in register
    assert register.count("| Special categories of personal data | None recorded. |") == 1


def test_the_addendum_says_what_it_replaces() -> None:
    files = made("scc-annexes", world(FILED), "internal")
    union, addendum, first = (files[f"scc-annexes/plan-{name}.md"].decode() for name in ADDED)
    assert "| Racks |" in union and "| Rack (Planned from 31 January 2031)" in union
    assert "the clauses do not require this annex to be completed" in union and "(Section 15(k))" not in union
    assert "Rack (Planned from 31 January 2031): Racks<br>**Duration: \\[to be completed\\]** |" in union
    assert "| Legal name | Tern GmbH |\n| Known as | Tern |\n| Address | Kai 1 |\n| Registration number |" in addendum
    assert "Berlin" not in addendum and "Ireland" not in addendum and "(Section 15(k))" in addendum
    assert "| not for this module |" in first and "| not for this module |" not in addendum


ADDED = ("eu-scc-2021-module-3", "uk-addendum-module-3", "uk-addendum-module-1")


def test_a_list_says_that_its_edition_leaves_companies_out() -> None:
    said, held = "Some companies in the records are not listed here.", world(FILED)
    lists = made("osl", held)
    noted = {name: said in json.loads(lists[name])["note"] for name in lists}
    assert noted == {"subprocessors.json": True, "subprocessors/app.json": False, "subprocessors/chat.json": True}
    assert said in json.loads(made("json", held)["inventory.json"])["note"]
    assert said not in json.loads(made("json", held, "internal")["inventory.json"])["note"]
    assert f"**{said}**" in made("dpa-annex", held)["dpa-annex.md"].decode()
    app = Source(edition(held, "public", "en"), "Trust Center", product="app")
    text = EXPORTERS.member("dpa-annex").files(app)["dpa-annex.md"]().decode()
    assert "Product: App\n" in text and said not in text.partition("---\n\n")[0]
