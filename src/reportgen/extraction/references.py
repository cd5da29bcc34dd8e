"""Digits that are no figures: numbers of documents (21-NQ/TW, 68/2013/QH13) and names (H5N1)."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.extraction.folding import ascii_digits
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.tokens import Gap, Shape, Token

_LONGEST = 16
"""The most tokens that one code has; what is longer is looked at piece by piece."""


def reference_at(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, FoundKind, str] | None:
    """The code that begins at `index`: where it ends, its kind, and how it reads, its digits as 0-9.

    A code is a stretch without blanks that mixes digits with capitals.
    """
    named = _named(tokens, index, lexicon)
    if named is not None:
        return *named, ascii_digits("".join(token.text for token in tokens[index : named[0]]))
    if tokens[index].shape is Shape.SIGN or (index and tokens[index].gap is Gap.NONE and _is_part(tokens, index - 1)):
        return None
    end = index + 1
    while end < len(tokens) and end - index < _LONGEST and tokens[end].gap is Gap.NONE and _is_part(tokens, end):
        end += 1
    if end == index + 1:
        return None
    parts = tokens[index:end]
    words = [token for token in parts if token.shape is Shape.WORD]
    if len(words) in (0, len(parts)) or all(token.shape is not Shape.NUMBER for token in parts):
        return None
    first, second = parts[0], parts[1]
    caseless = first.shape is Shape.WORD and second.key == "-" and first.text.lower() == first.text.upper()
    if not caseless and not any(character.isupper() for token in words for character in token.text):
        return None
    if first.shape is Shape.WORD and second.shape is Shape.SIGN and not first.text.isupper() and not caseless:
        return None
    if first.shape is Shape.WORD and second.shape is Shape.NUMBER and lexicon.signs.after(tokens, index) is not None:
        return None
    if len(parts) == 2 and first.shape is Shape.NUMBER and (_is_unit(second, lexicon) or not first.text.isdecimal()):
        # 398,487MMBTU is a number, whatever it counts.
        return None
    return end, FoundKind.CODE, "".join(ascii_digits(token.text) for token in parts)


def _named(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> tuple[int, FoundKind] | None:
    """Where the number of a document or a part of one ends, which words before it name: ARTICLE 5, DECREE 07."""
    token = tokens[index]
    if token.shape is not Shape.NUMBER or not index or token.gap is Gap.LINE or "," in token.text:
        return None
    named = lexicon.references_before.before(tokens, index)
    if named is None:
        return None
    end = index + 1
    while end + 2 < len(tokens) and end - index < _LONGEST and _is_clause(tokens, end):
        end += 3
    if end < len(tokens) and tokens[end].gap is not Gap.LINE:
        following = tokens[end]
        if following.gap is Gap.NONE and following.shape is not Shape.SIGN:
            return None
        if following.key in lexicon.range_links or following.key in lexicon.multipliers or following.key in "/-":
            return None
        if lexicon.units.after(tokens, end) is not None:
            return None
    return end, named[1]


def _is_clause(tokens: Sequence[Token], index: int) -> bool:
    """The (1) of Article 62(1)."""
    glued = all(token.gap is Gap.NONE for token in tokens[index : index + 3])
    return glued and tokens[index].key == "(" and tokens[index + 2].key == ")"


def _is_part(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token can stand inside a code: a sign only where something follows it without a blank."""
    token = tokens[index]
    if token.shape is not Shape.SIGN:
        return True
    if token.key not in "-/." or index + 1 >= len(tokens) or tokens[index + 1].gap is not Gap.NONE:
        return False
    following = tokens[index + 1].shape
    return following is Shape.NUMBER or (following is Shape.WORD and token.key != ".")


def _is_unit(token: Token, lexicon: Lexicon) -> bool:
    return token.key in lexicon.multipliers or token.key in lexicon.units.forward
