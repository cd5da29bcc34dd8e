"""What can be said about a document that is to be filled anew."""

from __future__ import annotations

CODES: dict[str, str] = {
    "E001": "The document was not made by reportgen, or lost everything that says so.",
    "E002": "The document does not carry its fact file, or carries one that cannot be used.",
    "E003": "The document is in a language that this project does not have.",
    "E004": "There is no fact file to fill the document from.",
    "E005": "The document is open in a program that would write over it.",
    "E006": "A draft is to be written into a document that does not say that it is one.",
    "E101": "Somebody typed over a figure.",
    "E102": "A figure cannot be printed any more in the form that the document prints it in.",
    "E103": "The document prints a figure that the fact file no longer has.",
    "E104": "A bound or unit in words around a figure changes, and stands where it was not printed.",
    "E105": "A figure's control is no longer in the document.",
    "E106": "A figure's control stands more often than it was printed.",
    "E107": "A number stands outside any control.",
    "E108": "A part of the document that was made from the facts was edited, and is not renewed.",
    "E109": "The document says that it is a draft, and nothing fails any more.",
    "E110": "The fact file has new figures or claims, and the document does not show them.",
    "E111": "The document shows a claim that the fact file no longer has.",
    "E112": "A figure fails a check now, and no footnote says so where the document prints it.",
}
