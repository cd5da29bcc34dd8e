"""What is written into a page comes back out of it: every word and figure, in reading order."""

from __future__ import annotations

import random
import re
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest

from reportgen.document import Direction
from reportgen.text.paragraphs import Run
from tests.text.pages import READERS, pdfium, poppler, tokens, visible, write, write_rows
from tests.text.samples import LATIN, LATIN_TEXTS, LRI, PDI, RLI, URDU, URDU_TEXTS, latin, plain, runs, urdu

ALL = [urdu(text) for text in URDU_TEXTS]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("justify", [True, False])
@pytest.mark.parametrize("width", [110.0, 200.0, 480.0])
def test_urdu(tmp_path: Path, reader: str, width: float, justify: bool) -> None:
    write(tmp_path / "urdu.pdf", ALL, width, justify=justify)
    assert tokens(READERS[reader](tmp_path / "urdu.pdf")) == tokens(plain("\n".join(URDU_TEXTS)))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("width", [110.0, 200.0, 480.0])
def test_latin_with_urdu_words(tmp_path: Path, reader: str, width: float) -> None:
    write(tmp_path / "latin.pdf", [latin(text) for text in LATIN_TEXTS], width)
    assert tokens(READERS[reader](tmp_path / "latin.pdf")) == tokens(plain("\n".join(LATIN_TEXTS)))


@pytest.mark.parametrize("reader", READERS)
def test_runs_without_marks(tmp_path: Path, reader: str) -> None:
    """The same line in one piece: joints must not depend on what belongs to what."""
    unmarked = [([Run("".join(run.text for run in runs), URDU, None, "ur-PK")], base) for runs, base in ALL]
    write(tmp_path / "urdu.pdf", unmarked)
    assert tokens(READERS[reader](tmp_path / "urdu.pdf")) == tokens(plain("\n".join(URDU_TEXTS)))


@pytest.mark.parametrize("reader", READERS)
def test_bare_text_without_any_isolate(tmp_path: Path, reader: str) -> None:
    """Plain words and plain numbers need no help from whoever writes the text."""
    text = "ضلع کے دفتر نے سال 2021 میں 2,071 نئے ارکان کا اندراج کیا، پھر 67 اور 103.6 فیصد۔"
    write(tmp_path / "bare.pdf", [urdu(text)], 300)
    assert tokens(READERS[reader](tmp_path / "bare.pdf")) == tokens(text)


@pytest.mark.parametrize("reader", ["pdfium", "mupdf", "pypdf"])
def test_a_quote_with_figures_in_a_page_of_the_other_direction(tmp_path: Path, reader: str) -> None:
    """Not poppler, which takes figures for left-to-right text on a page of left-to-right text."""
    text = f"Quote: {RLI}سالانہ شرح کل تعداد کے {LRI}3-4%{PDI} تک پہنچ جاتی ہے{PDI}."
    write(tmp_path / "quote.pdf", [([Run(text, URDU)], latin("")[1])])
    assert tokens(READERS[reader](tmp_path / "quote.pdf")) == tokens(text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("base", Direction)
def test_cells_beside_each_other_are_read_one_after_the_other(tmp_path: Path, reader: str, base: Direction) -> None:
    cells = ("سال", "2021", "پہلی ششماہی", "[21-NQ/TW]", "شرح [3–4%]", "[≥ 5%]", "members", "ہدف")
    rows = [[runs(cell, URDU if base is Direction.RTL else LATIN) for cell in cells[at : at + 4]] for at in (0, 4)]
    write_rows(tmp_path / "rows.pdf", rows, base)
    found, wanted = tokens(READERS[reader](tmp_path / "rows.pdf")), tokens(plain(" ".join(cells)))
    if reader == "poppler":  # which takes the order of cells from what most of the page is
        found, wanted = sorted(found), sorted(wanted)
    assert found == wanted


WORDS = re.findall(r"\w[\w\u064b-\u0670]*", " ".join(plain(text) for text in URDU_TEXTS if "[2" in text))
ISOLATED = re.findall(r"\[([^]]*)\]", " ".join(URDU_TEXTS))


def sentence(chance: random.Random) -> str:
    """Words, figures, names, brackets and signs in any order."""
    said: list[str] = []
    for _ in range(chance.randint(4, 18)):
        isolated = f"[{chance.choice(ISOLATED)}]"
        kinds = (chance.choice(WORDS), isolated, f"({isolated})", f"({chance.choice(WORDS)})", f"”{isolated}“", "✓")
        said.append(chance.choices(kinds, (65, 22, 5, 4, 2, 2))[0] + chance.choices(("", "،", ":"), (88, 10, 2))[0])
    return " ".join(said) + chance.choice("۔؟")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("seed", range(3))
def test_any_sentences(tmp_path: Path, reader: str, seed: int) -> None:
    chance = random.Random(seed)
    texts = [sentence(chance) for _ in range(40)]
    write(tmp_path / "any.pdf", map(urdu, texts), (170.0, 300.0, 480.0)[seed], justify=seed == 1)
    assert tokens(READERS[reader](tmp_path / "any.pdf")) == tokens(plain("\n".join(texts)))


PHRASES = (
    "قرارداد نمبر 21-NQ/TW کے مطابق شرح 3–4% ہونی چاہیے، مگر 2020–2025 کی مدت میں",
    "جو ہدف (2,000) کا 103.6% ہے۔",
    "کے سربراہ Nguyễn Văn Hùng اور Trần Thị Mai نے Bình Thuận میں کہا",
    "07-CT/TU، 36-HD/VPTW اور",
    "کے درمیان فوراً، عموماً اور اعلیٰ سطح پر۔",
    "سال ۲۰۲۱ میں ۲٬۰۷۱ نئے ارکان، ہدف کا ۱۰۳٫۶٪ اور",
)


@pytest.mark.parametrize("phrase", PHRASES)
def test_phrases_are_found_with_their_spaces(tmp_path: Path, phrase: str) -> None:
    write(tmp_path / "urdu.pdf", ALL, justify=False)
    assert phrase in visible(poppler(tmp_path / "urdu.pdf"))


@pytest.mark.parametrize("phrase", ["21-NQ/TW", "3–4%", "2020–2025", "≥ 5%", "> 87%", "2,071 ÷ 2,000 = 103.55%", "−12"])
def test_pdfium_keeps_codes_ranges_and_bounds_as_they_are(tmp_path: Path, phrase: str) -> None:
    write(tmp_path / "urdu.pdf", ALL)
    assert phrase in visible(pdfium(tmp_path / "urdu.pdf"))


SOUGHT = "سال [2021] میں [2,071] نئے ارکان کا ہدف [103.6%] رہا؛ یہ براہِ راست [12]\u00a0فیصد اور [GDP] کا [−3] ہے"


@pytest.mark.parametrize("words", list(pairwise(plain(SOUGHT).replace("\u00a0", " ").split())))
def test_pdfium_finds_words_with_the_figures_beside_them(tmp_path: Path, words: tuple[str, str]) -> None:
    """Its own search compares character by character: no mark may stand between the two."""
    write(tmp_path / "urdu.pdf", [urdu(SOUGHT)], justify=False)
    with closing(pypdfium2.PdfDocument(tmp_path / "urdu.pdf")) as document:
        assert document[0].get_textpage().search(" ".join(words)).get_next()


ENDINGS = f"اجلاس کے \u206812ویں{PDI} دن، یعنی [16] جون [2022]ء کو، \u20685واں{PDI} حصہ"


@pytest.mark.parametrize("reader", READERS)
def test_figures_with_endings_are_read_in_one_piece(tmp_path: Path, reader: str) -> None:
    write(tmp_path / "urdu.pdf", [urdu(ENDINGS)])
    assert visible(READERS[reader](tmp_path / "urdu.pdf")) == visible(plain(ENDINGS))
    with closing(pypdfium2.PdfDocument(tmp_path / "urdu.pdf")) as document:
        for word in ("12ویں", "2022ء", "5واں"):
            assert document[0].get_textpage().search(word).get_next()


BESIDE_LONG_WORDS = ("2020–2025", "۲۰۲۰–۲۰۲۵", "۳–۴٪", "3–4%", "21-NQ/TW", "۲٬۰۷۱", "−12")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("width", [110.0, 190.0])
def test_ranges_keep_their_order_beside_words_that_are_too_long(tmp_path: Path, reader: str, width: float) -> None:
    chance = random.Random(7)
    long = ("ب" * 30, "ب" * 70, "m" * 50)
    words = [chance.choice((chance.choice(long), chance.choice(WORDS))) for _ in range(60)]
    said = " ".join(f"{word} [{chance.choice(BESIDE_LONG_WORDS)}]" for word in words)
    write(tmp_path / "long.pdf", [urdu(said)], width)
    found = "".join(visible(READERS[reader](tmp_path / "long.pdf")).split())
    for figure in BESIDE_LONG_WORDS:
        assert found.count(figure) == said.count(f"[{figure}]")


@pytest.mark.parametrize("reader", READERS)
def test_text_of_one_direction_holds_no_marks(tmp_path: Path, reader: str) -> None:
    text = "In [2020–2025] the office enrolled [2,071] members ([103.6%]), see [21-NQ/TW] and [Nguyễn Văn Hùng]."
    write(tmp_path / "latin.pdf", [latin(text)])
    found = READERS[reader](tmp_path / "latin.pdf")
    assert " ".join(found.split()) == plain(text)


@pytest.mark.parametrize("reader", READERS)
def test_a_hyphen_at_the_end_of_a_line_is_kept(tmp_path: Path, reader: str) -> None:
    """As written: half-yearly, not halfyearly.  Plain prose and lines of several pieces are set by two ways."""
    text = "A half-yearly well-known self-critical co-operative reports on party-building by-election. " * 3
    write(tmp_path / "hyphens.pdf", [latin(text), latin(f"[2021] {text}")], 75.0)
    found = READERS[reader](tmp_path / "hyphens.pdf")
    assert "\ufffe" not in found  # what pdfium makes of a hyphen that it drops
    assert tokens(found) == tokens(plain(f"{text} [2021] {text}"))


QUOTES = (
    "شرح |3–4%| ہونی چاہیے",
    "قرارداد |21-NQ/TW| کے مطابق |2,071| نئے ارکان",
    "ارکان |2,071|",
    "|12| اور |COM(2021) 206| تک",
)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("width", [120.0, 480.0])
def test_figures_and_codes_in_quotes_of_the_other_direction(tmp_path: Path, reader: str, width: float) -> None:
    """Whole, and apart from the words beside them.  poppler reads the stretches of such a quote from left to right."""
    quoted = [re.sub(r"\|([^|]*)\|", f"{LRI}\\1{PDI}", quote) for quote in QUOTES]
    texts = [f"The source says “{RLI}{quote}{PDI}”, in its own words." for quote in quoted]
    write(tmp_path / "quotes.pdf", [([Run(text, LATIN, None, "en")], latin("")[1]) for text in texts], width)
    found, wanted = tokens(READERS[reader](tmp_path / "quotes.pdf")), tokens("\n".join(texts))
    if reader == "poppler":
        found, wanted = sorted(found), sorted(wanted)
    assert found == wanted
