"""Reads template files: the project's own before the package's, all that is wrong with one said at once."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from reportgen import unseen
from reportgen.composing.template import BlockNode, Directive, HeadingNode, ListNode, Template, error
from reportgen.diagnostics import Diagnostic, Outcome, Span
from reportgen.resources import Resources

MASTHEAD = "masthead"


def load_template(name: str, language: str, resources: Resources) -> Outcome[Template]:
    """The template of that name in one language, the project's own before the package's."""
    folder = resources.template_folder(name)
    if folder is None:
        near = get_close_matches(name, resources.templates(), 1)
        hint = f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(resources.templates())}"
        return Outcome(None, (error("T001", Span.whole(name), f"there is no template `{name}`", hint),))
    path = folder / f"{language}.md"
    shown = f"templates/{name}/{language}.md"
    if not path.is_file():
        present = ", ".join(sorted(p.stem for p in folder.glob("*.md")))
        message = f"the template `{name}` has no `{language}.md`"
        hint = f"it has: {present}" if present else "there is no Markdown file in its folder"
        return Outcome(None, (error("T001", Span.whole(shown), message, hint),))
    return read_template(path, shown)


def read_template(path: Path, shown: str = "") -> Outcome[Template]:
    """Read a template file, whose name without `.md` is its language; `shown` is how messages call it."""
    from reportgen.composing.markdown import parse  # noqa: PLC0415  - `check` must not pay for markdown-it

    shown = shown or path.as_posix()
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as problem:
        message = f"cannot be read: {problem.strerror or problem}"
        return Outcome(None, (error("T002", Span.whole(shown), message),))
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        message = f"not UTF-8: {problem.reason} at byte {problem.start}"
        return Outcome(None, (error("T002", Span(shown, line, 1, line, 2), message, "save the file as UTF-8"),))
    blocks, diagnostics = parse(text, shown)
    if not unicodedata.is_normalized("NFC", text):
        diagnostics.append(_not_composed(text, shown))
    for number, column, message in unseen.places(text, entities=True):
        span = Span(shown, number, column, number, column + 1)
        diagnostics.append(error("T005", span, message, unseen.HINT))
    for fault in unseen.faults(f"{path.absolute().parent.name}/{path.name}", bare=True):
        diagnostics.append(error("T005", Span.whole(shown), f"in the file's name, {fault.message}", "rename it"))
    mastheads = [block for block in blocks if isinstance(block, Directive) and block.name == MASTHEAD]
    if len(mastheads) != 1 or blocks[0] is not mastheads[0]:
        hint = "open it with `::: masthead`, a kicker, `# title`, a line of provenance and `:::`"
        span = mastheads[1].span if len(mastheads) > 1 else Span.whole(shown)
        diagnostics.append(error("T004", span, "a template begins with one masthead", hint))
    rest = tuple(block for block in blocks if block not in mastheads)
    diagnostics.extend(_misplaced_headings(rest))
    diagnostics.sort(key=lambda d: (d.span, d.code))
    if not mastheads:
        return Outcome(None, tuple(diagnostics))
    digest = hashlib.sha256(data).hexdigest()
    return Outcome(Template(shown, path.stem, digest, mastheads[0], rest), tuple(diagnostics))


def _misplaced_headings(blocks: tuple[BlockNode, ...]) -> Iterator[Diagnostic]:
    """Headings that would leave a gap in the outline: `##` opens a section, `###` a part of one."""
    above = 1
    for block in blocks:
        if isinstance(block, HeadingNode):
            if not 2 <= block.level <= min(above + 1, 3):
                hint = "the masthead has the `#`; sections open with `##`, their parts with `###`"
                yield error("T107", block.span, f"a heading of level {block.level} has no place here", hint)
            above = block.level
        elif isinstance(block, ListNode):
            inside = (node for item in block.items for node in item if isinstance(node, HeadingNode))
            yield from (error("T107", node.span, "a list holds no headings") for node in inside)


def _not_composed(text: str, shown: str) -> Diagnostic:
    lines = text.split("\n")
    number = next(i for i, line in enumerate(lines) if not unicodedata.is_normalized("NFC", line))
    span = Span(shown, number + 1, 1, number + 1, len(lines[number]) + 1)
    return error("T003", span, "not in Unicode's composed form", "save the file in NFC")
