"""What is read at once must be what Babel reads; what is unusual is left to Babel."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.languages.pofile import PoFault, read_plainly, read_po_file, read_with_babel

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po"))
PLAIN = CATALOGS[0].read_text(encoding="utf-8")
HEADER = PLAIN.partition("\n\n")[0]


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_the_packages_catalogs_are_plain_and_read_as_babel_reads_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_plainly(text) == read_with_babel(text)


LINES = (
    *(
        'msgid "a"',
        'msgid "b {x}"',
        'msgid_plural "c"',
        'msgstr "d\\n\\"e\\\\"',
        'msgstr[0] "f"',
        'msgstr[1] "g"',
        '"h"',
    ),
    *("# said", "#. for translators", "#, fuzzy", "", "#~ msgid", 'msgctxt "i"', "msgid j", 'msgstr ""'),
)


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_any_lines_are_read_as_babel_reads_them_or_left_to_it(lines: list[str]) -> None:
    text = "\n".join([HEADER, "", *lines, ""])
    plain = read_plainly(text)
    keys = [entry.key for entry in plain.entries] if plain else []
    if plain is not None and len(set(keys)) == len(keys):  # Babel merges what stands twice; it is refused anyway
        assert plain == read_with_babel(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("charset=utf-8", "charset=latin-1"),
        ("plural=", "forms="),
        ('msgid "percent.word"', 'msgctxt "x"\nmsgid "percent.word"'),
        ('msgid "percent.word"', '#~ msgid "old"\nmsgid "percent.word"'),
        ('msgid "percent.word"', 'msgid "percent.word"\n# said'),
        ('msgid "percent.word"', '#, fuzzy\nmsgid "percent.word"\nmsgid "again"'),
    ],
)
def test_what_is_unusual_is_left_to_babel(old: str, new: str) -> None:
    assert old in PLAIN
    assert read_plainly(PLAIN.replace(old, new)) is None


def test_a_fault_has_its_line() -> None:
    with pytest.raises(PoFault) as caught:
        read_po_file(PLAIN.replace('msgid "percent.word"', "msgd percent.word"))
    assert caught.value.line
