"""Template (Markdown), facts, report and language in; one `Document` out.

Nothing is imported before it is asked for: `composing.working`, verdicts in words, is all that the
console needs, and the Markdown parser is loaded when a template is read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.composing.codes import CODES
    from reportgen.composing.comparing import compare
    from reportgen.composing.composition import compose
    from reportgen.composing.files import load_template, read_template
    from reportgen.composing.template import Template
    from reportgen.composing.texts import check_texts

__all__ = ["CODES", "Template", "check_texts", "compare", "compose", "load_template", "read_template"]

_MODULES = {
    "CODES": "codes",
    "Template": "template",
    "check_texts": "texts",
    "compare": "comparing",
    "compose": "composition",
    "load_template": "files",
    "read_template": "files",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
