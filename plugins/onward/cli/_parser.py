"""The parser of the command line: what is wrong with a call is one line, which says how to see the options of that command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

_MISSING = "the following arguments are required: "
"""How argparse begins to say so."""
_FEW = 8
"""So many names are all told where none is near to what was typed."""


class Parser(argparse.ArgumentParser):
    """Raises OnwardError where argparse prints its usage and exits."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.set_defaults(parser=self)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where the options are."""
        from onward.finding import OnwardError

        if message.startswith(_MISSING):
            message = self._missing(message.removeprefix(_MISSING))
        raise OnwardError(f"{message}{'' if message.endswith('?') else '.'} Run `{self.prog} --help`")

    def _missing(self, names: str) -> str:
        """What a call lacks; of a command or an action, the few that there are."""
        below = [action for action in self._actions if isinstance(action, argparse._SubParsersAction)]
        known = list(below[0].choices) if below and below[0].metavar == names else []
        few = f"; use one of {', '.join(known)}" if 0 < len(known) <= _FEW else ""
        return f"{names} {'are' if ', ' in names else 'is'} missing{few}"

    def parse_args(self, words: Sequence[str]) -> argparse.Namespace:  # type: ignore[override]
        """The arguments of a call; of several words that nobody understands the first is named."""
        args, unknown = self.parse_known_args(words)
        unknown = [word for word in unknown if word != "--"] or unknown
        if unknown:
            chosen: Parser = args.parser
            chosen.error(chosen.unknown(unknown[0]))
        return args

    def unknown(self, word: str) -> str:
        """What a word is that no option and no argument takes."""
        if not word.startswith("-"):
            return f"`{word}` is one argument too many"
        known = [name for action in self._actions for name in action.option_strings]
        return _with_hint(f"there is no option `{word.partition('=')[0]}`", word.partition("=")[0], known)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            kind = str(action.metavar).lower()
            self.error(_with_hint(f"there is no {kind} `{value}`", str(value), list(action.choices), few=True))
        if action.choices is not None and value not in action.choices:
            name, known = (
                "/".join(action.option_strings) or str(action.metavar),
                [str(choice) for choice in action.choices],
            )
            hint = _with_hint("", str(value), known) or f"; use one of {', '.join(known)}"
            self.error(f"`{value}` is not a value of {name}{hint}")
        super()._check_value(action, value)


def _with_hint(message: str, word: str, known: list[str], few: bool = False) -> str:
    from onward.yamltext.nearest import did_you_mean

    every = f"use one of {', '.join(known)}" if few and len(known) <= _FEW else ""
    hint = did_you_mean(word, known) or every
    return f"{message}; {hint}" if hint else message
