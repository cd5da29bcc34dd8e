"""What stands on every page, and the page itself: header, footer, paper."""

from __future__ import annotations

import re
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from reportgen.document import Direction, Labels, Text, Tone, Toned
from reportgen.theme import Role
from reportgen.writers.directions import has_rtl
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.markup import NOTHING, Xml, element, joined, root, text, twips, w
from reportgen.writers.docx.packaging import WordPart
from reportgen.writers.docx.paragraphs import styled
from reportgen.writers.docx.runs import Setting, directed, field, marked, run_of, runs
from reportgen.writers.docx.story import Story

_PREFIXES = ("w", "r", "mc", "w14", "w16se")
_HEADER_AIR, _FOOTER_AIR = 4.0, 14.0
"""Between the line of a header or footer and the text, in points; a footer has a rule above it."""
_PLACES = re.compile(r"(\{pages?\})")
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def section(labels: Labels, story: Story) -> Xml:
    """`w:sectPr`: header and footer, paper and margins, direction."""
    look = story.look
    paper = look.theme.paper
    left, right = (paper.end, paper.start) if look.rtl else (paper.start, paper.end)
    header = bool(look.theme.header) and not labels.draft
    return w(
        "sectPr",
        _header(labels, story),
        _footers(labels, story, first=header),
        w("pgSz", w=twips(paper.width), h=twips(paper.height)),
        w(
            "pgMar",
            top=twips(paper.top),
            right=twips(right),
            bottom=twips(paper.bottom),
            left=twips(left),
            header=twips(_distance(paper.top, _HEADER_AIR, look)),
            footer=twips(_distance(paper.bottom, _FOOTER_AIR, look)),
            gutter=0,
        ),
        w("cols", space=twips(36)),
        w("titlePg") if header else NOTHING,
        w("bidi") if look.rtl else NOTHING,
    )


def draft_mark(labels: Labels, story: Story) -> Xml:
    """The paragraph that says on a page that this is a draft."""
    return _draft(labels, story) if labels.draft else NOTHING


def footer_line(labels: Labels, story: Story) -> Xml:
    """The paragraph with the facts and the page."""
    return _footer(labels, story.look)


def _header(labels: Labels, story: Story) -> Xml:
    """The mark of a draft on every page, or the theme's words on every page but the first."""
    if labels.draft:
        return _furniture("header", _draft(labels, story), story)[1]
    said = story.look.theme.header
    if not said:
        return NOTHING
    direction = story.look.direction
    return _furniture("header", styled("Header", directed(said, Setting(direction, direction)), direction), story)[1]


def _footers(labels: Labels, story: Story, *, first: bool) -> Xml:
    """The footer, said twice where the first page is not like the others."""
    relation, reference = _furniture("footer", _footer(labels, story.look), story)
    same = element("w:footerReference", {"w:type": "first", "r:id": relation}) if first else NOTHING
    return joined((reference, same))


def _distance(margin: float, air: float, look: Look) -> float:
    """How far header or footer stands from the paper's edge: its line must fit into the margin."""
    style, pair = look.theme.styles[Role.FOOTER], look.faces[Role.FOOTER]
    line = style.size * max(style.leading, (pair.complex if pair.complex_first else pair.latin).line)
    return max(min(margin / 2, margin - line - air), 12.0)


def _furniture(kind: str, paragraph: Xml, story: Story) -> tuple[str, Xml]:
    """A header or footer part: its relation, and the reference to it."""
    content_type, relation = {
        "header": (CT.WML_HEADER, RT.HEADER),
        "footer": (CT.WML_FOOTER, RT.FOOTER),
    }[kind]
    content = root(f"w:{'hdr' if kind == 'header' else 'ftr'}", _PREFIXES, None, paragraph)
    made = WordPart(f"/word/{kind}1.xml", content_type, story.main.package, content)
    named = story.main.relate_to(made, relation)
    return named, element(f"w:{kind}Reference", {"w:type": "default", "r:id": named})


def _draft(labels: Labels, story: Story) -> Xml:
    words = runs((Toned((Text(labels.draft),), Tone.BAD),), story, Setting(story.look.direction, story.look.direction))
    return styled("Header", words, story.look.direction)


def _footer(labels: Labels, look: Look) -> Xml:
    setting = Setting(look.direction, look.direction)
    tab = w("r", w("tab"))
    content = joined((directed(labels.footer, setting), tab, _page_of(labels, setting)))
    own = look.theme.footer
    above = styled("Footer", directed(own, setting), look.direction) if own else NOTHING
    return joined((above, styled("Footer", content, look.direction)))


def _page_of(labels: Labels, setting: Setting) -> Xml:
    """`page / pages`: left to right where no word of the other direction stands between them."""
    wordless = setting.base is Direction.RTL and not has_rtl(labels.page_of)
    inner = replace(setting, base=Direction.LTR, kept=True) if wordless else setting
    pieces = [
        _field(_FIELDS[piece], labels) if piece in _FIELDS else directed(piece, inner)
        for piece in _PLACES.split(labels.page_of)
    ]
    return marked(joined(pieces)) if wordless else joined(pieces)


def _field(name: str, labels: Labels) -> Xml:
    """A field with the result that holds for the first page; every program that lays pages out renews it."""
    setting = Setting(Direction.LTR, Direction.LTR)
    native = labels.digits != "0123456789"
    pieces = field(name, w("t", text(labels.digits[1])))
    return joined(run_of(piece, setting, complex_script=native) for piece in pieces)
