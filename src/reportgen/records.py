"""Frozen dataclasses that are defined in a quarter of the time, and made in half of it.

The standard library writes and compiles seven functions for each frozen class; with two hundred classes that is a
sixth of what building a briefing takes.  Here one is compiled, `__init__`; all classes share the rest.  To
checkers of types, to `replace`, `fields`, `asdict` and pickle, these are dataclasses like any other.

This module imports nothing of ours.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: Any) -> Any:
        """`dataclasses.dataclass`; what is frozen and has slots is made here."""
        if cls is None:
            return lambda found: dataclass(found, **options)
        if not (options.pop("frozen", False) and options.get("slots")):
            return dataclasses.dataclass(cls, **options)
        compared = options.pop("eq", True) and "__eq__" not in cls.__dict__
        made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, **options)
        made.__init__ = _init(made)
        made.__setattr__, made.__delattr__ = _set, _delete
        made.__getstate__, made.__setstate__ = _state, _restore
        if "__repr__" not in cls.__dict__:
            made.__repr__ = _repr
        if compared:
            _compare(made)
        return made


def _init(made: type) -> Callable[..., None]:
    """Sets the slots past the guard.  Fields are set in their order; what `__post_init__` says comes last."""
    parameters: list[str] = []
    lines: list[str] = []
    names: dict[str, Any] = {"_MISSING": dataclasses.MISSING}
    for field in dataclasses.fields(made):
        name = value = field.name
        if not field.init:  # left to `__post_init__`
            continue
        names[f"_set_{name}"] = getattr(made, name).__set__
        if field.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = field.default_factory
            parameters.append(f"{name}=_MISSING")
            value = f"_make_{name}() if {name} is _MISSING else {name}"
        else:
            parameters.append(name)
        lines.append(f" _set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    source = f"def __init__(self, {', '.join(parameters)}):\n" + ("\n".join(lines) or " pass")
    exec(source, names)
    made_init: Callable[..., None] = names["__init__"]
    made_init.__qualname__ = f"{made.__qualname__}.__init__"
    return made_init


def _compare(made: Any) -> None:
    names = [field.name for field in dataclasses.fields(made) if field.compare]
    values: Callable[[Any], object] = attrgetter(*names) if names else type

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def digest(self: Any) -> int:
        return hash(values(self))

    made.__eq__ = equal
    if "__hash__" not in made.__dict__ or made.__hash__ is None:
        made.__hash__ = digest


def _set(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _repr(self: Any) -> str:
    said = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(said)})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
