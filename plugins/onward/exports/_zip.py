"""The same bytes for the same paper: what office programs put into their files of the moment at which these were made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import IO

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name."""
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</)")


def settled(save: Callable[[IO[bytes]], object], day: date) -> bytes:
    """What `save` writes, with every moment in it that of the day."""
    made, kept = io.BytesIO(), io.BytesIO()
    save(made)
    moment = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + moment + rb"\g<3>", content)
            info = zipfile.ZipInfo(entry.filename, _BEGINNING)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, content)
    return kept.getvalue()
