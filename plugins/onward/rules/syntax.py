"""A file is not YAML, or uses a feature that the inventory does not read.

## Why it matters

A record must say its facts itself: aliases, merge keys, tags, several documents and deep nesting hide them from
reviewers, and some of them can be used to exhaust a reader.

## How to fix

Write the values out, with two spaces of indentation. Where a merge left its markers (`<<<<<<<`, `=======`, `>>>>>>>`), keep
what is right of both sides, and remove them.

```yaml
subprocessors:
  - id: stripe
    locations: [US]
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
