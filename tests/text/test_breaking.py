"""Line ends: the quick look must say what uniseg says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_breakables

from reportgen.text.breaking import opportunities

WORDS = st.one_of(
    st.sampled_from(["میں،", "ہے۔", "کیا؟", "2,071", "103.6%", "members", "Thuận,", "5", "فوراً", "3.5%.", "e\u0301"]),
    st.text(alphabet="aب5.,%()“”\"'/-–!؟،۔:;×≥$", min_size=1, max_size=5),
    st.text(alphabet="aب5۵漢¿{}«»‘’‹›—…|−№°•⁰⁴⁵⁹\u00a0\u2011\u2010\u064e√", min_size=1, max_size=5),
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "  "])), max_size=8).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@settings(deadline=None)
@given(TEXTS)
@example("کہا: “ہم (آگے) بڑھیں گے”۔ اور")
@example("a ! b ( c ) d")
def test_the_same_as_uniseg_over_the_whole_text(text: str) -> None:
    assert opportunities(text) == [at for at, breaks in enumerate(line_break_breakables(text)) if breaks]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ضلع کے دفتر", ["ضلع ", "کے ", "دفتر"]),
        ("21-NQ/TW", ["21-", "NQ/", "TW"]),
        ("3-4% of", ["3-4% ", "of"]),
        ("(a) b", ["(a) ", "b"]),
        ("کیا ؟", ["کیا ؟"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("", []),
        (" ", [" "]),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    places = [0, *opportunities(text), len(text)]
    assert [text[start:end] for start, end in pairwise(places) if end > start] == parts
