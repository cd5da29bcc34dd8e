"""Whether a theme's text can be read: the contrast of every colour with what it stands on (WCAG 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.records import dataclass
from reportgen.theme import TINT, lightened

LEAST = 4.5
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Weak:
    """Two colours that are too near each other: their keys (the second "" for white), in words, and their contrast."""

    colour: str
    ground: str
    pair: str
    ratio: float


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: 1 for the same, 21 for black and white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def weak_pairs(colours: Mapping[str, str]) -> Iterator[Weak]:
    """Every pair of text and background in a briefing that is hard to read."""
    pairs = [(name, "white paper", WHITE) for name in ("ink", "accent", "quiet", "target", "good", "doubtful", "bad")]
    pairs += [(name, "wash", colours["wash"]) for name in ("ink", "accent", "doubtful", "good", "bad")]
    pairs += [(name, f"its badge ({TINT:.0%} of it)", lightened(colours[name], TINT)) for name in _BADGES]
    for name, ground, on in pairs:
        ratio = contrast(colours[name], on)
        if ratio < LEAST:
            yield Weak(
                name,
                "wash" if ground == "wash" else "",
                f"{name} ({colours[name]}) on {ground}" + (f" ({on})" if on != WHITE else ""),
                ratio,
            )


_BADGES = ("good", "doubtful", "bad")


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
