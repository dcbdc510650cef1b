"""A project's own policy: each value must be of the kind of the default that it replaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onward.finding import OnwardError, Severity
from onward.records.levels import AT_REST, TRANSPORT
from onward.records.values import Duration
from onward.yamltext.reader import Table, parse

_MOST = 36_600
"""Days of a century: no policy looks further."""
_SEVERITIES = tuple(severity.value for severity in Severity)


def checked(policy: Mapping[str, Any], defaults: str) -> Mapping[str, Any]:
    """The policy itself; OnwardError for a value that is of another kind than the default in this YAML text."""
    read, _ = parse("policy.yml", defaults)
    known = read["policy"] if isinstance(read, Table) else {}
    for name, value in policy.items():
        wanted = _wanted(known.get(name, ""), str(value))
        if wanted:
            raise OnwardError(f"the policy `{name}` must be {wanted}, not `{value}`")
    return policy


def _wanted(default: str, value: str) -> str:
    """What is asked for where the value does not fit, else nothing."""
    if default.isdigit():
        return "" if value.isdecimal() and int(value[:7]) <= _MOST else "a whole number of days"
    if default in _SEVERITIES:
        return "" if value in _SEVERITIES else f"one of {', '.join(_SEVERITIES)}"
    for levels in (AT_REST, TRANSPORT):
        if default in levels:
            return "" if value in levels else f"one of {', '.join(levels)}"
    return "" if not _is_duration(default) or _is_duration(value) else f"a duration as `{default}`"


def _is_duration(text: str) -> bool:
    try:
        return bool(Duration.parse(text))
    except ValueError:
        return False
