"""The claim language's syntax tree.  Positions are code-point offsets into the claim's text."""

from __future__ import annotations

from reportgen.quantity import Quantity
from reportgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A number written in the claim itself."""

    quantity: Quantity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A figure, by its id."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Negation:
    """A leading minus."""

    operand: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and one of ``+ - * /``."""

    operator: str
    left: Expression
    right: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the claim language: sum, mean, share, change, points, …"""

    function: str
    arguments: tuple[Expression, ...]
    start: int
    end: int


Expression = Literal | Name | Negation | Operation | Call


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole claim: two sides and one of ``= != < <= > >= within``."""

    relation: str
    left: Expression
    right: Expression
    start: int
    end: int
