"""Prints each control's figure again and cuts it into the text; what an editor typed over is not touched unasked."""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction

from reportgen.composing.printing import print_again
from reportgen.document import Inlines, Number, plain_text
from reportgen.facts import FactFile
from reportgen.languages import Language
from reportgen.records import dataclass
from reportgen.refilling.finding import Found, live_texts
from reportgen.refilling.markup import Markup, Node, escaped
from reportgen.refilling.renewing import How
from reportgen.refilling.texts import MARKS, plain
from reportgen.writers.directions import has_rtl
from reportgen.writers.docx.controls import Control

_AROUND = 36
"""How many characters of its paragraph are shown on each side of a figure."""
_RUN_SOLE = frozenset({"ins", "hyperlink", "sdtContent"})
_BEHIND_RTL = frozenset({"cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: the part, and its paragraph's words before and behind it."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A figure printed anew."""

    figure_id: str
    old: str
    new: str
    place: Place


@dataclass(frozen=True, slots=True)
class Trouble:
    """What kept a figure from being printed anew, or is to be looked at: a code, the control's text, why."""

    code: str
    figure_id: str
    text: str
    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure in words and digits, and the words around its digits."""

    text: str
    before: str = ""
    after: str = ""


class Press:
    """Prints figures in the document's language, from its old facts and from the new ones."""

    def __init__(self, old: FactFile, new: FactFile, language: Language) -> None:
        self._old, self._new, self.language = old, new, language
        self._printed: dict[tuple[Control, bool], Printed | str | None] = {}

    def old(self, control: Control) -> Printed | str | None:
        """As the document's own facts have it; None where they do not have the figure."""
        return self._again(control, new=False)

    def new(self, control: Control) -> Printed | str | None:
        """As the new facts have it, or why they cannot; None where they do not have the figure."""
        return self._again(control, new=True)

    def values(self, figure: str) -> tuple[Fraction | None, Fraction | None]:
        """The values of a figure, old and new, where it has one."""
        found = (facts.figure(figure) for facts in (self._old, self._new))
        old, new = (each.quantity.value if each and each.quantity else None for each in found)
        return old, new

    def _again(self, control: Control, *, new: bool) -> Printed | str | None:
        key = (control, new)
        if key not in self._printed:
            figure = (self._new if new else self._old).figure(control.figure_id)
            said = None if figure is None else print_again(figure, control.form, self.language)
            self._printed[key] = said if said is None or isinstance(said, str) else _printed(said)
        return self._printed[key]


@dataclass(slots=True)
class Tally:
    """What came up while a document was filled."""

    changes: list[Change] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    unchanged: int = 0
    swaps: dict[Node, dict[str, str]] = field(default_factory=dict)
    """The numbers exchanged in each paragraph."""


def fill(
    found: Found, markup: Markup, part: str, press: Press, tally: Tally, *, overwrite: bool, how: How = How.NOT
) -> None:
    """Bring one control up to date; `how` its paragraph was renewed: one with new runs has new controls too."""
    control, place = found.control, _place(found, markup, part)

    def complain(code: str, message: str) -> None:
        tally.troubles.append(Trouble(code, control.figure_id, found.text, message, place))

    old, new = press.old(control), press.new(control)
    if new is None:
        complain("E103", "the fact file has no such figure")
        return
    if isinstance(new, str):
        complain("E102", new)
        return
    text = plain(found.text)
    was = plain(old.text) if isinstance(old, Printed) else None
    if text == plain(new.text) and was != text:
        tally.unchanged += 1  # an editor was faster
        return
    if text != was and not overwrite:
        said = f"the facts of the document print {was}" if was is not None else "its facts did not have it"
        complain("E101", said)
        return
    if text == plain(new.text):
        tally.unchanged += 1
    else:
        if how is not How.WHOLE:
            _put(found, markup, new.text)
            if found.paragraph is not None:
                tally.swaps.setdefault(found.paragraph, {})[MARKS.sub("", found.text)] = new.text
        tally.changes.append(Change(control.figure_id, MARKS.sub("", found.text), new.text, place))
    if how is How.NOT and isinstance(old, Printed) and (old.before, old.after) != (new.before, new.after):
        problem = _put_around(found, markup, old, new)
        if problem:
            complain("E104", problem)


def context(markup: Markup, node: Node, part: str) -> Place:
    """Where an element stands."""
    paragraph = node if node.name == "p" else node.above("p")
    if paragraph is None:
        return Place(part, "", "")
    before = after = ""
    for text in live_texts(paragraph):
        if text.start < node.start:
            before += markup.written(text)
        elif text.start >= node.end:
            after += markup.written(text)
    return around(part, before, after)


def around(part: str, before: str, after: str) -> Place:
    """A place by the words on both its sides."""
    before, after = before[-_AROUND - 1 :], after[: _AROUND + 1]
    before = f"…{before[-_AROUND:].lstrip()}" if len(before) > _AROUND else before
    after = f"{after[:_AROUND].rstrip()}…" if len(after) > _AROUND else after
    return Place(part, MARKS.sub("", before), MARKS.sub("", after))


def _place(found: Found, markup: Markup, part: str) -> Place:
    return context(markup, found.node, part)


def _printed(inlines: Inlines) -> Printed:
    at = next(place for place, inline in enumerate(inlines) if isinstance(inline, Number))
    return Printed(plain_text(inlines[at : at + 1]), plain_text(inlines[:at]), plain_text(inlines[at + 1 :]))


def _put(found: Found, markup: Markup, new: str) -> None:
    """Put a text into a control: into its first words, which keep their look; the others are emptied."""
    properties = found.node.child("sdtPr")
    placeholder = properties.child("showingPlcHdr") if properties else None
    if placeholder is not None:
        markup.replace(placeholder.start, placeholder.end, "")
    if not any(text.name == "t" for text in found.texts):
        content = found.node.child("sdtContent")
        assert content is not None
        w = markup.prefix
        markup.replace(content.close, content.close, f"<{w}r><{w}t>{escaped(new)}</{w}t></{w}r>")
        return
    words = [text for text in found.texts if text.name == "t"]
    first = next((text for text in words if MARKS.sub("", markup.content(text))), words[0])
    # LibreOffice has marks of direction around a figure: they stay.
    before, after = (MARKS.match(side) for side in (found.text, found.text[::-1]))
    whole = f"{before[0] if before else ''}{new}{after[0][::-1] if after else ''}"
    for text in found.texts:
        markup.fill(text, whole if text is first else "")
    if has_rtl(new) != has_rtl(found.text):
        _turn(first, markup, rtl=has_rtl(new))


def _turn(text: Node, markup: Markup, *, rtl: bool) -> None:
    """Give the run of some words the other direction."""
    run = text.above("r")
    if run is None:
        return
    properties = run.child("rPr")
    mark = properties.child("rtl") if properties else None
    if mark is not None and not rtl:
        markup.replace(mark.start, mark.end, "")
    elif mark is None and rtl:
        made = f"<{markup.prefix}rtl/>"
        if properties is None:
            markup.replace(run.inner, run.inner, f"<{markup.prefix}rPr>{made}</{markup.prefix}rPr>")
        elif properties.close == properties.inner == properties.end:  # <w:rPr/>
            markup.replace(properties.start, properties.end, f"<{markup.prefix}rPr>{made}</{markup.prefix}rPr>")
        else:
            behind = next((each for each in properties.children if each.name in _BEHIND_RTL), None)
            at = behind.start if behind else properties.close
            markup.replace(at, at, made)


def _put_around(found: Found, markup: Markup, old: Printed, new: Printed) -> str:
    """Exchange the words of bound and unit where they still stand as they were printed; else what stands there."""
    wanted = f"“{old.before}{old.text}{old.after}” would now be “{new.before}{new.text}{new.after}”"
    if found.paragraph is None or not found.texts:
        return wanted
    texts = list(live_texts(found.paragraph))
    first, last = texts.index(found.texts[0]), texts.index(found.texts[-1])
    sides: list[tuple[Node, str]] = []
    for was, now, at, ends in (
        (old.before, new.before, first - 1, True),
        (old.after, new.after, last + 1, False),
    ):
        if was == now:
            continue
        if not 0 <= at < len(texts) or _is_apart(texts[at], found.paragraph):
            return wanted
        words = markup.content(texts[at])
        if not (words.endswith(was) if ends else words.startswith(was)):
            return wanted
        kept = words[: len(words) - len(was)] if ends else words[len(was) :]
        sides.append((texts[at], f"{kept}{now}" if ends else f"{now}{kept}"))
    for text, words in sides:
        markup.fill(text, words)
    return ""


def _is_apart(text: Node, paragraph: Node) -> bool:
    """Whether words belong to something of their own: a figure, a link, a tracked change."""
    for above in text.ancestors():
        if above is paragraph:
            return False
        if above.name in _RUN_SOLE:
            return True
    return False
