"""`reportgen schema`: the JSON Schema of the fact file, for editors that complete and check as one types."""

from __future__ import annotations

import json

import click

from reportgen.reading import json_schema
from reportgen.reporting import report_schema


@click.command()
@click.argument("what", type=click.Choice(["facts", "report"]), default="facts")
def schema(what: str) -> None:
    """Print the JSON Schema of fact files, or of `check --format json`."""
    made = json_schema() if what == "facts" else report_schema()
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
