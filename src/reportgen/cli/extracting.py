"""`reportgen extract`: from an article to a draft of its fact file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from reportgen.cli.options import chosen, project
from reportgen.cli.printing import print_diagnostics, say, screen
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.extraction import Doubt, Found, Lexicon, find, separators_of
from reportgen.reading import Article, load_source_lexicon, read_article, read_facts
from reportgen.reading.drafting import draft_facts, listed, merge_draft, recognize, written_draft
from reportgen.resources import Resources

_COLOURS = {
    "number": "green",
    "percentage": "cyan",
    "points": "cyan",
    "change": "cyan",
    "year": "blue",
    "term": "blue",
    "date": "blue",
    "duration": "blue",
    "ordinal": "magenta",
    "money": "yellow",
    "measure": "yellow",
}
_ISOLATE, _POP = "\u2066", "\u2069"
"""Around a mark, so that it stands behind its figure in a line that runs from right to left too."""


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.option("--lang", default="", metavar="LANG", help="The article's language; else it is recognised.")
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
@click.option("--show", is_flag=True, help="Print the article with every figure marked by its kind and doubt.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE",
    help="Write to FILE; a fact file that is there already is merged into.",
)  # fmt: skip
def extract(article: Path, lang: str, form: str, show: bool, out: Path | None) -> None:
    """Find every figure of ARTICLE (text, Markdown, HTML, DOCX, PDF) and draft a fact file.

    ARTICLE is a file; nothing is fetched from the network.
    """
    if show and (out is not None or form != "yaml"):
        raise click.UsageError("--show prints the article; it takes neither --out nor --format")
    resources = project()
    read = read_article(article)
    print_diagnostics(read.diagnostics)
    if read.value is None:
        raise SystemExit(2)
    language, lexicon = _language(read.value, lang, resources)
    if show:
        say(_shown(read.value, lexicon), screen(err=False))
    elif form == "json":
        _put(json.dumps(listed(read.value, language, lexicon), ensure_ascii=False, indent=1) + "\n", out)
    elif out is not None and out.exists():
        _merge(out, read.value, resources)
    else:
        _put(written_draft(draft_facts(read.value, language, lexicon), resources.languages()), out)


def _language(article: Article, lang: str, resources: Resources) -> tuple[str, Lexicon]:
    """The article's language and its grammar of figures, or the end with what is wrong."""
    readable = [code for code in resources.languages() if resources.locale_file(code, "reading.toml") is not None]
    where = Span.whole(article.shown)
    if lang:
        (language,) = chosen("--lang", lang, readable)[:1]
    else:
        outcomes = {code: load_source_lexicon(code, resources, where) for code in readable}
        lexicons = {code: outcome.value for code, outcome in outcomes.items() if outcome.value is not None}
        found = recognize(article.text, lexicons)
        if found is None:
            message, hint = "the article's language is not recognised", f"say it with --lang: {', '.join(readable)}"
            print_diagnostics([Diagnostic("Q113", Severity.ERROR, where, message, hint)])
            raise SystemExit(2)
        if not found.sure:
            message = f"the article is read as {found.language}, by little evidence"
            print_diagnostics([Diagnostic("Q113", Severity.WARNING, where, message, "say the language with --lang")])
        language = found.language
    loaded = load_source_lexicon(language, resources, where)
    print_diagnostics(loaded.diagnostics)
    if loaded.value is None:
        raise SystemExit(2)
    return language, loaded.value


def _put(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    from reportgen.building import write_files  # noqa: PLC0415  - nothing else here writes

    written, troubles = write_files({out: text.encode()})
    print_diagnostics(troubles)
    if troubles:
        raise SystemExit(2)
    for path, _ in written:
        click.echo(str(path))


def _merge(out: Path, article: Article, resources: Resources) -> None:
    """Merge an article into the fact file that is there, which keeps every word and comment."""
    facts = read_facts(out, resources)
    errors = [d for d in facts.diagnostics if d.severity is Severity.ERROR]
    if facts.value is None or errors:
        message = "nothing is merged into a file that can't be read as a fact file"
        hint = "mend it, or write to another file"
        print_diagnostics([*errors, Diagnostic("Q114", Severity.ERROR, Span.whole(str(out)), message, hint)])
        raise SystemExit(2)
    lexicon = load_source_lexicon(facts.value.source.language, resources, facts.value.source.span).value
    assert lexicon is not None, "the quotes were read by it"
    merged = merge_draft(facts.value, article, lexicon, resources.languages())
    if merged.text.encode() != facts.value.raw:
        _put(merged.text, out)
    done = {
        "moved": merged.moved,
        "changed or gone": merged.changed,
        "new mentions": merged.mentions,
        "new figures": merged.figures,
        "newly ignored": merged.ignored,
    }
    said = ", ".join(f"{number} {what}" for what, number in done.items() if number)
    click.echo(said or "nothing is new: the file is as it was")


def _shown(article: Article, lexicon: Lexicon) -> Iterator[str]:
    texts = [paragraph.text for paragraph in article.paragraphs]
    lexicon = replace(lexicon, separators=separators_of(texts, lexicon))
    for paragraph in article.paragraphs:
        parts: list[str] = []
        last = 0
        for found in find(paragraph.text, lexicon):
            parts += [paragraph.text[last : found.start], _marked(found)]
            last = found.end
        yield f"{click.style(f'¶ {paragraph.number}', dim=True)}  {''.join(parts)}{paragraph.text[last:]}"


def _marked(found: Found) -> str:
    doubt = f"? {found.doubt.value}" if found.doubt is not Doubt.NONE else ""
    bound = found.quantity.bound.value if found.quantity else ""
    kind = "indefinite" if found.indefinite else found.kind.value
    mark = f"{_ISOLATE}‹{bound}{kind}{doubt}›{_POP}"
    colour = "red" if doubt else _COLOURS.get(kind, "white")
    return click.style(found.surface, fg=colour, underline=True) + click.style(mark, fg=colour)
