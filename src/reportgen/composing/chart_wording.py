"""What is said of a chart: where its scale starts, and what it shows, for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportgen.document import Bar, BarChart, Inlines, SlopeChart, Target, plain_text
from reportgen.languages import Language

Say = Callable[[Inlines], str]
"""Says words with figures in them aloud."""


def scale_words(chart: BarChart, language: Language, *, shares: bool) -> str:
    """Where the scale of a chart's bars or points starts."""
    if not chart.dots:
        return language.message("chart.zero")
    low, _ = chart.scale
    if low < 0:
        return language.message("chart.dots-across")
    return language.message("chart.dots-share" if shares else "chart.dots-zero")


def bars_alternative(title: str, chart: BarChart, language: Language, say: Say) -> str:
    """The alternative text of one plot."""
    message = "chart.dots-alternative" if chart.dots else "chart.alternative"
    text = language.message(message, title=_unended(title), bars=_bars(chart.bars, language, say))
    return _sentences(text, _held(chart.bars, chart.target, language, say))


def multiples_alternative(
    title: Inlines, panels: Sequence[BarChart], language: Language, finding: str, say: Say
) -> str:
    """The alternative text of several panels; a target that all of them have is spoken of once."""
    shared = all(panel.target == panels[0].target for panel in panels)
    message = "chart.dots-multiples" if panels[0].dots else "chart.multiples"
    said = [language.message(message, title=_unended(plain_text(title)))]
    for panel in panels:
        bars = _bars(panel.bars, language, say)
        said.append(language.message("chart.panel", name=plain_text(panel.title), bars=bars))
        if not shared:
            said.append(_held(panel.bars, panel.target, language, say))
    if shared:
        bars_of_all = [bar for panel in panels for bar in panel.bars]
        said.append(_held(bars_of_all, panels[0].target, language, say))
    return _sentences(*said, finding)


def slopes_alternative(
    title: Inlines, chart: SlopeChart, changes: Sequence[int | None], language: Language, say: Say
) -> str:
    """The alternative text of a slope chart."""
    first, last = (plain_text(moment) for moment in chart.moments)
    lines = language.message("list.long-separator").join(
        language.message(
            "chart.slope-line",
            label=plain_text(slope.label),
            first=say((slope.points[0].number,)),
            last=say((slope.points[1].number,)),
        )
        for slope in chart.slopes
    )
    text = language.message(
        "chart.slope-alternative", title=_unended(plain_text(title)), first=first, last=last, lines=lines
    )
    target = "" if chart.target is None else language.message("chart.target-alone", target=say(chart.target.label))
    return _sentences(text, target, change_finding(changes, first, last, language))


def change_finding(changes: Sequence[int | None], first: str, last: str, language: Language) -> str:
    """What has become of values from a first moment to a last; nothing where bounds leave that open."""
    if not changes or None in changes:
        return ""
    count, higher = len(changes), sum(each == 1 for each in changes)
    for direction, message in ((1, "chart.all-higher"), (-1, "chart.all-lower"), (0, "chart.all-level")):
        if all(each == direction for each in changes):
            return language.counted(message, count, first=first, last=last)
    return language.counted("chart.some-higher", count, above=language.count(higher), first=first, last=last)


def _bars(bars: Iterable[Bar], language: Language, say: Say) -> str:
    return language.message("list.long-separator").join(
        language.message("chart.bar", label=plain_text(bar.label), number=say((bar.number,))) for bar in bars
    )


def _held(bars: Sequence[Bar], target: Target | None, language: Language, say: Say) -> str:
    """How bars stand to their target."""
    if target is None:
        return ""
    above = sum(bar.value > target.value for bar in bars)
    if above == len(bars):
        finding = language.message("chart.all-above")
    elif above == 0:
        finding = language.message("chart.none-above")
    else:
        finding = language.counted("chart.some-above", len(bars), above=language.count(above))
    return language.message("chart.alternative-target", target=say(target.label), finding=finding)


def _sentences(*said: str) -> str:
    return " ".join(each for each in said if each)


def _unended(title: str) -> str:
    return title.rstrip(" .۔")
