"""A file was not read: a link out of the project, a pipe or device, a file that is too large, or a misspelled file extension.

## Why it matters

A record that is not read is silently missing from the lint and from the trust center. A link introduced by a pull request
could copy files of the machine that runs the lint into its log.

## How to fix

Use a regular file in the inventory or law folder: at most 16 MiB, 256 MiB in total, with the extension `.yml` or `.yaml` in
lowercase.

```yaml
subprocessors:
  - id: stripe
    locations: [US]
```

## Not a problem when

Never. Reader errors cannot be waived; the rules run once they are fixed. Links to files of the same project are read.
"""

from onward.finding import Kind, Severity

SEVERITY = Severity.ERROR
KIND = Kind.READER
SINCE = "0.1.0"
LAW = ()
