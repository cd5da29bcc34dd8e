"""Three articles of our own, as an editor would get them: complete, named, merged again after a revision."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.cli import main
from reportgen.facts import FactFile
from reportgen.reading import read_facts
from tests.reading.samples import RESOURCES

ARTICLES = Path(__file__).parent / "articles"

EXPECTED = {
    "harbour.en": """
        ships_2021: count 1250; share_40: percentage > 40 %; ships: count 1000; share_result: percentage 125 %;
        ships_2020_1137: count 1137; harbours: count 67; people: count 318; count_212: count 212; offices: count 106;
        change_cargo: change -12 %; document_12_pa_h: document 12-PA/H; date_2022_06_16: date 2022-06-16;
        target: measure >= 2800000 t; points_0_7: points 0.7 points; amount_brought: money 1600000 USD;
        depth: measure 14.5 m; duration_18_months: duration <= 18 months; term_2022_2023: term 2022..2023
        """,
    "cang.vi": """
        luot_tau_2022: count 1250; luot_2021: count 1137; luong_hang_hoa: measure 2400000 t;
        share_ke_hoach_nam: percentage 85.7 %; ke_hoach_nam: measure 2800000 t; share_hang_container: percentage > 40 %;
        lao_dong: count 318; nguoi: count 212; nguoi_106: count 106; cau_ben: count 67; rank_3: rank 3;
        document_21_nq_tw: document 21-NQ/TW; share_92: percentage 92 %; term_2020_2025: term 2020..2025;
        do_sau: measure 14.5 m
        """,
    "bandargah.ur": """
        year_2021: year 2021; jhaz_aye_2021: count 1250; share_badbani_2021: percentage > 40 %; jhazon: count 1000;
        jhaz_gne_2020: count 1137; bndrgahin: count 67; rank_bndrgah: rank 3; mlazmin_kam: count 318;
        mlazmin_ghat: count 212; mlazmin_dftr: count 106; change_mqdar: change -12 %; rhi: measure 2400000 t;
        document_12_pa_h: document 12-PA/H; measure_2_8_million_t: measure >= 2800000 t;
        part_jhaz: fraction ~ 2/3; term_2020_2025: term 2020..2025; duration_18_months: duration 18 months
        """,
}


def run(*arguments: str) -> Result:
    result = CliRunner(env={"NO_COLOR": "1"}).invoke(main, list(arguments), prog_name="reportgen")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def facts_of(path: Path) -> FactFile:
    read = read_facts(path, RESOURCES)
    assert read.value is not None, read.diagnostics
    return read.value


def facts_of_text(text: str, name: str) -> list[str]:
    """The ids of a fact file's figures, in its order."""
    Path(name).write_text(text, encoding="utf-8")
    return [figure.id for figure in facts_of(Path(name)).figures]


@pytest.fixture(params=sorted(EXPECTED))
def article(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"{request.param}.txt"
    path.write_bytes((ARTICLES / path.name).read_bytes())
    assert run("extract", path.name, "--out", "draft.yaml").exit_code == 0
    return path


def test_every_figure_has_its_name_kind_and_value(article: Path) -> None:
    said = {}
    for figure in facts_of(Path("draft.yaml")).figures:
        quantity = figure.quantity
        value = figure.text if quantity is None else quantity.canonical
        said[figure.id] = f"{figure.kind.value} {value}"
    expected = dict(one.strip().split(": ") for one in EXPECTED[article.stem].split(";"))
    assert {name: said.get(name) for name in expected} == expected


def test_a_draft_passes_its_check_as_it_is(article: Path) -> None:
    checked = run("check", "draft.yaml", "--source", article.name)
    assert checked.exit_code == 0
    assert "nothing to mend" in checked.output
    runs = next(line for line in checked.output.splitlines() if line.startswith("Quotes:")).split("; ")[1]
    assert runs.split()[0] == runs.split()[2], runs


def test_a_sum_is_proposed_and_holds_once_its_marks_are_taken_off(article: Path) -> None:
    text = Path("draft.yaml").read_text(encoding="utf-8")
    assert "212 + 106 = 318: holds" in text
    head, _, rest = text.partition("# claims:\n")
    claims, _, tail = rest.partition("\n\n")
    confirmed = "\n".join(line.removeprefix("#") for line in claims.splitlines())
    Path("draft.yaml").write_text(f"{head}claims:\n{confirmed}\n\n{tail}", encoding="utf-8")
    checked = run("check", "draft.yaml", "--source", article.name)
    assert (checked.exit_code, "nothing to mend" in checked.output) == (0, True), checked.output
    assert "212 + 106 = 318: holds" in checked.output


def test_an_edited_draft_keeps_its_editor_s_words_when_the_article_is_revised(article: Path) -> None:
    draft = Path("draft.yaml")
    edited = draft.read_text(encoding="utf-8").replace(
        "figures:\n", "# Everything below was looked at twice.\nfigures:\n", 1
    )
    first = facts_of(draft).figures[0].id
    edited = edited.replace(f"  {first}:\n", "  the_first:   # ours\n", 1)
    draft.write_text(edited, encoding="utf-8")
    text = article.read_text(encoding="utf-8").splitlines()
    article.write_text("\n".join(["2019", *text[:-1], "5,555 km", text[-1]]), encoding="utf-8")
    assert run("extract", article.name, "--out", "draft.yaml").exit_code == 0
    merged = draft.read_text(encoding="utf-8")
    assert "# Everything below was looked at twice.\nfigures:\n" in merged
    assert "  the_first:   # ours\n" in merged
    before, after = facts_of_text(edited, "before.yaml"), facts_of_text(merged, "after.yaml")
    assert after[: len(before)] == before, "in the same order"
    assert run("check", "draft.yaml", "--source", article.name).exit_code == 0
    again = run("extract", article.name, "--out", "draft.yaml")
    assert again.output.strip().endswith("nothing is new: the file is as it was")
