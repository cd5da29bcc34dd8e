"""The house's lists with ours behind them, under numbers that are free."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from reportgen.writers.docx.house.reading import Element, House, W, parsed, serialized
from reportgen.writers.docx.packaging import WordPart

_NUMBER = re.compile(r'<w:numId w:val="(\d+)"/>')


def offset_of(house: House) -> int:
    """By how much the numbers of our lists move: those of the house come first."""
    root = house.tree("numbering")
    return 0 if root is None else _highest(root, "num", "numId")


def moved(text: str, house: House) -> str:
    """A text of ours with the new numbers of its lists; zero, no list at all, stays."""
    offset = offset_of(house)
    return _NUMBER.sub(lambda m: f'<w:numId w:val="{int(m[1]) + offset if int(m[1]) else 0}"/>', text)


def joined_lists(house: House, ours: bytes, ids: Mapping[str, str]) -> bytes:
    """Put the house's definitions and ours together."""
    root, own = house.tree("numbering"), parsed(ours)
    for style in own.iter(f"{W}pStyle"):
        said = style.get(f"{W}val", "")
        if ids.get(said) == said:
            continue
        parent = style.getparent()
        assert parent is not None
        parent.remove(style)  # the house's style has a list of its own
    if root is None:
        return serialized(own)
    offset = offset_of(house)
    abstract = _highest(root, "abstractNum", "abstractNumId") + 1
    first = root.find(f"{W}num")
    for kind in own.findall(f"{W}abstractNum"):
        kind.set(f"{W}abstractNumId", str(int(kind.get(f"{W}abstractNumId", "0")) + abstract))
        if first is None:
            root.append(kind)
        else:
            first.addprevious(kind)
    last = root.find(f"{W}numIdMacAtCleanup")
    for number in own.findall(f"{W}num"):
        number.set(f"{W}numId", str(int(number.get(f"{W}numId", "0")) + offset))
        kind_of = number.find(f"{W}abstractNumId")
        assert kind_of is not None
        kind_of.set(f"{W}val", str(int(kind_of.get(f"{W}val", "0")) + abstract))
        if last is None:
            root.append(number)
        else:
            last.addprevious(number)
    return serialized(root)


def carry_pictures(house: House, part: WordPart) -> None:
    """The pictures that bullets of the house are."""
    name = house.parts.get("numbering", "")
    for one in house.opened.relationships(name) if name else ():
        if not one.external and one.target in house.opened:
            kind = house.opened.content_types.get(one.target, "")
            name = f"/word/media/bullet-{one.target.rpartition('/')[2]}"
            picture = WordPart(name, kind, part.package, house.opened.read(one.target))
            part.load_rel(RT.IMAGE, picture, one.id)


def _highest(root: Element, tag: str, attribute: str) -> int:
    return max((int(each.get(W + attribute, "0")) for each in root.findall(W + tag)), default=0)
