"""A claim's text as tokens.  Whatever cannot be read is refused here, with what to write instead."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from reportgen.claims import codes
from reportgen.quantity import MAX_DIGITS
from reportgen.records import dataclass

MAX_LENGTH = 10_000
"""A longer claim is refused unread."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a claim: a code, the place in its text, what was found and what to do."""

    code: str
    offset: int
    length: int
    message: str
    hint: str = ""
    note: bool = False


class ClaimError(Exception):
    """Stops the reading of one claim.  Caught in `reportgen.claims`, never seen outside."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Token(NamedTuple):
    """`kind` is number, name, pattern, relation, sign or end; operators come in their ASCII form."""

    kind: str
    text: str
    start: int
    end: int


END = "end"
_SPELLINGS = {"×": "*", "÷": "/", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=", "==": "="}
_TOKEN = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<pattern>[^\W\d]\w*\*(?=[ ]*[,)])|(?:[^\W\d]\w*_\*|(?:[^\W\d]\w*)?\*(?=_))\w*(?:(?<=_)\*\w*|\*(?=_)\w*)*)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<relation>==|!=|<=|>=|[=<>≤≥≠])"
    r"|(?P<sign>\.\.|[-+*/×÷−(),%\[\]])"
)
_SPACE = re.compile(r"[ \t\r\n\u00a0\u202f]*")
_GROUP = re.compile(r"(?:[,.' \u00a0\u202f][0-9]{3})+(?![0-9])")
_JOINED = re.compile(r"(?:\.(?!\.)|,(?=[0-9]))[0-9]*|\w*")
_ADVICE = {
    "–": "for minus write `-`, for a range `3..4`",
    "—": "for minus write `-`",
    "‐": "for minus write `-`",
    "‑": "for minus write `-`",
    "^": "there are no powers: write `a * a`",
    "&": "one claim holds one comparison: write two claims",
    "|": "one claim holds one comparison: write two claims",
    "!": "“not equal” is written `!=`",
    ":": "division is written `/` or `÷`",
    "٪": "a percentage is written `12 %`",
    "％": "a percentage is written `12 %`",
    "$": "write the unit behind the number: `5 USD`",
    "€": "write the unit behind the number: `5 EUR`",
    '"': "figures are named without quotation marks",
    "'": "figures are named without quotation marks",
    "`": "figures are named without quotation marks",
    ".": "a decimal has a digit before its point: `0.5`; names have no dots",
    "⋅": "for times write `*` or `×`",
    "·": "for times write `*` or `×`",
    "∗": "for times write `*` or `×`",
    "∕": "for division write `/` or `÷`",
    "⁄": "for division write `/` or `÷`",
    "－": "for minus write `-`",
    "＝": "equality is written `=`",
    "≈": "equality is written `=`; what a source rounds is taken into account",
    "#": "a comment stands outside the claim: quote the claim, and put it behind",
    "{": "brackets are written `( )`",
    "}": "brackets are written `( )`",
}


def tokens(text: str) -> list[Token]:
    """Every token of a claim, an end token last; raises `ClaimError` at the first that cannot be read."""
    if len(text) > MAX_LENGTH:
        raise ClaimError(
            Fault(
                codes.TOO_LARGE, 0, 1, f"a claim of {len(text)} characters; at most {MAX_LENGTH} are read",
                "use a pattern such as `sum(admitted_*)`, or split the claim",
            )
        )  # fmt: skip
    found: list[Token] = []
    position, length = 0, len(text)
    match_token, match_space = _TOKEN.match, _SPACE.match
    while True:
        space = match_space(text, position)
        if space is not None:
            position = space.end()
        if position >= length:
            found.append(Token(END, "", length, length))
            return found
        match = match_token(text, position)
        if match is None:
            raise ClaimError(_unreadable(text, position))
        kind, surface, end = match.lastgroup or "", match.group(), match.end()
        if kind == "number":
            _check_number(text, position, end)
        found.append(Token(kind, _SPELLINGS.get(surface, surface), position, end))
        position = end


def _check_number(text: str, start: int, end: int) -> None:
    number = text[start:end]
    whole = number.partition(".")[0]
    if len(whole) <= 3:
        grouped = _GROUP.match(text, start + len(whole))
        if grouped and not (grouped.group().startswith(".") and grouped.end() == end):
            raise ClaimError(_ambiguous(text, start, grouped.end()))
    stop = _JOINED.match(text, end)
    if stop and stop.end() > end:
        if stop.group()[0] in ".,":
            raise ClaimError(_ambiguous(text, start, stop.end()))
        found = f"`{text[start : stop.end()][:40]}` is not a number"
        exponent = stop.group()[0] in "eE"
        hint = "write the number out: exponents are not read" if exponent else "put a space before the unit: `6 months`"
        raise ClaimError(Fault(codes.AMBIGUOUS_NUMBER, start, stop.end() - start, found, hint))
    if len(number) > MAX_DIGITS:
        raise ClaimError(
            Fault(
                codes.TOO_LARGE,
                start,
                end - start,
                f"a number of {len(number)} characters; at most {MAX_DIGITS} are read",
            )
        )


def _ambiguous(text: str, start: int, end: int) -> Fault:
    found = text[start:end]
    hint = "write `.` before decimals and no grouping"
    if len(found) <= 20:
        is_grouped = _GROUP.fullmatch(found.lstrip("0123456789")) is not None
        digits = "".join(c for c in found if c.isdigit())
        meant = digits if is_grouped else found.rstrip(".,").replace(",", ".")
        if meant.count(".") < 2:
            hint += f": `{meant}`"
    if "," in found:
        hint += "; between arguments put a space after the comma"
    several = found.count(".") > 1 and found.count(",") == 0 and _GROUP.fullmatch(found.lstrip("0123456789")) is None
    readable = end - start > 1 and found[-1].isdigit() and not several
    reason = "can be read in two ways" if readable else "is not a number"
    return Fault(codes.AMBIGUOUS_NUMBER, start, end - start, f"`{found[:40]}` {reason}", hint)


def _unreadable(text: str, position: int) -> Fault:
    character = text[position]
    if character.isdigit():
        return Fault(
            codes.AMBIGUOUS_NUMBER, position, 1, f"`{character}` is not one of the digits 0–9",
            "write numbers in claims with the digits 0123456789",
        )  # fmt: skip
    name = unicodedata.name(character, "") or f"U+{ord(character):04X}"
    shown = f"`{character}`" if character.isprintable() else name
    hint = _ADVICE.get(character, "" if character.isprintable() else "take the invisible character out")
    return Fault(codes.UNREADABLE, position, 1, f"{shown} means nothing in a claim", hint)
