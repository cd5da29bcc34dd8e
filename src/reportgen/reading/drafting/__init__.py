"""From an article to a draft of its fact file: every figure with its quote, a proposed id and its doubts."""

from __future__ import annotations

from reportgen.reading.drafting.drafts import Draft, as_figures, draft_facts
from reportgen.reading.drafting.evidence import FindPlace, Finds, find_all
from reportgen.reading.drafting.listing import listed
from reportgen.reading.drafting.merging import merge_draft
from reportgen.reading.drafting.recognizing import Recognized, recognize
from reportgen.reading.drafting.writing import written_draft

__all__ = [
    "Draft",
    "FindPlace",
    "Finds",
    "Recognized",
    "as_figures",
    "draft_facts",
    "find_all",
    "listed",
    "merge_draft",
    "recognize",
    "written_draft",
]
