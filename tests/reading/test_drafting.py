"""Drafts of fact files: complete, readable, stable."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Severity, Span
from reportgen.extraction import Lexicon
from reportgen.facts import FactFile, Kind
from reportgen.reading import check_source, load_source_lexicon, read_article, read_facts
from reportgen.reading.articles import Article
from reportgen.reading.drafting import draft_facts, find_all, listed, recognize, written_draft
from reportgen.reading.drafting.writing import block_scalar, flow_scalar
from reportgen.reading.nodes import Entries, Items, Scalar, parse
from reportgen.unseen import clean
from tests.reading.samples import RESOURCES

ARTICLE = """\
The harbour in 2021
In 2021 the harbour handled 1,250 ships, more than 40% of them under sail; it ranked third of 67 harbours.
The port authority had hoped for 1,000 ships a year (order 12-PA/H). At 10:30 the 1,250 ships were counted[2].
Traffic was down by 12%, to 2.071 tonnes of cargo, one of the worst results since 1890.
Two in three ships were small. In 2022 there were 1,300 ships. One has to see it.
Comments (3)
"""


def lexicon(language: str) -> Lexicon:
    outcome = load_source_lexicon(language, RESOURCES, Span.whole(""))
    assert outcome.value is not None
    return outcome.value


def article_of(folder: Path, text: str) -> Article:
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    outcome = read_article(path, "article.txt")
    assert outcome.value is not None
    return outcome.value


def drafted(folder: Path, text: str, language: str = "en") -> tuple[str, FactFile]:
    """The draft of an article as YAML, and as what is read from it; nothing in it is wrong and nothing is left out."""
    article = article_of(folder, text)
    written = written_draft(draft_facts(find_all(article, language, lexicon(language))), ("en", "ur", "vi"))
    path = folder / "draft.yaml"
    path.write_text(written, encoding="utf-8")
    outcome = read_facts(path, RESOURCES, "draft.yaml")
    assert outcome.value is not None, outcome.diagnostics
    assert [d.code for d in outcome.diagnostics] == ["F030"]
    held = check_source(outcome.value, folder / "article.txt", RESOURCES)
    assert held.value is not None
    assert [d for d in held.diagnostics if d.severity is Severity.ERROR] == []
    assert held.value.accounted == held.value.digit_runs
    return written, outcome.value


def test_a_draft_holds_every_figure_with_its_kind_value_and_places(tmp_path: Path) -> None:
    _, facts = drafted(tmp_path, ARTICLE)
    said = {
        f.id: (f.kind, f.quantity.canonical if f.quantity else f.text, tuple(m.paragraph for m in f.mentions))
        for f in facts.figures
    }
    assert said == {
        "year_2021": (Kind.YEAR, "2021", (1, 2)),
        "ships_2021": (Kind.COUNT, "1250", (2, 3)),
        "share_40": (Kind.PERCENTAGE, "> 40 %", (2,)),
        "rank_ranked": (Kind.RANK, "3", (2,)),
        "harbours": (Kind.COUNT, "67", (2,)),
        "ships": (Kind.COUNT, "1000", (3,)),
        "document_12_pa_h": (Kind.DOCUMENT, "12-PA/H", (3,)),
        "change_traffic": (Kind.CHANGE, "-12 %", (4,)),
        "measure_2_071_t": (Kind.MEASURE, "2.071 t", (4,)),
        "year_1890": (Kind.YEAR, "1890", (4,)),
        "ratio_ships": (Kind.RATIO, "2/3", (5,)),
        "year_2022": (Kind.YEAR, "2022", (5,)),
        "ships_2022": (Kind.COUNT, "1300", (5,)),
    }
    ignored = [(i.quote, i.reason) for i in facts.ignored]
    assert ignored == [
        ("10:30", "a time of day"),
        ("2", "a number that counts nothing: of a footnote, list item, page, part or telephone"),
        ("Comments (3)", "a line of the page around the article"),
    ]


def test_doubts_are_comments_and_labels_have_empty_slots(tmp_path: Path) -> None:
    written, facts = drafted(tmp_path, ARTICLE)
    assert "  # ? `2.071 tonnes` can be read in two ways: strike one of the two values\n  measure_2_071_t:\n" in written
    assert "    value: 2.071 t\n    # value: 2071 t\n" in written
    assert "#   one: ¶ 4" in written
    ships = facts.figure("ships_2021")
    assert ships is not None
    assert [(t.language, t.text) for t in ships.label] == [("en", "ships")]
    assert "    label:\n      en: ships\n      ur:\n      vi:\n" in written
    hoped = facts.figure("ships")
    assert hoped is not None
    assert (hoped.counts, hoped.per) == ("ships", "year")


def test_the_document_s_majority_is_declared_where_the_quote_alone_reads_otherwise(tmp_path: Path) -> None:
    _, facts = drafted(tmp_path, "It weighs 2,071 kg of 3,5 and 4,25 and 17,5.\n")
    first = facts.figures[0]
    assert first.quantity is not None
    assert first.quantity.canonical == "2.071 kg"


def test_ids_are_ascii_in_every_language(tmp_path: Path) -> None:
    _, urdu = drafted(tmp_path, "بندرگاہ میں 2021 میں 40 جہاز آئے، ہدف کے 80% سے زیادہ۔\n", "ur")
    assert [f.id for f in urdu.figures] == ["year_2021", "jhaz_aye_2021", "share_hdf_2021"]
    _, vietnamese = drafted(tmp_path, "Năm 2021 cảng đón 40 đảng viên, đạt 80% chỉ tiêu.\n", "vi")
    assert [f.id for f in vietnamese.figures] == ["year_2021", "dang_vien_2021", "share_chi_tieu_2021"]


def test_the_same_article_gives_the_same_draft(tmp_path: Path) -> None:
    assert drafted(tmp_path, ARTICLE)[0] == drafted(tmp_path, ARTICLE)[0]


PIECES = st.sampled_from(
    ["5", "2,071", "1.5", "40%", " ships", "\n", " in 2021", " ", "third", " of ", "21-NQ/TW", "more than ", "half",
     "3/67", "10:30", "[2]", "-", "%", '"', ": ", " #", "{", "'", "۵", "two", " a fall of ", "$5 ", "VIII",
     "12-06-2022", "\u200f"]
)  # fmt: skip


URDU = st.sampled_from(
    ["5", "۵", "2,071", " ", "\n", " جہاز", " ہدف", " میں", "2021", "40%", " سے زیادہ", " کم از کم ", "تیسرے نمبر پر",
     " میں سے ", "21-NQ/TW", "دو تہائی", "لاکھ", "3-4%", "کی کمی", "،", "۔", "\u200f", "سو", "پہلی ششماہی", " فیصد"]
)  # fmt: skip
VIETNAMESE = st.sampled_from(
    ["5", "2.071", "2,071", " ", "\n", " tàu", " mục tiêu", " năm ", "2021", "40%", " trở lên", "ít nhất ", "thứ ba",
     " trong số ", "21-NQ/TW", "hai phần ba", " triệu", "3-4%", " giảm ", ",", ".", "tháng 6", "quý I", " tỷ đồng"]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(URDU, max_size=14).map("".join), st.lists(VIETNAMESE, max_size=14).map("".join))
def test_whatever_an_article_holds_in_other_languages(tmp_path: Path, urdu: str, vietnamese: str) -> None:
    drafted(tmp_path, f"{urdu}\n2021 میں 40 جہاز آئے۔\n", "ur")
    drafted(tmp_path, f"{vietnamese}\nNăm 2021 cảng đón 40 tàu.\n", "vi")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_an_article_holds_its_draft_is_sound_and_complete(tmp_path: Path, text: str) -> None:
    drafted(tmp_path, f"{text}\nIn 2021 there were 40 ships.\n")


@given(
    st.text(
        alphabet=st.sampled_from("a5 :#,[]{}\"'\\%&*!|>-?@`\u200f\u00a0\u00e9\x85\u2028\U0001f600"),
        min_size=1,
        max_size=12,
    )
)
def test_scalars_are_read_back_letter_by_letter_but_for_what_is_not_seen(text: str) -> None:
    text = f"x{text}".strip() or "x"
    root = parse(f"a: {block_scalar(text)}\nb: [{{c: {flow_scalar(text)}, d: e}}]\n".encode(), "x").value
    assert isinstance(root, Entries)
    block, items = root.get("a"), root.get("b")
    assert isinstance(block, Scalar)
    assert isinstance(items, Items)
    (item,) = items.items
    assert isinstance(item, Entries)
    flow = item.get("c")
    assert isinstance(flow, Scalar)
    assert (block.text, flow.text) == (clean(text), clean(text))


def test_the_list_for_machines_has_spans_in_code_points(tmp_path: Path) -> None:
    text = "ship \U0001f6a2 with 5:\n  more than 1,250.5 km, about ½\n"
    made = json.loads(json.dumps(listed(find_all(article_of(tmp_path, text), "en", lexicon("en")))))
    for found in made["finds"]:
        assert text[found["start"] : found["end"]] == found["surface"]
    assert [(f["surface"], f["value"], f["precision"], f["bound"], f["unit"]) for f in made["finds"]] == [
        ("5", "5", 0, "", ""),
        ("1,250.5 km", "1250.5", 1, ">", "km"),
        ("½", "0.5", 0, "~", ""),
    ]
    assert "text" not in made


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour handled more ships than it had hoped for, and they were of all sizes.", "en"),
        ("بندرگاہ میں پچھلے سال سے زیادہ جہاز آئے اور وہ سب بڑے تھے۔", "ur"),
        ("Cảng đã đón nhiều tàu hơn năm trước và các tàu này đều lớn.", "vi"),
    ],
)
def test_a_language_is_recognised(text: str, language: str) -> None:
    found = recognize(text, {code: lexicon(code) for code in ("en", "ur", "vi")})
    assert found is not None
    assert (found.language, found.sure) == (language, True)


def test_what_is_written_in_no_known_language_is_not_recognised() -> None:
    assert recognize("12 345", {code: lexicon(code) for code in ("en", "ur", "vi")}) is None


SENTENCE = "In {year} the harbour no. {n} had {ships:,} ships, more than {share}.5% of them under sail. "


def dense(figures: int) -> str:
    """A text with a figure in every fifth word."""
    return "".join(SENTENCE.format(year=1900 + n % 120, n=n, ships=n + 1000, share=n % 90) for n in range(figures // 4))


@pytest.mark.parametrize(
    "text",
    [dense, lambda n: dense(n).replace(". ", ".\n"), lambda n: "Ships were counted. " + "5 " * n,
     lambda n: "Ships were counted. " + " ".join(str(k * 7919 % 100_003) for k in range(n)),
     lambda n: "It had 1.234 ships. " * n, lambda n: "two in three ships " * (n // 2)],
    ids=["one paragraph", "many", "identical", "numbers only", "open separators", "number words"],
)  # fmt: skip
def test_time_grows_as_the_article_does(tmp_path: Path, text: Callable[[int], str]) -> None:
    taken = []
    for figures in (1_000, 4_000):
        article = article_of(tmp_path, text(figures))
        begin = time.process_time()
        written = written_draft(draft_facts(find_all(article, "en", lexicon("en"))), ("en", "ur", "vi"))
        taken.append(time.process_time() - begin)
        assert len(written) > figures
    assert taken[1] < 8 * taken[0] + 0.3, "four times the article, and not sixteen times the time"


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("en", "It handled 19,200 ships a year.", "year"),
        ("en", "It handled 19,200 ships a year earlier.", ""),
        ("vi", "Cảng đón 19.200 tàu một năm.", "year"),
        ("vi", "Cảng đón 19.200 tàu một năm trước đó.", ""),
    ],
)
def test_a_moment_is_no_rate(tmp_path: Path, language: str, text: str, per: str) -> None:
    _, facts = drafted(tmp_path, text, language)
    assert [figure.per for figure in facts.figures if figure.quantity and figure.quantity.value == 19200] == [per]
