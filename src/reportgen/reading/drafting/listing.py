"""Every find of an article for machines: spans in code points, exact values, certainty."""

from __future__ import annotations

from fractions import Fraction

from reportgen.extraction import Doubt, Found
from reportgen.quantity import Quantity
from reportgen.reading.drafting.evidence import Finds

VERSION = 1


def listed(finds: Finds) -> dict[str, object]:
    """All finds, figures or not; spans count in the article's text, and in `text` where that is not the file's own."""
    article = finds.article
    made_finds = [
        _listed(found, paragraph.number, paragraph.offset)
        for paragraph, found_there in zip(article.paragraphs, finds.paragraphs, strict=True)
        for found in found_there
    ]
    made: dict[str, object] = {
        "version": VERSION,
        "article": {
            "path": article.shown,
            "sha256": article.sha256,
            "form": article.form,
            "encoding": article.encoding,
            "language": finds.language,
            "paragraphs": len(article.paragraphs),
        },
        "finds": made_finds,
    }
    if not article.own:
        made["text"] = article.text
    return made


def _listed(found: Found, paragraph: int, offset: int) -> dict[str, object]:
    quantity = found.quantity
    return {
        "start": offset + found.start,
        "end": offset + found.end,
        "outer": [offset + found.outer_start, offset + found.outer_end],
        "paragraph": paragraph,
        "surface": found.surface,
        "kind": found.kind.value,
        "figure": found.figure,
        "value": _value(found),
        "precision": None if quantity is None or found.parts else quantity.places,
        "bound": quantity.bound.value if quantity else "",
        "unit": quantity.unit if quantity else "",
        "direction": found.direction,
        "indefinite": found.indefinite,
        "certainty": "doubtful" if found.doubt is not Doubt.NONE else "certain",
        "doubt": found.doubt.value,
        "alternative": _numbers(found.alternative) if found.alternative else None,
    }


def _value(found: Found) -> object:
    """A value as text, exact; the two ends of a range, the two numbers of a ratio."""
    if found.parts:
        return [_number(part.value) for part in found.parts]
    if found.quantity is None:
        return found.text or None
    return _numbers(found.quantity)


def _numbers(quantity: Quantity) -> object:
    if quantity.high is None:
        return _number(quantity.value)
    return [_number(quantity.value), _number(quantity.high)]


def _number(value: Fraction) -> str:
    """A number in decimals where they end, else as a fraction.

    >>> _number(Fraction(5, 2)), _number(Fraction(2, 3))
    ('2.5', '2/3')
    """
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
