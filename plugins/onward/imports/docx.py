"""Lists of vendors in documents of Word (DOCX), such as annexes to contracts: tables, lists, headings and text as readers see them.

What is unpacked is bounded as workbooks are. Text that is deleted with tracked changes, or hidden, is left out and told.
"""

from __future__ import annotations

from onward.finding import OnwardError
from onward.imports import Asked, File, Reading, Told, _html, _lists
from onward.imports._archive import BROKEN, of_today, parts
from onward.imports._word import Word

ABOUT = "a document of Word"
ENDINGS = (".docx", ".docm")
WITHIN = ""
_BODY, _LINKS, _NOTES = "word/document.xml", "word/_rels/document.xml.rels", "word/footnotes.xml"


def fits(file: File) -> bool:
    """Whether it is an archive that holds a document."""
    return file.content[:4] == b"PK\x03\x04" and b"word/" in file.content


def read(file: File, asked: Asked) -> Reading:
    """The vendors of a document. OnwardError where it names none, is damaged, or holds more than a list does."""
    of_today(file, "document", "DOCX")
    try:
        held = {name: content for name, content in parts(file, "document") if name in (_BODY, _LINKS, _NOTES)}
        word = Word.of(held[_BODY], held.get(_LINKS), held.get(_NOTES))
        text = word.html()
    except BROKEN as error:
        raise OnwardError(f"`{file.name}` cannot be read as a document ({type(error).__name__})") from error
    reading = _lists.reading(_html.page(text, lined=False), file.name, asked)
    remarks = [Told(0, f"{why}, not imported: {words[:200]}") for words, why in word.left]
    return Reading(reading.drafts, (*remarks, *reading.told), reading.tables)
