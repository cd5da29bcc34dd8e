"""Makes a `FactFile` of the tree that YAML gave, and says everything that is wrong on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Outcome, Severity, Span
from reportgen.extraction import Lexicon, LexiconError, load_lexicon
from reportgen.facts import (
    Acknowledgement,
    Claim,
    FactFile,
    Figure,
    Ignored,
    Kind,
    LocalText,
    Mention,
    RuleChoice,
    Source,
    Texts,
    Tolerance,
)
from reportgen.quantity import Bound, Quantity, Rounding
from reportgen.reading import quotes, values
from reportgen.reading.nodes import MAX_FAULTS, Entries, Items, Node, Scalar, parse, read_file, unseen_in
from reportgen.reading.schema import FACT_FILE
from reportgen.reading.shapes import MAX_HINTED, nearest
from reportgen.resources import Resources

MAX_SHOWN = 1_000
"""The most errors of one file that are shown."""


def read_facts(path: Path, resources: Resources, shown: str | None = None) -> Outcome[FactFile]:
    """Read a fact file; `shown` is how diagnostics name it.

    All errors come back at once.  There is a value only where nothing is wrong.
    """
    shown = shown if shown is not None else str(path)
    data = read_file(path, shown)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    return facts_of(data.value, path.stem, resources, shown)


def facts_of(data: bytes, name: str, resources: Resources, shown: str) -> Outcome[FactFile]:
    """What the bytes of a fact file say; `name` is the file's, without its suffix."""
    tree = parse(data, shown)
    if tree.value is None:
        return Outcome(None, _in_order(list(tree.diagnostics), shown))
    found = [*tree.diagnostics, *unseen_in(name, Span.whole(shown), "rename the file")]
    FACT_FILE.check(tree.value, "the file", found)
    maker = _Maker(resources, shown, found)
    facts = None
    if isinstance(tree.value, Entries) and len(found) <= MAX_FAULTS:
        facts = maker.make(tree.value, name, data)
    if maker.waiting:
        many = len(maker.waiting)
        message = f"{many} texts are not written yet" if many > 1 else "a text is not written yet"
        found.append(Diagnostic("F030", Severity.NOTE, min(maker.waiting), message, "the first is here"))
    diagnostics = _in_order(found, shown)
    failed = any(d.severity is Severity.ERROR for d in diagnostics)
    return Outcome(None if failed else facts, diagnostics)


def load_source_lexicon(language: str, resources: Resources, span: Span) -> Outcome[Lexicon]:
    """The grammar of figures of a language, or why there is none."""
    path = resources.locale_file(language, "reading.toml")
    if path is None:
        known = [code for code in resources.languages() if resources.locale_file(code, "reading.toml")]
        hint = nearest(language, known) or f"figures can be read in {', '.join(known)}"
        message = f"there is no grammar of figures for the language `{language}`"
        return Outcome(None, (Diagnostic("L201", Severity.ERROR, span, message, hint),))
    try:
        return Outcome(load_lexicon(path))
    except (LexiconError, OSError) as error:
        message = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)
        return Outcome(None, (Diagnostic("L201", Severity.ERROR, Span.whole(str(path)), message),))


def _in_order(found: list[Diagnostic], shown: str) -> tuple[Diagnostic, ...]:
    """All diagnostics, each once, in the order of the file; of very many, the first."""
    ordered = sorted(dict.fromkeys(found), key=lambda d: (d.span, d.code))
    more = len(ordered) - MAX_SHOWN
    if more > 0:
        message = f"{more} more errors are not shown"
        if len(ordered) > MAX_FAULTS:
            message = "more errors than can be counted are not shown"
        ordered[MAX_SHOWN:] = [Diagnostic("F012", Severity.ERROR, Span.whole(shown), message, "mend the first ones")]
    return tuple(ordered)


class _Wrong:
    """Stands for a value that has been reported as wrong."""


_KINDS = {kind.value: kind for kind in Kind}
_ROUNDINGS = {rounding.value: rounding for rounding in Rounding}


class _Maker:
    """Builds what can be built; a part whose shape is wrong has been reported and is passed over."""

    def __init__(self, resources: Resources, shown: str, found: list[Diagnostic]) -> None:
        self.resources = resources
        self.shown = shown
        self.found = found
        self.languages = resources.languages()
        self.lexicon: Lexicon | None = None
        self.waiting: list[Span] = []
        """Where texts are not written yet."""

    def say(self, code: str, span: Span, message: str, hint: str = "") -> None:
        self.found.append(Diagnostic(code, Severity.ERROR, span, message, hint))

    def make(self, root: Entries, name: str, raw: bytes) -> FactFile:
        source = self.source(_entries(root, "source"))
        figures = tuple(self.figures(root))
        claims = tuple(self.claims(root, figures))
        return FactFile(
            self.shown,
            name,
            self.texts(root.get("title")),
            source,
            figures,
            claims,
            tuple(self.ignored(root)),
            raw,
            _text(root, "template"),
            tuple(self.choices(_entries(root, "rules"), "select")),
            tuple(self.choices(_entries(root, "rules"), "ignore")),
        )

    # --- source ------------------------------------------------------------------------------

    def source(self, node: Entries) -> Source:
        language = _scalar(node, "language")
        if language is not None and language.text:
            outcome = load_source_lexicon(language.text, self.resources, language.span)
            self.found.extend(outcome.diagnostics)
            self.lexicon = outcome.value
        return Source(
            language.text if language else "",
            _text(node, "title"),
            _text(node, "sha256"),
            node.span,
            _text(node, "publisher"),
            _text(node, "published"),
            _text(node, "url"),
        )

    # --- figures -----------------------------------------------------------------------------

    def figures(self, root: Entries) -> Iterator[Figure]:
        figures, calculated = _entries(root, "figures"), _entries(root, "calculated")
        ids = {key.text for key, _ in (*figures.entries, *calculated.entries)}
        for key, node in figures.entries:
            if isinstance(node, Entries) and (figure := self.figure(key, node)) is not None:
                self.check_base(node, ids)
                yield figure
        for key, node in calculated.entries:
            if key.text in figures:
                line = next(k.span.line for k, _ in figures.entries if k.text == key.text)
                self.say("F010", key.span, f"`{key.text}` is a figure already", f"it stands in line {line}")
            elif isinstance(node, Entries) and (figure := self.calculated(key, node)) is not None:
                self.check_base(node, ids)
                yield figure

    def check_base(self, node: Entries, ids: set[str]) -> None:
        """A whole named by an id must exist; a whole in words is the editor's own."""
        of = _scalar(node, "of")
        if of is not None and "_" in of.text and " " not in of.text.strip() and of.text not in ids:
            hint = nearest(of.text, ids) if len(self.found) < MAX_HINTED else ""
            self.say("F029", of.span, f"there is no figure `{of.text}`", hint)

    def figure(self, key: Scalar, node: Entries) -> Figure | None:
        kind, places = self.kind(node), tuple(self.places(key, node))
        value = self.value(node, kind)
        if not places or self.lexicon is None or isinstance(value, _Wrong):
            return None
        quantity, text = (value, "") if isinstance(value, Quantity) else (None, value)
        mentions: list[Mention] = []
        where = _spans(node, "value")
        for quote, paragraph in places:
            printed = quotes.read_quote(quote, kind, quantity, text, self.lexicon, None if mentions else where)
            if isinstance(printed, Diagnostic) and mentions and quantity is not None:
                # A later mention that prints something else is a finding about the source, and a rule's business.
                again = quotes.read_quote(quote, kind, None, "", self.lexicon)
                printed = again if isinstance(again, quotes.Printed) else printed
            if isinstance(printed, Diagnostic):
                self.found.append(printed)
                continue
            if not mentions:
                kind, quantity, text = printed.kind, printed.quantity, printed.text
            mentions.append(Mention(quote.text, paragraph, printed.read, quote.span))
        if not mentions or kind is None:
            return None
        return self.described(key, node, kind, quantity, text=text, mentions=tuple(mentions))

    def calculated(self, key: Scalar, node: Entries) -> Figure | None:
        kind = self.kind(node)
        value = self.value(node, kind)
        formula = _scalar(node, "formula")
        if formula is None or kind is None or not isinstance(value, Quantity):
            if values.is_textual(kind):
                span = _spans(node, "kind") or node.span
                self.say("F025", span, f"`kind` can't be `{kind}` here", "a figure is calculated from numbers")
            return None
        return self.described(key, node, kind, value, formula=formula)

    def described(
        self,
        key: Scalar,
        node: Entries,
        kind: Kind,
        quantity: Quantity | None,
        *,
        text: str = "",
        mentions: tuple[Mention, ...] = (),
        formula: Scalar | None = None,
    ) -> Figure:
        of = _scalar(node, "of")
        for unit in (of, _scalar(node, "counts"), _scalar(node, "per")):
            if unit is not None and not unit.text.isascii():
                self.found += unseen_in(unit.text, unit.span)
        return Figure(
            key.text,
            kind,
            quantity,
            self.texts(node.get("label")),
            key.span,
            text,
            mentions,
            formula.text if formula else "",
            formula.span if formula else None,
            _text(node, "counts"),
            of.text if of else "",
            of.span if of else None,
            _text(node, "per"),
            self.texts(node.get("note")),
            tuple(self.acknowledgements(node)),
            tuple(self.choices(node, "ignore")),
        )

    def kind(self, node: Entries) -> Kind | None:
        kind = _scalar(node, "kind")
        return _KINDS.get(kind.text) if kind is not None else None

    def value(self, node: Entries, kind: Kind | None) -> Quantity | str | _Wrong:
        """The value as given: a quantity, or a text, which is empty where none is given."""
        value = _scalar(node, "value")
        if value is None or not value.text.strip():
            return ""
        if values.is_textual(kind):
            return value.text.strip()
        read = values.read_value(value, kind)
        if isinstance(read, Diagnostic):
            self.found.append(read)
            return _Wrong()
        return read

    def places(self, key: Scalar, node: Entries) -> Iterator[tuple[Scalar, int]]:
        """Every place that prints the figure: its quote and paragraph."""
        quote, paragraph = _scalar(node, "quote"), _number(node, "paragraph")
        mentions = node.get("mentions")
        if quote is not None and paragraph is not None:
            yield quote, paragraph
        if not isinstance(mentions, Items):
            return
        for mention in mentions.items:
            if not isinstance(mention, Entries):
                continue
            own, place = _scalar(mention, "quote") or quote, _number(mention, "paragraph")
            if own is None:
                hint = f"give it here, or once for `{key.text}`"
                self.say("F022", mention.span, "the mention needs the key `quote`", hint)
            elif place is not None:
                yield own, place

    # --- claims and the rest -----------------------------------------------------------------

    def claims(self, root: Entries, figures: tuple[Figure, ...]) -> Iterator[Claim]:
        ids = {f.id: f.span for f in figures if f.formula}
        for number, node in enumerate(_items(root, "claims"), 1):
            claim = self.claim(node, f"claim_{number}")
            if claim is None:
                continue
            if claim.id in ids:
                self.say("F027", claim.span, f"the id `{claim.id}` is taken", f"by line {ids[claim.id].line}")
            ids[claim.id] = claim.span
            yield claim
        for figure in figures:
            if figure.formula and figure.formula_span is not None:
                text = f"{figure.id} = {figure.formula}"
                yield Claim(figure.id, text, figure.formula_span, figure.label, calculated=True)

    def claim(self, node: Node, number: str) -> Claim | None:
        if isinstance(node, Scalar):
            return Claim(number, node.text, node.span)
        text = _scalar(node, "claim") if isinstance(node, Entries) else None
        if text is None or not isinstance(node, Entries):
            return None
        rounding = _text(node, "rounding")
        return Claim(
            _text(node, "id") or number,
            text.text,
            text.span,
            self.texts(node.get("label")),
            _text(node, "quote"),
            _number(node, "paragraph"),
            _ROUNDINGS.get(rounding, Rounding.NEAREST),
            self.acknowledged(node.get("acknowledged")),
            tolerance=self.tolerance(_scalar(node, "tolerance")),
        )

    def tolerance(self, node: Scalar | None) -> Tolerance | None:
        """A tolerance: a plain number above zero, with or without its unit."""
        if node is None or not node.text.strip():
            return None
        read = values.read_value(node, None)
        if isinstance(read, Diagnostic):
            self.found.append(read)
            return None
        if read.bound is not Bound.EXACT or read.high is not None or read.value <= 0:
            hint = "write how far off the result may be, as in `3` or `0.5 points`"
            self.say("F040", node.span, f"`{node.text.strip()}` is not a tolerance", hint)
            return None
        return Tolerance(read, node.span)

    def acknowledged(self, node: Node | None) -> Acknowledgement | None:
        if isinstance(node, Scalar):
            return Acknowledgement("", self.texts(node), node.span)
        if isinstance(node, Entries):
            return Acknowledgement(_text(node, "finding"), self.texts(node.get("reason")), node.span)
        return None

    def acknowledgements(self, node: Entries) -> Iterator[Acknowledgement]:
        for item in _items(node, "acknowledged"):
            if isinstance(item, Entries) and (made := self.acknowledged(item)) is not None:
                yield made

    def choices(self, node: Entries, key: str) -> Iterator[RuleChoice]:
        """Rules that are selected or ignored, each with its reason."""
        for item in _items(node, key):
            rule = _scalar(item, "rule") if isinstance(item, Entries) else None
            if rule is not None and isinstance(item, Entries):
                yield RuleChoice(rule.text.strip(), self.texts(item.get("reason")), rule.span)

    def ignored(self, root: Entries) -> Iterator[Ignored]:
        for node in _items(root, "ignored"):
            if isinstance(node, Entries):
                quote, paragraph = _scalar(node, "quote"), _number(node, "paragraph")
                if quote is not None and paragraph is not None:
                    yield Ignored(quote.text, paragraph, _text(node, "reason"), quote.span)

    def texts(self, node: Node | None) -> Texts:
        """A text in several languages; a text without a language holds for all of them."""
        if isinstance(node, Scalar):
            return (LocalText("", node.text, node.span),)
        if not isinstance(node, Entries):
            return ()
        texts: list[LocalText] = []
        for language, text in node.entries:
            if self.languages and language.text not in self.languages:
                hint = nearest(language.text, self.languages) or f"there is {', '.join(self.languages)}"
                self.say("F028", language.span, f"there is no language `{language.text}`", hint)
            if isinstance(text, Scalar) and not text.text.strip():
                self.waiting.append(language.span)
            elif isinstance(text, Scalar):
                texts.append(LocalText(language.text, text.text, text.span))
        return tuple(texts)


def _scalar(node: Entries, key: str) -> Scalar | None:
    value = node.get(key)
    return value if isinstance(value, Scalar) else None


def _text(node: Entries, key: str) -> str:
    value = node.get(key)
    return value.text if isinstance(value, Scalar) else ""


def _spans(node: Entries, key: str) -> Span | None:
    value = node.get(key)
    return None if value is None else value.span


def _number(node: Entries, key: str) -> int | None:
    value = node.get(key)
    return int(value.text) if isinstance(value, Scalar) and value.text.isascii() and value.text.isdigit() else None


def _entries(node: Entries, key: str) -> Entries:
    value = node.get(key)
    return value if isinstance(value, Entries) else Entries({}, node.span)


def _items(node: Entries, key: str) -> tuple[Node, ...]:
    value = node.get(key)
    return value.items if isinstance(value, Items) else ()
