"""Dates, by the patterns of a language: 16 جون 2022, ngày 16 tháng 6 năm 2022, 2022-06-16."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reportgen.extraction.folding import ascii_digits
from reportgen.extraction.phrases import Phrases
from reportgen.extraction.tokens import Gap, Shape, Token, written
from reportgen.records import dataclass

DAY, MONTH, YEAR, SHORT_YEAR, NAME = "{d}", "{m}", "{y}", "{yy}", "{month}"

_DASHES = {"–": "-"}
_WHOLE = frozenset((DAY, sign, MONTH, sign, YEAR) for sign in "-/")
_LAST_CENTURY = "70"
"""Years of two digits from here on are those of the last century."""
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.([12]\d{3})")
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """A language's ways of writing a date, the longest first, and its names of months."""

    after_number: Mapping[str, tuple[tuple[str, ...], ...]]
    """The patterns that begin with a number, by what stands second."""
    by_word: Mapping[str, tuple[tuple[str, ...], ...]]
    """The patterns that begin with a word, by that word; a month's name stands as {month}."""
    months: Mapping[str, int]
    days: Mapping[str, int]
    """Words for days of a month: یکم."""
    suffixes: tuple[str, ...]
    """What may follow the digits of a day: 16th."""
    other_months: Phrases[bool]
    """Months of another calendar: ربیع الاول.  Such a date is kept as it is written."""
    other_eras: Phrases[bool]
    """Words after a date or year of another calendar: ہجری, âm lịch."""

    def at(self, tokens: Sequence[Token], index: int) -> tuple[int, str] | None:
        """The date that begins at `index`: where it ends, and the date as ISO 8601 writes it."""
        found = self._own(tokens, index)
        if tokens[index].shape is Shape.NUMBER or found is not None:
            other = self._other(tokens, index, found[0] if found else index + 1)
            if other is not None:
                return other, written(tokens[index:other])
        return found

    def _other(self, tokens: Sequence[Token], index: int, end: int) -> int | None:
        """Where a date of another calendar ends, that begins at `index`: 12 ربیع الاول 1442 ہجری, 15/7 âm lịch."""
        month = self.other_months.after(tokens, index + 1) if _on_line(tokens, index + 1) else None
        if month is not None:
            end = month[0]
            if _on_line(tokens, end) and self._number(tokens[end], YEAR):
                end += 1
        era = self.other_eras.after(tokens, end) if _on_line(tokens, end) else None
        if era is not None:
            return era[0]
        return end if month is not None else None

    def _own(self, tokens: Sequence[Token], index: int) -> tuple[int, str] | None:
        token = tokens[index]
        if token.shape is Shape.NUMBER and "." in token.text:
            return self._dotted(tokens, index)
        if token.shape is Shape.NUMBER or token.key in self.days:
            second = index + 1
            if second < len(tokens) and tokens[second].key in self.suffixes:
                second += 1
            patterns = self.after_number.get(self._name(tokens[second])) if second < len(tokens) else None
        else:
            patterns = self.by_word.get(self._name(token))
        for pattern in patterns or ():
            found = self._match(pattern, tokens, index)
            if found is not None:
                return found
        return None

    def _dotted(self, tokens: Sequence[Token], index: int) -> tuple[int, str] | None:
        """16.6.2022, which is one token; only for languages that write dates so."""
        match = _DOTTED.fullmatch(ascii_digits(tokens[index].text))
        if match is None or (DAY, ".", MONTH, ".", YEAR) not in self.after_number.get(".", ()):
            return None
        day, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12 or not 1 <= day <= _LAST_DAY[month - 1]:
            return None
        return index + 1, iso_date(match[3], f"{month:02}", f"{day:02}")

    def _name(self, token: Token) -> str:
        return NAME if token.key in self.months else _DASHES.get(token.key, token.key)

    def _match(self, pattern: tuple[str, ...], tokens: Sequence[Token], index: int) -> tuple[int, str] | None:
        parts: dict[str, str] = {}
        at = index
        for element in pattern:
            if at >= len(tokens) or (at > index and tokens[at].gap is Gap.LINE):
                return None
            token = tokens[at]
            at += 1
            if element == NAME:
                month = self.months.get(token.key)
                if month is None:
                    return None
                parts[MONTH] = f"{month:02}"
            elif element in (DAY, MONTH, YEAR, SHORT_YEAR):
                number = self._number(token, element)
                if number is None:
                    return None
                parts[YEAR if element == SHORT_YEAR else element] = number
                if (
                    element == DAY
                    and at < len(tokens)
                    and tokens[at].key in self.suffixes
                    and tokens[at].gap is Gap.NONE
                ):
                    at += 1
            elif _DASHES.get(token.key, token.key) != element or (
                element in "/-." and not _is_joint(tokens, at - 1, pattern)
            ):
                return None
        month, day = int(parts.get(MONTH, "1")), int(parts.get(DAY, "1"))
        if not 1 <= month <= 12 or not 1 <= day <= _LAST_DAY[month - 1] or _goes_on(tokens, at):
            return None
        return at, iso_date(parts.get(YEAR, ""), parts.get(MONTH, ""), parts.get(DAY, ""))

    def _number(self, token: Token, element: str) -> str | None:
        if element == DAY and token.key in self.days:
            return f"{self.days[token.key]:02}"
        if token.shape is not Shape.NUMBER or not token.text.isdecimal():
            return None
        digits = ascii_digits(token.text)
        if element == YEAR:
            return digits if len(digits) == 4 and digits[0] in "12" else None
        if element == SHORT_YEAR:
            return f"{'19' if digits >= _LAST_CENTURY else '20'}{digits}" if len(digits) == 2 else None
        return digits.rjust(2, "0") if len(digits) <= 2 else None


def iso_date(year: str, month: str, day: str) -> str:
    """A date as ISO 8601 writes it, with what there is: 2022-06-16, 2022-06, --06-16."""
    return "-".join((year or "-", *(part for part in (month, day) if part)))


def compile_patterns(
    texts: Iterable[str],
    months: Mapping[str, int],
    days: Mapping[str, int],
    suffixes: tuple[str, ...],
    other_months: Phrases[bool],
    other_eras: Phrases[bool],
) -> DatePatterns:
    """The patterns of a reading.toml: words, signs, and {d} {m} {y} {month}, two at least, parted by blanks."""
    patterns = sorted((tuple(text.split()) for text in texts), key=lambda pattern: (-len(pattern), pattern))
    after_number: dict[str, tuple[tuple[str, ...], ...]] = {}
    by_word: dict[str, tuple[tuple[str, ...], ...]] = {}
    for pattern in patterns:
        table, key = (after_number, pattern[1]) if pattern[0] in (DAY, MONTH, YEAR) else (by_word, pattern[0])
        table[key] = (*table.get(key, ()), pattern)
    return DatePatterns(after_number, by_word, months, days, suffixes, other_months, other_eras)


def _on_line(tokens: Sequence[Token], index: int) -> bool:
    return 0 < index < len(tokens) and tokens[index].gap is not Gap.LINE


def _is_joint(tokens: Sequence[Token], index: int, pattern: tuple[str, ...]) -> bool:
    """Whether the sign at `index` joins two parts of a date: without blanks, or as a word of the pattern allows."""
    if index + 1 >= len(tokens):
        return False
    before, after = tokens[index].gap, tokens[index + 1].gap
    if before is Gap.NONE and after is Gap.NONE:
        return True
    if tokens[index].key == ".":
        # Jan. 5
        return before is Gap.NONE and NAME in pattern
    # With blanks it may be a range; but not where a year ends it: tháng 7 - 2004, 24 - 7 - 1962.
    named = YEAR in pattern and pattern[0] not in (DAY, MONTH, YEAR)
    return before is after is Gap.BLANK and (named or pattern in _WHOLE)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the date is only the beginning of something longer: 16/6/2022/NĐ."""
    return (
        index + 1 < len(tokens)
        and tokens[index].key in "/-"
        and tokens[index].gap is Gap.NONE
        and tokens[index + 1].gap is Gap.NONE
        and tokens[index + 1].shape is not Shape.SIGN
    )
