"""What can be wrong with a claim's text: each code with one line of explanation."""

from __future__ import annotations

TOO_LARGE = "C101"
UNREADABLE = "C102"
UNEXPECTED = "C103"
AMBIGUOUS_NUMBER = "C104"
UNKNOWN_NAME = "C105"
UNKNOWN_FUNCTION = "C106"
WRONG_ARGUMENTS = "C107"
NO_MATCH = "C108"
UNITS = "C109"
DIVISION_BY_ZERO = "C110"
NOT_A_NUMBER = "C111"
MIXED_NOUNS = "C112"
TOLERANCE = "C113"

CODES: dict[str, str] = {
    TOO_LARGE: "A claim is too long, nests too deeply, or holds too many figures or digits.",
    UNREADABLE: "A claim holds a character that means nothing in the claim language.",
    UNEXPECTED: "A claim does not follow the grammar: the message says what was expected.",
    AMBIGUOUS_NUMBER: "A number in a claim can be read in two ways, or is written in a way that is not read.",
    UNKNOWN_NAME: "A claim names a figure or a unit that the fact file does not have.",
    UNKNOWN_FUNCTION: "A claim calls a function that the claim language does not have.",
    WRONG_ARGUMENTS: "A function has the wrong number or sort of arguments.",
    NO_MATCH: "A pattern such as `admitted_*` matches no figure.",
    UNITS: "The units of a claim do not fit together.",
    DIVISION_BY_ZERO: "A claim divides by a number that is zero.",
    NOT_A_NUMBER: "A claim names a figure that prints no number, such as a document's.",
    MIXED_NOUNS: "A claim adds counts of different things.",
    TOLERANCE: "A tolerance does not fit its claim: another unit, or a claim that can have none.",
}
