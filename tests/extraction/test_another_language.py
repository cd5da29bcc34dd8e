"""A fourth language is data alone: Persian, given here as a reading.toml, is read without a line of Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.extraction import Doubt, Lexicon, find, load_lexicon

PERSIAN = """
percent = ["%", "٪", "درصد"]
points = ["واحد درصد"]
rank = []
not_numbers = ["یک دیگر"]
stop_words = ["از", "به", "در", "را", "که", "و", "این", "آن", "است", "با", "برای"]
own_letters = ["گچپژ"]

[letters]
"ي" = "ی"
"ك" = "ک"

[numerals]
decimal = ["٫", ".", "/"]
group = ["٬", ","]

[words]
links = ["و"]
articles = ["یک"]
doubtful = ["سی"]
seldom = ["ده"]
counted = ["کشتی", "نفر"]
vague = ["هزاران"]
vague_before = ["چند"]
negatives = ["منفی"]
decimal_words = ["ممیز"]
parallels = ["یا"]

[words.cardinals]
1 = ["یک"]
2 = ["دو"]
3 = ["سه"]
5 = ["پنج"]
10 = ["ده"]
30 = ["سی"]
20 = ["بیست"]

[words.multipliers]
100 = ["صد"]
1000 = ["هزار", "هزاران"]
1000000 = ["میلیون"]

[ordinals]
suffixes = ["م"]
everyday = ["اول"]
ordered = ["نیمه"]
ranked_before = ["رتبه"]

[ordinals.words]
1 = ["اول"]
3 = ["سوم"]

[ranges]
links = ["-", "تا"]
adjacent = true

[years]
before = ["سال"]
decades_before = ["دهه"]

[dates]
patterns = ["{d} {month} {y}"]
other_eras = ["هجری"]

[months]
6 = ["ژوئن"]

[references]
parts = ["ماده"]

[times]
before = ["ساعت"]
signs = ["صبح"]

[bounds_before]
">" = ["بیش از"]
"~" = ["حدود"]
">=" = ["دست کم"]

[bounds_after]
">=" = ["یا بیشتر"]

[durations]
years = ["سال"]

[changes]
falls_after = ["کاهش"]

[money]
IRR = ["ریال"]
"""


@pytest.fixture(scope="module")
def persian(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    path: Path = tmp_path_factory.mktemp("fa") / "reading.toml"
    path.write_text(PERSIAN, encoding="utf-8")
    return load_lexicon(path)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("بیش از ۸۷٪ کشتی‌ها", "percentage", "> 87 %"),
        ("۲٬۰۷۱ کشتی", "number", "2071"),
        ("۱۰۳٫۶ درصد", "percentage", "103.6 %"),
        ("بیست و سه هزار کشتی", "number", "23000"),
        ("دو میلیون و پنج هزار ریال", "money", "2005000 IRR"),
        ("در سال ۲۰۲۱", "year", "2021"),
        ("۳ تا ۵ درصد", "percentage", "3..5 %"),
        ("حدود ۴۰ کشتی", "number", "~ 40"),
        ("۱۲ درصد کاهش", "change", "12 %"),
        ("قرارداد 21-NQ/TW", "code", "21-NQ/TW"),
        ("منفی ۳ درصد", "percentage", "-3 %"),
        ("دو ممیز پنج درصد", "percentage", "2.5 %"),
        ("دو سه کشتی", "number", "2..3"),
        ("سی کشتی", "number", "30"),
        ("ده نفر", "number", "10"),
        ("رتبه اول", "ordinal", "1"),
        ("اول نیمه", "ordinal", "1"),
        ("دهه ۱۹۹۰", "term", "1990..1999"),
        ("۱۶ ژوئن ۲۰۲۲", "date", "2022-06-16"),
        ("۱۴۰۱ هجری", "date", "1401 هجری"),
        ("ماده ۵", "mark", "5"),
        ("ساعت ۷ صبح", "time", "7 صبح"),
    ],
)
def test_persian_is_read_from_its_data(persian: Lexicon, text: str, kind: str, value: str) -> None:
    (found,) = find(text, persian)
    assert found.kind == kind
    assert (found.text or (found.quantity and found.quantity.canonical)) == value


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("یک طرح", "indefinite"),
        ("هزاران کشتی", "indefinite"),
        ("چند هزار کشتی", "indefinite"),
        ("این سی که", "doubtful"),
        ("سی که", "none"),
        ("ده زیبا", "none"),
        ("اول بار", "none"),
    ],
)
def test_persian_words_are_numbers_or_none_by_its_data(persian: Lexicon, text: str, certainty: str) -> None:
    finds = find(text, persian)
    said = ["indefinite" if f.indefinite else "doubtful" if f.doubt is Doubt.WORD else "certain" for f in finds]
    assert said == ([] if certainty == "none" else [certainty])
