"""What is found in a sentence: value, unit, bound and kind, in three languages.

Each row is a text and what is found in it: the surface, the kind, and the value as a fact file
writes it (codes and dates: their text).  The sentences are our own.
"""

from __future__ import annotations

import unicodedata

import pytest

from reportgen.extraction import Doubt, Found, find
from tests.extraction.lexicons import lexicon

FOUND = [
    # digits and separators
    ("ur", "2,030 افراد", ["2,030|number|2030"]),
    ("ur", "۲٬۰۳۰ افراد", ["۲٬۰۳۰|number|2030"]),
    ("ur", "٢٬٠٣٠ افراد", ["٢٬٠٣٠|number|2030"]),
    ("ur", "12,34,567 افراد", ["12,34,567|number|1234567"]),
    ("ur", "۳٫۵ فیصد", ["۳٫۵ فیصد|percentage|3.5 %"]),
    ("vi", "2.030 người", ["2.030|number|2030"]),
    (
        "vi",
        "6,8 tấn/ha, 15 triệu đồng/tấn, 7.500 đồng/kg",
        [
            "6,8 tấn/ha|measure|6.8 t/ha",
            "15 triệu đồng/tấn|measure|15000000 VND/t",
            "7.500 đồng/kg|measure|7500 VND/kg",
        ],
    ),
    ("ur", "شرح 23.4 فیصد سے کم ہو کر 19.9 فیصد", ["23.4 فیصد|percentage|23.4 %", "19.9 فیصد|percentage|19.9 %"]),
    ("vi", "500 m² và 3 km2", ["500 m²|measure|500 m2", "3 km2|measure|3 km2"]),
    ("vi", "101,5% chỉ tiêu", ["101,5%|percentage|101.5 %"]),
    ("vi", "1.234.567,89 m", ["1.234.567,89 m|measure|1234567.89 m"]),
    ("en", "1,234,567.89 tonnes", ["1,234,567.89 tonnes|measure|1234567.89 t"]),
    ("en", "816 000 ships", ["816 000|number|816000"]),
    ("en", "1 234 567.5 km", ["1 234 567.5 km|measure|1234567.5 km"]),
    ("en", "a balance of -12.5%", ["-12.5%|percentage|-12.5 %"]),
    ("en", "pages 12-15", ["12-15|number|12..15"]),
    ("en", "½ of them", ["½|fraction|1/2"]),
    ("en", "2½ days", ["2½ days|duration|2.5 days"]),
    # percent and points, as sign and as word
    ("ur", "5% اور 5 فیصد اور ۵٪", ["5%|percentage|5 %", "5 فیصد|percentage|5 %", "۵٪|percentage|5 %"]),
    ("vi", "5% và 5 phần trăm", ["5%|percentage|5 %", "5 phần trăm|percentage|5 %"]),
    (
        "en",
        "5%, 5 per cent, 5 percent",
        ["5%|percentage|5 %", "5 per cent|percentage|5 %", "5 percent|percentage|5 %"],
    ),
    ("ur", "2.1 فیصدی پوائنٹ", ["2.1 فیصدی پوائنٹ|points|2.1 points"]),
    ("vi", "2,1 điểm phần trăm", ["2,1 điểm phần trăm|points|2.1 points"]),
    ("en", "2.1 percentage points", ["2.1 percentage points|points|2.1 points"]),
    # bounds, on the side where the language has them
    ("ur", "40% سے زیادہ جہاز", ["40%|percentage|> 40 %"]),
    ("ur", "40% یا اس سے زیادہ", ["40%|percentage|>= 40 %"]),
    ("ur", "کم از کم 40 جہاز", ["40|number|>= 40"]),
    ("ur", "زیادہ سے زیادہ 40 جہاز", ["40|number|<= 40"]),
    ("ur", "40 جہازوں سے زیادہ", ["40|number|> 40"]),
    ("ur", "تقریباً 40 جہاز", ["40|number|~ 40"]),
    ("ur", "پچھلے سال سے 12% زیادہ", ["12%|change|12 %"]),
    ("ur", "شرح 95% تک پہنچ گئی", ["95%|percentage|95 %"]),
    ("ur", "95% تک کمی", ["95%|change|<= 95 %"]),
    ("vi", "hơn 40% số tàu", ["40%|percentage|> 40 %"]),
    ("vi", "trên 40 tàu", ["40|number|> 40"]),
    ("vi", "ít nhất 40 tàu", ["40|number|>= 40"]),
    ("vi", "từ 40% trở lên", ["40%|percentage|>= 40 %"]),
    ("vi", "từ 40 tàu trở lên", ["40|number|>= 40"]),
    ("vi", "không quá 40 tàu", ["40|number|<= 40"]),
    ("vi", "không dưới 40 tàu", ["40|number|>= 40"]),
    ("vi", "khoảng 40 tàu", ["40|number|~ 40"]),
    ("en", "more than 40% of ships", ["40%|percentage|> 40 %"]),
    ("en", "40 ships or more", ["40|number|>= 40"]),
    ("en", "no fewer than 40 ships", ["40|number|>= 40"]),
    ("en", "up to 40 ships", ["40|number|<= 40"]),
    ("en", "nearly 40 ships", ["40|number|~ 40"]),
    ("ur", "5 سے کم نہیں، 5 سے زیادہ نہیں، 5 سے نیچے", ["5|number|>= 5", "5|number|<= 5", "5|number|< 5"]),
    ("ur", "5 سے کہیں زیادہ، کم و بیش 5، ≥ 5", ["5|number|> 5", "5|number|~ 5", "5|number|>= 5"]),
    ("vi", "không thấp hơn 5, trên dưới 5, ngót nghét 5", ["5|number|>= 5", "5|number|~ 5", "5|number|~ 5"]),
    ("vi", "tối thiểu là 5, không cao hơn 5%", ["5|number|>= 5", "5%|percentage|<= 5 %"]),
    ("en", "not exceeding 5, exceeded 5%, max. 5", ["5|number|<= 5", "5%|percentage|> 5 %", "5|number|<= 5"]),
    (
        "en",
        "5 at least, >= 5, <5, ±5, ca. 5",
        ["5|number|>= 5", "5|number|>= 5", "5|number|< 5", "5|number|~ 5", "5|number|~ 5"],
    ),
    # ranges
    ("ur", "5 اور 7 فیصد کے درمیان، 5 اور 7 جہاز", ["5 اور 7 فیصد|percentage|5..7 %", "5|number|5", "7|number|7"]),
    ("ur", "3-4% تک", ["3-4%|percentage|3..4 %"]),
    ("ur", "3 سے 4 فیصد", ["3 سے 4 فیصد|percentage|3..4 %"]),
    ("vi", "từ 3 đến 4%", ["3 đến 4%|percentage|3..4 %"]),
    ("vi", "3–4 %", ["3–4 %|percentage|3..4 %"]),
    ("en", "between 20 and 30 ships", ["20 and 30|number|20..30"]),
    ("en", "from 3 to 4 per cent", ["3 to 4 per cent|percentage|3..4 %"]),
    ("en", "2–3 million", ["2–3 million|number|2000000..3000000"]),
    ("en", "rose from 3% to 4%", ["3%|percentage|3 %", "4%|percentage|4 %"]),
    ("vi", "tăng từ 3% lên 4%", ["3%|percentage|3 %", "4%|percentage|4 %"]),
    # years and terms
    ("ur", "2021 میں", ["2021|year|2021"]),
    ("ur", "2020-2025 کی مدت", ["2020-2025|term|2020..2025"]),
    ("ur", "مدت 2020 - 2025", ["2020 - 2025|term|2020..2025"]),
    ("vi", "trong năm 2021", ["2021|year|2021"]),
    ("en", "in 2021", ["2021|year|2021"]),
    ("en", "the 2012–13 season", ["2012–13|term|2012..2013"]),
    ("en", "some 2,021 ships", ["2,021|number|~ 2021"]),
    # scale words and number words
    ("ur", "2 لاکھ 35 ہزار", ["2 لاکھ 35 ہزار|number|235000"]),
    ("ur", "ڈھائی کروڑ", ["ڈھائی کروڑ|number|25000000"]),
    ("ur", "ساڑھے تین فیصد", ["ساڑھے تین فیصد|percentage|3.5 %"]),
    ("ur", "پونے دو سو جہاز", ["پونے دو سو|number|175"]),
    ("ur", "دو تہائی جہاز", ["دو تہائی|fraction|2/3"]),
    ("vi", "1,2 triệu đồng", ["1,2 triệu đồng|money|1200000 VND"]),
    ("vi", "một tỷ rưỡi", ["một tỷ rưỡi|number|1500000000"]),
    ("vi", "hai mươi mốt nghìn không trăm mười một", ["hai mươi mốt nghìn không trăm mười một|number|21011"]),
    ("vi", "hai phần ba số tàu", ["hai phần ba|fraction|2/3"]),
    ("vi", "một trăm năm", ["một trăm năm|duration|100 years"]),
    ("vi", "một trăm linh năm tàu", ["một trăm linh năm|number|105"]),
    ("en", "a third man, a third of them", ["third|ordinal|3", "a third|fraction|1/3"]),
    ("vi", "hai nghìn năm trăm tỷ", ["hai nghìn năm trăm tỷ|number|2500000000000"]),
    ("en", "two hundred and five thousand ships", ["two hundred and five thousand|number|205000"]),
    ("en", "twenty-one ships", ["twenty-one|number|21"]),
    ("en", "two thirds of them", ["two thirds|fraction|2/3"]),
    ("en", "a third of them", ["a third|fraction|1/3"]),
    ("en", "$1.2 billion", ["$1.2 billion|money|1200000000 USD"]),
    # ordinals, ranks, durations
    ("ur", "تیسرے نمبر پر", ["تیسرے نمبر پر|ordinal|3"]),
    ("ur", "26ویں اجلاس", ["26ویں|ordinal|26"]),
    ("ur", "بارہویں اجلاس", ["بارہویں|ordinal|12"]),
    ("ur", "مدت کی پہلی ششماہی میں", ["ششماہی|duration|6 months"]),
    ("ur", "ششماہی رپورٹ", []),
    ("ur", "سہ ماہی بنیادوں پر", []),
    ("vi", "đứng thứ ba", ["đứng thứ ba|ordinal|3"]),
    ("vi", "6 tháng đầu năm", ["6 tháng|duration|6 months"]),
    ("en", "ranked third of 67", ["third|ordinal|3", "67|number|67"]),
    ("en", "the 26th session", ["26th|ordinal|26"]),
    ("en", "a 20-year plan", ["20-year|duration|20 years"]),
    # dates
    ("ur", "16 جون 2022ء کو", ["16 جون 2022|date|2022-06-16"]),
    ("vi", "ngày 16 tháng 6 năm 2022", ["16 tháng 6 năm 2022|date|2022-06-16"]),
    ("vi", "ngày 16/6/2022", ["16/6/2022|date|2022-06-16"]),
    ("en", "on June 16th, 2022", ["June 16th, 2022|date|2022-06-16"]),
    ("en", "on 2022-06-16", ["2022-06-16|date|2022-06-16"]),
    ("en", "on 16 June", ["16 June|date|--06-16"]),
    # codes are no figures
    ("ur", "قرارداد نمبر 35-QD/AB", ["35-QD/AB|code|35-QD/AB"]),
    ("vi", "Luật số 68/2013/QH13", ["68/2013/QH13|code|68/2013/QH13"]),
    ("vi", "Nghị định số 30/2020/NĐ-CP", ["30/2020/NĐ-CP|code|30/2020/NĐ-CP"]),
    ("en", "H5N1 and the A380", ["H5N1|code|H5N1", "A380|code|A380"]),
    # Roman numerals, where the words around say that they are
    ("en", "Parts I, II and IV", ["I|ordinal|1", "II|ordinal|2", "IV|ordinal|4"]),
    ("en", "the XIX century", ["XIX|ordinal|19"]),
    ("vi", "quý III", ["III|ordinal|3"]),
    ("en", "I am a DVD MIX", []),
    # ratios and changes
    ("vi", "xếp thứ 3/67 cảng", ["3/67|ratio|3/67"]),
    ("vi", "346/680 tàu", ["346/680|ratio|173/340"]),
    ("en", "two in three ships", ["two in three|ratio|2/3"]),
    ("en", "5 in 2021", ["5|number|5", "2021|year|2021"]),
    ("en", "a fall of 12%", ["12%|change|12 %"]),
    ("vi", "giảm hơn 12%", ["12%|change|> 12 %"]),
    # digits that number nothing
    ("en", "at 10:30", ["10:30|time|10:30"]),
    ("en", "call 020-7946-0958", ["020-7946-0958|mark|020-7946-0958"]),
    ("en", "as others say[12]", ["12|mark|12"]),
    ("en", "1. Ships\n2) Boats", ["1|mark|1", "2|mark|2"]),
    (
        "en",
        "Call +84 252 3822 123, (0252) 382-2123",
        ["+84 252 3822 123|mark|+84 252 3822 123", "0252) 382-2123|mark|0252) 382-2123"],
    ),
    ("vi", "gọi 0912.345.678", ["0912.345.678|mark|0912.345.678"]),
    ("ur", "فون 0252-3822123", ["0252-3822123|mark|0252-3822123"]),
    ("en", "at 7 pm and 10.30pm", ["7 pm|time|7 pm", "10.30pm|time|10.30pm"]),
    (
        "vi",
        "lúc 10 giờ 30, 10h15, 7 giờ sáng",
        ["10 giờ 30|time|10 giờ 30", "10h15|time|10h15", "7 giờ sáng|time|7 giờ sáng"],
    ),
    ("vi", "làm 8 giờ", ["8|number|8"]),
    ("vi", "ngày 24 - 7 - 1962 và 2 – 9 – 1956", ["24 - 7 - 1962|date|1962-07-24", "2 – 9 – 1956|date|1956-09-02"]),
    ("vi", "từ 5 - 7 tàu", ["5 - 7|number|5..7"]),
    ("vi", "lúc 3 tuổi", ["3|number|3"]),
    (
        "en",
        "12/30/19 and 5-Jan-2021, 5/6/85",
        ["12/30/19|date|2019-12-30", "5-Jan-2021|date|2021-01-05", "5/6/85|date|1985-06-05"],
    ),
    ("en", "398,487MMBTU", ["398,487|number|398487"]),
    ("ur", "صبح 10 بجے، شام سات بجے", ["10 بجے|time|10 بجے", "سات بجے|time|سات بجے"]),
    # parts of documents, and names with digits
    ("en", "Resolution 07, Art. 5, page 12", ["07|code|07", "5|mark|5", "12|mark|12"]),
    ("en", "Article 62(1)", ["62(1)|mark|62(1)"]),
    ("en", "Articles 3 to 5", ["3 to 5|number|3..5"]),
    ("en", "no more than 5% on page 3", ["5%|percentage|<= 5 %", "3|mark|3"]),
    ("vi", "Nghị quyết 07, Điều 5", ["07|code|07", "5|mark|5"]),
    ("ur", "دفعہ 144 اور باب 5", ["144|mark|144", "5|mark|5"]),
    ("ur", "کووڈ-19 کے بعد", ["کووڈ-19|code|کووڈ-19"]),
    # signs and spoken decimals
    ("en", "minus 3 and minus 2 per cent", ["minus 3|number|-3", "minus 2 per cent|percentage|-2 %"]),
    ("vi", "âm 2,5%, nhiệt độ -5", ["âm 2,5%|percentage|-2.5 %", "-5|number|-5"]),
    ("ur", "منفی 3 فیصد", ["منفی 3 فیصد|percentage|-3 %"]),
    ("vi", "hai phẩy năm phần trăm", ["hai phẩy năm phần trăm|percentage|2.5 %"]),
    ("en", ".5% of two point five", [".5%|percentage|0.5 %", "two point five|number|2.5"]),
    # halves
    (
        "en",
        "half of them, half a million, 1 1/2 km",
        ["half|fraction|1/2", "half a million|number|500000", "1 1/2 km|measure|1.5 km"],
    ),
    ("en", "three and a half million ships", ["three and a half million|number|3500000"]),
    ("en", "the second half", ["second|ordinal|2"]),
    # money
    (
        "en",
        "£12m, $1.5k and US$3bn",
        ["£12m|money|12000000 GBP", "$1.5k|money|1500 USD", "US$3bn|money|3000000000 USD"],
    ),
    ("en", "12 m of rope", ["12 m|measure|12 m"]),
    ("ur", "Rs. 1,20,000 اور 500/-", ["Rs. 1,20,000|money|120000 PKR", "500/-|money|500 PKR"]),
    ("vi", "20.000 ₫", ["20.000 ₫|money|20000 VND"]),
    ("vi", "05 đồng chí nộp 5 đồng", ["05|number|5", "5 đồng|money|5 VND"]),
    ("en", "PKR250m, HK$3.5, ₹500", ["PKR250m|money|250000000 PKR", "HK$3.5|money|3.5 HKD", "₹500|money|500 INR"]),
    ("en", "Jan. 5, 2021", ["Jan. 5, 2021|date|2021-01-05"]),
    ("vi", "tháng 3 - 2021, năm thứ ba", ["tháng 3 - 2021|date|2021-03", "thứ ba|ordinal|3"]),
    ("ur", "3 فیصد سے بڑھ کر 4 فیصد", ["3 فیصد|percentage|3 %", "4 فیصد|percentage|4 %"]),
    # years written short, decades, other calendars
    (
        "en",
        "2020–25, 2021/22, the 1990s",
        ["2020–25|term|2020..2025", "2021/22|term|2021..2022", "1990|term|1990..1999"],
    ),
    ("vi", "thập niên 1990", ["1990|term|1990..1999"]),
    ("ur", "1990 کی دہائی", ["1990|term|1990..1999"]),
    ("ur", "12 ربیع الاول 1442ھ", ["12 ربیع الاول 1442ھ|date|12 ربیع الاول 1442ھ"]),
    ("vi", "ngày 15/7 âm lịch", ["ngày 15/7 âm lịch|date|ngày 15/7 âm lịch"]),
    ("vi", "15.7.2020 và tháng tám năm 2020", ["15.7.2020|date|2020-07-15", "tháng tám năm 2020|date|2020-08"]),
    ("en", "won 2-1", ["2|number|2", "1|number|1"]),
    ("ur", "10 میں سے 3 جہاز", ["10 میں سے 3|ratio|3/10"]),
    ("ur", "دس بارہ جہاز", ["دس بارہ|number|10..12"]),
    ("en", "12٫5٪ of them", ["12٫5٪|percentage|12.5 %"]),
    # not one thing or the other
    ("en", "1.2.3", ["1.2.3|number|-"]),
    ("ur", "1۲۳", ["1۲۳|number|-"]),
]


def finds(language: str, text: str) -> tuple[Found, ...]:
    return find(text, lexicon(language))


def written(found: Found) -> str:
    value = found.text or (found.quantity.canonical if found.quantity else "-")
    return f"{found.surface}|{found.kind.value}|{value}"


@pytest.mark.parametrize(("language", "text", "expected"), FOUND, ids=lambda value: str(value)[:40])
def test_figures_are_found_with_value_unit_and_bound(language: str, text: str, expected: list[str]) -> None:
    certain = [f for f in finds(language, text) if f.doubt is not Doubt.WORD]
    assert [written(f) for f in certain] == expected


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ur", "یہ سو کی بات", "سو"),
        ("ur", "یہ نو کشتی", "نو"),
        ("vi", "Thứ hai, tàu về cảng", "Thứ hai"),
        ("en", "that is version II", "II"),
    ],
)
def test_words_whose_context_leaves_it_open_are_doubted(language: str, text: str, words: str) -> None:
    assert [f.surface for f in finds(language, text) if f.doubt is Doubt.WORD] == [words]
    assert [f for f in finds(language, text) if f.doubt is not Doubt.WORD] == []


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("ur", "ایک منصوبہ", "ایک"),
        ("ur", "دونوں جہاز", "دونوں"),
        ("ur", "لاکھوں افراد", "لاکھوں"),
        ("ur", "کئی ہزار کشتیاں", "ہزار"),
        ("vi", "mua một con tàu", "một"),
        ("vi", "hàng trăm con tàu", "trăm"),
        ("vi", "mỗi người 5 kg", "mỗi"),
        ("en", "one of the ships", "one"),
        ("en", "I could not find one", "one"),
        ("en", "a few hundred ships", "hundred"),
    ],
)
def test_numbers_that_nobody_counted_are_indefinite(language: str, text: str, word: str) -> None:
    first = finds(language, text)[0]
    assert (first.surface, first.doubt, first.indefinite) == (word, Doubt.NONE, True)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ur", "کم از کم ایک جہاز", ">= 1"),
        ("ur", "ایک یا دو جہاز", "1"),
        ("ur", "ایک کلومیٹر", "1 km"),
        ("vi", "một tấn gạo", "1 t"),
        ("vi", "ít nhất một tàu", ">= 1"),
        ("en", "at least one ship", ">= 1"),
        ("en", "one or two ships", "1"),
        ("en", "one per cent", "1 %"),
        ("en", "a hundred ships", "100"),
        ("en", "two dozen ships", "24"),
        ("ur", "سو روپے", "100 PKR"),
        ("ur", "اسی فیصد", "80 %"),
        ("ur", "نو افراد", "9"),
        ("vi", "năm người", "5"),
        ("vi", "năm tàu trở lên", ">= 5"),
        ("vi", "khoảng năm tàu", "~ 5"),
        ("vi", "năm phần trăm", "5 %"),
        ("vi", "lần thứ năm", "5"),
        ("vi", "một nửa số tàu", "1/2"),
        ("vi", "ba tháng rưỡi", "3.5 months"),
        ("vi", "hai ba tàu", "2..3"),
        ("ur", "چار پانچ جہاز", "4..5"),
        ("ur", "تےن جہاز", "3"),
        ("ur", "یکم مئی 2022", "2022-05-01"),
        ("en", "under Henry VIII", "8"),
        ("en", "ranked first", "1"),
        ("en", "the first quarter of the year", "1"),
        ("en", "the second of 67 ports", "2"),
        ("vi", "đạt giải nhất", "1"),
    ],
)
def test_the_words_around_make_a_number_of_a_word(language: str, text: str, value: str) -> None:
    first = finds(language, text)[0]
    assert (first.text or (first.quantity and first.quantity.canonical)) == value
    assert (first.doubt, first.indefinite) == (Doubt.NONE, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ur", "ایک دوسرے سے"),
        ("ur", "دوسری طرف"),
        ("ur", "اس سے پہلے بھی"),
        ("ur", "اسی لئے"),
        ("ur", "سو ہم نے کہا"),
        ("ur", "ارب پتی تاجر"),
        ("vi", "thứ ba tuần sau"),
        ("ur", "بہتر نتائج"),
        ("vi", "không hoàn thành"),
        ("vi", "không tháng nào"),
        ("vi", "ông Hai"),
        ("vi", "gặp Tám Hoa"),
        ("vi", "năm nay"),
        ("vi", "nhiều năm sau"),
        ("vi", "mỗi năm người dân ra biển"),
        ("vi", "những năm đầu"),
        ("vi", "lớn nhất vùng"),
        ("vi", "tỉ lệ"),
        ("vi", "cầu Bình Triệu"),
        ("vi", "sáng thứ ba"),
        ("vi", "một số tàu"),
        ("vi", "mỗi tàu"),
        ("vi", "đôi khi"),
        ("en", "no one"),
        ("en", "the last one"),
        ("en", "a small, black one."),
        ("en", "one has to ask"),
        ("en", "the first time"),
        ("en", "wait a second"),
        ("en", "Mr. K. said"),
    ],
)
def test_the_words_around_make_no_number_of_a_word(language: str, text: str) -> None:
    assert finds(language, text) == ()
    assert all(f.doubt is Doubt.UNLIKELY for f in find(text, lexicon(language), unlikely=True))


@pytest.mark.parametrize(
    ("language", "text", "habit", "other"),
    [
        ("en", "1.250 tonnes", "1.250 t", "1250 t"),
        ("vi", "1,250 tấn", "1.250 t", "1250 t"),
        ("vi", "1,000 người", "1000", "1.000"),
        ("vi", "5.6 điểm", "5.6", None),
        ("en", "1.250.000 ships", "1250000", None),
    ],
)
def test_a_separator_that_can_be_read_in_two_ways_is_doubted(
    language: str, text: str, habit: str, other: str | None
) -> None:
    (found,) = finds(language, text)
    assert found.doubt is Doubt.SEPARATOR
    assert found.quantity is not None
    assert found.quantity.canonical == habit
    assert (found.alternative.canonical if found.alternative else None) == other


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "2.071 ships, up from 1.250.000,5 and 3.500.000", "2071"),
        ("en", "2.071 kg of 3.5", "2.071"),
        ("vi", "2.071 tấn, 3.5 kg và 4.25 kg", "2.071"),
        ("ur", "2,071 ٹن میں سے 3,5 اور 4,25", "2.071"),
    ],
)
def test_the_other_numbers_of_a_document_say_what_a_separator_means(language: str, text: str, value: str) -> None:
    first = finds(language, text)[0]
    assert first.quantity is not None
    assert first.doubt is Doubt.NONE
    assert first.quantity.canonical.split()[0] == value


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("en", "a fall of 12%", -1),
        ("en", "up by 3 percentage points", 1),
        ("ur", "12% کمی", -1),
        ("vi", "tăng 12%", 1),
        ("en", "12% of ships", 0),
    ],
)
def test_words_say_whether_something_rose_or_fell(language: str, text: str, direction: int) -> None:
    (found,) = finds(language, text)
    assert found.direction == direction


def test_a_ratio_keeps_its_two_numbers() -> None:
    (found,) = finds("vi", "346/680 tàu")
    assert [part.canonical for part in found.parts] == ["346", "680"]


def test_the_words_of_a_bound_stand_outside_the_figure_and_inside_its_outer_span() -> None:
    text = "اب 40% یا اس سے زیادہ جہاز"
    (found,) = finds("ur", text)
    assert text[found.start : found.end] == found.surface == "40%"
    assert text[found.outer_start : found.outer_end] == "40% یا اس سے زیادہ"


def test_spans_are_of_the_text_that_was_searched_not_of_its_folded_form() -> None:
    text = "a\u200b\u00a0\u00a0“x”  \u200f40\u200f %\u200b of them"
    (found,) = finds("en", text)
    assert text[found.start : found.end] == "40\u200f %"
    assert found.quantity is not None
    assert found.quantity.canonical == "40 %"


def test_decomposed_letters_are_the_same_words() -> None:
    text = unicodedata.normalize("NFD", "hai mươi nghìn người, 5 phần trăm")
    assert [written(f).partition("|")[2] for f in finds("vi", text)] == ["number|20000", "percentage|5 %"]


def test_a_scale_word_may_begin_a_line() -> None:
    assert [written(f) for f in finds("en", "a\nhundred ships\nthousand")] == [
        "hundred|number|100",
        "thousand|number|1000",
    ]


def test_nothing_is_read_across_the_end_of_a_line() -> None:
    assert [written(f) for f in finds("en", "40\nper cent\nor more than\n30 ships")] == ["40|number|40", "30|number|30"]
