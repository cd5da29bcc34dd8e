"""Where templates, locales, themes and fonts are found.

This module imports nothing of ours.  What stands in the user's project comes first, by name; what
the package carries comes second.  In the source tree the package's templates and locales stand at
the top, in the wheel inside the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parents[1] / folder


@dataclass(frozen=True, slots=True)
class Resources:
    """The files of one project, with the package's own behind them."""

    project: Path

    def languages(self) -> tuple[str, ...]:
        """The codes of all languages there are, sorted: every folder that holds a language.toml."""
        return self._names("locales", "language.toml")

    def templates(self) -> tuple[str, ...]:
        """The names of all templates there are, sorted."""
        return tuple(sorted({p.name for root in self._roots("templates") for p in _folders(root)}))

    def themes(self) -> tuple[str, ...]:
        """The names of all themes there are, sorted."""
        roots = (self.project / "themes", _PACKAGE / "themes")
        return tuple(sorted({p.stem for root in roots if root.is_dir() for p in root.glob("*.toml")}))

    def locale_file(self, language: str, name: str) -> Path | None:
        """A file of a language's folder, e.g. `language.toml` or `LC_MESSAGES/reportgen.po`."""
        return self._first("locales", f"{language}/{name}")

    def template_folder(self, name: str) -> Path | None:
        """The folder of a template: one Markdown file per language."""
        return next((root / name for root in self._roots("templates") if (root / name).is_dir()), None)

    def theme_file(self, name: str) -> Path | None:
        """The TOML file of a theme."""
        roots = (self.project / "themes", _PACKAGE / "themes")
        return next((root / f"{name}.toml" for root in roots if (root / f"{name}.toml").is_file()), None)

    def font_folder(self) -> Path:
        """The folder of the font files that the package carries."""
        return _PACKAGE / "fonts"

    def _roots(self, folder: str) -> tuple[Path, ...]:
        own, shipped = self.project / folder, _shipped(folder)
        roots = (own, shipped) if own.resolve() != shipped.resolve() else (shipped,)
        return tuple(root for root in roots if root.is_dir())

    def _names(self, folder: str, marker: str) -> tuple[str, ...]:
        found = {p.name for root in self._roots(folder) for p in _folders(root) if (p / marker).is_file()}
        return tuple(sorted(found))

    def _first(self, folder: str, name: str) -> Path | None:
        return next((root / name for root in self._roots(folder) if (root / name).is_file()), None)


def _folders(root: Path) -> list[Path]:
    return [p for p in root.iterdir() if p.is_dir() and not p.name.startswith(".")]
