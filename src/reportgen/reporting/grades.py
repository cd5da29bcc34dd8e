"""Each grade in one English sentence, for reports and `explain`; docs/consistency.md says it at length."""

from __future__ import annotations

from reportgen.claims.verdicts import Grade

GRADES: dict[Grade, str] = {
    Grade.HOLDS: "The exact result prints as claimed.",
    Grade.TIE: "The exact result lies on a rounding edge, and the claim is one of its two sides.",
    Grade.WITHIN_ROUNDING: "The claim holds only because the figures it comes from were rounded themselves.",
    Grade.AT_LIMIT: "Bounds leave the claim open, and the printed limits agree with it exactly.",
    Grade.WITHIN_TOLERANCE: "The claim holds only because it declares a tolerance.",
    Grade.AS_POINTS: "A difference of percentages is printed with a percent sign: it holds only as percentage points.",
    Grade.TRUNCATED: "Wrong when rounded to nearest, right if the source cut digits off.",
    Grade.ROUNDED_AWAY: "Wrong when rounded to nearest, right if the source rounded away from zero.",
    Grade.CONTRADICTED: "No values that the printed figures allow satisfy the claim.",
    Grade.UNDETERMINED: "Some values that the printed figures allow satisfy the claim and some do not.",
    Grade.NOT_EVALUATED: "The claim cannot be worked out: a figure is missing, or a divisor may be zero.",
}
