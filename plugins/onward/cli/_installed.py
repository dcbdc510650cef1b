"""How this Onward was installed, as pip takes it, so that a workflow installs the same one.

What pip knows of it is recorded beside the package (PEP 610): a repository and its commit, a file, a folder; nothing where it came
from an index.
"""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from onward import __version__, git
from onward.frozen import dataclass

VARIABLE = "${{ vars.ONWARD }}"
"""A variable of the repository that says what to install, where nothing else does."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What to give to `pip install`; the `wheel` is a file of this machine that has to go along."""

    requirement: str
    wheel: Path | None = None

    @property
    def known(self) -> bool:
        """Whether another machine can install the same."""
        return self.requirement != VARIABLE


def installed() -> Installed:
    """How this very package was installed."""
    noted = metadata.distribution("onward").read_text("direct_url.json")
    return read(json.loads(noted)) if noted else Installed(f"onward=={__version__}")


def read(record: dict[str, Any]) -> Installed:
    """What the record of an installation says. A folder is told by its repository, where that can be reached from elsewhere."""
    url: str = record["url"]
    if vcs := record.get("vcs_info"):
        return Installed(f"onward @ {vcs['vcs']}+{url}@{vcs['commit_id']}") if _reachable(url) else Installed(VARIABLE)
    if "archive_info" in record and _reachable(url):
        return Installed(f"onward @ {url}")
    place = Path(url2pathname(urlsplit(url).path))
    if "archive_info" in record and place.suffix == ".whl" and place.is_file():
        return Installed(f"wheels/{place.name}", place)
    origin = git.origin(place) if "dir_info" in record and place.is_dir() else None
    if origin and _reachable(origin[0]):
        return Installed(f"onward @ git+{_without_user(origin[0])}@{origin[1]}")
    return Installed(VARIABLE)


def _reachable(url: str) -> bool:
    """Whether another machine can be expected to fetch it without a key of ours."""
    return urlsplit(url).scheme == "https"


def _without_user(url: str) -> str:
    """An address without the name and the password that may stand in it."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
