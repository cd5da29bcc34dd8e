"""The theme part: the design's colours and faces under the names that Word's own menus show.

Styles name a theme colour beside its value, so that an editor who changes the theme's colours
changes the whole document.
"""

from __future__ import annotations

from reportgen.theme import Colours, Role, Theme, lightened
from reportgen.writers.docx.fonts import Pair
from reportgen.writers.docx.markup import NAMESPACES, Xml, element, joined, part, w

_SLOTS = (
    # place in the theme, colour of the design, name in w:themeColor
    ("dk1", "ink", "text1"),
    ("dk2", "quiet", "text2"),
    ("lt2", "wash", "background2"),
    ("accent1", "accent", "accent1"),
    ("accent2", "target", "accent2"),
    ("accent3", "good", "accent3"),
    ("accent4", "doubtful", "accent4"),
    ("accent5", "bad", "accent5"),
    ("accent6", "hairline", "accent6"),
)
_ORDER = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")


def rgb(colour: str) -> str:
    """A colour as OOXML writes it: six digits."""
    return colour.removeprefix("#").upper()


def coloured(colour: str, colours: Colours) -> Xml:
    """`w:color` of a run."""
    return w("color", val=rgb(colour), **_named("themeColor", colour, colours))


def shaded(colour: str, colours: Colours, tint: float = 1.0) -> Xml:
    """`w:shd`: a plain fill, of which `tint` is the colour and the rest white."""
    fill = rgb(lightened(colour, tint))
    return w("shd", val="clear", color="auto", fill=fill, **_named("themeFill", colour, colours, tint))


def edge(side: str, colour: str, colours: Colours, eighths: int, space: int = 0, tint: float = 1.0) -> Xml:
    """A border on one side, `eighths` of a point wide, `space` points away, its colour mixed with white."""
    named = _named("themeColor", colour, colours, tint, "themeTint")
    return w(side, val="single", sz=eighths, space=space, color=rgb(lightened(colour, tint)), **named)


def _named(attribute: str, colour: str, colours: Colours, tint: float = 1.0, mixed: str = "") -> dict[str, str]:
    """The theme's name for a colour of the design, as an attribute beside the value."""
    name = next((word for _, field, word in _SLOTS if getattr(colours, field) == colour), "")
    if not name:
        return {}
    return {attribute: name, **({mixed or f"{attribute}Tint": f"{round(255 * tint):02X}"} if tint < 1 else {})}


def theme_part(theme: Theme, faces: dict[Role, Pair]) -> bytes:
    """The theme part of the package."""
    values = {"lt1": "FFFFFF", "hlink": rgb(theme.colours.accent), "folHlink": rgb(theme.colours.accent)}
    values |= {slot: rgb(getattr(theme.colours, field)) for slot, field, _ in _SLOTS}
    colours = [element(f"a:{slot}", None, element("a:srgbClr", {"val": values[slot]})) for slot in _ORDER]
    elements = element(
        "a:themeElements",
        None,
        element("a:clrScheme", {"name": theme.name}, *colours),
        element(
            "a:fontScheme",
            {"name": theme.name},
            _scheme_fonts("a:majorFont", faces[Role.HEADING]),
            _scheme_fonts("a:minorFont", faces[Role.BODY]),
        ),
        _format_scheme(theme.name),
    )
    return part(element("a:theme", {"xmlns:a": NAMESPACES["a"], "name": theme.name}, elements))


def _scheme_fonts(name: str, pair: Pair) -> Xml:
    return element(
        name,
        None,
        element("a:latin", {"typeface": pair.latin.name}),
        element("a:ea", {"typeface": ""}),
        element("a:cs", {"typeface": pair.complex.name}),
    )


def _format_scheme(name: str) -> Xml:
    """Flat fills, thin lines, no effects; the schema asks for three of each."""
    fill = element("a:solidFill", None, element("a:schemeClr", {"val": "phClr"}))
    lines = [
        element("a:ln", {"w": width}, fill, element("a:prstDash", {"val": "solid"})) for width in (6350, 12700, 19050)
    ]
    effect = element("a:effectStyle", None, element("a:effectLst"))
    return element(
        "a:fmtScheme",
        {"name": name},
        element("a:fillStyleLst", None, fill, fill, fill),
        element("a:lnStyleLst", None, joined(lines)),
        element("a:effectStyleLst", None, effect, effect, effect),
        element("a:bgFillStyleLst", None, fill, fill, fill),
    )
