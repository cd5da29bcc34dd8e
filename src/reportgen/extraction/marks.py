"""Digits that number no things: times of day, numbers of list items and footnotes, telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.extraction.folding import ascii_digits
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.tokens import Gap, Shape, Token

_LONGEST = 16
_FEWEST_LINKS = 2
_LONG_CODE = 7
"""Digits of a run that begins with 0 from which it is a telephone number or the like, not 05 members."""


def mark_at(tokens: Sequence[Token], index: int) -> tuple[int, int, FoundKind, str] | None:
    """What begins at `index` and is made of digits but no figure: start, end, its kind, and how it reads."""
    token = tokens[index]
    if token.shape is not Shape.NUMBER or not token.text.isdecimal():
        return None
    text = ascii_digits(token.text)
    if len(text) <= 3 and (_is_note(tokens, index) or (len(text) <= 2 and _is_item(tokens, index))):
        return index, index + 1, FoundKind.MARK, text
    end = _time(tokens, index)
    kind = FoundKind.TIME
    if end is None:
        end, kind = _chain(tokens, index), FoundKind.CODE
    if end is None and len(text) >= _LONG_CODE and text[0] == "0" and len(text) <= 2 * _LONGEST:
        end = index + 1
    return None if end is None else (index, end, kind, ascii_digits("".join(t.text for t in tokens[index:end])))


def _sign(tokens: Sequence[Token], index: int, signs: str) -> bool:
    return 0 <= index < len(tokens) and tokens[index].shape is Shape.SIGN and tokens[index].key in signs


def _is_note(tokens: Sequence[Token], index: int) -> bool:
    """[12], the mark of a footnote."""
    glued = tokens[index].gap is Gap.NONE and index + 1 < len(tokens) and tokens[index + 1].gap is Gap.NONE
    return glued and _sign(tokens, index - 1, "[") and _sign(tokens, index + 1, "]")


def _is_item(tokens: Sequence[Token], index: int) -> bool:
    """1. or 1) at the beginning of a line."""
    if index and tokens[index].gap is not Gap.LINE:
        return False
    if not _sign(tokens, index + 1, ".)") or tokens[index + 1].gap is not Gap.NONE or index + 2 >= len(tokens):
        return False
    return tokens[index + 2].gap is Gap.BLANK and tokens[index + 2].shape is Shape.WORD


def _glued_number(tokens: Sequence[Token], index: int) -> str:
    """The digits at `index` if they and the sign before them stand without blanks."""
    if index >= len(tokens) or tokens[index].gap is not Gap.NONE or tokens[index - 1].gap is not Gap.NONE:
        return ""
    token = tokens[index]
    return ascii_digits(token.text) if token.shape is Shape.NUMBER and token.text.isdecimal() else ""


def _time(tokens: Sequence[Token], index: int) -> int | None:
    hour = ascii_digits(tokens[index].text)
    if len(hour) > 2 or int(hour) > 24:
        return None
    end = index + 1
    while end < index + 5 and _sign(tokens, end, ":"):
        part = _glued_number(tokens, end + 1)
        if len(part) != 2 or int(part) > 59:
            break
        end += 2
    return end if end > index + 1 else None


def _chain(tokens: Sequence[Token], index: int) -> int | None:
    """090-123-4567: three runs of digits at least, with the same sign between them."""
    if index and tokens[index].gap is Gap.NONE and _sign(tokens, index - 1, "-/"):
        return None
    end = index + 1
    while (
        end < index + 2 * _LONGEST
        and _sign(tokens, end, "-/")
        and tokens[end].key == tokens[index + 1].key
        and _glued_number(tokens, end + 1)
    ):
        end += 2
    return end if end > index + 2 * _FEWEST_LINKS else None
