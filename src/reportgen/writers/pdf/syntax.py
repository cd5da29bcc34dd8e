"""PDF syntax: numbers, strings, names.  This module imports nothing of ours."""

from __future__ import annotations


def number(value: float) -> str:
    """A number: at most three decimals, no exponent."""
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if shown in ("", "-0") else shown


def string(text: str) -> str:
    """A text string."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<feff" + text.encode("utf-16-be").hex() + ">"


_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r", "\n": "\\n"})


def literal(data: str) -> str:
    """Bytes (as characters up to U+00FF) as a literal string, which is half as long as a hexadecimal one."""
    return f"({data.translate(_ESCAPES)})"


def packed(text: str) -> str:
    """A text string, as short as it can be: not ASCII, but of characters up to U+00FF that stand for bytes."""
    if text.isascii() and text.isprintable():
        return string(text)
    return literal("\xfe\xff" + text.encode("utf-16-be").decode("latin-1"))


def name(text: str) -> str:
    """A name."""
    return "/" + "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"#{byte:02X}" for byte in text.encode())


def sorting(text: str) -> bytes:
    """The bytes by which a text string is sorted in a name tree."""
    return text.encode("ascii") if text.isascii() and text.isprintable() else ("\ufeff" + text).encode("utf-16-be")


def sorted_string(key: bytes) -> str:
    """The text string that is sorted by these bytes."""
    return f"<{key.hex()}>" if key.startswith(b"\xfe\xff") else string(key.decode("ascii"))


def colour(written: str, operator: str) -> str:
    """The operator that sets a colour (`#rrggbb`): `rg` to fill with it, `RG` to draw lines with it."""
    shares = (number(int(written[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return f"{' '.join(shares)} {operator}"
