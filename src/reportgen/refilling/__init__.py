"""Brings the figures of an edited Word briefing up to date, and leaves everything else as its editor left it."""

from __future__ import annotations

from reportgen.refilling.codes import CODES
from reportgen.refilling.filling import Refilled, Renewed, Request, attached_name, open_elsewhere, refill

__all__ = ["CODES", "Refilled", "Renewed", "Request", "attached_name", "open_elsewhere", "refill"]
