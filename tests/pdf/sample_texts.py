"""What the sample briefings say, in three languages."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document import Direction, Tone


@dataclass(frozen=True)
class Said:
    """What one language says; `prose` may hold {figure} names, which become printed numbers."""

    language: str
    direction: Direction
    kicker: str
    title: str
    provenance: str
    badge: str
    cards: tuple[tuple[str, str], ...]
    opening: str
    second: str
    chart_heading: str
    chart_title: str
    chart_caption: str
    chart_alternative: str
    target: str
    ratings_heading: str
    ratings: str
    callout: str
    steps_heading: str
    steps: tuple[str, ...]
    checks_heading: str
    checks_columns: tuple[str, str, str]
    checks: tuple[tuple[str, str, str, Tone], ...]
    sources_heading: str
    sources_columns: tuple[str, str, str, str]
    labels: dict[str, str]
    page_of: str
    footer: str
    draft: str
    figures: dict[str, str]


_FIGURES_EN = {
    "admitted_2021": "2,030",
    "admitted_2022": "2,071",
    "target_yearly": "2,000",
    "attainment_2021": "101.5%",
    "attainment_2022": "103.6%",
    "admission_rate": "≥ 5%",
    "resolution_target": "3–4%",
    "rate_units": "> 87%",
    "rate_upper": "> 92%",
    "target_rate": "75%",
    "excess": "12%",
    "year_2021": "2021",
    "year_2022": "2022",
    "rank": "3rd",
    "committees": "67",
    "checks": "17",
    "all_checks": "20",
}

ENGLISH = Said(
    language="en-GB",
    direction=Direction.LTR,
    kicker="Briefing · Party building",
    title="Bình Thuận admits more new members than planned, two years running",
    provenance="First half of the [2020–2025] term · from an Urdu article, every figure checked against its source",
    badge="✓ {checks} of {all_checks} claims hold",
    cards=(
        ("{admitted_2022}", "members admitted in {year_2022}, {attainment_2022} of the target"),
        ("{admission_rate}", "new members a year, as a share of all members"),
        ("{rank}", "of {committees} organisations directly under the Centre"),
        ("{rate_units}", "of grassroots organisations rated good or better"),
    ),
    opening="The congress meant to admit {target_yearly} members a year. In {year_2021} the province admitted "
    "{admitted_2021}, or {attainment_2021} of that target; in {year_2022} it admitted {admitted_2022}, or "
    "{attainment_2022}. New members now make up {admission_rate} of the membership every year, against the "
    "{resolution_target} asked for by Resolution [21-NQ/TW].",
    second="Both years together make *one clear finding*: the target was not only met but passed, and by more in the "
    "second year than in the first.",
    chart_heading="Both years passed the target",
    chart_title="New members admitted in a year",
    chart_caption="Bars start at zero.",
    chart_alternative="Bar chart: 2,030 members in 2021 and 2,071 in 2022, both above the yearly target of 2,000.",
    target="yearly target {target_yearly}",
    ratings_heading="Ratings rose above target",
    ratings="Each year {rate_units} of grassroots organisations and {rate_upper} of the committees above them were "
    "rated as having done their work well or better. The target was more than {target_rate}.",
    callout="The source says “{excess} above target”. Only the grassroots figure bears that out, and only as "
    "percentage points: [87 − 75 = 12].",
    steps_heading="How to read the verdicts",
    steps=(
        "Every figure is held against the words it was taken from.",
        "Every relation between figures is computed anew, with exact fractions, and compared with what was printed.",
        "What does not hold is said, not hidden.",
    ),
    checks_heading="How the figures were checked",
    checks_columns=("Claim", "Working", "Verdict"),
    checks=(
        (
            "{year_2022} reached {attainment_2022} of the target",
            "2,071 ÷ 2,000 = 103.55%",
            "✓ holds, on a rounding tie",
            Tone.GOOD,
        ),
        ("{year_2021} reached {attainment_2021} of the target", "2,030 ÷ 2,000 = 101.5%", "✓ holds exactly", Tone.GOOD),
        (
            "Grassroots ratings are “{excess} above” target",
            "87 − 75 = 12 points (16%)",
            "△ holds only as percentage points",
            Tone.DOUBTFUL,
        ),
        ("… and so are the upper-level ratings", "92 − 75 = 17 points", "✗ contradicted", Tone.BAD),
    ),
    sources_heading="Where each figure stands",
    sources_columns=("Figure", "Printed", "In the source", "Paragraph"),
    labels={
        "admitted_2021": "members admitted in 2021",
        "admitted_2022": "members admitted in 2022",
        "target_yearly": "members to be admitted each year",
        "admission_rate": "new members as a share of all",
        "rate_units": "grassroots organisations rated good or better",
    },
    page_of="{page} / {pages}",
    footer="Facts: binh-thuan.yaml · 21 figures · attached to this file",
    draft="Draft: not every figure has been confirmed",
    figures=_FIGURES_EN,
)

_FIGURES_VI = _FIGURES_EN | {
    "admitted_2021": "2.030",
    "admitted_2022": "2.071",
    "target_yearly": "2.000",
    "attainment_2021": "101,5%",
    "attainment_2022": "103,6%",
    "rank": "thứ 3",
}

VIETNAMESE = Said(
    language="vi-VN",
    direction=Direction.LTR,
    kicker="Bản tin tóm tắt · Xây dựng Đảng",
    title="Bình Thuận kết nạp đảng viên mới vượt chỉ tiêu hai năm liền",
    provenance="Nửa đầu nhiệm kỳ [2020–2025] · theo một bài báo tiếng Urdu, mọi số liệu đã đối chiếu với nguồn",
    badge="✓ {checks} trên {all_checks} nhận định đúng",
    cards=(
        ("{admitted_2022}", "đảng viên mới năm {year_2022}, đạt {attainment_2022} chỉ tiêu"),
        ("{admission_rate}", "tỷ lệ đảng viên mới mỗi năm trên tổng số đảng viên"),
        ("{rank}", "trong {committees} đảng bộ trực thuộc Trung ương"),
        ("{rate_units}", "tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên"),
    ),
    opening="Đại hội đề ra chỉ tiêu mỗi năm kết nạp {target_yearly} đảng viên. Năm {year_2021}, toàn tỉnh kết nạp "
    "{admitted_2021} người, đạt {attainment_2021} chỉ tiêu; năm {year_2022} kết nạp {admitted_2022} người, đạt "
    "{attainment_2022}. Mỗi năm đảng viên mới chiếm {admission_rate} tổng số đảng viên, cao hơn mức "
    "{resolution_target} mà Nghị quyết số [21-NQ/TW] đề ra.",
    second="Cộng hai năm lại, *kết luận rất rõ*: chỉ tiêu không những đạt mà còn vượt, "
    "và năm sau vượt nhiều hơn năm trước.",
    chart_heading="Cả hai năm đều vượt chỉ tiêu",
    chart_title="Số đảng viên kết nạp mỗi năm",
    chart_caption="Các cột bắt đầu từ số không.",
    chart_alternative="Biểu đồ cột: 2.030 đảng viên năm 2021 và 2.071 năm 2022, đều vượt chỉ tiêu 2.000 mỗi năm.",
    target="chỉ tiêu mỗi năm {target_yearly}",
    ratings_heading="Xếp loại vượt chỉ tiêu",
    ratings="Mỗi năm {rate_units} tổ chức cơ sở đảng và {rate_upper} đảng bộ cấp trên được xếp loại hoàn thành tốt "
    "nhiệm vụ trở lên. Chỉ tiêu là trên {target_rate}.",
    callout="Nguồn viết “vượt {excess}”. Chỉ số liệu của tổ chức cơ sở phù hợp, và chỉ khi hiểu là điểm phần trăm: "
    "[87 − 75 = 12].",
    steps_heading="Cách đọc kết quả kiểm tra",
    steps=(
        "Mỗi số liệu được đối chiếu với đúng câu chữ mà nó được trích ra.",
        "Mỗi quan hệ giữa các số liệu được tính lại bằng phân số chính xác, rồi so với con số đã in.",
        "Điều gì không đúng thì nói rõ, không giấu.",
    ),
    checks_heading="Số liệu đã được kiểm tra thế nào",
    checks_columns=("Nhận định", "Phép tính", "Kết quả"),
    checks=(
        (
            "Năm {year_2022} đạt {attainment_2022} chỉ tiêu",
            "2.071 ÷ 2.000 = 103,55%",
            "✓ đúng, ở mức làm tròn",
            Tone.GOOD,
        ),
        ("Năm {year_2021} đạt {attainment_2021} chỉ tiêu", "2.030 ÷ 2.000 = 101,5%", "✓ đúng hoàn toàn", Tone.GOOD),
        ("Xếp loại cơ sở “vượt {excess}”", "87 − 75 = 12 điểm (16%)", "△ chỉ đúng theo điểm phần trăm", Tone.DOUBTFUL),
        ("… và cấp trên cũng vậy", "92 − 75 = 17 điểm", "✗ mâu thuẫn", Tone.BAD),
    ),
    sources_heading="Vị trí của từng số liệu trong nguồn",
    sources_columns=("Số liệu", "Đã in", "Trong nguồn", "Đoạn"),
    labels={
        "admitted_2021": "đảng viên kết nạp năm 2021",
        "admitted_2022": "đảng viên kết nạp năm 2022",
        "target_yearly": "chỉ tiêu kết nạp mỗi năm",
        "admission_rate": "tỷ lệ đảng viên mới trên tổng số",
        "rate_units": "tổ chức cơ sở hoàn thành tốt nhiệm vụ trở lên",
    },
    page_of="{page} / {pages}",
    footer="Dữ liệu: binh-thuan.yaml · 21 số liệu · đính kèm tệp này",
    draft="Bản nháp: chưa xác nhận hết số liệu",
    figures=_FIGURES_VI,
)

_FIGURES_UR = _FIGURES_EN | {
    "attainment_2021": "101.5",
    "attainment_2022": "103.6",
    "resolution_target": "3–4",
    "target_rate": "75",
    "excess": "12",
    "rank": "تیسرا",
    "rate_upper": "92",
}

URDU = Said(
    language="ur-PK",
    direction=Direction.RTL,
    kicker="بریفنگ · پارٹی کی تعمیر",
    title="بن تھوان میں مسلسل دو سال نئے پارٹی اراکین کی تعداد ہدف سے زیادہ رہی",
    provenance="میعاد [2020–2025] کا پہلا نصف · اردو مضمون سے، اعداد ماخذ کے مطابق جانچے گئے",
    badge="✓ {all_checks} میں سے {checks} دعوے درست",
    cards=(
        ("{admitted_2022}", "نئے اراکین {year_2022} میں، ہدف کا {attainment_2022} فیصد"),
        ("{admission_rate}", "کل اراکین میں ہر سال نئے اراکین کا حصہ"),
        ("[3 / 67]", "مرکز کے براہِ راست ماتحت کمیٹیوں میں {rank} نمبر"),
        ("{rate_units}", "بنیادی تنظیمیں جن کی کارکردگی اچھی یا بہتر رہی"),
    ),
    opening="صوبائی کانگریس نے ہر سال {target_yearly} نئے اراکین کا ہدف رکھا تھا۔ {year_2021} میں صوبے نے "
    "{admitted_2021} اراکین شامل کیے، جو ہدف کا {attainment_2021} فیصد تھے؛ {year_2022} میں یہ تعداد "
    "{admitted_2022} رہی، یعنی ہدف کا {attainment_2022} فیصد۔ جبکہ قرارداد نمبر [21-NQ/TW] کا ہدف "
    "{resolution_target} فیصد تھا۔",
    second="دونوں سالوں کو ملا کر *ایک بات واضح ہے*: ہدف نہ صرف حاصل ہوا بلکہ اس سے آگے نکلا گیا، "
    "اور دوسرے سال پہلے سے زیادہ۔",
    chart_heading="دونوں سال ہدف سے آگے",
    chart_title="ایک سال میں شامل ہونے والے نئے اراکین",
    chart_caption="ستون صفر سے شروع ہوتے ہیں۔",
    chart_alternative="ستونی خاکہ: 2021 میں 2,030 اور 2022 میں 2,071 نئے اراکین، دونوں سالانہ ہدف 2,000 سے زیادہ۔",
    target="سالانہ ہدف {target_yearly}",
    ratings_heading="درجہ بندی ہدف سے بہتر",
    ratings="ہر سال {rate_upper} فیصد سے زیادہ بالائی کمیٹیوں کی کارکردگی اچھی یا بہتر قرار پائی۔ ہدف "
    "{target_rate} فیصد سے زیادہ تھا۔",
    callout="ماخذ میں ”ہدف سے {excess} فیصد زیادہ“ لکھا ہے۔ یہ صرف بنیادی تنظیموں کے لیے اور صرف فیصد پوائنٹ کے طور پر "
    "درست ہے: [87 − 75 = 12]۔",
    steps_heading="نتائج کو کیسے پڑھیں",
    steps=(
        "ہر عدد کو ان الفاظ سے ملایا گیا جن سے وہ لیا گیا تھا۔",
        "اعداد کے درمیان ہر تعلق کو نئے سرے سے، درست کسور کے ساتھ، شمار کیا گیا اور چھپے ہوئے عدد سے ملایا گیا۔",
        "جو بات درست نہیں، وہ چھپائی نہیں گئی بلکہ لکھی گئی ہے۔",
    ),
    checks_heading="اعداد کی جانچ کیسے ہوئی",
    checks_columns=("دعویٰ", "حساب", "نتیجہ"),
    checks=(
        (
            "{year_2022} میں ہدف کا {attainment_2022} فیصد حاصل ہوا",
            "2,071 ÷ 2,000 = 103.55%",
            "✓ درست، گول کرنے کی حد پر",
            Tone.GOOD,
        ),
        ("{year_2021} میں ہدف کا {attainment_2021} فیصد حاصل ہوا", "2,030 ÷ 2,000 = 101.5%", "✓ بالکل درست", Tone.GOOD),
        ("بنیادی تنظیمیں ہدف سے ”{excess} فیصد زیادہ“", "87 − 75 = 12", "△ صرف فیصد پوائنٹ کے طور پر", Tone.DOUBTFUL),
        ("بالائی کمیٹیاں بھی اتنی ہی زیادہ", "92 − 75 = 17", "✗ متضاد", Tone.BAD),
    ),
    sources_heading="ہر عدد ماخذ میں کہاں ہے",
    sources_columns=("عدد", "چھپا ہوا", "ماخذ میں", "پیراگراف"),
    labels={
        "admitted_2021": "2021 میں شامل ہونے والے اراکین",
        "admitted_2022": "2022 میں شامل ہونے والے اراکین",
        "target_yearly": "ہر سال شامل کیے جانے والے اراکین کا ہدف",
        "admission_rate": "کل اراکین میں نئے اراکین کا حصہ",
        "rate_units": "اچھی یا بہتر کارکردگی والی بنیادی تنظیمیں",
    },
    page_of="{page} / {pages}",
    footer="حقائق کی فائل binh-thuan.yaml اس دستاویز کے ساتھ منسلک ہے",
    draft="مسودہ: تمام اعداد کی تصدیق ابھی نہیں ہوئی",
    figures=_FIGURES_UR,
)

SAID = {"en": ENGLISH, "vi": VIETNAMESE, "ur": URDU}
