"""Characters that would make a figure read otherwise than it is written are refused wherever people write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from reportgen import unseen
from reportgen.checking import Checked, check_files
from reportgen.composing import read_template
from reportgen.composing.scene import Scene
from reportgen.diagnostics import Diagnostic
from reportgen.document import Direction, Inline, Isolate, Text
from reportgen.extraction import find, load_lexicon
from reportgen.languages import load_language
from reportgen.reading import read_facts
from reportgen.resources import Resources

ROOT = Path(__file__).resolve().parents[1]
REFUSED = [
    *("\u202e", "\u202a", "\u2066", "\u2069", "\u2028", "\x07", "\x9d", "\ufeff", "\U000e0041"),
    *("\u115f", "\u3164", "\u2800"),
]
LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
TEMPLATE = "::: masthead\nKicker\n\n# Title\n\nSource\n:::\n\nSome words here.\n"

SPOOFED = {
    f"{RLM}18{RLM},{RLM}240{RLM} patients waiting": "“18,240” would be seen as “240,18”",
    f"{ALM}18{ALM},{ALM}240 patients": "“18,240” would be seen as “240,18”",
    f"{RLM}The 12{RLM}–{RLM}15{RLM} Courier": "“12–15” would be seen as “1215–”",
    f"{RLM}{{{{a}}}}{RLM}–{RLM}{{{{b}}}}{RLM}": "“{{a}}–{{b}}” would be seen as “{{b}}–{{a}}”",
    f"{RLM}{{{{ a }}}} – {{{{ b }}}}{RLM}": "“{{ a }} – {{ b }}” would be seen as “{{ b }} – {{ a }}”",
    "Term \u202e21": "“21” would be seen as “12”",
    f"{RLM}> 5{RLM} of them": "“> 5 of them” would be seen as “5 < of them”",
    f"ten {RLM}to{RLM} twenty": "“ten to twenty” would be seen as “twenty to ten”",
}
STOPPED = [
    "18\u200b,240 patients",
    "18\u2060,240 patients",
    "18\u00ad240",
    "18\u034f240",
    "18\u200d,240",
    "18\ufe0e240",
    "5 k\u200bg",
    "5 k\u200eg",
    "5\u200d%",
    f"21-NQ{LRM}/TW",
    f"5%{RLM} یا اس سے زیادہ",
    f"سال {RLM}2022 میں",
    f"{{{{ {RLM}a }}}}",
    f"ا ({RLM} {{{{a}}}} – {{{{b}}}} ) x",
    f"ا > {RLM} {{{{a}}}} x",
    f"a{RLM}b",
    f"Ships{RLM} handled",
    f"لفظ{LRM} لفظ",
    f"a,۔{LRM}",
    f"ا {RLM}ُ",
]
HONEST = [
    "نہ\u200cصرف یہ",
    "می\u200cخواهم",
    "20 فی\u200cصد",
    "क्\u200dष 5",
    "a\u00adb c\u200bd",
    "👩\u200d🔬 ok ❤\ufe0f",
    f"یہ درست ہے۔{RLM}",
    f"یہ درست ہے۔{RLM} اور یہ بھی",
    f"یہ “درست”{RLM} ہے",
    f"یہ (درست) ہے؟{RLM} ہاں",
    f"{RLM}یہ درست ہے",
    f"یہ {RLM}DOCX ہے",
    f"DOCX{RLM} یہ ہے",
    f"یہ DOCX{LRM} ہے",
    f"2022 میں{RLM} 2,071 ارکان",
    f"words, {LRM}and 5 more",
    "tab\tand\u00a0blank",
]


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{d.code} {d.span.line}:{d.span.column} {d.message}" for d in found]


# --- the rule ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", SPOOFED)
def test_what_would_be_seen_is_told(text: str) -> None:
    assert any(SPOOFED[text] in fault.message for fault in unseen.faults(text))


@pytest.mark.parametrize("text", STOPPED, ids=ascii)
def test_nothing_unseen_stands_at_a_figure_or_turns_words(text: str) -> None:
    assert list(unseen.faults(text))


@pytest.mark.parametrize("text", HONEST, ids=ascii)
def test_honest_text_is_let_through(text: str) -> None:
    assert list(unseen.faults(text)) == []


@pytest.mark.parametrize("text", [f"پارٹی (CPV){RLM}", f"DOCX{RLM}", f"ہے۔{RLM}{LRM}"])
def test_marks_at_the_end_of_a_value_direct_nothing(text: str) -> None:
    assert unseen.trimmed(text) == unseen.clean(text)


def test_but_those_behind_a_figure_are_told() -> None:
    assert list(unseen.faults(unseen.trimmed(f"سال 5%{RLM}")))


def test_the_character_is_named() -> None:
    assert unseen.described("\u202e").startswith("U+202E RIGHT-TO-LEFT OVERRIDE is not seen")
    assert unseen.described("\x07").startswith("U+0007 a control character is not seen")


def test_names_and_units_hold_none_but_joiners() -> None:
    assert [fault.at for fault in unseen.faults(f"یہ{RLM} ہے", bare=True)] == [2]
    assert list(unseen.faults("می\u200cخواهم", bare=True)) == []


def test_a_text_for_a_terminal_shows_them() -> None:
    assert unseen.visible("a\u202eb\U000e0041می\u200cخ\u200c1") == "a\\u202eb\\udb40\\udc41می\u200cخ\\u200c1"


@pytest.mark.parametrize("plane", [0, 1, 14])
def test_the_quick_look_misses_none(plane: int) -> None:
    characters = [chr(code) for code in range(plane << 16, plane + 1 << 16)]
    assert [c for c in characters if unseen.UNSEEN.match(c) and not unseen.held(c)] == []
    assert [c for c in characters if unseen.held(c) and not unseen.UNSEEN.match(c)] == []


# --- the laws ------------------------------------------------------------------------------------------------

SIGNS = " .,:;–-/%>()!۔،ُ"
HIDDEN = [LRM, RLM, ALM, "\u200b", "\u200c", "\u2060"]
PIECES = ["NQ", "of", "ا", "لفظ", *SIGNS, " ", " ", " "]


def texts(one: str, other: str) -> st.SearchStrategy[str]:
    """Figures, words and signs, with unseen characters here and there among them."""
    pairs = [f"{one}{c}{sign}{d}{other}" for sign in ",–/" for c in ["", *HIDDEN] for d in {"", c}]
    edges = [f"{word}{sign}{c} " for word in ("ا", "NQ") for sign in ("", ".", ")", ">") for c in (LRM, RLM)]
    return st.lists(st.sampled_from([one, other, *pairs, *edges, *PIECES * 3, *HIDDEN]), max_size=7).map("".join)


QUOTED = texts("18", "240")
PROSE = texts("{{a}}", "{{b}}")
CONTEXTS = ["", "a ", "ا ", "a {{x}} – {{y}} ", "ا {{x}} – {{y}} "]
FIGURE = re.compile(r"[0-9]+(?:[.,–/-][0-9]+)*")


def as_set(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """The text as writers set it: what is isolated between its controls."""
    for inline in inlines:
        if isinstance(inline, Isolate):
            yield "\u2066" if inline.direction is Direction.LTR else "\u2067"
            yield from as_set(inline.children)
            yield "\u2069"
        else:
            assert isinstance(inline, Text)
            yield inline.text


@pytest.fixture(scope="module")
def checked() -> Checked:
    found, diagnostics = check_files((ROOT / "data" / "binh-thuan.yaml",), Resources(ROOT))
    assert not any(d.fails for d in diagnostics)
    return found[0]


@pytest.mark.parametrize("source", ["ur", "en"])
def test_the_figures_seen_in_a_quote_are_the_figures_read(source: str, checked: Checked) -> None:
    facts = replace(checked.facts, source=replace(checked.facts.source, language=source))
    language = load_language("en", Resources(ROOT)).value
    assert language is not None
    scene = Scene(facts, checked.report, language)
    lexicon = load_lexicon(ROOT / "locales" / source / "reading.toml")

    @settings(max_examples=150)
    @given(QUOTED, st.booleans())
    @example(f"2022 میں{RLM} 18-240", True)
    @example(f"سال{RLM} 3-4% of", False)
    def law(written: str, rtl: bool) -> None:
        text = unseen.trimmed(written)
        assume(not list(unseen.faults(text)))
        shown = unseen.seen("".join(as_set(scene.foreign(text))), rtl=rtl)
        read = [figure for found in find(text, lexicon) for figure in FIGURE.findall(unseen.clean(found.surface))]
        assert [figure for figure in read if figure not in shown] == [], shown
        assert Counter(re.findall("[0-9]+", shown)) == Counter(re.findall("[0-9]+", unseen.clean(text)))

    law()


@settings(max_examples=300)
@given(PROSE, st.sampled_from(CONTEXTS), st.sampled_from(CONTEXTS), st.booleans())
@example(f"ا{RLM} {{{{a}}}} – {{{{b}}}}", "", "", False)
def test_no_mark_moves_a_figure_or_a_word_whatever_stands_around(text: str, before: str, after: str, rtl: bool) -> None:
    assume(not list(unseen.faults(text)))

    def order(inner: str) -> str:
        whole = re.sub(r"\{\{.\}\}", lambda mark: f"\u2068{mark[0]}\u2069", f"{before}{inner} {after}")
        return re.sub(r"[\s.,:;!۔،\u200c]", "", unseen.seen(whole, rtl=rtl))

    assert order(text) == order(unseen.clean(text))


# --- the places ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("character", REFUSED)
def test_a_template_with_one_is_told_its_place(character: str, tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_text(TEMPLATE.replace("words", f"wo{character}rds"), encoding="utf-8")
    assert any(
        line.startswith(f"T005 9:8 {unseen.described(character)}") for line in told(read_template(path).diagnostics)
    )


@pytest.mark.parametrize("entity", ["&#x202e;", "&#8238;", "a &rlm; b"])
def test_so_is_one_that_is_written_as_an_entity(entity: str, tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_text(TEMPLATE.replace("words", f"words {entity}"), encoding="utf-8")
    column = 12 + entity.index("&")
    assert any(line.startswith(f"T005 9:{column} U+20") for line in told(read_template(path).diagnostics))


@pytest.mark.parametrize("text", HONEST, ids=ascii)
def test_honest_words_of_a_template_are_let_through(text: str, tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_text(TEMPLATE.replace("words", text), encoding="utf-8")
    assert [d.code for d in read_template(path).diagnostics if d.code == "T005"] == []


def test_the_name_of_a_template_holds_none(tmp_path: Path) -> None:
    path = tmp_path / "\u202ebrief" / "en.md"
    path.parent.mkdir()
    path.write_text(TEMPLATE, encoding="utf-8")
    (found,) = read_template(path).diagnostics
    assert (found.code, found.message[:34]) == ("T005", "in the file's name, U+202E RIGHT-T")


def facts_told(said: str, folder: Path, name: str = "facts") -> list[str]:
    text = (ROOT / "data" / "binh-thuan.yaml").read_text(encoding="utf-8")
    first = text.index("\n      en: ") + 1
    line = text.count("\n", 0, first) + 1
    changed = text[:first] + f"      en: {said}\n" + text[text.index("\n", first) + 1 :]
    path = folder / f"{name}.yaml"
    path.write_text(changed, encoding="utf-8")
    found = told(read_facts(path, Resources(ROOT)).diagnostics)
    return [message.replace(f"F013 {line}:", "F013 :") for message in found if message.startswith("F013")]


TURNED = unseen.described(chr(0x202E)) + ": “21” would be seen as “12”"


def test_a_fact_file_with_one_is_told_its_place(tmp_path: Path) -> None:
    assert facts_told("Term \u202e21", tmp_path) == [f"F013 :16 {TURNED}"]


def test_so_is_one_in_words_of_several_lines(tmp_path: Path) -> None:
    found = facts_told(">-\n        Term\n        of\u200f 21", tmp_path)
    (one,) = [line.split(" U+")[0] for line in found]
    assert one.endswith(":11")


def test_so_is_one_that_is_written_as_an_escape(tmp_path: Path) -> None:
    assert facts_told(r'"Term \u202e21"', tmp_path) == [f"F013 :11 {TURNED}"]


def test_so_is_one_in_a_comment(tmp_path: Path) -> None:
    assert facts_told("Term # \u202e21", tmp_path) == [f"F013 :18 {unseen.described(chr(0x202E))}"]


def test_the_name_of_a_fact_file_holds_none(tmp_path: Path) -> None:
    (found,) = facts_told("Term", tmp_path, "fa\u202ects")
    assert found.startswith("F013 1:1 U+202E")


def test_what_is_counted_holds_none(tmp_path: Path) -> None:
    text = (ROOT / "data" / "binh-thuan.yaml").read_text(encoding="utf-8")
    path = tmp_path / "facts.yaml"
    path.write_text(re.sub("counts: (.)", "counts: \\1\u200b", text, count=1), encoding="utf-8")
    assert [d.code for d in read_facts(path, Resources(ROOT)).diagnostics] == ["F013"]


def test_marks_at_the_end_of_a_value_are_not_kept(tmp_path: Path) -> None:
    assert facts_told(f"Term (CPV){RLM}", tmp_path) == []
    facts = read_facts(tmp_path / "facts.yaml", Resources(ROOT)).value
    assert facts is not None
    assert "Term (CPV)" in {text.text for figure in facts.figures for text in figure.label}
