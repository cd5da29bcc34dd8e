"""The words of documents in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportgen.document import (
    BarChart,
    Block,
    Callout,
    Cards,
    Chart,
    Contents,
    Document,
    Heading,
    List,
    Paragraph,
    SlopeChart,
    SmallMultiples,
    Table,
    plain_text,
)


def texts_of(document: Document, charted: Callable[[Chart], Iterable[str]]) -> Iterator[str]:
    """The masthead's texts, then each block's; of a chart, those that `charted` says a format writes as text.

    Footnotes are left aside.
    """
    head = document.masthead
    yield from map(plain_text, (head.kicker, head.title, head.provenance, head.badge))
    yield from _texts(document.blocks, charted)


def _texts(blocks: tuple[Block, ...], charted: Callable[[Chart], Iterable[str]]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield plain_text(block.children)
            case List():
                for item in block.items:
                    yield from _texts(item, charted)
            case Callout():
                yield from _texts(block.children, charted)
            case Cards():
                for card in block.cards:
                    yield from (plain_text(card.value), plain_text(card.label))
            case Table():
                yield plain_text(block.caption)
                yield from (plain_text(column.head) for column in block.columns)
                for row in block.rows:
                    yield from (plain_text(cell.children) for cell in row.cells)
            case Contents():
                yield plain_text(block.title)
            case BarChart() | SmallMultiples() | SlopeChart():
                yield plain_text(block.title)
                yield from charted(block)
                yield plain_text(block.caption)
