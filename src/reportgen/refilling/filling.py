"""From an edited briefing and a fact file to the briefing with that file's figures.

`refill` reads both and gives back bytes; nothing is written here, and nothing is given back where
something would have to be overwritten that a person typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.building import attachments, contradictions
from reportgen.checking import Checked, check_files
from reportgen.claims import check
from reportgen.composing.tables import ANCHOR
from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.facts import FactFile
from reportgen.languages import Language, load_language
from reportgen.languages.language import ASCII_DIGITS
from reportgen.reading import facts_of
from reportgen.refilling.attached import Cargo, Carried, Listed, cargo_of
from reportgen.refilling.figures import Change, Press, Tally, Trouble, context, fill
from reportgen.refilling.finding import Found, Names, Stray, find_controls
from reportgen.refilling.markup import Markup, Node
from reportgen.refilling.passages import passages_of, phrases_of, renew_passages, renew_phrases
from reportgen.refilling.repacking import repacked
from reportgen.refilling.rows import Renewal, renew_rows, rows_of
from reportgen.resources import Resources
from reportgen.theming import load_theme
from reportgen.writers.docx.look import Look
from reportgen.writers.docx.opening import OpenedDocument, OpeningError, open_document
from reportgen.writers.docx.properties import attachment_part
from reportgen.writers.docx.rewriting import Rewriter
from reportgen.writers.docx.story import bookmark_name

_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TEXTS = ("document.main+xml", "template.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
_THEME = "teal"
_ERRORS = frozenset({"E101", "E102"})


@dataclass(frozen=True, slots=True)
class Request:
    """Which document to fill from which fact file; `draft` and `overwrite` as the command says them."""

    document: Path
    facts: Path
    draft: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Renewed:
    """Words made anew that are no figure's, or a file that the document carries."""

    what: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Refilled:
    """What filling came to.

    `data` is the document with the new figures, the very bytes of the old one where nothing changes,
    and None where an error stands among the diagnostics.
    """

    data: bytes | None
    before: bytes
    changes: tuple[Change, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...]
    renewed: tuple[Renewed, ...] = ()
    """What else was made anew: words of the checks and sources, charts, the attached files."""

    @property
    def changed(self) -> bool:
        """Whether the document would be another."""
        return self.data is not None and self.data != self.before


def refill(request: Request, resources: Resources) -> Refilled:
    """Fill a document anew, without writing it."""
    try:
        return _refill(request, resources)
    except OpeningError as refused:
        return _failed([_error(refused.code, request.document, refused.message, refused.hint)])


def attached_name(path: Path) -> str:
    """The name of the fact file that a document carries; "" where that cannot be found out."""
    try:
        facts = cargo_of(open_document(read_document(path))).facts
    except OpeningError:
        return ""
    return facts.name if facts else ""


def open_elsewhere(path: Path) -> tuple[Diagnostic, ...]:
    """Whether Word or LibreOffice has a document open: each puts a file beside it while it does."""
    for program, name in (
        ("Word", f"~${path.name[2:]}"),
        ("Word", f"~${path.name}"),
        ("LibreOffice", f".~lock.{path.name}#"),
    ):
        if path.with_name(name).exists():
            hint = "close it there first, or write elsewhere with --out"
            return (_error("E005", path, f"the document is open in {program}, which would write over it", hint),)
    return ()


def read_document(path: Path) -> bytes:
    """The bytes of a Word file."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise OpeningError("W330", f"cannot be read: {reason}", "name a Word document that is there") from error


def _refill(request: Request, resources: Resources) -> Refilled:
    opened = open_document(read_document(request.document))
    cargo = cargo_of(opened)
    listed, old, refusals = _own(opened, cargo, request.document, resources)
    if refusals:
        return _failed(refusals)
    checked, diagnostics = check_files((request.facts,), resources)
    found = list(diagnostics)
    if listed is None or old is None or not checked or _stops(found):
        return _failed(found)
    new = checked[0]
    found += _draft(listed, new, request)
    language, unknown = _language(listed, request.document, resources)
    found += unknown
    if language is None or _stops(found):
        return _failed(found)
    look = _look(language, resources)
    if look.value is None:
        return _failed([*found, *look.diagnostics])

    exchanged: dict[str, bytes] = {}
    tally = Tally()
    press = Press(old.facts, new.facts, language)
    names = Names({figure.id: figure for facts in (old.facts, new.facts) for figure in facts.figures})
    standing: list[Found] = []
    renewed: list[Renewed] = []
    markups = {part: Markup(opened.xml(part)) for part in _texts(opened)}
    passages, phrases = passages_of(old, new, language), phrases_of(old, new, language)
    old_rows, new_rows = rows_of(old, language), rows_of(new, language)
    rewriter = Rewriter(
        (markup.text for markup in markups.values()), listed.controls, _anchors(new.facts, markups), look.value
    )
    for part, markup in markups.items():
        controls, strays = find_controls(markup, listed.controls, names)
        standing += controls
        seen: set[Node] = set()
        renewals = list(renew_rows(markup, old_rows, new_rows, rewriter, seen))
        renewals += renew_passages(markup, passages, seen, rewriter)
        replaced = {renewal.paragraph for renewal in renewals if renewal.paragraph is not None}
        renewals += renew_phrases(markup, phrases, replaced)
        for renewal in renewals:
            found += _edited(renewal, request.document)
            renewed += [] if renewal.kept else [Renewed("words", renewal.old, renewal.new)]
        for control in controls:
            inside = control.paragraph in replaced
            fill(control, markup, part, press, tally, overwrite=request.overwrite, renewed=inside)
        tally.troubles += [_stray(stray, markup, part) for stray in strays]
        result = markup.result()
        if result != markup.text:
            exchanged[part] = result.encode()
    found += _counted(listed, standing, request.document)
    if exchanged and rewriter.changed:
        exchanged[listed.part] = rewriter.controls_part(
            language=listed.language, digits=listed.digits, draft=listed.draft
        )
    renewed += _proof(cargo, new, language, exchanged)
    if any(trouble.code in _ERRORS for trouble in tally.troubles):
        data = None
    elif exchanged:
        data = repacked(opened.data, opened.members, exchanged)
    else:
        data = opened.data
    found += [_told(trouble, request.document) for trouble in tally.troubles]
    return Refilled(data, opened.data, tuple(tally.changes), tally.unchanged, tuple(found), tuple(renewed))


def _own(
    opened: OpenedDocument, cargo: Cargo, path: Path, resources: Resources
) -> tuple[Listed | None, Checked | None, list[Diagnostic]]:
    """What the document says of itself: the list of its controls, and its facts with their report."""
    carried, listed = cargo.facts, cargo.listed
    if carried is None and listed is None:
        hint = "name a briefing that reportgen built; saving as another format loses what it carries"
        return None, None, [_error("E001", path, "the document was not made by reportgen", hint)]
    hint = "build the briefing again, and make your changes there"
    if carried is None:
        return listed, None, [_error("E002", path, "the document no longer carries its fact file", hint)]
    if listed is None:
        return None, None, [_error("E002", path, "the document no longer carries the list of its controls", hint)]
    if carried.data is None:
        return listed, None, [_error("E002", path, f"the attached `{carried.name}` was changed or damaged", hint)]
    shown = f"{path}/{carried.name}"
    facts = facts_of(carried.data, Path(carried.name).stem, resources, shown)
    report = check(facts.value) if facts.value is not None else None
    if facts.value is None or report is None or report.value is None:
        said = next((d.message for d in facts.diagnostics if d.severity is Severity.ERROR), "its claims cannot be read")
        return listed, None, [_error("E002", path, f"the attached `{carried.name}` cannot be read: {said}", hint)]
    return listed, Checked(facts.value, report.value), []


def _language(listed: Listed, path: Path, resources: Resources) -> tuple[Language | None, list[Diagnostic]]:
    """The language whose tag the document has."""
    first = listed.language.partition("-")[0]
    digits = "" if listed.digits in ("", ASCII_DIGITS) else "native"
    for code in sorted(resources.languages(), key=lambda code: (code != first, code)):
        loaded = load_language(code, resources, digits)
        if loaded.value is not None and loaded.value.locale_tag == listed.language and not loaded.failed:
            return loaded.value, []
    hint = f"there are: {', '.join(resources.languages())}"
    return None, [_error("E003", path, f"the document is in `{listed.language}`, which is no language here", hint)]


def _look(language: Language, resources: Resources) -> Outcome[Look]:
    """What new runs are set by: their styles are the document's own, only their direction is asked for."""
    theme = load_theme(_THEME, language.code, language.typography, resources)
    if theme.value is None:
        return Outcome(None, theme.diagnostics)
    return Outcome(Look(theme.value, {}, language.direction, language.locale_tag, ""))


def _anchors(facts: FactFile, markups: Mapping[str, Markup]) -> frozenset[str]:
    """The rows that figures can lead to."""
    names = {node.attribute("name") for m in markups.values() for node in m.root.walk() if node.name == "bookmarkStart"}
    anchors = (f"{ANCHOR}{figure.id}" for figure in facts.figures)
    return frozenset(anchor for anchor in anchors if bookmark_name(anchor) in names)


def _edited(renewal: Renewal, path: Path) -> Iterator[Diagnostic]:
    if renewal.kept:
        message = f"`{renewal.row}` was edited and stays: “{renewal.kept}”; it would now say “{renewal.new}”"
        yield Diagnostic("E108", Severity.WARNING, Span.whole(str(path)), message)


def _draft(listed: Listed, new: Checked, request: Request) -> Iterator[Diagnostic]:
    failing = contradictions(new)
    if not request.draft:
        yield from failing
    elif failing and not listed.draft:
        message = "the facts fail, and the document says nowhere that it is a draft"
        yield _error("E006", request.document, message, "build it again with --draft")
    if listed.draft and not failing:
        message, hint = "the document says that it is a draft, and nothing fails any more", "take the words out"
        yield Diagnostic("E109", Severity.NOTE, Span.whole(str(request.document)), message, hint)


def _texts(opened: OpenedDocument) -> Iterator[str]:
    """The parts that hold text, the main one first."""
    kinds = {f"{_WORDS}{kind}" for kind in (*_TEXTS, "comments+xml")}
    found = [name for name, kind in opened.content_types.items() if kind in kinds]
    yield from sorted(found, key=lambda name: (name != opened.main, name))


def _stray(stray: Stray, markup: Markup, part: str) -> Trouble:
    message = "the control names no figure of either fact file"
    return Trouble("E103", stray.said, stray.text, message, context(markup, stray.node, part))


def _told(trouble: Trouble, path: Path) -> Diagnostic:
    severity = Severity.ERROR if trouble.code in _ERRORS else Severity.WARNING
    place = trouble.place
    message = f"`{trouble.figure_id}`: {place.before}[{trouble.text}]{place.after}: {trouble.message}"
    hint = "take it back to what was printed, or say --overwrite" if trouble.code == "E101" else ""
    return Diagnostic(trouble.code, severity, Span.whole(str(path)), message, hint)


def _counted(listed: Listed, standing: list[Found], path: Path) -> Iterator[Diagnostic]:
    """Figures that stand more or less often than they were printed."""
    printed = Counter(control.figure_id for control in listed.controls if control.figure_id)
    stands = Counter(found.control.figure_id for found in standing)
    span = Span.whole(str(path))
    for figure, times in printed.items():
        now = stands[figure]
        if now == 0:
            message = f"`{figure}` no longer stands in the document"
            yield Diagnostic("E105", Severity.NOTE, span, message)
        elif now < times:
            message = f"`{figure}` stands {_times(now)}; it was printed {_times(times)}"
            yield Diagnostic("E105", Severity.NOTE, span, message)
        elif now > times:
            message = f"`{figure}` stands {_times(now)}; it was printed {_times(times)}: a copy is filled like the rest"
            yield Diagnostic("E106", Severity.NOTE, span, message)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _proof(cargo: Cargo, new: Checked, language: Language, exchanged: dict[str, bytes]) -> Iterator[Renewed]:
    """The attached fact file and report, where the facts are others."""
    facts, report = cargo.facts, cargo.report
    if facts is None or facts.data == new.facts.raw:
        return
    made = attachments(new, language)
    for carried, attachment in ((facts, made[0]), (report, made[1])):
        if carried is not None and carried.data != attachment.data:
            exchanged[_part(carried)] = attachment_part(attachment)
            yield Renewed("file", new=attachment.name)


def _part(carried: Carried) -> str:
    return carried.part


def _failed(diagnostics: list[Diagnostic]) -> Refilled:
    return Refilled(None, b"", (), 0, tuple(dict.fromkeys(diagnostics)))


def _stops(diagnostics: list[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


def _error(code: str, path: Path, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Span.whole(str(path)), message, hint)
