"""Inlines as runs: each run has one direction, one character style, one language.

Word takes a run's direction from `w:rtl`, so numbers and codes are runs without it.  Some programs
(LibreOffice up to 7.4 at least) do not look at it and reorder such a code by its characters alone.
For them, and only for them, marks that Word never sees stand on both sides of the run: an
alternative (`mc:Fallback`) to nothing, the form in which Word itself offers emoji to old programs.
The text of the runs holds no control characters.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from reportgen.document import Direction, Inline, Inlines, Isolate, Link, Note, Number, Text, Toned, plain_text
from reportgen.records import dataclass
from reportgen.writers.directions import Stretch, has_ltr, has_rtl, needs_marks, stretches
from reportgen.writers.docx.controls import Control, alias, bookmark_of, tag
from reportgen.writers.docx.markup import NOTHING, Xml, element, joined, text, w
from reportgen.writers.docx.story import Story, bookmark_name
from reportgen.writers.docx.styles import tone_style

_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "200E", "200F"
_ZERO_WIDTH_SPACE = "200B"
_LEFT_TO_RIGHT_EMBEDDING, _RIGHT_TO_LEFT_EMBEDDING, _END_OF_EMBEDDING = "202A", "202B", "202C"


_HYPHEN = element(
    "mc:AlternateContent",
    None,
    element("mc:Choice", {"Requires": "w14"}, w("noBreakHyphen")),
    element("mc:Fallback", None, w("t", text("-"))),
)
"""A hyphen at which no line ends, in programs that know one, and a plain one for readers of text.

A bare `w:noBreakHyphen` is lost by docx2txt and is another character in pandoc; U+2011 is one everywhere, and few
faces have it.  The run that holds this holds nothing else: pandoc would leave that out.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the inlines at hand are set."""

    base: Direction
    paragraph: Direction
    style: str = ""
    language: str = ""
    dotted: bool = False
    """Whether printed figures carry the dotted rule of a quiet link: in prose, not in tables and cards."""
    linked: bool = False
    kept: bool = False
    """Whether marks around the whole keep it in order already."""
    whole: bool = False
    """Whether no line may end at a hyphen: in printed figures, such as 21-NQ/TW and 3-4."""
    listed: bool = False
    """Whether the words stand in the list of contents, where they are said a second time."""
    spaced: bool = False
    """Whether a space stands before what is set, where a line may end."""


def runs(inlines: Inlines, story: Story, setting: Setting) -> Xml:
    """The runs of a paragraph, or of a part of one."""
    spaced = (False, *(plain_text((inline,)).endswith(" ") for inline in inlines))
    return joined(
        [_inline(inline, story, replace(setting, spaced=after)) for inline, after in zip(inlines, spaced, strict=False)]
    )


def directed(words: str, setting: Setting) -> Xml:
    """Words as runs, a new one wherever the direction changes.

    In a left-to-right paragraph Word would take right-to-left words on both sides of a number for two
    quotes, not one: there the number stays in their run.
    """
    whole = setting.base is Direction.RTL and setting.paragraph is Direction.LTR and not has_ltr(words)
    pieces: list[Xml] = []
    for words_of_one, rtl in (Stretch(words, True),) if whole else stretches(words, setting.base):
        run = _run(words_of_one, setting, rtl)
        pieces.append(_in_order(run, setting) if not rtl and needs_marks(words_of_one) else run)
    return joined(pieces)


def run_of(content: Xml, setting: Setting, *, rtl: bool = False, complex_script: bool = False) -> Xml:
    """One run around its content."""
    properties = joined(
        (
            w("rStyle", val=setting.style) if setting.style else NOTHING,
            w("rtl") if rtl else NOTHING,
            w("cs") if complex_script and not rtl else NOTHING,
            _language(setting.language, complex_script=rtl or complex_script),
        )
    )
    return w("r", w("rPr", properties) if properties else NOTHING, content)


def paragraph_base(inlines: Inlines, direction: Direction) -> Direction:
    """The direction of a paragraph: that of its isolates where it holds no other words and they hold some."""
    isolates = [inline for inline in inlines if isinstance(inline, Isolate)]
    others = plain_text(tuple(inline for inline in inlines if not isinstance(inline, Isolate)))
    inside = plain_text(tuple(isolates))
    directions = {isolate.direction for isolate in isolates}
    if len(directions) != 1 or has_rtl(others) or has_ltr(others) or not (has_rtl(inside) or has_ltr(inside)):
        return direction
    return directions.pop()


def _inline(inline: Inline, story: Story, setting: Setting) -> Xml:
    match inline:
        case Text():
            return directed(inline.text, _text_setting(inline, setting))
        case Number():
            return _figure(inline, story, setting)
        case Isolate():
            return _isolate(inline, story, setting)
        case Toned():
            return runs(inline.children, story, replace(setting, style=tone_style(inline.tone)))
        case Link():
            return _link(inline, story, setting)
        case Note():
            return _note(inline, story, setting)


def _text_setting(inline: Text, setting: Setting) -> Setting:
    style = setting.style
    if not style:
        style = {
            (True, True): "IntenseEmphasis",
            (True, False): "Strong",
            (False, True): "Emphasis",
            (False, False): "",
        }[inline.strong, inline.emphasis]
    return replace(setting, style=style, language=inline.language or setting.language)


def _run(words: str, setting: Setting, rtl: bool) -> Xml:
    # Word sets a run without w:rtl in the Latin face, which has no ۰–۹; w:cs asks for the other.
    native_digits = not rtl and any("\u0600" <= character <= "\u06ff" for character in words)
    pieces = words.split("-") if setting.whole else [words]
    said = [run_of(_words(piece), setting, rtl=rtl, complex_script=native_digits) if piece else "" for piece in pieces]
    if len(said) == 1:
        return Xml(said[0])
    return Xml(run_of(_HYPHEN, setting, rtl=rtl).join(said))


def _words(words: str) -> Xml:
    kept = ' xml:space="preserve"' if words != words.strip() or "  " in words else ""
    return Xml(f"<w:t{kept}>{text(words)}</w:t>")


def _language(language: str, *, complex_script: bool) -> Xml:
    if not language:
        return NOTHING
    return w("lang", bidi=language) if complex_script else w("lang", val=language, eastAsia=language)


def _figure(number: Number, story: Story, setting: Setting) -> Xml:
    """A printed figure: a content control that carries its id, and leads to the row that proves it."""
    inner = replace(setting, style=setting.style or ("Figure" if setting.dotted else ""), whole=True)
    if has_rtl(number.text):
        content = _led(number, directed(number.text, inner), story, setting)
    else:
        # The marks stand outside the link, which would colour them.
        content = directed(number.text, replace(inner, base=Direction.LTR, kept=True))
        content = _in_order(_led(number, content, story, setting), setting)
    if story.part is story.commenting:
        return content  # Word has no content controls in comments
    return _remarked(number, _control(number, content, story), story, setting)


def _led(number: Number, content: Xml, story: Story, setting: Setting) -> Xml:
    """The link from a figure to its row, where there is one and no link is open."""
    anchor = f"fact-{number.figure_id}"
    if setting.linked or anchor not in story.anchors:
        return content
    return w("hyperlink", content, anchor=bookmark_name(anchor), history=1)


def _control(number: Number, content: Xml, story: Story) -> Xml:
    said = Control(number.figure_id, number.form)
    properties = w(
        "sdtPr",
        w("alias", val=alias(number.figure_id)),
        w("tag", val=tag(said)),
        w("id", val=story.control_id()),
    )
    place, name = story.bookmark(), bookmark_of(story.note_control(said))
    start, end = w("bookmarkStart", id=place, name=name), w("bookmarkEnd", id=place)
    return w("sdt", properties, w("sdtContent", start, content, end))


def _remarked(number: Number, content: Xml, story: Story, setting: Setting) -> Xml:
    """A figure with the comment on it, where it is the first print of one that has a remark."""
    if not story.in_body or setting.listed:
        return content
    remark = story.remarks.pop(number.figure_id, None)
    if remark is None:
        return content
    direction = story.look.direction
    with story.within(story.commenting):
        said = tuple(runs(each, story, Setting(direction, direction, linked=True)) for each in remark.paragraphs)
    place = story.comment(said)
    reference = run_of(w("commentReference", id=place), Setting(direction, direction, "CommentReference"))
    return joined((w("commentRangeStart", id=place), content, w("commentRangeEnd", id=place), reference))


def _note(note: Note, story: Story, setting: Setting) -> Xml:
    """The mark of a footnote; the note itself is kept for its part.

    Where a note comes back, its mark is a reference to the first one, so that both stay the same number.  Unlike
    the first it is text to those who read the file, so it stands apart from the figure before it.
    A note in a note or in a comment, and one in the list of contents, has no mark: Word knows none there.
    """
    if not story.in_body or setting.listed:
        return NOTHING
    number = story.noted(note)
    bookmark = f"_Note{number or story.note_count + 1}"
    if number is not None:
        pieces = (_words("\u00a0"), *field(f"NOTEREF {bookmark} \\f \\h", _words(str(number))))
        return joined(mark_run(piece, story) for piece in pieces)
    number = story.number_note(note)
    direction = story.look.direction
    with story.within(story.footnotes):
        story.notes.append(runs(note.children, story, Setting(direction, direction)))
    mark = mark_run(w("footnoteReference", id=number), story)
    if note not in story.repeated:
        return mark
    place = story.bookmark()
    return joined((w("bookmarkStart", id=place, name=bookmark), mark, w("bookmarkEnd", id=place)))


def mark_run(content: Xml, story: Story) -> Xml:
    """The run of a footnote's mark, which runs as the document does: after a figure it stands on its far side."""
    direction = story.look.direction
    return run_of(content, Setting(direction, direction, "FootnoteReference"), rtl=story.look.rtl)


def field(instruction: str, result: Xml) -> tuple[Xml, ...]:
    """The pieces of a field whose result is filled in; each goes into a run of its own."""
    return (
        w("fldChar", fldCharType="begin"),
        w("instrText", text(instruction)),
        w("fldChar", fldCharType="separate"),
        result,
        w("fldChar", fldCharType="end"),
    )


def _isolate(isolate: Isolate, story: Story, setting: Setting) -> Xml:
    inner = replace(setting, base=isolate.direction, language=isolate.language or setting.language)
    words = plain_text(isolate.children)
    if isolate.direction is setting.base or setting.kept or not needs_marks(words):
        return runs(isolate.children, story, inner)
    if not has_rtl(words):
        return _in_order(runs(isolate.children, story, inner), setting)
    opening = _LEFT_TO_RIGHT_EMBEDDING if isolate.direction is Direction.LTR else _RIGHT_TO_LEFT_EMBEDDING
    content = runs(isolate.children, story, replace(inner, kept=True))
    # What an embedding leaves behind would take a number that follows it; a mark of the surroundings stands between.
    after = _RIGHT_TO_LEFT_MARK if setting.base is Direction.RTL else _LEFT_TO_RIGHT_MARK
    return joined((_only_elsewhere(opening), content, _only_elsewhere(_END_OF_EMBEDDING, after)))


def _in_order(content: Xml, setting: Setting) -> Xml:
    """Left-to-right content with the marks it needs, if any, where it stands."""
    if setting.paragraph is Direction.LTR or setting.kept:
        return content
    if setting.base is Direction.RTL:
        return marked(content, breaking=setting.spaced)
    # Inside an isolate the marks only make LibreOffice take digits and signs for Latin script.
    mark = _only_elsewhere(_LEFT_TO_RIGHT_MARK)
    return joined((mark, content, mark))


def marked(content: Xml, *, breaking: bool = False) -> Xml:
    """Left-to-right content kept in order, and apart from its neighbours, where runs have no direction.

    Where a line may end before it (`breaking`), that is said again after the marks: LibreOffice does not look
    for it before them, nor before a content control, and ends the line between two digits.
    """
    ends = (_ZERO_WIDTH_SPACE,) if breaking else ()
    before = _only_elsewhere(_RIGHT_TO_LEFT_MARK, _LEFT_TO_RIGHT_MARK, *ends)
    return joined((before, content, _only_elsewhere(_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK)))


@cache
def _only_elsewhere(*codes: str) -> Xml:
    """Signs that Word never reads: their alternative, nothing, needs a feature that Word has."""
    signs = (w("sym", font="Arial", char=code) for code in codes)
    alternative = element(
        "mc:AlternateContent",
        None,
        element("mc:Choice", {"Requires": "w16se"}),
        element("mc:Fallback", None, *signs),
    )
    return w("r", alternative)


def _link(link: Link, story: Story, setting: Setting) -> Xml:
    words = plain_text(link.children)
    # The marks stand outside the link, which would underline them.
    apart = setting.base is Direction.RTL and not setting.kept and needs_marks(words) and not has_rtl(words)
    inner = replace(setting, style=setting.style or "Hyperlink", linked=True, kept=setting.kept or apart)
    if setting.linked:
        return runs(link.children, story, replace(inner, kept=setting.kept))
    anchor = link.target.removeprefix("#")
    if link.target.startswith("#") and anchor not in story.anchors:
        return runs(link.children, story, setting)
    leads = {"w:anchor": bookmark_name(anchor)} if link.target.startswith("#") else {"r:id": story.address(link.target)}
    led = element("w:hyperlink", {**leads, "w:history": 1}, runs(link.children, story, inner))
    return _in_order(led, setting) if apart else led
