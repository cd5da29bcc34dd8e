"""Finds the controls of printed figures in a part, whatever an editor and a program have made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.composing.forms import is_form
from reportgen.records import dataclass
from reportgen.refilling.markup import SIGNS, Markup, Node
from reportgen.writers.docx.controls import Control, number_of, shortened, tagged

_FALLBACK = "mc:Fallback"
_GONE = frozenset({"del", "moveFrom"})
_HIDDEN = _GONE | {_FALLBACK}
"""What stands in these is not in the text: deleted, moved away, or said a second time for other programs."""
_SAYING = frozenset({"r", "mc:Choice"})
"""What a sign stands in, where it is one: a tab stop's definition is called `tab` too."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A figure's control: the element, what it prints, and its text, a run's words each."""

    node: Node
    control: Control
    number: int
    """Its place in the list of controls, counted from 1; 0 where nothing says it."""
    texts: tuple[Node, ...]
    text: str
    paragraph: Node | None
    shadow: bool = False
    """Whether it stands in words said a second time, as Word says those of text boxes for older programs."""


@dataclass(frozen=True, slots=True, eq=False)
class Stray:
    """A control that says it is one of ours, but names no figure that either fact file has."""

    node: Node
    said: str
    text: str


class Names:
    """Figure ids by what a tag may hold of them."""

    def __init__(self, ids: Mapping[str, object]) -> None:
        self._ids = ids
        self._longest = max(map(len, ids), default=0)

    def figure(self, name: str) -> str:
        """The id that a tag's name stands for; "" where there is none."""
        if name in self._ids or len(name) > self._longest:
            return name if name in self._ids else ""
        return next((one for one in self._ids if len(one) > len(name) and shortened(one, one, len(name)) == name), "")


def find_controls(markup: Markup, listed: tuple[Control, ...], names: Names) -> tuple[list[Found], list[Stray]]:
    """The controls of one part, in order; those whose text is deleted, change by change, are left out."""
    found: list[Found] = []
    strays: list[Stray] = []
    for node in markup.root.walk():
        if node.name != "sdt" or any(above.name in _GONE for above in node.ancestors()):
            continue
        content = node.child("sdtContent")
        if content is None or content.child("p") is not None or content.child("tbl") is not None:
            continue
        texts = tuple(each for each in live_texts(content))
        words = "".join(markup.content(each) for each in texts)
        if not texts and any(each.name == "delText" for each in content.walk()):
            continue
        number = next((n for each in content.walk() if (n := _number(each))), 0)
        said = _tag(node)
        control = _told(said, names) if said else None
        if control is None and 0 < number <= len(listed):
            entry = listed[number - 1]
            control = entry if names.figure(entry.figure_id) else None
            said = said or entry.figure_id
        if control is not None:
            shadow = node.above(_FALLBACK) is not None
            found.append(Found(node, control, number, texts, words, node.above("p"), shadow))
        elif number or is_ours(said):
            strays.append(Stray(node, said or "?", words))
    return found, strays


def is_ours(said: str) -> bool:
    """Whether a tag has the shape of ours: a form behind the bar."""
    _, form = tagged(said)
    return bool(form) and is_form(form)


def live_texts(node: Node) -> Iterator[Node]:
    """The words below an element that stand in the text, in order."""
    for child in node.children:
        if child.name == "t" or (child.name in SIGNS and node.name in _SAYING):
            yield child
        elif child.name not in _HIDDEN:
            yield from live_texts(child)


def live_text(markup: Markup, node: Node) -> str:
    """What a reader reads below an element."""
    return "".join(markup.content(each) for each in live_texts(node))


def _number(node: Node) -> int:
    return number_of(node.attribute("name")) if node.name == "bookmarkStart" else 0


def _tag(node: Node) -> str:
    properties = node.child("sdtPr")
    said = properties.child("tag") if properties else None
    return said.attribute("val") if said else ""


def _told(said: str, names: Names) -> Control | None:
    name, form = tagged(said)
    figure = names.figure(name)
    return Control(figure, form) if figure and is_form(form) else None
