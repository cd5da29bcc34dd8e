"""The smallest sets of figures whose change ends a conflict.

By size: single figures first, then pairs, then triples; the first size that has an answer is the
answer (Fellegi and Holt's principle).  Every set reported has been tried out on the claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import permutations

from reportgen.claims.suspects.conflicts import Change, Following, Slip, SlipCode, SuspectSet
from reportgen.claims.suspects.slips import other_mentions, slipped_steps, unit_slips
from reportgen.claims.suspects.solving import Run, Solver, Variable, variables_of
from reportgen.claims.suspects.trials import Figures, OutOfWorkError, Trials
from reportgen.claims.suspects.weights import weight
from reportgen.facts import Figure
from reportgen.quantity import Interval, Quantity
from reportgen.records import dataclass

MAX_SIZE = 3
"""Most figures that are suspected together."""
MAX_NEIGHBOURS = 40
"""Most figures tried beside one whose change would break a claim."""
_CODES = list(SlipCode)


@dataclass(frozen=True, slots=True)
class _Assigned:
    """A number found for one figure of a set."""

    variable: Variable
    steps: int
    slip: Slip | None


@dataclass(slots=True)
class Search:
    """The search for one conflict."""

    trials: Trials
    conflict: frozenset[int]
    solver: Solver = field(init=False)

    def __post_init__(self) -> None:
        self.solver = Solver(self.trials, self.conflict)

    def smallest(self) -> tuple[list[SuspectSet], bool]:
        """Every set of the smallest size that ends the conflict, and whether the search got to its end."""
        found: list[SuspectSet] = []
        try:
            for size in range(1, MAX_SIZE + 1):
                for names in self._candidates(size):
                    suspect = self._single(names[0]) if size == 1 else self._several(names)
                    if suspect is not None:
                        found.append(suspect)
                if found:
                    break
        except OutOfWorkError:
            return found, False
        return found, True

    def _candidates(self, size: int) -> Iterator[tuple[str, ...]]:
        """Sets that touch every failing claim; once they do, figures beside those already in."""
        seen: set[frozenset[str]] = set()

        def grown(chosen: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
            missed = next((i for i in sorted(self.conflict) if not set(self.trials.bases[i]) & set(chosen)), None)
            if len(chosen) == size:
                if missed is None and frozenset(chosen) not in seen:
                    seen.add(frozenset(chosen))
                    yield tuple(sorted(chosen, key=self.trials.place.__getitem__))
                return
            pool = self._beside(chosen) if missed is None else self.trials.bases[missed]
            for name in pool:
                if name not in chosen and self.trials.can_change(name):
                    yield from grown((*chosen, name))

        return grown(())

    def _beside(self, chosen: tuple[str, ...]) -> list[str]:
        names = {name for index in self.trials.touched(chosen) for name in self.trials.bases[index]}
        return sorted(names, key=self.trials.place.__getitem__)[:MAX_NEIGHBOURS]

    def _single(self, name: str) -> SuspectSet | None:
        figure = self.trials.figures[name]
        claims = self.trials.touched((name,))
        for slip, kind in unit_slips(figure):
            state = {name: replace(figure, quantity=slip.quantity, kind=kind)}
            if self.solver.agrees(claims, state):
                value = Interval.point(slip.quantity.value)
                assert figure.quantity is not None
                change = Change(name, figure.quantity, slip.quantity, value, slip, kind)
                return self._set((change,), state)
        for variable in variables_of(figure):
            run = self.solver.solve(variable, {}, claims)
            if run is None:
                continue
            slip_found = self._slip(variable, run, {}, claims)
            return self._finished((_Assigned(variable, _steps(variable, run, slip_found), slip_found),), [run])
        return None

    def _several(self, names: tuple[str, ...]) -> SuspectSet | None:
        if len(names) == 2 and (swapped := self._swap(names)) is not None:
            return swapped
        for order in permutations(names):
            assigned = self._assign(order, ())
            if assigned is not None:
                in_order = sorted(assigned, key=lambda a: names.index(a.variable.figure.id))
                return self._finished(tuple(in_order))
        return None

    def _assign(self, order: tuple[str, ...], done: tuple[_Assigned, ...]) -> tuple[_Assigned, ...] | None:
        """Numbers for the figures one after the other, each by the claims that wait for nothing else."""
        if len(done) == len(order):
            claims, state = self.trials.touched(order), self._state(done)
            return done if self.solver.agrees(claims, state) else None
        waiting = set(order[len(done) + 1 :])
        claims = tuple(
            i for i in self.trials.touched(order[: len(done) + 1]) if not waiting & set(self.trials.bases[i])
        )
        fixed = {a.variable.figure.id: a.variable.at(a.steps) for a in done}
        for variable in variables_of(self.trials.figures[order[len(done)]]):
            for option in self._options(variable, order[len(done) + 1 :], fixed, claims):
                complete = self._assign(order, (*done, option))
                if complete is not None:
                    return complete
        return None

    def _options(
        self, variable: Variable, later: Sequence[str], fixed: Figures, claims: tuple[int, ...]
    ) -> Iterator[_Assigned]:
        run = self.solver.solve(variable, fixed, claims)
        if run is None:
            return
        nearest = run.nearest(variable.now)
        if nearest != variable.now:
            slip = self._slip(variable, run, fixed, claims)
            yield _Assigned(variable, _steps(variable, run, slip), slip)
            return
        # Nothing but claims that hold: what is printed would do, so only a later figure can tell.
        if len(later) != 1 or fixed:
            return
        other = self.trials.figures[later[0]]
        both = [i for i in self.trials.touched(later) if variable.figure.id in self.trials.bases[i]]
        for one in both:
            for two in both:
                if one == two or one not in self.conflict:
                    continue
                place = self.solver.meeting(variable, Variable(other), (one, two))
                for steps in () if place is None else (round(place), int(place // 1), int(-(-place // 1))):
                    if steps != variable.now and steps in run:
                        yield _Assigned(variable, steps, None)

    def _swap(self, names: tuple[str, ...]) -> SuspectSet | None:
        """Two figures that would be right in each other's place."""
        one, other = (self.trials.figures[name] for name in names)
        if one.quantity is None or other.quantity is None or one.quantity.unit != other.quantity.unit:
            return None
        if one.quantity.high is not None or other.quantity.high is not None:
            return None
        if one.quantity.value == other.quantity.value or one.quantity.places != other.quantity.places:
            return None
        slips = (
            Slip(SlipCode.SWAPPED, replace(one.quantity, value=other.quantity.value), other.id),
            Slip(SlipCode.SWAPPED, replace(other.quantity, value=one.quantity.value), one.id),
        )
        done = tuple(
            _Assigned(Variable(figure), int(slip.quantity.value / slip.quantity.last_digit), slip)
            for figure, slip in zip((one, other), slips, strict=True)
        )
        if not self.solver.agrees(self.trials.touched(names), self._state(done)):
            return None
        return self._finished(done)

    def _slip(self, variable: Variable, run: Run, fixed: Figures, claims: tuple[int, ...]) -> Slip | None:
        """The best slip that leads into a run of numbers."""
        quantity = variable.figure.quantity
        if quantity is None or quantity.high is not None:
            return None
        # Some slip leads into any half-line: there it explains nothing.
        bounded = run.low is not None and run.high is not None
        now = variable.now
        found = [
            (_CODES.index(code), abs(steps - now), steps)
            for code, steps in self._slipped(variable, quantity, digits=bounded)
            if steps in run and steps != now
        ]
        if not found:
            return None
        code, _, at = min(found)
        state = self.solver.state(variable, at, fixed)
        return Slip(_CODES[code], _printed(variable, at)) if self.solver.agrees(claims, state) else None

    def _slipped(self, variable: Variable, quantity: Quantity, *, digits: bool) -> Iterator[tuple[SlipCode, int]]:
        """What slips make of a figure, in its variable's steps."""
        for slip in other_mentions(variable.figure):
            steps = slip.quantity.value / variable.step
            if steps.denominator == 1:
                yield slip.code, int(steps)
        if digits:
            yield from slipped_steps(quantity)

    def _state(self, done: tuple[_Assigned, ...]) -> Figures:
        return self.trials.with_followers({a.variable.figure.id: a.variable.at(a.steps) for a in done})

    def _finished(self, done: tuple[_Assigned, ...], runs: list[Run] | None = None) -> SuspectSet | None:
        """The set with what each figure may be while the others are as found."""
        changes: list[Change] = []
        for place, found in enumerate(done):
            fixed = {a.variable.figure.id: a.variable.at(a.steps) for a in done if a is not found}
            variable = found.variable
            run = (
                runs[place]
                if runs is not None
                else self.solver.solve(variable, fixed, self.trials.touched([variable.figure.id]))
            )
            if run is None or found.steps not in run or run.nearest(variable.now) == variable.now:
                return None
            nearest = _printed(variable, run.nearest(variable.now))
            now = variable.figure.quantity
            assert now is not None
            slip = found.slip or self._slip(variable, run, fixed, self.trials.touched([variable.figure.id]))
            if slip is None and found.steps != run.nearest(variable.now):
                nearest = _printed(variable, found.steps)
            changes.append(Change(variable.figure.id, now, nearest, variable.shown(run), slip))
        state = self._applied(changes)
        if not self.solver.agrees(self.trials.touched([c.figure_id for c in changes]), state):
            # Slips found one by one need not go together; the numbers found together do.
            changes = [
                replace(c, nearest=_printed(a.variable, a.steps), slip=a.slip)
                for c, a in zip(changes, done, strict=True)
            ]
            state = self._applied(changes)
        return self._set(tuple(changes), state)

    def _applied(self, changes: Sequence[Change]) -> Figures:
        figures = self.trials.figures
        return self.trials.with_followers(
            {c.figure_id: replace(figures[c.figure_id], quantity=c.proposed) for c in changes}
        )

    def _set(self, changes: tuple[Change, ...], state: Figures) -> SuspectSet:
        names = {change.figure_id for change in changes}
        follows = tuple(
            Following(name, figure.quantity)
            for name, figure in state.items()
            if name not in names and figure.quantity is not None and figure.quantity != self._quantity(name)
        )
        together = tuple(
            self.trials.verdicts[index].claim.id
            for index in self.trials.touched(names)
            if len(names & set(self.trials.bases[index])) > 1
        )
        return SuspectSet(changes, sum(self._weight(name) for name in names), follows, together)

    def _quantity(self, name: str) -> Quantity | None:
        return self.trials.figures[name].quantity

    def _weight(self, name: str) -> int:
        figure: Figure = self.trials.figures[name]
        return weight(figure)


def _steps(variable: Variable, run: Run, slip: Slip | None) -> int:
    return run.nearest(variable.now) if slip is None else int(slip.quantity.value / variable.step)


def _printed(variable: Variable, steps: int) -> Quantity:
    quantity = variable.at(steps).quantity
    assert quantity is not None
    return quantity
