"""What the commands understand alike: names to choose from, paths, the project they work in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.records import dataclass
from reportgen.resources import Resources
from reportgen.saving import is_same_file

FACT_SUFFIXES = frozenset({".yaml", ".yml"})
TEMPLATE_SUFFIX = ".md"
_TEMPLATES = "templates"
_ABOUT_TEMPLATES = "README.md"


def project() -> Resources:
    """The project that a command works in: the folder it is called from."""
    return Resources(Path())


def chosen(option: str, said: str, known: Iterable[str], every: str = "") -> tuple[str, ...]:
    """The names in a comma-separated option; `every`, where given, stands for all of them.

    An unknown name is a usage error that names the nearest known one.
    """
    names = sorted(known)
    wanted = [name.strip() for name in said.split(",") if name.strip()]
    if not wanted:
        raise click.UsageError(f"{option} names nothing; there are: {', '.join(names)}")
    if every and every in wanted:
        return tuple(names)
    unknown = [name for name in wanted if name not in names]
    if unknown:
        raise click.UsageError("\n".join(_unknown(option, name, names, every) for name in unknown))
    return tuple(dict.fromkeys(wanted))


def _unknown(option: str, name: str, names: Sequence[str], every: str) -> str:
    shown = name if len(name) <= 40 else f"{name[:40]}…"
    near = get_close_matches(name[:40], names, 1)
    there = ", ".join([*names, *([every] if every else [])])
    guess = f"did you mean `{near[0]}`? " if near else ""
    return f"{option}: there is no `{shown}`; {guess}there are: {there}"


@dataclass(frozen=True, slots=True)
class SplitPaths:
    """What `check` was pointed at: fact files (or folders of them), template folders, and what is neither."""

    facts: tuple[Path, ...]
    templates: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def split_paths(paths: Sequence[Path]) -> SplitPaths:
    """Tell fact files from templates; without any paths, those of the project's data/ and templates/."""
    if not paths:
        paths = [p for p in (Path("data"), Path("templates")) if p.is_dir()]
        if not paths:
            raise click.UsageError("nothing to check: name a fact file, or work where data/ is")
    facts: list[Path] = []
    templates: list[Path] = []
    diagnostics: list[Diagnostic] = []
    for path in paths:
        here, passed_over = _template_folders(path)
        templates += here
        diagnostics += passed_over
        if fact_files([path]) and not (here and path.is_file()):
            facts.append(path)
        elif not here and not any(d.severity is Severity.ERROR for d in passed_over):
            message, hint = "there is neither a fact file nor a template here", "fact files end in .yaml"
            diagnostics.append(Diagnostic("B007", Severity.ERROR, Span.whole(str(path)), message, hint))
    return SplitPaths(tuple(facts), tuple(dict.fromkeys(templates)), tuple(diagnostics))


def _template_folders(path: Path) -> tuple[list[Path], list[Diagnostic]]:
    """The template folders that a path names: one, a folder of them, or the one that a Markdown file lies in."""
    if path.is_file():
        return [path.parent] if path.suffix == TEMPLATE_SUFFIX else [], []
    if not path.is_dir():
        return [], []
    if path.resolve().name == _TEMPLATES and any(p.is_dir() for p in path.iterdir()):
        return _templates_inside(path)
    if any(path.glob(f"*{TEMPLATE_SUFFIX}")):
        return [path], []
    return sorted({p.parent for p in path.glob(f"*/*{TEMPLATE_SUFFIX}")}), []


def _templates_inside(templates: Path) -> tuple[list[Path], list[Diagnostic]]:
    """The folders of templates/, and what of it is no template or cannot be looked into."""
    folders: list[Path] = []
    found: list[Diagnostic] = []
    for path in sorted(p for p in templates.iterdir() if not p.name.startswith(".")):
        place = Span.whole(path.as_posix())
        if path.is_dir():
            try:
                is_template = any(p.suffix == TEMPLATE_SUFFIX for p in path.iterdir())
            except OSError as error:
                found.append(Diagnostic("T002", Severity.ERROR, place, f"cannot be read: {error.strerror}"))
                continue
            if is_template:
                folders.append(path)
            else:
                hint = "a template is a folder with a Markdown file for each language: en.md, ur.md …"
                found.append(Diagnostic("T006", Severity.WARNING, place, "this folder holds no template", hint))
        elif path.suffix == TEMPLATE_SUFFIX and path.name != _ABOUT_TEMPLATES:
            hint = f"put it into the folder of its template: {templates.as_posix()}/NAME/{path.name}"
            found.append(Diagnostic("T006", Severity.WARNING, place, "this file belongs to no template", hint))
    return folders, found


def facts_named(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The fact files that a command was pointed at; without any paths, those of the project's data/."""
    found = fact_files(paths or [folder for folder in (Path("data"),) if folder.is_dir()])
    if paths and not found:
        raise click.UsageError(f"there is no fact file in {', '.join(map(str, paths))}: they end in .yaml")
    return found


def spare(output: Path | None, read: Iterable[Path]) -> None:
    """A file that a command reads is not written over by what the command makes of it."""
    for path in read:
        if output is not None and is_same_file(output, path):
            raise click.UsageError(f"{output} is read, and would be written over: name another file")


def refuse_unwritable(names: Iterable[str]) -> None:
    """Names of files stand in reports and documents, where bytes that are no UTF-8 have no place."""
    for name in names:
        try:
            name.encode()
        except UnicodeEncodeError:
            shown = name.encode(errors="backslashreplace").decode()
            raise click.UsageError(f"`{shown}` is not UTF-8: give the file another name") from None


def fact_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The fact files that `paths` name: files as they are, folders by the YAML files in them, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix in FACT_SUFFIXES and p.is_file())
        else:
            found.append(path)
    refuse_unwritable(map(str, found))
    return tuple(dict.fromkeys(found))
