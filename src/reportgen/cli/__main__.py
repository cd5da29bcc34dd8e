"""``python -m reportgen.cli``."""

from reportgen.cli import main

main(prog_name="reportgen")
