"""Reads fact files and the articles behind them.

The only room that knows YAML.  What comes out is typed and frozen (`reportgen.facts`); what is
wrong comes back as diagnostics, all of them at once, each with its place.
"""

from __future__ import annotations

from reportgen.reading.articles import Article, Paragraph, read_article
from reportgen.reading.codes import CODES
from reportgen.reading.factfile import facts_of, load_source_lexicon, read_facts
from reportgen.reading.schema import json_schema
from reportgen.reading.sourcecheck import SourceCheck, check_source

__all__ = [
    "CODES",
    "Article",
    "Paragraph",
    "SourceCheck",
    "check_source",
    "facts_of",
    "json_schema",
    "load_source_lexicon",
    "read_article",
    "read_facts",
]
