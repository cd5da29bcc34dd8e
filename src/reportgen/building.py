"""From fact files to finished briefings on disk: which jobs there are, and in what order.

Nothing is written before everything could be made, and every file is replaced in one step, so an
earlier output is never lost to a failed build.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from reportgen.checking import Checked, check_files
from reportgen.composing import compare, compose, load_template, read_template
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.document import Attachment
from reportgen.facts import FactFile
from reportgen.languages import Language, load_language
from reportgen.placing import OF_CHARACTERS, place
from reportgen.records import dataclass
from reportgen.reporting import report_json
from reportgen.resources import Resources
from reportgen.saving import Written, is_same_file, write_files
from reportgen.theming import load_theme
from reportgen.writers import FORMATS, Write

DEFAULT_TEMPLATE = "briefing"
"""The template of a fact file that names none."""

_OF_REFERENCES = ("W342", "W343", "W344", "W345", "W346")
"""What a writer says of the reference document, not of the file that it makes."""

CODES = {
    "B001": "A claim or rule fails, and nobody acknowledged it.",
    "B004": "Two fact files would be built into the same output file.",
    "B005": "There is no fact file to build from.",
    "B007": "A path that was to be checked holds neither fact files nor templates.",
    "B008": "The reference document cannot be read from the disk, or would be written over.",
    "B006": "SOURCE_DATE_EPOCH is not a number of seconds.",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: every fact file, in every language, in every format, into `out`.

    `template` "" takes the one that the fact file names; `created` is an ISO 8601 instant or "".
    With `comments`, the formats that have such say at each figure where it comes from.
    """

    facts: tuple[Path, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    theme: str
    out: Path
    template: str = ""
    digits: str = ""
    draft: bool = False
    created: str = ""
    comments: bool = False
    reference: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a build came to: the files written, with their sizes in bytes, and all that was noticed.

    Where an error stopped the build, no file was written.
    """

    files: Written
    checked: tuple[Checked, ...]
    diagnostics: tuple[Diagnostic, ...]


def created_from(environment: Mapping[str, str]) -> str | Diagnostic:
    """The instant a document says it was made: SOURCE_DATE_EPOCH as ISO 8601, "" where it is not set."""
    said = environment.get("SOURCE_DATE_EPOCH", "")
    if not said:
        return ""
    try:
        return datetime.fromtimestamp(int(said), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return _error("B006", "SOURCE_DATE_EPOCH", f"`{said[:40]}` is not a number of seconds", "e.g. 1700000000")


def build_briefings(request: Request, resources: Resources) -> Result:
    """Build everything that `request` asks for, or nothing.

    Errors of all fact files, languages and formats come back together.
    """
    checked, found = check_files(request.facts, resources)
    diagnostics = list(found)
    if not request.facts:
        diagnostics.append(
            _error("B005", "data", "there is no fact file to build from", "name one, or put one into data/")
        )
    if not request.draft:
        diagnostics += [d for c in checked for d in contradictions(c)]
    diagnostics += _clashes(checked, request)
    languages: list[Language] = []
    for code in request.languages:
        loaded = load_language(code, resources, request.digits)
        diagnostics += loaded.diagnostics
        if loaded.value is not None and not loaded.failed:
            languages.append(loaded.value)
    writers, refused = _dressed(request)
    diagnostics += refused
    if _stops(diagnostics):
        return Result((), checked, tuple(diagnostics))

    made: dict[Path, bytes] = {}
    for one in checked:
        for language in languages:
            made_here, noticed = _render(one, language, request, resources, writers)
            made.update(made_here)
            told = {d.code for d in diagnostics if d.code in _OF_REFERENCES}
            diagnostics += [d for d in noticed if d.code not in told]  # the same in every language
    diagnostics += [_spared(path) for path in made if request.reference and is_same_file(path, request.reference)]
    if _stops(diagnostics):
        return Result((), checked, tuple(dict.fromkeys(diagnostics)))
    written, troubles = write_files(made)
    return Result(written, checked, (*diagnostics, *troubles))


def _spared(path: Path) -> Diagnostic:
    hint = "build into another folder, or keep the reference document elsewhere"
    return _error("B008", str(path), "this is the reference document, which would be written over", hint)


def check_templates(
    folders: Sequence[Path], checked: Sequence[Checked], resources: Resources
) -> tuple[Diagnostic, ...]:
    """Hold a template's languages against each other, and compose each fact file that uses it, without writing."""
    found: list[Diagnostic] = []
    for folder in folders:
        reads = [read_template(path) for path in sorted(folder.glob("*.md"))]
        found += [d for read in reads for d in read.diagnostics]
        templates = [read.value for read in reads if read.value is not None]
        if not any(read.failed for read in reads):
            found += compare(templates)
        for template in templates:
            loaded = load_language(template.language, resources)
            found += loaded.diagnostics
            if loaded.value is None or loaded.failed:
                continue
            for one in checked:
                if (one.facts.template or DEFAULT_TEMPLATE) == folder.resolve().name:
                    found += compose(template, one.facts, one.report, loaded.value, draft=one.report.fails).diagnostics
    return tuple(dict.fromkeys(found))


def _dressed(request: Request) -> tuple[dict[str, Write], list[Diagnostic]]:
    """The writers that set a briefing in the look of the reference document, by format."""
    if request.reference is None:
        return {}, []
    shown = str(request.reference)
    try:
        data = request.reference.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return {}, [_error("B008", shown, f"the reference document cannot be read: {reason}", "name a .docx file")]
    writers: dict[str, Write] = {}
    for name in request.formats:
        dressed = FORMATS[name].dressed(data) if FORMATS[name].house else None
        if isinstance(dressed, Diagnostic):
            return {}, [replace(dressed, span=Span.whole(shown))]
        if dressed is not None:
            writers[name] = dressed
    return writers, []


def _render(
    checked: Checked, language: Language, request: Request, resources: Resources, writers: Mapping[str, Write]
) -> tuple[dict[Path, bytes], list[Diagnostic]]:
    """One briefing in one language, in every format."""
    facts, report = checked.facts, checked.report
    name = _template_of(facts, request)
    template = load_template(name, language.code, resources)
    diagnostics = list(template.diagnostics)
    if template.value is None:
        return {}, diagnostics
    used: dict[str, object] = {"name": name, "language": language.code, "sha256": template.value.sha256}
    proof = attachments(checked, language, used)
    composed = compose(
        template.value,
        facts,
        report,
        language,
        draft=request.draft,
        attachments=proof,
        created=request.created,
        remarked=request.comments,
    )
    diagnostics += composed.diagnostics
    if composed.value is None or _stops(diagnostics):
        return {}, diagnostics
    theme = load_theme(request.theme, language.code, language.typography, resources)
    diagnostics += theme.diagnostics
    if theme.value is None:
        return {}, diagnostics
    stem = _stem(facts, name)
    made: dict[Path, bytes] = {}
    for format_name in request.formats:
        form = FORMATS[format_name]
        path = request.out / f"{stem}.{language.code}{form.suffix}"
        write = writers.get(format_name) or form.writer()
        outcome = write(composed.value, theme.value, resources.font_folder())
        for found in outcome.diagnostics:
            of_reference = request.reference is not None and found.code in _OF_REFERENCES
            span = Span.whole(str(request.reference if of_reference else path))
            if found.code in OF_CHARACTERS:
                span = place(found, facts, name, request.theme, language.code, resources) or span
            diagnostics.append(found if found.span.path else replace(found, span=span))
        if outcome.value is not None and not outcome.failed:
            made[path] = outcome.value
    return made, diagnostics


def attachments(checked: Checked, language: Language, template: dict[str, object] | None) -> tuple[Attachment, ...]:
    """The proof that a briefing carries: its fact file, unchanged, and the report of the checks.

    The report names the fact file as it is attached: where it lies on somebody's disk is nobody's
    business, and would make the same briefing differ from place to place.  It names the `template`, too, where that
    is known.
    """
    name = f"{checked.facts.name}.yaml"
    about = report_json(checked.facts, checked.report, shown=name, template=template)
    report = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    return (
        Attachment(
            name,
            "application/yaml",
            language.message("attachment.facts"),
            checked.facts.raw,
            "Source",
        ),
        Attachment(
            f"{checked.facts.name}.report.json",
            "application/json",
            language.message("attachment.report"),
            report.encode(),
        ),
    )


def _template_of(facts: FactFile, request: Request) -> str:
    return request.template or facts.template or DEFAULT_TEMPLATE


def _stem(facts: FactFile, template: str) -> str:
    """What the files of a briefing are called: as the fact file, and as the template where it is not the usual one.

    Usual is `briefing`; or the template that a fact file names which is called like the file: no name says it twice.
    """
    usual = facts.name if facts.template == facts.name else DEFAULT_TEMPLATE
    return facts.name if template == usual else f"{facts.name}.{template}"


def _clashes(checked: Sequence[Checked], request: Request) -> list[Diagnostic]:
    seen: dict[str, str] = {}
    found = []
    for facts in (one.facts for one in checked):
        other = seen.setdefault(_stem(facts, _template_of(facts, request)), facts.path)
        if other != facts.path:
            message = f"would be built into the same files as {other}"
            found.append(_error("B004", facts.path, message, "rename one, or build them into different folders"))
    return found


def contradictions(checked: Checked) -> list[Diagnostic]:
    """What stops a build that is no draft."""
    hint = "mend the facts, acknowledge what the source got wrong, or build with --draft"
    found = [
        Diagnostic("B001", Severity.ERROR, v.claim.span, f"`{v.claim.text}`: {v.grade.value}", hint)
        for v in checked.report.verdicts
        if v.fails
    ]
    found += [
        Diagnostic("B001", Severity.ERROR, f.span, f"{f.code} {f.rule}: {f.message}", hint)
        for f in checked.report.findings
        if f.fails
    ]
    return found


def _stops(diagnostics: Sequence[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


def _error(code: str, path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Span.whole(path), message, hint)
