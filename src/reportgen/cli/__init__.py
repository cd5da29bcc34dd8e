"""The command line.  Nothing else in the package prints.

Exit codes: 0 all is well, 1 something was found, 2 wrong usage or input that cannot be read; as programs that signals
end have them, 130 and 141 where a command was interrupted, and where nobody reads what it prints.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from importlib import import_module

import click

from reportgen import __version__
from reportgen.cli.options import refuse_unwritable
from reportgen.unseen import visible


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


class _Program(click.Group):
    """The commands together: how any of them ends that cannot say all it has to say."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, all of which are text."""
        refuse_unwritable(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            raise SystemExit(130) from None
        except click.ClickException as error:
            error.message = visible(error.message)  # type: ignore[misc]  # said to be final: only its look changes
            raise
        except PermissionError as error:
            # Commands say themselves which files cannot be read: what is left are the folders of a project.
            raise click.UsageError(f"{error.filename} cannot be read: {error.strerror}") from error
        except OSError as error:
            # And which cannot be written: what is left is what they print.
            if error.errno not in (errno.EPIPE, errno.ENOSPC):
                raise
            code = 141
            if error.errno == errno.ENOSPC:
                code = 2
                with suppress(OSError):
                    click.echo(f"what is printed cannot be written: {error.strerror}", err=True)
            # Else the interpreter would try once more, and complain, when it ends.
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(code) from None


@click.group(cls=_Program, commands=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """Briefings in several languages whose figures are proved."""
