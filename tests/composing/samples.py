"""Fact files made by hand, small enough to see through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TypeVar

from reportgen.claims import check
from reportgen.claims.verdicts import Report, Verdict
from reportgen.composing import read_template
from reportgen.composing.template import Template
from reportgen.diagnostics import Diagnostic, Span
from reportgen.facts import Acknowledgement, Claim, FactFile, Figure, Kind, LocalText, Mention, Source, Texts
from reportgen.languages import Language, load_language
from reportgen.quantity import Quantity, parse_quantity
from reportgen.resources import Resources

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = Resources(ROOT)
HERE = Span("facts.yaml", 1, 1, 1, 2)


_Node = TypeVar("_Node")


def language(code: str, digits: str = "") -> Language:
    loaded = load_language(code, RESOURCES, digits)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def texts(text: str, *codes: str) -> Texts:
    """The same text in English, or in the languages named; each on a line of its own, as in a file."""
    return tuple(
        LocalText(code, text, Span("facts.yaml", 10 + i, 5, 10 + i, 5 + len(text)))
        for i, code in enumerate(codes or ("en", "ur", "vi"))
    )


def quantity(value: str) -> Quantity:
    parsed = parse_quantity(value)
    assert isinstance(parsed, Quantity), value
    return parsed


_SCALES = {"million": 6, "billion": 9}


def quantity_in_words(value: str) -> Quantity:
    """A value that may have a scale word between its number and its unit, as fact files do: `3.6 million GBP`."""
    word = next((word for word in _SCALES if f" {word} " in value), "")
    read, zeros = quantity(value.replace(f"{word} ", "") if word else value), _SCALES.get(word, 0)
    return replace(read, value=read.value * 10**zeros, places=read.places - zeros)


def figure(
    figure_id: str,
    kind: Kind,
    value: str,
    *,
    label: str = "",
    printed: str = "",
    paragraph: int = 1,
    accepted: str = "",
) -> Figure:
    """A figure with one mention; `printed` is the value the source prints there, where it is another one.

    `accepted` is the code of a rule whose finding is acknowledged.
    """
    code = kind is Kind.DOCUMENT
    read = None if code else quantity_in_words(value)
    mention = Mention(value, paragraph, quantity_in_words(printed) if printed else read, HERE)
    noted = (Acknowledgement(accepted, texts("as printed"), HERE),) if accepted else ()
    name = texts(label or figure_id.rstrip("0123456789_").replace("_", " "))
    return Figure(
        figure_id, kind, read, name, HERE, text=value if code else "", mentions=(mention,), acknowledged=noted
    )


def calculated(figure_id: str, formula: str, value: str, kind: Kind = Kind.COUNT) -> Figure:
    name = texts(figure_id.rstrip("0123456789_").replace("_", " "))
    return Figure(figure_id, kind, quantity(value), name, HERE, formula=formula)


FIGURES = (
    figure("target", Kind.TARGET, "2000", label="yearly target"),
    figure("first_year", Kind.YEAR, "2021 year"),
    figure("first", Kind.COUNT, "2030", label="admitted first"),
    figure("second_year", Kind.YEAR, "2022 year"),
    figure("second", Kind.COUNT, "2071", label="admitted second", paragraph=3),
    figure("attained", Kind.PERCENTAGE, "103.6 %"),
    figure("rate", Kind.PERCENTAGE, ">= 5 %"),
    figure("set_rate", Kind.TARGET, "3..4 %"),
    figure("good", Kind.PERCENTAGE, "> 87 %"),
    figure("better", Kind.PERCENTAGE, "> 92 %"),
    figure("wanted", Kind.TARGET, "> 75 %"),
    figure("excess", Kind.POINTS, "12 points", printed="12 %", accepted="R107"),
    figure("term", Kind.TERM, "2020..2025 year"),
    figure("period", Kind.DURATION, "6 months"),
    figure("rank", Kind.RANK, "3"),
    figure("committees", Kind.COUNT, "67"),
    figure("resolution", Kind.DOCUMENT, "21-NQ/TW"),
    calculated("surplus", "second - target", "71"),
    calculated("growth", "change(second, first)", "2.0 %", Kind.CHANGE),
    calculated("most", "first / rate", "<= 40600"),
)


def claim(text: str, number: int = 1, *, finding: str = "", reason: str = "", label: str = "") -> Claim:
    acknowledged = Acknowledgement(finding, texts(reason), HERE) if finding else None
    span = Span("facts.yaml", 50 + number, 5, 50 + number, 5 + len(text))
    return Claim(f"claim_{number}", text, span, label=texts(label) if label else (), acknowledged=acknowledged)


def facts(*claims: Claim | str, figures: tuple[Figure, ...] = FIGURES, title: str = "Two good years") -> FactFile:
    made = [c if isinstance(c, Claim) else claim(c, i) for i, c in enumerate(claims, start=1)]
    own = [Claim(f.id, f"{f.id} = {f.formula}", f.span, calculated=True) for f in figures if f.formula]
    source = Source("ur", "ایک مضمون", "0" * 64, HERE)
    return FactFile("facts.yaml", "facts", texts(title), source, figures, (*made, *own), (), b"")


def report(file: FactFile) -> Report:
    checked = check(file)
    assert checked.value is not None, checked.diagnostics
    return checked.value


def verdict(text: str, file: FactFile | None = None) -> tuple[Verdict, FactFile]:
    """The verdict on one claim about the figures above."""
    held = file or facts(text)
    return report(held).verdicts[0], held


MASTHEAD = "::: masthead\nA kicker\n\n# A title\n\nWhere it comes from\n:::\n\n"


def nodes_of(node: object, kind: type[_Node]) -> Iterator[_Node]:
    """All nodes of a kind in a document or a part of one, in its order; not those that stand in such a node."""
    if isinstance(node, kind):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from nodes_of(each, kind)
    elif is_dataclass(node):
        for field in fields(node):
            yield from nodes_of(getattr(node, field.name), kind)


def read(
    text: str, folder: Path, code: str = "en", *, masthead: bool = True
) -> tuple[Template | None, tuple[Diagnostic, ...]]:
    """Read a template's text, by default with a masthead of seven lines and an empty one before it."""
    path = folder / f"{code}.md"
    path.write_text((MASTHEAD if masthead else "") + text, encoding="utf-8")
    outcome = read_template(path, f"{code}.md")
    return outcome.value, outcome.diagnostics
