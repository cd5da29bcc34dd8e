"""Separators that mean two things are read by evidence, and asked about where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import main
from reportgen.diagnostics import Severity
from reportgen.facts import FactFile
from reportgen.reading import check_source, read_facts
from tests.reading.samples import RESOURCES


def drafted(folder: Path, text: str, language: str) -> tuple[str, FactFile]:
    """The draft of an article, as it is written and as it is read; it fits its article."""
    article, draft = folder / "article.txt", folder / "draft.yaml"
    article.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["extract", str(article), "--lang", language], prog_name="reportgen")
    assert done.exit_code == 0, done.output
    draft.write_text(done.stdout, encoding="utf-8")
    facts = read_facts(draft, RESOURCES)
    assert facts.value is not None, facts.diagnostics
    held = check_source(facts.value, article, RESOURCES)
    assert [d for d in held.diagnostics if d.severity is Severity.ERROR] == []
    return done.stdout, facts.value


def values(facts: FactFile) -> list[str]:
    return [f.quantity.canonical for f in facts.figures if f.quantity is not None]


def test_the_habit_of_the_language_reads_groups(tmp_path: Path) -> None:
    text, facts = drafted(tmp_path, "Cảng đón 2.071 tàu.\n", "vi")
    assert values(facts) == ["2071"]
    assert "two ways" not in text


@pytest.mark.parametrize(
    ("language", "article", "expected"),
    [
        ("vi", "Tỷ lệ là 3.5% và 4.25%. Cảng đón 2,071 tàu.\n", ["3.5 %", "4.25 %", "2071"]),
        ("en", "The rates were 3,5% and 4,25%. It had 2.071 ships.\n", ["3.5 %", "4.25 %", "2071"]),
        ("en", "It had 1.250.000 tonnes, 1.330.000 tonnes and 2.071 ships.\n", ["1250000 t", "1330000 t", "2071"]),
    ],
)
def test_the_document_s_other_numbers_tell_what_both_signs_mean(
    tmp_path: Path, language: str, article: str, expected: list[str]
) -> None:
    text, facts = drafted(tmp_path, article, language)
    assert values(facts) == expected
    assert "two ways" not in text


@pytest.mark.parametrize(
    ("language", "article", "expected"),
    [
        ("en", "It took 950 large ships and 1.121 small ships, 2.071 ships in all.\n", ["950", "1121", "2071"]),
        ("vi", "Cảng đón 950 tàu lớn và 1,121 tàu nhỏ, tổng cộng 2,071 tàu.\n", ["950", "1121", "2071"]),
        ("en", "It made 950 kg of tea and 1.125 kg of dust, in all 951.125 kg of it.\n",
         ["950 kg", "1.125 kg", "951.125 kg"]),
    ],
)  # fmt: skip
def test_arithmetic_tells_where_one_reading_fits_to_the_last_digit(
    tmp_path: Path, language: str, article: str, expected: list[str]
) -> None:
    text, facts = drafted(tmp_path, article, language)
    assert values(facts) == expected
    assert "  # read so because `" in text
    assert "two ways" not in text


def test_what_stays_open_is_asked_with_both_readings(tmp_path: Path) -> None:
    text, facts = drafted(tmp_path, "The harbour took 2.071 ships in the year.\n", "en")
    assert "  # ? `2.071` can be read in two ways: strike one of the two values\n" in text
    assert "    value: 2.071\n    # value: 2071\n" in text
    assert values(facts) == ["2.071"]
    other = text.replace("    value: 2.071\n    # value: 2071\n", "    value: 2071\n")
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    chosen = read_facts(tmp_path / "other.yaml", RESOURCES).value
    assert chosen is not None
    assert values(chosen) == ["2071"]


def test_a_quotation_is_read_as_its_own_language_writes_numbers(tmp_path: Path) -> None:
    article = (
        "Năm 2022 cảng đón 2.071 tàu, tăng 3,5% so với năm trước và vượt chỉ tiêu 1,25 triệu tấn. Ông Nam nói: "
        '"We handled 2,071 ships in that year, and it is 3.5% more than we had hoped for."\n'
    )
    text, facts = drafted(tmp_path, article, "vi")
    assert [v for v in values(facts) if v.startswith("207")] == ["2071", "2071"]
    assert "3.5 %" in values(facts)
    assert "  # `2,071` stands in words of another language (en)\n" in text


def test_many_open_numbers_take_no_long_time(tmp_path: Path) -> None:
    text, _ = drafted(
        tmp_path, "".join(f"Port {n} had {n % 9 + 1}.{n % 900 + 100} ships.\n" for n in range(3000)), "en"
    )
    assert text.count("two ways") > 100
