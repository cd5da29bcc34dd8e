"""Inlines -> lines, in the roles of a theme; collects what cannot be printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.document import Document, Inlines
from reportgen.text.fonts import Fonts
from reportgen.text.paragraphs import Line, Run, set_lines, uncovered
from reportgen.theme import Role, Style, Theme
from reportgen.writers.pdf.bare import isolated
from reportgen.writers.pdf.tagging import Element, Structure
from reportgen.writers.pdf.wording import Mark, Wording, texts, unseen_in

UNBROKEN = 100_000.0
"""A width that no text fills: what is set in it stays on one line."""


class Typesetter:
    """Sets the text of one document; every block is laid out with its help."""

    def __init__(self, document: Document, theme: Theme, fonts: Fonts, structure: Structure) -> None:
        self.theme = theme
        self.fonts = fonts
        self.structure = structure
        self.labels = document.labels
        self.direction = document.direction
        self.language = document.language
        self.wording = Wording(document, theme.colours, structure, self._has)
        self.width = theme.paper.width - theme.paper.start - theme.paper.end
        self.height = theme.paper.height - theme.paper.top - theme.paper.bottom
        self._problems: dict[tuple[str, str], Diagnostic] = {}

    def style(self, role: Role) -> Style:
        """The style of a role."""
        return self.theme.styles[role]

    def line_height(self, role: Role) -> float:
        """The distance of baselines in a role."""
        style = self.style(role)
        return style.size * style.leading

    def runs(
        self,
        inlines: Inlines,
        role: Role | Style,
        element: Element | Mark,
        *,
        dotted: bool = False,
        tabular: bool = False,
    ) -> tuple[Run, ...]:
        """The runs of some inlines, or none where they hold what cannot be printed (which is noted).

        They belong to an element, or are set by a mark of their own.
        """
        style = role if isinstance(role, Style) else self.style(role)
        runs = self.wording.runs(inlines, style, element, dotted=dotted, tabular=tabular)
        problems = refused(texts(inlines))
        problems += [problem for problem in uncovered(runs, self.fonts) if not problems or problem.code != "W204"]
        self.note(problems)
        return () if problems else runs

    def words(self, text: str, role: Role | Style, element: Element) -> tuple[Run, ...]:
        """The runs of words that are no part of the text: a page number, a list's label."""
        return self.runs(isolated(text, self.direction), role, element)

    def lines(
        self, runs: Sequence[Run], width: float, *, justify: bool = False, indent: float = 0.0
    ) -> tuple[Line, ...]:
        """The runs in lines of a width."""
        if not runs:
            return ()
        return set_lines(runs, self.direction, width, self.fonts, justify=justify, first_indent=indent)

    def one_line(self, runs: Sequence[Run]) -> tuple[Line, ...]:
        """The runs without any break but those that are asked for."""
        return self.lines(runs, UNBROKEN)

    def balanced(self, runs: Sequence[Run], width: float) -> tuple[Line, ...]:
        """The runs in as few lines as `width` allows, but lines of about one length: for titles."""
        lines = self.lines(runs, width)
        if len(lines) < 2:
            return lines
        low, high = width / len(lines), width
        for _ in range(6):
            middle = (low + high) / 2
            tried = self.lines(runs, middle)
            if len(tried) > len(lines) or any(line.natural_width > middle for line in tried):
                low = middle
            else:
                high, lines = middle, tried
        return lines

    def _has(self, characters: str) -> bool:
        """Whether each role has a face for these characters."""
        return not any(uncovered([Run(characters, style)], self.fonts) for style in self.theme.styles.values())

    def note(self, problems: Iterable[Diagnostic]) -> None:
        """Keep diagnostics, each once."""
        for problem in problems:
            self._problems.setdefault((problem.code, problem.message), problem)

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """All that was noted, in the order in which it was met."""
        return tuple(self._problems.values())


def refused(said: Iterable[str]) -> list[Diagnostic]:
    """A diagnostic for each text that holds a control character or turns the order of writing around."""
    return [_unseen(found, text) for text in said if (found := unseen_in(text))]


def _unseen(character: str, text: str) -> Diagnostic:
    shown = "".join("�" if unseen_in(c) else c for c in text[:60])
    return Diagnostic(
        "W211",
        Severity.ERROR,
        Span.whole(""),
        f"U+{ord(character):04X} stands unseen in the text “{shown}”, and can change how it is read",
        "delete the character; directions are given by the document itself",
    )
