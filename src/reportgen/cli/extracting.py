"""`reportgen extract`: from an article to a draft of its fact file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import click

from reportgen.cli.options import FACT_SUFFIXES, chosen, project, spare
from reportgen.cli.printing import print_diagnostics, say, screen
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.extraction import Doubt, Found, Lexicon
from reportgen.proposing import propose_claims, settle_separators
from reportgen.reading import Article, load_source_lexicon, read_article, read_facts
from reportgen.reading.drafting import (
    Draft,
    Finds,
    draft_facts,
    find_all,
    listed,
    merge_draft,
    recognize,
    written_draft,
)
from reportgen.reading.drafting.writing import ProposedClaim
from reportgen.resources import Resources
from reportgen.saving import write_files
from reportgen.unseen import visible

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
    spare(out, [article])
    if out is not None and form == "json" and out.suffix in FACT_SUFFIXES and out.exists():
        raise click.UsageError(f"{out} would be written over: name a .json file")
    resources = project()
    read = read_article(article)
    print_diagnostics(read.diagnostics)
    if read.value is None:
        raise SystemExit(2)
    language, lexicon = _language(read.value, lang, resources)
    if out is not None and out.exists() and form == "yaml":
        _merge(out, read.value, resources)
        return
    finds = settle_separators(find_all(read.value, language, lexicon, partial(_lexicons, resources, read.value.shown)))
    if show:
        say(_shown(finds), screen(err=False))
    elif form == "json":
        _put(_as_json(listed(finds)), out)
    else:
        draft = draft_facts(finds)
        _put([written_draft(draft, resources.languages(), _claims(draft, resources))], out)


def _claims(draft: Draft, resources: Resources) -> list[ProposedClaim]:
    """The claims proposed for a draft, each with its working."""
    proposals = propose_claims(draft)
    if not proposals:
        return []
    from reportgen.cli.wording import Console  # noqa: PLC0415  - few drafts have claims to be put into words

    console = Console(resources)
    print_diagnostics(console.diagnostics)
    claims: list[ProposedClaim] = []
    for proposal in proposals:
        suggestion = proposal.suggestion
        remarks = [f"{console.working(proposal.facts, suggestion.verdict)}; by chance 1 in {suggestion.odds:,}"]
        if proposal.counts:
            remarks.append(f"if these count the same, give them the same `counts`: {', '.join(proposal.counts)}")
        claims.append(ProposedClaim(suggestion.claim, tuple(remarks)))
    return claims


def _language(article: Article, lang: str, resources: Resources) -> tuple[str, Lexicon]:
    """The article's language and its grammar of figures, or the end with what is wrong."""
    readable = [code for code in resources.languages() if resources.locale_file(code, "reading.toml") is not None]
    where = Span.whole(article.shown)
    if lang:
        (language,) = chosen("--lang", lang, readable)[:1]
    else:
        found = recognize(article.text, _lexicons(resources, article.shown))
        if found is None:
            message, hint = "the article's language is not recognised", f"say it with --lang: {', '.join(readable)}"
            if not article.text.strip():
                message, hint = "the article is empty", "save its text into the file first"
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


def _lexicons(resources: Resources, shown: str) -> dict[str, Lexicon]:
    """The grammars of all languages that articles can be read in."""
    where = Span.whole(shown)
    codes = [code for code in resources.languages() if resources.locale_file(code, "reading.toml") is not None]
    outcomes = {code: load_source_lexicon(code, resources, where) for code in codes}
    return {code: outcome.value for code, outcome in outcomes.items() if outcome.value is not None}


def _as_json(value: dict[str, object]) -> Iterator[str]:
    """A list of finds as text, in pieces: as a whole it would take ten times its length in memory."""
    pieces = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(value)
    while piece := "".join(islice(pieces, 2000)):
        yield piece
    yield "\n"


def _put(pieces: Iterable[str], out: Path | None) -> None:
    if out is None:
        for piece in pieces:
            click.echo(visible(piece) if sys.stdout.isatty() else piece, nl=False)
        return
    data = bytearray()
    for piece in pieces:
        data += piece.encode()
    written, troubles = write_files({out: bytes(data)})
    print_diagnostics(troubles)
    if troubles:
        raise SystemExit(2)
    for path, _ in written:
        click.echo(visible(str(path)))


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
        _put([merged.text], out)
    done = {
        "moved": merged.moved,
        "changed or gone": merged.changed,
        "new mentions": merged.mentions,
        "new figures": merged.figures,
        "newly ignored": merged.ignored,
    }
    said = ", ".join(f"{number} {what}" for what, number in done.items() if number)
    click.echo(said or "nothing is new: the file is as it was")


def _shown(finds: Finds) -> Iterator[str]:
    for paragraph, found_there in zip(finds.article.paragraphs, finds.paragraphs, strict=True):
        parts: list[str] = []
        last = 0
        for found in found_there:
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
