"""A mail server (RFC 5321): encrypted unless one asks for plain text in so many words, and asked one thing at a time.

What counts is the moment from which nobody knows: once the dot that ends a message has left, and until the server has
answered, the message may have been accepted. Before that it certainly was not.
"""

from __future__ import annotations

import enum
import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import field
from functools import partial
from urllib.parse import urlsplit

from onward.finding import OnwardError
from onward.frozen import dataclass

_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
_TIMEOUT = 60.0
_LONGEST_WORD = 200
_CLOSING = 421


class Answer(enum.StrEnum):
    """How a message fared: the server has it; has it not and may take it later; never; or nobody knows.

    `settled` is what a person decided about one that the server does not take.
    """

    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    DOUBTFUL = "doubtful"
    SETTLED = "settled"


_ANSWERS = {2: Answer.ACCEPTED, 4: Answer.DEFERRED, 5: Answer.REFUSED}
"""By the first figure of a reply (RFC 5321, 4.2.1)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and what the server said with it."""

    answer: Answer
    told: str = ""


class Unreachable(Exception):
    """There is no connection now; there may be one later."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed over, how that is protected, and as whom; a certificate is always checked."""

    scheme: str
    host: str
    port: int
    hello: str
    """The name by which one introduces oneself."""
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str | None = None

    @classmethod
    def parse(cls, url: str, hello: str, user: str, password: str, ca: str | None = None) -> Server:
        """From `smtp://` (STARTTLS is demanded), `smtps://` (TLS from the first byte) or `smtp+plain://` (neither).

        OnwardError for any other address, for credentials in it, and for credentials that would travel readably.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise OnwardError(f"the address of the mail server cannot be read: {error}") from error
        if parts.username is not None or parts.password is not None:
            raise OnwardError("credentials do not belong in the address: set ONWARD_SMTP_USER and ONWARD_SMTP_PASSWORD")
        if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
            raise OnwardError("the address of the mail server must be smtp://HOST[:PORT], smtps:// or smtp+plain://")
        if bool(user) != bool(password):
            raise OnwardError("set both ONWARD_SMTP_USER and ONWARD_SMTP_PASSWORD, or neither")
        if user and parts.scheme == "smtp+plain":
            raise OnwardError(
                "credentials are not sent in plain text: use smtp:// or smtps://, or unset ONWARD_SMTP_USER"
            )
        return cls(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], hello, user, password, ca)

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


class Connection:
    """One conversation with a server; `open` is false once it has ended."""

    def __init__(self, smtp: smtplib.SMTP) -> None:
        self._smtp = smtp
        self.open = True

    def deliver(self, sender: str, address: str, message: bytes, intend: Callable[[], object]) -> Reply:
        """Hand over one message with CRLF lines; `intend` is called right before the server could accept it.

        OnwardError where the server takes no mail from this sender at all.
        """
        try:
            refused = self._envelope(sender, address, message)
            if refused is not None:
                return refused
            self._smtp.send(_stuffed(message))
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            return self._lost(Answer.DEFERRED, error)
        intend()
        unheard = Answer.DEFERRED
        try:
            self._smtp.send(b".\r\n")
            unheard = Answer.DOUBTFUL
            code, reply = self._smtp.getreply()
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            return self._lost(unheard, error)
        self._heard(code)
        return _reply(code, reply, unheard)

    def close(self) -> None:
        """Say good-bye, if anybody still listens."""
        if self.open:
            self.open = False
            try:
                self._smtp.quit()
            except (smtplib.SMTPException, OSError):
                self._smtp.close()

    def _envelope(self, sender: str, address: str, message: bytes) -> Reply | None:
        """From whom and to whom; None where the server agrees."""
        options = [f"size={len(message)}"] if self._smtp.has_extn("size") else []
        if not message.isascii() or not address.isascii():
            if not self._smtp.has_extn("smtputf8"):
                return Reply(Answer.REFUSED, "the server does not accept addresses with characters beyond ASCII")
            options += ["SMTPUTF8", "BODY=8BITMIME"]
        asked: tuple[Callable[[], tuple[int, bytes]], ...] = (
            partial(self._smtp.mail, sender, options),
            partial(self._smtp.rcpt, address),
            partial(self._smtp.docmd, "DATA"),
        )
        for number, ask in enumerate(asked):
            code, reply = ask()
            if code // 100 == 5 and number == 0:
                raise OnwardError(f"the mail server does not accept mail from {sender}: {code} {_clean(reply)}")
            if code // 100 not in (2, 3):
                self._reset(code)
                return _reply(code, reply, Answer.DEFERRED)
        return None

    def _heard(self, code: int) -> None:
        """After an answer that says good-bye, or makes no sense, nobody speaks any more."""
        if code == _CLOSING or code // 100 not in _ANSWERS:
            self._drop()

    def _reset(self, code: int) -> None:
        """What was refused is taken back, so that the next message begins anew."""
        self._heard(code)
        if self.open:
            self._smtp.docmd("RSET")

    def _lost(self, answer: Answer, error: Exception) -> Reply:
        self._drop()
        return Reply(answer, f"the connection was lost: {error}")

    def _drop(self) -> None:
        self.open = False
        self._smtp.close()


def _reply(code: int, reply: bytes, otherwise: Answer) -> Reply:
    return Reply(_ANSWERS.get(code // 100, otherwise), f"{code} {_clean(reply)}")


def _stuffed(message: bytes) -> bytes:
    """A message whose lines do not end it (RFC 5321, 4.5.2): without a dot on its own, no server accepts it."""
    return re.sub(rb"(?m)^\.", b"..", message)


def connect(server: Server) -> Connection:
    """A conversation in which mail may be handed over. Unreachable where it may work later, OnwardError where it cannot."""
    context = _context(server)
    try:
        return Connection(_introduced(server, context))
    except ssl.SSLCertVerificationError as error:
        message = f"{server}: the certificate was rejected: {error.verify_message}"
        raise OnwardError(f"{message}; name your own certification authority with --ca FILE") from error
    except smtplib.SMTPAuthenticationError as error:
        raise _refused(server, "does not accept the credentials", error) from error
    except smtplib.SMTPResponseException as error:
        raise _refused(server, "gave an unexpected answer", error) from error
    except smtplib.SMTPNotSupportedError as error:
        raise OnwardError(f"{server}: {error}") from error
    except UnicodeEncodeError as error:
        raise OnwardError("ONWARD_SMTP_USER and ONWARD_SMTP_PASSWORD must be ASCII") from error
    except (smtplib.SMTPException, ssl.SSLEOFError) as error:
        raise Unreachable(f"{server} cannot be reached: {error}") from error
    except ssl.SSLError as error:
        raise OnwardError(f"TLS with {server} failed: {error.reason}") from error
    except OSError as error:
        raise Unreachable(f"{server} cannot be reached: {error}") from error


def _context(server: Server) -> ssl.SSLContext | None:
    """What the server's certificate is held against; nothing where it shows none and no authority is named."""
    if server.scheme == "smtp+plain" and server.ca is None:
        return None
    try:
        return ssl.create_default_context(cafile=server.ca)
    except (OSError, ssl.SSLError) as error:
        raise OnwardError(f"cannot read the certificates in `{server.ca}`: {error}") from error


def _introduced(server: Server, context: ssl.SSLContext | None) -> smtplib.SMTP:
    where = (server.host, server.port, server.hello)
    with ExitStack() as undo:
        if server.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=_TIMEOUT, context=context)
        else:
            smtp = smtplib.SMTP(*where, timeout=_TIMEOUT)
        undo.callback(smtp.close)
        assert smtp.sock is not None
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # the dot is small, and must not wait
        smtp.ehlo_or_helo_if_needed()
        if server.scheme == "smtp":
            if not smtp.has_extn("starttls"):
                raise smtplib.SMTPNotSupportedError(
                    "offers no STARTTLS; smtps:// is TLS from the first byte, smtp+plain:// is not encrypted"
                )
            smtp.starttls(context=context)
            smtp.ehlo()
        if server.user:
            smtp.login(server.user, server.password)
        undo.pop_all()
        return smtp


def _refused(server: Server, what: str, error: smtplib.SMTPResponseException) -> Exception:
    message = f"{server} {what}: {error.smtp_code} {_clean(error.smtp_error)}"
    return Unreachable(message) if error.smtp_code // 100 == 4 else OnwardError(message)


def _clean(reply: bytes | str) -> str:
    """What a server says in one line of printable characters."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:_LONGEST_WORD]
