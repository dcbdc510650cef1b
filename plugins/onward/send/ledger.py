"""Who was sent which notice: one row a recipient and notice, written before the server can accept it and after it answered.

Every row is on disk before the next step is taken, so that whatever ends the run at whatever instant, the ledger tells who
has the notice, who has it not, and of whom that is not known.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import ClassVar

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.send.smtp import Answer

_KEY_LENGTH = 32
_TABLES = """
CREATE TABLE IF NOT EXISTS secret (key BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sent (
  notice TEXT NOT NULL, address TEXT NOT NULL, answer TEXT NOT NULL, told TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (notice, address)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Row:
    """How a notice fared with one recipient, what the server said, and when (ISO 8601, UTC); in doubt until it has answered."""

    notice: str
    address: str
    answer: Answer
    told: str
    at: str


class Ledger:
    """The ledger in a folder that nobody else may read; an older or unfinished one is taken up."""

    NAME: ClassVar = "ledger.sqlite"

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator[Ledger]:
        """The ledger of a folder, made where there is none. OnwardError where it cannot be used."""
        path = folder / cls.NAME
        _private(folder, path)
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as database:
                _prepare(database)
                yield cls(database)
        except sqlite3.Error as error:
            raise OnwardError(f"cannot use the ledger `{path}`: {error}") from error

    @property
    def key(self) -> bytes:
        """A secret of this ledger alone, with which addresses are made unreadable."""
        (key,) = self._database.execute("SELECT key FROM secret").fetchone()
        return bytes(key)

    def rows(self, notice: str | None = None) -> tuple[Row, ...]:
        """What is known of one notice, or of all, by notice and address."""
        asked = (
            "SELECT notice, address, answer, told, at FROM sent WHERE ? IS NULL OR notice = ? ORDER BY notice, address"
        )
        rows = self._database.execute(asked, (notice, notice))
        return tuple(Row(notice, address, Answer(answer), said, at) for notice, address, answer, said, at in rows)

    def write(self, row: Row) -> None:
        """One row, on disk when this returns; the former one of this recipient and notice goes."""
        values = (row.notice, row.address, row.answer.value, row.told, row.at)
        self._database.execute("INSERT OR REPLACE INTO sent VALUES (?, ?, ?, ?, ?)", values)

    def purge(self, notice: str | None, before: str | None) -> int:
        """How many rows were deleted for good: of a notice, of a time before another, or all."""
        chosen = "(? IS NULL OR notice = ?) AND (? IS NULL OR at < ?)"
        gone = self._database.execute(f"DELETE FROM sent WHERE {chosen}", (notice, notice, before, before))  # noqa: S608
        self._database.execute("VACUUM")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone.rowcount


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While this lasts, no other run of this folder sends; it ends with the process, whatever ends that.

    OnwardError where another is at work.
    """
    path = folder / "sending.sqlite"
    _private(folder, path)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as database:
        _held(database)
        yield


def _held(database: sqlite3.Connection) -> None:
    try:
        database.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise OnwardError("another `onward notice send` is running in this folder; wait until it ends") from error


def _private(folder: Path, path: Path) -> None:
    """A folder and a file for their owner alone, from the first instant; git does not see into the folder."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
        path.chmod(0o600)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")
    except OSError as error:
        raise OnwardError(f"cannot use `{path}`: {error.strerror}") from error


def _prepare(database: sqlite3.Connection) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        database.execute(f"PRAGMA {pragma}").fetchall()
    database.execute("BEGIN IMMEDIATE")
    for table in filter(None, (statement.strip() for statement in _TABLES.split(";"))):
        database.execute(table)
    if database.execute("SELECT 1 FROM secret").fetchone() is None:
        database.execute("INSERT INTO secret VALUES (?)", (secrets.token_bytes(_KEY_LENGTH),))
    database.execute("COMMIT")
