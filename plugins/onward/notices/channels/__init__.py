"""Channels of notices that are files of the site, one module each: feeds and the calendar."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from onward.family import Family
from onward.notices.feed import Feed
from onward.records.published import Published


@runtime_checkable
class Channel(Protocol):
    """A channel; its files end in `SUFFIX` and are of the media type `TYPE`."""

    SUFFIX: str
    TYPE: str

    def render(self, notices: tuple[Published, ...], feed: Feed) -> str:
        """The whole file: the notices, the latest first."""


CHANNELS: Final[Family[Channel]] = Family(__name__, Channel, "channel")
"""Every channel that is a file of the site."""
