"""Texts to start from where no case file of the tests has them, and words that readers take for more than they are."""

from __future__ import annotations

SMALL = """
organization: {id: acme, name: Acme, country: DE, regimes: [eu-gdpr, uk-gdpr], notice: {period: P30D, objection: P14D}}
purposes: [{id: serve, role: processor}]
data_categories: [{id: a.name, identifiability: personal}]
systems: [{id: app, operator: organization, locations: [DE], host: cloud, stores: [{data: [a.name], at_rest: AES-256}]}]
subprocessors:
  - {id: cloud, name: Cloud, country: US, locations: [DE, {country: US, activity: remote-access}], data: [a.name],
     roles: {serve: processor}, since: 2026-12-30, announced: 2026-11-20, schemes: [eu-us-dpf], contract: {kind: dpa}}
flows: [{id: one, from: app, to: cloud, data: [a.name], purpose: serve, transport: {protocol: TLS, minimum: "1.2"}}]
claims: [{id: tls, statement: We use TLS., always: flows, where: 'at_least(it.transport, "TLS 1.2")'}]
waivers: [{finding: x@flows/one, reason: booked, by: me, until: 2026-12-20}]
"""

CHECKS = (
    "it.to.id == 'cloud'", "has(it.purpose) && it.purpose.role == 'processor'", "'a.name' in it.data && size(it.data) > 1",
    "it.data.all(d, d.startsWith('a.'))", "it.data.exists(d, d.endsWith('e') || d.contains('n'))",
    "at_least(it.transport, 'TLS 1.2')",
    "has(it.transport) ? it.transport.protocol == 'TLS' : ours(it.from)", "it.to.locations.all(l, l.country != 'US')",
    "crosses(it, 'EEA')", "today > day('2026-01-01') && organization.notice.period >= period('P30D')", "it.name.matches('x+$')",
    "size(it.id) + 1 == 4", "it.data.filter(d, d == 'a.name').size() == 1", "it.data[0] == 'a.name'", "it.data.map(d, d + d) == []",
)  # fmt: skip
SETTINGS = (
    b"inventory = 'a'\ndocs_url = 'https://a.example'\n[policy]\ntransport_minimum = 'TLS 1.3'\nfact_due = 'P90D'\n"
    b"[material]\nplaces-added = true\n[mail]\nfrom = 'a@example.com'\n",
)
MKDOCS = (
    b"site_name: A\nplugins:\n  - search\n  - onward: {day: 2026-11-24}\nx: &a {b: [!ENV [HOME, c], !!python/name:a.b ]}\n"
    b"y: {<<: *a, z: 1}\n",
    b"INHERIT: mkdocs.yml\n",
)
NOTICES = (
    b"---\nnotice: n1\ntitle: A\nannounced: 2026-11-01\neffective: 2026-12-01\nobjection_until: 2026-11-20\nfacts: abc\n"
    b"subjects: [subprocessors/cloud]\nstarts: [cloud]\nchanges: [vendor-added]\n---\n\nText.\n",
    b"---\nnotice: n1\ntitle: Auf Deutsch\n---\n\nText.\n",
)
PAGES = (
    b"# A\n\nWe have [three subprocessors]{claim=tls}, and [this][1].\n\n```onward list\nby: data\n```\n\n[1]: https://a.example\n",
    b"---\ntitle: A\n---\n# B {#c}\n\n| a | b |\n|---|---|\n| 2 subprocessors | `code` |\n\n<!-- c --> <b>d</b> ![e](f.png){g}\n",
)
HAR = (
    b'{"log": {"entries": [{"request": {"url": "https://a.example/", "headers": [{"name": "Cookie", "value": "a=b"}],'
    b' "cookies": []}, "response": {"headers": [{"name": "set-cookie", "value": "c=d; Path=/"}],'
    b' "cookies": [{"name": "c"}], "status": 200}}]}}',
)
SUBSCRIBERS = (
    b"address,name,products,language,terms\nanna@example.com,Anna,,en,\n\"b@m\xc3\xbcller.example\",\"B, C\",,de,\n",
    b"address;name\na@b.example;A\n",
)  # fmt: skip

TOKENS: tuple[bytes, ...] = tuple(
    token.encode()
    for token in (
        # characters
        "\0", "\t", "\n", "\r\n", "\x1b[2J", "\u2028", "\u202e", "\ufeff", "\U0001f98a", "\u0301", "\\", "\\u0000",
        # YAML
        "~", "null", "{}", "[]", "[[", "{", "}", "- ", ": ", "? ", "&a ", "*a", "<<: *a", "!!python/object:a.b ", "|", ">-", "'",
        '"', "#", "%YAML 1.2", "---\n", "...\n",
        # numbers, days, lengths of time
        "0", "-1", "1e999", "NaN", "9" * 40, "0001-01-01", "9999-12-31", "2026-02-30", "2026-12-31", "P9999999D", "P9999Y", "P1M",
        "PT0S", "-P1D",
        # words of an inventory
        "unknown: {owner: it, due: 2027-01-31}", "US", "XX", "EEA", "customer-chosen", "eu-gdpr", "eu-scc-2021", "eu-us-dpf",
        "organization", "cloud", "app", "like", "visibility: internal", "translations: {de: {name: x}}", "example: true",
        "until: 2026-01-01", "a" * 300,
        # pages, lists
        "<script>", "]{claim=tls}", "```onward", "](", "<!--", "</td>", "<tr><td colspan=9999 rowspan=9999>", "<![CDATA[",
        "&#0;", "&lt;", "=cmd|'x'!A1", ",", ";", "https://a.example", "javascript:", "@", "xn--", "..", "../../etc/passwd", "$ref",
        # expressions
        "(", ")", "&&", "||", "it.", "has(", ".all(x, ", "[0]", "==", "<=", "'\\x'", "/*", "//", "__class__",
    )
)  # fmt: skip
"""What damage puts in."""
