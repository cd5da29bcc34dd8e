"""Styles and texts for the tests of text; the sentences are our own."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.document import Direction
from reportgen.resources import Resources
from reportgen.text.fonts import Fonts, open_fonts
from reportgen.text.paragraphs import Run
from reportgen.theme import Style

URDU = Style(("Noto Nastaliq Urdu", "Source Serif 4"), 14.0, 2.2, 400, "#000000", fallback_scale=0.87)
LATIN = Style(("Source Serif 4", "Noto Nastaliq Urdu"), 11.5, 1.45, 400, "#000000")

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"

URDU_TEXTS = (
    "ضلع کے دفتر نے سال [2021] میں [2,071] نئے ارکان کا اندراج کیا، جو ہدف ([2,000]) کا [103.6%] ہے۔",
    "قرارداد نمبر [21-NQ/TW] کے مطابق شرح [3–4%] ہونی چاہیے، مگر [2020–2025] کی مدت میں یہ [5.2 %] رہی؛ فرق [−12] تھا۔",
    "کمیٹی کے سربراہ [Nguyễn Văn Hùng] اور [Trần Thị Mai] نے [Bình Thuận] میں کہا: “ہم آگے بڑھیں گے”۔",
    "حساب: [2,071 ÷ 2,000 = 103.55%] یعنی تقریباً [103.6%]۔ دیکھیے [07-CT/TU]، [36-HD/VPTW] اور [30/2020/NĐ-CP]۔",
    "اصل عبارت: [Tỷ lệ kết nạp đảng viên mới hằng năm đạt 3-4% tổng số đảng viên] (ویتنامی زبان میں)۔",
    "✓ درست، △ صرف جزوی: [≥ 5%] اور [> 87%] کے درمیان فوراً، عموماً اور اعلیٰ سطح پر۔",
    "تاریخ [16] جون [2022]ء کو [67] میں سے تیسرا نمبر ملا (صفحہ [3 / 12])۔",
    "پہلا عدد سطر کے شروع میں ہو یا آخر میں، قاری کو [1,234.5] ہی ملے؛ مثلاً [40,600] سے [41,420] تک۔",
    "سال [۲۰۲۱] میں [۲٬۰۷۱] نئے ارکان، ہدف کا [۱۰۳٫۶٪] اور مدت [۲۰۲۰–۲۰۲۵] میں [۳–۴٪] کا فرق رہا۔",
)
"""What stands in brackets is isolated: a figure, a code, a foreign name."""

LATIN_TEXTS = (
    "In 2021 the office enrolled 2,071 new members (103.6% of the target of 2,000), see 21-NQ/TW.",
    "Tỷ lệ kết nạp đảng viên mới hằng năm đạt 3–4% tổng số đảng viên ở Bình Thuận, vượt chỉ tiêu (2.000).",
    "The Urdu text says {پارٹی ارکان کی شرح} and {اعلیٰ سطح}, which is wrong in two places.",
)
"""What stands in braces is isolated right to left."""


def fonts() -> Fonts:
    """The fonts that the package carries."""
    return open_fonts(Resources(Path()).font_folder())


def isolated(text: str) -> str:
    """A text of this module with isolate controls for its brackets and braces."""
    return re.sub(r"\{([^}]*)\}", f"{RLI}\\1{PDI}", re.sub(r"\[([^]]*)\]", f"{LRI}\\1{PDI}", text))


def plain(text: str) -> str:
    """A text of this module without its brackets and braces."""
    return re.sub(r"[][{}]", "", text)


def runs(text: str, style: Style, language: str = "") -> tuple[Run, ...]:
    """The runs of a text of this module; each isolated stretch is a run with a mark of its own."""
    pieces = re.split(f"([{LRI}{RLI}][^{PDI}]*{PDI})", isolated(text))
    return tuple(Run(piece, style, at if at % 2 else None, language) for at, piece in enumerate(pieces) if piece)


def urdu(text: str) -> tuple[tuple[Run, ...], Direction]:
    """An Urdu text's runs, with its direction."""
    return runs(text, URDU, "ur-PK"), Direction.RTL


def latin(text: str) -> tuple[tuple[Run, ...], Direction]:
    """An English or Vietnamese text's runs, with its direction."""
    return runs(text, LATIN, "en"), Direction.LTR
