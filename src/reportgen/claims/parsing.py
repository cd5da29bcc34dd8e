"""The grammar of claims: text to syntax tree, by recursive descent with bounded depth and size.

    claim      = sum relation sum
    relation   = "=" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "within"
    sum        = product { ("+" | "-") product }
    product    = signed { ("*" | "/") signed }
    signed     = [ "-" ] signed | operand
    operand    = number [ ".." number ] [ unit ] | name | function "(" argument { "," argument } ")" | "(" sum ")"
    argument   = sum | pattern

docs/claims.md explains it with examples.  Nothing here or later is ever evaluated as Python.
"""

from __future__ import annotations

from dataclasses import field, replace
from fractions import Fraction

from reportgen.claims import codes
from reportgen.claims.dimensions import DURATION_UNITS, POINT_UNITS
from reportgen.claims.expression import Call, Comparison, Expression, Literal, Name, Negation, Operation
from reportgen.claims.functions import FUNCTIONS, MAX_ARGUMENTS
from reportgen.claims.names import MAX_MATCHES, MAX_MATCHES_IN_ALL, Names
from reportgen.claims.tokens import END, ClaimError, Fault, Token, tokens
from reportgen.quantity import PERCENT, POINTS, Quantity
from reportgen.records import dataclass

MAX_DEPTH = 50
"""Deepest nesting of brackets and signs."""
MAX_OPERATORS = 200
"""Most operators in one claim; longer sums are written with `sum(…)`."""
WITHIN = "within"

_OPERAND = "a figure, a number, a function or `(`"
_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A claim's tree, or None, with everything that is wrong with its text.

    `names` is every figure the claim names, in order and as often as it does.
    """

    comparison: Comparison | None
    names: tuple[str, ...]
    faults: tuple[Fault, ...]


def parse(text: str, names: Names) -> Parsed:
    """Read one claim.  Unknown names are all reported; the first error of grammar ends the reading."""
    try:
        parser = _Parser(names, tokens(text))
    except ClaimError as error:
        return Parsed(None, (), (error.fault,))
    try:
        comparison = parser.claim()
    except ClaimError as error:
        return Parsed(None, (), (*parser.faults, error.fault))
    if parser.faults:
        return Parsed(None, (), tuple(parser.faults))
    return Parsed(comparison, tuple(parser.used), ())


@dataclass(slots=True)
class _Parser:
    names: Names
    found: list[Token]
    position: int = 0
    depth: int = 0
    operators: int = 0
    used: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    subject: frozenset[str] = frozenset()

    def claim(self) -> Comparison:
        self.subject = frozenset(self._alone())
        left = self.sum()
        token = self.found[self.position]
        relation = token.text
        if token.kind != "relation" and relation != WITHIN:
            hint = _TWO_SIDES if token.kind == END else self._adjacent_hint(token)
            raise ClaimError(_unexpected(token, "`=`, `!=`, `<`, `<=`, `>`, `>=` or `within`", hint))
        self.position += 1
        following = self.found[self.position]
        if following.kind == "relation":
            raise ClaimError(_unexpected(following, _OPERAND, _RELATION_ADVICE.get(relation + following.text, "")))
        right = self.sum()
        end = self.found[self.position]
        if end.kind != END:
            hint = (
                "one claim holds one comparison: write two claims"
                if end.kind == "relation" or end.text == WITHIN
                else self._adjacent_hint(end)
            )
            raise ClaimError(_unexpected(end, "an operator or the end of the claim", hint))
        return Comparison(relation, left, right, left.start, right.end)

    def _alone(self) -> list[str]:
        """The figure that stands alone on one side: patterns leave it out, a total is no part of itself."""
        last = len(self.found) - 1
        ends = (self.found[0:2], self.found[last - 1 : last - 3 : -1] if last >= 2 else [])
        return [
            pair[0].text
            for pair in ends
            if len(pair) == 2 and pair[0].kind == "name" and (pair[1].kind == "relation" or pair[1].text == WITHIN)
        ]

    def sum(self) -> Expression:
        left = self.product()
        while (token := self.found[self.position]).text in {"+", "-"}:
            self._count(token)
            right = self.product()
            left = Operation(token.text, left, right, left.start, right.end)
        return left

    def product(self) -> Expression:
        left = self.signed()
        while (token := self.found[self.position]).text in {"*", "/"}:
            self._count(token)
            right = self.signed()
            left = Operation(token.text, left, right, left.start, right.end)
        return left

    def _count(self, token: Token) -> None:
        self.position += 1
        self.operators += 1
        if self.operators > MAX_OPERATORS:
            message = f"more than {MAX_OPERATORS} operators in one claim"
            raise ClaimError(
                Fault(codes.TOO_LARGE, token.start, 1, message, "add many figures with `sum(…)` and a pattern")
            )

    def signed(self) -> Expression:
        token = self.found[self.position]
        if token.text == "-":
            self.position += 1
            with_depth = self._deeper(token)
            operand = with_depth.signed()
            self.depth -= 1
            if isinstance(operand, Literal) and operand.quantity.high is None:
                quantity = replace(operand.quantity, value=-operand.quantity.value)
                return Literal(quantity, token.start, operand.end)
            return Negation(operand, token.start, operand.end)
        return self.operand()

    def _deeper(self, token: Token) -> _Parser:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ClaimError(Fault(codes.TOO_LARGE, token.start, 1, f"nested more than {MAX_DEPTH} deep"))
        return self

    def operand(self) -> Expression:
        token = self.found[self.position]
        if token.kind == "number":
            return self.number(token)
        if token.kind == "name" and token.text != WITHIN:
            self.position += 1
            if self.found[self.position].text == "(":
                return self.call(token)
            return self.name(token)
        if token.text in _CLOSING:
            self.position += 1
            self._deeper(token)
            inner = self.sum()
            self._close(token, _CLOSING[token.text])
            self.depth -= 1
            return inner
        if token.kind == "pattern":
            hint = "a pattern stands for several figures: write it inside `sum(…)`, `mean(…)`, `min(…)` or `max(…)`"
            raise ClaimError(_unexpected(token, _OPERAND, hint))
        hint = _TWO_SIDES if token.kind in {END, "relation"} else ""
        if token.text == "*":
            hint = "a pattern needs part of a name: `admitted_*`; there are no powers"
        raise ClaimError(_unexpected(token, _OPERAND, hint))

    def _close(self, opening: Token, closing: str) -> None:
        token = self.found[self.position]
        if token.text != closing:
            where = f"the `{opening.text}` at column {opening.start + 1} is still open"
            raise ClaimError(_unexpected(token, f"an operator or `{closing}`", self._adjacent_hint(token) or where))
        self.position += 1

    def name(self, token: Token) -> Name:
        figure = self.names.figures.get(token.text)
        if figure is None:
            near = self.names.nearest(token.text)
            hint = f"did you mean `{near}`?" if near else "name a figure by its id"
            self._fault(codes.UNKNOWN_NAME, token, f"no figure is called `{_short(token.text)}`", hint)
        elif figure.text and figure.quantity is None:
            message = f"`{token.text}` is {figure.kind.value} “{figure.text}”, not a number"
            self._fault(codes.NOT_A_NUMBER, token, message, "name a figure that prints a number")
        else:
            self.used.append(token.text)
        return Name(token.text, token.start, token.end)

    def call(self, token: Token) -> Call:
        opening = self.found[self.position]
        function = FUNCTIONS.get(token.text)
        if function is None:
            near = _SYNONYMS.get(token.text.lower(), "") or self.names.nearest(token.text, FUNCTIONS)
            hint = f"did you mean `{near}`?" if near in FUNCTIONS else f"there are {', '.join(FUNCTIONS)}"
            self._fault(codes.UNKNOWN_FUNCTION, token, f"no function is called `{_short(token.text)}`", hint)
        self.position += 1
        self._deeper(opening)
        arguments: list[Expression] = []
        patterns: list[tuple[int, Token]] = []
        if self.found[self.position].text != ")":
            while True:
                ahead = self.found[self.position]
                if ahead.kind == "pattern" and self.found[self.position + 1].text in {",", ")"}:
                    self.position += 1
                    patterns.append((len(arguments), ahead))
                else:
                    arguments.append(self.sum())
                if self.found[self.position].text != ",":
                    break
                self.position += 1
        self._close(opening, ")")
        self.depth -= 1
        end = self.found[self.position - 1].end
        if function is not None:
            named = {a.id for a in arguments if isinstance(a, Name)} | self.subject
            for place, pattern in reversed(patterns):
                if not function.patterns:
                    hint = f"write `{function.signature}`"
                    self._fault(codes.WRONG_ARGUMENTS, pattern, f"`{token.text}` takes no pattern", hint)
                arguments[place:place] = self._expand(pattern, named)
            self._check_count(token, end, len(arguments), bool(patterns))
        return Call(token.text, tuple(arguments), token.start, end)

    def _expand(self, pattern: Token, named: frozenset[str] | set[str]) -> list[Name]:
        matching = self.names.matching(pattern.text)
        if len(matching) > MAX_MATCHES:
            message = f"`{_short(pattern.text)}` matches more than {MAX_MATCHES} figures"
            self._fault(codes.TOO_LARGE, pattern, message, "write a narrower pattern")
            return []
        if not self.names.afford(len(matching)):
            message = f"the patterns of this file's claims match more than {MAX_MATCHES_IN_ALL} figures together"
            hint = "write narrower patterns, or declare what they come to as a calculated figure and name that"
            self._fault(codes.TOO_LARGE, pattern, message, hint)
            return []
        figures = [figure for figure in matching if figure.id not in named]
        if not figures:
            message = f"`{_short(pattern.text)}` matches no figure"
            if matching:
                message = f"{message} but the claim's own"
                hint = "what the claim names besides, or stands alone on a side of it, is no part of its patterns"
            else:
                hint = (
                    "a pattern matches ids: `admitted_*` those that begin with `admitted_`, `*_2022` those that end so"
                )
            self._fault(codes.NO_MATCH, pattern, message, hint)
        self.used.extend(figure.id for figure in figures)
        return [Name(figure.id, pattern.start, pattern.end) for figure in figures]

    def _check_count(self, token: Token, end: int, count: int, by_pattern: bool) -> None:
        function = FUNCTIONS[token.text]
        if count > MAX_ARGUMENTS:
            self.faults.append(
                Fault(
                    codes.TOO_LARGE,
                    token.start,
                    end - token.start,
                    f"{count} arguments; at most {MAX_ARGUMENTS} are read",
                    "write a narrower pattern, or split the sum",
                )
            )
        elif not function.fewest <= count <= function.most and not (by_pattern and self.faults):
            found = "none" if count == 0 else str(count)
            wanted = str(function.fewest)
            if function.most != function.fewest:
                wanted = f"at least {wanted}" if function.most == MAX_ARGUMENTS else f"{wanted} or {function.most}"
            message = f"`{token.text}` takes {wanted} argument{'' if wanted.endswith('1') else 's'}, not {found}"
            self.faults.append(
                Fault(codes.WRONG_ARGUMENTS, token.start, end - token.start, message, f"write `{function.signature}`")
            )

    def number(self, token: Token) -> Literal:
        self.position += 1
        end, high = token.end, None
        digits = [token.text]
        if self.found[self.position].text == "..":
            self.position += 1
            upper = self.found[self.position]
            if upper.kind != "number":
                raise ClaimError(_unexpected(upper, "the upper end of the range", "write `3..4 %`"))
            self.position += 1
            digits.append(upper.text)
            end, high = upper.end, Fraction(upper.text)
            if high < Fraction(token.text):
                raise ClaimError(_unexpected(upper, "an upper end above the lower one", "write `3..4 %`"))
        places = max(len(text.partition(".")[2]) for text in digits)
        unit, end = self._unit(end)
        value = Fraction(token.text) if "." in token.text else Fraction(int(token.text))
        return Literal(Quantity(value, places, unit, high=high), token.start, end)

    def _unit(self, end: int) -> tuple[str, int]:
        token = self.found[self.position]
        if token.text == PERCENT:
            self.position += 1
            return PERCENT, token.end
        if token.kind != "name" or token.text == WITHIN:
            return "", end
        self.position += 1
        if token.text in POINT_UNITS:
            return POINTS, token.end
        if token.text in DURATION_UNITS:
            return DURATION_UNITS[token.text], token.end
        if token.text not in self.names.units:
            near = self.names.nearest(token.text, (POINTS, "months", "years", *sorted(self.names.units)))
            hint = f"did you mean `{near}`?" if near in self.names.units or near in DURATION_UNITS else ""
            message = f"no figure has the unit `{_short(token.text)}`"
            if token.text in self.names.figures:
                message, hint = f"found the figure `{token.text}` behind a number", "for a product write `*`"
            if token.text in self.names.nouns:
                hint = "what is counted is not written behind a number: leave it out"
            if token.text in _WORDS:
                raise ClaimError(_unexpected(token, "an operator, a relation or a unit", _WORDS[token.text]))
            self._fault(codes.UNKNOWN_NAME, token, message, hint or "known are `%`, `points`, `months`, `years`")
        return token.text, token.end

    def _fault(self, code: str, token: Token, message: str, hint: str = "") -> None:
        self.faults.append(Fault(code, token.start, max(token.end - token.start, 1), message, hint))

    def _adjacent_hint(self, token: Token) -> str:
        before = self.found[self.position - 1] if self.position else None
        if token.kind == "number" and before is not None and before.kind == "number":
            return f"write numbers without grouping: `{before.text}{token.text}`"
        if token.text == "," and before is not None and before.kind == "number":
            return "write `.` before decimals and no grouping"
        if token.text in _WORDS:
            return _WORDS[token.text]
        if token.text == "%":
            return "`%` stands behind a number only; a figure knows its own unit"
        if token.kind == "name" and before is not None and before.kind == "name":
            return "names have no spaces: `admitted_2022`"
        return ""


_SYNONYMS = {
    "average": "mean",
    "avg": "mean",
    "total": "sum",
    "percent": "share",
    "percentage": "share",
    "growth": "change",
    "difference": "points",
    "count": "years",
    "duration": "length",
    "minimum": "min",
    "maximum": "max",
}
_WORDS = {
    "percent": "a percentage is written `12 %`",
    "percentage": "percentage points are written `12 points`",
    "and": "one claim holds one comparison: write two claims",
    "or": "one claim holds one comparison; “or more” is written `>=`, “or less” `<=`",
    "is": "equality is written `=`",
    "equals": "equality is written `=`",
    "not": "“not equal” is written `!=`",
    "than": "“more than” is written `>`, “less than” `<`",
    "of": "a part of a figure is a product: `12 % * admitted`",
    "to": "a range is written `3..4`",
    "plus": "an addition is written `+`",
    "minus": "a subtraction is written `-`",
    "times": "a product is written `*` or `×`",
    **dict.fromkeys(
        ("thousand", "million", "billion", "trillion"),
        "claims know no words for large numbers: write the number out, as in `5500000`",
    ),
}
"""Words that somebody may write behind a number or a name, with what to write instead."""

_TWO_SIDES = "a claim compares two sides: `attainment = admitted / target`"

_RELATION_ADVICE = {
    "=<": "“at most” is written `<=`",
    "=>": "“at least” is written `>=`",
    "<>": "“not equal” is written `!=`",
    "==": "equality is written `=`",
}


def _unexpected(token: Token, expected: str, hint: str = "") -> Fault:
    found = "the claim ends here" if token.kind == END else f"found `{_short(token.text)}`"
    length = max(token.end - token.start, 1)
    return Fault(codes.UNEXPECTED, token.start, length, f"{found}; expected {expected}", hint)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
