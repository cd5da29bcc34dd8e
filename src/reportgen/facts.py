"""What a fact file says: figures with their quotes, claims about them, and what is not a figure.

Everything here is frozen and already typed; `reportgen.reading` makes it from YAML.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from reportgen.diagnostics import Span
from reportgen.quantity import Quantity, Rounding
from reportgen.records import dataclass


class Kind(StrEnum):
    """What sort of quantity a figure is.

    A TARGET is a goal: its number is the threshold, exact, and its bound ("more than 75 %") says
    how the threshold is to be met.  POINTS is a difference of percentages, CHANGE a relative one.
    """

    COUNT = "count"
    TARGET = "target"
    PERCENTAGE = "percentage"
    POINTS = "points"
    CHANGE = "change"
    RATIO = "ratio"
    FRACTION = "fraction"
    RANK = "rank"
    YEAR = "year"
    TERM = "term"
    DURATION = "duration"
    DATE = "date"
    MONEY = "money"
    MEASURE = "measure"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text in one language, and where it was written.  May hold {{ figure }} marks."""

    language: str
    text: str
    span: Span


Texts = tuple[LocalText, ...]


def text_in(texts: Texts, language: str) -> LocalText | None:
    """The text in `language`, if there is one."""
    return next((t for t in texts if t.language == language), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of the source that prints a figure.

    `quote` is the few words that hold it, exactly as printed; `paragraph` counts from 1.
    `quantity` is what the source language's grammar reads there (None for document numbers).
    """

    quote: str
    paragraph: int
    quantity: Quantity | None
    span: Span


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A finding about the source that the editor has seen and means to publish.

    `finding` names what it accepts: the grade of a claim's verdict or a rule's code; "" accepts
    whatever failing verdict the claim has.  `reason` may be in several languages.
    """

    finding: str
    reason: Texts
    span: Span


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A rule, by its code or name, that an editor selects or ignores, and why.

    What is acknowledged stays in every report; what is ignored is only listed as such.
    """

    rule: str
    reason: Texts
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the source, however often it is mentioned, or one calculated from others.

    `quantity` is None only for a document number, which has `text` instead.  `formula` is the
    expression of a calculated figure; such a figure has no mentions, and a claim of its own
    (`Claim.calculated`) checks it.
    """

    id: str
    kind: Kind
    quantity: Quantity | None
    label: Texts
    span: Span
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    formula: str = ""
    formula_span: Span | None = None
    counts: str = ""
    of: str = ""
    of_span: Span | None = None
    per: str = ""
    note: Texts = ()
    acknowledged: tuple[Acknowledgement, ...] = ()
    ignores: tuple[RuleChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from a claim its result may be: an absolute amount, in the unit of what is claimed."""

    quantity: Quantity
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """What the source says about its figures, as an equation or inequality.

    `label` says it in words, per language, for the briefing; `quote` and `paragraph` name where
    the source says it, where it does in so many words.  A `calculated` claim is not the source's:
    it says that a calculated figure prints what its formula gives.
    """

    id: str
    text: str
    span: Span
    label: Texts = ()
    quote: str = ""
    paragraph: int | None = None
    rounding: Rounding = Rounding.NEAREST
    acknowledged: Acknowledgement | None = None
    calculated: bool = False
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """Words of the source that hold digits but no figure, and why."""

    quote: str
    paragraph: int
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """The article: its language, its title (and publisher, date, address where known), and the SHA-256 of its text."""

    language: str
    title: str
    sha256: str
    span: Span
    publisher: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class FactFile:
    """A whole fact file.  `raw` is the file's bytes, so that a briefing can carry it unchanged.

    `template` names the template that its briefings are made with; "" is the default one.
    Where rules are `selected`, no others run; `ignores` holds for every figure.
    """

    path: str
    name: str
    title: Texts
    source: Source
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    ignored: tuple[Ignored, ...]
    raw: bytes
    template: str = ""
    selected: tuple[RuleChoice, ...] = ()
    ignores: tuple[RuleChoice, ...] = ()
    _by_id: dict[str, Figure] = field(init=False, repr=False, compare=False)
    _by_formula: dict[str, Figure] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {figure.id: figure for figure in reversed(self.figures)}
        by_formula = {_spaceless(figure.formula): figure for figure in reversed(self.figures) if figure.formula}
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_by_formula", by_formula)

    def figure(self, figure_id: str) -> Figure | None:
        """The figure of that id, if there is one."""
        return self._by_id.get(figure_id)

    def calculated_by(self, formula: str) -> Figure | None:
        """The calculated figure of that formula, if there is one; spaces make no difference."""
        return self._by_formula.get(_spaceless(formula))


def _spaceless(formula: str) -> str:
    return "".join(formula.split())
