"""A revised article merged into an edited fact file: edits of its text, which keep every word and comment of it.

Paragraphs are put right where a quote moved, mentions and figures are added where the article has
new ones, and comments say what was changed or is gone.  Running it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Span
from reportgen.extraction import Lexicon
from reportgen.facts import FactFile, Figure
from reportgen.reading.articles import Article
from reportgen.reading.drafting.drafts import BY_VALUE, Proposal, draft_facts
from reportgen.reading.drafting.evidence import find_all
from reportgen.reading.drafting.writing import aside_lines, figure_lines, mention
from reportgen.reading.nodes import Entries, Items, Node, Scalar, parse
from reportgen.reading.sourcecheck import Held, Move, hold
from reportgen.records import dataclass

_NEW = "# --- New in the article"


@dataclass(frozen=True, slots=True)
class Merged:
    """The text of a fact file after merging, and what was done to it."""

    text: str
    moved: int
    changed: int
    mentions: int
    figures: int
    ignored: int


def merge_draft(facts: FactFile, article: Article, lexicon: Lexicon, languages: Sequence[str]) -> Merged:
    """Merge what an article holds into the fact file that `facts` was read from."""
    held = hold(facts, article, lexicon)
    root = parse(facts.raw, facts.path).value
    assert isinstance(root, Entries), "a fact file that was read is a mapping"
    return _Merger(facts, article, lexicon, languages, held, root).merge()


class _Merger:
    def __init__(
        self,
        facts: FactFile,
        article: Article,
        lexicon: Lexicon,
        languages: Sequence[str],
        held: Held,
        root: Entries,
    ) -> None:
        self.facts = facts
        self.article = article
        self.lexicon = lexicon
        self.languages = languages
        self.held = held
        self.root = root
        text = facts.raw.decode("utf-8-sig")
        self.ending = "\r\n" if "\r\n" in text else "\n"
        self.lines = text.replace("\r\n", "\n").split("\n")
        self.replaced: list[tuple[int, int, int, str]] = []
        """Line, column, end column (from 0) and what is to stand there."""
        self.inserted: dict[int, list[str]] = {}
        """Lines to stand behind a line (counted from 1; 0 is the top)."""
        self.slots = tuple(_slots(root, frozenset()))
        self.moved: set[Span] = set()

    def merge(self) -> Merged:
        self.replace_sum()
        moved = sum(self.move(move) for move in self.held.moves)
        changed = sum(self.comment(span.line, text) for span, text in self.held.troubles)
        ids = {figure.id for figure in self.facts.figures}
        known = self.held.accounted | self.held.changed
        draft = draft_facts(find_all(self.article, self.facts.source.language, self.lexicon), known, ids)
        mentions, fresh = 0, []
        for figure in draft.figures:
            entry = self.same_figure(figure)
            if entry is not None and self.add_mentions(entry, figure):
                mentions += len(figure.places)
            else:
                fresh.append(figure)
        self.add_figures(fresh)
        if draft.ignored:
            indent = self.item_indent("ignored")
            self.add_ignored([line for aside in draft.ignored for line in aside_lines(aside, indent)])
        return Merged(self.text(), moved, changed, mentions, len(fresh), len(draft.ignored))

    # --- what stands there already -----------------------------------------------------------

    def replace_sum(self) -> None:
        source = self.root.get("source")
        node = source.get("sha256") if isinstance(source, Entries) else None
        if isinstance(node, Scalar) and node.text != self.article.sha256:
            self.put(node, self.article.sha256)

    def put(self, node: Scalar, text: str) -> bool:
        span = node.span
        if span.line != span.end_line:
            return False
        self.replaced.append((span.line, span.column - 1, span.end_column - 1, text))
        return True

    def move(self, move: Move) -> bool:
        """Put the number of a paragraph right."""
        place = (move.quote.line, move.quote.column)
        for slot in self.slots:
            if slot.number.text == str(move.old) and place in slot.quotes and slot.number.span not in self.moved:
                self.moved.add(slot.number.span)
                return self.put(slot.number, str(move.new))
        return False

    def comment(self, line: int, text: str) -> bool:
        """Say something above a line, unless it is said there already."""
        row = self.lines[line - 1]
        indent = row[: len(row) - len(row.lstrip())]
        said = [f"{indent}# ? {part}" for part in text.splitlines()]
        if self.lines[max(line - 1 - len(said), 0) : line - 1] == said:
            return False
        self.inserted.setdefault(line - 1, []).extend(said)
        return True

    # --- what is new -------------------------------------------------------------------------

    def same_figure(self, fresh: Proposal) -> Entries | None:
        """The entry of the figure that a new mention belongs to: the only one of its kind, value and noun."""
        figures = self.root.get("figures")
        known = [figure for figure in self.facts.figures if _is_same(figure, fresh)]
        node = figures.get(known[0].id) if len(known) == 1 and isinstance(figures, Entries) else None
        return node if isinstance(node, Entries) else None

    def add_mentions(self, node: Entries, fresh: Proposal) -> bool:
        mentions = node.get("mentions")
        written = [mention(place) for place in fresh.places]
        if isinstance(mentions, Items) and mentions.items:
            last = _last_line(mentions)
            row = self.lines[mentions.span.line - 1]
            if row[mentions.span.column - 1] == "-":
                indent = " " * (mentions.span.column - 1)
                self.inserted.setdefault(last, []).extend(f"{indent}- {one}" for one in written)
                return True
            scalar = _last_scalar(mentions)
            end = self.lines[scalar.line - 1].find("]", scalar.end_column - 1)
            if end < 0:
                return False
            self.replaced.append((scalar.line, end, end, "".join(f", {one}" for one in written)))
            return True
        number = node.get("paragraph")
        if mentions is not None or number is None or self.is_flow(node):
            return False
        key = next(key for key, _ in node.entries if key.text == "paragraph")
        indent = " " * (key.span.column - 1)
        block = [f"{indent}mentions:", *(f"{indent}  - {one}" for one in written)]
        self.inserted.setdefault(number.span.line, []).extend(block)
        return True

    def is_flow(self, node: Entries) -> bool:
        return self.lines[node.span.line - 1][node.span.column - 1] == "{"

    def add_figures(self, fresh: Sequence[Proposal]) -> None:
        figures = self.root.get("figures")
        if not fresh or not isinstance(figures, Entries) or self.is_flow(figures):
            return
        indent = " " * (figures.entries[0][0].span.column - 1)
        lines = ["", f"{indent}{_NEW}"]
        for figure in fresh:
            lines += ["", *figure_lines(figure, self.facts.source.language, self.languages, indent)]
        last = _last_line(figures)
        if last < len(self.lines) and self.lines[last].strip():
            lines.append("")
        self.inserted.setdefault(last, []).extend(lines)

    def item_indent(self, key: str) -> str:
        node = self.root.get(key)
        if isinstance(node, Items) and node.items and not self.lines[node.span.line - 1].lstrip().startswith(key):
            return " " * (node.span.column - 1)
        return "  "

    def add_ignored(self, lines: list[str]) -> None:
        ignored = self.root.get("ignored")
        if isinstance(ignored, Items) and ignored.items:
            self.inserted.setdefault(_last_line(ignored), []).extend(lines)
            return
        last = len(self.lines)
        while last and not self.lines[last - 1].strip():
            last -= 1
        self.inserted.setdefault(last, []).extend(["", "ignored:", *lines])

    # --- the text ----------------------------------------------------------------------------

    def text(self) -> str:
        rows = list(self.lines)
        for line, start, end, text in sorted(self.replaced, reverse=True):
            row = rows[line - 1]
            rows[line - 1] = row[:start] + text + row[end:]
        made = list(self.inserted.get(0, []))
        for number, row in enumerate(rows, 1):
            made.append(row)
            made += self.inserted.get(number, [])
        return self.ending.join(made)


def _is_same(figure: Figure, fresh: Proposal) -> bool:
    """Whether a new mention is one of a known figure: the same value, in words of which one are part of the other."""
    if figure.kind in BY_VALUE and figure.kind is fresh.kind:
        return (figure.quantity, figure.text) == (fresh.quantity, fresh.text)
    old = {_folded(mention.quote) for mention in figure.mentions}
    new = {_folded(place.quote) for place in fresh.places}
    known = {mention.quantity for mention in figure.mentions}
    return fresh.quantity in known and any(one in other or other in one for one in old for other in new)


def _folded(quote: str) -> str:
    return " ".join(quote.split()).casefold()


@dataclass(frozen=True, slots=True)
class _Slot:
    """The number of a paragraph in a fact file, and where the quotes or claims begin that it may belong to."""

    number: Scalar
    quotes: frozenset[tuple[int, int]]


def _slots(node: Node, above: frozenset[tuple[int, int]]) -> Iterator[_Slot]:
    """Every `paragraph` below a node; a mention without a quote of its own has the one above it."""
    if isinstance(node, Entries):
        own = [value for key in ("quote", "claim") if isinstance(value := node.get(key), Scalar)]
        quotes = frozenset((value.span.line, value.span.column) for value in own) or above
        number = node.get("paragraph")
        if isinstance(number, Scalar):
            yield _Slot(number, quotes)
        for _, value in node.entries:
            yield from _slots(value, quotes)
    elif isinstance(node, Items):
        for item in node.items:
            yield from _slots(item, above)


def _last_scalar(node: Node) -> Span:
    """The place of the last text inside a value."""
    if isinstance(node, Entries) and node.entries:
        return _last_scalar(node.entries[-1][1])
    if isinstance(node, Items) and node.items:
        return _last_scalar(node.items[-1])
    return node.span


def _last_line(node: Node) -> int:
    """The last line that a value stands in."""
    if isinstance(node, Entries) and node.entries:
        return max(max(key.span.line, _last_line(value)) for key, value in node.entries)
    if isinstance(node, Items) and node.items:
        return max(_last_line(item) for item in node.items)
    span = node.span
    return span.end_line - 1 if span.end_line > span.line and span.end_column == 1 else span.end_line
