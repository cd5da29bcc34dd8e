"""Finds the figures of a text: numbers with their units, bounds and ranges, dates, and codes that are no figures.

One pass from left to right; at each token a bounded stretch is looked at, so the time is linear in
the text.  What the words are is the lexicon's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.extraction.digits import Doubt
from reportgen.extraction.figures import Figures
from reportgen.extraction.finds import Draft, Found
from reportgen.extraction.folding import fold
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.marks import mark_at
from reportgen.extraction.numerals import FRACTION_SIGNS
from reportgen.extraction.ordinals import ordinal_at
from reportgen.extraction.references import reference_at
from reportgen.extraction.romans import may_be_roman, roman_at
from reportgen.extraction.separators import separators_of
from reportgen.extraction.tokens import Gap, Shape, Token, tokens_of
from reportgen.quantity import Quantity


def find(text: str, lexicon: Lexicon, *, unlikely: bool = False) -> tuple[Found, ...]:
    """Every figure of `text`, in its order.

    Every run of digits ends up in a find; number words whose context leaves it open carry a doubt.
    Those that are none by their context are found where `unlikely` asks for them: an editor may have
    quoted them.  What signs between digits mean is looked for in this text, unless
    `lexicon.separators` says it for the whole document.
    """
    if lexicon.separators is None and (roles := separators_of((text,), lexicon)):
        lexicon = lexicon.showing(roles)
    folded = fold(text, lexicon.letters)
    tokens = tokens_of(folded.text)
    search = _Search(tokens, lexicon, unlikely=unlikely)
    finds: list[Found] = []
    for draft in search.drafts():
        start, end = folded.original(tokens[draft.start].start, tokens[draft.end - 1].end)
        outer_start, outer_end = folded.original(tokens[draft.outer_start].start, tokens[draft.outer_end - 1].end)
        end, outer_end = _without_blanks(text, end), _without_blanks(text, outer_end)
        finds.append(
            Found(
                start,
                end,
                text[start:end],
                draft.kind,
                draft.quantity,
                outer_start,
                outer_end,
                draft.text,
                draft.digits,
                draft.doubt,
                draft.alternative,
                draft.parts,
                draft.direction,
                draft.indefinite,
            )
        )
    return tuple(finds)


def _without_blanks(text: str, end: int) -> int:
    """Marks that print nothing belong to what follows them: step back over them."""
    while end > 0 and not (text[end - 1].isprintable() and not text[end - 1].isspace()):
        end -= 1
    return end


_IN_CODES = frozenset("-/.")


class _Search:
    """One walk over the tokens."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, *, unlikely: bool) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.unlikely = unlikely
        self.figures = Figures(tokens, lexicon)
        self.roman_end = -1
        """Where the last Roman numeral ended."""

    def drafts(self) -> Iterator[Draft]:
        index = 0
        while index < len(self.tokens):
            if not self._may_begin(index):
                index += 1
                continue
            skipped = self.lexicon.not_numbers.after(self.tokens, index)
            if skipped is not None:
                index = self.figures.floor = skipped[0]
                continue
            bound = self.lexicon.bounds_before.after(self.tokens, index)
            if bound is not None and bound[0] > index + 1:
                # What the words of a bound say by themselves is no figure: ÍT NHẤT, NO LESS than.
                index = bound[0]
                continue
            draft = self._at(index)
            if draft is None:
                index += 1
            elif draft.doubt is Doubt.UNLIKELY and not self.unlikely:
                index = draft.end
            else:
                yield draft
                index = self.figures.floor = max(draft.end, draft.outer_end)

    def _may_begin(self, index: int) -> bool:
        """A cheap look that lets most words of a text pass."""
        token = self.tokens[index]
        if token.shape is Shape.NUMBER or token.key in self.lexicon.beginnings:
            return True
        if token.shape is Shape.SIGN:
            return token.key == "-" or token.key in FRACTION_SIGNS
        if index + 1 < len(self.tokens):
            following = self.tokens[index + 1]
            if following.gap is Gap.NONE and (following.shape is Shape.NUMBER or following.key in _IN_CODES):
                return True
        return token.key.endswith(self.lexicon.ordinal_word_suffixes) or may_be_roman(token)

    def _at(self, index: int) -> Draft | None:
        return (
            self._reference(index)
            or self._date(index)
            or self._mark(index)
            or self._roman(index)
            or self._ordinal(index)
            or self.figures.at(index)
        )

    def _mark(self, index: int) -> Draft | None:
        found = mark_at(self.tokens, index)
        if found is None:
            return None
        start, end, kind, text = found
        return Draft(start, end, kind, None, start, end, text)

    def _roman(self, index: int) -> Draft | None:
        roman = roman_at(self.tokens, index, self.roman_end, self.lexicon)
        if roman is None:
            return None
        end = self.roman_end = roman.end
        doubt = Doubt.NONE if roman.certain else Doubt.WORD
        return Draft(index, end, FoundKind.ORDINAL, Quantity(roman.value), index, end, digits=False, doubt=doubt)

    def _reference(self, index: int) -> Draft | None:
        found = reference_at(self.tokens, index, self.lexicon)
        return None if found is None else Draft(index, found[0], FoundKind.CODE, None, index, found[0], found[1])

    def _date(self, index: int) -> Draft | None:
        found = self.lexicon.dates.at(self.tokens, index)
        return None if found is None else Draft(index, found[0], FoundKind.DATE, None, index, found[0], found[1])

    def _ordinal(self, index: int) -> Draft | None:
        ordinal = ordinal_at(self.tokens, index, self.lexicon)
        if ordinal is None:
            return None
        end, doubt = ordinal.end, ordinal.doubt
        if ordinal.digits and (ratio := self.figures.ratio_at(ordinal.start)) is not None:
            return ratio
        unit = self.figures.unit(end)
        if unit is not None and unit[1].kind is FoundKind.ORDINAL:
            end, doubt = unit[0], Doubt.NONE
        start, quantity = ordinal.start, Quantity(ordinal.value)
        return Draft(start, end, FoundKind.ORDINAL, quantity, start, end, digits=ordinal.digits, doubt=doubt)
