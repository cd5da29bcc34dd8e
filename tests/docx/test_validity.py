"""The files hold to the rules of the format, as judged from outside and by what hangs together inside."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from reportgen.document import (
    Bar,
    BarChart,
    Block,
    Callout,
    Cards,
    Column,
    Heading,
    List,
    Paragraph,
    Row,
    Table,
    Target,
    Tone,
)
from tests.charts import CHARTS
from tests.docx.briefings import DIGITS, briefing
from tests.docx.opening import Opened, sample, written
from tests.docx.referring import referring
from tests.docx.samples import LANGUAGES, ROOT, document, n, t


def faults(opened: Opened, folder: Path) -> list[str]:
    path = folder / "file.docx"
    path.write_bytes(opened.data)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20, strict=True)
    return [error.description for error in validator.validate(path).errors]


@pytest.mark.parametrize("language", LANGUAGES)
def test_samples_are_valid(language: str, tmp_path: Path) -> None:
    assert faults(sample(language), tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_contents_and_comments_are_valid(language: str, tmp_path: Path) -> None:
    assert faults(referring(language), tmp_path) == []


def test_the_open_xml_sdk_finds_nothing(tmp_path: Path) -> None:
    """Microsoft's own judge, compiled to WebAssembly; `make test` installs it (tests/judges)."""
    files = {f"{language}{digits}": briefing(language, digits) for language, digits in DIGITS}
    files |= {f"notes-{language}": referring(language) for language in LANGUAGES}
    files |= {f"sample-{language}": sample(language) for language in LANGUAGES}
    files |= {f"odd-{language}": written(replace(document(language), blocks=odd_blocks())) for language in ("en", "ur")}
    every = tuple(CHARTS.values())
    files |= {f"charts-{language}": written(replace(document(language), blocks=every)) for language in ("en", "ur")}
    paths = [tmp_path / f"{name}.docx" for name in files]
    for path, opened in zip(paths, files.values(), strict=True):
        path.write_bytes(opened.data)
    judge = ROOT / "tests" / "judges" / "validate.mjs"
    judged = subprocess.run(["node", judge, *paths], capture_output=True, text=True, check=False, timeout=300)
    assert judged.returncode == 0, judged.stderr
    assert json.loads(judged.stdout) == {str(path): [] for path in paths}


@pytest.mark.parametrize(("language", "digits"), DIGITS)
def test_briefings_with_comments_are_valid(language: str, digits: str, tmp_path: Path) -> None:
    assert faults(briefing(language, digits), tmp_path) == []


def odd_blocks() -> tuple[Block, ...]:
    """Blocks as a template may combine them, empty ones among them."""
    said = Paragraph(t("Words."))
    bars = tuple(Bar(t(str(value)), Fraction(value), n("a", str(value))) for value in (-5, 61, 4700))
    table = Table((Column(t("A")), Column(t("B"), numeric=True)), (Row(()),))
    return (
        *(Callout((said, List(((said, said, List(((said,),))),)), Heading(3, t("H"))), tone) for tone in Tone),
        List(((said, List(((said, table, said),), ordered=True)), ()), ordered=True),
        Callout((table,)),
        table,
        table,
        Cards(()),
        Table((), ()),
        BarChart((), (), (), "nothing"),
        BarChart(t("Title"), bars, (), "negative and short bars", Target(t("target"), Fraction(1000))),
        BarChart((), bars[1:], t("Caption"), "no target"),
        Paragraph(()),
        table,
    )


@pytest.mark.parametrize("language", ["en", "ur"])
def test_odd_combinations_are_valid(language: str, tmp_path: Path) -> None:
    assert faults(written(replace(document(language), blocks=odd_blocks())), tmp_path) == []


def test_a_document_without_blocks_is_valid(tmp_path: Path) -> None:
    assert faults(written(replace(document("ur"), blocks=())), tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relationship_leads_to_a_part_and_every_part_is_led_to(language: str) -> None:
    for opened in (sample(language), referring(language)):
        all_parts_are_led_to(opened)


def all_parts_are_led_to(opened: Opened) -> None:
    led_to = set(opened.targets("").values())
    for name in opened.names:
        led_to.update(opened.targets(name).values())
    inside = {target for target in led_to if not target.startswith("http")}
    parts = {name for name in opened.names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert inside == parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_in_the_text_has_its_relationship(language: str) -> None:
    opened = sample(language)
    used = opened.values("//@r:id", opened.tree("word/document.xml"))
    assert used
    assert set(used) <= set(opened.targets("word/document.xml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_tables_touch(language: str) -> None:
    assert sample(language).find("//w:tbl/following-sibling::*[1][self::w:tbl]") == []
