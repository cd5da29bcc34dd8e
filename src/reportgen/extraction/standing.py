"""What a number word that stands alone is: a number, the language's article, an everyday word, or a name.

The words around decide: a unit, a counted noun, a bound or another number beside it make a number of
a word that is more often none.  Which words need that, `reading.toml` says.  A bounded stretch of
tokens is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.extraction.digits import Doubt
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.tokens import Gap, Shape, Token

_SENTENCE_ENDS = frozenset(".!?:;\"'()[]{}…۔؟-–—*•")
_FULL_STOPS = frozenset(".!?…۔؟")
_NEAR = 2
_SHARED = 16
"""How many tokens away the number that a word for "each" shares out may be."""


class Standing(NamedTuple):
    """How sure it is that a word is a number, and whether it is one that nobody counted."""

    doubt: Doubt
    indefinite: bool = False


_NUMBER = Standing(Doubt.NONE)
_INDEFINITE = Standing(Doubt.NONE, indefinite=True)
_DOUBTFUL = Standing(Doubt.WORD)
_NONE = Standing(Doubt.UNLIKELY)


def standing(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Standing:
    """What the number word at `index` is, that no other number word is joined to."""
    key = tokens[index].key
    if _is_name(tokens, index, lexicon):
        return _NONE
    if key in lexicon.articles:
        if _is_pronoun(tokens, index, lexicon):
            return _NONE
        return _NUMBER if _is_counted_one(tokens, index, lexicon) else _INDEFINITE
    if key in lexicon.distributive:
        return _INDEFINITE if _is_shared_out(tokens, index, lexicon) else _NONE
    if key in lexicon.vague:
        return _INDEFINITE
    if key in lexicon.multipliers and index and lexicon.vague_before.before(tokens, index) is not None:
        return _INDEFINITE
    if key in lexicon.only_inside:
        return _NUMBER if _has_unit(tokens, index + 1, lexicon, lasting=False) else _NONE
    if 0 < lexicon.cardinals.get(key, 0) < 1 and index and tokens[index - 1].key in lexicon.ordinals:
        # "The second half" is no half of anything.
        return _NONE
    if key in lexicon.seldom:
        noun = index and tokens[index].gap is not Gap.LINE and tokens[index - 1].key in lexicon.nouns_after
        if noun and not _has_unit(tokens, index + 1, lexicon, lasting=True):
            return _NONE
        return _NUMBER if _is_counting(tokens, index, lexicon) else _NONE
    if key in lexicon.doubtful:
        if _is_counting(tokens, index, lexicon):
            return _NUMBER
        return _NONE if _begins_clause(tokens, index, lexicon) else _DOUBTFUL
    return _NUMBER


# --- evidence --------------------------------------------------------------------------------


def _is_counting(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the words around make a number of the word at `index`."""
    after = index + 1
    if after < len(tokens) and tokens[after].shape is Shape.NUMBER:
        return False
    if _has_unit(tokens, after, lexicon, lasting=True) or _is_beside_number(tokens, index, lexicon):
        return True
    bounded = index and tokens[index].gap is not Gap.LINE and lexicon.bounds_before.before(tokens, index) is not None
    if not _is_word(tokens, after):
        return bool(bounded)
    if lexicon.counted.after(tokens, after) is not None or lexicon.bounds_after.after(tokens, after) is not None:
        return True
    if tokens[after].key in lexicon.stop_words:
        return False
    return bool(bounded) or _has_bound(tokens, after + 1, lexicon)


def _begins_clause(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the word stands first in its clause, before a small word: سو ہم نے, "so we"."""
    first = not index or tokens[index].gap is Gap.LINE or tokens[index - 1].shape is Shape.SIGN
    return first and _is_word(tokens, index + 1) and tokens[index + 1].key in lexicon.stop_words


def _is_counted_one(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether "one" counts, and does not only stand before its noun as an article."""
    after = index + 1
    if _has_unit(tokens, after, lexicon, lasting=False) or _has_bound(tokens, after, lexicon):
        return True
    if index and tokens[index].gap is not Gap.LINE:
        before = lexicon.bounds_before.before(tokens, index)
        # One word such as "about" or trên may be a preposition; "at least" is not.
        if before is not None and index - before[0] > 1:
            return True
    return _is_beside_number(tokens, index, lexicon) or _has_bound(tokens, after + 1, lexicon)


def _has_unit(tokens: Sequence[Token], index: int, lexicon: Lexicon, *, lasting: bool) -> bool:
    """Whether a unit stands at `index`; `lasting` says whether a length of time is enough."""
    if index >= len(tokens) or tokens[index].gap is Gap.LINE:
        return False
    unit = lexicon.units.after(tokens, index)
    if unit is None or unit[1].kind is FoundKind.ORDINAL:
        return False
    return lasting or unit[1].kind is not FoundKind.DURATION


def _has_bound(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    if index >= len(tokens) or tokens[index].gap is Gap.LINE or tokens[index - 1].shape is Shape.SIGN:
        return False
    bound = lexicon.bounds_after.after(tokens, index)
    return bound is not None and bound[0] > index + 1


def _is_beside_number(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether another number stands right beside, or only a sign or "or" lies between."""
    for step in (1, -1):
        at = index + step
        if _is_sure_number(tokens, at, lexicon) and tokens[at].shape is Shape.WORD and _joined(tokens, index, at):
            return True
        if _is_link(tokens, at, lexicon) and _is_sure_number(tokens, at + step, lexicon):
            return _joined(tokens, index, at) and _joined(tokens, at, at + step)
    return False


def _joined(tokens: Sequence[Token], one: int, other: int) -> bool:
    return tokens[max(one, other)].gap is not Gap.LINE


def _is_link(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    if not 0 <= index < len(tokens):
        return False
    key = tokens[index].key
    return key in lexicon.parallels or key in lexicon.range_links


def _is_sure_number(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the token is a number whatever stands around it."""
    if not 0 <= index < len(tokens):
        return False
    token = tokens[index]
    if token.shape is Shape.NUMBER:
        return True
    key = token.key
    if key not in lexicon.cardinals and key not in lexicon.multipliers:
        return False
    return not any(
        key in unsure for unsure in (lexicon.seldom, lexicon.only_inside, lexicon.doubtful, lexicon.distributive)
    )


def _is_shared_out(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether another number follows in the sentence, which "each" shares out."""
    for at in range(index + 1, min(index + 1 + _SHARED, len(tokens))):
        token = tokens[at]
        if token.gap is Gap.LINE or token.key in _FULL_STOPS:
            return False
        vague = lexicon.vague_before.after(tokens, at)
        if vague is not None and vague[0] < len(tokens) and tokens[vague[0]].key in lexicon.multipliers:
            return True
        # An article far away is a noun's own: "each day he has a rest".
        if _is_sure_number(tokens, at, lexicon) and (token.key not in lexicon.articles or at - index <= _NEAR):
            return True
    return False


# --- names and pronouns ----------------------------------------------------------------------


def _is_word(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].shape is Shape.WORD and tokens[index].gap is not Gap.LINE


def _is_name(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether the word is a name: with a capital inside a sentence, or before another, or after a title."""
    token = tokens[index]
    before = tokens[index - 1] if index and token.gap is not Gap.LINE else None
    if before is not None and before.key in lexicon.names and not _is_counting(tokens, index, lexicon):
        return True
    if not lexicon.capitals_name or not _is_capitalised(token):
        return False
    inside = before is not None and before.key not in _SENTENCE_ENDS
    if inside and token.key not in lexicon.articles:
        return True
    after = index + 1
    return (
        _is_word(tokens, after)
        and _is_capitalised(tokens[after])
        and lexicon.counted.after(tokens, after) is None
        and not _has_unit(tokens, after, lexicon, lasting=True)
    )


def _is_capitalised(token: Token) -> bool:
    """Whether a word begins with a capital and goes on in small letters."""
    return token.text[0].isupper() and not token.text.isupper()


def _is_pronoun(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether "one" stands for a noun said before: the last one, a small black one."""
    if not lexicon.determiners or not index:
        return False
    after = index + 1
    if after < len(tokens) and tokens[after].key == "-" and tokens[after].gap is Gap.NONE:
        # A one-way street.
        after += 1
    if _is_word(tokens, after) and not _is_small_word(tokens[after], lexicon):
        return False
    at, adjectives = index, 1
    while at > 0 and tokens[at].gap is not Gap.LINE:
        before = tokens[at - 1]
        if before.key in lexicon.determiners:
            return True
        if before.key == "," and at < index:
            adjectives += 1
        elif before.shape is not Shape.WORD or _is_small_word(before, lexicon) or not adjectives:
            return False
        else:
            adjectives -= 1
        at -= 1
    return False


def _is_small_word(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word ends a noun phrase; "US" is none, although "us" is."""
    return token.key in lexicon.stop_words and not (len(token.text) > 1 and token.text.isupper())
