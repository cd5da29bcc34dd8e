"""What can be wrong with a template, or with the texts of a fact file: every code with one line of explanation."""

from __future__ import annotations

CODES: dict[str, str] = {
    "T001": "There is no template of that name, or none in that language.",
    "T002": "A template cannot be read, or is not UTF-8.",
    "T003": "A template is not in Unicode's composed form NFC.",
    "T004": "A template does not begin with one masthead of kicker, title and provenance.",
    "T005": "A character that is not seen and can change how a text is read.",
    "T101": "A mark is not closed, is empty, or is not a name with options.",
    "T102": "A mark has an unknown option, or options that exclude each other.",
    "T103": "A digit stands in the prose of a template, outside a mark.",
    "T104": "Raw HTML in a template.",
    "T105": "A template uses a part of Markdown that briefings do not have.",
    "T106": "A link leads somewhere that a briefing must not lead to.",
    "T107": "A heading stands at a level that its place does not allow.",
    "T201": "Unknown directive.",
    "T202": "A directive is not closed, or a closing ::: closes nothing.",
    "T203": "A directive's arguments or options are not what it takes.",
    "T204": "The body of a directive has another shape than it needs.",
    "T301": "A template names a figure that the fact file does not have.",
    "T302": "A mark asks for a form that its figure does not have.",
    "T303": "The fact file has no text in the template's language.",
    "T304": "A digit stands in a text of the fact file, outside a mark.",
    "T305": "A figure's id is a word that marks use for something else.",
    "T306": "A chart cannot be drawn from these figures.",
    "T401": "The languages of a template do not have the same headings.",
    "T402": "The languages of a template print different figures under the same heading.",
    "T403": "The languages of a template have different directives under the same heading.",
}
