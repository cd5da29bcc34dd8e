"""A house's own Word file as the reference for styles, theme, lists, headers, footers and page set-up.

Its text is not taken.  What has a name of ours in it is used as the house has it; what it lacks is
supplied by us and reported.  Nothing in it may reach outside or run.
"""

from __future__ import annotations

from reportgen.writers.docx.house.reading import CODES, House, read_house

__all__ = ["CODES", "House", "read_house"]
