"""What holds whatever an editor did: his words stay, byte for byte, and every figure is the new one."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.refilling.markup import Markup
from tests.refilling.briefings import Desk, built, edited, newer, part, words

PROSE = """\
::: masthead
Kicker

# Title

Provenance
:::

The first, {{ admitted_2022 }}, and {{ year_2022 }}.

The second: {{ attainment_2022 }} of {{ target_yearly }}.

The third, {{ growth }} more, is {{ growth_rate }}; so {{ admission_rate }} or {{ admission_rate symbol }}.

The fourth is {{ total_two_years }} in {{ term }}.
"""
CONTROL = re.compile(r"<w:sdt>.*?</w:sdt>")
WORDS = st.text(alphabet="abcdeABCDE ,.&<>\"'éü\u00a0\u0627\u0628", min_size=1, max_size=12)


def body(data: bytes) -> tuple[str, list[str], str]:
    """The text before the paragraphs of prose, the paragraphs, and the text behind them."""
    text = part(data)
    start = text.index("<w:p>", text.rindex("</w:tbl>"))
    end = text.index("<w:sectPr>")
    return text[:start], re.findall(r"<w:p>.*?</w:p>", text[start:end]), text[end:]


@st.composite
def editings(draw: st.DrawFn) -> bytes:
    """A briefing whose paragraphs were rewritten, moved, copied, taken out."""
    data = built("en", PROSE)
    before, paragraphs, after = body(data)
    chosen = draw(st.lists(st.sampled_from(paragraphs), min_size=1, max_size=6))
    made: list[str] = []
    for paragraph in chosen:
        said = draw(WORDS).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        own = f'<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>'
        places = [match.start() for match in re.finditer(r"<w:sdt>|</w:p>", paragraph)]
        at = draw(st.sampled_from(places))
        rewritten = paragraph[:at] + own + paragraph[at:]
        if draw(st.booleans()):
            rewritten = re.sub(r"<w:t>(\d)([^<]+)</w:t></w:r>", _split, rewritten, count=1)
        made.append(rewritten)
    return edited(data, lambda _: "".join([before, *made, after]))


def _split(match: re.Match[str]) -> str:
    return f"<w:t>{match[1]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{match[2]}</w:t></w:r>"


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(editings())
def test_edits_survive_and_every_figure_is_the_new_one(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        result = desk.refill(data)
        assert result.data is not None, result.diagnostics
        outside = [CONTROL.sub("#", part(each)) for each in (data, result.data)]
        assert outside[0] == outside[1]
        printed = {match[0] for match in CONTROL.finditer(part(built("en", PROSE, newer())))}
        known = {words(each) for each in printed}
        assert {words(match[0]) for match in CONTROL.finditer(part(result.data))} <= known
        assert desk.refill(result.data).data == result.data


XML_TEXT = st.text(alphabet="ab<>&\"' \u0627é", max_size=8)


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> str:
    """A well-formed part with words in it."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' if depth == 0 else ""
    text = draw(XML_TEXT)
    said = text.replace("&", "&amp;").replace("<", "&lt;")
    quoted = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    name = draw(st.sampled_from(["w:p", "w:r", "w:t", "x"])) if depth else "w:document"
    children = "".join(draw(st.lists(trees(depth=depth + 1), max_size=3))) if depth < 3 and name != "w:t" else ""
    if name == "w:t" and not said:
        return "<w:t/>"
    return f'<{name} {w} a="{quoted}">{said if name == "w:t" else ""}{children}<!-- > --></{name}>'


@given(trees(), st.lists(XML_TEXT, min_size=30, max_size=30))
def test_words_are_cut_in_and_nothing_else_changes(text: str, new: list[str]) -> None:
    markup = Markup(text)
    assert markup.result() == text
    holders = [node for node in markup.root.walk() if node.name == "t"]
    for node, said in zip(holders, new, strict=False):
        markup.fill(node, said)
    again = Markup(markup.result())
    after = [again.written(node) for node in again.root.walk() if node.name == "t"]
    assert after == [*new[: len(holders)], *(markup.written(node) for node in holders[len(new) :])]
    assert outside(again) == outside(markup)


def outside(markup: Markup) -> str:
    """All but the elements that hold words."""
    pieces, done = [], 0
    for node in markup.root.walk():
        if node.name == "t":
            pieces.append(markup.text[done : node.start])
            done = node.end
    return "".join([*pieces, markup.text[done:]])
