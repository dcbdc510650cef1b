"""What is wrong with a text that is not YAML, in the words of its author: where, what, and the way out.

libyaml says at which character it gave up and in the terms of its grammar. What caused it often stands before: a bracket that is
not closed, a colon without its space. What is not known here keeps the words of libyaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from onward.counting import counted
from onward.frozen import dataclass
from onward.yamltext.values import NOT_YET_KNOWN

Place = tuple[int, int]
"""A line and a column, both from 0."""
_FIELD = re.compile(r" *(?:- +)*[\w.-]+:[ ]+(?=\S)")
"""A line that begins with a field and its value; what it matches ends where the value begins."""
_LOOKALIKE = re.compile(r"[ ]*([\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff])")
"""A line that is indented by something that looks like a space."""
LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""The ends of lines that YAML 1.1 knows."""
_AGAIN = "compare the line with those around it: its indentation, its quotes and its brackets"
_QUOTED = "put the value in quotes"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is not YAML. `also` is a second place with its label, where what is wrong began."""

    at: Place
    message: str
    hint: str
    also: tuple[Place, str] | None = None


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where libyaml gave up, what it says of it, and what it was reading, with where that began."""

    lines: tuple[str, ...]
    at: Place
    problem: str
    context: str
    since: Place

    @property
    def line(self) -> str:
        return self.lines[self.at[0]]

    @property
    def above(self) -> tuple[int, str]:
        """The line above that says something, with its number; an empty one where there is none."""
        numbers = range(min(self.at[0], len(self.lines)) - 1, -1, -1)
        written = (number for number in numbers if self.lines[number].split("#")[0].strip())
        number = next(written, -1)
        return number, self.lines[number] if number >= 0 else ""


def within(text: str, at: Place) -> Place:
    """A place in a text; behind the last thing that is written where it lies at the end."""
    written = LINE_ENDS.split(text.rstrip())
    return at if at[0] < len(written) else (len(written) - 1, len(written[-1]))


def fault(text: str, at: Place, error: Any) -> Fault:
    """What is wrong where libyaml gave up; `at` lies in the text, or behind its last character."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    begun = getattr(error, "context_mark", None)
    since = (begun.line, begun.column) if begun else at
    trouble = _Trouble(tuple(LINE_ENDS.split(text)), at, problem, getattr(error, "context", None) or "", since)
    if match := _LOOKALIKE.match(trouble.line):
        place = (at[0], match.start(1))
        return Fault(place, f"a character that looks like a space (U+{ord(match[1]):04X})", "indent with spaces")
    known = next((explain for words, explain in _KNOWN.items() if words in problem), None)
    return known(trouble) if known else Fault(at, f"not YAML: {problem}", _AGAIN)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _column(line: str) -> int:
    """Where the first field of a line begins, behind the dashes of lists."""
    match = re.match(r" *(?:- +)*", line)
    return match.end() if match else 0


def _second_colon(trouble: _Trouble) -> Fault:
    """A colon where a value already stands: in a text, or because the line is not where it should be."""
    number, above = trouble.above
    match = _FIELD.match(trouble.line)
    if match and match.end() <= trouble.at[1]:
        return Fault((trouble.at[0], match.end()), "a value that contains a colon and a space needs quotes", _QUOTED)
    if dash := re.match(r" *-(?=[^\s-])", above):
        return Fault(
            (number, dash.end() - 1), "no space after the dash", "write `- ` before the first field of a record"
        )
    if above and _column(trouble.line) > _column(above):
        hint = f"{_indented(_column(above))}, as the field above it"
        return Fault(
            (trouble.at[0], _indent(trouble.line)), "indented deeper than the field above, which has a value", hint
        )
    return Fault(trouble.at, "not YAML: a colon where no field can begin", _AGAIN)


def _indented(number: int) -> str:
    """The way to indent a line by a number of spaces."""
    return f"indent it by {counted(number, 'space')}" if number else "begin it at the start of the line"


def _letter(line: str, column: int) -> str:
    """A character of a line as it is named."""
    letter = line[column : column + 1]
    return f"`{letter}`" if letter != "`" else "a backtick"


def _no_field(trouble: _Trouble) -> Fault:
    """Something that does not continue a mapping: a text that is quoted in part, a list among fields, a wrong indentation."""
    if open_ := _open_quote(trouble):
        return Fault(open_, "the quote that opens here is not closed on this line", "add the closing quote")
    line, column = trouble.line, trouble.at[1]
    if line[:column].rstrip().endswith(('"', "'")):
        return Fault(
            trouble.at, "text after the closing quote", 'put the whole value in quotes, and quotes in it as `\\"`'
        )
    if line[column : column + 1] in ("]", "}"):
        return Fault(trouble.at, f"`{line[column]}` closes nothing", "remove it, or open it before")
    expected = trouble.since[1]
    if _indent(line) == column and line[column : column + 2] == "- " and column <= expected:
        first = trouble.lines[trouble.since[0]]
        record = first[_indent(first) :].startswith("- ")
        hint = (
            f"{_indented(_indent(first))} to begin another record"
            if record
            else "write its field above it, such as `flows:`"
        )
        return Fault(trouble.at, "a list item among fields", hint)
    hint = f"{_indented(expected)}, as the fields before it"
    return Fault(trouble.at, "indented differently from the fields before it", hint, (trouble.since, "they begin here"))


def _open_quote(trouble: _Trouble) -> Place | None:
    """The value in the lines before that opens a quote and does not close it."""
    for number in range(trouble.since[0], trouble.at[0]):
        line = trouble.lines[number]
        match = _FIELD.match(line)
        if match and line[match.end()] in "\"'" and line.count(line[match.end()]) % 2:
            return number, match.end()
    return None


def _no_item(trouble: _Trouble) -> Fault:
    """A line among the items of a list that is none."""
    first = trouble.lines[trouble.since[0]]
    hint = f"to continue the record, {_indented(_column(first))}; to begin another, write `- ` first"
    return Fault(
        trouble.at, "neither a record of the list nor a field of one", hint, (trouble.since, "the list begins here")
    )


def _no_colon(trouble: _Trouble) -> Fault:
    """A line that should be a field and is none."""
    number, column = trouble.since
    line = trouble.lines[number] if number < len(trouble.lines) else ""
    if joined := re.match(r"[\w.-]+:(?=\S)", line[column:]):
        return Fault(
            (number, column + joined.end() - 1), "no space after the colon", f"write `{joined[0]} `, then the value"
        )
    return Fault((number, column), "a line without a colon", "write `field: value`")


def _not_closed(trouble: _Trouble) -> Fault:
    """A list or a mapping in brackets that ends too late, or parts of it without a comma between them."""
    number, column = trouble.since
    bracket = trouble.lines[number][column : column + 1]
    closing, what = ("]", "list") if bracket == "[" else ("}", "mapping")
    hint = f"close the {what} with `{closing}`, or put a comma between its parts"
    return Fault(
        trouble.at, f"`,` or `{closing}` is missing before this", hint, (trouble.since, f"`{bracket}` opens here")
    )


def _start(trouble: _Trouble) -> Fault:
    """A character with which no text may begin."""
    if trouble.line.startswith("\t", trouble.at[1]):
        return _tab(trouble)
    return Fault(trouble.at, f"a text cannot begin with {_letter(trouble.line, trouble.at[1])}", _QUOTED)


def _tab(trouble: _Trouble) -> Fault:
    return Fault(trouble.at, "a tab in the indentation", "indent with spaces")


def _end(trouble: _Trouble) -> Fault:
    """The end of the file in a text in quotes."""
    return Fault(trouble.since, "the quote that opens here is never closed", "add the closing quote")


def _name(trouble: _Trouble) -> Fault:
    letter = _letter(trouble.lines[trouble.since[0]], trouble.since[1])
    return Fault(trouble.since, f"a text cannot begin with {letter}", _QUOTED)


def _question(trouble: _Trouble) -> Fault:
    hint = f"put it in quotes; write a fact that is not yet known as `{NOT_YET_KNOWN}`"
    return Fault(trouble.at, "`?` cannot stand here", hint)


def _folded(trouble: _Trouble) -> Fault:
    letter = _letter(trouble.lines[trouble.since[0]], trouble.since[1])
    return Fault(trouble.at, f"text on the line of {letter}", "begin it on the next line, or put it in quotes")


def _escape(trouble: _Trouble) -> Fault:
    return Fault(trouble.at, "a backslash that begins no escape sequence", "write it twice, or use single quotes")


def _control(trouble: _Trouble) -> Fault:
    letter = trouble.line[trouble.at[1] : trouble.at[1] + 1]
    number = f" U+{ord(letter):04X}" if letter else ""
    return Fault(trouble.at, f"control character{number} is not allowed", "remove it")


_KNOWN: dict[str, Callable[[_Trouble], Fault]] = {
    "mapping values are not allowed": _second_colon,
    "mapping keys are not allowed": _question,
    "did not find expected key": _no_field,
    "did not find expected '-' indicator": _no_item,
    "could not find expected ':'": _no_colon,
    "did not find expected ',' or": _not_closed,
    "cannot start any token": _start,
    "found a tab character": _tab,
    "found unexpected end of stream": _end,
    "expected alphabetic or numeric character": _name,
    "expected comment or line break": _folded,
    "unknown escape character": _escape,
    "control characters are not allowed": _control,
}
"""By words of libyaml."""
