"""The title block: what this is, the finding, where it comes from with the verdict as a badge, and a rule."""

from __future__ import annotations

from dataclasses import replace

from reportgen.diagnostics import Diagnostic
from reportgen.document import Direction, Masthead, Tone
from reportgen.text.ink import least_apart, reach
from reportgen.text.paragraphs import Line
from reportgen.theme import TINT, Role, lightened
from reportgen.writers.pdf.bare import bare
from reportgen.writers.pdf.boxes import BASELINE, TALL, Fill, Picture, Strip, Words, headline, kept_together, stack
from reportgen.writers.pdf.pictures import image_of
from reportgen.writers.pdf.setting import Typesetter
from reportgen.writers.pdf.tagging import Element

BADGE_SIDES = 9.0
BADGE_AIR, TALL_AIR = 4.5, 2.5
TALL_LETTERS = 1.3
"""Above and below the words of a badge.  Tall letters are measured, and are taken to be so many sizes high at least."""
BADGE_RADIUS = 2.5
BADGE_GAP = 16.0
WIDEST_BADGE = 0.5
"""The part of the line that a badge may take beside the provenance; a wider one gets a line of its own."""
LOGO_GAP, LETTERHEAD_GAP = 10.0, 14.0
WIDEST_LOGO = 0.6
"""The part of the line that a logo may take."""
TOP, TALL_TOP = 6.0, 9.0
"""Between the title's lines and those on where it comes from: the bowls of tall letters hang out of theirs."""
KICKER_GAP = 3.0
"""Between the letters of the line above a title and the tall ones of the title."""
RULE = 1.0
RULE_GAP = 10.0


def lay_masthead(masthead: Masthead, setter: Typesetter, parent: Element, width: float) -> list[Strip]:
    """The strips of the title block, kept together."""
    strips = _letterhead(setter, parent, width)
    for inlines, role, tag in ((masthead.kicker, Role.KICKER, "P"), (masthead.title, Role.TITLE, "H1")):
        if inlines:
            runs = setter.runs(inlines, role, parent.child(tag))
            lines = setter.balanced(runs, width) if role is Role.TITLE else setter.lines(runs, width)
            tall_title = role is Role.TITLE and setter.style(role).leading >= TALL
            rtl = setter.direction is Direction.RTL
            if tall_title and masthead.kicker and strips and lines:
                strips[-1] = _clear_of(lines[0], strips[-1], rtl=rtl)
            strips += headline(lines, setter.style(role), rtl=rtl)
            if lines:
                # Tall letters bring air of their own, but a title's begin high: they would touch the kicker.
                strips[-1] = replace(strips[-1], after=0.0 if tall_title else 4.0)
    strips.append(_provenance(masthead, setter, parent, width))
    return kept_together(strips)


def _clear_of(line: Line, above: Strip, *, rtl: bool) -> Strip:
    """A strip of one line with as much space below it as the tall letters of the next one need."""
    said = above.words[-1]
    apart = least_apart(said.line, line, rtl=rtl) + KICKER_GAP
    return replace(above, after=max(above.after, apart - (above.height - said.y) - BASELINE * line.height))


def _letterhead(setter: Typesetter, parent: Element, width: float) -> list[Strip]:
    """Who publishes: the theme's logo, and beside it the organisation."""
    logo, organisation = setter.theme.logo, setter.theme.organisation
    pictures: tuple[Picture, ...] = ()
    figure: Element | None = None
    start = height = 0.0
    if logo is not None:
        image = image_of(logo)
        if isinstance(image, Diagnostic):
            setter.note([image])
            return []
        shown = min(1.0, WIDEST_LOGO * width / logo.width)
        height = shown * logo.height
        figure = parent.child("Figure")
        figure.alternative = bare(logo.alternative, setter.direction)
        pictures = (Picture(0.0, 0.0, shown * logo.width, height, image, figure),)
        start = shown * logo.width + LOGO_GAP
    lines: tuple[Line, ...] = ()
    if organisation:
        style = replace(setter.style(Role.PROVENANCE), weight=600, colour=setter.theme.colours.ink)
        lines = setter.balanced(setter.words(organisation, style, parent.child("P")), width - start)
    text = sum(line.height for line in lines)
    words, _ = stack(lines, start, max(0.0, (height - text) / 2))
    if not pictures and not words:
        return []
    return [Strip(max(height, text), words, pictures=pictures, after=LETTERHEAD_GAP, framed=figure)]


def _provenance(masthead: Masthead, setter: Typesetter, parent: Element, width: float) -> Strip:
    provenance = setter.runs(masthead.provenance, Role.PROVENANCE, parent.child("P")) if masthead.provenance else ()
    badge: tuple[Line, ...] = ()
    if masthead.badge:
        colour = setter.wording.tone(masthead.badge_tone)
        style = replace(setter.style(Role.BADGE), colour=colour)
        badge = setter.lines(setter.runs(masthead.badge, style, parent.child("P")), width - 2 * BADGE_SIDES)
    words: list[Words] = []
    fills: list[Fill] = []
    pill = max(line.natural_width for line in badge) + 2 * BADGE_SIDES if badge else 0.0
    beside = pill <= WIDEST_BADGE * width
    lines = setter.balanced(provenance, width - pill - BADGE_GAP if badge and beside else width)
    top = TOP if setter.style(Role.TITLE).leading < TALL else TALL_TOP
    text_words, text_height = stack(lines, 0.0, top)
    height = top + text_height
    if badge:
        above, below = _pill_reach(badge, setter)
        below += sum(line.height for line in badge[1:])
        x = width - pill if beside else 0.0
        y = max(text_words[0].y if text_words else 0.0, above) if beside else height + 4.0 + above
        if beside and text_words and y > text_words[0].y:
            drop = y - text_words[0].y
            text_words = tuple(replace(w, y=w.y + drop) for w in text_words)
            height += drop
        fills.append(Fill(x, y - above, pill, above + below, tint(masthead.badge_tone, setter), radius=BADGE_RADIUS))
        badge_words, _ = stack(badge, x + BADGE_SIDES, y - BASELINE * badge[0].height)
        words.extend(badge_words)
        height = max(height, y + below)
    height += RULE_GAP
    fills.append(Fill(0.0, height, width, RULE, setter.theme.colours.accent))
    return Strip(height + RULE, (*text_words, *words), tuple(fills), after=14.0)


def _pill_reach(badge: tuple[Line, ...], setter: Typesetter) -> tuple[float, float]:
    """How far a badge reaches above and below the baseline of its first line."""
    style = setter.style(Role.BADGE)
    if style.leading >= TALL:
        up, down = reach(badge)
        return max(up, TALL_LETTERS * style.size) + TALL_AIR, max(down, style.size / 2) + TALL_AIR
    box = style.size * style.leading
    return BASELINE * box + BADGE_AIR, (1 - BASELINE) * box + BADGE_AIR


def tint(tone: Tone, setter: Typesetter) -> str:
    """A tone's colour as a background: the wash, or a light mix with white."""
    if tone in (Tone.NEUTRAL, Tone.QUIET):
        return setter.theme.colours.wash
    return lightened(setter.wording.tone(tone), TINT)
