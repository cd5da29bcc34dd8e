"""The directives a template may use, in one table: what they take, and what their bodies look like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from difflib import get_close_matches
from typing import Final

from reportgen.composing.template import (
    BlockNode,
    Directive,
    HeadingNode,
    ListNode,
    Mark,
    ParagraphNode,
    Style,
    Words,
    error,
)
from reportgen.diagnostics import Diagnostic
from reportgen.records import dataclass

TONES: Final = ("neutral", "good", "doubtful", "bad")
CHART_KINDS: Final = ("bar", "dots", "slope")
CHART_FIGURES: Final = ("target", "from", "to")
"""The options of a chart that name figures."""
NO_TARGET: Final = "-"
"""A target that a panel does not have."""
CHART_SCALES: Final = ("one", "own")
MOST_SLOPES: Final = 8
MOST_PANELS: Final = 6
CONTENTS_LEVELS: Final = ("1", "2")


def _no_body_rules(_: Directive) -> Iterator[Diagnostic]:
    return iter(())


def _masthead(directive: Directive) -> Iterator[Diagnostic]:
    body = directive.body
    shape = [type(block) for block in body]
    title_first_level = len(body) == 3 and isinstance(body[1], HeadingNode) and body[1].level == 1
    if shape != [ParagraphNode, HeadingNode, ParagraphNode] or not title_first_level:
        hint = "a kicker paragraph, `# title`, a provenance paragraph"
        yield error("T204", directive.span, "a masthead needs exactly three parts", hint)


def _cards(directive: Directive) -> Iterator[Diagnostic]:
    body = directive.body
    if len(body) != 1 or not isinstance(body[0], ListNode):
        yield error("T204", directive.span, "cards are one list", "write one `- {{ figure }} label` per card")
        return
    for item in body[0].items:
        first = item[0] if item else None
        if len(item) != 1 or not isinstance(first, ParagraphNode) or not first.children:
            span = first.span if first else body[0].span
            yield error("T204", span, "a card is one line", "write `- {{ figure }} label`")
        elif not card_value(first):
            hint = "begin with a mark, or with **a strong run** that holds one"
            yield error("T204", first.span, "a card begins with its value", hint)


def _chart(directive: Directive) -> Iterator[Diagnostic]:
    parts = chart_parts(directive)
    kind = directive.option("kind")
    if kind is not None and kind.text not in CHART_KINDS:
        yield error("T203", kind.span, f"there is no chart `{kind.text}`", f"there are: {', '.join(CHART_KINDS)}")
        return
    if parts is None:
        hint = "an optional `### title`, an optional list of what is drawn, and one paragraph as caption"
        yield error("T204", directive.span, "a chart needs a caption", hint)
    elif parts.list is not None and directive.arguments:
        hint = "name the figures after `chart`, or in a list of `- {{ figure }} label`"
        yield error("T203", directive.arguments[0].span, "a chart's figures stand in one place", hint)
    elif kind is not None and kind.text == "slope":
        yield from _slopes(directive, parts)
    else:
        yield from _bars(directive, parts)


def _slopes(directive: Directive, parts: ChartParts) -> Iterator[Diagnostic]:
    for name in ("from", "to"):
        if directive.option(name) is None:
            yield error("T203", directive.span, f"a slope chart needs `{name}=`", "from=year_2021 to=year_2022")
    yield from _out_of_place(directive, ("scale",), "goes with panels of bars or dots")
    if parts.list is None:
        hint = "write `- {{ first }} {{ second }} label` for each line"
        span = directive.arguments[0].span if directive.arguments else directive.span
        yield error("T204", span, "the lines of a slope chart are a list", hint)
        return
    for item in parts.list.items:
        if len(item) != 1 or len(leading_marks(item, 2)) != 2:
            span = item[0].span if item else parts.list.span
            yield error(
                "T204", span, "a line of a slope chart begins with two marks", "- {{ first }} {{ second }} label"
            )
    if len(parts.list.items) > MOST_SLOPES:
        span = parts.list.items[MOST_SLOPES][0].span
        hint = "draw the lines that the text speaks of, or panels of bars"
        yield error("T204", span, f"a slope chart has at most {MOST_SLOPES} lines", hint)


def _bars(directive: Directive, parts: ChartParts) -> Iterator[Diagnostic]:
    yield from _out_of_place(directive, ("from", "to"), "goes with kind=slope")
    scale = directive.option("scale")
    if scale is not None and scale.text not in CHART_SCALES:
        yield error("T203", scale.span, f"there is no scale `{scale.text}`", f"there are: {', '.join(CHART_SCALES)}")
    if parts.list is None:
        if not directive.arguments:
            hint = "write figure:label_figure for each bar, or a list of `- {{ figure }} label`"
            yield error("T203", directive.span, "a chart needs bars", hint)
        bars: list[tuple[BlockNode, ...]] = []
    elif parts.panels:
        bars = [bar for _, inner in parts.panels for bar in inner.items]
        if len(parts.panels) != len(parts.list.items):
            hint = "write each panel as `- name` with a list of `  - {{ figure }} label` in it"
            yield error("T204", parts.list.span, "either all items of a chart are panels, or none is", hint)
        if len(parts.panels) > MOST_PANELS:
            span = parts.panels[MOST_PANELS][0].span
            yield error("T204", span, f"a chart has at most {MOST_PANELS} panels", "draw two charts")
    else:
        bars = list(parts.list.items)
    if not parts.panels:
        yield from _out_of_place(directive, ("scale",), "goes with panels: a list in each item of the list")
    for item in bars:
        if len(item) != 1 or not leading_marks(item, 1):
            span = item[0].span if item else directive.span
            yield error("T204", span, "a bar begins with its figure", "write `- {{ figure }} label`")
        yield from _without_options(item, 1)


def _without_options(item: tuple[BlockNode, ...], count: int) -> Iterator[Diagnostic]:
    for mark in leading_marks(item, count):
        if mark.style != Style():
            yield error("T203", mark.span, "a chart prints its figures in its own way", f"write {{{{ {mark.name} }}}}")


def _out_of_place(directive: Directive, names: tuple[str, ...], where: str) -> Iterator[Diagnostic]:
    for name in names:
        value = directive.option(name)
        if value is not None:
            yield error("T203", value.span, f"`{name}` {where}")


def _contents(directive: Directive) -> Iterator[Diagnostic]:
    levels = directive.option("levels")
    if levels is not None and levels.text not in CONTENTS_LEVELS:
        known = " or ".join(CONTENTS_LEVELS)
        yield error("T203", levels.span, f"`{levels.text}` are no levels of headings", f"levels={known}")
    if len(directive.body) > 1 or not all(isinstance(block, HeadingNode) for block in directive.body):
        yield error("T204", directive.span, "a list of contents holds its title, or nothing", "write `## title`")


def _note(directive: Directive) -> Iterator[Diagnostic]:
    tone = directive.option("tone")
    if tone is not None and tone.text not in TONES:
        yield error("T203", tone.span, f"there is no tone `{tone.text}`", f"there are: {', '.join(TONES)}")
    for block in directive.body:
        if not isinstance(block, (ParagraphNode, ListNode)):
            yield error("T204", block.span, "a note holds paragraphs and lists only")


@dataclass(frozen=True, slots=True)
class Spec:
    """What a directive is for and what it takes.

    `arguments` names them ("" for none, `figures` for figure ids, `bars` for figure:label pairs); a
    container has a body that ends with `:::`; `rules` says what is wrong with one.
    """

    summary: str
    arguments: str = ""
    container: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    rules: Callable[[Directive], Iterator[Diagnostic]] = _no_body_rules


DIRECTIVES: Final[dict[str, Spec]] = {
    "masthead": Spec("The title block: a kicker, `# title`, a line of provenance.", container=True, rules=_masthead),
    "cards": Spec(
        "Key figures: a list; each item's first mark is the card's value, the rest its label.",
        container=True,
        rules=_cards,
    ),
    "figures": Spec("A table of figures: label, value, place in the source.", arguments="figures"),
    "chart": Spec(
        "A chart: an optional `### title`, an optional list of what is drawn, and a caption.",
        arguments="bars",
        container=True,
        options={
            "kind": f"{', '.join(CHART_KINDS[:-1])} or {CHART_KINDS[-1]}",
            "target": "the figure whose value is drawn as a line",
            "scale": "of panels, one or own",
            "from": "the first moment of a slope",
            "to": "its second moment",
        },
        rules=_chart,
    ),
    "checks": Spec("Every claim with its working and its verdict, and what the rules noticed."),
    "sources": Spec("Every figure with its words in the source, or its calculation, the paragraph, and its verdict."),
    "notes": Spec("What the fact file adds to its figures, as a list."),
    "contents": Spec(
        "The list of the sections with their pages: nothing inside, or `## title`.",
        container=True,
        options={"levels": "1 for sections alone; without it, their parts as well"},
        rules=_contents,
    ),
    "note": Spec(
        "A note set apart from the text.",
        container=True,
        options={"tone": f"one of {', '.join(TONES)}"},
        rules=_note,
    ),
}


@dataclass(frozen=True, slots=True)
class ChartParts:
    """What the body of a chart holds; `panels` are the items of its list that hold a list themselves."""

    title: HeadingNode | None
    list: ListNode | None
    caption: ParagraphNode
    panels: tuple[tuple[ParagraphNode, ListNode], ...] = ()


def chart_parts(directive: Directive) -> ChartParts | None:
    """The parts of a chart's body; None where they are not what they should be."""
    body = list(directive.body)
    title = body.pop(0) if body and isinstance(body[0], HeadingNode) else None
    drawn = body.pop(0) if body and isinstance(body[0], ListNode) else None
    if len(body) != 1 or not isinstance(body[0], ParagraphNode):
        return None
    panels = tuple(
        (item[0], item[1])
        for item in (drawn.items if isinstance(drawn, ListNode) else ())
        if len(item) == 2 and isinstance(item[0], ParagraphNode) and isinstance(item[1], ListNode)
    )
    return ChartParts(
        title if isinstance(title, HeadingNode) else None,
        drawn if isinstance(drawn, ListNode) else None,
        body[0],
        panels,
    )


def leading_marks(item: tuple[BlockNode, ...], count: int) -> tuple[Mark, ...]:
    """The marks that an item begins with, at most so many; what stands after them is its label."""
    paragraph = item[0] if item else None
    if not isinstance(paragraph, ParagraphNode):
        return ()
    marks: list[Mark] = []
    for child in paragraph.children:
        if isinstance(child, Mark) and len(marks) < count:
            marks.append(child)
        elif not isinstance(child, Words) or child.text.strip() or len(marks) == count:
            break
    return tuple(marks)


def chart_shape(directive: Directive) -> tuple[object, ...]:
    """What a chart draws, and in which order: the same in all languages, whatever its labels say."""
    parts = chart_parts(directive)
    slope = (kind := directive.option("kind")) is not None and kind.text == "slope"
    lists = [inner for _, inner in parts.panels] if parts and parts.panels else [parts.list if parts else None]
    drawn = tuple(
        tuple(tuple(mark.name for mark in leading_marks(item, 2 if slope else 1)) for item in each.items)
        for each in lists
        if each is not None
    )
    options = tuple(sorted((name, value.text) for name, value in directive.options))
    return (options, tuple(argument.text for argument in directive.arguments), drawn)


def card_value(paragraph: ParagraphNode) -> tuple[Words | Mark, ...]:
    """The pieces of a card's line that are its value: its strong beginning, or else its first mark."""
    strong: list[Words | Mark] = []
    for child in paragraph.children:
        if not isinstance(child, (Words, Mark)) or not child.strong:
            break
        strong.append(child)
    if any(isinstance(piece, Mark) for piece in strong):
        return tuple(strong)
    first = paragraph.children[0]
    return (first,) if isinstance(first, Mark) else ()


def check_directive(directive: Directive) -> Iterator[Diagnostic]:
    """What is wrong with a directive by itself, before any figure is looked up."""
    spec = DIRECTIVES.get(directive.name)
    if spec is None:
        near = get_close_matches(directive.name, DIRECTIVES, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(DIRECTIVES)}"
        yield error("T201", directive.span, f"unknown directive `{directive.name}`", hint)
        return
    for argument in directive.arguments:
        if not spec.arguments:
            yield error("T203", argument.span, f"`{directive.name}` takes no figures")
        elif spec.arguments == "figures" and ":" in argument.text:
            yield error("T203", argument.span, "figures are named by their ids alone")
    seen: set[str] = set()
    for name, value in directive.options:
        if name not in spec.options:
            near = get_close_matches(name, spec.options, 1)
            known = ", ".join(spec.options) or "none"
            hint = f"did you mean `{near[0]}`?" if near else f"its options: {known}"
            yield error("T203", value.span, f"`{directive.name}` has no option `{name}`", hint)
        elif name in seen:
            yield error("T203", value.span, f"`{name}` is said twice")
        seen.add(name)
    yield from spec.rules(directive)
