"""What stands for the text of a file that was not read."""

from __future__ import annotations


class Unread(str):
    """In place of a file's text, and empty: the file was not read; why, and the way out."""

    message: str
    hint: str

    def __new__(cls, message: str, hint: str) -> Unread:
        """An empty text with both."""
        made = super().__new__(cls)
        made.message, made.hint = message, hint
        return made
