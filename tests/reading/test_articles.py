"""A fact file held against its article: quotes at their places, every digit accounted for."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from reportgen.diagnostics import Severity
from reportgen.reading import CODES, check_source, read_article
from tests.reading.samples import ARTICLE, FACTS, RESOURCES, facts, held, said


def findings(folder: Path, article: str | bytes, text: str = FACTS) -> list[str]:
    """What holding them against each other says, the changed checksum left aside."""
    return [f"{d.severity} {said(d)}" for d in held(folder, article, text).diagnostics if d.code != "Q102"]


def test_a_fact_file_that_fits_its_article(tmp_path: Path) -> None:
    outcome = held(tmp_path, ARTICLE)
    assert outcome.diagnostics == ()
    check = outcome.value
    assert check is not None
    assert check.same_file
    assert (check.paragraphs, check.quotes, check.exact, check.moved, check.missing) == (4, 7, 7, 0, 0)
    assert (check.digit_runs, check.accounted, check.number_words) == (9, 9, 0)


def test_blank_lines_are_no_paragraphs_and_lines_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf\n\n  one\r\n\r\ntwo\rthree")
    article = read_article(tmp_path / "a.txt").value
    assert article is not None
    assert [(p.number, p.text, p.line, p.column) for p in article.paragraphs] == [
        (1, "one", 3, 3),
        (2, "two", 5, 1),
        (3, "three", 6, 1),
    ]


@pytest.mark.parametrize("article", ["", " \n\n"])
def test_nothing_stands_in_an_empty_article(tmp_path: Path, article: str) -> None:
    outcome = held(tmp_path, article)
    assert {d.code for d in outcome.diagnostics} == {"Q102", "Q103"}
    assert outcome.value is not None
    assert outcome.value.missing == outcome.value.quotes == 7


def test_another_article_than_the_one_named(tmp_path: Path) -> None:
    outcome = held(tmp_path, ARTICLE + "\n")
    (found,) = outcome.diagnostics
    assert (found.code, found.severity) == ("Q102", Severity.WARNING)
    assert outcome.value is not None
    assert not outcome.value.same_file


def test_a_figure_that_nobody_declares_has_its_place_in_the_article(tmp_path: Path) -> None:
    article = ARTICLE.replace("under sail.", "under sail, 17 of them old.")
    assert findings(tmp_path, article) == [
        (
            "error 3:76 Q106 `17` belongs to no figure"
            " | add a figure, a mention of one, or an entry in `ignored` with a reason"
        )
    ]


def test_a_second_mention_that_nobody_declares(tmp_path: Path) -> None:
    article = ARTICLE.replace("(order 12-PA/H)", "(order 12-PA/H); it handled 1,250 ships")
    assert findings(tmp_path, article) == [
        (
            "error 4:81 Q106 `1,250` belongs to no figure"
            " | a mention of `ships`? Add it there, or to `ignored` with a reason"
        )
    ]


def test_a_quote_accounts_for_its_own_figure_only(tmp_path: Path) -> None:
    text = FACTS.replace("quote: 1,250 ships", "quote: '2021 the harbour handled 1,250 ships'\n    value: 1250")
    text = text.replace(", {paragraph: 2, quote: In 2021}", "")
    assert [line.partition("|")[0] for line in findings(tmp_path, ARTICLE, text)] == [
        "error 3:4 Q106 `2021` belongs to no figure "
    ]


def test_a_quote_that_does_not_stand_there_names_the_nearest_words(tmp_path: Path) -> None:
    lines = findings(tmp_path, ARTICLE.replace("1,000 ships a year", "1,100 ships a year"))
    assert lines == [
        "error 4:34 Q106 `1,100` belongs to no figure | the changed words of `hoped`: take them over",
        "error 23:12 Q109 changed: paragraph 3 of the article has other words | - [1,000] ships\n+ [1,100] ships",
    ]
    lines = findings(tmp_path, ARTICLE.replace("order 12-PA/H", "on order"))
    assert lines[0] == (
        "error 30:12 Q103 the quote does not stand in the article | closest is, in paragraph 3: `order`"
    )


def test_a_quote_over_the_end_of_a_line_is_found_and_accounts_for_its_figure(tmp_path: Path) -> None:
    article = ARTICLE.replace("1,250 ships", "1,250\nships")
    lines = findings(tmp_path, article)
    assert "runs over the end of paragraph 2" in lines[0]
    outcome = held(tmp_path, article)
    assert outcome.value is not None
    assert (outcome.value.missing, outcome.value.digit_runs - outcome.value.accounted) == (0, 0)


def test_a_quote_that_moved(tmp_path: Path) -> None:
    article = ARTICLE.replace("\n\nIn 2021", "\n\nA new paragraph.\n\nIn 2021")
    lines = findings(tmp_path, article)
    assert lines[0] == ("warning 10:54 Q104 moved: the quote stands in paragraph 3, not 2 | write `paragraph: 3`")
    assert [line.split()[2] for line in lines] == ["Q104"] * 6
    outcome = held(tmp_path, article)
    assert outcome.value is not None
    assert (outcome.value.moved, outcome.value.missing, outcome.value.accounted) == (6, 0, 9)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,250 ships", "1,250\u00a0ships"),
        ("1,250 ships", "1,250\u2009\u2009ships"),
        ("1,250 ships", "۱٬۲۵۰ ships".replace("٬", ",")),
        ("order 12-PA/H", "Order 12‑PA/H"),
    ],
)
def test_a_quote_is_found_again_in_other_letters_for_the_same(tmp_path: Path, old: str, new: str) -> None:
    lines = findings(tmp_path, ARTICLE.replace(old, new))
    assert [line.split()[0:3:2] for line in lines] == [["warning", "Q105"]]


@pytest.mark.parametrize("written", ["1,250 \u200bships", "1,250\u200f ships", "1,\u200d250 ships\u200f"])
def test_what_is_not_seen_is_no_letter(tmp_path: Path, written: str) -> None:
    assert findings(tmp_path, ARTICLE.replace("1,250 ships", written)) == []


@pytest.mark.parametrize("written", ["\u200f1\u200f,\u200f250\u200f ships", "\u202e1,250\u202c ships"])
def test_an_article_that_shows_another_figure_than_it_holds(tmp_path: Path, written: str) -> None:
    (line,) = findings(tmp_path, ARTICLE.replace("1,250 ships", written))
    assert line.startswith("warning 13:12 Q115 the article holds signs that are not seen, in paragraph 2, and its")


def test_composed_and_decomposed_letters_are_the_same(tmp_path: Path) -> None:
    text = FACTS.replace("quote: 1,250 ships", "quote: 1,250 bateaux à l’été")
    article = ARTICLE.replace("1,250 ships", unicodedata.normalize("NFD", "1,250 bateaux à l'été"))
    assert [line.split()[2] for line in findings(tmp_path, article, text)] == ["Q105"]


def test_a_quote_never_cuts_a_number_in_two(tmp_path: Path) -> None:
    text = FACTS.replace("quote: 1,250 ships", "quote: 250 ships").replace("ships > hoped", "ships < hoped")
    assert "Q109" in {line.split()[2] for line in findings(tmp_path, ARTICLE, text)}


def test_a_bound_that_the_quote_leaves_out(tmp_path: Path) -> None:
    lines = findings(tmp_path, ARTICLE, FACTS.replace("quote: more than 40%", "quote: 40%"))
    assert lines == [
        (
            "warning 18:12 Q108 the article goes on: > 40 %, and the quote says 40 %"
            " | take the words of the bound into the quote"
        )
    ]


def test_a_number_word_that_nobody_declares_is_a_note_at_most(tmp_path: Path) -> None:
    lines = findings(tmp_path, ARTICLE.replace("under sail.", "under sail, twenty of them old."))
    assert lines == ["note 3:76 Q107 `twenty` may be a figure | declare it if it is one"]


def test_the_quote_of_a_claim_must_stand_there_but_accounts_for_nothing(tmp_path: Path) -> None:
    claim = "  - {claim: ships > hoped, quote: handled more ships, paragraph: 2}"
    lines = findings(tmp_path, ARTICLE, FACTS.replace("  - ships > hoped", claim))
    assert [line.split()[2] for line in lines] == ["Q109"]
    article = ARTICLE.replace("under sail.", "under sail; 17 of them old.")
    claim = "  - {claim: ships > hoped, quote: 17 of them, paragraph: 2}"
    lines = findings(tmp_path, article, FACTS.replace("  - ships > hoped", claim))
    assert [line.split()[2] for line in lines] == ["Q106"]


def test_ignored_words_account_for_all_their_digits(tmp_path: Path) -> None:
    text = FACTS.replace("quote: Comments (3)", "quote: 'Comments (3), page 7 of 9'")
    assert findings(tmp_path, ARTICLE.replace("(3)", "(3), page 7 of 9"), text) == []


def test_articles_that_can_t_be_read(tmp_path: Path) -> None:
    file = facts(tmp_path)
    (tmp_path / "latin.txt").write_bytes(b"one\ntwo \xe9\x01")
    for path, message in (
        (tmp_path, "`x` is a folder, not an article"),
        (tmp_path / "none.txt", "the article `x` can't be read: No such file or directory"),
        (tmp_path / "latin.txt", "byte 0xe9 is not UTF-8"),
    ):
        outcome = check_source(file, path, RESOURCES, "x")
        assert outcome.value is None
        assert [(d.code, d.message) for d in outcome.diagnostics] == [("Q101", message)]


def test_every_code_of_the_article_is_met_in_these_tests() -> None:
    names = ("test_articles.py", "test_opening.py", "test_extracting.py")
    text = "".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in names)
    assert all(code in text for code in CODES if code.startswith("Q1"))
