"""The clock: what is today, unless somebody says another day."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from onward.finding import OnwardError


def today() -> date:
    """Today, in UTC."""
    return instant().date()


def instant() -> datetime:
    """Now: SOURCE_DATE_EPOCH where it is set, else the clock, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise OnwardError(f"SOURCE_DATE_EPOCH is `{epoch}`, not a number of seconds") from None
