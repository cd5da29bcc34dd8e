"""Digits that number no things: times of day, numbers of list items and footnotes, telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reportgen.extraction.folding import ascii_digits
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.tokens import Gap, Shape, Token, written

_LONGEST = 16
_RUN = re.compile(r"\d+")
_SHORTEST_GROUP = 2
_HOURS = 24
_FEWEST_LINKS = 2
_LONG_CODE = 7
"""Digits of a run that begins with 0 from which it is a telephone number or the like, not 05 members."""


def mark_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, int, FoundKind, str] | None:
    """What begins at `index` and is made of digits but no figure: start, end, its kind, and how it reads."""
    token = tokens[index]
    if len(token.text) > 2 * _LONGEST:
        return None
    if token.key == "+" or token.shape is Shape.NUMBER:
        end = _telephone(tokens, index)
        if end is not None:
            return index, end, FoundKind.MARK, written(tokens[index:end])
    if token.shape is not Shape.NUMBER or not token.text.isdecimal():
        return _hour_in_words(tokens, index, lexicon)
    text = ascii_digits(token.text)
    if len(text) <= 3 and (_is_note(tokens, index) or (len(text) <= 2 and _is_item(tokens, index))):
        return index, index + 1, FoundKind.MARK, text
    end = _time(tokens, index, lexicon)
    kind = FoundKind.TIME
    if end is None:
        end, kind = _chain(tokens, index), FoundKind.CODE
    if end is None and len(text) >= _LONG_CODE and text[0] == "0" and len(text) <= 2 * _LONGEST:
        end = index + 1
    return None if end is None else (index, end, kind, written(tokens[index:end]))


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


def _time(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> int | None:
    """10:30, 10h30, 7 pm, lúc 7 giờ."""
    hour = ascii_digits(tokens[index].text)
    if len(hour) > 2 or int(hour) > 24:
        return None
    end = index + 1
    while end < index + 5 and _sign(tokens, end, ":"):
        part = _glued_number(tokens, end + 1)
        if len(part) != 2 or int(part) > 59:
            break
        end += 2
    if end == index + 1 and _on_line(tokens, end) and tokens[end].key in lexicon.time_signs:
        minutes = ascii_digits(tokens[end + 1].text) if _on_line(tokens, end + 1) else ""
        if minutes.isdecimal() and len(minutes) == 2 and int(minutes) <= 59:
            end += 2
    return _with_part_of_day(tokens, index, end, lexicon) or (end if end > index + 1 else None)


def _with_part_of_day(tokens: Sequence[Token], index: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a time ends by the words beside: 7 PM, LÚC 7 giờ."""
    after = lexicon.times_after.after(tokens, end) if _on_line(tokens, end) else None
    if after is not None:
        return after[0]
    before = lexicon.times_before.before(tokens, index) if _on_line(tokens, index) else None
    # "Lúc 3 tuổi" is an age.
    signed = before is not None and _on_line(tokens, end) and tokens[end].key in lexicon.time_signs
    return end + 1 if signed else None


def _hour_in_words(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, int, FoundKind, str] | None:
    """ "Seven o'clock", ساڑھے آٹھ بجے, 10.30 pm: a time by the words after it."""
    end = index + (2 if tokens[index].key in lexicon.shifts else 1)
    if not _on_line(tokens, end) or (after := lexicon.times_after.after(tokens, end)) is None:
        return None
    hour = tokens[end - 1]
    if hour.shape is not Shape.NUMBER and not 0 < lexicon.cardinals.get(hour.key, 0) <= _HOURS:
        return None
    return index, after[0], FoundKind.TIME, written(tokens[index : after[0]])


def _on_line(tokens: Sequence[Token], index: int) -> bool:
    return 0 < index < len(tokens) and tokens[index].gap is not Gap.LINE


def _telephone(tokens: Sequence[Token], index: int) -> int | None:
    """+84 252 3822 123, (0252) 382-2123, 0912.345.678: groups of digits that begin with + or 0."""
    first = index + 1 if tokens[index].key == "+" else index
    if first >= len(tokens) or tokens[first].shape is not Shape.NUMBER:
        return None
    if first > index:
        if tokens[first].gap is not Gap.NONE:
            return None
    elif unicodedata.decimal(tokens[first].text[0], 1) != 0 or "," in tokens[first].text:
        return None
    at, digits, groups = first, 0, 0
    end = first
    while at < len(tokens) and digits <= _LONGEST and (at == first or tokens[at].gap is not Gap.LINE):
        token = tokens[at]
        if len(token.text) > 2 * _LONGEST:
            break
        if token.shape is Shape.NUMBER:
            runs = _RUN.findall(token.text)
            if min(map(len, runs)) < _SHORTEST_GROUP:
                break
            digits, groups = digits + sum(map(len, runs)), groups + len(runs)
            end = at + 1
        elif token.key not in "-()" or at - end > 1:
            break
        at += 1
    return end if end > first and _LONG_CODE < digits <= _LONGEST and groups > 1 else None


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
