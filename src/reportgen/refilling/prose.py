"""What else in a text follows from its figures: the list of contents, the title, captions said a second time.

And what does not follow them: numbers that somebody typed, which no control prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from reportgen.checking import Checked
from reportgen.composing.marks import is_digit
from reportgen.composing.scene import Scene
from reportgen.composing.tables import place
from reportgen.document import plain_text
from reportgen.languages import Language
from reportgen.refilling.charts import swap
from reportgen.refilling.figures import Place, around
from reportgen.refilling.finding import Found, live_texts
from reportgen.refilling.markup import Markup, Node
from reportgen.refilling.passages import Told
from reportgen.refilling.rows import Rows
from reportgen.refilling.texts import plain

_NUMBER = re.compile(r"[^\W\d_]*[-–/]?\d[\d.,٫٬]*(?:[-–/]\w+)*(?:\s?[%٪])?")
_FURNITURE = re.compile(r"(?:TOC|Contents|Header|Footer)", re.IGNORECASE)


class Printed:
    """What a briefing prints outside its controls: whole paragraphs, and words within one."""

    def __init__(self, sides: Iterable[tuple[Checked, Rows, Told]], language: Language) -> None:
        self.whole: set[str] = set()
        within: set[str] = set()
        for one, rows, passages in sides:
            source = one.facts.source
            scene = Scene(one.facts, one.report, language)
            cells = (cell.children for row in rows.values() for cell in row)
            inlines = [*cells, *passages.values(), *(place(figure, scene) for figure in one.facts.figures)]
            self.whole |= {plain(plain_text(each)) for each in inlines}
            quotes = [mention.quote for figure in one.facts.figures for mention in figure.mentions]
            own = (source.title, language.date(source.published), source.published, source.publisher)
            summary = plain_text(scene.own_text("checks_summary"))
            within |= {plain(words) for words in (*own, *quotes, summary) if words}
        said = {words for words in within if any(map(is_digit, words))}
        self.within = tuple(sorted(said, key=lambda words: (-len(words), words)))


def loose_numbers(markup: Markup, controls: list[Found], printed: Printed, part: str) -> Iterator[tuple[str, Place]]:
    """The numbers of a part that stand outside every control and were not printed there."""
    inside = {text for found in controls for text in found.texts}
    for paragraph in markup.root.walk():
        if paragraph.name != "p" or _is_furniture(paragraph):
            continue
        texts = [text for text in live_texts(paragraph) if text.above("p") is paragraph]
        words = [(text, markup.written(text)) for text in texts]
        if not any(is_digit(c) for text, said in words if text not in inside for c in said):
            continue
        if plain("".join(said for _, said in words)) in printed.whole:
            continue
        fields = _field_results(paragraph)
        free = "".join("\0" if text in inside or text in fields else said for text, said in words)
        for known in printed.within:
            free = plain(free).replace(known, "\0")
        for match in _NUMBER.finditer(free):
            before, after = free[: match.start()].replace("\0", "…"), free[match.end() :].replace("\0", "…")
            yield match[0].strip(), around(part, before, after)


def rewritten(markup: Markup) -> dict[str, str]:
    """The paragraphs of a part that say another thing than before: old and new."""
    found: dict[str, str] = {}
    for paragraph in markup.root.walk():
        if paragraph.name == "p":
            texts = list(live_texts(paragraph))
            old = "".join(markup.written(text) for text in texts)
            new = "".join(markup.content(text) for text in texts)
            if old != new:
                found[old] = new
    return found


def repeat(markup: Markup, changed: Mapping[Node, Mapping[str, str]], texts: Mapping[str, str]) -> None:
    """Say again what is said a second time: headings in the list of contents, captions for the ear.

    `changed` has the numbers exchanged in each paragraph, `texts` the paragraphs that changed.
    """
    headings = {
        node.attribute("name"): node.above("p")
        for node in markup.root.walk()
        if node.name == "bookmarkStart" and node.above("p") in changed
    }
    for node in markup.root.walk():
        if node.name == "hyperlink" and (heading := headings.get(node.attribute("anchor"))) is not None:
            paragraph = node.above("p")
            if paragraph is not heading and paragraph is not None and _is_furniture(paragraph):
                for text in live_texts(node):
                    markup.fill(text, swap(markup.content(text), changed[heading]))
        elif node.name == "tblCaption" and (new := texts.get(node.attribute("val"))) is not None:
            markup.set_attribute(node, "val", new)
        elif node.name == "wp:docPr" and (new := texts.get(node.attribute("title"))) is not None:
            markup.set_attribute(node, "title", new)


def _is_furniture(paragraph: Node) -> bool:
    """Whether a paragraph belongs to a list of contents, a header or a footer."""
    properties = paragraph.child("pPr")
    style = properties.child("pStyle") if properties else None
    return style is not None and _FURNITURE.match(style.attribute("val")) is not None


def _field_results(paragraph: Node) -> Set[Node]:
    """The words that a program puts there: page numbers and the like."""
    found: set[Node] = set()
    depth = 0
    for node in paragraph.walk():
        if node.name == "fldChar":
            depth += {"separate": 1, "end": -1}.get(node.attribute("fldCharType"), 0)
        elif node.name == "t" and (depth > 0 or node.above("fldSimple") is not None):
            found.add(node)
    return found
