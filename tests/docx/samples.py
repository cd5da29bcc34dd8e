"""Three short briefings, one per language, written for these tests: every block and inline stands in each."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from reportgen.document import (
    Attachment,
    Bar,
    BarChart,
    Callout,
    Card,
    Cards,
    Cell,
    Column,
    Direction,
    Document,
    Heading,
    Inline,
    Inlines,
    Isolate,
    Labels,
    Link,
    List,
    Masthead,
    Number,
    Paragraph,
    Row,
    Table,
    Target,
    Text,
    Tone,
    Toned,
)

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "src" / "reportgen" / "fonts"

LANGUAGES = ("en", "ur", "vi")

FACTS = Attachment(
    "binh-thuan.yaml",
    "application/yaml",
    "The figures with their quotes",
    "figures:\n  admitted_2022:\n\tquote: “2,071 اراکین” & <more>\n".encode(),
    "Source",
)

QUOTES = (
    # figure, as printed, the words of the source
    ("admitted_2021", "2,030", "2,030 نئے اراکین"),
    ("admitted_2022", "2,071", "2,071 نئے اراکین"),
    ("target_yearly", "2,000", "ہر سال 2,000 اراکین کا ہدف"),
    ("attainment_2021", "101.5%", "ہدف کا 101.5%"),
    ("attainment_2022", "103.6%", "ہدف کا 103.6%"),
    ("resolution_21", "21-NQ/TW", "قرارداد نمبر 21-NQ/TW"),
    ("resolution_target", "3–4%", "3 سے 4 فیصد"),
    ("rate_units", "> 87%", "87% سے زیادہ تنظیمیں"),
    ("committees", "67", "67 پارٹی کمیٹیاں"),
)


def n(figure: str, text: str) -> Number:
    """A printed figure."""
    return Number(text, figure)


def t(*pieces: str | Inline) -> Inlines:
    """Inlines from words and nodes."""
    return tuple(Text(piece) if isinstance(piece, str) else piece for piece in pieces)


def formula(*pieces: str | Inline) -> Isolate:
    """A formula, which runs left to right everywhere."""
    return Isolate(t(*pieces))


def quote(text: str) -> Isolate:
    """Words of the Urdu source."""
    return Isolate((Text(text),), Direction.RTL, "ur")


def document(language: str) -> Document:
    """The briefing in one language."""
    return {"en": english, "ur": urdu, "vi": vietnamese}[language]()


def sources(heads: tuple[str, str, str], caption: Inlines = ()) -> Table:
    """Where each figure stands in the source; a row is what a figure's link leads to."""
    rows = tuple(
        Row((Cell(t(n(figure, printed)), header=True), Cell((quote(words),)), Cell(t(str(place)))), f"fact-{figure}")
        for place, (figure, printed, words) in enumerate(QUOTES, start=1)
    )
    columns = (Column(t(heads[0]), 2), Column(t(heads[1]), 4), Column(t(heads[2]), 1, numeric=True))
    return Table(columns, rows, caption)


def english() -> Document:
    """A briefing in English."""
    checks = Table(
        (Column(t("Claim"), 5), Column(t("Working"), 3), Column(t("Verdict"), 4)),
        (
            Row(
                (
                    Cell(t("2022 reached ", n("attainment_2022", "103.6%"), " of the target"), header=True),
                    Cell((formula(n("admitted_2022", "2,071"), " ÷ ", n("target_yearly", "2,000"), " = 103.55%"),)),
                    Cell((Toned(t("✓ holds, on a rounding tie"), Tone.GOOD),)),
                )
            ),
            Row(
                (
                    Cell(t("2021 reached ", n("attainment_2021", "101.5%"), " of the target"), header=True),
                    Cell((formula(n("admitted_2021", "2,030"), " ÷ ", n("target_yearly", "2,000"), " = 101.5%"),)),
                    Cell((Toned(t("✓ holds exactly"), Tone.GOOD),)),
                )
            ),
            Row(
                (
                    Cell(t("Grassroots ratings are “", n("excess", "12%"), " above” target"), header=True),
                    Cell((formula("87 − 75 = 12"), Text(" points"))),
                    Cell((Toned(t("△ holds only as percentage points"), Tone.DOUBTFUL),)),
                )
            ),
            Row(
                (
                    Cell(t("… and so are the upper-level ratings"), header=True),
                    Cell((formula("92 − 75 = 17"), Text(" points"))),
                    Cell((Toned(t("✗ contradicted"), Tone.BAD),)),
                )
            ),
        ),
    )
    return Document(
        language="en-GB",
        direction=Direction.LTR,
        title="Bình Thuận admits more new Party members than it planned, two years running",
        subject="Party building",
        masthead=Masthead(
            t("Briefing · Party building"),
            t("Bình Thuận admits more new Party members than it planned, two years running"),
            t("First half of the 2020–2025 term · from an Urdu article, figures checked against their source"),
            t("✓ 17 of 20 claims hold"),
            Tone.NEUTRAL,
        ),
        blocks=(
            Cards(
                (
                    Card(
                        t(n("admitted_2022", "2,071")),
                        t("members admitted in 2022, ", n("attainment_2022", "103.6%"), " of the target"),
                    ),
                    Card(t(n("admission_rate", "≥ 5%")), t("new members a year, as a share of all members")),
                    Card(
                        t(n("rank", "3rd")),
                        t("of ", n("committees", "67"), " Party organisations directly under the Centre"),
                    ),
                    Card(t(n("rate_units", "> 87%")), t("of grassroots organisations rated good or better")),
                )
            ),
            Paragraph(
                t(
                    "The provincial congress set out to admit ",
                    n("target_yearly", "2,000"),
                    " members a year. In 2021 the province admitted ",
                    n("admitted_2021", "2,030"),
                    ", or ",
                    n("attainment_2021", "101.5%"),
                    " of that target; in 2022 it admitted ",
                    n("admitted_2022", "2,071"),
                    ", or ",
                    n("attainment_2022", "103.6%"),
                    ". New members now make up ",
                    n("admission_rate", "5% or more"),
                    " of the membership every year, against the ",
                    n("resolution_target", "3–4%"),
                    " asked for by Resolution ",
                    n("resolution_21", "21-NQ/TW"),
                    ".",
                )
            ),
            Heading(2, t("Both years passed the target"), "chart"),
            BarChart(
                (),
                (
                    Bar(t("2021"), Fraction(2030), n("admitted_2021", "2,030")),
                    Bar(t("2022"), Fraction(2071), n("admitted_2022", "2,071")),
                ),
                t("New Party members admitted per year. Bars start at zero."),
                "Both bars pass the line of the yearly target of 2,000.",
                Target(t("yearly target 2,000"), Fraction(2000)),
            ),
            Heading(2, t("Ratings rose above target")),
            Paragraph(
                t(
                    "Each year more than ",
                    n("rate_units", "87%"),
                    " of grassroots organisations and more than ",
                    n("rate_upper", "92%"),
                    " of the committees above them were rated as having done their work ",
                    Text("well or better", emphasis=True),
                    ". The target was more than ",
                    n("target_rate", "75%"),
                    ".",
                )
            ),
            Callout(
                (
                    Paragraph(
                        t(
                            Text("A percentage is not a point. ", strong=True),
                            "The article says the ratings are “12%” above the target; they are ",
                            n("excess", "12 percentage points"),
                            " above it.",
                        )
                    ),
                ),
                Tone.DOUBTFUL,
            ),
            Heading(2, t("How the figures were checked")),
            checks,
            Heading(2, t("What remains open")),
            List(
                (
                    (Paragraph(t("The term is five years; the article counts its first half.")),),
                    (
                        Paragraph(t("Where the figures stand is listed ", Link(t("below"), "#sources"), ":")),
                        List(((Paragraph(t("figure by figure, in the words of the source,")),),), False),
                    ),
                )
            ),
            List(
                ((Paragraph(t("Read the quote.")),), (Paragraph(t("Compare the number.")),)),
                ordered=True,
            ),
            Heading(2, t("Where each figure stands"), "sources"),
            sources(("Figure", "In the words of the source", "Paragraph"), t("Quotes are given in Urdu.")),
            Paragraph(t("Template and checks: ", Link(t("reportgen"), "https://example.org/reportgen?a=1&b=2")), True),
        ),
        labels=Labels("{page} / {pages}", "", "Facts: binh-thuan.yaml · 21 figures · attached to this file"),
        attachments=(FACTS, Attachment("seal.bin", "application/octet-stream", "Not text", b"\x00\xff\x01")),
        created="2022-06-16T15:00:00+07:00",
    )


def urdu() -> Document:
    """The same in Urdu."""
    checks = Table(
        (Column(t("دعویٰ"), 5), Column(t("حساب"), 4), Column(t("نتیجہ"), 4)),
        (
            Row(
                (
                    Cell(t("2022 میں ہدف کا ", n("attainment_2022", "103.6"), " فیصد حاصل ہوا"), header=True),
                    Cell((formula(n("admitted_2022", "2,071"), " ÷ ", n("target_yearly", "2,000"), " = 103.55%"),)),
                    Cell((Toned(t("✓ درست، گول کرنے کی حد پر"), Tone.GOOD),)),
                )
            ),
            Row(
                (
                    Cell(t("2021 میں ہدف کا ", n("attainment_2021", "101.5"), " فیصد حاصل ہوا"), header=True),
                    Cell((formula(n("admitted_2021", "2,030"), " ÷ ", n("target_yearly", "2,000"), " = 101.5%"),)),
                    Cell((Toned(t("✓ بالکل درست"), Tone.GOOD),)),
                )
            ),
            Row(
                (
                    Cell(t("بنیادی تنظیمیں ہدف سے ”", n("excess", "12"), " فیصد زیادہ“"), header=True),
                    Cell((formula("87 − 75 = 12"), Text(" پوائنٹ"))),
                    Cell((Toned(t("△ صرف فیصد پوائنٹ کے طور پر"), Tone.DOUBTFUL),)),
                )
            ),
            Row(
                (
                    Cell(t("بالائی کمیٹیاں بھی اتنی ہی زیادہ"), header=True),
                    Cell((formula("92 − 75 = 17"), Text(" پوائنٹ"))),
                    Cell((Toned(t("✗ متضاد"), Tone.BAD),)),
                )
            ),
        ),
    )
    return Document(
        language="ur-PK",
        direction=Direction.RTL,
        title="بن تھوان میں مسلسل دو سال نئے پارٹی اراکین کی تعداد ہدف سے زیادہ رہی",
        subject="پارٹی کی تعمیر",
        masthead=Masthead(
            t("بریفنگ · پارٹی کی تعمیر"),
            t("بن تھوان میں مسلسل دو سال نئے پارٹی اراکین کی تعداد ہدف سے زیادہ رہی"),
            t("میعاد ", n("term", "2020–2025"), " کا پہلا نصف · اردو مضمون سے، اعداد ماخذ کے مطابق جانچے گئے"),
            t("✓ 20 میں سے 17 دعوے درست"),
            Tone.GOOD,
        ),
        blocks=(
            Cards(
                (
                    Card(
                        t(n("admitted_2022", "2,071")),
                        t("نئے اراکین 2022 میں، ہدف کا ", n("attainment_2022", "103.6"), " فیصد"),
                    ),
                    Card(t(n("admission_rate", "≥ 5%")), t("کل اراکین میں ہر سال نئے اراکین کا حصہ")),
                    Card(
                        (formula(n("rank", "3"), " / ", n("committees", "67")),),
                        t("مرکز کے براہِ راست ماتحت کمیٹیوں میں تیسرا نمبر"),
                    ),
                    Card(t(n("rate_units", "> 87%")), t("بنیادی تنظیمیں جن کی کارکردگی اچھی یا بہتر رہی")),
                )
            ),
            Paragraph(
                t(
                    "صوبائی کانگریس نے ہر سال ",
                    n("target_yearly", "2,000"),
                    " نئے اراکین کا ہدف رکھا تھا۔ 2021 میں صوبے نے ",
                    n("admitted_2021", "2,030"),
                    " اراکین شامل کیے، جو ہدف کا ",
                    n("attainment_2021", "101.5"),
                    " فیصد تھے؛ 2022 میں یہ تعداد ",
                    n("admitted_2022", "2,071"),
                    " رہی، یعنی ہدف کا ",
                    n("attainment_2022", "103.6"),
                    " فیصد۔ اب ہر سال نئے اراکین کل تعداد کا ",
                    n("admission_rate", "5"),
                    " فیصد یا اس سے زیادہ ہوتے ہیں، جبکہ قرارداد نمبر ",
                    n("resolution_21", "21-NQ/TW"),
                    " کا ہدف ",
                    n("resolution_target", "3–4"),
                    " فیصد تھا۔",
                )
            ),
            Heading(2, t("دونوں سال ہدف سے آگے"), "chart"),
            BarChart(
                (),
                (
                    Bar(t("2021"), Fraction(2030), n("admitted_2021", "2,030")),
                    Bar(t("2022"), Fraction(2071), n("admitted_2022", "2,071")),
                ),
                t("ہر سال شامل ہونے والے نئے پارٹی اراکین۔ ستون صفر سے شروع ہوتے ہیں۔"),
                "دونوں ستون 2,000 کے سالانہ ہدف کی لکیر سے آگے ہیں۔",
                Target(t("سالانہ ہدف ", n("target_yearly", "2,000")), Fraction(2000)),
            ),
            Heading(2, t("درجہ بندی ہدف سے اوپر")),
            Paragraph(
                t(
                    "ہر سال ",
                    n("rate_units", "87%"),
                    " سے زیادہ بنیادی تنظیموں اور ",
                    n("rate_upper", "92%"),
                    " سے زیادہ بالائی کمیٹیوں کی کارکردگی ",
                    Text("اچھی یا بہتر", emphasis=True),
                    " قرار پائی۔ ہدف ",
                    n("target_rate", "75%"),
                    " سے زیادہ کا تھا (Directive 07-CT/TU، سال 2021)۔",
                )
            ),
            Callout(
                (
                    Paragraph(
                        t(
                            Text("فیصد اور پوائنٹ ایک چیز نہیں۔ ", strong=True),
                            "مضمون کے مطابق نتائج ہدف سے 12% زیادہ ہیں؛ درحقیقت وہ ",
                            n("excess", "12"),
                            " فیصد پوائنٹ زیادہ ہیں۔",
                        )
                    ),
                ),
                Tone.DOUBTFUL,
            ),
            Heading(2, t("اعداد کی جانچ کیسے ہوئی")),
            checks,
            Heading(2, t("کیا باقی ہے")),
            List(
                (
                    (Paragraph(t("میعاد پانچ سال کی ہے؛ مضمون اس کا پہلا نصف گنتا ہے۔")),),
                    (
                        Paragraph(t("اعداد کہاں درج ہیں، یہ ", Link(t("نیچے"), "#sources"), " دیا گیا ہے:")),
                        List(((Paragraph(t("ایک ایک عدد، ماخذ کے الفاظ میں۔")),),), False),
                    ),
                )
            ),
            List(((Paragraph(t("اقتباس پڑھیں۔")),), (Paragraph(t("عدد کا موازنہ کریں۔")),)), ordered=True),
            Heading(2, t("ہر عدد کہاں درج ہے"), "sources"),
            sources(("عدد", "ماخذ کے الفاظ", "پیراگراف"), t("اقتباسات اردو مضمون سے ہیں۔")),
            Paragraph(
                t("ویتنامی میں: ", Isolate(t("nửa đầu nhiệm kỳ 2020–2025"), Direction.LTR, "vi"), "۔"),
                quiet=True,
            ),
        ),
        labels=Labels("{page} / {pages}", "", "حقائق کی فائل binh-thuan.yaml اس دستاویز کے ساتھ منسلک ہے"),
        attachments=(FACTS,),
    )


def vietnamese() -> Document:
    """The same in Vietnamese, shorter, and a draft."""
    english_one = english()
    return replace(
        english_one,
        language="vi-VN",
        title="Bình Thuận kết nạp đảng viên mới vượt chỉ tiêu hai năm liền",
        subject="Xây dựng Đảng",
        masthead=Masthead(
            t("Báo cáo nhanh · Xây dựng Đảng"),
            t("Bình Thuận kết nạp đảng viên mới vượt chỉ tiêu hai năm liền"),
            t("Nửa đầu nhiệm kỳ 2020–2025 · số liệu đã đối chiếu với nguồn"),
            t("△ 17/20 nhận định đúng"),
            Tone.DOUBTFUL,
        ),
        blocks=(
            Cards(
                (
                    Card(t(n("admitted_2022", "2.071")), t("đảng viên kết nạp năm 2022")),
                    Card(t(n("admission_rate", "≥ 5%")), t("đảng viên mới mỗi năm")),
                    Card(t(n("rate_units", "> 87%")), t("tổ chức cơ sở hoàn thành tốt nhiệm vụ")),
                )
            ),
            Paragraph(
                t(
                    "Đại hội đề ra chỉ tiêu kết nạp ",
                    n("target_yearly", "2.000"),
                    " đảng viên mỗi năm. Năm 2021 toàn tỉnh kết nạp ",
                    n("admitted_2021", "2.030"),
                    " đảng viên, đạt ",
                    n("attainment_2021", "101,5%"),
                    " chỉ tiêu; năm 2022 kết nạp ",
                    n("admitted_2022", "2.071"),
                    " đảng viên, đạt ",
                    n("attainment_2022", "103,6%"),
                    ". Nghị quyết số ",
                    n("resolution_21", "21-NQ/TW"),
                    " đề ra mức ",
                    n("resolution_target", "3-4%"),
                    " mỗi năm.",
                )
            ),
            Heading(2, t("Hai năm đều vượt chỉ tiêu")),
            BarChart(
                (),
                (
                    Bar(t("2021"), Fraction(2030), n("admitted_2021", "2.030")),
                    Bar(t("2022"), Fraction(2071), n("admitted_2022", "2.071")),
                ),
                t("Số đảng viên mới kết nạp mỗi năm. Thanh bắt đầu từ số không."),
                "Cả hai thanh vượt vạch chỉ tiêu 2.000.",
                Target(t("chỉ tiêu 2.000"), Fraction(2000)),
            ),
            Callout((Paragraph(t("Mười hai phần trăm không phải là mười hai điểm phần trăm.")),), Tone.BAD),
            Heading(2, t("Nguồn của từng số liệu"), "sources"),
            sources(("Số liệu", "Nguyên văn", "Đoạn")),
        ),
        labels=Labels("Trang {page} trên {pages}", "Bản nháp: còn nhận định chưa được xác nhận", "Số liệu: 21"),
        attachments=(),
        created="",
    )
