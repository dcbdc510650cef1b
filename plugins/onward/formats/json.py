"""JSON, frozen as onward-lint/1: a type of its own, so that the inside may change without it."""

from __future__ import annotations

import json
from json.encoder import encode_basestring

from onward.finding import Finding, Severity, Step
from onward.formats import Context
from onward.lint import Report


def render(report: Report, context: Context) -> str:
    """The report as one JSON document."""
    summary = {f"{severity.value}s": report.count(severity) for severity in Severity}
    document = {
        "version": "onward-lint/1",
        "inventory": context.inventory,
        "day": report.day.isoformat(),
        "law": {"as_of": report.law_as_of.isoformat(), "review_by": report.law_review_by.isoformat()},
        "summary": {**summary, "waived": len(report.waived)},
        "not_checked": [{"what": one.need, "why": one.why, "rules": list(one.rules)} for one in report.not_checked],
        "findings": [],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    findings = ",\n".join(_finding(one, context) for one in report.findings)
    return (f"{text.removesuffix(_NONE)}[\n{findings}\n  ]\n}}" if findings else text) + "\n"


_NONE = "[]\n}"
"""How a document without findings ends."""


def _finding(one: Finding, context: Context) -> str:
    """A finding as `json.dumps` writes it; written out here, for an encoder that indents is slow and reports are long."""
    law = ",\n".join(f"        {_text(name)}" for name in one.law)
    steps = ",\n".join(map(_step, one.steps))
    return f"""    {{
      "rule": {_text(one.rule)},
      "kind": {_text(one.kind.value)},
      "severity": {_text(one.severity.value)},
      "key": {_text(one.key)},
      "subject": {{
        "collection": {_text(one.subject.collection)},
        "id": {_text(one.subject.id)}
      }},
      "cause": {_text(one.cause or str(one.subject))},
      "regime": {_text(one.regime)},
      "country": {_text(one.country)},
      "message": {_text(one.message)},
      "hint": {_text(one.hint)},
      "law": {_list(law)},
      "url": {_text(context.url(one.rule))},
      "steps": {_list(steps)}
    }}"""


def _step(step: Step) -> str:
    span = step.span
    return f"""        {{
          "file": {_text(span.file)},
          "line": {span.line},
          "column": {span.column},
          "end_line": {span.end_line},
          "end_column": {span.end_column},
          "label": {_text(step.label)}
        }}"""


def _text(value: str | None) -> str:
    return "null" if value is None else encode_basestring(value)


def _list(items: str) -> str:
    return f"[\n{items}\n      ]" if items else "[]"
