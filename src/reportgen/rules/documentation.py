"""Each rule's page, from the rule itself, and the list of them all.

`python -m reportgen.rules.documentation FOLDER` writes them; a test holds docs/rules/ to them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportgen.diagnostics import Severity
from reportgen.rules import RULES
from reportgen.rules.rule import Rule

INDEX = "README.md"

_WEIGHT = {
    Severity.ERROR: "An error: it fails a check unless it is acknowledged.",
    Severity.WARNING: "A warning: it fails a check unless it is acknowledged.",
    Severity.NOTE: "A note: it never fails a check.",
    Severity.HINT: "A hint to the editor: it never fails a check, and no briefing tells its readers.",
}


def pages() -> dict[str, str]:
    """The name and text of every page: one per rule, and the index."""
    return {INDEX: _index(), **{f"{rule.code}.md": page(rule) for rule in RULES}}


def page(rule: Rule) -> str:
    """One rule's page."""
    return "\n".join(
        (
            f"# {rule.code}: {rule.title}",
            "",
            f"`{rule.name}`. {_WEIGHT[rule.severity]}",
            "",
            rule.what,
            "",
            "## Why",
            "",
            rule.why,
            "",
            "## Found",
            "",
            "```yaml",
            rule.bad.rstrip("\n"),
            "```",
            "",
            "## Not found",
            "",
            "```yaml",
            rule.good.rstrip("\n"),
            "```",
            "",
            "## What to do",
            "",
            rule.fix,
            "",
        )
    )


def _index() -> str:
    rows = [f"| [{r.code}]({r.code}.md) | `{r.name}` | {r.severity.value} | {r.title} |" for r in RULES]
    return "\n".join(
        (
            "# Rules",
            "",
            "What is checked without a claim. Codes are stable. A figure accepts a finding with an acknowledgement,",
            "which names the rule by its code or its name:",
            "",
            "```yaml",
            "    acknowledged:",
            "      - finding: percent-for-points",
            "        reason: The article prints it so.",
            "```",
            "",
            "The finding is printed all the same, and no longer fails the check; an acknowledgement that accepts",
            "nothing is a finding itself, R100. Notes and hints never fail. A hint is for the editor: the console and",
            "the reports for machines have it, a briefing does not.",
            "",
            "What is acknowledged is true of the article, and its readers are told. A rule that has nothing to say to",
            "them can be ignored instead, by one figure or by the whole file:",
            "",
            "```yaml",
            "rules:",
            "  ignore:",
            "    - rule: R109",
            "      reason: The article prints whole percentages for the provinces and tenths for the country.",
            "```",
            "",
            "Its findings are not reported and never fail; the reports for machines list them as suppressed, with the",
            "reason. A figure's own `ignore` is a list of the same kind. Under `rules`, `select` names the only rules",
            "that run. An `ignore` that suppresses nothing is R100, too.",
            "",
            "For one call, `reportgen check --select R101,R11` runs only the rules so named, by code, by the beginning",
            "of codes, or by name, and `--ignore R109` leaves rules out; what the fact file chooses holds within that.",
            "Then the report says which rules ran, and R100 has nothing to say of the others.",
            "",
            "| code | name | severity | |",
            "|---|---|---|---|",
            *rows,
            "",
        )
    )


def write(folder: Path) -> None:
    """Write every page into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
