"""Every value of a YAML file knows the line and column that an editor shows for it."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Span
from reportgen.reading import nodes
from reportgen.reading.nodes import Entries, Items, Node, Scalar, parse
from tests.reading.samples import FACTS

WORDS = st.text(
    alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12
).filter(lambda text: text == unicodedata.normalize("NFC", text))
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=12,
)


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Items(items=items):
            return [s for item in items for s in scalars(item)]
        case Entries(entries=entries):
            return [s for key, value in entries for s in (key, *scalars(value))]
    return []


def at(text: str, span: Span) -> str:
    """The text that stands at a span of one line."""
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


@given(TREES, st.booleans())
def test_a_plain_or_simply_quoted_text_stands_where_its_span_says(tree: object, flow: bool) -> None:
    # "]" and the like force quotation marks, so both styles come up.
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=10_000)
    outcome = parse(text.encode("utf-8"), "x.yaml")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    found = scalars(outcome.value)
    for scalar in found:
        shown = at(text, scalar.span)
        # In single quotes '' is one quotation mark, in double quotes \\ begins an escape: there the text is longer.
        if scalar.span.line == scalar.span.end_line and "\\" not in shown and "''" not in shown:
            assert shown == scalar.text


@given(TREES)
def test_all_values_are_read_as_the_texts_they_are(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, width=10_000)
    outcome = parse(text.encode("utf-8"), "x.yaml")
    assert outcome.value is not None
    assert plain(outcome.value) == tree


def plain(node: Node) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Items(items=items):
            return [plain(item) for item in items]
        case Entries(entries=entries):
            return {key.text: plain(value) for key, value in entries}
    raise AssertionError(node)


def test_columns_count_code_points_also_outside_the_basic_plane() -> None:
    outcome = parse("{𐐀𐐀: ہدف, b: 'c d'}".encode(), "x.yaml")
    assert isinstance(outcome.value, Entries)
    assert [(s.text, s.span.column, s.span.end_column) for s in scalars(outcome.value)] == [
        ("𐐀𐐀", 2, 4),
        ("ہدف", 6, 9),
        ("b", 11, 12),
        ("c d", 15, 18),
    ]


def test_the_parser_in_python_gives_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = parse(FACTS.encode(), "x.yaml")
    monkeypatch.setattr(nodes, "_LOADER", yaml.SafeLoader)
    slow = parse(FACTS.encode(), "x.yaml")
    assert fast.value == slow.value
