"""docs/themes.md says every key, every role and every shipped theme; its example is a theme that works."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.resources import Resources
from reportgen.theming.keys import KEYS, ROLES
from tests.theming.projects import loaded, png

USES = {
    "kicker": "What this is, above the title.",
    "title": "The finding.",
    "provenance": "Where it comes from, below the title; the organisation.",
    "badge": "How many claims hold; the mark of a draft.",
    "heading": "Headings of sections.",
    "subheading": "Headings within them.",
    "body": "The text.",
    "quiet": "Notes and captions.",
    "card_value": "The figure on a card.",
    "card_label": "What it says.",
    "table_head": "The head of a table.",
    "table": "Its rows.",
    "chart": "Labels and figures in charts.",
    "footer": "Header and footer.",
}


def test_every_key_and_role_is_documented(root: Path, accept: bool) -> None:
    path = root / "docs" / "themes.md"
    told = path.read_text(encoding="utf-8")
    keys = "".join(
        f"| `{key}` | {spec.takes} | {spec.meaning}{' Every theme has it.' if spec.required else ''} |\n"
        for key, spec in KEYS.items()
    )
    roles = "".join(f"| `{role}` | {USES[role]} |\n" for role in ROLES)
    current = _between(told, "keys", f"| key | takes | what it is |\n|---|---|---|\n{keys}")
    current = _between(current, "roles", f"| role | what is set in it |\n|---|---|\n{roles}")
    if accept:
        path.write_text(current, encoding="utf-8")
    assert told == current


def _between(page: str, name: str, content: str) -> str:
    pattern = rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)"
    return re.sub(pattern, lambda match: f"{match[1]}{content}{match[2]}", page, flags=re.DOTALL)


def test_every_shipped_theme_is_documented(root: Path, tmp_path: Path) -> None:
    table = (root / "docs" / "themes.md").read_text(encoding="utf-8").partition("## A theme")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == list(Resources(tmp_path).themes())


def test_the_example_is_a_theme(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "themes.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    for language in ("en", "ur", "vi"):
        theme = loaded(tmp_path, example[1], language, logo_png=png(8, 8))
        assert theme.diagnostics == ()
