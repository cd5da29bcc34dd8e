"""What the commands understand alike: names to choose from, paths, the project they work in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from reportgen.resources import Resources

FACT_SUFFIXES = frozenset({".yaml", ".yml"})


def project() -> Resources:
    """The project that a command works in: the folder it is called from."""
    return Resources(Path())


def chosen(option: str, said: str, known: Iterable[str], every: str = "") -> tuple[str, ...]:
    """The names in a comma-separated option; `every`, where given, stands for all of them.

    An unknown name is a usage error that names the nearest known one.
    """
    names = sorted(known)
    wanted = [name.strip() for name in said.split(",") if name.strip()]
    if not wanted:
        raise click.UsageError(f"{option} names nothing; there are: {', '.join(names)}")
    if every and every in wanted:
        return tuple(names)
    unknown = [name for name in wanted if name not in names]
    if unknown:
        raise click.UsageError("\n".join(_unknown(option, name, names, every) for name in unknown))
    return tuple(dict.fromkeys(wanted))


def _unknown(option: str, name: str, names: Sequence[str], every: str) -> str:
    shown = name if len(name) <= 40 else f"{name[:40]}…"
    near = get_close_matches(name[:40], names, 1)
    there = ", ".join([*names, *([every] if every else [])])
    guess = f"did you mean `{near[0]}`? " if near else ""
    return f"{option}: there is no `{shown}`; {guess}there are: {there}"


def fact_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The fact files that `paths` name: files as they are, folders by the YAML files in them, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix in FACT_SUFFIXES and p.is_file())
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))
