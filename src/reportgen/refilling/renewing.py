"""Brings a paragraph up to date that was made from the facts as a whole and still says what was printed into it.

In place where only words between its figures change, and each change lies within one run: then all
that an editor did to its look stays.  Else with new runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from reportgen.document import Inline, Inlines, Link, Note, Number, Tone, Toned, plain_text
from reportgen.refilling.finding import live_texts
from reportgen.refilling.markup import Markup, Node
from reportgen.writers.docx.controls import number_of
from reportgen.writers.docx.rewriting import Rewriter
from reportgen.writers.docx.styles import badge_style, tone_style

_KEPT = frozenset({"bookmarkStart", "commentRangeStart"})
_KEPT_BEHIND = frozenset({"bookmarkEnd", "commentRangeEnd"})
_NUMBERS = frozenset({"footnoteRef", "endnoteRef", "annotationRef"})
"""What stands at the head of a note: its number."""


class How(Enum):
    """How a paragraph was brought up to date."""

    NOT = auto()
    IN_PLACE = auto()
    WHOLE = auto()


def renew_paragraph(paragraph: Node, old: Inlines, new: Inlines, markup: Markup, rewriter: Rewriter) -> How:
    """Make a paragraph that says `old` say `new`; its figures' controls are filled by themselves where they stay."""
    if _in_place(paragraph, old, new, markup):
        return How.IN_PLACE
    if any(isinstance(each, (Note, Link)) for each in _flat(new)) or markup.prefix != "w:":
        return How.NOT
    _rewrite(paragraph, new, markup, rewriter)
    return How.WHOLE


def pieces(inlines: Inlines) -> list[str]:
    """The words between figures, in order; figures are controls and are filled by themselves."""
    pieces = [""]
    for each in _flat(inlines):
        if isinstance(each, Number):
            pieces += [f"{each.figure_id}|{each.form}", ""]
        elif not isinstance(each, Link):  # its words come next
            pieces[-1] += plain_text((each,))
    return pieces


def _flat(inlines: Inlines) -> Iterator[Inline]:
    for each in inlines:
        if isinstance(each, (Number, Note)) or not hasattr(each, "children"):
            yield each
        else:
            if isinstance(each, Link):
                yield each
            yield from _flat(each.children)


def _in_place(paragraph: Node, old: Inlines, new: Inlines, markup: Markup) -> bool:
    """Change the words between figures where each change lies within one run, and the tone with them."""
    was, wanted = pieces(old), pieces(new)
    if len(was) != len(wanted) or was[1::2] != wanted[1::2]:
        return False
    tones, turned = _tones(old), _tones(new)
    if tones != turned and not len(tones) == len(turned) == 1:
        return False
    stretches: list[list[Node]] = [[]]
    control = None
    for text in live_texts(paragraph):
        inside = text.above("sdt")
        if inside is None:
            stretches[-1].append(text)
        elif inside is not control:
            control = inside
            stretches.append([])
    if len(stretches) != len(was[::2]):
        return False
    fills: list[tuple[Node, str]] = []
    for texts, before, after in zip(stretches, was[::2], wanted[::2], strict=True):
        if before == after:
            continue
        filled = _filled(texts, before, after, markup)
        if filled is None:
            return False
        fills.append(filled)
    for text, words in fills:
        markup.fill(text, words)
    _retone(paragraph, old, new, markup)
    return True


def _filled(texts: list[Node], before: str, after: str, markup: Markup) -> tuple[Node, str] | None:
    """The one run that a change of words lies in, and its new words."""
    for text in texts:
        at = "".join(markup.content(each) for each in texts[: texts.index(text)])
        rest = "".join(markup.content(each) for each in texts[texts.index(text) + 1 :])
        words = markup.content(text)
        if text.name != "t" or not words or at + words + rest != before:
            continue
        if after.startswith(at) and after.endswith(rest) and len(after) >= len(at) + len(rest):
            return text, after[len(at) : len(after) - len(rest)]
    return None


def _tones(inlines: Inlines) -> list[Tone]:
    """The tones of its words, in order."""
    return [each.tone for each in inlines if isinstance(each, Toned)]


def _retone(paragraph: Node, old: Inlines, new: Inlines, markup: Markup) -> None:
    """Give words their new tone, and the badge around them its own."""
    if not (old_tones := _tones(old)) or old_tones == _tones(new):
        return
    was, now = old_tones[0], _tones(new)[0]
    for style in paragraph.walk():
        for kind, name in (("rStyle", tone_style), ("pStyle", badge_style)):
            if style.name == kind and style.attribute("val") == name(was):
                markup.set_attribute(style, "val", name(now))


def _rewrite(paragraph: Node, new: Inlines, markup: Markup, rewriter: Rewriter) -> None:
    """Put new runs into a paragraph; bookmarks and comments that are not a figure's stay around them."""
    before, after = [], []
    for node in paragraph.walk():
        if node.name in _KEPT and not number_of(node.attribute("name")):
            before.append(markup.source(node))
        elif node.name in _KEPT_BEHIND and not _ends_a_figure(node, paragraph):
            after.append(markup.source(node))
        elif node.name in _NUMBERS and (run := node.above("r")) is not None:
            before.append(f'{markup.source(run)}<w:r><w:t xml:space="preserve"> </w:t></w:r>')
        elif node.name == "commentReference" and (run := node.above("r")) is not None:
            after.append(markup.source(run))
    properties = paragraph.child("pPr")
    start = properties.end if properties else paragraph.inner
    gone = [n for node in paragraph.walk() if (n := number_of(node.attribute("name")))]
    content = rewriter.runs(new, gone, commenting=markup.root.name == "comments")
    markup.replace(start, paragraph.close, "".join([*before, content, *after]))


def _ends_a_figure(end: Node, paragraph: Node) -> bool:
    number = end.attribute("id")
    return end.name == "bookmarkEnd" and any(
        node.name == "bookmarkStart" and node.attribute("id") == number and number_of(node.attribute("name"))
        for node in paragraph.walk()
    )
