"""A printed figure carries a form in which it can be printed again just so."""

from __future__ import annotations

import pytest

from reportgen.checking import check_files
from reportgen.composing import compose, load_template
from reportgen.composing.forms import form_of, is_form, style_of
from reportgen.composing.printing import print_again
from reportgen.composing.template import Style
from reportgen.document import Number
from reportgen.languages import load_language
from reportgen.resources import Resources
from reportgen.writers.docx.contents import nodes
from reportgen.writers.docx.controls import LONGEST_TAG, Control, bookmark_of, number_of, tag, tagged
from tests.refilling.briefings import ROOT


@pytest.mark.parametrize("language", ["en", "ur", "vi"])
@pytest.mark.parametrize("digits", ["latn", "native"])
@pytest.mark.parametrize("template", ["briefing", "proof"])
def test_every_figure_of_a_briefing_prints_again_as_it_stands(language: str, digits: str, template: str) -> None:
    resources = Resources(ROOT)
    ((checked,), _) = check_files([ROOT / "data" / "binh-thuan.yaml"], resources)
    loaded = load_language(language, resources, digits).value
    read = load_template(template, language, resources).value
    assert loaded is not None
    assert read is not None
    document = compose(read, checked.facts, checked.report, loaded, remarked=True).value
    numbers = [node for node in nodes(document) if isinstance(node, Number)]
    assert len(numbers) > 100
    for number in numbers:
        figure = checked.facts.figure(number.figure_id)
        assert figure is not None
        again = print_again(figure, number.form, loaded)
        assert not isinstance(again, str), again
        assert [each.text for each in again if isinstance(each, Number)] == [number.text]


@pytest.mark.parametrize(
    "style",
    [
        Style(),
        Style(percent="sign", bound="limit"),
        Style(percent="word", bare=True),
        Style(percent="compact", bound="symbol"),
        Style(spelled=True),
        Style(ordinal=""),
        Style(ordinal="feminine", digits=True),
    ],
)
def test_a_form_says_its_style(style: Style) -> None:
    assert style_of(form_of(style)) == style
    assert is_form(form_of(style))
    assert tagged(tag(Control("figure", form_of(style)))) == ("figure", form_of(style))


@pytest.mark.parametrize("form", ["bold", "sign,bold", "ordinal=a b", "ordinal,ordinal", ","])
def test_other_words_are_no_form(form: str) -> None:
    assert not is_form(form)


def test_a_tag_is_never_too_long() -> None:
    for form in ("", "limit", "ordinal=" + "x" * 80):
        assert len(tag(Control("f" * 200, form))) <= LONGEST_TAG


def test_a_bookmark_that_was_made_unique_again_is_still_known() -> None:
    assert number_of(bookmark_of(7)) == 7
    assert number_of(f"{bookmark_of(7)}1") == 7
    assert number_of("_Toc7") == 0
