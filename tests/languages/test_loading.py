"""Loading a language: what it needs, what is said when something is missing, and that no Python has to change."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.document import Direction
from reportgen.languages import MESSAGES, load_language
from reportgen.languages.messages import RULE_PREFIX
from reportgen.quantity import Quantity, parse_quantity
from reportgen.resources import Resources
from reportgen.theme import Role, resolve
from tests.conftest import ROOT

LOCALES = ROOT / "locales"


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A project's own copy of English under another name, to be spoilt."""
    folder = tmp_path / "locales" / "xe"
    shutil.copytree(LOCALES / "en", folder)
    return folder


def diagnostics(locale: Path) -> tuple[Diagnostic, ...]:
    return load_language(locale.name, Resources(locale.parents[1])).diagnostics


def edit(path: Path, old: str, new: str, count: int = 1) -> int:
    """Replace words in a file; the line on which they stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("code", ["en", "ur", "vi"])
def test_a_language_of_the_package_loads_without_a_word(code: str) -> None:
    loaded = load_language(code, Resources(ROOT))
    assert loaded.value is not None
    assert loaded.diagnostics == ()


@pytest.mark.parametrize(
    ("code", "tag", "direction"), [("en", "en-GB", "ltr"), ("ur", "ur-PK", "rtl"), ("vi", "vi-VN", "ltr")]
)
def test_tag_and_direction(code: str, tag: str, direction: str) -> None:
    loaded = load_language(code, Resources(ROOT)).value
    assert loaded is not None
    assert (loaded.locale_tag, loaded.direction) == (tag, Direction(direction))


@pytest.mark.parametrize("code", ["en", "ur", "vi"])
def test_typography_makes_a_theme(code: str) -> None:
    import tomllib  # noqa: PLC0415 - only here

    loaded = load_language(code, Resources(ROOT)).value
    assert loaded is not None
    design = tomllib.loads((ROOT / "src/reportgen/themes/teal.toml").read_text(encoding="utf-8"))
    theme = resolve(design, loaded.typography)
    assert theme.styles[Role.BODY].leading >= (2.0 if code == "ur" else 1.4)
    assert theme.justify is (code == "vi")
    assert all(style.tracking == 0 for style in theme.styles.values()) or code != "ur"


@pytest.mark.parametrize("code", ["en", "ur", "vi"])
def test_every_catalog_tells_translators_what_a_message_is_for(code: str) -> None:
    text = (LOCALES / code / "LC_MESSAGES" / "reportgen.po").read_text(encoding="utf-8")
    said = dict(re.findall(r'#\. (.*)\nmsgid "(.+)"', text))
    meanings = {key: meaning for meaning, key in said.items() if not key.startswith(RULE_PREFIX)}
    assert meanings == {key: message.meaning for key, message in MESSAGES.items()}


def test_urdu_is_written_in_urdu_letters() -> None:
    for path in [*(LOCALES / "ur").rglob("*.*"), ROOT / "templates/briefing/ur.md"]:
        text = path.read_text(encoding="utf-8")
        if path.name == "reading.toml":  # what a source may print is read, wrong letters included
            continue
        wrong = {unicodedata.name(char) for char in text if char in "يىهكة٠١٢٣٤٥٦٧٨٩"}
        assert not wrong, f"{path.name}: {wrong}"


def test_a_fourth_language_needs_no_python(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "pl"
    shutil.copytree(LOCALES / "en", folder)
    toml, po = folder / "language.toml", folder / "LC_MESSAGES" / "reportgen.po"
    edit(toml, 'tag = "en-GB"', 'tag = "pl-PL"')
    edit(toml, 'name = "English"', 'name = "Polski"')
    text = po.read_text(encoding="utf-8").replace("nplurals=2; plural=(n != 1);", "nplurals=4; plural=0;")
    po.write_text(re.sub(r"(msgstr\[1\] (.*))", r"\1\nmsgstr[2] \2\nmsgstr[3] \2", text), encoding="utf-8")
    edit(po, 'msgstr[0] "{number}\u00a0month"', 'msgstr[0] "{number}\u00a0miesiąc"')
    edit(po, 'msgstr[1] "{number}\u00a0months"', 'msgstr[1] "{number}\u00a0miesiące"')
    edit(po, 'msgstr[2] "{number}\u00a0months"', 'msgstr[2] "{number}\u00a0miesięcy"')
    loaded = load_language("pl", Resources(tmp_path))
    assert loaded.value is not None, loaded.diagnostics
    polish = loaded.value
    value = parse_quantity("12345.6")
    assert isinstance(value, Quantity)
    assert polish.number(value) == "12\u00a0345,6"
    words = [polish.counted_pattern("unit.months", value.value * 0 + n).pieces[1][0].strip() for n in (1, 3, 5, 22, 12)]
    assert words == ["miesiąc", "miesiące", "miesięcy", "miesiące", "miesięcy"]


def test_groups_follow_the_locale(locale: Path) -> None:
    edit(locale / "language.toml", 'tag = "en-GB"', 'tag = "en-IN"')
    indian = load_language("xe", Resources(locale.parents[1])).value
    assert indian is not None
    assert indian.count(12345678) == "1,23,45,678"


def test_an_unknown_language_names_the_nearest() -> None:
    (found,) = load_language("vie", Resources(ROOT)).diagnostics
    assert found.code == "L001"
    assert "`vi`" in found.hint


@pytest.mark.parametrize("code", ["", "../en", "en/LC_MESSAGES", "a" * 300, "en\0"])
def test_a_name_that_is_no_name_is_an_unknown_language(code: str) -> None:
    assert [d.code for d in load_language(code, Resources(ROOT)).diagnostics] == ["L001"]


def test_unknown_digits() -> None:
    assert [d.code for d in load_language("ur", Resources(ROOT), "roman").diagnostics] == ["L008"]


def test_no_catalog(locale: Path) -> None:
    (locale / "LC_MESSAGES" / "reportgen.po").unlink()
    assert [d.code for d in diagnostics(locale)] == ["L101"]


def test_everything_wrong_with_a_catalog_is_said_at_once_with_its_line(locale: Path) -> None:
    po = locale / "LC_MESSAGES" / "reportgen.po"
    edit(po, 'msgstr "Claim"', 'msgstr ""')
    edit(po, 'msgstr "more than {number}"', 'msgstr "more than"')
    edit(po, 'msgstr "about {number}"', 'msgstr "about {numbr}"')
    edit(po, 'msgstr "Verdict"', 'msgstr "Verdict {oops}"')
    edit(po, 'msgstr "holds"', 'msgstr "holds {"')
    edit(po, "#. The bounds allow both.", "#, fuzzy")
    edit(po, 'msgid "verdict.truncated"', 'msgid "verdict.truncatd"')
    text = po.read_text(encoding="utf-8")
    found = diagnostics(locale)
    said = {(d.code, d.message.split("`")[1]) for d in found}
    assert said == {
        ("L104", "checks.claim"),
        ("L107", "bound.more-than"),
        ("L107", "bound.about"),
        ("L107", "checks.verdict"),
        ("L107", "verdict.holds"),
        ("L105", "verdict.undetermined"),
        ("L106", "verdict.truncatd"),
        ("L103", "verdict.truncated"),
    }
    for one in found:
        key = one.message.split("`")[1]
        if one.code != "L103":
            assert text.split("\n")[one.span.line - 1] == f'msgid "{key}"'
            assert one.span.path == "locales/xe/LC_MESSAGES/reportgen.po"


def test_a_misnamed_message_offers_the_right_name(locale: Path) -> None:
    edit(locale / "LC_MESSAGES" / "reportgen.po", 'msgid "verdict.truncated"', 'msgid "verdict.truncatd"')
    assert any("`verdict.truncated`" in d.hint for d in diagnostics(locale) if d.code == "L106")


def test_a_message_that_stands_twice(locale: Path) -> None:
    po = locale / "LC_MESSAGES" / "reportgen.po"
    po.write_text(po.read_text(encoding="utf-8") + '\nmsgid "checks.claim"\nmsgstr "Claim"\n', encoding="utf-8")
    (found,) = diagnostics(locale)
    assert found.code == "L110"
    assert found.span.line == po.read_text(encoding="utf-8").count("\n") - 1


@pytest.mark.parametrize("written", ["\u202eClaim", "\u200fClaim", "Claim {number}\u200b%"])
def test_a_message_with_what_is_not_seen(locale: Path, written: str) -> None:
    po = locale / "LC_MESSAGES" / "reportgen.po"
    line = edit(po, 'msgid "checks.claim"\nmsgstr "', f'msgid "checks.claim"\nmsgstr "{written}') + 1
    (found,) = [one for one in diagnostics(locale) if one.code == "L111"]
    column = 9 + next(at for at, character in enumerate(written) if character > "\u2000")
    assert (found.span.line, found.span.column) == (line, column)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [('minus = "', 'minus = "\u200e', 10), ('minus = "', 'minus = "\\u200e', 1), ('name = "', 'name = "\u202e', 9)],
)
def test_a_setting_with_what_is_not_seen(locale: Path, old: str, new: str, column: int) -> None:
    line = edit(locale / "language.toml", f"\n{old}", f"\n{new}")
    (found,) = diagnostics(locale)
    assert (found.code, found.span.line - line, found.span.column) == ("L111", 1, column)
    assert found.message.startswith("U+20")


def test_a_rule_may_have_a_sentence_of_its_own(locale: Path) -> None:
    po = locale / "LC_MESSAGES" / "reportgen.po"
    sentence = '\nmsgid "rule.R901"\nmsgstr "{figures} exceeds the whole"\n'
    po.write_text(po.read_text(encoding="utf-8") + sentence, encoding="utf-8")
    loaded = load_language("xe", Resources(locale.parents[1]))
    assert loaded.value is not None, loaded.diagnostics
    pattern = loaded.value.rule_pattern("R901")
    assert pattern is not None
    assert pattern.pieces == (("", "figures"), (" exceeds the whole", ""))
    assert loaded.value.rule_pattern("R999") is None


def test_plural_forms_must_be_those_of_the_language(locale: Path) -> None:
    po = locale / "LC_MESSAGES" / "reportgen.po"
    line = edit(po, "nplurals=2", "nplurals=1")
    found = diagnostics(locale)
    assert [d.code for d in found] == ["L102"] or [(d.code, d.span.line) for d in found] == [("L108", line)]


def test_a_plural_message_without_its_forms(locale: Path) -> None:
    po = locale / "LC_MESSAGES" / "reportgen.po"
    edit(po, 'msgid_plural "unit.years"\n', "")
    edit(po, 'msgstr[0] "{number}\u00a0year"\nmsgstr[1] "{number}\u00a0years"', 'msgstr "{number} years"')
    assert [d.code for d in diagnostics(locale)] == ["L108"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('msgstr "Claim"', "mgstr Claim", "L102"),
        ('msgid "checks.claim"', 'msgid "checks.claim', "L102"),
        ("nplurals=2", "nplurals=many", "L102"),
        ("Claim", "Clai\u0301m", "L109"),
    ],
)
def test_a_catalog_that_is_no_catalog(locale: Path, old: str, new: str, code: str) -> None:
    edit(locale / "LC_MESSAGES" / "reportgen.po", old, new)
    assert code in [d.code for d in diagnostics(locale)]


@pytest.mark.parametrize("name", ["language.toml", "LC_MESSAGES/reportgen.po"])
def test_a_file_that_is_not_utf8(locale: Path, name: str) -> None:
    (locale / name).write_bytes(b"\xff\xfe" + (locale / name).read_bytes())
    assert [d.code for d in diagnostics(locale)] == ["L002"]


def test_settings_that_are_not_toml(locale: Path) -> None:
    line = edit(locale / "language.toml", 'minus = "−"', "minus = −")
    (found,) = diagnostics(locale)
    assert (found.code, found.span.line) == ("L003", line)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('tag = "en-GB"\n', "", "L004"),
        ('tag = "en-GB"', "tag = 5", "L005"),
        ('tag = "en-GB"', 'tag = "xx-XX"', "L007"),
        ('percent = "sign"', 'percent = "symbol"', "L005"),
        ('range = "{low}–{high}"', 'range = "{low}–"', "L107"),
        ('minus = "−"', 'minus = "−"\nplus = "+"', "L006"),
        ('minus = "−"', 'minus = "−"\nnative = { digits = "0123" }', "L005"),
        ('"January", ', "", "L005"),
        ('other = "{number}th"', 'other = "{count}th"', "L107"),
        ('other = "{number}th"\n', "", "L004"),
        ('two = "{number}nd"', 'second = "{number}nd"', "L006"),
        ("leading = { body = 1.45 }", "leading = { bodi = 1.45 }", "L006"),
        ("leading = { body = 1.45 }", "leading = { body = true }", "L005"),
        ("leading = { body = 1.45 }", "justify = 1", "L005"),
        ("leading = { body = 1.45 }", "paragraph_gap = -3", "L005"),
        ("figures = [", "digits = [", "L005"),
        ("[dates]", "[dates]\nera = 'CE'", "L006"),
        ("[language]", "[extra]\n[language]", "L006"),
    ],
)
def test_settings_that_are_wrong(locale: Path, old: str, new: str, code: str) -> None:
    line = edit(locale / "language.toml", old, new)
    found = diagnostics(locale)
    assert [d.code for d in found] == [code], found
    if code in ("L005", "L006", "L107"):
        assert abs(found[0].span.line - line) <= (3 if "figures = " in old else 1)


def test_everything_wrong_with_settings_is_said_at_once(locale: Path) -> None:
    toml = locale / "language.toml"
    edit(toml, 'percent = "sign"', 'percent = "symbol"')
    edit(toml, 'minus = "−"', "minus = 4")
    edit(toml, "[dates]", "[dates]\nera = 'CE'")
    assert [d.code for d in diagnostics(locale)] == ["L006", "L005", "L005"]
