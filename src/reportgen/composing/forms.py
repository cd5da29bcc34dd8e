"""The form of a printed figure: what a `Number` carries, so that the figure can be printed again the same way.

A form is a mark's options with commas between them, "" for none; tables and workings add a few forms
that no mark has.  It is short, because a Word file keeps it in the tag of a content control.
"""

from __future__ import annotations

import re
from typing import Final

from reportgen.composing.template import Style

FORMULA: Final = "formula"
"""As formulas print it: its own percent sign, without its bound."""
PRINTED: Final = "printed"
"""As the source prints it, at its first mention."""
LOW: Final = "low"
"""The lower end of its range."""
HIGH: Final = "high"
"""The upper end of its range, or the number that has no other end."""

_OF_WORKINGS: Final = frozenset({FORMULA, PRINTED, LOW, HIGH})
_PLAIN: Final = frozenset({"sign", "word", "compact", "symbol", "limit", "bare", "whole", "spelled", "digits"})
_ORDINAL: Final = re.compile(r"ordinal(?:=([\w-]+))?")


def form_of(style: Style) -> str:
    """The form of a style."""
    said = [
        style.percent,
        "" if style.bound == "words" else style.bound,
        "bare" if style.bare else "",
        "whole" if style.whole else "",
        "spelled" if style.spelled else "",
        "" if style.ordinal is None else f"ordinal={style.ordinal}" if style.ordinal else "ordinal",
        "digits" if style.digits else "",
    ]
    return ",".join(word for word in said if word)


def style_of(form: str) -> Style | None:
    """The style of a form; None for a form of workings, or for none at all."""
    words = form.split(",") if form else []
    ordinals = [match for match in map(_ORDINAL.fullmatch, words) if match]
    plain = {word for word in words if word in _PLAIN}
    if len(plain) + len(ordinals) != len(words) or len(ordinals) > 1:
        return None
    return Style(
        percent=next((word for word in ("sign", "word", "compact") if word in plain), ""),
        bound=next((word for word in ("symbol", "limit") if word in plain), "words"),
        bare="bare" in plain,
        whole="whole" in plain,
        spelled="spelled" in plain,
        ordinal=(ordinals[0][1] or "") if ordinals else None,
        digits="digits" in plain,
    )


def is_form(form: str) -> bool:
    """Whether a text is a form."""
    return form in _OF_WORKINGS or style_of(form) is not None
