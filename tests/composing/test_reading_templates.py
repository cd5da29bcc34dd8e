"""Reading a template: what its nodes are, where they stand, and everything that is refused."""

from __future__ import annotations

import hashlib
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.composing import load_template, read_template
from reportgen.composing.markdown import parse
from reportgen.composing.marks import is_digit
from reportgen.composing.template import (
    Directive,
    HeadingNode,
    Hyperlink,
    ListNode,
    Mark,
    ParagraphNode,
    Words,
    inlines_of,
)
from reportgen.resources import Resources
from tests.composing.samples import MASTHEAD, RESOURCES, read

BODY = MASTHEAD.count("\n") + 1
"""The line on which a template's text begins behind its masthead."""


def codes(text: str, folder: Path) -> list[str]:
    return [d.code for d in read(text, folder)[1]]


def test_a_template_is_a_tree_of_its_blocks(tmp_path: Path) -> None:
    template, found = read(
        "## Heading {{ first }}\n\nWords with **{{ second }}** and [a link](#section-one).\n\n"
        "- one\n- two\n\n1. three\n\n::: note tone=good\nA note.\n:::\n\n::: sources\n",
        tmp_path,
    )
    assert template is not None
    assert found == ()
    heading, paragraph, bullets, numbered, note, sources = template.blocks
    assert isinstance(heading, HeadingNode)
    assert heading.level == 2
    assert isinstance(paragraph, ParagraphNode)
    assert isinstance(bullets, ListNode)
    assert not bullets.ordered
    assert isinstance(numbered, ListNode)
    assert numbered.ordered
    assert isinstance(note, Directive)
    assert [type(b) for b in note.body] == [ParagraphNode]
    assert isinstance(sources, Directive)
    assert sources.body == ()
    assert template.masthead.name == "masthead"


def test_every_node_knows_its_line_and_column(tmp_path: Path) -> None:
    text = (
        "Some words\n  {{ first }} and {{ second\tbare }}.\n\n"
        "- an item\n  goes on {{ third }}\n\n"
        "## A {{ fourth }} ##\n\n"
        "::: note\n{{ fifth }}\n:::\n\n"
        "[{{ sixth }}](#here) \\* &amp; {{ seventh }}\n"
    )
    template, found = read(text, tmp_path)
    assert template is not None
    assert found == ()
    lines = (MASTHEAD + text).split("\n")
    marks = [node for node in inlines_of(template.blocks) if isinstance(node, Mark)]
    assert [m.name for m in marks] == ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
    for mark in marks:
        line = lines[mark.span.line - 1]
        shown = line[mark.span.column - 1 : mark.span.end_column - 1]
        assert shown.startswith("{{")
        assert shown.endswith("}}")
        assert mark.name in shown


def test_words_keep_their_weight_and_links_their_words(tmp_path: Path) -> None:
    template, _ = read("plain **strong** *slanted* [a *link*](https://example.org/)\n", tmp_path)
    assert template is not None
    nodes = list(inlines_of(template.blocks))
    words = [(n.text, n.strong, n.emphasis) for n in nodes if isinstance(n, Words)]
    assert words == [
        ("plain ", False, False),
        ("strong", True, False),
        (" ", False, False),
        ("slanted", False, True),
        (" ", False, False),
        ("a ", False, False),
        ("link", False, True),
    ]
    assert [n.target for n in nodes if isinstance(n, Hyperlink)] == ["https://example.org/"]


@pytest.mark.parametrize(
    ("text", "digits", "line", "column"),
    [
        ("In 2022 it rose.\n", "2022", 0, 4),
        ("First line\nthen 12 % more\n", "12", 1, 6),
        ("**bold 7**\n", "7", 0, 8),
        ("A year ۲۰۲۲ in Urdu digits\n", "۲۰۲۲", 0, 8),
        ("Devanagari २०२२\n", "२०२२", 0, 12),
        ("Roman numeral Ⅻ\n", "Ⅻ", 0, 15),
        ("Superscript ²\n", "²", 0, 13),
        ("Half ½\n", "½", 0, 6),
        ("An entity &#50;\n", "2", 0, 11),
        ("## Heading 3\n", "3", 0, 12),
        ("- item 4\n", "4", 0, 8),
        ("[link 5](#x)\n", "5", 0, 7),
        ("::: note\nbody 6\n:::\n", "6", 1, 6),
        ("{{ a }} 8\n", "8", 0, 9),
    ],
)
def test_a_digit_in_prose_is_an_error_with_its_place(
    text: str, digits: str, line: int, column: int, tmp_path: Path
) -> None:
    _, (found,) = read(text, tmp_path)
    assert found.code == "T103"
    assert f"`{digits}`" in found.message
    assert (found.span.line, found.span.column) == (BODY + line, column)


def test_digits_in_names_addresses_and_list_numbers_are_not_prose(tmp_path: Path) -> None:
    text = "1. {{ admitted_2022 }} and [a page](https://example.org/2022)\n\n::: figures admitted_2021\n"
    assert codes(text, tmp_path) == []


def test_letters_are_not_digits() -> None:
    assert not any(is_digit(char) for char in "aZỹےک一٪٬")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("open {{ first and no end\n", "T101", 0, 6),
        ("open {{ first\n}}\n", "T101", 0, 6),
        ("{{ }}\n", "T101", 0, 1),
        ("{{ a=b }}\n", "T101", 0, 1),
        ("{{ first wrod }}\n", "T102", 0, 10),
        ("{{ first sign word }}\n", "T102", 0, 15),
        ("{{ first bare bare }}\n", "T102", 0, 15),
        ("{{ first bare=yes }}\n", "T102", 0, 10),
        ("a <b>bold</b> word\n", "T104", 0, 3),
        ("<div>\n\nblock\n\n</div>\n", "T104", 0, 1),
        ("<!-- hidden -->\n", "T104", 0, 1),
        ("`code`\n", "T105", 0, 1),
        ("```\ncode\n```\n", "T105", 0, 1),
        ("> quoted\n", "T105", 0, 1),
        ("words\n\n---\n", "T105", 2, 1),
        ("![picture](a.png)\n", "T105", 0, 1),
        ("a break\\\nforced\n", "T105", 0, 8),
        ("[x](javascript:alert)\n", "T106", 0, 1),
        ("[x](file:///etc/passwd)\n", "T106", 0, 1),
        ("[x](data:text/html,hello)\n", "T106", 0, 1),
        ("[x](other.md)\n", "T106", 0, 1),
        ("# A second title\n", "T107", 0, 1),
        ("#### Too deep\n", "T107", 0, 1),
        ("### Too early\n", "T107", 0, 1),
        ("## Good\n\n#### A gap\n", "T107", 2, 1),
        ("- ## In a list\n", "T107", 0, 1),
        ("::: charts a\n", "T201", 0, 1),
        ("::: note\nnot closed\n", "T202", 0, 1),
        ("words\n\n:::\n", "T202", 2, 1),
        ("::: checks all\n", "T203", 0, 12),
        ("::: figures a:b\n", "T203", 0, 13),
        ("::: figures kind=bar\n", "T203", 0, 18),
        ("::: note tone=loud\nx\n:::\n", "T203", 0, 15),
        ("::: note tone=good tone=bad\nx\n:::\n", "T203", 0, 25),
        ("::: chart a kind=pie\ncaption\n:::\n", "T203", 0, 18),
        ("::: chart target=a\ncaption\n:::\n", "T203", 0, 1),
        ("::: chart a\n:::\n", "T204", 0, 1),
        ("::: cards\nno list\n:::\n", "T204", 0, 1),
        ("::: cards\n- no mark first {{ a }}\n:::\n", "T204", 1, 1),
        ("::: cards\n- {{ a }} b\n\n  c\n:::\n", "T204", 1, 1),
        ("::: note\n## heading\n:::\n", "T204", 1, 1),
    ],
)  # fmt: skip
def test_what_a_template_may_not_hold(text: str, code: str, line: int, column: int, tmp_path: Path) -> None:
    _, found = read(text, tmp_path)
    assert code in [d.code for d in found], found
    first = next(d for d in found if d.code == code)
    assert (first.span.line, first.span.column) == (BODY + line, column)


def test_everything_wrong_is_said_at_once_in_order(tmp_path: Path) -> None:
    text = "In 2022 {{ open\n\n<b>x</b>\n\n::: nothing\n\n[x](file:y)\n"
    _, found = read(text, tmp_path)
    assert [d.code for d in found] == ["T103", "T101", "T104", "T104", "T201", "T106"]
    assert [d.span for d in found] == sorted(d.span for d in found)


@pytest.mark.parametrize(
    ("text", "hint"),
    [("{{ a sgin }}\n", "`sign`"), ("::: figure a\n", "`figures`"), ("::: chart a targte=b\nx\n:::\n", "`target`")],
)
def test_a_misspelling_offers_the_nearest_name(text: str, hint: str, tmp_path: Path) -> None:
    _, found = read(text, tmp_path)
    assert any(hint in d.hint for d in found)


@pytest.mark.parametrize(
    "text",
    [
        "No masthead at all.\n",
        "Words first.\n\n" + MASTHEAD,
        MASTHEAD + MASTHEAD,
        "",
    ],
)
def test_a_template_begins_with_one_masthead(text: str, tmp_path: Path) -> None:
    _, found = read(text, tmp_path, masthead=False)
    assert "T004" in [d.code for d in found]


@pytest.mark.parametrize(
    "inside", ["", "kicker\n\n# title\n", "# title\n\nkicker\n\nline\n", "kicker\n\n## title\n\nline\n", "- a\n"]
)
def test_a_masthead_has_its_three_parts(inside: str, tmp_path: Path) -> None:
    _, found = read(f"::: masthead\n{inside}:::\n", tmp_path, masthead=False)
    assert "T204" in [d.code for d in found]


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_bytes(MASTHEAD.encode() + b"caf\xe9\n")
    (found,) = read_template(path).diagnostics
    assert (found.code, found.span.line) == ("T002", BODY)


def test_a_folder_or_nothing_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "en.md").mkdir()
    assert [d.code for d in read_template(tmp_path / "en.md").diagnostics] == ["T002"]
    assert [d.code for d in read_template(tmp_path / "none.md").diagnostics] == ["T002"]


def test_text_that_is_not_composed_names_the_line(tmp_path: Path) -> None:
    _, (found,) = read("fine\n\nThua\u0323\u0302n\n", tmp_path)
    assert (found.code, found.span.line) == ("T003", BODY + 2)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    """But for the hash, which is the file's own."""
    text = MASTHEAD + "Words {{ first }}\n\n::: note\nA note 7\n:::\n"
    unix, windows = tmp_path / "unix" / "en.md", tmp_path / "windows" / "en.md"
    for path, data in ((unix, text.encode()), (windows, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())):
        path.parent.mkdir()
        path.write_bytes(data)
    one, other = read_template(unix, "en.md"), read_template(windows, "en.md")
    assert one.value is not None
    assert other.value is not None
    assert one.value.sha256 == hashlib.sha256(unix.read_bytes()).hexdigest()
    assert one == replace(other, value=replace(other.value, sha256=one.value.sha256))


def test_an_unknown_template_or_language_says_what_there_is() -> None:
    (found,) = load_template("breifing", "en", RESOURCES).diagnostics
    assert (found.code, "`briefing`" in found.hint) == ("T001", True)
    (found,) = load_template("briefing", "fr", RESOURCES).diagnostics
    assert found.code == "T001"
    assert "en, ur, vi" in found.hint


def test_a_folder_without_markdown_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "templates" / "briefing").mkdir(parents=True)
    (found,) = load_template("briefing", "en", Resources(tmp_path)).diagnostics
    assert (found.code, found.hint) == ("T001", "there is no Markdown file in its folder")


def test_the_own_template_of_a_project_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "briefing"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text(MASTHEAD + "Our own.\n", encoding="utf-8")
    template = load_template("briefing", "en", Resources(tmp_path)).value
    assert template is not None
    assert len(template.blocks) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{{" * 20_000 + "\n",
        "{{ a }}" * 5_000 + "\n",
        "*a " * 20_000 + "\n",
        "[" * 5_000 + "\n",
        "::: note\n" * 2_000,
        "- " * 200 + "deep\n",
        "> " * 500 + "deep\n",
        ":::\n" * 3_000,
        "".join(f"[^a{n}]: x[^b{n}]\n" for n in range(2_000)),
        "".join(f"[^a{n}] " for n in range(2_000)) + "".join(f"\n[^b{n}]: x" for n in range(2_000)) + "\n",
        "[^" * 20_000 + "\n",
    ],
    ids=[
        "open marks",
        "marks",
        "stars",
        "brackets",
        "notes",
        "lists",
        "quotes",
        "closers",
        "footnotes in footnotes",
        "unknown footnotes",
        "open footnotes",
    ],
)
def test_hostile_templates_end_soon(text: str, tmp_path: Path) -> None:
    start = time.perf_counter()
    read(text, tmp_path)
    assert time.perf_counter() - start < 5


PIECES = st.sampled_from(
    ["{{", "}}", "{{ a }}", "{{ a sign", ":::", "::: note", "::: cards", "::: chart a", "- ", "1. ", "# ", "## ", "**",
     "*", "_", "[", "](", ")", "#x", "<b>", "&#50;", "\\", "`", "```", "> ", "|", "\n", "\n\n", "    ", "\t", "7",
     "word", "لفظ", "۷", "\u200f", "\0", "\r\n", "---", "===", "[^a]", "[^a]: ", "[^", "\n[^b]: w", "[^b]"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_breaks_the_reader_and_every_place_is_in_the_file(text: str) -> None:
    blocks, found = parse(text, "x.md")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    spans = [d.span for d in found] + [node.span for node in inlines_of(blocks)]
    for span in spans:
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.end_line, span.end_column) > (span.line, span.column)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_digit_gets_through(text: str) -> None:
    """Either the reader complains, or no word of the tree holds a digit."""
    blocks, found = parse(text, "x.md")
    if not found:
        assert not [n for n in inlines_of(blocks) if isinstance(n, Words) and any(map(is_digit, n.text))]
