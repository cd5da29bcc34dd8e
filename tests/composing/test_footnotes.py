"""Footnotes: written in a template, or made from a figure's source; and the list of contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.composing import compare, compose
from reportgen.composing.template import Footnote, Mark, inlines_of
from reportgen.diagnostics import Diagnostic
from reportgen.document import (
    Block,
    Callout,
    Contents,
    Direction,
    Document,
    Heading,
    Inlines,
    Isolate,
    List,
    Note,
    Number,
    Paragraph,
    Toned,
    plain_text,
)
from reportgen.facts import Mention
from tests.composing.samples import FIGURES, HERE, MASTHEAD, claim, facts, language, read, report

BODY = MASTHEAD.count("\n") + 1


def composed(text: str, folder: Path, code: str = "en", *claims: str) -> Document:
    template, found = read(text, folder, code)
    assert template is not None, found
    assert found == ()
    held = facts(*claims)
    outcome = compose(template, held, report(held), language(code))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def refused(text: str, folder: Path) -> tuple[Diagnostic, ...]:
    """What composing a template finds wrong."""
    template, found = read(text, folder)
    assert template is not None, found
    held = facts()
    return compose(template, held, report(held), language("en")).diagnostics


def notes(blocks: tuple[Block, ...]) -> list[Note]:
    return list(_notes(blocks))


def _notes(blocks: tuple[Block, ...]) -> Iterator[Note]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield from (inline for inline in block.children if isinstance(inline, Note))
            case List():
                for item in block.items:
                    yield from _notes(item)
            case Callout():
                yield from _notes(block.children)
            case _:
                pass


def said(inlines: Inlines) -> str:
    return plain_text(inlines).replace("\u00a0", " ")


def test_a_footnote_stands_where_its_mark_stands_and_says_its_words(tmp_path: Path) -> None:
    document = composed("[^n-1]: In *all* {{ second }}.\n\nBefore[^n-1] and after.\n", tmp_path)
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    before, note, after = paragraph.children
    assert (plain_text((before,)), plain_text((after,))) == ("Before", " and after.")
    assert isinstance(note, Note)
    assert said(note.children) == "In all 2,071."
    assert any(isinstance(child, Number) and child.figure_id == "second" for child in note.children)
    assert plain_text(paragraph.children) == "Before and after."


def test_the_words_of_a_footnote_may_go_on_over_lines_and_end_at_the_next_block(tmp_path: Path) -> None:
    text = "One[^a] two[^b] three[^c].\n[^a]: words\n  go on\n[^b]: more\n- item\n\n[^c]: {{ second }}\n{{ first }}\n"
    document = composed(text, tmp_path)
    assert [said(note.children) for note in notes(document.blocks)] == ["words go on", "more", "2,071 2,030"]
    assert [type(block) for block in document.blocks] == [Paragraph, List]


def test_footnotes_stand_in_headings_lists_and_notes(tmp_path: Path) -> None:
    text = "## A[^a]\n\n- b[^b]\n\n::: note\n**c[^a]**\n:::\n\n[^a]: first\n\n[^b]: second\n"
    found = [said(note.children) for note in notes(composed(text, tmp_path).blocks)]
    assert found == ["first", "second", "first"]


def test_a_footnote_knows_its_line_and_column(tmp_path: Path) -> None:
    template, found = read("Some words[^name] here.\n\n- [^name]: of a [^name]\n", tmp_path)
    assert [(d.code, d.span.line, d.span.column) for d in found] == [("T112", BODY + 2, 17)]
    assert template is not None
    (note,) = [node for node in inlines_of(template.blocks) if isinstance(node, Footnote)]
    assert (note.name, note.span.line, note.span.column, note.span.end_column) == ("name", BODY, 11, 18)


def test_marks_of_a_footnote_know_their_place(tmp_path: Path) -> None:
    template, found = read("Words[^a].\n\n[^a]: first {{ one }}\n    then {{ two }}\n", tmp_path)
    assert template is not None
    assert found == ()
    marks = [node for node in inlines_of(template.blocks) if isinstance(node, Mark)]
    assert [(m.name, m.span.line, m.span.column) for m in marks] == [("one", BODY + 2, 13), ("two", BODY + 3, 10)]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "hint"),
    [
        ("Words[^missing].\n", "T108", 0, 6, "[^missing]: its words"),
        ("Words[^tranlation].\n\n[^translation]: x\n\nMore[^translation].\n", "T108", 0, 6, "`translation`"),
        ("Words[^].\n", "T108", 0, 6, "letters"),
        ("Words[^two words].\n", "T108", 0, 6, "letters"),
        ("[^two words]: x\n", "T108", 0, 1, "letters"),
        ("Words.\n\n[^a]: x\n", "T109", 2, 1, "[^a]"),
        ("Words[^a].\n\n[^a]: x\n\n[^a]: y\n", "T110", 4, 1, "11:1"),
        ("Words[^a].\n\n[^a]:\n", "T111", 2, 1, "same line"),
        ("Words[^a].\n\n[^a]: x\n\n    and more\n", "T111", 4, 5, "empty line"),
        ("Words[^a].\n\n[^a]: 5 per cent\n", "T103", 2, 7, "mark"),
        ("Words[^a].\n\n[^a]: a `code`\n", "T105", 2, 9, ""),
    ],
)
def test_what_is_wrong_with_a_footnote(text: str, code: str, line: int, column: int, hint: str, tmp_path: Path) -> None:
    _, found = read(text, tmp_path)
    assert [(d.code, d.span.line, d.span.column) for d in found] == [(code, BODY + line, column)]
    assert hint in found[0].hint


def test_a_digit_in_a_name_is_no_prose_and_a_superscript_still_is_one(tmp_path: Path) -> None:
    assert read("Words[^1] and[^۲].\n\n[^1]: x\n\n[^۲]: y\n", tmp_path)[1] == ()
    assert [d.code for d in read("Words¹.\n", tmp_path)[1]] == ["T103"]


def test_the_source_of_a_figure_in_every_language(tmp_path: Path) -> None:
    wanted = {
        "en": "Source: “2071”, paragraph 3.",
        "ur": "ماخذ: ”2071“، پیراگراف 3۔",
        "vi": "Nguồn: “2071”, đoạn 3.",
    }
    for code, words in wanted.items():
        (note,) = notes(composed("In all {{ second source }}.\n", tmp_path, code).blocks)
        assert said(note.children) == words
        quote = next(child for child in note.children if isinstance(child, Isolate))
        assert (quote.direction, quote.language) == (Direction.RTL, "ur-PK")


def test_the_footnote_follows_the_whole_figure_with_its_words(tmp_path: Path) -> None:
    (paragraph,) = composed("{{ good source }} of them.\n", tmp_path).blocks
    assert isinstance(paragraph, Paragraph)
    place = next(at for at, child in enumerate(paragraph.children) if isinstance(child, Note))
    assert plain_text(paragraph.children[:place]) == "more than 87%"


def test_places_of_one_quote_are_said_together_and_other_quotes_by_themselves(tmp_path: Path) -> None:
    template, _ = read("{{ rank source }}\n", tmp_path)
    assert template is not None
    quantity = next(f for f in FIGURES if f.id == "rank").quantity
    mentions = tuple(Mention(q, p, quantity, HERE) for q, p in (("تیسرے", 4), ("3rd", 2), ("تیسرے", 1)))
    figures = tuple(replace(f, mentions=mentions) if f.id == "rank" else f for f in FIGURES)
    held = facts(figures=figures)
    document = compose(template, held, report(held), language("en")).value
    assert document is not None
    (note,) = notes(document.blocks)
    assert said(note.children) == "Source: “تیسرے”, paragraphs 1, 4; “3rd”, paragraph 2."


def test_a_calculated_figure_says_how(tmp_path: Path) -> None:
    (note,) = notes(composed("{{ surplus source }}\n", tmp_path).blocks)
    assert said(note.children) == "Calculated: 2,071 − 2,000 = 71."


def test_a_claim_that_arrives_at_the_figure_gives_its_verdict(tmp_path: Path) -> None:
    claims = ("attained = second / target", "second > first", "good > wanted")
    document = composed("{{ attained source }} {{ second source }} {{ good source }}\n", tmp_path, "en", *claims)
    attained, second, good = (said(note.children) for note in notes(document.blocks))
    assert attained.endswith("Checked: 2,071 ÷ 2,000 = 103.55%, printed as 103.6% – ✓ holds, on a rounding tie.")
    assert "Checked" not in second + good


def test_a_claim_that_does_not_hold_is_said_at_each_of_its_figures(tmp_path: Path) -> None:
    document = composed("{{ second source }} {{ first source }}\n", tmp_path, "en", "second < first")
    for note in notes(document.blocks):
        assert said(note.children).endswith("2,071 ≥ 2,030 – ✗ contradicted.")
        assert any(isinstance(child, Toned) for child in note.children)


def test_the_same_source_is_the_same_note(tmp_path: Path) -> None:
    one, two = notes(composed("{{ second source }} and again {{ second bare source }}\n", tmp_path).blocks)
    assert one == two


@pytest.mark.parametrize("mark", ["title", "checks_summary"])
def test_only_figures_have_sources(mark: str, tmp_path: Path) -> None:
    (found,) = refused(f"{{{{ {mark} source }}}}\n", tmp_path)
    assert (found.code, found.span.line) == ("T112", BODY)


def test_a_text_of_the_fact_file_has_no_footnotes(tmp_path: Path) -> None:
    template, _ = read("::: checks\n", tmp_path)
    assert template is not None
    held = facts(claim("second > first", label="above {{ first source }}"))
    found = compose(template, held, report(held), language("en")).diagnostics
    assert [d.code for d in found] == ["T112"]
    assert found[0].span.path == "facts.yaml"


ONE = "Words[^a] {{ x source }}.\n\n[^a]: In {{ y }}.\n\n## First\n\nMore {{ x }}[^b].\n\n[^b]: Last.\n"


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        (ONE.replace("Words", "Worte").replace("Last", "Zuletzt"), []),
        (ONE.replace("{{ x }}[^b]", "{{ x }}").replace("Words[^a]", "Worte[^a][^b]"), ["T404", "T404"]),
        (ONE.replace("x source", "x"), ["T404"]),
        (ONE.replace("In {{ y }}", "In"), ["T402"]),
        (ONE.replace("^a]", "^c]"), ["T404", "T404"]),
    ],
)
def test_languages_have_the_same_footnotes_under_the_same_headings(
    other: str, codes: list[str], tmp_path: Path
) -> None:
    one, two = read(ONE, tmp_path)[0], read(other, tmp_path, "ur")[0]
    assert one is not None
    assert two is not None
    assert [d.code for d in compare([one, two])] == codes


def test_contents_take_a_title_and_levels(tmp_path: Path) -> None:
    text = "::: contents\n## What is in here\n:::\n\n::: contents levels=1\n:::\n\n## A\n\n### B\n"
    first, second, *headings = composed(text, tmp_path).blocks
    assert isinstance(first, Contents)
    assert (plain_text(first.title), first.levels) == ("What is in here", 2)
    assert second == Contents((), 1)
    assert [h.anchor for h in headings if isinstance(h, Heading)] == ["section-1", "section-2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("::: contents\nWords.\n:::\n", "T204"),
        ("::: contents\n## A\n\n## B\n:::\n", "T204"),
        ("::: contents levels=3\n:::\n", "T203"),
        ("::: contents first\n:::\n", "T203"),
        ("::: contents\n", "T202"),
    ],
)
def test_what_is_wrong_with_contents(text: str, code: str, tmp_path: Path) -> None:
    assert [d.code for d in read(text, tmp_path)[1]] == [code]
