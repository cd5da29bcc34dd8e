"""Articles as they come: plain text, Markdown, HTML, DOCX, PDF → paragraphs.

HTML and PDF are read by libraries that were not made for hostile input, so they run in a process
of their own, with a limit on time and memory (`bounded`).  Nothing here reaches the network.
"""

from __future__ import annotations

from reportgen.reading.opening.opened import MAX_BYTES, Opened, Refusal, Row
from reportgen.reading.opening.recognizing import open_article

__all__ = ["MAX_BYTES", "Opened", "Refusal", "Row", "open_article"]
