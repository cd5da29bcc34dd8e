"""docs/templates.md and docs/languages.md: their tables are made from the program's, their examples are run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.claims import check
from reportgen.composing import read_template
from reportgen.composing.directives import DIRECTIVES
from reportgen.composing.marks import OPTIONS, TEXT_MARKS, Place, read_mark
from reportgen.composing.printing import print_figure, problem
from reportgen.composing.scene import Scene
from reportgen.document import Note, plain_text
from reportgen.languages.messages import MESSAGES
from reportgen.languages.settings import KEYS
from reportgen.reading import read_facts
from tests.composing.samples import HERE, MASTHEAD, RESOURCES, ROOT, language

EXAMPLES = (
    "admitted_2022",
    "attainment_2022",
    "attainment_2022 sign",
    "attainment_2022 word",
    "rate_units",
    "rate_units symbol sign",
    "rate_units limit bare",
    "admission_rate",
    "resolution_target",
    "excess",
    "excess sign",
    "period",
    "period spelled",
    "rank",
    "rank ordinal",
    "rank ordinal digits",
    "term",
    "directive_07",
)


NOTES = ("admitted_2022 source", "attainment_2022 source", "surplus_2022 source", "period source")


def rows(*lines: tuple[str, ...]) -> str:
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def examples() -> str:
    facts = read_facts(ROOT / "data" / "binh-thuan.yaml", RESOURCES).value
    assert facts is not None
    lines: list[tuple[str, ...]] = []
    for words in EXAMPLES:
        text = f"{{{{ {words} }}}}"
        mark = read_mark(text, 0, Place(HERE)).mark
        assert mark is not None
        figure = facts.figure(mark.name)
        assert figure is not None
        shown = []
        for code in ("en", "ur", "vi"):
            assert problem(figure, language(code), mark.style) == ""
            shown.append(plain_text(print_figure(figure, language(code), mark.style)).replace("\u00a0", " "))
        lines.append((f"`{text}`", *shown))
    return rows(*lines)


def notes() -> str:
    facts = read_facts(ROOT / "data" / "binh-thuan.yaml", RESOURCES).value
    assert facts is not None
    report = check(facts).value
    assert report is not None
    lines: list[tuple[str, ...]] = []
    for words in NOTES:
        text = f"{{{{ {words} }}}}"
        mark = read_mark(text, 0, Place(HERE)).mark
        assert mark is not None
        note = Scene(facts, report, language("en")).mark(mark)[-1]
        assert isinstance(note, Note)
        lines.append((f"`{text}`", plain_text(note.children).replace("\u00a0", " ")))
    return rows(*lines)


def directives() -> str:
    return rows(
        *(
            (
                " ".join(
                    filter(None, (f"`::: {name}", {"figures": "id …", "bars": "figure:label …"}.get(spec.arguments)))
                )
                + "`",
                "yes" if spec.container else "no",
                "; ".join(f"`{key}`: {meaning}" for key, meaning in spec.options.items()) or "–",
                spec.summary,
            )
            for name, spec in DIRECTIVES.items()
        )
    )


def keys() -> str:
    return rows(*((f"`[{table}]` `{key}`", meaning) for table, held in KEYS.items() for key, meaning in held.items()))


def messages() -> str:
    return rows(
        *(
            (
                f"`{key}`",
                " ".join(f"`{{{name}}}`" for name in (*message.parameters, *(("count",) if message.plural else ())))
                or "–",
                message.meaning,
            )
            for key, message in MESSAGES.items()
        )
    )


TABLES: dict[tuple[str, str], Callable[[], str]] = {
    ("templates.md", "options"): lambda: rows(*((f"`{k}`", v) for k, v in OPTIONS.items())),
    ("templates.md", "examples"): examples,
    ("templates.md", "notes"): notes,
    ("templates.md", "texts"): lambda: rows(*((f"`{{{{ {k} }}}}`", v) for k, v in TEXT_MARKS.items())),
    ("templates.md", "directives"): directives,
    ("languages.md", "keys"): keys,
    ("languages.md", "messages"): messages,
}


@pytest.mark.parametrize(("page", "name"), list(TABLES))
def test_a_table_of_the_documentation_is_what_the_program_does(page: str, name: str, accept: bool) -> None:
    path = ROOT / "docs" / page
    text = path.read_text(encoding="utf-8")
    part = re.compile(rf"(<!-- begin {name} -->\n\|[^\n]*\n\|[-|]*\n)(.*?)(<!-- end {name} -->)", re.DOTALL)
    current = part.sub(lambda m: m[1] + TABLES[page, name]() + m[3], text)
    assert part.search(text)
    if accept:
        path.write_text(current, encoding="utf-8")
        text = current
    assert text == current, "run pytest --accept"


def test_the_examples_of_the_page_on_templates_are_templates(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```markdown\n(.*?)```", page, re.DOTALL)
    assert blocks
    for block in blocks:
        path = tmp_path / "en.md"
        path.write_text(block if "::: masthead" in block else MASTHEAD + block, encoding="utf-8")
        assert read_template(path).diagnostics == ()
