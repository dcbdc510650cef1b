"""The run: everybody who is left gets the notice once, at the pace that is asked for, with patience for what passes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onward.frozen import dataclass
from onward.send.ledger import Ledger, Row
from onward.send.smtp import Answer, Connection, Reply, Server, Unreachable, connect

_LOSSES = 3
"""Connections lost in a row, with nothing accepted in between, after which one waits before the next."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between two messages; how often what was put off is tried again, and after how many seconds first.

    Each further wait is twice as long.
    """

    interval: float = 0.0
    retries: int = 4
    backoff: float = 5.0


@dataclass(frozen=True, slots=True)
class Clock:
    """What only a door knows: the time (ISO 8601, UTC), seconds that never go back, how to wait, and whether to stop."""

    stamp: Callable[[], str]
    seconds: Callable[[], float]
    wait: Callable[[float], object]
    stopping: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent: the id of the notice, the sender of the envelope, and the message for an address."""

    notice: str
    sender: str
    write: Callable[[str], bytes]


class Delivery:
    """One run of one notice; every answer is in the ledger before the next message is begun."""

    def __init__(self, server: Server, ledger: Ledger, letter: Letter, pace: Pace, clock: Clock) -> None:
        self._server, self._ledger, self._letter, self._pace, self._clock = server, ledger, letter, pace, clock
        self._connection: Connection | None = None
        self._earliest = 0.0
        self._losses = 0

    def run(self, addresses: Sequence[str], answered: Callable[[Reply], None]) -> None:
        """Send to these addresses; `answered` is told of each that is not tried again in this run.

        OnwardError where the server takes nothing from us at all.
        """
        left = tuple(addresses)
        try:
            for attempt in range(self._pace.retries + 1):
                if attempt:
                    self._clock.wait(self._pace.backoff * 2 ** (attempt - 1))
                left = self._round(left, answered)
                if not left or self._clock.stopping():
                    return
        finally:
            if self._connection is not None:
                self._connection.close()

    def _round(self, addresses: Sequence[str], answered: Callable[[Reply], None]) -> tuple[str, ...]:
        """Each once; who is to be tried again, those that were not reached at all before those that were put off."""
        put_off: list[str] = []
        self._losses = 0
        for place, address in enumerate(addresses):
            if self._clock.stopping() or self._losses >= _LOSSES:
                return (*addresses[place:], *put_off)
            reply = self._one(address)
            if reply.answer is Answer.DEFERRED:
                put_off.append(address)
            else:
                answered(reply)
        return tuple(put_off)

    def _one(self, address: str) -> Reply:
        self._keep_pace()
        try:
            connection = self._ready()
        except Unreachable as error:
            self._losses = _LOSSES
            return self._note(address, Reply(Answer.DEFERRED, str(error)))
        message = self._letter.write(address)
        intent = Reply(Answer.DOUBTFUL, "the run ended before the server had answered")
        reply = connection.deliver(self._letter.sender, address, message, lambda: self._note(address, intent))
        self._losses = 0 if connection.open else self._losses + 1
        return self._note(address, reply)

    def _ready(self) -> Connection:
        if self._connection is None or not self._connection.open:
            self._connection = connect(self._server)
        return self._connection

    def _note(self, address: str, reply: Reply) -> Reply:
        self._ledger.write(Row(self._letter.notice, address, reply.answer, reply.told, self._clock.stamp()))
        return reply

    def _keep_pace(self) -> None:
        if self._pace.interval:
            self._clock.wait(max(0.0, self._earliest - self._clock.seconds()))
            self._earliest = self._clock.seconds() + self._pace.interval
