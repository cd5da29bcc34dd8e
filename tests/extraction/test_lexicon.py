"""A language's grammar is data: a new language needs no Python, and a faulty file says what is wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reportgen.extraction import LexiconError, find, load_lexicon
from tests.extraction.lexicons import LOCALES

PERSIAN = """
percent = ["%", "٪", "درصد"]
points = ["واحد درصد"]
rank = ["رتبه"]
not_numbers = ["یک روز"]

[letters]
"ي" = "ی"
"ك" = "ک"

[numerals]
decimal = ["٫", "."]
group = ["٬", ","]

[words]
links = ["و"]
doubtful = ["صد"]
articles = ["یک"]

[words.cardinals]
1 = ["یک"]
2 = ["دو"]
3 = ["سه"]
5 = ["پنج"]
20 = ["بیست"]

[words.multipliers]
100 = ["صد"]
1000 = ["هزار"]
1000000 = ["میلیون"]

[words.denominators]
3 = ["سوم"]

[ordinals]
word_suffixes = ["مین", "م"]

[ranges]
links = ["-", "تا"]

[years]
before = ["سال"]

[dates]
patterns = ["{d} {month} {y}"]

[months]
3 = ["خرداد"]

[durations]
months = ["ماه"]

[bounds_before]
">" = ["بیش از"]
">=" = ["دست کم", "حداقل"]
"~" = ["حدود"]

[bounds_after]
">=" = ["یا بیشتر"]
"""


def test_a_fourth_language_needs_no_python(tmp_path: Path) -> None:
    path = tmp_path / "reading.toml"
    path.write_text(PERSIAN, encoding="utf-8")
    persian = load_lexicon(path)

    def read(text: str) -> list[str]:
        return [f.text or (f.quantity.canonical if f.quantity else "-") for f in find(text, persian)]

    assert read("بیش از ۴۰ درصد کشتي‌ها") == ["> 40 %"]
    assert read("۱٬۲۵۰ کشتی یا بیشتر") == [">= 1250"]
    assert read("حدود دو میلیون و بیست و پنج هزار نفر") == ["~ 2025000"]
    assert read("۳ تا ۴ درصد در ۶ ماه") == ["3..4 %", "6 months"]
    assert read("۲ خرداد ۱۴۰۱") == ["1401-03-02"]
    assert read("دو سوم") == ["2/3"]


FAULTS = {
    "percent = 5": "percent must be a list of texts",
    "percnt = ['%']": "unknown key percnt",
    "[words.cardinals]\nx = ['ten']": "words.cardinals: `x` is not a number such as 12, 3/2 or 1000",
    "[words.cardinals]\n1 = ['ten']\n10 = ['ten']": "words.cardinals: `ten` has two values",
    "[words.cardinals]\n10 = ['one ten']": "words.cardinals: `one ten` must be one word",
    "[numerals]\nlakh = 1": "numerals.lakh must be true or false",
    "[bounds_before]\n'=>' = ['over']": "bounds_before: `=>` is not one of = >= > <= < ~",
    "[ranges]\npairs = ['between']": "ranges.pairs: `between` must be two words",
    "[letters]\nab = 'c'": "letters.ab must give one letter for one letter",
    "[dates]\npatterns = ['{d}']": "dates.patterns: `{d}` must have two parts at least",
    "percent = ['*']": "percent: `*` is not a phrase: it needs a first word without `*`",
    "words = 3": "words must be a table",
    "percent =": "reading.toml is not TOML",
}


@pytest.mark.parametrize(("text", "message"), FAULTS.items())
def test_a_faulty_lexicon_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "reading.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
def test_a_language_of_ours_has_the_tables_that_prose_needs(language: str) -> None:
    lexicon = load_lexicon(LOCALES / language / "reading.toml")
    assert {lexicon.decimal[0], lexicon.group[0]} <= {",", "."}
    assert lexicon.cardinals
    assert lexicon.multipliers
    assert lexicon.bounds_before.forward
    assert lexicon.bounds_after.forward
    assert lexicon.dates.after_number


def test_urdu_knows_every_number_up_to_ninety_nine() -> None:
    values = set(load_lexicon(LOCALES / "ur" / "reading.toml").cardinals.values())
    assert values >= set(range(100))


def keys(table: dict[str, object], depth: int = 0) -> set[str]:
    """The keys of a reading.toml that have a meaning of their own: not words, values or units."""
    found: set[str] = set()
    for key, value in table.items():
        found.add(key)
        if (
            isinstance(value, dict)
            and key
            in {
                "numerals",
                "words",
                "ordinals",
                "ranges",
                "years",
                "dates",
                "changes",
                "ratios",
                "romans",
                "references",
                "times",
            }
            and not depth
        ):
            found |= keys(value, 1)
    return found


def test_every_key_is_documented_and_no_other(root: Path) -> None:
    page = (root / "docs" / "reading.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE))
    used: set[str] = set()
    for language in ("en", "ur", "vi"):
        used |= keys(tomllib.loads((LOCALES / language / "reading.toml").read_text(encoding="utf-8")))
    assert told == used
