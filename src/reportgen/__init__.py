"""reportgen: briefings in several languages whose figures are proved."""

__version__ = "0.1.0"
