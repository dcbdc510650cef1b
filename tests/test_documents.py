"""Lists of vendors in documents of Word: what readers see becomes records, what they do not see is told, what harms is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document

from onward.finding import OnwardError
from onward.imports import IMPORTERS, Asked, File, Reading, format_of
from onward.law import Law

CASES = yaml.load((Path(__file__).parent / "imports" / "docx.yml").read_text("utf-8"), yaml.CSafeLoader)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="x/hyperlink" Target="https://sky.example" TargetMode="External"/></Relationships>'
)


def archive(parts: dict[str, str | bytes]) -> File:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    content = held.getvalue()
    return File("annex.docx", content, lambda: io.BytesIO(content))


def body(text: str, **more: str) -> File:
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{text}</w:body></w:document>'
    return archive({"word/document.xml": document, "word/_rels/document.xml.rels": LINKS, **more})


def read(file: File, law: Law) -> Reading:
    return IMPORTERS.member("docx").read(file, Asked(law))


def facts(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (one.name, one.fields.get("service"), one.fields.get("locations"), one.fields.get("website"))
        for one in reading.drafts
    ]


def p(text: str, style: str = "", level: int | None = None) -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if level is not None else ""
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{text}</w:p>"


def r(text: str, *marks: str) -> str:
    return f"<w:r><w:rPr>{''.join(f'<w:{one}/>' for one in marks)}</w:rPr><w:t>{text}</w:t></w:r>"


def tr(*cells: str, about: str = "") -> str:
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(cells)}</w:tr>"


def tc(text: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{p(text)}</w:tc>"


MERGED, MORE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TABLE = f"""<w:tbl>
{tr(tc(r("Name")), tc(r("Purpose")), tc(r("Location")), about="<w:tblHeader/>")}
{tr(tc(r("EMEA", "b"), '<w:gridSpan w:val="3"/>'))}
{tr(tc(f'<w:hyperlink r:id="r1">{r("Sky Co")}</w:hyperlink>', MERGED), tc(r("Hosting")), tc(r("Germany")))}
{tr(tc("", MORE), tc(r("Copies")), tc(r("Ire") + r("land")))}
{tr(tc(r("Past Co", "strike")), tc(r("Chat")), tc(r("US")))}
{tr(tc(r("Gone Co")), tc(r("Mail")), tc(r("US")), about="<w:del/>")}
{tr(tc(r("Post Co")), tc(r("Mail")), tc(r("Spain") + f"<w:del>{r(' and Italy')}</w:del>" + r(" or never", "vanish")))}
</w:tbl>"""


def test_a_table_is_read_as_it_is_seen(law: Law) -> None:
    file = body(p(r("List of sub-processors"), "Heading1") + TABLE)
    assert format_of(file) == "docx"
    found = read(file, law)
    assert facts(found) == [
        ("Sky Co", "Hosting", ["DE"], "https://sky.example"),
        ("Sky Co", "Copies", ["IE"], "https://sky.example"),
        ("Post Co", "Mail", ["ES"], None),
    ]
    assert [str(one) for one in found.told] == [
        "deleted with tracked changes, not imported: Gone Co Mail US",
        "deleted with tracked changes, not imported: and Italy",
        "hidden, not imported: or never",
        "struck out or hidden, not imported: Past Co | Chat | US",
    ]


def document(blocks: list[dict[str, Any]]) -> File:
    made, held = Document(), io.BytesIO()
    for block in blocks:
        if "heading" in block:
            made.add_heading(block["heading"], 1)
        for words in block.get("bullets", []):
            made.add_paragraph(words, "List Bullet")
        for words in block.get("inner", []):
            made.add_paragraph(words, "List Bullet 2")
        table = made.add_table(0, len(block["table"][0])) if "table" in block else None
        for words in block["table"] if table else []:
            for cell, word in zip(table.add_row().cells, words, strict=True):
                cell.text = word
    made.save(held)
    return File("annex.docx", held.getvalue(), lambda: io.BytesIO(held.getvalue()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_document_of_a_real_writer(case: dict[str, Any], law: Law) -> None:
    found = read(document(case["blocks"]), law)
    assert [dict(one.fields) for one in found.drafts] == case["records"]
    assert [doubt.text for one in found.drafts for doubt in one.doubts] == case.get("doubts", [])


ROWS = tr(tc(r("Name")), tc(r("Location")))
WIDE = '<w:gridSpan w:val="900"/>'
HARM = {
    "larger than 24 MiB when unpacked": archive({"word/media/a.bin": b"0" * (25 * 2**20)}),
    "declares entities in `word/document.xml`": archive(
        {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
    ),
    "more than 2000 parts": archive({f"word/{number}": "" for number in range(2001)}),
    "cannot be read as a document (KeyError)": archive({"word/other.xml": "<a/>"}),
    "cannot be read as a document (ValueError)": archive({"word/document.xml": "<a/>"}),
    "cannot be read as a document (XMLSyntaxError)": archive({"word/document.xml": "<a>" * 5000}),
    "cannot be read as a document (BadZipFile)": File("annex.docx", b"PK\3\4word/", lambda: io.BytesIO(b"PK\3\4word/")),
    "of the former format": File("annex.doc", b"\xd0\xcf\x11\xe0", lambda: io.BytesIO(b"")),
    "more than 200000 cells": body(f"<w:tbl>{ROWS}{tr(tc(r('a'), WIDE), tc(r('b'))) * 2100}</w:tbl>"),
}


@pytest.mark.parametrize("told", HARM)
def test_what_harms_is_refused(told: str, law: Law) -> None:
    with pytest.raises(OnwardError) as error:
        read(HARM[told], law)
    assert told in str(error.value)


def test_markup_in_words_stays_words(law: Law) -> None:
    row = tr(tc(r("&lt;img src=x&gt; Co")), tc(r("Germany")))
    found = read(body(f"<w:tbl>{tr(tc(r('Subprocessor')), tc(r('Location')))}{row}</w:tbl>"), law)
    assert facts(found) == [("<img src=x> Co", None, ["DE"], None)]
