"""From text to lines of positioned glyph clusters: bidi, fonts, shaping, line breaking.

Knows themes' styles and nothing of documents or file formats.  HarfBuzz (uharfbuzz) and uniseg are
used here and nowhere else; both are loaded when they are first needed.
"""

CODES: dict[str, str] = {
    "W201": "No font file for a family that a style asks for.",
    "W202": "A font file cannot be read: it is damaged or of a kind that is not supported.",
    "W203": "A character that none of the style's faces can show.",
    "W204": "A control or bidi-override character in text that is to be printed.",
}
"""Every diagnostic this room can make, with what it means."""
