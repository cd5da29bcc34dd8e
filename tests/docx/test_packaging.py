"""The package: the same bytes every time, fonts and attachments inside, properties without a clock."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docx
from reportgen.document import Attachment, Paragraph
from reportgen.theme import Role
from reportgen.writers.docx import write
from reportgen.writers.docx.archive import archive, entry
from reportgen.writers.docx.fonts import obfuscate, pair
from tests.docx.opening import Opened, sample, words, written
from tests.docx.referring import referring
from tests.docx.samples import FACTS, FONTS, LANGUAGES, ROOT, document, t
from tests.themes import theme_of

PRINT_DIGESTS = """
import hashlib
from reportgen.writers.docx import write
from tests.docx.referring import referring_document
from tests.docx.samples import FONTS, LANGUAGES, document
from tests.themes import theme_of
for language in LANGUAGES:
    for said in (document(language), referring_document(language)):
        print(hashlib.sha256(write(said, theme_of(language), FONTS).value).hexdigest())
"""


def test_bytes_do_not_depend_on_clock_zone_or_hash_seed() -> None:
    files = [opened for language in LANGUAGES for opened in (sample(language), referring(language))]
    digests = [hashlib.sha256(opened.data).hexdigest() for opened in files]
    for zone, seed in (("Asia/Karachi", "1"), ("America/Lima", "4711")):
        surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
        said = subprocess.run(
            [sys.executable, "-c", PRINT_DIGESTS],
            env=surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.split() == digests


def test_bytes_do_not_depend_on_what_was_written_before() -> None:
    assert write(document("en"), theme_of("en"), FONTS).value == sample("en").data


def test_entries_carry_no_time() -> None:
    infos = sample("ur").archive.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert infos[0].filename == "[Content_Types].xml"
    assert sample("ur").archive.testzip() is None


def test_no_time_is_named_where_the_build_was_given_none() -> None:
    core = sample("ur").part("docProps/core.xml").decode()
    assert "created" not in core
    assert "modified" not in core


def test_properties_name_title_subject_language_and_time() -> None:
    said = docx.Document(io.BytesIO(sample("en").data)).core_properties
    assert said.title == document("en").title
    assert said.subject == "Party building"
    assert said.language == "en-GB"
    assert said.created is not None
    assert said.created.isoformat() == "2022-06-16T08:00:00+00:00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_are_embedded_whole(language: str) -> None:
    opened = sample(language)
    table = opened.tree("word/fontTable.xml")
    targets = opened.targets("word/fontTable.xml")
    found = set()
    for font in opened.find("//w:font", table):
        family = opened.values("@w:name", font)[0].replace(" ", "")
        for embedded in opened.find("w:embedRegular | w:embedBold | w:embedItalic", font):
            (identity,), (key,) = opened.values("@r:id", embedded), opened.values("@w:fontKey", embedded)
            style = str(embedded.tag).rpartition("embed")[2]
            original = (FONTS / f"{family}-{style}.ttf").read_bytes()
            stored = opened.part(targets[identity])
            assert stored != original
            assert obfuscate(stored, key) == original
            found.add(f"{family}-{style}")
    assert {"NotoNastaliqUrdu-Regular", "NotoNastaliqUrdu-Bold", "SourceSerif4-Regular"} <= found
    assert ("SourceSerif4-Italic" in found) is (language != "vi"), "italics only where words are emphasised"


def test_obfuscation_reads_the_key_backwards() -> None:
    """The key's last byte meets the font's first, twice over 32 bytes (ISO/IEC 29500-1, 17.8.1)."""
    data = obfuscate(bytes(40), "{00112233-4455-6677-8899-AABBCCDDEEFF}")
    backwards = bytes.fromhex("FFEEDDCCBBAA99887766554433221100")
    assert data == backwards * 2 + bytes(8)


def attached(opened: Opened, number: int) -> tuple[bytes, dict[str, str]]:
    item = opened.tree(f"customXml/item{number}.xml")
    content = item.text or ""
    data = base64.b64decode(content) if item.get("encoding") == "base64" else content.encode()
    return data, {str(name): str(value) for name, value in item.attrib.items()}


def test_attachments_come_back_byte_for_byte() -> None:
    for number, attachment in enumerate(document("en").attachments, start=1):
        data, said = attached(sample("en"), number)
        assert data == attachment.data
        assert said["sha256"] == hashlib.sha256(data).hexdigest()
        assert said["name"] == attachment.name
        assert said["mediaType"] == attachment.media_type


def test_readable_attachments_are_readable_in_the_file() -> None:
    assert "“2,071 اراکین” &amp; &lt;more&gt;" in sample("en").part("customXml/item1.xml").decode()


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_attachment_comes_back(data: bytes) -> None:
    said = replace(document("vi"), blocks=(), attachments=(replace(FACTS, data=data),))
    assert attached(written(said), 1)[0] == data


def test_attachments_are_items_of_the_data_store() -> None:
    opened = sample("en")
    assert opened.targets("customXml/item1.xml") == {"rId1": "customXml/itemProps1.xml"}
    identities = [opened.tree(f"customXml/itemProps{number}.xml").values()[0] for number in (1, 2)]
    assert len(set(identities)) == 2


def test_a_draft_says_so_on_every_page() -> None:
    opened = sample("vi")
    assert words(opened.tree("word/header1.xml")) == document("vi").labels.draft
    assert opened.values("//w:sectPr/w:headerReference/@w:type") == ["default"]
    assert not opened.find("//w:sectPr/w:titlePg")
    assert "word/header1.xml" not in sample("en").names


def test_margins_are_the_paper_s_start_and_end() -> None:
    opened = sample("vi")
    left, right = (int(opened.values(f"//w:pgMar/@w:{side}")[0]) for side in ("left", "right"))
    assert left == round(theme_of("vi").paper.start * 20)
    assert right == round(theme_of("vi").paper.end * 20)


def test_header_and_footer_fit_into_the_margins() -> None:
    for language in LANGUAGES:
        for edge, side in (("header", "top"), ("footer", "bottom")):
            said = sample(language).values(f"//w:pgMar/@w:{edge} | //w:pgMar/@w:{side}")
            small, large = sorted(map(int, said))
            assert 12 * 20 <= small <= large / 2


def test_python_docx_reads_the_file() -> None:
    read = docx.Document(io.BytesIO(sample("ur").data))
    assert read.paragraphs[0].text == "بریفنگ · پارٹی کی تعمیر"
    assert read.paragraphs[1].style is not None
    assert read.paragraphs[1].style.name == "Title"
    assert len(read.tables) == 4


def test_words_with_markup_signs_and_spaces_come_back() -> None:
    said = "a <b> & \"c\" 'd'  two spaces "
    opened = written(replace(document("en"), blocks=(Paragraph(t(said)),)))
    assert words(opened.find("//w:p")[-1]) == said


def test_an_attachment_may_have_any_name() -> None:
    attachment = Attachment('a "b" <c>.yaml', "text/plain", "d\ne", b"x")
    opened = written(replace(document("en"), attachments=(attachment,)))
    assert attached(opened, 1)[1]["name"] == 'a "b" <c>.yaml'
    assert attached(opened, 1)[1]["description"] == "d\ne"


@given(st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1), st.binary()))
def test_archives_hold_what_was_put_in(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(entry(name, data) for name, data in files.items()))) as read:
        assert read.testzip() is None
        assert read.namelist() == list(files)
        assert {name: read.read(name) for name in files} == files


def test_a_family_without_files_is_taken_for_the_document_s_own_script() -> None:
    for language, faces, latin, complex_ in (
        ("ur", ("Somebody's Nastaleeq", "Source Serif 4"), "Source Serif 4", "Somebody's Nastaleeq"),
        ("en", ("Times New Roman", "Noto Nastaliq Urdu"), "Times New Roman", "Noto Nastaliq Urdu"),
    ):
        style = replace(theme_of(language).styles[Role.BODY], faces=faces)
        found = pair(style, FONTS, rtl=language == "ur")
        assert (found.latin.name, found.complex.name) == (latin, complex_)
        assert found.complex_first is (language == "ur")


def test_a_folder_without_fonts_is_enough(tmp_path: Path) -> None:
    outcome = write(document("ur"), theme_of("ur"), tmp_path)
    assert outcome.value is not None
    assert {found.code for found in outcome.diagnostics} == {"W305"}
    assert not any(found.fails for found in outcome.diagnostics)
    assert not any(name.endswith(".odttf") for name in Opened(outcome.value).names)
