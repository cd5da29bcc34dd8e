"""Plain prose is set word by word from what is kept; that must be what the long way comes to."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.document import Direction
from reportgen.text import paragraphs
from reportgen.text.paragraphs import Line, Run, set_lines
from reportgen.text.prose import lines_of_prose
from reportgen.theme import Style
from tests.text.samples import LATIN, URDU, fonts

LATIN_WORDS = ("members", "of", "2,071", "3–4%", "Bình\u00a0Thuận,", "2020-2025", "!", "“so”", "a", "i" * 70)
URDU_WORDS = ("ضلع", "کمیٹی،", "فوراً", "(ہے)", "اراکین۔", "پارٹی؛", "ب" * 50, "کا\u00a0ہدف")
SPACES = st.sampled_from([" ", " ", " ", "  ", "-"])


def texts(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(st.sampled_from(words), SPACES), min_size=1, max_size=40)
    return pairs.map(lambda found: "".join(word + space for word, space in found))


def the_long_way(run: Run, base: Direction, width: float, *, justify: bool, indent: float) -> tuple[Line, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paragraphs, "lines_of_prose", lambda *_, **__: None)
        return set_lines([run], base, width, fonts(), justify=justify, first_indent=indent)


@settings(deadline=None)
@given(
    st.one_of(
        st.tuples(texts(LATIN_WORDS), st.just(LATIN), st.just(Direction.LTR)),
        st.tuples(texts(URDU_WORDS), st.just(URDU), st.just(Direction.RTL)),
    ),
    st.floats(60, 500),
    st.booleans(),
    st.sampled_from([0.0, 20.0]),
)
@example(("a ! b", LATIN, Direction.LTR), 500.0, True, 0.0)
def test_the_same_lines(sample: tuple[str, Style, Direction], width: float, justify: bool, indent: float) -> None:
    text, style, base = sample
    run = Run(text, style, "mark", "ur" if base is Direction.RTL else "en")
    quick = set_lines([run], base, width, fonts(), justify=justify, first_indent=indent)
    slow = the_long_way(run, base, width, justify=justify, indent=indent)
    assert len(quick) == len(slow)
    for line, other in zip(quick, slow, strict=True):
        assert line[1:] == pytest.approx(other[1:])
        for piece, same in zip(line.pieces, other.pieces, strict=True):
            assert piece.clusters == same.clusters
            assert (piece.text, piece.face, piece.mark, piece.level) == (same.text, same.face, same.mark, same.level)
            assert (piece.x, piece.advance, piece.stretch) == pytest.approx((same.x, same.advance, same.stretch))


@pytest.mark.parametrize(
    ("text", "style", "base"),
    [
        ("two directions اردو here ", LATIN, Direction.LTR),
        ("عدد 2021 میں ", URDU, Direction.RTL),
        ("words in another face ", URDU, Direction.LTR),
        (" a space first ", LATIN, Direction.LTR),
        ("i" * 200 + " ", LATIN, Direction.LTR),
        ("", LATIN, Direction.LTR),
    ],
)
def test_what_is_no_plain_prose_is_left_to_others(text: str, style: Style, base: Direction) -> None:
    assert lines_of_prose(Run(text, style), base, lambda _: 100.0, fonts(), justify=True, indent=0.0) is None


def test_a_word_is_one_and_the_same_wherever_it_stands() -> None:
    (line,) = set_lines([Run("members of members of ", LATIN)], Direction.LTR, 500, fonts())
    (piece,) = line.pieces
    assert piece.groups[0] is piece.groups[2]
    assert piece.groups[1] is piece.groups[3]
