"""From fact files to finished briefings on disk: which jobs there are, in what order, and the only writing of files.

Nothing is written before everything could be made, and every file is replaced in one step, so an
earlier output is never lost to a failed build.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reportgen.claims import check
from reportgen.claims.verdicts import Report
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.facts import FactFile
from reportgen.languages import Language, load_language
from reportgen.reading import read_facts
from reportgen.resources import Resources
from reportgen.theme import Theme, resolve
from reportgen.writers import FORMATS

CODES = {
    "B001": "a fact file has contradictions that nobody acknowledged",
    "B002": "the output folder is not a folder, or cannot be made",
    "B003": "an output file cannot be written",
    "B004": "two fact files would be built into the same output file",
    "B005": "there is no fact file to build from",
    "B006": "SOURCE_DATE_EPOCH is not a number of seconds",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: every fact file, in every language, in every format, into `out`."""

    facts: tuple[Path, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    template: str
    theme: str
    out: Path
    digits: str = ""
    draft: bool = False
    created: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A fact file with its report."""

    facts: FactFile
    report: Report


@dataclass(frozen=True, slots=True)
class Result:
    """The files that were written, with their sizes in bytes (none where an error stopped the build) and all that was noticed."""

    files: tuple[tuple[Path, int], ...]
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


def check_files(paths: Sequence[Path], resources: Resources) -> tuple[tuple[Checked, ...], tuple[Diagnostic, ...]]:
    """Read and check fact files; what cannot be read is left out and said in the diagnostics."""
    checked: list[Checked] = []
    found: list[Diagnostic] = []
    for path in paths:
        read = read_facts(path, resources)
        found += read.diagnostics
        if read.value is None or read.failed:
            continue
        outcome = check(read.value)
        found += outcome.diagnostics
        if outcome.value is not None and not outcome.failed:
            checked.append(Checked(read.value, outcome.value))
    return tuple(checked), tuple(found)


def build_briefings(request: Request, resources: Resources) -> Result:
    """Build everything that `request` asks for, or nothing.

    Errors of all fact files, languages and formats come back together.
    """
    checked, found = check_files(request.facts, resources)
    diagnostics = list(found)
    if not request.facts:
        diagnostics.append(_error("B005", ".", "no fact file to build from", "name one, or put one into data/"))
    if not request.draft:
        diagnostics += [_contradicted(c) for c in checked if c.report.fails]
    diagnostics += _clashes(request)
    languages: list[Language] = []
    for code in request.languages:
        loaded = load_language(code, resources, request.digits)
        diagnostics += loaded.diagnostics
        if loaded.value is not None and not loaded.failed:
            languages.append(loaded.value)
    if _stops(diagnostics):
        return Result((), checked, tuple(diagnostics))

    made: dict[Path, bytes] = {}
    for one in checked:
        for language in languages:
            made_here, noticed = _render(one, language, request, resources)
            made.update(made_here)
            diagnostics += noticed
    if _stops(diagnostics):
        return Result((), checked, tuple(diagnostics))
    written, troubles = write_files(made)
    return Result(written, checked, (*diagnostics, *troubles))


def write_files(files: Mapping[Path, bytes]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write all files or none: each is first written whole beside its target, then all are moved into place."""
    troubles: list[Diagnostic] = []
    staged: list[tuple[Path, Path]] = []
    for path, data in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            hint = "name another folder with --out"
            troubles.append(_error("B002", str(path.parent), f"cannot be used as a folder: {error.strerror}", hint))
            continue
        try:
            if path.is_dir():
                raise IsADirectoryError(21, "is a folder")
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            staged.append((Path(name), path))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
        except OSError as error:
            troubles.append(_error("B003", str(path), f"cannot be written: {error.strerror}", "is it open elsewhere?"))
    written: list[Path] = []
    for temporary, path in staged:
        if not troubles:
            try:
                temporary.replace(path)
                written.append(path)
                continue
            except OSError as error:
                hint = "is it open elsewhere?"
                troubles.append(_error("B003", str(path), f"cannot be written: {error.strerror}", hint))
        temporary.unlink(missing_ok=True)
    return tuple(written), tuple(dict.fromkeys(troubles))


def load_theme(name: str, language: Language, resources: Resources) -> Theme:
    """The theme of that name in one language; the name must be one of `resources.themes()`."""
    path = resources.theme_file(name)
    if path is None:
        raise LookupError(name)
    return resolve(tomllib.loads(path.read_text(encoding="utf-8")), language.typography)


def _render(
    checked: Checked, language: Language, request: Request, resources: Resources
) -> tuple[dict[Path, bytes], list[Diagnostic]]:
    """One briefing in one language, in every format."""
    from reportgen.composing.briefing import compose_briefing  # noqa: PLC0415 (markdown-it is not needed to check)

    composed = compose_briefing(checked, language, request, resources)
    diagnostics = list(composed.diagnostics)
    if composed.value is None or composed.failed:
        return {}, diagnostics
    theme = load_theme(request.theme, language, resources)
    made: dict[Path, bytes] = {}
    for name in request.formats:
        path = _output(checked.facts.name, language.code, name, request)
        outcome = FORMATS[name].writer()(composed.value, theme, resources.font_folder())
        diagnostics += [
            replace(d, span=Span.whole(str(path))) if not d.span.path else d for d in outcome.diagnostics
        ]  # fmt: skip
        if outcome.value is not None and not outcome.failed:
            made[path] = outcome.value
    return made, diagnostics


def _output(name: str, language: str, format_name: str, request: Request) -> Path:
    stem = name if request.template == DEFAULT_TEMPLATE else f"{name}.{request.template}"
    return request.out / f"{stem}.{language}{FORMATS[format_name].suffix}"


DEFAULT_TEMPLATE = "briefing"


def _clashes(request: Request) -> list[Diagnostic]:
    seen: dict[str, Path] = {}
    found = []
    for path in request.facts:
        other = seen.setdefault(path.stem, path)
        if other != path:
            message = f"would be built into the same files as {other}"
            found.append(_error("B004", str(path), message, "rename one, or build them into different folders"))
    return found


def _contradicted(checked: Checked) -> Diagnostic:
    failing = [v.claim.id for v in checked.report.verdicts if v.fails]
    failing += [f.code for f in checked.report.findings if f.fails]
    return _error(
        "B001",
        checked.facts.path,
        f"the figures do not stand: {', '.join(failing)}",
        "`reportgen check` shows why; mend the facts, acknowledge what the source got wrong, or build a --draft",
    )


def _stops(diagnostics: Sequence[Diagnostic]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


def _error(code: str, path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Span.whole(path), message, hint)
