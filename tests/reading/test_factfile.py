"""What a sound fact file becomes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from reportgen.diagnostics import Span
from reportgen.facts import FactFile, Kind, text_in
from reportgen.quantity import Bound, Quantity, Rounding
from tests.reading.samples import FACTS, facts, read


def test_figures_are_typed_and_keep_the_order_of_the_file(tmp_path: Path) -> None:
    file = facts(tmp_path)
    assert [(f.id, f.kind, f.quantity.canonical if f.quantity else f.text) for f in file.figures] == [
        ("year", Kind.YEAR, "2021"),
        ("ships", Kind.COUNT, "1250"),
        ("sail", Kind.PERCENTAGE, "> 40 %"),
        ("hoped", Kind.TARGET, "1000"),
        ("order", Kind.DOCUMENT, "12-PA/H"),
        ("more", Kind.COUNT, "250"),
    ]


def test_a_value_left_out_is_read_from_the_quote_with_its_bound_and_precision(tmp_path: Path) -> None:
    sail = facts(tmp_path).figure("sail")
    assert sail is not None
    assert sail.quantity == Quantity(Fraction(40), 0, "%", Bound.MORE_THAN)


def test_one_figure_has_all_its_mentions(tmp_path: Path) -> None:
    year = facts(tmp_path).figure("year")
    assert year is not None
    assert [(m.quote, m.paragraph) for m in year.mentions] == [("in 2021", 1), ("In 2021", 2)]


def test_a_calculated_figure_brings_a_claim_of_its_own(tmp_path: Path) -> None:
    file = facts(tmp_path)
    calculated = [c for c in file.claims if c.calculated]
    assert [(c.id, c.text) for c in calculated] == [("more", "more = ships - hoped")]
    assert calculated[0].span == Span("harbour.yaml", 35, 14, 35, 27)
    assert calculated[0].label == file.figures[-1].label


def test_a_claim_may_say_more_than_its_text(tmp_path: Path) -> None:
    long = """\
claims:
  - claim: ships > hoped
    id: beaten
    quote: 1,250 ships
    paragraph: 2
    rounding: half-up
    label: {en: More than hoped}
    acknowledged: it is a hope, no target
  - claim: ships < hoped
    acknowledged:
      finding: contradicted
      reason: {en: Only a test, vi: Chỉ là phép thử}
"""
    first, second, _ = facts(tmp_path, FACTS.replace("claims:\n  - ships > hoped\n", long)).claims
    assert (first.id, first.quote, first.paragraph, first.rounding) == ("beaten", "1,250 ships", 2, Rounding.HALF_UP)
    assert first.acknowledged is not None
    assert [(t.language, t.text) for t in first.acknowledged.reason] == [("", "it is a hope, no target")]
    assert first.acknowledged.finding == ""
    assert second.id == "claim_2"
    assert second.acknowledged is not None
    assert second.acknowledged.finding == "contradicted"
    assert [t.language for t in second.acknowledged.reason] == ["en", "vi"]


def test_a_claim_may_have_a_tolerance(tmp_path: Path) -> None:
    claims = "claims:\n  - {claim: ships > hoped, tolerance: 0.5 points}\n  - {claim: ships < hoped, tolerance: 3}\n"
    one, other, calculated = facts(tmp_path, FACTS.replace("claims:\n  - ships > hoped\n", claims)).claims
    assert one.tolerance is not None
    assert other.tolerance is not None
    assert [t.quantity.canonical for t in (one.tolerance, other.tolerance)] == ["0.5 points", "3"]
    assert one.tolerance.span == Span("harbour.yaml", 40, 39, 40, 49)
    assert calculated.tolerance is None


def test_rules_are_selected_and_ignored(tmp_path: Path) -> None:
    text = FACTS.replace("    label: {en: Ships handled}", IGNORING).replace("ignored:\n", f"{RULES}ignored:\n")
    file = facts(tmp_path, text)
    ships = file.figure("ships")
    assert ships is not None
    assert [(c.rule, c.reason[0].text) for c in ships.ignores] == [("mixed-notation", "as printed")]
    assert [(c.rule, c.reason[0].language) for c in file.selected] == [("R101", ""), ("R110", "")]
    assert [(c.rule, [t.language for t in c.reason]) for c in file.ignores] == [("R109", ["en", "vi"])]
    assert file.ignores[0].span.line == 46


IGNORING = """\
    label: {en: Ships handled}
    ignore:
      - {rule: mixed-notation, reason: as printed}"""

RULES = """\
rules:
  select: [{rule: R101, reason: a share}, {rule: R110, reason: style}]
  ignore:
    - rule: R109
      reason: {en: No series., vi: Không phải một dãy.}
"""


def test_yaml_s_own_guesses_at_types_never_apply(tmp_path: Path) -> None:
    text = FACTS.replace("title: The harbour in 2021", "title: no").replace("{en: Ships handled}", "{en: 1:30}")
    file = facts(tmp_path, text.replace("counts: ships\n    label", "counts: 1.10\n    label"))
    ships = file.figure("ships")
    assert ships is not None
    assert (file.source.title, ships.label[0].text, ships.counts) == ("no", "1:30", "1.10")


def test_the_file_s_bytes_and_name_are_kept(tmp_path: Path) -> None:
    file = facts(tmp_path)
    assert file.raw == FACTS.encode()
    assert (file.path, file.name) == ("harbour.yaml", "harbour")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing_but_the_bytes(tmp_path: Path) -> None:
    def bare(file: FactFile) -> FactFile:
        return replace(file, raw=b"")

    windows = b"\xef\xbb\xbf" + FACTS.replace("\n", "\r\n").encode()
    outcome = read(tmp_path, windows)
    assert outcome.value is not None
    assert bare(outcome.value) == bare(facts(tmp_path))


AGREEING = [
    # quote, kind, value as given, figure as kept
    ("1,250 ships", "", "1250", "1250"),
    ("103.6 per cent", "", "103.6 %", "103.6 %"),
    ("103.60%", "percentage", "103.60 %", "103.60 %"),
    ("10 million ships", "", "10 million", "10000000"),
    ("1.2 million ships", "", "1.2 million", "1200000"),
    ("21 thousand tonnes", "", "21 thousand t", "21000 t"),
    ("12% above the target", "points", "12 points", "12 points"),
    ("at least 5%", "", ">= 5 %", ">= 5 %"),
    ("3-4%", "target", "3..4 %", "3..4 %"),
    ("the target of 2000 members", "target", "2000", "2000"),
    ("the 2020-2025 term", "", "2020..2025", "2020..2025"),
    ("third of 67", "rank", "3", "3"),
    ("third of 67", "count", "67", "67"),
    ("third of 67", "rank", "", "3"),
    ("1,250 ships and 30 boats", "", "30", "30"),
    ("about 1.250 tonnes", "", "~ 1250 t", "~ 1250 t"),
    ("six months", "", "6 months", "6 months"),
    ("two hundred ships", "", "200", "200"),
    ("five years", "duration", "5 years", "5 years"),
    ("two thirds of them", "", "2/3", "2/3"),
    ("$1.5 million", "", "1.5 million USD", "1500000 USD"),
    ("16 June 2022", "", "", "2022-06-16"),
    ("16 June 2022", "date", "2022-06-16", "2022-06-16"),
    ("Order 12-PA/H", "", "", "12-PA/H"),
    ("Order 12-PA/H", "document", "12-PA/H", "12-PA/H"),
    ("the 30 ships of order 12-PA/H", "", "30", "30"),
]


@pytest.mark.parametrize(("quote", "kind", "value", "kept"), AGREEING)
def test_value_and_quote_that_agree(tmp_path: Path, quote: str, kind: str, value: str, kept: str) -> None:
    keys = f'quote: "{quote}"' + (f"\n    kind: {kind}" if kind else "") + (f'\n    value: "{value}"' if value else "")
    figure = facts(tmp_path, FACTS.replace("quote: 1,250 ships", keys)).figure("ships")
    assert figure is not None
    assert (figure.quantity.canonical if figure.quantity else figure.text) == kept


@pytest.mark.parametrize("quote", ["the target of 2000 members", "2000 members", "target: 2000"])
def test_a_target_of_four_digits_is_no_year(tmp_path: Path, quote: str) -> None:
    figure = facts(tmp_path, FACTS.replace("quote: 1,250 ships", f'quote: "{quote}"\n    kind: target')).figure("ships")
    assert figure is not None
    assert figure.quantity == Quantity(Fraction(2000))


def test_the_precision_of_a_scale_word_is_kept(tmp_path: Path) -> None:
    figure = facts(tmp_path, FACTS.replace("quote: 1,250 ships", "quote: 1.2 million ships")).figure("ships")
    assert figure is not None
    assert figure.quantity == Quantity(Fraction(1_200_000), -5)


def test_a_percent_sign_that_means_points_stays_visible_in_the_mention(tmp_path: Path) -> None:
    text = FACTS.replace("quote: 1,250 ships", "quote: 12% above\n    kind: points\n    value: 12 points")
    figure = facts(tmp_path, text).figure("ships")
    assert figure is not None
    assert figure.quantity is not None
    assert figure.mentions[0].quantity is not None
    assert (figure.quantity.unit, figure.mentions[0].quantity.unit) == ("points", "%")


def test_a_mention_that_prints_another_number_is_left_for_the_rules_to_find(tmp_path: Path) -> None:
    text = FACTS.replace("{paragraph: 2, quote: In 2021}", "{paragraph: 2, quote: In 2022}")
    year = facts(tmp_path, text).figure("year")
    assert year is not None
    assert [m.quantity.canonical for m in year.mentions if m.quantity] == ["2021", "2022"]


def test_texts_are_found_by_language(tmp_path: Path) -> None:
    label = facts(tmp_path, FACTS.replace("{en: Ships handled}", "{vi: Số tàu, en: Ships}")).figures[1].label
    english = text_in(label, "en")
    assert english is not None
    assert (english.text, english.span.line) == ("Ships", 16)
