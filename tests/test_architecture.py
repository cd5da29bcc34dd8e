"""The walls of ARCHITECTURE.md: who may import whom, and which library has which door.

Late imports count too: every import statement of a file is read, wherever it stands.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "reportgen"

LEAVES = {"diagnostics", "quantity", "document", "theme", "resources", "records"}
"""Rooms that import nothing of ours, but for what frozen dataclasses are made by."""

WALLS = {
    # room: rooms it must not import
    "writers": {"facts", "claims", "rules", "reading", "extraction", "languages", "composing", "reporting", "cli"},
    "text": {"facts", "claims", "rules", "reading", "extraction", "languages", "composing", "writers", "cli"},
    "claims": {"document", "reading", "languages", "composing", "writers", "text", "extraction", "cli"},
    "rules": {"document", "reading", "languages", "composing", "writers", "text", "extraction", "cli"},
    "reading": {"claims", "rules", "document", "composing", "writers", "text", "languages", "cli"},
    "extraction": {"facts", "claims", "rules", "document", "reading", "composing", "writers", "text", "languages"},
    "languages": {"facts", "claims", "rules", "reading", "composing", "writers", "text", "extraction", "cli"},
    "composing": {"reading", "writers", "text", "extraction", "cli"},
    "theming": {
        "facts",
        "claims",
        "rules",
        "reading",
        "extraction",
        "languages",
        "composing",
        "writers",
        "text",
        "cli",
    },
    "refilling": {"extraction", "text", "cli"},
    "unseen": {
        "facts",
        "claims",
        "rules",
        "reading",
        "extraction",
        "languages",
        "composing",
        "writers",
        "theming",
        "cli",
    },
    "facts": {"claims", "rules", "reading", "document", "languages", "composing", "writers"},
}

DOORS = {
    # library: the only rooms that may import it
    "yaml": {"reading"},
    "charset_normalizer": {"reading"},
    "pypdf": {"reading"},
    "readability": {"reading"},
    "babel": {"languages"},
    "markdown_it": {"composing"},
    "docx": {"writers/docx"},
    "reportlab": {"writers/pdf"},
    "pikepdf": set(),  # this and the next one judge our files in tests
    "fontTools": set(),
    "uharfbuzz": {"text"},
    "uniseg": {"text"},
    "lxml": {"reading", "writers/docx"},
    "PIL": {"writers/pdf"},
    "click": {"cli"},
}

DISTRIBUTIONS = {
    # library: the name it is installed by, where that is another one
    "PIL": "pillow",
    "charset_normalizer": "charset-normalizer",
    "docx": "python-docx",
    "markdown_it": "markdown-it-py",
    "readability": "readability-lxml",
    "yaml": "pyyaml",
}

STANDARD = set(sys.stdlib_module_names) | {"__future__"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(path: Path) -> str:
    """The room a file belongs to: its first folder below the package, or its own name; writers have two levels."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if parts[0] == "writers" and len(parts) > 2:
        return "/".join(parts[:2])
    return parts[0]


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The dotted names that a file imports, relative ones made absolute."""
    package = module_name(path) if path.name == "__init__.py" else module_name(path).rpartition(".")[0]

    def names(tree: ast.AST) -> Iterator[str]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    stem = package.split(".")[: len(package.split(".")) - node.level + 1]
                    base = ".".join([*stem, *([base] if base else [])])
                yield from (f"{base}.{alias.name}" for alias in node.names)

    return tuple(names(ast.parse(path.read_text(encoding="utf-8"))))


def own(name: str) -> str | None:
    """The room that an imported name of ours lies in."""
    parts = name.split(".")
    return parts[1] if parts[0] == "reportgen" and len(parts) > 1 and parts[1] != "__version__" else None


@pytest.mark.parametrize("path", modules(), ids=module_name)
def test_a_file_respects_the_walls(path: Path) -> None:
    here = room(path).split("/")[0]
    forbidden = WALLS.get(here, set())
    for name in imports(path):
        target = own(name)
        if target is None or target == here:
            continue
        assert here not in LEAVES or target == "records", f"{here} imports nothing of ours, but imports {name}"
        assert target not in forbidden, f"{here} must not import {name}"
        assert target != "cli" or here == "__main__", f"nothing but __main__ imports cli, but {path.name} does"


@pytest.mark.parametrize("path", modules(), ids=module_name)
def test_a_library_is_imported_through_its_door_only(path: Path) -> None:
    for name in imports(path):
        library = name.split(".")[0]
        if library in STANDARD or library == "reportgen":
            continue
        assert library in DOORS, f"{library} has no door: name it in DOORS and in ARCHITECTURE.md"
        assert room(path) in DOORS[library], f"{room(path)} imports {library}, whose door is {DOORS[library]}"


def test_every_library_is_a_declared_dependency() -> None:
    """Not only one that happens to be there because a tool of development or another library brings it."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    declared = {re.match(r"[\w-]+", line).group().lower() for line in said}  # type: ignore[union-attr]  # each has a name
    needed = {name.split(".")[0] for path in modules() for name in imports(path)} - STANDARD - {"reportgen"}
    assert {DISTRIBUTIONS.get(library, library) for library in needed} == declared


def test_there_are_no_import_circles() -> None:
    known = {module_name(path): path for path in modules()}

    def targets(path: Path) -> set[str]:
        found: set[str] = set()
        for name in imports(path):
            parts = name.split(".")
            prefixes = (".".join(parts[:size]) for size in range(len(parts), 0, -1))
            found |= {next((prefix for prefix in prefixes if prefix in known), "")}
        return found - {module_name(path), ""}

    graph = {name: targets(path) for name, path in known.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"import circle: {' -> '.join([*trail[trail.index(name) :], name])}"
        if name in done:
            return
        for target in sorted(graph[name]):
            # a package imports its parts and its parts import one another; the parent's own
            # __init__ runs before its parts and does not close a circle by itself
            if name.startswith(f"{target}."):
                continue
            visit(target, (*trail, name))
        done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_checking_does_not_pay_for_the_writers() -> None:
    code = (
        "import sys\n"
        "from reportgen.cli import main\n"
        "try:\n"
        f"    main(['check', {str(ROOT / 'data' / 'binh-thuan.yaml')!r}])\n"
        "except SystemExit as stop:\n"
        "    assert stop.code == 0, stop.code\n"
        "heavy = {'reportlab', 'docx', 'pikepdf', 'uharfbuzz', 'fontTools', 'markdown_it', 'lxml', 'PIL'}\n"
        "loaded = heavy & {name.partition('.')[0] for name in sys.modules}\n"
        "assert not loaded, loaded\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stderr


def test_the_architecture_page_names_every_room_and_no_other() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    block = re.search(r"```\nsrc/reportgen/\n(.*?)```", page, re.DOTALL)
    assert block is not None
    named = {m.group(1).rstrip("/") for m in re.finditer(r"^  (\S+)", block.group(1), re.MULTILINE)}
    present = {p.name for p in PACKAGE.iterdir() if p.name not in {"__pycache__", "__init__.py", "py.typed"}}
    assert named == present
