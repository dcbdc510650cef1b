"""What falls with what: a scheme takes with it those that extend it, a framework all schemes that rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.law.model import Scheme


def with_dependents(names: frozenset[str], schemes: Mapping[str, Scheme]) -> frozenset[str]:
    """The names of what falls, and of the schemes that cannot stand without it."""
    return names | {name for name in schemes if names & {*_rests_on(name, schemes)}}


def _rests_on(name: str, schemes: Mapping[str, Scheme]) -> Iterator[str]:
    """The framework of a scheme, and the schemes that it extends, at any depth."""
    scheme = schemes.get(name)
    if scheme is not None:
        yield scheme.framework
        if scheme.parent:
            yield scheme.parent
            yield from _rests_on(scheme.parent, schemes)
