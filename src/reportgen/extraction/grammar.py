"""Finds the figures of a text: numbers with their units, bounds and ranges, dates, and codes that are no figures.

One pass from left to right; at each token a bounded stretch is looked at, so the time is linear in
the text.  What the words are is the lexicon's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from reportgen.extraction.digits import Doubt
from reportgen.extraction.figures import Figures
from reportgen.extraction.finds import Draft, Found
from reportgen.extraction.folding import Folded, fold
from reportgen.extraction.kinds import FoundKind
from reportgen.extraction.lexicon import Lexicon
from reportgen.extraction.marks import mark_at
from reportgen.extraction.numerals import FRACTION_SIGNS
from reportgen.extraction.ordinals import ordinal_at
from reportgen.extraction.pieces import pieces_of
from reportgen.extraction.references import reference_at
from reportgen.extraction.romans import ROMAN_LETTERS, may_be_roman, roman_at
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
    return tuple(
        found for begin, piece in pieces_of(text) for found in _found(piece, begin, lexicon, unlikely=unlikely)
    )


def _found(text: str, begin: int, lexicon: Lexicon, *, unlikely: bool) -> Iterator[Found]:
    """The figures of a piece that begins at `begin` of the text."""
    folded = fold(text, lexicon.letters)
    tokens = tokens_of(folded.text)
    for draft in _Search(tokens, lexicon, unlikely=unlikely).drafts():
        start, end = _place(draft.start, draft.end, tokens, folded, text)
        outer_start, outer_end = start, end
        if (draft.outer_start, draft.outer_end) != (draft.start, draft.end):
            outer_start, outer_end = _place(draft.outer_start, draft.outer_end, tokens, folded, text)
        yield Found(
            begin + start,
            begin + end,
            draft.kind,
            draft.quantity,
            begin + outer_start,
            begin + outer_end,
            draft.text,
            draft.digits,
            draft.doubt,
            draft.alternative,
            draft.parts,
            draft.direction,
            draft.indefinite,
            text[start:end],
        )


def _place(first: int, last: int, tokens: Sequence[Token], folded: Folded, text: str) -> tuple[int, int]:
    """Where the tokens from `first` to `last` (exclusive) stand in the text that was folded."""
    start, end = folded.original(tokens[first].start, tokens[last - 1].end)
    return start, _without_blanks(text, end)


def _without_blanks(text: str, end: int) -> int:
    """Marks that print nothing belong to what follows them: step back over them."""
    while end > 0 and not (text[end - 1].isprintable() and not text[end - 1].isspace()):
        end -= 1
    return end


_IN_CODES = frozenset("-/.")
_SIGNS = frozenset({"-", "+", *FRACTION_SIGNS})
_END = Token("", "", 0, 0, Shape.SIGN, Gap.LINE)
"""Stands for the end of a text."""


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
        lexicon, resume = self.lexicon, 0
        for index in self._beginnings():
            if index < resume:
                continue
            key = self.tokens[index].key
            if key in lexicon.skipped:
                skipped = lexicon.not_numbers.after(self.tokens, index)
                if skipped is not None and self._date(index) is None:
                    resume = self.figures.floor = skipped[0]
                    continue
                bound = lexicon.bounds_before.after(self.tokens, index)
                if bound is not None and bound[0] > index + 1:
                    # What the words of a bound say by themselves is no figure: ÍT NHẤT, NO LESS than.
                    resume = bound[0]
                    continue
                if key not in lexicon.beginnings and not self._may_begin(index):
                    continue
            draft = self._at(index)
            if draft is None:
                continue
            if draft.doubt is Doubt.UNLIKELY and not self.unlikely:
                resume = draft.end
            else:
                yield draft
                resume = self.figures.floor = max(draft.end, draft.outer_end)

    def _beginnings(self) -> Iterator[int]:
        """Where a find may begin, or a phrase that is none: a cheap look that lets most words of a text pass."""
        noticed, articles, number, glued = (
            self.lexicon.noticed, self.lexicon.fraction_articles, Shape.NUMBER, Gap.NONE
        )  # fmt: skip
        following = islice(chain(self.tokens, (_END,)), 1, None)
        # Tokens are taken apart by place here: this runs once for every word of an article.
        for index, ((key, text, _, _, shape, _), after) in enumerate(zip(self.tokens, following, strict=True)):
            if (
                shape is number
                or key in noticed
                or key in _SIGNS
                or (
                    (
                        text[0] in ROMAN_LETTERS
                        or key in articles
                        or (after[5] is glued and (after[4] is number or after[0] in _IN_CODES))
                    )
                    and self._may_begin(index)
                )
            ):
                yield index

    def _may_begin(self, index: int) -> bool:
        """Whether a word that is in no table may begin a find: H5, A-1, XIX, a third."""
        key, text, _, _, shape, _ = self.tokens[index]
        if shape is Shape.SIGN:
            return False
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else _END
        if following.gap is Gap.NONE:
            goes_on = index + 2 < len(self.tokens) and self.tokens[index + 2].gap is Gap.NONE
            if following.shape is Shape.NUMBER or (following.key in _IN_CODES and goes_on):
                return True
        if key in self.lexicon.fraction_articles:
            return following.key in self.lexicon.denominators or following.key in self.lexicon.multipliers
        return may_be_roman(text)

    def _at(self, index: int) -> Draft | None:
        return (
            self._date(index)
            or self._reference(index)
            or self._mark(index)
            or self._roman(index)
            or self._ordinal(index)
            or self.figures.at(index)
        )

    def _mark(self, index: int) -> Draft | None:
        found = mark_at(self.tokens, index, self.lexicon)
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
        return None if found is None else Draft(index, found[0], found[1], None, index, found[0], found[2])

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
