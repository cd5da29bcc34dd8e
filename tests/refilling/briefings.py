"""Briefings to fill anew: the facts of data/binh-thuan.yaml, older and newer, in a template of many forms."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen import building
from reportgen.refilling import Refilled, Request, refill
from reportgen.resources import Resources

ROOT = Path(__file__).resolve().parents[2]
OLD = (ROOT / "data" / "binh-thuan.yaml").read_text(encoding="utf-8")
DOCUMENT = "word/document.xml"

EXCHANGED = {
    "2,071": "2,080",
    "103.6": "104.0",
    "value: 71\n": "value: 80\n",
    "value: 4101": "value: 4110",
    "2050.5": "2055",
    "value: 41\n": "value: 50\n",
    "value: 2.0 %": "value: 2.5 %",
    "41420": "41600",
}
"""The second year had nine more members, and everything that follows from it."""

FORMS = """\
::: masthead
Forms

# {{ admitted_2022 }} members

{{ term }} term
:::

::: contents
## Contents
:::

## In {{ year_2022 }}, {{ admitted_2022 }} came

Admitted: {{ admitted_2022 }}, or {{ attainment_2022 }}, {{ attainment_2022 bare }} of a hundred,
{{ attainment_2022 word }}. {{ checks_summary }}.

The rate is {{ admission_rate }}, {{ admission_rate symbol }}, with its limit at {{ admission_rate limit }}.

It is {{ rank ordinal }} or {{ rank ordinal digits }} of {{ committees }} after {{ period spelled }}, by Resolution
{{ resolution_21 }}.

They rose by {{ growth source }}, and reached {{ attainment_2022 source }}.

::: chart admitted_2021:year_2021 admitted_2022:year_2022 target=target_yearly
### Members
By year.
:::

::: checks

::: sources
"""

Edit = Callable[[str], str]


def newer(exchanged: dict[str, str] | None = None) -> str:
    """The fact file, some of its texts exchanged."""
    said = OLD
    for was, now in (EXCHANGED if exchanged is None else exchanged).items():
        assert was in said, was
        said = said.replace(was, now)
    return said


@cache
def built(
    language: str = "en",
    template: str = FORMS,
    facts: str = OLD,
    *,
    digits: str = "",
    draft: bool = False,
    comments: bool = False,
) -> bytes:
    """A briefing, as it leaves reportgen."""
    import tempfile  # noqa: PLC0415  - a fixture could not be cached by its arguments

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data").mkdir()
        (root / "data" / "binh-thuan.yaml").write_text(facts, encoding="utf-8")
        name = "briefing"
        if template:
            name = "forms"
            (root / "templates" / name).mkdir(parents=True)
            (root / "templates" / name / f"{language}.md").write_text(template, encoding="utf-8")
        request = building.Request(
            facts=(root / "data" / "binh-thuan.yaml",),
            languages=(language,),
            formats=("docx",),
            theme="teal",
            out=root / "out",
            template=name,
            digits=digits,
            draft=draft,
            comments=comments,
        )
        result = building.build_briefings(request, Resources(root))
        assert result.files, result.diagnostics
        return result.files[0][0].read_bytes()


@dataclass(frozen=True)
class Desk:
    """A folder with a briefing in it, and what filling it says."""

    folder: Path

    def put(self, data: bytes, name: str = "brief.docx") -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def refill(
        self, data: bytes, facts: str | None = None, *, overwrite: bool = False, draft: bool = False
    ) -> Refilled:
        (self.folder / "binh-thuan.yaml").write_text(newer() if facts is None else facts, encoding="utf-8")
        request = Request(self.put(data), self.folder / "binh-thuan.yaml", draft=draft, overwrite=overwrite)
        return refill(request, Resources(self.folder))


def part(data: bytes, name: str = DOCUMENT) -> str:
    """The text of a part."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def edited(data: bytes, *edits: Edit, name: str = DOCUMENT) -> bytes:
    """A briefing as an editor's program saves it: another archive, one part changed."""
    source = zipfile.ZipFile(io.BytesIO(data))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = source.read(member)
            if member == name:
                said = content.decode()
                for edit in edits:
                    after = edit(said)
                    assert after != said, "the edit changed nothing"
                    said = after
                content = said.encode()
            target.writestr(member, content)
    return made.getvalue()


def swapped(was: str, now: str, count: int = 1) -> Edit:
    """An edit that exchanges words."""
    return lambda said: said.replace(was, now, count)


def control(data: bytes, tag: str, place: int = 0) -> str:
    """A control as it is written."""
    said = part(data)
    found = [match[0] for match in re.finditer(r"<w:sdt>.*?</w:sdt>", said) if f'<w:tag w:val="{tag}"/>' in match[0]]
    return found[place]


def figures(data: bytes, tag: str) -> list[str]:
    """What the controls of a tag print."""
    count = len(re.findall(f'<w:tag w:val="{re.escape(tag)}"/>', part(data)))
    return [words(control(data, tag, place)) for place in range(count)]


def words(xml: str) -> str:
    """The words of a stretch of XML."""
    said = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml).replace("<w:noBreakHyphen/>", "<w:t>-</w:t>")
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", said))


def paragraphs(data: bytes, name: str = DOCUMENT) -> list[str]:
    """The words of each paragraph of a part."""
    return [words(match) for match in re.findall(r"<w:p[ >].*?</w:p>", part(data, name))]
