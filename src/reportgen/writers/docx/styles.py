"""The named styles: every look in the file is one of these, so an editor changes it at one place.

Word's own names are used where Word has them.  Each paragraph style stands for a role of the theme;
spacing is given for Latin lines, and a script with tall lines takes less of it, because its lines
bring their own air.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from reportgen.document import Tone
from reportgen.records import dataclass
from reportgen.theme import TINT, Role
from reportgen.writers.docx.contents import HEADING_LEVELS
from reportgen.writers.docx.look import Look, line_height, run_look, tone_colour
from reportgen.writers.docx.markup import NOTHING, Xml, joined, root, twips, w
from reportgen.writers.docx.palette import coloured, edge, rgb, shaded
from reportgen.writers.docx.table_styles import DENSE, DENSE_SIZE, table_styles


@dataclass(frozen=True, slots=True)
class _Kind:
    """A paragraph style: names, role, spacing in points, and what else its paragraphs do."""

    id: str
    name: str
    role: Role
    before: float = 0
    after: float = 0
    start: float = 0
    end: float = 0
    keep_next: bool = False
    outline: int = -1
    align: str = ""
    next: str = ""
    based_on: str = "Normal"
    quick: bool = True
    scale: float = 1.0
    """The size, in that of the role."""


def _cells(suffix: str, scale: float) -> tuple[_Kind, ...]:
    """The styles of table cells: heads and words, and figures, which end flush."""
    head, text = f"TableHead{suffix}", f"TableText{suffix}"
    named = f" {suffix}" if suffix else ""
    return (
        _Kind(head, f"Table Head{named}", Role.TABLE_HEAD, keep_next=True, scale=scale),
        _Kind(
            f"TableHeadFigures{suffix}",
            f"Table Head Figures{named}",
            Role.TABLE_HEAD,
            align="end",
            based_on=head,
            keep_next=True,
            scale=scale,
        ),
        _Kind(text, f"Table Text{named}", Role.TABLE, scale=scale),
        _Kind(f"TableFigures{suffix}", f"Table Figures{named}", Role.TABLE, align="end", based_on=text, scale=scale),
    )


LONG_CARD_VALUE, LONG_CARD_SCALE = "CardValueLong", 0.8
"""The style of key figures that are too long to stand in one line at the usual size, and its size in that."""

_PARAGRAPHS = (
    _Kind("Letterhead", "Letterhead", Role.PROVENANCE, after=10, keep_next=True, next="Kicker"),
    _Kind("Kicker", "Kicker", Role.KICKER, after=4, keep_next=True, next="Title"),
    _Kind("Title", "Title", Role.TITLE, after=8, keep_next=True, next="Subtitle"),
    _Kind("Subtitle", "Subtitle", Role.PROVENANCE, end=6, next="BodyText"),
    _Kind("Heading1", "heading 1", Role.HEADING, before=15, after=5, keep_next=True, outline=0, next="BodyText"),
    _Kind("Heading2", "heading 2", Role.SUBHEADING, before=11, after=4, keep_next=True, outline=1, next="BodyText"),
    _Kind("Heading3", "heading 3", Role.SUBHEADING, before=9, after=3, keep_next=True, outline=2, next="BodyText"),
    _Kind("Quiet", "Quiet", Role.QUIET, before=2, after=6),
    _Kind("Caption", "caption", Role.QUIET, before=2, after=6, next="BodyText"),
    _Kind("TableCaption", "Table Caption", Role.QUIET, before=4, after=4, keep_next=True),
    _Kind("Chart", "Chart", Role.QUIET, keep_next=True, next="Caption"),
    _Kind("ChartTitle", "Chart Title", Role.SUBHEADING, before=8, after=3, keep_next=True, next="Chart"),
    _Kind("PanelTitle", "Panel Title", Role.TABLE, before=2, after=1, keep_next=True, next="Chart"),
    _Kind("CardValue", "Card Value", Role.CARD_VALUE, after=3, keep_next=True, next="CardLabel"),
    _Kind(
        LONG_CARD_VALUE,
        "Card Value Long",
        Role.CARD_VALUE,
        after=3,
        keep_next=True,
        next="CardLabel",
        scale=LONG_CARD_SCALE,
    ),
    _Kind("CardLabel", "Card Label", Role.CARD_LABEL),
    *_cells("", 1.0),
    *_cells(DENSE, DENSE_SIZE),
    _Kind("FootnoteText", "footnote text", Role.QUIET, after=2, quick=False),
    _Kind("CommentText", "annotation text", Role.QUIET, after=3, quick=False),
    _Kind("TOCHeading", "TOC Heading", Role.SUBHEADING, before=8, after=3, keep_next=True, next="BodyText"),
    *(
        _Kind(f"TOC{level}", f"toc {level}", Role.TABLE, after=2, start=14.0 * (level - 1), quick=False)
        for level in range(1, HEADING_LEVELS + 1)
    ),
    _Kind("header", "header", Role.FOOTER, quick=False),
    _Kind("footer", "footer", Role.FOOTER, quick=False),
)

RIGHT_TO_LEFT_CELL = "TableTextRTL"

QUIET = "Quiet"
"""What the styles of quiet list items have in their names."""

LIST_LEVELS = 3
LIST_INDENT = 16.0
"""How far each level of a list stands in, in points."""

BULLETS, NUMBERS, CALLOUT_BULLETS = 1, 2, 3
"""The list definitions that styles refer to (numbering.py makes them)."""

CALLOUT_INDENT = 12.0
_CALLOUT_BAR = 24
_CALLOUT_SPACE = 9


def tone_style(tone: Tone) -> str:
    """The character style of words with a tone."""
    return f"Tone{tone.value.capitalize()}"


def list_indent(level: int, look: Look) -> float:
    """How far the text of a list item stands in, in points."""
    # LibreOffice sets the number of a right-to-left item outwards from its place: the place stands in.
    return LIST_INDENT * (level + 1) + (12.0 if look.rtl else 0.0)


def badge_style(tone: Tone) -> str:
    """The paragraph style of the masthead's badge."""
    return f"Badge{tone.value.capitalize()}"


def callout_style(tone: Tone) -> str:
    """The paragraph style of a note with a tone."""
    return f"Callout{tone.value.capitalize()}"


@lru_cache(maxsize=16)
def styles_part(look: Look) -> bytes:
    """The styles part of the package; kept, because many files have one look."""
    return root(
        "w:styles",
        ("w",),
        None,
        _defaults(look),
        w(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=1,
            defUnhideWhenUsed=1,
            defQFormat=0,
            count=376,
        ),
        _normal(look),
        _body_text(look),
        joined(_paragraph_style(kind, look) for kind in _PARAGRAPHS),
        NOTHING if look.rtl else joined((_right_to_left_cell(""), _right_to_left_cell(DENSE))),
        joined(_list_styles(look)),
        joined(_callout(tone, look) for tone in Tone),
        joined(_badge(tone, look) for tone in Tone),
        joined(_spacers()),
        joined(_character_styles(look)),
        table_styles(look),
    )


def _defaults(look: Look) -> Xml:
    style, pair = look.theme.styles[Role.BODY], look.faces[Role.BODY]
    latin, complex_ = (look.other_language, look.language) if look.rtl else (look.language, look.other_language)
    language = w("lang", val=latin, eastAsia=latin, bidi=complex_)
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", run_look(style, pair, look), language)),
        w("pPrDefault", w("pPr", w("spacing", after=0, line=line_height(style, pair), lineRule="atLeast"))),
    )


def _style(kind: str, style_id: str, name: str, *content: Xml, based_on: str = "", **more: str) -> Xml:
    """A `w:style`; `more` are its attributes besides type and id, or `next`, `link`."""
    following = more.pop("next", "")
    quick = more.pop("quick", "1")
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val=based_on) if based_on else NOTHING,
        w("next", val=following) if following else NOTHING,
        w("uiPriority", val=1 if quick == "1" else 99),
        w("qFormat") if quick == "1" else NOTHING,
        *content,
        type=kind,
        styleId=style_id,
        **more,
    )


def _direction(look: Look) -> Xml:
    return w("bidi") if look.rtl else w("bidi", val=0)


def _normal(look: Look) -> Xml:
    properties = w("pPr", w("widowControl"), _direction(look))
    return _style("paragraph", "Normal", "Normal", properties, default="1")


def _body_text(look: Look) -> Xml:
    theme = look.theme
    indent = w("ind", firstLine=twips(theme.first_line_indent)) if theme.first_line_indent else NOTHING
    # Tall lines bring air of their own, but a paragraph must still be told from the next one.
    gap = max(look.air(theme.paragraph_gap, Role.BODY), theme.paragraph_gap / 3)
    spacing = w("spacing", after=twips(gap))
    justified = w("jc", val="both") if theme.justify else NOTHING
    return _style("paragraph", "BodyText", "Body Text", w("pPr", spacing, indent, justified), based_on="Normal")


def _paragraph_style(kind: _Kind, look: Look) -> Xml:
    style, pair = look.theme.styles[kind.role], look.faces[kind.role]
    style = replace(style, size=kind.scale * style.size)
    before, after = (twips(look.air(points, kind.role)) for points in (kind.before, kind.after))
    properties = w(
        "pPr",
        joined((w("keepNext"), w("keepLines"))) if kind.keep_next else NOTHING,
        _footer_furniture(look) if kind.id == "footer" else NOTHING,
        w("bidi", val=0) if kind.id == "Chart" else NOTHING,
        w("spacing", before=before, after=after, line=line_height(style, pair), lineRule="atLeast"),
        w("ind", start=twips(kind.start), end=twips(kind.end)) if kind.start or kind.end else NOTHING,
        w("jc", val=kind.align) if kind.align else NOTHING,
        w("outlineLvl", val=kind.outline) if kind.outline >= 0 else NOTHING,
    )
    return _style(
        "paragraph",
        kind.id.capitalize() if kind.id in ("header", "footer") else kind.id,
        kind.name,
        properties,
        w("rPr", run_look(style, pair, look)),
        based_on=kind.based_on,
        next=kind.next,
        quick="1" if kind.quick else "0",
    )


def _footer_furniture(look: Look) -> Xml:
    """The hairline above a footer and the tab stop at its end side."""
    rule = w("pBdr", edge("top", look.theme.colours.hairline, look.theme.colours, 4, 6))
    return joined((rule, w("tabs", w("tab", val="end", pos=twips(look.text_width)))))


def _right_to_left_cell(suffix: str) -> Xml:
    """A cell of right-to-left words in a left-to-right table; its end is the side where the column starts."""
    properties = w("pPr", w("bidi"), w("jc", val="end"))
    name = "Table Text RTL" + (f" {suffix}" if suffix else "")
    return _style("paragraph", RIGHT_TO_LEFT_CELL + suffix, name, properties, based_on=f"TableText{suffix}")


def _list_styles(look: Look) -> list[Xml]:
    gap = twips(look.air(look.theme.paragraph_gap / 2, Role.BODY))
    made: list[Xml] = []
    for level in range(LIST_LEVELS):
        suffix, number = (str(level + 1), f" {level + 1}") if level else ("", "")
        for stem, name, definition in (("ListBullet", "List Bullet", BULLETS), ("ListNumber", "List Number", NUMBERS)):
            numbered = w("numPr", w("ilvl", val=level), w("numId", val=definition))
            properties = w("pPr", numbered, w("spacing", after=gap))
            made.append(_style("paragraph", stem + suffix, name + number, properties, based_on="Normal"))
            style, pair = look.theme.styles[Role.QUIET], look.faces[Role.QUIET]
            quiet = w("pPr", w("spacing", after=gap, line=line_height(style, pair), lineRule="atLeast"))
            said = w("rPr", run_look(style, pair, look))
            quiet_name = f"{name}{number} {QUIET}"
            made.append(_style("paragraph", stem + suffix + QUIET, quiet_name, quiet, said, based_on=stem + suffix))
        indent = w("ind", start=twips(list_indent(level, look)))
        properties = w("pPr", w("spacing", after=gap), indent)
        made.append(
            _style("paragraph", "ListContinue" + suffix, "List Continue" + number, properties, based_on="Normal")
        )
    return made


def _callout(tone: Tone, look: Look) -> Xml:
    """A shaded note with a bar in its tone at the side where lines begin.

    Paragraph borders are physical: left stays left in a right-to-left paragraph.
    """
    colours = look.theme.colours
    bar = edge("right" if look.rtl else "left", tone_colour(tone, look.theme), colours, _CALLOUT_BAR, _CALLOUT_SPACE)
    far = edge("left" if look.rtl else "right", colours.wash, colours, 4, _CALLOUT_SPACE)
    sides = (far, bar) if look.rtl else (bar, far)
    top, bottom = (edge(side, colours.wash, colours, 4, 5) for side in ("top", "bottom"))
    properties = w(
        "pPr",
        w("keepLines"),
        w("pBdr", top, sides[0], bottom, sides[1]),
        shaded(colours.wash, colours),
        w("spacing", before=twips(8), after=twips(8)),
        w("ind", start=twips(CALLOUT_INDENT), end=twips(CALLOUT_INDENT - 2)),
        w("contextualSpacing"),
    )
    name = f"Callout {tone.value.capitalize()}"
    return _style("paragraph", callout_style(tone), name, properties, based_on="Normal")


def _badge(tone: Tone, look: Look) -> Xml:
    """The verdict of all checks: words in their tone, on a field with a little of it."""
    colours = look.theme.colours
    style, pair = look.theme.styles[Role.BADGE], look.faces[Role.BADGE]
    ink = style.colour if tone is Tone.NEUTRAL else tone_colour(tone, look.theme)
    vertical = round(look.air(4, Role.BADGE))
    ground, part = (colours.wash, 1.0) if tone is Tone.NEUTRAL else (ink, TINT)
    sides = (edge(side, ground, colours, 4, vertical, part) for side in ("top", "bottom"))
    properties = w(
        "pPr",
        w("pBdr", *sides),
        shaded(ground, colours, part),
        w("spacing", line=line_height(style, pair), lineRule="atLeast"),
        w("jc", val="center"),
    )
    said = w("rPr", run_look(replace(style, colour=ink), pair, look))
    name = f"Badge {tone.value.capitalize()}"
    return _style("paragraph", badge_style(tone), name, properties, said, based_on="Normal")


def _spacers() -> list[Xml]:
    """Paragraphs without words: Word joins two tables that have none between them."""
    made: list[Xml] = []
    for style_id, name, points in (("Rule", "Rule", 12.0), ("Gap", "Gap", 10.0)):
        height = w("spacing", before=0, after=0, line=twips(points), lineRule="exact")
        sizes = w("rPr", w("sz", val=2), w("szCs", val=2))
        made.append(_style("paragraph", style_id, name, w("pPr", height), sizes, based_on="Normal", quick="0"))
    return made


def _character_styles(look: Look) -> list[Xml]:
    theme = look.theme
    colours = theme.colours

    def character(style_id: str, name: str, *properties: Xml) -> Xml:
        return _style("character", style_id, name, w("rPr", *properties), based_on="DefaultParagraphFont")

    bold = joined((w("b"), w("bCs")))
    # Nastaliq has no slanted form: emphasis leans in Latin script and is bold in complex script.
    lean = joined((w("bCs"), w("i"), w("iCs", val=0)))
    dotted = w("u", val="dotted", color=rgb(colours.accent), themeColor="accent1")
    made = [
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            w("unhideWhenUsed"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        character("Strong", "Strong", bold),
        character("Emphasis", "Emphasis", lean),
        character("IntenseEmphasis", "Intense Emphasis", bold, w("i"), w("iCs", val=0)),
        character("Hyperlink", "Hyperlink", coloured(colours.accent, colours), w("u", val="single")),
        character("Figure", "Figure", dotted),
        character("FootnoteReference", "footnote reference", w("vertAlign", val="superscript")),
        character("CommentReference", "annotation reference", w("sz", val=16), w("szCs", val=16)),
    ]
    for tone in Tone:
        weight = NOTHING if tone is Tone.QUIET else bold
        ink = coloured(tone_colour(tone, theme), colours)
        made.append(character(tone_style(tone), f"Tone {tone.value.capitalize()}", weight, ink))
    return made
