"""Small pieces of HTML that the plugin itself writes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from html import escape, unescape

from onward.characters import in_line
from onward.markdown.stretches import between

_ALIGNED = re.compile(r'<(t[hd]) style="text-align: (\w+);"')
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|!]")
_AS_IT_IS = re.compile(r"<(pre|textarea|script|style)\b.*?</\1>", re.DOTALL)
_NAMESPACE = '<svg xmlns="http://www.w3.org/2000/svg"'
_BLOCKS = (
    "article|aside|body|div|footer|form|h[1-6]|head|header|html|li|link|main|meta|nav|ol|p|script|section"
    "|table|tbody|thead|title|tr|ul"
)
_GAP = re.compile(rf"(?<=>)\n(?=</?(?:{_BLOCKS})\b)")
"""A break before a block, or before the end of one, which no browser shows."""
_SENTENCE = re.compile(r"[.!?](?= |$)")
_LONGEST = 200


def text(value: str) -> str:
    """Plain text for an element or an attribute."""
    return escape(value, quote=True)


def line(value: object) -> str:
    """A text or an HTML text in one line of Markdown, with nothing in it that is markup."""
    flat = in_line(unescape(_words(str(value))))
    return _MARKUP.sub(r"\\\g<0>", flat)


def first_words(content: str) -> str | None:
    """What a page says of itself in a search engine's list: its first paragraph as text, up to the end of a sentence."""
    for start, end in between(content, "<p>", "</p>"):
        flat = in_line(unescape(_words(content[start:end])))
        if flat:
            return text(flat if len(flat) <= _LONGEST else _shortened(flat))
    return None


def _words(markup: str) -> str:
    """What stands between tags and comments."""
    last_comment, last_tag = markup.rfind("-->"), markup.rfind(">")
    pieces, done = [], 0
    while 0 <= (start := markup.find("<", done)) < last_tag:
        pieces.append(markup[done:start])
        comment = markup.startswith("<!--", start) and start + 4 <= last_comment
        done = markup.index("-->", start + 4) + 3 if comment else markup.index(">", start) + 1
    return "".join([*pieces, markup[done:]])


def _shortened(flat: str) -> str:
    ends = [match.end() for match in _SENTENCE.finditer(flat[: _LONGEST + 1])]
    return flat[: ends[-1]].strip() if ends else flat[:_LONGEST].rpartition(" ")[0] + " …"


def squeezed(page: str) -> str:
    """A page without what no browser shows or needs: blank lines, indents, the namespace of drawings, and around its article
    breaks before blocks. Text that is shown as it is written stays so.
    """
    start, end = page.find("<article"), page.rfind("</article>") + 1
    if start < 0 or end < start:
        return _squeezed(page)
    before, after = (_squeezed(part, _GAP) for part in (page[:start], page[end - 1 :]))
    return before + _squeezed(page[start : end - 1]) + after


def _squeezed(part: str, gap: re.Pattern[str] | None = None) -> str:
    pieces, done = [], 0
    for kept in _AS_IT_IS.finditer(part):
        pieces += [_without_gaps(part[done : kept.start()], gap), kept[0]]
        done = kept.end()
    return "".join([*pieces, _without_gaps(part[done:], gap)])


def _without_gaps(markup: str, gap: re.Pattern[str] | None) -> str:
    first, *others = markup.split("\n")
    lines = [first, *(line.lstrip() for line in others)]
    ended = [lines[0].rstrip(" \t"), *(line.rstrip(" \t") for line in lines[1:-1] if line), lines[-1]]
    whole = ("\n".join(ended) if others else markup).replace(_NAMESPACE, "<svg")
    return gap.sub("", whole) if gap else whole


def regions(content: str, name: Callable[[int], str]) -> str:
    """Tables of Markdown inside regions that scroll and take the keyboard's focus, so that they fit a phone; no styles inside.

    `name` says what the n-th table of the page is called.
    """
    number = itertools.count(1)

    def region(table: str) -> str:
        aligned = _ALIGNED.sub(r'<\1 class="ow-align-\2"', table.removeprefix("<table>").removesuffix("</table>"))
        return (
            f'<div class="ow-table" role="region" tabindex="0" aria-label="{text(name(next(number)))}">'
            f'<table class="ow-rows">{aligned}</table></div>'
        )

    pieces, done = [], 0
    for start, end in between(content, "<table>", "</table>"):
        pieces += [content[done:start], region(content[start:end])]
        done = end
    return "".join([*pieces, content[done:]])
