"""A run as JUnit XML, in the dialect that Jenkins and GitLab read.

One suite per file, one case per claim, calculated figure, finding and diagnostic.  Nothing is timed,
so that the same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import PurePath
from xml.sax.saxutils import escape, quoteattr

from reportgen.checking import Checked
from reportgen.reporting.entries import Entry, Sort, State, entries
from reportgen.reporting.run import Run, Wording

_SKIPPED = frozenset({State.OPEN, State.IGNORED})
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def junit_xml(run: Run, wording: Wording) -> str:
    """The whole document."""
    listed = entries(run, wording)
    checked = {one.facts.path: one for one in run.files}
    every = [entry for found in listed.values() for entry in found]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_attributes(name='reportgen', **_counts(every))}>"]
    for path, found in listed.items():
        lines += _suite(path, found, checked.get(path))
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _counts(found: Sequence[Entry]) -> dict[str, str]:
    states = Counter(entry.state for entry in found)
    return {"tests": str(len(found)), "failures": str(states[State.FAILED]), "errors": str(states[State.BROKEN])}


def _suite(path: str, found: Sequence[Entry], checked: Checked | None) -> Iterator[str]:
    skipped = str(sum(entry.state in _SKIPPED for entry in found))
    yield f"  <testsuite{_attributes(name=path, **_counts(found), skipped=skipped)}>"
    if checked is not None and checked.source is not None:
        yield "    <properties>"
        for name, value in asdict(checked.source).items():
            said = str(value).lower() if isinstance(value, bool) else str(value)
            yield f"      <property{_attributes(name=f'source.{name}', value=said)}/>"
        yield "    </properties>"
    for entry in found:
        yield from _case(entry)
    yield "  </testsuite>"


def _case(entry: Entry) -> Iterator[str]:
    name = entry.name if entry.sort in {Sort.CLAIM, Sort.CALCULATED} else f"{entry.code} {entry.name}"
    opening = f"    <testcase{_attributes(classname=_class(entry), name=name)}"
    inside = _inside(entry)
    if inside is None:
        yield f"{opening}/>"
    else:
        yield f"{opening}>"
        yield f"      {inside}"
        yield "    </testcase>"


def _inside(entry: Entry) -> str | None:
    """What a case holds: why it fails or is skipped, or the reason it was acknowledged with."""
    where = "\n".join(filter(None, (f"{entry.span}: {entry.message}", entry.hint and f"hint: {entry.hint}")))
    match entry.state:
        case State.FAILED:
            return f"<failure{_attributes(message=entry.message, type=entry.code)}>{_text(where)}</failure>"
        case State.BROKEN:
            return f"<error{_attributes(message=entry.message, type=entry.code)}>{_text(where)}</error>"
        case State.OPEN:
            return f"<skipped{_attributes(message=entry.message)}/>"
        case State.IGNORED:
            return f"<skipped{_attributes(message=f'ignored: {entry.reason}')}/>"
        case State.ACKNOWLEDGED:
            said = f"{where}\nacknowledged: {entry.reason}"
            return f"<system-out>{_text(said)}</system-out>"
        case State.NOTED:
            return f"<system-out>{_text(where)}</system-out>"
        case State.PASSED:
            return None


def _class(entry: Entry) -> str:
    """Readers cut at the dots: the file is the package, the sort of entry the class."""
    parts = [part for part in PurePath(entry.span.path).with_suffix("").parts if part.strip("/\\.")]
    return ".".join([*parts, entry.sort.value])


def _attributes(**values: str) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in values.items())


def _text(value: str) -> str:
    return escape(_clean(value))


def _clean(value: str) -> str:
    return _FORBIDDEN.sub("\ufffd", value)
