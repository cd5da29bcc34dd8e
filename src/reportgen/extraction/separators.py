"""What `.` and `,` between digits mean in one document, by its majority.

`2,071` can be read in two ways, `1,234,567` and `3,5` in one: a document that holds the latter
tells how it means the former.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from reportgen.extraction.folding import fold
from reportgen.extraction.lexicon import Lexicon, SeparatorRole

_SEPARATED = re.compile(r"(?<![\d.,/-])\d+(?:[.,]\d+)+(?![\d/-])")
_MAYBE = re.compile(r"\d[^\w\s]{1,4}\d")
"""Digits with signs between them, unseen ones too."""
_BETWEEN = re.compile(r"\d[.,]\d")
_SIGN = re.compile(r"[.,]")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})")
_CLEAR = 3
"""How many times as often one reading must be seen as the other."""


def separators_of(texts: Iterable[str], lexicon: Lexicon) -> Mapping[str, SeparatorRole]:
    """The meaning of the signs that the document shows beyond doubt.

    One number is enough to confirm the language's habit; two at least are needed to overrule it.
    """
    numbers = (match.group() for text in texts if _MAYBE.search(text) for match in _SEPARATED.finditer(fold(text).text))
    seen = [vote for number in numbers for vote in _votes(number)]
    if not seen:
        return {}
    votes = Counter(seen)
    roles: dict[str, SeparatorRole] = {}
    for sign in ".,":
        decimal, group = votes[sign, SeparatorRole.DECIMAL], votes[sign, SeparatorRole.GROUP]
        if decimal > _CLEAR * group + (sign not in lexicon.decimal):
            roles[sign] = SeparatorRole.DECIMAL
        elif group > _CLEAR * decimal + (sign not in lexicon.group):
            roles[sign] = SeparatorRole.GROUP
    for sign, other in (".,", ",."):
        # One sign for both would be read by nobody: where one is known, the other is what is left.
        if sign in roles and other not in roles and not votes[other, roles[sign]]:
            roles[other] = _LEFT[roles[sign]]
    return roles


_LEFT = {SeparatorRole.DECIMAL: SeparatorRole.GROUP, SeparatorRole.GROUP: SeparatorRole.DECIMAL}


def _votes(number: str) -> list[tuple[str, SeparatorRole]]:
    """What a number says that can be read in one way only; nothing where it can be read in two."""
    runs, signs = _SIGN.split(number), _SIGN.findall(number)
    if _DATE.fullmatch(number) or len(number) > 40:
        return []
    *heads, last = signs
    if heads:
        if len(set(heads)) > 1 or any(len(run) != 3 for run in runs[1:-1]) or len(runs[0]) > 3:
            return []
        if heads[0] != last:
            return [(heads[0], SeparatorRole.GROUP), (last, SeparatorRole.DECIMAL)]
        return [(last, SeparatorRole.GROUP)] if len(runs[-1]) == 3 else []
    if len(runs[-1]) != 3 or runs[0].startswith("0") or len(runs[0]) > 3:
        return [(last, SeparatorRole.DECIMAL)]
    return []
