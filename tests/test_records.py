"""Records behave as the standard library's frozen dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from reportgen import records


def a_class(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True)
    class Sample:
        """A sample."""

        first: int
        second: str = "b"
        third: list[int] = dataclasses.field(default_factory=list)
        aside: int = dataclasses.field(default=0, compare=False)
        known: int = dataclasses.field(init=False, repr=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "known", self.first + 1)

    return Sample


@records.dataclass(frozen=True, slots=True)
class Point:
    """At the top of a module, so that pickle finds it."""

    x: int
    y: int = 2


@records.dataclass(frozen=True, slots=True)
class Named(Point):
    """Inherits fields."""

    name: str = ""


OURS, THEIRS = a_class(records.dataclass), a_class(dataclasses.dataclass)


def test_the_same_fields_defaults_and_words() -> None:
    for arguments in ((1,), (1, "c"), (1, "c", [2], 3)):
        assert repr(OURS(*arguments)) == repr(THEIRS(*arguments))
        assert dataclasses.asdict(OURS(*arguments)) == dataclasses.asdict(THEIRS(*arguments))
    assert [f.name for f in dataclasses.fields(OURS)] == [f.name for f in dataclasses.fields(THEIRS)]
    assert OURS.__match_args__ == THEIRS.__match_args__
    assert OURS(1).third is not OURS(1).third
    assert OURS(first=4).known == 5


@pytest.mark.parametrize("arguments", [(), (1, 2, 3, 4, 5)])
def test_wrong_arguments_are_refused(arguments: tuple[int, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        OURS(*arguments)


def test_nothing_can_be_changed() -> None:
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 2  # type: ignore[misc]  # that it is refused is what is tested
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'x'"):
        del point.x
    assert not hasattr(point, "__dict__")


def test_compared_by_their_values_and_their_class() -> None:
    assert Point(1) == Point(1, 2) != Point(1, 3)
    assert hash(Point(1)) == hash(Point(1, 2))
    assert Point(1) != Named(1)
    assert OURS(1, aside=1) == OURS(1, aside=2)

    @records.dataclass(frozen=True, slots=True, eq=False)
    class Single:
        x: int

    assert Single(1) != Single(1)
    assert len({Single(1), Single(1)}) == 2


def test_copies() -> None:
    named = Named(1, name="n")
    assert dataclasses.replace(named, x=5) == Named(5, 2, "n")
    assert pickle.loads(pickle.dumps(named)) == named
    assert copy.deepcopy(named) == named
    match named:
        case Named(x, y, name):
            assert (x, y, name) == (1, 2, "n")


def test_what_is_not_frozen_is_left_to_the_standard_library() -> None:
    @records.dataclass(slots=True)
    class Loose:
        x: int

    loose = Loose(1)
    loose.x = 2
    assert loose == Loose(2)
