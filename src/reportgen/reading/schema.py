"""The fact file, described: every key, what it means, and what may stand there.

Reading checks a file against this, and `json_schema` publishes it.  docs/factfile.md is tested
against it.
"""

from __future__ import annotations

from reportgen.facts import Kind
from reportgen.quantity import Rounding
from reportgen.reading.shapes import Choice, Either, Field, Listed, Named, Record, Schema, Whole, Words

FORMAT_VERSION = "1"

ID_PATTERN = r"(?!within$)[a-z][a-z0-9_]*"
LANGUAGE_PATTERN = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"

ID = Words(
    pattern=ID_PATTERN,
    wrong="an id",
    hint="small letters a–z, digits and _, beginning with a letter; `within` belongs to the claim language",
)
LANGUAGE = Words("ur", LANGUAGE_PATTERN, "a language code", "such as en, vi, ur", code="F024")
TEXT = Words()
QUOTE = Words("2,071 members", numeric=True)
VALUE = Words("103.6 %", numeric=True)
TEXTS = Named(LANGUAGE, Words(), "a language code to a text")
WAITING_TEXTS = Named(LANGUAGE, Words(may_wait=True), "a language code to a text")
"""Texts of which some may still be empty; a briefing in a language needs those of the language."""
SAID = Either(TEXT, TEXTS)

KINDS = {
    Kind.COUNT: "a number of things; exact",
    Kind.TARGET: "a goal: the number is the threshold, its bound says how it is to be met",
    Kind.PERCENTAGE: "a share of a whole, in per cent",
    Kind.POINTS: "a difference of two percentages",
    Kind.CHANGE: "a relative change, in per cent",
    Kind.RATIO: "so many for each of something else",
    Kind.FRACTION: "a part of a whole, as a fraction",
    Kind.RANK: "a place in an order: third",
    Kind.YEAR: "a calendar year",
    Kind.TERM: "a span of calendar years",
    Kind.DURATION: "a length of time, in months",
    Kind.DATE: "a calendar date",
    Kind.MONEY: "an amount in a currency",
    Kind.MEASURE: "an amount in a unit of measurement",
    Kind.DOCUMENT: "the number of a document: no figure, but digits",
}

ROUNDINGS = {
    Rounding.NEAREST: "to the nearest, a tie to either side",
    Rounding.HALF_UP: "to the nearest, a tie away from zero",
    Rounding.HALF_DOWN: "to the nearest, a tie towards zero",
    Rounding.HALF_EVEN: "to the nearest, a tie to the even digit",
    Rounding.TRUNCATED: "cut off",
    Rounding.AWAY: "away from zero",
}

_KIND = Choice({kind.value: about for kind, about in KINDS.items()})

_FINDING = Record(
    (
        Field(
            "finding",
            Words("percent-for-points"),
            "the code of the rule, or the grade of the verdict, that is accepted",
            required=True,
        ),
        Field("reason", SAID, "why it is accepted, for readers; a text, or one for each language", required=True),
    ),
)

_RULE = Record(
    (
        Field("rule", Words("R109"), "the code or the name of the rule", required=True),
        Field("reason", SAID, "why; a text, or one for each language", required=True),
    ),
)

RULES = Record(
    (
        Field("select", Listed(_RULE, "rule"), "the only rules that are to run; all of them where none is selected"),
        Field("ignore", Listed(_RULE, "rule"), "rules whose findings are not to be reported, in the whole file"),
    ),
)

_MENTION = Record(
    (
        Field("paragraph", Whole(), "the paragraph of the article, counted from 1", required=True),
        Field("quote", QUOTE, "the words that hold the figure there; the figure's own quote where none is given"),
    ),
)

_SAID_OF_FIGURE = (
    Field("kind", _KIND, "what sort of figure it is; read from the quote where it is not given"),
    Field(
        "value",
        VALUE,
        "the value, one way in every language: 2071, 103.6 %, >= 5 %, 3..4 %, 12 points, 2020..2025, 6 months",
    ),
    Field("counts", Words("party members"), "what is counted; claims check that it agrees"),
    Field("of", Words("all members"), "the whole or base that it is a part of: a figure's id, or words"),
    Field("per", Words("year"), "for each what"),
    Field("label", WAITING_TEXTS, "what the figure is, in each language of the briefing", required=True),
    Field("note", TEXTS, "what a reader must know about the figure, in each language"),
    Field(
        "acknowledged",
        Listed(_FINDING, "acknowledgement"),
        "findings about this figure that are known and meant to be published",
    ),
    Field("ignore", Listed(_RULE, "rule"), "rules whose findings about this figure are not to be reported"),
)

FIGURE = Record(
    (
        Field("quote", QUOTE, "the few words that hold the figure, exactly as printed; the value is read from them"),
        Field("paragraph", Whole(), "the paragraph of the article, counted from 1"),
        Field("mentions", Listed(_MENTION, "mention"), "every place that prints the figure, where there are several"),
        *_SAID_OF_FIGURE,
    ),
    ways=(("quote", "paragraph"), ("mentions",)),
)

CALCULATED = Record(
    (
        Field(
            "formula", Words("admitted_2022 - admitted_2021"), "how it is calculated from other figures", required=True
        ),
        *(Field(f.key, f.shape, f.about, required=f.key in ("kind", "value", "label")) for f in _SAID_OF_FIGURE),
    ),
)

CLAIM = Record(
    (
        Field(
            "claim",
            Words("attainment_2022 = admitted_2022 / target_yearly"),
            "the claim, as an equation or inequality",
            required=True,
        ),
        Field("id", ID, "a name for the claim; else it is numbered"),
        Field("label", WAITING_TEXTS, "the claim in words, in each language of the briefing"),
        Field("quote", QUOTE, "where the article says it, where it does in so many words"),
        Field("paragraph", Whole(), "the paragraph of that quote"),
        Field(
            "rounding",
            Choice({r.value: about for r, about in ROUNDINGS.items()}),
            "how the source rounds, where it says so",
        ),
        Field(
            "tolerance",
            Words("0.5 points", numeric=True),
            "how far the result may be from the claim: a number in the unit of what is claimed",
        ),
        Field(
            "acknowledged",
            Either(
                TEXT,
                Record(
                    (
                        Field("reason", SAID, "why the finding stays; a text, or one for each language", required=True),
                        Field(
                            "finding",
                            Words("contradicted"),
                            "the grade that is accepted; any failing one where none is given",
                        ),
                    ),
                ),
            ),
            "the claim fails, and the editor means to publish that: the reason",
        ),
    ),
)

SOURCE = Record(
    (
        Field("language", LANGUAGE, "the article's language; its grammar reads the quotes", required=True),
        Field("title", Words("New members of the Party"), "the article's title, in its own language", required=True),
        Field("publisher", TEXT, "who published it"),
        Field("published", Words("2023-03-15", numeric=True), "when it was published, as YYYY-MM-DD"),
        Field("url", Words("https://example.org/article"), "where it was published"),
        Field(
            "sha256",
            Words(
                pattern=r"[0-9a-f]{64}",
                wrong="a SHA-256",
                hint="64 hexadecimal digits: `sha256sum article.txt` prints them",
            ),
            "the SHA-256 of the article's text file",
            required=True,
        ),
    ),
)

FACT_FILE = Record(
    (
        Field(
            "reportgen",
            Choice({FORMAT_VERSION: "this format"}, number=True, code="F026"),
            "the format's version: 1",
            required=True,
        ),
        Field("title", WAITING_TEXTS, "the finding, in each language of the briefing", required=True),
        Field(
            "template", Words("briefing"), "the template of its briefings: a folder of templates/; `briefing` if none"
        ),
        Field("source", SOURCE, "the article that the figures come from", required=True),
        Field("figures", Named(ID, FIGURE, "ids to figures"), "the article's figures, by id", required=True),
        Field(
            "calculated",
            Named(ID, CALCULATED, "ids to calculated figures"),
            "figures of our own, calculated from the article's",
        ),
        Field(
            "claims", Listed(Either(CLAIM.fields[0].shape, CLAIM), "claim"), "what the article says about its figures"
        ),
        Field("rules", RULES, "which of the rules that need no claim are to run"),
        Field(
            "ignored",
            Listed(
                Record(
                    (
                        Field("quote", QUOTE, "the words, exactly as printed", required=True),
                        Field("paragraph", Whole(), "the paragraph of the article, counted from 1", required=True),
                        Field("reason", TEXT, "why they are no figure", required=True),
                    ),
                ),
                "entry",
            ),
            "words of the article that hold digits or number words, but no figure",
        ),
    ),
)


def json_schema() -> Schema:
    """The schema of fact files as JSON Schema (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reportgen fact file",
        "description": "The figures of one article, with their quotes, and what the article says about them.",
        **FACT_FILE.schema(),
    }
