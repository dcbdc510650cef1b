"""Print a script that completes commands, options and their values in bash, zsh or fish.

bash: `onward completion bash > ~/.local/share/bash-completion/completions/onward`
zsh: `onward completion zsh > ~/.zfunc/_onward`, with `fpath+=~/.zfunc` before `compinit` in `~/.zshrc`
fish: `onward completion fish > ~/.config/fish/completions/onward.fish`
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from onward.frozen import dataclass

EXAMPLE = "onward completion bash > ~/.local/share/bash-completion/completions/onward"


@dataclass(frozen=True, slots=True)
class Option:
    """An option by its names; what can follow it: nothing, one of these values, or anything, such as a file."""

    names: tuple[str, ...]
    help: str
    takes: bool
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A command, or an action of one, by the words that call it, with what may follow them: words, or anything."""

    words: str
    help: str
    options: tuple[Option, ...]
    arguments: tuple[str, ...]
    files: bool
    below: tuple[str, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("shell", metavar="SHELL", choices=tuple(SHELLS), help=f"one of {', '.join(SHELLS)}")


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    from onward.cli import parser

    print("\n".join(SHELLS[args.shell](tuple(calls(parser(), "onward")))))
    return 0


def calls(parser: argparse.ArgumentParser, words: str) -> Iterator[Call]:
    """A parser and all that are below it."""
    from onward.cli._command import Command

    options, arguments, below = list[Option](), list[str](), dict[str, Command]()
    files = False
    for action in parser._actions:
        values = tuple(map(str, action.choices or ()))
        if isinstance(action, argparse._SubParsersAction):
            below = dict(action.choices)
        elif action.option_strings:
            help_ = "" if action.help in (None, argparse.SUPPRESS) else str(action.help)
            options.append(Option(tuple(action.option_strings), help_, action.nargs != 0, values))
        else:
            arguments += values
            files = files or not values
    about = (parser.description or "").partition("\n")[0]
    yield Call(words, about, tuple(options), tuple(arguments), files, tuple(below))
    for name, command in below.items():
        command.load()
        yield from calls(command, f"{words} {name}")


def _bash(known: tuple[Call, ...]) -> Iterator[str]:
    yield "# bash completion for onward"
    yield "_onward() {"
    yield '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" call=onward at'
    yield '    for at in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield f'        case "$call $at" in {_called(known)}) call="$call $at" ;; esac'
    yield "    done"
    yield "    COMPREPLY=()"
    yield from _cases(known, 'COMPREPLY+=($(compgen -W "{}" -- "$word"))', 'COMPREPLY+=($(compgen -f -- "$word"))')
    yield "}"
    yield "complete -o filenames -F _onward onward"


def _zsh(known: tuple[Call, ...]) -> Iterator[str]:
    yield "#compdef onward"
    yield "_onward() {"
    yield '    local word="${words[CURRENT]}" before="${words[CURRENT-1]}" call=onward at'
    yield '    for at in "${(@)words[2,CURRENT-1]}"; do'
    yield f'        case "$call $at" in {_called(known)}) call="$call $at" ;; esac'
    yield "    done"
    yield from _cases(known, "compadd -- {}", "_files")
    yield "}"
    yield 'if [ "$funcstack[1]" = _onward ]; then _onward "$@"; else compdef _onward onward; fi'


def _called(known: tuple[Call, ...]) -> str:
    return "|".join(f'"{call.words}"' for call in known[1:])


def _cases(known: tuple[Call, ...], offer: str, files: str) -> Iterator[str]:
    """What bash and zsh offer: the values of the option before, else options behind a dash, else commands or files."""
    yield '    case "$call $before" in'
    for call in known:
        for option in (option for option in call.options if option.takes):
            names = "|".join(f'"{call.words} {name}"' for name in option.names)
            yield f"        {names}) {offer.format(' '.join(option.values)) if option.values else files}; return ;;"
    yield "    esac"
    yield '    case "$call $word" in'
    for call in known:
        yield f'        "{call.words} -"*) {offer.format(_names(call))}; return ;;'
    yield "    esac"
    yield '    case "$call" in'
    for call in known:
        offered = " ".join((*call.below, *call.arguments))
        ways = [offer.format(offered)] * bool(offered) + [files] * call.files
        yield f'        "{call.words}") {"; ".join(ways) or ":"} ;;'
    yield "    esac"


def _names(call: Call) -> str:
    return " ".join(name for option in call.options for name in option.names)


def _fish(known: tuple[Call, ...]) -> Iterator[str]:
    yield "# fish completion for onward"
    by_words = {call.words: call for call in known}
    for call in known:
        when = " -n " + _quoted("; and ".join(_asked(call)))
        for name in call.below:
            yield f"complete -c onward -f{when} -a {name} -d {_quoted(by_words[f'{call.words} {name}'].help)}"
        if call.arguments or not (call.below or call.files):
            offered = f" -a {_quoted(' '.join(call.arguments))}" if call.arguments else ""
            yield f"complete -c onward{'' if call.files else ' -f'}{when}{offered}"
        for option in call.options:
            names = "".join(f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names)
            values = f" -x -a {_quoted(' '.join(option.values))}" if option.values else " -r" if option.takes else ""
            yield f"complete -c onward{when}{names}{values} -d {_quoted(option.help)}"


def _asked(call: Call) -> Iterator[str]:
    """When fish stands behind a command and not yet behind one of its actions."""
    for word in call.words.split()[1:]:
        yield f"__fish_seen_subcommand_from {word}"
    if call.below:
        yield f"not __fish_seen_subcommand_from {' '.join(call.below)}"
    elif " " not in call.words:
        yield "true"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SHELLS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
