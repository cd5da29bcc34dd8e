"""What goes wrong elsewhere, as documents in three languages: to be read, to be judged, and to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.document import (
    Block,
    Cell,
    Column,
    Direction,
    Document,
    Heading,
    Inlines,
    Isolate,
    Number,
    Paragraph,
    Row,
    Table,
    Text,
)
from tests.pdf.samples import briefing, inlines

LANGUAGES = ("en", "vi", "ur")

FIGURES = {
    "count": "2,071",
    "share": "103.6%",
    "bound": "> 87%",
    "range": "3–4%",
    "years": "2020–2025",
    "code": "21-NQ/TW",
    "loss": "−12.5%",
    "drop": "−1,204",
}
COMMAS = FIGURES | {"count": "2.071", "share": "103,6%", "loss": "−12,5%", "drop": "−1.204"}
FIGURES_OF = {"en": FIGURES, "vi": COMMAS, "ur": FIGURES}

PHRASES = {
    "en": {
        "a figure at the start": "{count} new members were admitted.",
        "a figure at the end": "The province came to {share}",
        "a figure alone": "{bound}",
        "in brackets": "It passed the target ({share}) again.",
        "a bound in brackets": "Most organisations ({bound}) did well.",
        "after a colon": "Rate: {range}, which is less",
        "before a full stop": "Its rate is {share}. Then",
        "a document number": "as Resolution {code} asks",
        "two figures side by side": "in {years} {count} members",
        "a negative share": "the change was {loss} there",
        "a negative count": "the difference ({drop}) is",
        "a formula": "so that [2,071 ÷ 2,000 = 103.6%] came out",
        "in quotation marks": "the article says “{share}” of it",
        "all of them": "In {years}, {count} members ({share}) joined; the rest fell by {loss}, or {drop}: see {code}.",
    },
    "vi": {
        "a figure at the start": "{count} đảng viên mới được kết nạp.",
        "a figure at the end": "Kết quả của tỉnh là {share}",
        "a figure alone": "{bound}",
        "in brackets": "Tỉnh lại vượt chỉ tiêu ({share}) năm nay.",
        "a bound in brackets": "Đa số tổ chức ({bound}) hoàn thành tốt.",
        "after a colon": "Tỷ lệ: {range}, tức là thấp hơn",
        "before a full stop": "Tỷ lệ là {share}. Sau đó",
        "a document number": "theo Nghị quyết số {code} của",
        "two figures side by side": "nhiệm kỳ {years} {count} đảng viên",
        "a negative share": "mức thay đổi là {loss} ở đó",
        "a negative count": "chênh lệch ({drop}) là",
        "a formula": "cho nên [2.071 ÷ 2.000 = 103,6%] là",
        "in quotation marks": "bài báo viết “{share}” chỉ tiêu",
        "all of them": "Năm {years}, có {count} đảng viên ({share}), giảm {loss}, tức {drop}: xem {code}.",
    },
    "ur": {
        "a figure at the start": "{count} نئے اراکین شامل ہوئے۔",
        "a figure at the end": "صوبے کا نتیجہ یہ رہا: {share}",
        "a figure alone": "{bound}",
        "in brackets": "ہدف سے زیادہ ({share}) رہا۔",
        "a bound in brackets": "اکثر تنظیمیں ({bound}) کامیاب رہیں۔",
        "after a colon": "شرح: {range}، یعنی کم",
        "before a full stop": "اس کی شرح {share}۔ پھر",
        "a document number": "قرارداد نمبر {code} کے مطابق",
        "two figures side by side": "سال {years} میں {count} اراکین",
        "a negative share": "تبدیلی {loss} رہی",
        "a negative count": "فرق ({drop}) ہے",
        "a formula": "یوں کہ [2,071 ÷ 2,000 = 103.6%] ہوا",
        "in quotation marks": "مضمون میں ”{share}“ لکھا ہے",
        "all of them": "میعاد {years} میں {count} اراکین ({share}) شامل ہوئے؛ {loss} یعنی {drop} کم: {code} دیکھیے۔",
    },
}
"""By language and case: what is written, with {figures}; what stands in [brackets] is isolated."""

NATIVE = {
    "a count": ("اراکین کی تعداد {count} رہی", "۲٬۰۷۱"),
    "a share": ("ہدف کا {count} حاصل ہوا", "۱۰۳٫۶٪"),
    "a range": ("میعاد {count} کے لیے", "۲۰۲۰–۲۰۲۵"),
    "in brackets": ("ہدف سے زیادہ ({count}) رہا", "۱۰۳٫۶٪"),
}
"""Urdu with its own digits."""

LONG = {
    "en": "what the province reached in both of the years on which the article reports and what it still has to do "
    "before the term ends so that every commune has members of its own and no figure stands without its source",
    "vi": "những gì tỉnh đã đạt được trong cả hai năm mà bài báo nói đến và những gì còn phải làm trước khi hết nhiệm "
    "kỳ để mỗi xã đều có đảng viên của mình và không con số nào đứng mà thiếu nguồn dẫn của nó",
    "ur": "صوبے نے ان دونوں برسوں میں کیا حاصل کیا جن کا مضمون میں ذکر ہے اور میعاد ختم ہونے سے پہلے "
    "اسے ابھی کیا کچھ کرنا باقی ہے تاکہ ہر بستی کے اپنے اراکین ہوں اور کوئی عدد اپنے ماخذ کے بغیر نہ رہے "
    "بلکہ گاؤں تک پہنچا ہوا صاف پانی بھی گنا جائے",
}
"""A very long title, and words for lines."""

SIXTY = {
    "en": "Verkehrsinfrastrukturfinanzierungsgesellschaftsaufsichtsrats",
    "vi": "kếtnạpđảngviênmớivượtchỉtiêuhainămliềnởcáctỉnhduyênhảicảnước",
    "ur": "نوآبادیاتیدورکےبعدکیبینالاقوامیسرمایہکارانہپالیسیوںکیتفصیلات",
}
"""A word of sixty letters."""

CHAINED = {"en": "Donaudampf" * 12, "vi": "nghiêng" * 18, "ur": "بسمحصطع" * 18}
"""A word longer than any line; in Urdu each letter stands lower than the one after it."""

LONG_RANGE = {"en": "25,000–37,500", "vi": "25.000–37.500", "ur": "25,000–37,500"}
"""Longer than a narrow cell, and each half shorter than one by more than a digit."""
SECTIONS = {"en": ("Members", "Rates"), "vi": ("Đảng viên", "Tỷ lệ"), "ur": ("اراکین", "شرح")}
QUOTES = {
    # Vietnamese in Urdu, and Urdu where the text is Latin
    "en": ("Members admitted", Isolate((Text("2,071 پارٹی اراکین شامل ہوئے"),), Direction.RTL, "ur")),
    "vi": ("Đảng viên mới", Isolate((Text("2,071 پارٹی اراکین شامل ہوئے"),), Direction.RTL, "ur")),
    "ur": (
        "شامل ہونے والے اراکین",
        Isolate((Text("kết nạp 2.071 đảng viên, đạt 103,6%", language="vi"),), Direction.LTR, "vi"),
    ),
}
CLAIM = {"en": "Claim", "vi": "Nhận định", "ur": "دعویٰ"}
COLUMNS = 8
ROWS = {"en": 90, "vi": 90, "ur": 80}
"""So many fill three pages."""
THEN = {"en": "then", "vi": "rồi", "ur": "پھر"}


def of(language: str, *blocks: Block) -> Document:
    """The sample briefing with these blocks."""
    return replace(briefing(language), blocks=blocks)


def say(words: str, language: str = "en") -> Inlines:
    """Prose with {figures}."""
    return inlines(words, FIGURES_OF[language])


def at_line_ends(language: str, piece: Inlines) -> tuple[Block, ...]:
    """A piece after one word more in each paragraph: it begins in the line, ends it, and stands in the next."""
    told, fewest = LONG[language].split(), {"en": 12, "vi": 11, "ur": 18}[language]
    return tuple(
        Paragraph((Text(" ".join(told[:many]) + " "), *piece, Text(" " + told[-1])))
        for many in range(fewest, fewest + 8)
    )


def small(language: str) -> Document:
    """A very long title, an empty section, and every case of a line or two."""
    first, second = SECTIONS[language]
    blocks: list[Block] = [Heading(2, (Text(first),)), Heading(2, (Text(second),))]
    blocks += [Paragraph(say(words, language)) for words in PHRASES[language].values()]
    if language == "ur":
        blocks += [Paragraph(inlines(words, {"count": digits})) for words, digits in NATIVE.values()]
    blocks += [quoting(language), narrow(language)]
    blocks += [Paragraph((Text(SIXTY[language]),)), Paragraph((Text(CHAINED[language]),))]
    document = of(language, *blocks)
    title = (Text(LONG[language]),)
    return replace(document, title=LONG[language], masthead=replace(document.masthead, title=title))


def quoting(language: str, rows: int = 1) -> Table:
    """A table with quotes in a script of the other direction."""
    label, quote = QUOTES[language]
    row = Row((Cell((Text(label),), header=True), Cell(say("{count}", language)), Cell((quote,))))
    return Table((Column((Text(label),)), Column((Text("n"),), numeric=True), Column((Text("?"),), 2)), (row,) * rows)


def narrow(language: str) -> Table:
    """A table whose cells are narrower than the range and the word that they hold."""
    cell = Cell((Number(LONG_RANGE[language], "range"), Text(f" {SIXTY[language]}")))
    return Table((Column((Text("n"),)),) * COLUMNS, (Row((cell,) * COLUMNS),))


def ranges(language: str) -> Document:
    """A range where lines end."""
    return of(language, *at_line_ends(language, say("{years}", language)))


def three_pages(language: str) -> Document:
    """A table that goes over three pages."""
    claim = CLAIM[language]
    last = 1001 + ROWS[language]
    rows = tuple(Row((Cell((Text(claim),), header=True), Cell((Number(f"{n:,}", "n"),)))) for n in range(1001, last))
    return of(language, Table((Column((Text(claim + " ?"),), 3), Column((Text("n"),), numeric=True)), rows))


def five_hundred(language: str) -> Document:
    """Five hundred figures, a word between any two."""
    figures = tuple(Number(f"{n:,}.{n % 10}%", f"f{n}") for n in range(1000, 1500))
    return of(
        language, Paragraph(tuple(piece for figure in figures for piece in (figure, Text(f" {THEN[language]} "))))
    )


DOCUMENTS: dict[str, Callable[[str], Document]] = {
    "small": small,
    "ranges": ranges,
    "three-pages": three_pages,
    "five-hundred": five_hundred,
}
