"""Template, facts and report in; the document out."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from reportgen.composing import check_texts, compose, load_template
from reportgen.composing.scene import Scene
from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.document import (
    Attachment,
    BarChart,
    Callout,
    Card,
    Cards,
    Direction,
    Document,
    Heading,
    Isolate,
    List,
    Number,
    Paragraph,
    Table,
    Text,
    Tone,
    Toned,
    plain_text,
)
from reportgen.facts import FactFile, Figure, Kind, LocalText, Mention
from reportgen.rules import RULES
from tests.composing.samples import (
    FIGURES,
    HERE,
    MASTHEAD,
    RESOURCES,
    claim,
    facts,
    figure,
    language,
    read,
    report,
    texts,
)

CLAIMS = (
    claim("attained = second / target", 1, label="the share of {{ second_year }}"),
    claim("excess = points(better, wanted)", 2, finding="contradicted", reason="lost in translation"),
)


def composed(
    text: str, folder: Path, code: str = "en", file: FactFile | None = None, **more: object
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    template, found = read(text, folder, code)
    assert template is not None
    assert found == ()
    held = file or facts(*CLAIMS)
    outcome = compose(template, held, report(held), language(code), **more)  # type: ignore[arg-type]  # by name
    return outcome.value, outcome.diagnostics


def document(text: str, folder: Path, code: str = "en", file: FactFile | None = None, **more: object) -> Document:
    made, found = composed(text, folder, code, file, **more)
    assert made is not None, found
    return made


def test_the_document_knows_its_language_and_its_masthead(tmp_path: Path) -> None:
    made = document("Words.\n", tmp_path, "ur", created="2026-01-01T00:00:00Z")
    assert (made.language, made.direction, made.title) == ("ur-PK", Direction.RTL, "A title")
    assert made.subject == "Two good years"
    assert made.created == "2026-01-01T00:00:00Z"
    assert plain_text(made.masthead.kicker) == "A kicker"
    assert plain_text(made.masthead.provenance) == "Where it comes from"


@pytest.mark.parametrize(
    ("claims", "badge", "tone"),
    [
        ((), "", Tone.NEUTRAL),
        ((CLAIMS[0],), "✓\u00a01 of 1 claim holds", Tone.GOOD),
        (CLAIMS, "△\u00a01 of 2 claims hold", Tone.DOUBTFUL),
        ((CLAIMS[0], claim("first > second", 2)), "✗\u00a01 of 2 claims hold", Tone.BAD),
    ],
)
def test_the_badge_counts_what_holds_and_says_how_bad_it_is(
    claims: tuple[object, ...], badge: str, tone: Tone, tmp_path: Path
) -> None:
    made = document("Words.\n", tmp_path, file=facts(*claims))  # type: ignore[arg-type]  # by name
    assert (plain_text(made.masthead.badge), made.masthead.badge_tone) == (badge, tone)


def test_labels_come_in_the_language_of_the_document(tmp_path: Path) -> None:
    proof = Attachment("facts.yaml", "text/yaml", "the facts", b"")
    made = document("Words.\n", tmp_path, attachments=(proof,), draft=True)
    quoted = sum(not f.formula for f in FIGURES)
    assert made.labels.footer == f"Facts: facts.yaml · {quoted}\u00a0figures · attached to this file"
    assert made.labels.page_of.format(page=1, pages=3) == "1 / 3"
    assert made.labels.draft
    assert made.attachments == (proof,)
    plain = document("Words.\n", tmp_path)
    assert plain.labels.draft == ""
    assert "attached" not in plain.labels.footer


def test_prose_becomes_paragraphs_lists_notes_and_headings_with_anchors(tmp_path: Path) -> None:
    made = document("## One\n\nA {{ good }} b.\n\n- item\n\n::: note tone=bad\nA note.\n:::\n\n### Two\n", tmp_path)
    one, paragraph, items, note, two = made.blocks
    assert isinstance(one, Heading)
    assert isinstance(two, Heading)
    assert (one.anchor, two.anchor, two.level) == ("section-1", "section-2", 3)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == (Text("A more than "), Number("87%", "good"), Text(" b."))
    assert isinstance(items, List)
    assert isinstance(note, Callout)
    assert note.tone is Tone.BAD


def test_a_card_is_its_first_mark_and_the_rest(tmp_path: Path) -> None:
    made = document(
        "::: cards\n- {{ good symbol }} of units\n- **{{ rank }} of {{ committees }}** in the field\n:::\n", tmp_path
    )
    assert made.blocks == (
        Cards(
            (
                Card((Number(">\u00a087%", "good"),), (Text("of units"),)),
                Card((Number("3", "rank"), Text(" of "), Number("67", "committees")), (Text("in the field"),)),
            )
        ),
    )


@pytest.mark.parametrize(("between", "isolated"), [(" / ", True), (" میں سے ", False)])
def test_a_card_of_figures_and_signs_alone_runs_from_left_to_right(
    between: str, isolated: bool, tmp_path: Path
) -> None:
    made = document(f"::: cards\n- **{{{{ rank }}}}{between}{{{{ committees }}}}** in the field\n:::\n", tmp_path, "ur")
    value = (Number("3", "rank"), Text(between), Number("67", "committees"))
    (block,) = made.blocks
    assert isinstance(block, Cards)
    assert block.cards[0].value == ((Isolate(value),) if isolated else value)


def test_a_value_cannot_inject_structure(tmp_path: Path) -> None:
    nasty = "</b> **bold** [x](y) <script> | ``` # x ![i](j) \\ &amp; ::: checks"
    file = facts(figures=(figure("a", Kind.COUNT, "5", label=nasty),), title=nasty)
    made = document("{{ title }} {{ a }}\n\n::: figures a\n", tmp_path, file=file)
    paragraph, table = made.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == (Text(nasty + " "), Number("5", "a"))
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].children == (Text(nasty),)


def test_the_table_of_figures(tmp_path: Path) -> None:
    (table,) = document("::: figures good resolution surplus\n", tmp_path).blocks
    assert isinstance(table, Table)
    rows = [[plain_text(cell.children) for cell in row.cells] for row in table.rows]
    assert rows == [
        ["good", ">\u00a087%", "1"],
        ["resolution", "21-NQ/TW", "1"],
        ["surplus", "71", "calculated"],
    ]
    assert [column.numeric for column in table.columns] == [False, True, False]


def test_the_table_of_sources_has_every_figure_with_its_anchor(tmp_path: Path) -> None:
    (table,) = document("::: sources\n", tmp_path).blocks
    assert isinstance(table, Table)
    assert [row.anchor for row in table.rows] == [f"fact-{f.id}" for f in FIGURES]
    by_anchor = {row.anchor: [plain_text(cell.children) for cell in row.cells] for row in table.rows}
    assert by_anchor["fact-second"] == ["admitted second", "2,071", "2071", "3", "✓\u00a0holds, on a rounding tie"]
    assert by_anchor["fact-surplus"] == ["surplus", "71", "2,071 − 2,000 = 71", "calculated", "✓\u00a0holds"]


def test_a_quote_keeps_its_language_its_direction_and_its_codes_whole(tmp_path: Path) -> None:
    quote = "قرارداد نمبر 21-NQ/TW میں 3-4% تک"
    held = Figure("a", Kind.COUNT, FIGURES[2].quantity, texts("a"), HERE, mentions=(Mention(quote, 2, None, HERE),) * 2)
    (table,) = document("::: sources\n", tmp_path, file=facts(figures=(held,))).blocks
    assert isinstance(table, Table)
    (isolate,) = table.rows[0].cells[2].children
    assert isinstance(isolate, Isolate)
    assert (isolate.direction, isolate.language) == (Direction.RTL, "ur-PK")
    assert plain_text((isolate,)) == quote
    inner = [plain_text((i,)) for i in isolate.children if isinstance(i, Isolate)]
    assert inner == ["21-NQ/TW", "3-4%"]
    assert plain_text(table.rows[0].cells[3].children) == "2"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("attained = second / target", "attained = admitted second ÷ yearly target"),
        ("mean(first, second) >= target", "(admitted first + admitted second) ÷ 2 ≥ yearly target"),
        ("rank within committees", "rank within committees"),
        ("second > 2000", "admitted second > 2,000"),
    ],
)
def test_a_claim_without_a_label_is_said_in_the_labels_of_its_figures(text: str, said: str, tmp_path: Path) -> None:
    table = document("::: checks\n", tmp_path, file=facts(text)).blocks[0]
    assert isinstance(table, Table)
    assert plain_text(table.rows[0].cells[0].children) == said


def test_checks_show_every_claim_its_working_and_its_verdict(tmp_path: Path) -> None:
    table, calculated, findings = document("::: checks\n", tmp_path).blocks
    assert isinstance(table, Table)
    rows = [[plain_text(cell.children).replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
    assert rows == [
        [
            "the share of 2022",
            "2,071 ÷ 2,000 = 103.55%, printed as 103.6%",
            "✓ holds, on a rounding tie",
        ],
        [
            "excess = better − wanted",
            "92 − 75: more than 17 percentage points, printed as 12%. Editor’s note: lost in translation",
            "✗ contradicted",
        ],
    ]
    tones = [cell.tone for row in table.rows for cell in row.cells[2].children if isinstance(cell, Toned)]
    assert tones == [Tone.GOOD, Tone.BAD]
    assert [row.anchor for row in table.rows] == ["claim-claim_1", "claim-claim_2"]
    assert isinstance(calculated, Paragraph)
    assert plain_text(calculated.children) == "3 of 3 calculated figures agree with their formulas."
    assert isinstance(findings, List)
    said = [plain_text(block.children) for item in findings.items for block in item if isinstance(block, Paragraph)]
    assert "△\u00a0Printed as per cent, meant as percentage points: excess. Editor’s note: as printed" in said


@pytest.mark.parametrize("code", ["en", "ur", "vi"])
def test_every_rule_has_its_sentence(code: str) -> None:
    told = [rule.code for rule in RULES if rule.severity is not Severity.HINT]
    assert [rule for rule in told if language(code).rule_pattern(rule) is None] == []


def test_the_chart_says_in_words_what_it_shows(tmp_path: Path) -> None:
    text = "::: chart first:first_year second:second_year target=target\n### Both years\n\nAdmissions.\n:::\n"
    (chart,) = document(text, tmp_path).blocks
    assert isinstance(chart, BarChart)
    assert [(plain_text(b.label), b.value, b.number) for b in chart.bars] == [
        ("2021", Fraction(2030), Number("2,030", "first")),
        ("2022", Fraction(2071), Number("2,071", "second")),
    ]
    assert chart.target is not None
    assert (plain_text(chart.target.label), chart.target.value) == ("yearly target: 2,000", Fraction(2000))
    assert plain_text(chart.caption) == "Admissions. Bars start at zero."
    assert chart.alternative == (
        "Bar chart: Both years. 2021: 2,030; 2022: 2,071. yearly target: 2,000. Every value exceeds the target."
    )


@pytest.mark.parametrize(
    ("target", "finding"),
    [("second", "1 of 3 values exceeds the target."), ("most_ever", "No value exceeds the target."), ("", "2021")],
)
def test_the_finding_of_a_chart(target: str, finding: str, tmp_path: Path) -> None:
    more = (*FIGURES, figure("third", Kind.COUNT, "2072"), figure("most_ever", Kind.COUNT, "2072"))
    option = f" target={target}" if target else ""
    (chart,) = document(
        f"::: chart first:first_year second third{option}\nx\n:::\n", tmp_path, file=facts(figures=more)
    ).blocks
    assert isinstance(chart, BarChart)
    assert finding.replace("exceeds", "exceed") in chart.alternative.replace("exceeds", "exceed")
    assert ("target" in chart.alternative.lower()) is bool(target)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("{{ frist }}\n", "T301", "`first`"),
        ("{{ tilte }}\n", "T301", "`title`"),
        ("::: figures secnd\n", "T301", "`second`"),
        ("::: chart first:frist_year target=targt\nx\n:::\n", "T301", "`first_year`"),
        ("{{ second word }}\n", "T302", "not a percentage"),
        ("::: chart first good\nx\n:::\n", "T306", "units"),
        ("::: chart term\nx\n:::\n", "T306", "single number"),
        ("::: chart resolution\nx\n:::\n", "T306", "single number"),
    ],
)
def test_what_cannot_be_composed(text: str, code: str, words: str, tmp_path: Path) -> None:
    made, found = composed(text, tmp_path)
    assert made is None
    assert code in [d.code for d in found]
    assert any(words in d.hint + d.message for d in found)
    assert all(d.span.path in ("en.md", "facts.yaml") for d in found)


def test_everything_that_cannot_be_composed_is_said_at_once(tmp_path: Path) -> None:
    _, found = composed("{{ one }} {{ two }}\n\n{{ second word }}\n\n::: figures three\n", tmp_path)
    assert [d.code for d in found] == ["T301", "T301", "T302", "T301"]


def test_noting_what_is_wrong_compares_it_with_nothing_else() -> None:
    """Some thousand errors, such as a template of another fact file gives, are noted as fast as they are found."""
    compared: list[str] = []

    class Message(str):
        """Knows what it was compared with."""

        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            compared.append(self)
            return str.__eq__(self, other)

    scene = Scene(facts(), report(facts()), language("en"))
    for number in range(1000):
        scene.complain("T301", HERE, Message(f"no figure `unknown_{number}`"))
    assert not compared
    scene.complain("T301", HERE, Message("no figure `unknown_7`"))
    assert [d.message for d in scene.diagnostics].count("no figure `unknown_7`") == 1
    assert len(scene.diagnostics) == 1000


def test_a_text_that_the_language_lacks(tmp_path: Path) -> None:
    english = dataclasses.replace(FIGURES[0], label=texts("target", "en"))
    made, found = composed("::: figures target\n", tmp_path, "ur", facts(figures=(english,)))
    assert made is None
    assert [(d.code, d.span.line) for d in found] == [("T303", 10)]
    assert "`target`" in found[0].message


def test_a_text_for_no_language_is_asked_for_in_each(tmp_path: Path) -> None:
    alone = (LocalText("", "only so", HERE),)
    reasoned = dataclasses.replace(FIGURES[0], label=alone)
    _, found = composed("::: figures target\n", tmp_path, "ur", facts(figures=(reasoned,)))
    assert [(d.code, d.hint) for d in found] == [
        ("T303", "it is one text for all: write it for each language, {ur: …}")
    ]


def test_digits_and_unknown_figures_in_the_texts_of_a_fact_file() -> None:
    bad = figure("a", Kind.COUNT, "5", label="the 12 and {{ b }}")
    found = check_texts(facts(claim("a = 5", label="{{ a }} in 2022"), figures=(bad,), title="Good {{ a }}"), ("en",))
    assert [(d.code, d.span) for d in found] == [
        ("T304", Span("facts.yaml", 10, 5, 10, 16)),
        ("T301", Span("facts.yaml", 10, 16, 10, 23)),
        ("T304", Span("facts.yaml", 10, 12, 10, 20)),
    ]
    assert len(check_texts(facts(figures=(bad,)))) == 6


def test_a_figure_may_not_be_called_like_a_mark(tmp_path: Path) -> None:
    _, found = composed("Words.\n", tmp_path, file=facts(figures=(figure("title", Kind.COUNT, "5"),)))
    assert [d.code for d in found] == ["T305"]


def test_texts_of_the_briefing_itself(tmp_path: Path) -> None:
    text = "{{ title }} / {{ source_title }} / {{ source_language }} / {{ source_publisher }} / {{ checks_summary }}\n"
    (paragraph,) = document(text, tmp_path).blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.children) == "Two good years / ایک مضمون / Urdu /  / 1 of 2 claims hold"


@pytest.mark.parametrize("code", ["en", "ur", "vi"])
def test_the_proof_template_fits_any_fact_file(code: str) -> None:
    template = load_template("proof", code, RESOURCES).value
    held = facts(
        *CLAIMS, figures=(*FIGURES, dataclasses.replace(figure("more", Kind.COUNT, "7"), note=texts("so much")))
    )
    assert template is not None
    made = compose(template, held, report(held), language(code))
    assert made.diagnostics == ()
    assert made.value is not None
    last = made.value.blocks[-1]
    assert isinstance(last, List)
    assert [plain_text(b.children) for item in last.items for b in item if isinstance(b, Paragraph)] == [
        "more: so much"
    ]


def test_the_same_input_gives_the_same_document(tmp_path: Path) -> None:
    text = "## {{ title }}\n\n::: checks\n\n::: sources\n"
    assert document(text, tmp_path) == document(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "::: nothing\n",
        "::: note tone=loud\nx {{ nobody }}\n:::\n",
        "::: contents levels=many\n:::\n",
        "::: cards\nno list\n:::\n",
        "::: chart kind=pie\ncaption\n:::\n",
        "::: chart kind=slope from=first_year\n- {{ first }} Alone\n:::\n",
        "::: figures nobody:first\n",
        MASTHEAD,
        "::: note\n::: masthead\n:::\n:::\n",
    ],
)
@pytest.mark.parametrize("masthead", [True, False])
def test_a_template_with_mistakes_is_composed_as_far_as_it_goes(text: str, masthead: bool, tmp_path: Path) -> None:
    """So that `check` and `build` say what else is wrong, and never fail with a fault."""
    template, _ = read(f"{text}\n{{{{ unknown }}}}\n", tmp_path, masthead=masthead)
    if template is not None:
        held = facts()
        found = compose(template, held, report(held), language("en")).diagnostics
        assert "T301" in [d.code for d in found]
