"""Where a quantity that depends on one number becomes zero, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

Sample = tuple[Fraction, Fraction]
"""A place and the value there."""

_OFFSETS = (0, 3, 7, 13, 29, 41)
_FARTHEST = 40
"""A sign change is looked for up to 2 ** 40 steps away."""


def sampled(function: Callable[[Fraction], Fraction | None], start: Fraction, step: Fraction) -> list[Sample]:
    """Four values of a function near `start`; fewer where it has none."""
    samples: list[Sample] = []
    for offset in _OFFSETS:
        place = start + offset * step
        value = function(place)
        if value is not None:
            samples.append((place, value))
        if len(samples) == 4:
            break
    return samples


def zero(samples: list[Sample]) -> tuple[bool, Fraction | None]:
    """Whether four samples lie on one linear term over another, and where that is zero.

    >>> zero([(Fraction(x), Fraction(10, x) - 2) for x in (1, 2, 3, 4)])
    (True, Fraction(5, 1))
    """
    if len(samples) < 4:
        return False, None
    (x0, d0), *others = samples
    (x1, d1), (x2, d2), (x3, d3) = others
    slope = (d1 - d0) / (x1 - x0)
    if all(d == d0 + slope * (x - x0) for x, d in others):
        return True, x0 - d0 / slope if slope else None
    # d · (x + s) = p · x + q for the first three; the fourth is the proof.
    one, two = x1 - x0, x2 - x0
    by_one, by_two = d1 * x1 - d0 * x0, d2 * x2 - d0 * x0
    determinant = (d1 - d0) * two - one * (d2 - d0)
    if not determinant:
        return False, None
    p = ((d1 - d0) * by_two - by_one * (d2 - d0)) / determinant
    s = (one * by_two - two * by_one) / determinant
    q = d0 * x0 - p * x0 + d0 * s
    if p * x3 + q != d3 * (x3 + s):
        return False, None
    return True, -q / p if p else None


def sign_changes(function: Callable[[int], Fraction | None], start: int) -> Iterator[int]:
    """Whole numbers at which a function of no particular shape changes its sign: at most one on each side."""
    at_start = function(start)
    if at_start is None:
        return
    for direction in (-1, 1):
        near = start
        for power in range(_FARTHEST):
            far = start + direction * 2**power
            value = function(far)
            if value is None:
                break
            if _sign(value) != _sign(at_start):
                yield from _narrowed(function, near, far, _sign(at_start))
                break
            near = far


def _narrowed(function: Callable[[int], Fraction | None], near: int, far: int, sign: int) -> tuple[int, int]:
    while abs(far - near) > 1:
        middle = (near + far) // 2
        value = function(middle)
        if value is not None and _sign(value) == sign:
            near = middle
        else:
            far = middle
    return near, far


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
