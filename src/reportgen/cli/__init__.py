"""The command line.  Nothing else in the package prints.

Exit codes: 0 all is well, 1 something was found, 2 wrong usage or input that cannot be read.
"""

from __future__ import annotations

import click

from reportgen import __version__
from reportgen.cli.building import build
from reportgen.cli.checking import check
from reportgen.cli.schemas import schema


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """Briefings in several languages whose figures are proved."""


main.add_command(build)
main.add_command(check)
main.add_command(schema)
