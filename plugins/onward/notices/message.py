"""A mail as it travels: headers after RFC 5322, parts after RFC 2045, and ways to leave the list after RFC 8058.

Nothing that a name or a title holds can end a header or begin another; the same mail to the same reader on the same day
has the same bytes.
"""

from __future__ import annotations

import hmac
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from hashlib import sha256
from urllib.parse import quote

from onward.frozen import dataclass
from onward.notices.email import Mail
from onward.records.subscribers import Subscriber, seen

_CRLF = "\r\n"
_WIDTH = 76
_LONGEST_SUBJECT = 300


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes; where answers go; and the https address at which a reader leaves the list, `{address}` and `{token}` in it."""

    address: str
    name: str = ""
    reply_to: str = ""
    unsubscribe: str = ""

    @property
    def domain(self) -> str:
        """The domain in whose name it writes."""
        return self.address.rpartition("@")[2]


class _AsWritten(EmailPolicy):
    """Headers go out as they were folded here: folding them anew may take the quotes from a name (CPython issue 80222)."""

    def header_store_parse(self, name: str, value: object) -> tuple[str, str]:
        """The header as it is."""
        return name, str(value)


_POLICY = _AsWritten(linesep=_CRLF, refold_source="none", max_line_length=_WIDTH)


def message_id(notice: str, address: str, key: bytes, domain: str) -> str:
    """A name for the message that is the same whenever it is sent, and that tells nobody to whom it went."""
    return f"<{digest(f'{notice} {address}', key)[:32]}@{domain}>"


def digest(text: str, key: bytes) -> str:
    """A keyed sha256 in hexadecimal figures (RFC 2104): without the key, nobody can try which text it was."""
    return hmac.new(key, text.encode(), sha256).hexdigest()


def render(mail: Mail, to: Subscriber, sender: Sender, identity: str, when: datetime, token: str = "") -> bytes:
    """The whole message with lines that end in CRLF; 7-bit unless the address itself is not.

    `identity` is its Message-ID, `when` the time at which it is sent, `token` what tells that a reader's way out is ours.
    """
    made = EmailMessage(_POLICY.clone(utf8=not to.address.isascii()))
    made["From"] = _mailbox("From", sender.name, sender.address)
    made["To"] = _mailbox("To", to.name, to.address)
    if sender.reply_to and sender.reply_to != sender.address:
        made["Reply-To"] = sender.reply_to
    made["Subject"] = _text("Subject", seen(mail.subject)[:_LONGEST_SUBJECT])
    made["Date"] = format_datetime(when)
    made["Message-ID"] = identity
    made["Auto-Submitted"] = "auto-generated"
    for name, value in _ways_out(to, sender, token):
        made[name] = value
    made.set_content(mail.text, cte="quoted-printable")
    made.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    made["Content-Language"] = mail.language
    made.set_boundary(f"=_{digest(identity, b'boundary')[:32]}")
    return made.as_bytes()


def _ways_out(to: Subscriber, sender: Sender, token: str) -> list[tuple[str, str]]:
    """How to leave the list: a mail; and in one click where the sender has an address for that."""
    ways = [f"<mailto:{sender.reply_to or sender.address}?subject=unsubscribe>"]
    if not sender.unsubscribe:
        return [("List-Unsubscribe", ways[0])]
    link = sender.unsubscribe.replace("{address}", quote(to.address, safe="")).replace("{token}", token)
    return [
        ("List-Unsubscribe", f",{_CRLF} ".join([f"<{link}>", *ways])),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ]


def _mailbox(header: str, name: str, address: str) -> str:
    """A name and an address (RFC 5322, 3.4); the name is quoted, or encoded where it is more than ASCII."""
    clean = seen(name)
    if not clean:
        return address
    plain = clean.isascii() and "=?" not in clean
    phrase = '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"' if plain else _text(header, clean)
    return f"{phrase}{_CRLF if len(header) + len(phrase) + len(address) > _WIDTH - 6 else ''} <{address}>"


def _text(header: str, text: str) -> str:
    """Text of a header in lines of its own width, encoded where it is more than ASCII or looks as if it were (RFC 2047)."""
    charset = "us-ascii" if text.isascii() and "=?" not in text else "utf-8"
    return Header(text, charset, maxlinelen=_WIDTH, header_name=header).encode(linesep=_CRLF)
