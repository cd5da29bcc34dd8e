"""From an edited briefing and a fact file to the briefing with that file's figures.

`refill` reads both and gives back bytes; nothing is written here, and nothing is given back where
something would have to be overwritten that a person typed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportgen.building import attachments, contradictions
from reportgen.checking import Checked, check_files
from reportgen.claims import check
from reportgen.composing.sourcing import is_web_address
from reportgen.composing.tables import ANCHOR
from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.facts import FactFile
from reportgen.languages import Language, load_language
from reportgen.languages.language import ASCII_DIGITS
from reportgen.reading import facts_of
from reportgen.records import dataclass
from reportgen.refilling.attached import Cargo, Carried, Listed, cargo_of
from reportgen.refilling.charts import renew_alternatives, renew_charts
from reportgen.refilling.figures import Change, Press, Tally, fill
from reportgen.refilling.finding import Found, Names, find_controls
from reportgen.refilling.markup import Markup, Node
from reportgen.refilling.passages import (
    Told,
    changing,
    phrases_of,
    renew_passages,
    renew_phrases,
    said_in,
    told,
)
from reportgen.refilling.prose import Printed, loose_numbers, repeat, rewritten
from reportgen.refilling.renewing import How
from reportgen.refilling.repacking import repacked
from reportgen.refilling.rows import Renewal, Rows, followed, renew_rows, rows_of, standing_rows
from reportgen.refilling.telling import ERRORS, chart_kept, counted, edited, loose, stray_told, trouble_told
from reportgen.refilling.unshown import Unshown, news, unmarked, unshown
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
_NOTES = frozenset({"footnotes", "endnotes"})
_NOT_PROSE = ("word/header", "word/footer", "word/comments")
_PROPERTIES = "/metadata/core-properties"


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
    unshown: Unshown = Unshown()

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
    if not path.name:  # "." and "/", which reading refuses
        return ()
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
    listed, old, refusals = _own(cargo, request.document, resources)
    if listed is None or old is None or refusals:
        return _failed(refusals)
    checked, diagnostics = check_files((request.facts,), resources)
    found = list(diagnostics)
    if not checked or _stops(found):
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
    filling = _Filling(request, opened, listed, old, new, language, look.value, found)
    filling.fill()
    filling.exchange_proof(cargo)
    return filling.result()


class _Filling:
    """One document with its old facts and the new ones, and what becomes of it."""

    def __init__(
        self,
        request: Request,
        opened: OpenedDocument,
        listed: Listed,
        old: Checked,
        new: Checked,
        language: Language,
        look: Look,
        found: list[Diagnostic],
    ) -> None:
        self.request, self.opened, self.listed, self.language, self.found = request, opened, listed, language, found
        self.old, self.new = old, new
        self.press = Press(old.facts, new.facts, language)
        self.tally = Tally()
        self.renewed: list[Renewed] = []
        self.unshown = Unshown()
        self.exchanged: dict[str, bytes] = {}
        self.markups = {part: Markup(opened.xml(part)) for part in _texts(opened)}
        texts = (markup.text for markup in self.markups.values())
        self.rewriter = Rewriter(texts, listed.controls, _anchors(new.facts, self.markups), look)

    def fill(self) -> None:
        """Bring every part with text up to date, and the charts."""
        names = Names({figure.id: figure for one in (self.old, self.new) for figure in one.facts.figures})
        charts = list(renew_charts(self.opened, self.press, self.exchanged))
        renew_alternatives(self.markups[self.opened.main], self.opened, charts, self.language)
        standing: list[Found] = []
        renewals: list[Renewal] = []
        calls = followed(self.old.report, self.new.report)
        sides = self._sides(calls)
        rows: set[str] = set()
        prose, notes = set[str](), set[str]()
        passages = changing(sides[0][2], sides[1][2])
        phrases = phrases_of(self.old, self.new, self.language)
        printed = Printed(sides, self.language)
        for part, markup in self.markups.items():
            controls, strays = find_controls(markup, self.listed.controls, names)
            standing += [control for control in controls if not control.shadow]
            seen: set[Node] = set()
            made = list(renew_rows(markup, sides[0][1], sides[1][1], calls, self.rewriter, seen))
            rows |= {name for _, _, name in standing_rows(markup)}
            made += renew_passages(markup, passages, seen, self.rewriter)
            paragraphs = {renewal.paragraph: renewal.how for renewal in made}
            made += renew_phrases(markup, phrases, paragraphs)
            renewals += made
            for control in controls:
                how = paragraphs.get(control.paragraph, How.NOT)
                tally = Tally() if control.shadow else self.tally
                fill(control, markup, part, self.press, tally, overwrite=self.request.overwrite, how=how)
            self.tally.troubles += [stray_told(stray, markup, part) for stray in strays]
            if not part.startswith(_NOT_PROSE):
                self.found += loose(loose_numbers(markup, controls, printed, part), self.request.document)
            changed = rewritten(markup)
            repeat(markup, self.tally.swaps, changed)
            if part == self.opened.main:
                self._retitle(changed)
            result = markup.result()
            if result != markup.text:
                self.exchanged[part] = result.encode()
            if markup.root.name in _NOTES:
                notes |= set(said_in(Markup(result)))
            prose |= {c.control.figure_id for c in controls if c.paragraph not in seen and part == self.opened.main}
        self._readdress()
        for renewal in renewals:
            self.found += edited(renewal, self.request.document)
            self.renewed += [] if renewal.kept else [Renewed("words", renewal.old, renewal.new)]
        for chart in charts:
            self.renewed += [Renewed(chart.part, was, now) for was, now in chart.exchanged.items()]
            self.found += chart_kept(chart, self.request.document)
        self.found += counted(self.listed, standing, self.request.document)
        shown = {found.control.figure_id for found in standing}.union(*(chart.figures for chart in charts))
        self.unshown = unshown(self.new, shown, {calls.get(row, row) for row in rows})
        self.found += unmarked(self.old, self.new, prose, notes, sides[1][2], self.request.document)
        self.found += news(self.old, self.new, calls, self.unshown, self.request.document)

    def _sides(self, calls: Mapping[str, str]) -> tuple[tuple[Checked, Rows, Told], tuple[Checked, Rows, Told]]:
        """What the tables and passages say that were made from the facts as a whole: the old facts and the new."""
        roots = {markup.root.name for markup in self.markups.values()}
        notes, comments = bool(_NOTES & roots), "comments" in roots

        def side(one: Checked, names: Mapping[str, str]) -> tuple[Checked, Rows, Told]:
            return one, rows_of(one, self.language), told(one, self.language, names, notes=notes, comments=comments)

        old = side(self.old, calls)
        return old, old if self.old.facts.raw == self.new.facts.raw else side(self.new, {})

    def _readdress(self) -> None:
        """Let what led to the old article lead to the new one's address."""
        was, now = self.old.facts.source.url, self.new.facts.source.url
        if was == now or not is_web_address(was) or not is_web_address(now):
            return
        for part in self.markups:
            folder, file = posixpath.split(part)
            name = posixpath.join(folder, "_rels", f"{file}.rels")
            links = Markup(self.opened.xml(name)) if name in self.opened else None
            for node in links.root.walk() if links else ():
                if links and node.attribute("TargetMode") == "External" and node.attribute("Target") == was:
                    links.set_attribute(node, "Target", now)
            if links and links.result() != links.text:
                self.exchanged[name] = links.result().encode()

    def _retitle(self, changed: Mapping[str, str]) -> None:
        """The document's title among its properties, where it is a paragraph that changed."""
        for one in self.opened.relationships(""):
            if one.type.endswith(_PROPERTIES) and one.target in self.opened:
                core = Markup(self.opened.xml(one.target))
                title = next((node for node in core.root.children if node.name.endswith(":title")), None)
                new = changed.get(core.written(title)) if title else None
                if title is not None and new is not None:
                    core.fill(title, new)
                    self.exchanged[one.target] = core.result().encode()

    def exchange_proof(self, cargo: Cargo) -> None:
        """Let the document carry the new facts and report, and the list of the controls that stand in it now."""
        if self.rewriter.changed:
            said = self.listed
            self.exchanged[said.part] = self.rewriter.controls_part(
                language=said.language, digits=said.digits, draft=said.draft
            )
        self.renewed += _proof(cargo, self.new, self.language, self.exchanged)

    def result(self) -> Refilled:
        """What filling came to."""
        opened, tally = self.opened, self.tally
        if any(trouble.code in ERRORS for trouble in tally.troubles):
            data = None
        elif self.exchanged:
            data = repacked(opened.data, opened.members, self.exchanged)
        else:
            data = opened.data
        self.found += [trouble_told(trouble, self.request.document) for trouble in tally.troubles]
        changes, renewed = tuple(tally.changes), tuple(self.renewed)
        return Refilled(data, opened.data, changes, tally.unchanged, tuple(self.found), renewed, self.unshown)


def _own(cargo: Cargo, path: Path, resources: Resources) -> tuple[Listed | None, Checked | None, list[Diagnostic]]:
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
        if code == first and loaded.failed:
            return None, list(loaded.diagnostics)
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


def _proof(cargo: Cargo, new: Checked, language: Language, exchanged: dict[str, bytes]) -> Iterator[Renewed]:
    """The attached fact file and report, where the facts are others."""
    facts, report = cargo.facts, cargo.report
    if facts is None or facts.data == new.facts.raw:
        return
    made = attachments(new, language, cargo.template)
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
