"""A file is not valid YAML, or uses a feature that inventories do not support.

## Why it matters

Each record must state its own facts: aliases, merge keys, tags, several documents and deep nesting hide them from reviewers,
and some of these features can be used to exhaust a reader.

## How to fix

Repeat the values, indented by two spaces. If a merge left its markers (`<<<<<<<`, `=======`, `>>>>>>>`), keep what is right
on either side and remove the markers.

```yaml
subprocessors:
  - id: stripe
    locations: [US]
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
