"""What was answered before: a lint of the same files, on the same day, by the same Onward, is the same lint.

Nothing is kept where the project's own rules run: nobody knows what they look at.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from onward import kept
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.project import programs
from onward.project.noted import Noted, unchanged
from onward.project.settings import Project
from onward.project.tree import Disk


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run wrote, first to standard output and then to files, and its exit code."""

    texts: tuple[str, ...]
    code: int


def question(command: str, ours: Project, *words: Any) -> str:
    """All that decides an answer but the files that are read; empty where nothing is kept. `words` are of JSON."""
    if kept.folder() is None or (ours.rules and not programs.forbidden()):
        return ""
    here = [os.path.realpath(place) for place in (Path.cwd(), ours.folder)]
    return json.dumps([command, kept.program(), here, str(Path.cwd()), repr(ours), programs.forbidden(), *words])


def answered(asked: str) -> Answer | None:
    """The answer to a question where every file that it rests on is as it was."""
    known = kept.answers(asked) if asked else iter(())
    match next(known, None):
        case {"notes": notes, "code": int(code)} if _same(notes):
            match next(known, None):
                case [str(), *_] as texts:
                    return Answer(tuple(texts), code)
    return None


def _same(notes: Any) -> bool:
    try:
        return unchanged(Disk(), notes)
    except OnwardError:  # whoever reads it next says why it cannot be read
        return False


def keep(asked: str, answer: Answer, disk: Noted) -> None:
    """Keep an answer with what it rests on."""
    if asked and not _of_this_run_alone():
        kept.keep(asked, {"notes": disk.notes, "code": answer.code}, answer.texts)


def known(asked: str) -> dict[str, int] | None:
    """The ranks of the findings of a commit, by their keys; None where they were not kept."""
    ranks = kept.answer(asked) if asked else None
    whole = isinstance(ranks, dict) and all(isinstance(rank, int) for rank in ranks.values())
    return ranks if whole else None


def keep_known(asked: str, ranks: dict[str, int]) -> None:
    """Keep the ranks of the findings of a commit."""
    if asked and not _of_this_run_alone():
        kept.keep(asked, ranks)


def _of_this_run_alone() -> bool:
    """Whether something that was read depends on more than files."""
    from onward.project.mkdocs_yml import ENVIRONMENT

    return bool(ENVIRONMENT)
