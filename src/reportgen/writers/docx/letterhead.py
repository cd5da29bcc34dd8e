"""Who publishes: the theme's logo and organisation, above the title."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from reportgen.document import Text
from reportgen.theme import Logo
from reportgen.writers.docx.markup import NAMESPACES, NOTHING, Xml, element, emus, joined, w
from reportgen.writers.docx.packaging import WordPart
from reportgen.writers.docx.paragraphs import styled
from reportgen.writers.docx.runs import Setting, runs
from reportgen.writers.docx.story import Story

_WIDEST = 0.6
"""The part of the line that a logo may take."""
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg"}


def letterhead(story: Story) -> Xml:
    """The paragraph with logo and organisation; nothing where the theme has neither."""
    theme, direction = story.look.theme, story.look.direction
    if theme.logo is None and not theme.organisation:
        return NOTHING
    picture = w("r", w("drawing", _inline(theme.logo, story))) if theme.logo else NOTHING
    apart = w("r", w("tab")) if theme.logo and theme.organisation else NOTHING
    said = (Text(theme.organisation, strong=True),) if theme.organisation else ()
    words = runs(said, story, Setting(direction, direction))
    return styled("Letterhead", joined((picture, apart, words)), direction)


def _inline(logo: Logo, story: Story) -> Xml:
    package = story.main.package
    made = WordPart(f"/word/media/logo.{_SUFFIXES[logo.media_type]}", logo.media_type, package, logo.data)
    relation = story.main.relate_to(made, RT.IMAGE)
    shown = min(1.0, _WIDEST * story.look.text_width / logo.width)
    size = {"cx": emus(shown * logo.width), "cy": emus(shown * logo.height)}
    named: dict[str, str | int] = {"id": story.drawing_id(), "name": "Logo", "descr": logo.alternative}
    place = element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", size))
    shape = element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
    picture = element(
        "pic:pic",
        {"xmlns:pic": NAMESPACES["pic"]},
        element("pic:nvPicPr", None, element("pic:cNvPr", named), element("pic:cNvPicPr")),
        element("pic:blipFill", None, element("a:blip", {"r:embed": relation}), _stretched()),
        element("pic:spPr", None, place, shape),
    )
    return element(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", size),
        element("wp:docPr", named),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", None, element("a:graphicData", {"uri": NAMESPACES["pic"]}, picture)),
    )


def _stretched() -> Xml:
    return element("a:stretch", None, element("a:fillRect"))
