"""Where a briefing is composed: one fact file, its report and one language, and what is found wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property

from reportgen.claims.verdicts import Report
from reportgen.composing.by_figure import ByFigure, by_figure
from reportgen.composing.marking import noted_figures
from reportgen.composing.marks import TEXT_MARKS, read_text
from reportgen.composing.printing import print_figure, problem
from reportgen.composing.sourcing import is_web_address, source_note
from reportgen.composing.template import Footnote, Hyperlink, InlineNode, Mark, Words, error
from reportgen.composing.wording import joined, phrase, words
from reportgen.diagnostics import Diagnostic, Span
from reportgen.document import Direction, Inline, Inlines, Isolate, Link, Note, Text
from reportgen.facts import Acknowledgement, FactFile, Figure, Texts, text_in
from reportgen.languages import Language, direction_of, full_tag

_NUMBER_OR_CODE = re.compile(r"[0-9A-Za-z۰-۹٠-٩]+(?:(?: ?[-–/.,:٫٬] ?|[%٪])[0-9A-Za-z۰-۹٠-٩]+)*[%٪]?")
"""What must not fall apart in a line from right to left: 2,030, 3-4%, 2020 - 2025, 21-NQ/TW."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc]")
"""What can turn such around in a line of either direction."""

_ALONE = "it is one text for all: write it for each language, {{{0}: …}}"


class Scene:
    """Looks up figures and texts for a briefing; a miss is a diagnostic, and something is returned all the same."""

    def __init__(self, facts: FactFile, report: Report, language: Language) -> None:
        self.facts = facts
        self.report = report
        self.language = language
        self._found: dict[Diagnostic, None] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was noted, in order of the files."""
        return tuple(sorted(self._found, key=lambda d: (d.span, d.code)))

    @cached_property
    def by_figure(self) -> ByFigure:
        """The report as it concerns each figure."""
        return by_figure(self.report)

    def complain(self, code: str, span: Span, message: str, hint: str = "") -> None:
        """Note an error, once."""
        self.note((error(code, span, message, hint),))

    def note(self, found: Iterable[Diagnostic]) -> None:
        """Note what was found wrong, each thing once."""
        self._found.update(dict.fromkeys(found))

    def figure(self, figure_id: str, span: Span) -> Figure | None:
        """The figure that a template or a text names at `span`."""
        figure = self.facts.figure(figure_id)
        if figure is None:
            near = get_close_matches(figure_id, [*TEXT_MARKS, *(f.id for f in self.facts.figures)], 1)
            hint = f"did you mean `{near[0]}`?" if near else ""
            self.complain("T301", span, f"{self.facts.path} has no figure `{figure_id}`", hint)
        return figure

    def prose(self, nodes: Sequence[InlineNode]) -> Inlines:
        """A paragraph of a template: a figure that fails has a footnote in it, the author's or one that says so."""
        return self.inlines(nodes, noted_figures(nodes))

    def inlines(self, nodes: Iterable[InlineNode], marked: set[str] | None = None) -> Inlines:
        """A template's inline nodes, as the document has them.

        Figures that fail get a footnote, but for those in `marked`, which have one; it grows.  Where it is None, no
        footnote can stand.
        """
        inlines: list[Inline] = []
        for node in nodes:
            match node:
                case Words() if node.language:
                    inlines.extend(
                        self.in_language(node.text, node.language, strong=node.strong, emphasis=node.emphasis)
                    )
                case Words():
                    inlines.append(Text(node.text, strong=node.strong, emphasis=node.emphasis))
                case Mark():
                    inlines.extend(self.mark(node, marked))
                case Hyperlink():
                    inlines.append(Link(_unlinked(self.inlines(node.children)), node.target))
                    for mark in (child for child in node.children if isinstance(child, Mark)):
                        inlines.extend(self.failure(mark.name, marked))
                case Footnote():
                    inlines.append(Note(self.inlines(node.children)))
        return joined(inlines)

    def mark(self, mark: Mark, marked: set[str] | None = None) -> Inlines:
        """What a mark prints; `marked` as above."""
        if mark.name in TEXT_MARKS:
            if mark.source:
                self.complain("T112", mark.span, f"`{mark.name}` is no figure of the source", "leave `source` out")
            return self.own_text(mark.name, marked)
        figure = self.figure(mark.name, mark.span)
        if figure is None:
            return ()
        wrong = problem(figure, self.language, mark.style)
        if wrong:
            self.complain("T302", mark.span, wrong)
            return ()
        printed = print_figure(figure, self.language, mark.style)
        if mark.strong:
            printed = tuple(Text(i.text, strong=True) if isinstance(i, Text) else i for i in printed)
        return (*printed, *((self.source_note(figure),) if mark.source else self.failure(figure.id, marked)))

    def failure(self, figure_id: str, marked: set[str] | None) -> Inlines:
        """The footnote of a figure that fails; nothing where it has one already, or none can stand."""
        figure = self.facts.figure(figure_id)
        if figure is None or marked is None or figure_id in marked:
            return ()
        if not self.by_figure.failing(figure_id) and not self.by_figure.faults(figure_id):
            return ()
        marked.add(figure_id)
        return (self.source_note(figure),)

    def source_note(self, figure: Figure) -> Note:
        """The footnote that says where a figure comes from, and what its checks came to."""
        return source_note(figure, self.facts, self.by_figure, self.language, self)

    def reason(self, acknowledged: Acknowledgement) -> Inlines:
        """The editor's reason for publishing what does not hold."""
        reason = self.text(acknowledged.reason, "the reason of an acknowledgement", acknowledged.span)
        return phrase(self.language.pattern("checks.acknowledged"), reason=reason)

    def own_text(self, name: str, marked: set[str] | None = None) -> Inlines:
        """One of the texts that the briefing knows of itself (marks.TEXT_MARKS)."""
        source = self.facts.source
        match name:
            case "title":
                return self.text(self.facts.title, "a title", Span.whole(self.facts.path), marked)
            case "source_title":
                return self.source_title()
            case "source_language":
                return words(self.language.language_name(source.language))
            case "source_publisher":
                return self.foreign(source.publisher)
            case "source_date":
                return words(self.language.date(source.published))
            case _:
                return words(checks_summary(self.report, self.language))

    def source_title(self) -> Inlines:
        """The title of the source, leading to where it was published, if that is an address on the web."""
        title = self.foreign(self.facts.source.title)
        return (Link(title, self.facts.source.url),) if is_web_address(self.facts.source.url) else title

    def text(self, texts: Texts, what: str, span: Span, marked: set[str] | None = None) -> Inlines:
        """A fact file's text in this language, its marks printed."""
        local = text_in(texts, self.language.code)
        if local is None:
            place = texts[0].span if texts else span
            alone = "" if not texts or any(each.language for each in texts) else _ALONE.format(self.language.code)
            self.complain("T303", place, f"{what} is missing in {self.language.name} (`{self.language.code}`)", alone)
            return ()
        pieces, diagnostics = read_text(local.text, local.span)
        self.note(diagnostics)
        return self.inlines(pieces, marked)

    def label(self, figure: Figure, marked: set[str] | None = None) -> Inlines:
        """What a figure is called."""
        return self.text(figure.label, f"the label of `{figure.id}`", figure.span, marked)

    def foreign(self, text: str) -> Inlines:
        """Words of the source, in its own language and direction."""
        return self.in_language(text, self.facts.source.language)

    def in_language(self, text: str, code: str, *, strong: bool = False, emphasis: bool = False) -> Inlines:
        """Words in a language that may be another than the briefing's, in their own direction."""
        if not text:
            return ()
        own = code.partition("-")[0] == self.language.code.partition("-")[0]
        tag, direction = self.language.locale_tag if own else full_tag(code), direction_of(code)
        pieces: list[Inline] = []
        at = 0
        turning = direction is Direction.RTL or _RIGHT_TO_LEFT.search(text)
        for run in _NUMBER_OR_CODE.finditer(text) if turning else ():
            pieces.append(Text(text[at : run.start()], strong, emphasis, tag))
            pieces.append(Isolate((Text(run.group(), strong, emphasis, tag),)))
            at = run.end()
        pieces.append(Text(text[at:], strong, emphasis, tag))
        return (Isolate(tuple(p for p in pieces if p != Text("", strong, emphasis, tag)), direction, tag),)


def _unlinked(inlines: Inlines) -> Inlines:
    """Words that are to lead somewhere: what leads elsewhere in them does not."""
    return tuple(each for inline in inlines for each in (inline.children if isinstance(inline, Link) else (inline,)))


def checks_summary(report: Report, language: Language) -> str:
    """How many of the claims hold."""
    held = sum(verdict.grade.passes for verdict in report.claims)
    return language.counted("checks.summary", len(report.claims), held=language.count(held))
