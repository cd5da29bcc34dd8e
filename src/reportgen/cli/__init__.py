"""The command line.  Nothing else in the package prints.

Exit codes: 0 all is well, 1 something was found, 2 wrong usage or input that cannot be read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

from reportgen import __version__


class _Commands(MutableMapping[str, click.Command]):
    """The commands by name; each one's module is imported when it is asked for, so that none pays for another."""

    def __init__(self, modules: dict[str, str]) -> None:
        self._modules = modules

    def __getitem__(self, name: str) -> click.Command:
        # Importing makes no garbage: looking for it meanwhile, and in what was imported, is time lost.
        gc.disable()
        try:
            command = getattr(import_module(self._modules[name]), name)
        finally:
            gc.freeze()
            gc.enable()
            # What a command reads is kept until it ends: looked through rarely, large files take a fifth less.
            gc.set_threshold(400_000, 20, 50)
        assert isinstance(command, click.Command)
        return command

    def __setitem__(self, name: str, command: click.Command) -> None:
        raise TypeError("commands stand in the table below")

    def __delitem__(self, name: str) -> None:
        raise TypeError("commands stand in the table below")

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


_COMMANDS = _Commands(
    {
        "build": "reportgen.cli.building",
        "check": "reportgen.cli.checking",
        "explain": "reportgen.cli.explaining",
        "extract": "reportgen.cli.extracting",
        "refill": "reportgen.cli.refilling",
        "schema": "reportgen.cli.schemas",
        "suggest": "reportgen.cli.suggesting",
    }
)


@click.group(commands=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """Briefings in several languages whose figures are proved."""
