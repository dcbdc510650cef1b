"""JUnit XML: a test case a finding, which fails where the run fails by it; skipped are what is waived and what was not checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree as Xml

from onward.characters import escaped
from onward.finding import Finding
from onward.formats import Context, summary, text, unchecked
from onward.formats._causes import grouped
from onward.lint import Report, Waived

_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What XML 1.0 cannot hold, beside what is escaped."""


def render(report: Report, context: Context) -> str:
    """A suite a file; without any finding one case that passes, so that no reader takes the report for empty."""
    report = grouped(report, context)
    root = Xml.Element("testsuites", name="onward lint")
    cases = sorted(
        _cases(report, context), key=lambda element: (element.get("classname") or "", element.get("name") or "")
    )
    for file, of in groupby(cases, key=lambda element: element.get("classname") or ""):
        _suite(root, file, list(of))
    if not report.findings and not report.waived:
        _suite(root, context.path(context.inventory), [_case(context.path(context.inventory), summary(report))])
    _total(root, list(root))
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Xml.Element, name: str, cases: list[Xml.Element]) -> None:
    suite = Xml.SubElement(root, "testsuite", name=_xml(name))
    suite.extend(cases)
    numbers = {
        "tests": len(cases),
        "failures": len(suite.findall("*/failure")),
        "skipped": len(suite.findall("*/skipped")),
    }
    for key, number in {**numbers, "errors": 0, "time": 0}.items():
        suite.set(key, str(number))


def _total(root: Xml.Element, suites: list[Xml.Element]) -> None:
    for key in ("tests", "failures", "errors", "skipped", "time"):
        root.set(key, str(sum(int(element.get(key) or 0) for element in suites)))


def _cases(report: Report, context: Context) -> Iterator[Xml.Element]:
    for finding in report.findings:
        case = _of(finding, context)
        if finding.severity.rank <= context.least.rank:
            failure = Xml.SubElement(case, "failure", type=finding.severity.value, message=_xml(finding.message))
            failure.text = _xml(text.shown(finding, context))
        else:
            Xml.SubElement(case, "system-out").text = _xml(text.shown(finding, context))
        yield case
    for waived in report.waived:
        case = _of(waived.finding, context)
        Xml.SubElement(case, "skipped", message=_xml(_why(waived)))
        yield case

    for gap in unchecked(report):
        case = _case(context.path(context.inventory), f"not checked: {gap.what}")
        Xml.SubElement(case, "skipped", message=_xml(gap.why)).text = ", ".join(gap.rules)
        yield case


def _why(waived: Waived) -> str:
    return f"waived by {waived.waiver.by} until {waived.waiver.until}: {waived.waiver.reason}"


def _of(finding: Finding, context: Context) -> Xml.Element:
    case = _case(context.path(finding.span.file), finding.key)
    case.set("file", _xml(context.path(finding.span.file)))
    case.set("line", str(finding.span.line))
    return case


def _case(file: str, name: str) -> Xml.Element:
    return Xml.Element("testcase", classname=_xml(file), name=_xml(name), time="0")


def _xml(value: str) -> str:
    return _FORBIDDEN.sub("\ufffd", escaped(value))
