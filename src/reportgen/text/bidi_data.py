"""Character data for the bidirectional algorithm: classes as one-letter codes, paired brackets.

Imports nothing of ours.  The classes come from Python's own Unicode database, so their version is
Python's; tests hold them against the files of the Unicode Consortium.
"""

from __future__ import annotations

import unicodedata

CODES = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "N",
    "AN": "n",
    "ES": "-",
    "ET": "%",
    "CS": ",",
    "NSM": "M",
    "BN": "b",
    "B": "B",
    "S": "S",
    "WS": "W",
    "ON": "O",
    "LRE": "1",
    "RLE": "2",
    "LRO": "3",
    "RLO": "4",
    "PDF": "5",
    "LRI": "6",
    "RLI": "7",
    "FSI": "8",
    "PDI": "9",
}
"""Bidi class -> the letter that stands for it in a string of classes."""

# Unassigned characters take the class of their block (DerivedBidiClass.txt, @missing).
_BLOCKS = (
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "A"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "A"),
    (0x20A0, 0x20CF, "%"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDCF, "A"),
    (0xFDF0, 0xFDFF, "A"),
    (0xFE70, 0xFEFF, "A"),
    (0x10800, 0x10CFF, "R"),
    (0x10D00, 0x10D3F, "A"),
    (0x10D40, 0x10EBF, "R"),
    (0x10EC0, 0x10EFF, "A"),
    (0x10F00, 0x10F2F, "R"),
    (0x10F30, 0x10F6F, "A"),
    (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"),
    (0x1EC70, 0x1ECBF, "A"),
    (0x1ECC0, 0x1ECFF, "R"),
    (0x1ED00, 0x1ED4F, "A"),
    (0x1ED50, 0x1EDFF, "R"),
    (0x1EE00, 0x1EEFF, "A"),
    (0x1EF00, 0x1EFFF, "R"),
)


class _Classes(dict[int, str]):
    """A `str.translate` table that looks a character up when it is first met."""

    def __missing__(self, codepoint: int) -> str:
        known = CODES.get(unicodedata.bidirectional(chr(codepoint)))
        code = known or next((c for first, last, c in _BLOCKS if first <= codepoint <= last), "L")
        self[codepoint] = code
        return code


_CLASSES = _Classes()


def classes(text: str) -> str:
    """The bidi classes of a text, one letter for each character."""
    return text.translate(_CLASSES)


_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙"
    "⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)

OPENING: dict[str, str] = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | {"\u2329": "\u3009"}
"""Opening paired bracket -> its closing one; U+2329 and U+232A count as U+3008 and U+3009."""

CLOSING: dict[str, str] = {c: c for c in OPENING.values()} | {"\u232a": "\u3009"}
"""Closing paired bracket -> the form that `OPENING` names."""
