"""The house's styles with ours behind them: what has a name of ours is the house's, what it lacks is supplied."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from reportgen.records import dataclass
from reportgen.theme import Role
from reportgen.writers.docx.house.lists import offset_of
from reportgen.writers.docx.house.reading import A, Element, House, W, parsed, serialized
from reportgen.writers.docx.look import Look

_REFERRING = ("basedOn", "next", "link")
_BEFORE_BIDI = frozenset(
    """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN
    """.split()  # noqa: SIM905  - a list of quotation marks reads worse
)
_BEFORE_PARAGRAPH = frozenset(
    """
    name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
    personal personalCompose personalReply rsid
    """.split()  # noqa: SIM905  - as above
)
_OURS = "Reportgen"


@dataclass(frozen=True, slots=True)
class Dressed:
    """The styles part, what our style ids are called in it, and which styles came from where."""

    content: bytes
    ids: Mapping[str, str]
    taken: tuple[str, ...]
    supplied: tuple[str, ...]
    tight: tuple[str, ...]
    """Styles taken whose lines have an exact height."""


def dressed(house: House, ours: bytes, look: Look) -> Dressed:
    """Put the house's styles and ours together."""
    root, own = house.tree("styles"), parsed(ours)
    assert root is not None
    known = {_key(style): style for style in root.findall(f"{W}style")}
    used = {style.get(f"{W}styleId", "") for style in known.values()}
    ids: dict[str, str] = {}
    taken: list[Element] = []
    supplied: list[Element] = []
    for style in own.findall(f"{W}style"):
        same = known.get(_key(style))
        mine = style.get(f"{W}styleId", "")
        if same is not None:
            ids[mine] = same.get(f"{W}styleId", "")
            taken.append(same)
        else:
            ids[mine] = mine if mine not in used else f"{_OURS}{mine}"
            supplied.append(deepcopy(style))
    offset = offset_of(house)
    for style in supplied:
        _adapt(style, ids, look)
        for number in style.iter(f"{W}numId"):
            number.set(f"{W}val", str(int(number.get(f"{W}val", "0")) + offset))
        root.append(style)
    _complete_defaults(root, own, look)
    for style in taken:
        _complete(style, look)
    return Dressed(
        serialized(root),
        ids,
        tuple(_named(style) for style in taken),
        tuple(_named(style) for style in supplied),
        tuple(_named(style) for style in taken if _is_tight(style)),
    )


def dressed_theme(house: House, ours: bytes, look: Look) -> bytes:
    """The house's theme, its fonts completed with ours for scripts that it has none for."""
    root = house.tree("theme")
    if root is None:
        return ours
    for kind, role in (("majorFont", Role.HEADING), ("minorFont", Role.BODY)):
        face = look.faces[role].complex.name
        font = root.find(f".//{A}{kind}/{A}cs")
        if font is None or font.get("typeface"):
            continue  # the house has chosen one
        font.set("typeface", face)
        for scripted in root.iterfind(f".//{A}{kind}/{A}font[@script='Arab']"):
            scripted.set("typeface", face)
    return serialized(root)


def _key(style: Element) -> tuple[str, str]:
    name = style.find(f"{W}name")
    return style.get(f"{W}type", ""), "" if name is None else name.get(f"{W}val", "").lower()


def _named(style: Element) -> str:
    """A style's name, with its id where that is not the name written together."""
    found, said = style.find(f"{W}name"), style.get(f"{W}styleId", "")
    name = "" if found is None else found.get(f"{W}val", "")
    return name if name.replace(" ", "").lower() == said.lower() else f"{name} ({said})"


def _adapt(style: Element, ids: Mapping[str, str], look: Look) -> None:
    """A style of ours among the house's: its faces are the house's, its colours are fixed."""
    style.set(f"{W}styleId", ids[style.get(f"{W}styleId", "")])
    _drop(style, "default")
    for tag in _REFERRING:
        for reference in style.iter(f"{W}{tag}"):
            said = reference.get(f"{W}val", "")
            reference.set(f"{W}val", ids.get(said, said))
    for element in style.iter():
        for name in ("themeColor", "themeFill"):
            _drop(element, name)
    for faces in list(style.iter(f"{W}rFonts")):
        for script in ("ascii", "hAnsi", "eastAsia"):
            _drop(faces, script)
    _complete(style, look)


def _complete(style: Element, look: Look) -> None:
    """What a Latin style leaves out for scripts from right to left: weight, size, and the paragraph's direction."""
    for properties in style.iter(f"{W}rPr"):
        _pair(properties, "b", "bCs")
        _pair(properties, "sz", "szCs")
        if look.rtl:
            # Letters that join are not spaced, and Nastaliq leans already.
            for name in ("spacing", "iCs"):
                for each in properties.findall(W + name):
                    properties.remove(each)
    if not look.rtl or style.get(f"{W}type") != "paragraph" or _key(style)[1] in {"normal", "header", "footer"}:
        return
    found = style.find(f"{W}pPr")
    properties = etree.Element(f"{W}pPr") if found is None else found
    if found is None:
        _insert(style, properties, _BEFORE_PARAGRAPH)
    if properties.find(f"{W}bidi") is None:
        _insert(properties, etree.Element(f"{W}bidi"), _BEFORE_BIDI)


def _pair(properties: Element, latin: str, complex_: str) -> None:
    one, other = properties.find(W + latin), properties.find(W + complex_)
    if one is not None and other is None:
        made = deepcopy(one)
        made.tag = W + complex_
        one.addnext(made)


def _complete_defaults(root: Element, own: Element, look: Look) -> None:
    """The defaults of the house, in the briefing's languages, with a face for the other script."""
    ours, theirs = own.find(f"{W}docDefaults"), root.find(f"{W}docDefaults")
    assert ours is not None
    if theirs is None:
        root.insert(0, deepcopy(ours))
        return
    default = _first(theirs, "rPrDefault")
    properties = _first(default, "rPr")
    _pair(properties, "sz", "szCs")
    faces = _first(properties, "rFonts")
    _drop(faces, "cstheme")
    faces.set(f"{W}cs", look.faces[Role.BODY].complex.name)
    for language in [*properties.findall(f"{W}lang"), *root.iterfind(f"{W}style//{W}lang")]:
        parent = language.getparent()
        assert parent is not None
        parent.remove(language)
    said = ours.find(f".//{W}lang")
    if said is not None:
        behind = [each for each in properties if each.tag in {f"{W}eastAsianLayout", f"{W}specVanish", f"{W}oMath"}]
        place = properties.index(behind[0]) if behind else len(properties)
        properties.insert(place, deepcopy(said))


def _first(parent: Element, name: str) -> Element:
    """A child of that name, made as the first one where it is missing."""
    found = parent.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        parent.insert(0, found)
    return found


def _drop(element: Element, name: str) -> None:
    """Take an attribute away, where it is there."""
    if element.get(W + name) is not None:
        del element.attrib[W + name]


def _insert(parent: Element, child: Element, before: frozenset[str]) -> None:
    """Put a child behind the last of those that stand before it."""
    place = 0
    for number, each in enumerate(parent, start=1):
        if isinstance(each.tag, str) and each.tag.removeprefix(W) in before:
            place = number
    parent.insert(place, child)


def _is_tight(style: Element) -> bool:
    return any(spacing.get(f"{W}lineRule") == "exact" for spacing in style.iter(f"{W}spacing"))
