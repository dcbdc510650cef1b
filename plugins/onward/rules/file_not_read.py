"""A file was not read: a link that leads elsewhere, a pipe or a device, a file that is too large or has a misspelled ending.

## Why it matters

A record that nobody reads is missing from the lint and from the trust center without a word. A link that a pull request
brings in could put files of the machine that runs the lint into its log.

## How to fix

Put a regular file there: in the folder of the inventory or of the law, at most 16 MiB, 256 MiB in all, with the ending
`.yml` or `.yaml` in small letters.

```yaml
subprocessors:
  - id: stripe
    locations: [US]
```

## Not a problem when

Never: what the reader finds cannot be waived, and the rules run once it is mended. Links to files of the same project are read.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
