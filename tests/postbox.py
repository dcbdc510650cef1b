"""A real mail server on this machine: it keeps what it accepts, and misbehaves towards an address as it is told to."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Postbox:
    """What was accepted for whom, in order, and what happens next to an address.

    A step is an answer to RCPT (`RCPT 451 later`) or to the end of DATA (`DATA 554 no`); `DIES` drops the connection while
    the message is on its way, `SILENT` takes the message and hangs up, `SLOW` takes it after a while. Else all is well.
    """

    steps: dict[str, list[str]] = field(default_factory=dict)
    accepted: list[tuple[str, bytes]] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    members_only: bool = False

    @property
    def readers(self) -> list[str]:
        return [address for address, _ in self.accepted]

    def message(self, address: str) -> EmailMessage:
        """What somebody was sent last, read strictly: a defect is an error."""
        (*_, content) = (content for one, content in self.accepted if one == address)
        return strict(content)

    def next(self, address: str, kinds: Iterable[str]) -> str:
        left = self.steps.get(address, [])
        return left.pop(0) if left and left[0].partition(" ")[0] in kinds else ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        step = self.next(address, ("RCPT",))
        if self.members_only and session.auth_data is None:
            return "530 log in first"
        if step:
            return step.partition(" ")[2]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        (address,) = envelope.rcpt_tos
        step = self.next(address, ("DATA", "SILENT", "SLOW"))
        if step.startswith("DATA"):
            return step.partition(" ")[2]
        if step == "SLOW":
            await asyncio.sleep(2.5)
        assert isinstance(envelope.content, bytes)
        self.accepted.append((address, envelope.content))
        if step == "SILENT":
            assert server.transport is not None
            server.transport.abort()
        return "250 accepted"


class _Server(SMTP):
    """Counts who calls, and hangs up while a message is on its way where it is told to."""

    def connection_made(self, transport: Any) -> None:
        self.event_handler.connections += 1
        super().connection_made(transport)

    async def smtp_DATA(self, arg: str) -> None:
        if self.envelope and self.event_handler.next(self.envelope.rcpt_tos[0], ("DIES",)):
            await self.push("354 go on")
            assert self.transport is not None
            self.transport.abort()
        else:
            await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Server(self.handler, **self.SMTP_kwargs)


@contextmanager
def postbox(
    steps: dict[str, list[str]] | None = None,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    login: tuple[str, str] | None = None,
    **settings: Any,
) -> Iterator[Postbox]:
    """A server on a free port; with STARTTLS, with TLS from the first byte, or with a login, where these are given."""
    box = Postbox({address: list(one) for address, one in (steps or {}).items()})

    def let_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, who: LoginPassword) -> AuthResult:
        return AuthResult(success=(who.login.decode(), who.password.decode()) == login, handled=False, auth_data=who)

    if login:
        settings |= {"authenticator": let_in, "auth_require_tls": tls is None}
    if starttls:
        settings |= {"tls_context": starttls, "require_starttls": True}
    box.port, box.members_only = free_port(), login is not None
    where = {"hostname": "127.0.0.1", "port": box.port}
    controller = _Controller(box, ssl_context=tls, enable_SMTPUTF8=True, **where, **settings)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def strict(content: bytes) -> EmailMessage:
    """A message, read by a parser that takes no defect."""
    read = message_from_bytes(content, policy=policy.strict)
    assert isinstance(read, EmailMessage)
    for part in read.walk():
        assert part.defects == []
        assert [one.defects for one in part.values() if one.defects] == []
    return read
