"""The directives a template may use, in one table: what they take, and what their bodies look like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from reportgen.composing.template import Directive, HeadingNode, ListNode, Mark, ParagraphNode, Words, error
from reportgen.diagnostics import Diagnostic

TONES: Final = ("neutral", "good", "doubtful", "bad")
CHART_KINDS: Final = ("bar", "dots")
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
    if not directive.arguments:
        yield error("T203", directive.span, "a chart needs bars", "write figure:label_figure for each bar")
    kind = directive.option("kind")
    if kind is not None and kind.text not in CHART_KINDS:
        yield error("T203", kind.span, f"there is no chart `{kind.text}`", f"there are: {', '.join(CHART_KINDS)}")
    body = list(directive.body)
    if body and isinstance(body[0], HeadingNode):
        body.pop(0)
    if len(body) != 1 or not isinstance(body[0], ParagraphNode):
        hint = "an optional `### title`, and one paragraph as caption"
        yield error("T204", directive.span, "a chart needs a caption", hint)


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
        "A chart: an optional `### title` and a caption.",
        arguments="bars",
        container=True,
        options={"kind": f"{' or '.join(CHART_KINDS)}", "target": "the figure whose value is drawn as a line"},
        rules=_chart,
    ),
    "checks": Spec("Every claim with its working and its verdict, and what the rules noticed."),
    "sources": Spec("Every figure with its exact words in the source, or its calculation, and the paragraph."),
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
