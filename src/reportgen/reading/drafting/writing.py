"""A draft as YAML that a person likes to read, and scalars that are read back letter by letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.reading.drafting.drafts import Aside, Draft, Place, Proposal
from reportgen.records import dataclass
from reportgen.unseen import clean

_HEAD_WORDS = 6
_WIDTH = 110
_PLAIN = re.compile(r"[^\W_](?:.*\S)?")
_MARKS = re.compile(r": |:$| #")
_FLOW_MARKS = re.compile(r"[,\[\]{}:?]")


def block_scalar(text: str) -> str:
    """A text as the value of a key on its own line, plain where it is read back as it is.

    >>> block_scalar("2,071 ships"), block_scalar("> 5 %")
    ('2,071 ships', '"> 5 %"')

    What is not seen is left out: a fact file may not hold it at figures, and a quote is found without it.
    """
    text = clean(text)
    plain = text.isprintable() and _PLAIN.fullmatch(text) and not _MARKS.search(text)
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    """A text between quotation marks; what prints nothing is written as its number."""
    parts = []
    for c in text:
        if c in '"\\':
            parts.append("\\" + c)
        elif c.isprintable():
            parts.append(c)
        else:
            parts.append(f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}")
    return f'"{"".join(parts)}"'


def flow_scalar(text: str) -> str:
    """A text inside a list or mapping on one line, where commas and brackets part."""
    return _quoted(clean(text)) if _FLOW_MARKS.search(text) else block_scalar(text)


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A claim for an editor to confirm, and remarks on it: how it comes out, what is in its way."""

    text: str
    remarks: tuple[str, ...]


def written_draft(draft: Draft, languages: Sequence[str], claims: Sequence[ProposedClaim] = ()) -> str:
    """The whole fact file of a draft, with empty slots for texts in `languages`."""
    return "\n".join(_lines(draft, languages, claims)) + "\n"


def _lines(draft: Draft, languages: Sequence[str], claims: Sequence[ProposedClaim]) -> Iterator[str]:
    article = draft.article
    places = sum(len(figure.places) for figure in draft.figures)
    yield f"# A draft: {len(draft.figures)} figures in {places} places of the article.  What is left to do:"
    yield "# give each figure a name and its labels, say what is a target, strike what is no figure, add claims."
    yield "# `?` marks a doubt: look at the article."
    yield ""
    yield "reportgen: 1"
    yield ""
    yield "title:                  # the finding, in a sentence of your own"
    yield from (f"  {code}:" for code in _slots(draft.language, languages))
    yield ""
    yield "source:"
    yield f"  language: {draft.language}"
    yield f"  title: {block_scalar(_title(draft))}"
    yield f"  sha256: {article.sha256}"
    yield ""
    yield "figures:" if draft.figures else "figures: {}"
    paragraph = 0
    for figure in draft.figures:
        if figure.places[0].paragraph != paragraph:
            paragraph = figure.places[0].paragraph
            yield ""
            yield f"  # --- Paragraph {paragraph}: {_head(article.paragraphs[paragraph - 1].text)}"
        yield ""
        yield from figure_lines(figure, draft.language, languages)
    if claims:
        yield ""
        yield from _claim_lines(claims)
    if draft.ignored:
        yield ""
        yield "# Digits of the article that are no figures."
        yield "ignored:"
        yield from (line for aside in draft.ignored for line in aside_lines(aside))
    if draft.words:
        yield ""
        yield from word_lines(draft.words)


def _slots(language: str, languages: Sequence[str]) -> list[str]:
    return [language, *(code for code in languages if code != language)]


def _title(draft: Draft) -> str:
    article = draft.article
    if title := clean(article.title).strip():
        return title
    words = clean(article.paragraphs[0].text).split() if article.paragraphs else []
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "") if words else article.shown


def _head(text: str) -> str:
    words = text.split()
    head = "".join(c for c in " ".join(words[:_HEAD_WORDS]) if c.isprintable())[:60]
    return f"{head} …" if len(words) > _HEAD_WORDS else head


def figure_lines(figure: Proposal, language: str, languages: Sequence[str], indent: str = "  ") -> Iterator[str]:
    """The entry of one figure."""
    deep = indent + "  "
    yield from (f"{indent}# {note}" for note in figure.notes)
    yield from (f"{indent}# ? {doubt}" for doubt in figure.doubts)
    yield f"{indent}{figure.id}:"
    first, rest = figure.places[0], figure.places[1:]
    if not rest:
        yield f"{deep}quote: {block_scalar(first.quote)}"
        yield f"{deep}paragraph: {first.paragraph}"
    else:
        yield f"{deep}mentions:"
        yield from (f"{deep}  - {mention(place)}" for place in figure.places)
    yield f"{deep}kind: {figure.kind.value}"
    if figure.value:
        yield f"{deep}value: {block_scalar(figure.value)}"
    if figure.other:
        yield f"{deep}# value: {block_scalar(figure.other)}"
    if figure.counts:
        yield f"{deep}counts: {block_scalar(figure.counts)}"
    if figure.per:
        yield f"{deep}per: {block_scalar(figure.per)}"
    yield f"{deep}label:"
    for code in _slots(language, languages):
        text = block_scalar(figure.label) if code == language and figure.label else ""
        yield f"{deep}  {code}: {text}".rstrip()


def _claim_lines(claims: Sequence[ProposedClaim]) -> Iterator[str]:
    """Claims, all behind `#`: what the article means, an editor says."""
    yield "# Claims that hold to the last digit and are hardly chance.  Where the article means one, take its `#` off,"
    yield "# and that of `claims:`."
    yield "# claims:"
    for claim in claims:
        yield f"#   - {claim.text}"
        yield from (f"#     # {remark}" for remark in claim.remarks)


def mention(place: Place) -> str:
    """A place as an entry of `mentions`."""
    return f"{{paragraph: {place.paragraph}, quote: {flow_scalar(place.quote)}}}"


def aside_lines(aside: Aside, indent: str = "  ") -> Iterator[str]:
    """An entry of `ignored`."""
    if aside.doubt:
        yield f"{indent}# ? {aside.doubt}"
    quote, reason = flow_scalar(aside.quote), flow_scalar(aside.reason)
    line = f"{indent}- {{quote: {quote}, paragraph: {aside.paragraph}, reason: {reason}}}"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{indent}- quote: {block_scalar(aside.quote)}"
    yield f"{indent}  paragraph: {aside.paragraph}"
    yield f"{indent}  reason: {block_scalar(aside.reason)}"


def word_lines(words: Sequence[Place]) -> Iterator[str]:
    """Comments on number words that were not taken for figures."""
    yield "# ? Number words that mean something else as often; those that are figures belong above:"
    counted = Counter((place.quote, place.paragraph) for place in words)
    by_word: dict[str, list[str]] = {}
    for (word, paragraph), times in counted.items():
        by_word.setdefault(word, []).append(f"¶ {paragraph}" + (f" ×{times}" if times > 1 else ""))
    for word, places in by_word.items():
        shown = ", ".join(places[:12]) + (" …" if len(places) > 12 else "")
        yield f"#   {''.join(c for c in word if c.isprintable())}: {shown}"
