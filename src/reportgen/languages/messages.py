"""Every message that a language's catalog must translate: the one table, to be read by translators too.

A message's id is a dotted key, the same in all catalogs (English included), so that rewording the
English never orphans a translation.  `parameters` are the placeholders a translation must use;
`plural` messages have one form per CLDR plural category, chosen by `{count}`.
"""

from __future__ import annotations

from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What a message is for, and what is filled into it."""

    meaning: str
    parameters: tuple[str, ...] = ()
    plural: bool = False


MESSAGES: dict[str, Message] = {
    # --- numbers in words ------------------------------------------------------------------
    "percent.word": Message("A percentage written with a word.", ("number",)),
    "bound.at-least": Message("≥: 5 % or more.", ("number",)),
    "bound.more-than": Message(">: more than 87 %.", ("number",)),
    "bound.at-most": Message("≤: at most 40,600.", ("number",)),
    "bound.less-than": Message("<: less than 10.", ("number",)),
    "bound.about": Message("~: about 2,000.", ("number",)),
    "unit.points": Message("A difference of percentages.", ("number",), plural=True),
    "unit.months": Message("A duration in months.", ("number",), plural=True),
    "unit.years": Message("A duration in years.", ("number",), plural=True),
    "unit.other": Message("A number with a measure or currency.", ("number", "unit")),
    "list.separator": Message("Between the items of a list: a comma and a space."),
    "list.long-separator": Message("Between longer items, which may hold commas themselves."),
    # --- verdicts --------------------------------------------------------------------------
    "verdict.holds": Message("The exact value is what the claim says."),
    "verdict.holds-on-tie": Message("The exact value lies on a rounding edge; the claim is one of its two sides."),
    "verdict.holds-within-rounding": Message("Holds only because the inputs were themselves rounded."),
    "verdict.holds-within-tolerance": Message("Holds only because the claim declares a tolerance."),
    "verdict.holds-at-limit": Message("Bounds leave it open, but the printed limits agree exactly."),
    "verdict.holds-as-points": Message("Printed as a percentage, true only as percentage points."),
    "verdict.truncated": Message("Wrong to the nearest digit, right if the source cut digits off."),
    "verdict.rounded-away": Message("Wrong to the nearest digit, right if the source rounded away from zero."),
    "verdict.contradicted": Message("No value within the printed figures makes it true."),
    "verdict.undetermined": Message("The bounds allow both."),
    "verdict.not-evaluated": Message("A figure is missing, so nothing was decided."),
    # --- the working of a verdict ----------------------------------------------------------
    "working.printed": Message("The result, and what the source prints instead of it.", ("working", "printed")),
    "working.comes-to": Message("A formula whose result carries a bound in words.", ("formula", "result")),
    "working.against": Message("Two figures held against each other in words.", ("left", "right")),
    "working.hint": Message("The working, and what would make the claim true.", ("working", "hint")),
    "working.missing": Message("Nothing to show: a figure is missing."),
    "hint.times-100": Message("It would hold if the figure were a hundred times as large."),
    "hint.over-100": Message("It would hold if the figure were divided by a hundred."),
    "hint.times-1000": Message("It would hold if the figure were a thousand times as large."),
    "hint.over-1000": Message("It would hold if the figure were divided by a thousand."),
    "hint.sign": Message("It would hold with the opposite sign."),
    "hint.arguments-swapped": Message("It would hold with the two figures in each other's place."),
    "hint.points-for-percent": Message("It holds in percentage points, not in per cent."),
    "hint.percent-for-points": Message("It holds in per cent, not in percentage points."),
    "hint.missing-input": Message("A figure that the claim needs is missing."),
    "hint.division-by-zero": Message("The claim divides by zero."),
    # --- the table of checks ---------------------------------------------------------------
    "checks.claim": Message("Head of the column of claims."),
    "checks.working": Message("Head of the column that shows the calculation."),
    "checks.verdict": Message("Head of the column of verdicts."),
    "checks.summary": Message(
        "How many of the claims hold; also the badge of the title block.", ("held",), plural=True
    ),
    "checks.acknowledged": Message("The editor's reason for publishing what does not hold.", ("reason",)),
    "checks.noted": Message(
        "A working or a finding, and the editor's note as a sentence of its own.", ("said", "note")
    ),
    "checks.calculated": Message("How many calculated figures agree with their formulas.", ("held",), plural=True),
    "checks.all-hold": Message("Beside a figure: all its claims hold, of which there are several.", plural=True),
    "checks.some-hold": Message("Beside a figure: so many of its claims hold.", ("held",), plural=True),
    "checks.none": Message("Beside a figure: it stands in no claim."),
    "checks.noticed": Message("A verdict that the editor has acknowledged.", ("verdict",)),
    "checks.finding": Message("A rule's finding that has no sentence of its own.", ("rule", "figures")),
    "checks.about": Message("What a rule finds, and the figures that it is about.", ("said", "figures")),
    "checks.within": Message(
        "A claim without a label, in its figures' labels: one lies in the range of the other.", ("left", "right")
    ),
    # --- the tables of figures -------------------------------------------------------------
    "figures.figure": Message("Head of the column of labels."),
    "figures.value": Message("Head of the column of printed values."),
    "figures.quote": Message("Head of the column of quotes."),
    "figures.place": Message("Head of the column of paragraphs."),
    "figures.note": Message("In the list of notes: what is to be known of a figure.", ("figure", "note")),
    "place.calculated": Message("In place of a paragraph: the figure is calculated, not quoted."),
    # --- footnotes -------------------------------------------------------------------------
    "source.quote": Message(
        "In a footnote: a figure's words in the source, and in which paragraphs they stand.",
        ("quote", "paragraphs"),
        plural=True,
    ),
    "source.quoted": Message("A footnote that says where a figure stands in the source.", ("quotes",)),
    "source.calculated": Message("A footnote that says how a figure was calculated.", ("working",)),
    "source.checked": Message(
        "In such a footnote: a claim about the figure, with its verdict.", ("working", "verdict")
    ),
    "source.noticed": Message("In such a footnote: what a rule finds wrong with the figure.", ("said",)),
    # --- the chart -------------------------------------------------------------------------
    "chart.note": Message("In the caption, before the mark of a footnote on a figure that fails.", ("figure",)),
    "chart.zero": Message("Said under every bar chart."),
    "chart.dots-zero": Message("Said under every dot plot but those of shares."),
    "chart.dots-share": Message("Said under a dot plot of shares: its scale runs from nothing to everything."),
    "chart.target": Message("The label of the target line.", ("label", "number")),
    "chart.bar": Message("One bar in the alternative text.", ("label", "number")),
    "chart.alternative": Message("The alternative text of a bar chart.", ("title", "bars")),
    "chart.dots-alternative": Message("The alternative text of a dot plot.", ("title", "bars")),
    "chart.alternative-target": Message("The target's part of the alternative text.", ("target", "finding")),
    "chart.all-above": Message("Every bar is longer than the target."),
    "chart.none-above": Message("No bar is longer than the target."),
    "chart.some-above": Message("Some bars are longer than the target.", ("above",), plural=True),
    "chart.dots-across": Message("Said under a dot plot that has negative values."),
    "chart.one-scale": Message("Said under small multiples whose panels can be compared."),
    "chart.own-scale": Message("Said under small multiples whose panels cannot be compared."),
    "chart.slope-scale": Message("Said under a slope chart."),
    "chart.multiples": Message("The beginning of the alternative text of several bar charts side by side.", ("title",)),
    "chart.dots-multiples": Message("The same of dot plots.", ("title",)),
    "chart.panel": Message("One of the panels in it.", ("name", "bars")),
    "chart.slope-alternative": Message("The alternative text of a slope chart.", ("title", "first", "last", "lines")),
    "chart.slope-line": Message("One line in it.", ("label", "first", "last")),
    "chart.target-alone": Message("The target in a slope chart's alternative text.", ("target",)),
    "chart.all-higher": Message("Each value is higher at the later moment.", ("first", "last"), plural=True),
    "chart.all-lower": Message("Each value is lower at the later moment.", ("first", "last"), plural=True),
    "chart.all-level": Message("Each value is the same at both moments.", ("first", "last"), plural=True),
    "chart.some-higher": Message(
        "Some values are higher at the later moment.", ("above", "first", "last"), plural=True
    ),
    # --- what surrounds the text -----------------------------------------------------------
    "page.of": Message(
        "The page number; keep letters between the numbers if the script runs right to left.", ("page", "pages")
    ),
    "page.draft": Message("Said on every page of a draft."),
    "page.facts": Message("The footer: where the facts are.", ("file",), plural=True),
    "page.facts-attached": Message("The footer, where the fact file is attached.", ("file",), plural=True),
    "attachment.facts": Message("What the attached fact file is."),
    "attachment.report": Message("What the attached report of the checks is."),
}

RULE_PREFIX = "rule."
"""A catalog may hold one sentence per rule of `reportgen.rules`, as `rule.<its code>`; see docs/languages.md."""

RULE_PARAMETERS = ("figures",)
"""What may be filled into a rule's sentence."""
