"""Characters that nobody sees and that change what everybody reads: where they are refused, and where they may stand.

With U+202E before it, "21" reads as 12; with U+200F around its comma, "18,240" reads as 240,18; with U+200B in it, it
is found by no search.  So wherever people write for a briefing, this is the rule, and it is the same for all:

- Controls, overrides, embeddings, isolates and letters without a shape are refused everywhere.
- Nothing unseen stands in a word that holds a figure, or a `{{ mark }}` for one.  (A word ends at a blank; the joiners
  of Urdu and Persian may stand between two letters.)  Nor, in the words beside a figure, do blanks without width and
  the like: that is where its unit stands.
- A mark of direction (U+200E, U+200F, U+061C) stands at an end of a word, beside a letter that runs its way; between
  the two are at most blanks and the signs that end a sentence.  There it says again what the letter says, so that
  with or without it, whatever stands around, every letter and figure has the same place.

Words copied from the web or from Word keep to that, but for marks at figures; those are to be taken out by hand.

This module imports nothing of ours, but for the order of writing, which it asks for when there is something to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u115f\u1160\u2028-\u202e\u2065-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb"
)
_FAR_CONTROLS = "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
_DIRECTING = "\u061c\u200e\u200f"
_JOINING = "\u200c\u200d"
_OTHER = "\u00ad\u034f\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\ufe00-\ufe0f"
_FAR_OTHER = "\U000e0100-\U000e01ef"

UNSEEN = re.compile(f"[{_CONTROLS}{_DIRECTING}{_JOINING}{_OTHER}{_FAR_CONTROLS}{_FAR_OTHER}]")
"""A character that is not seen.  A tab and the ends of lines are blanks like others."""

_PERHAPS = re.compile(f"[{_CONTROLS}{_DIRECTING}{_JOINING}{_OTHER}\U0001bca0-\U000e0fff]")
"""The same and some that are seen: one range beyond the first plane makes the look three times as fast."""

REFUSED = re.compile(f"[{_CONTROLS}{_FAR_CONTROLS}]")
"""One that is refused wherever it stands."""

HINT = "delete it; which way words and figures run, reportgen knows by itself"

_ENTITY = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SLOT = re.compile(r"\{{1,2}[^{}\n]*\}{1,2}")
"""What stands for a figure: a `{{ mark }}`, or a `{placeholder}` of a message."""
_WORD = re.compile(rf"(?:\S|[{_CONTROLS}])+")
_ENDING = frozenset(".!?…:;,،\"'’‘”“»«›‹")
"""Signs that end sentences or quote, and are part of no figure where a blank follows; brackets are not among them.

Those of Arabic script (؛ ؟ ۔) run from right to left as its letters do, and so count as letters here.
"""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_MIRRORED = str.maketrans("()[]{}<>≤≥«»", ")(][}{><≥≤»«")
_AROUND = 40


class Fault(NamedTuple):
    """An unseen character that may not stand where it does, and what to say of it."""

    at: int
    character: str
    message: str


class _Word(NamedTuple):
    start: int
    text: str
    figure: bool


def held(text: str) -> bool:
    """Whether a text holds a character that is not seen; takes as long as to look through it once."""
    return _PERHAPS.search(text) is not None and UNSEEN.search(text) is not None


def named(character: str) -> str:
    """A character's code and name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'a control character')}"


def described(character: str) -> str:
    """What to say of a character that is refused wherever it stands."""
    return f"{named(character)} is not seen, and can change how the text is read"


def faults(text: str, *, bare: bool = False) -> Iterator[Fault]:
    """Each unseen character of a text (a value, or a line) that may not stand where it does.

    `bare` texts may hold none but joiners between letters: names of files, signs of numbers, units.
    """
    if not held(text):
        return
    masked = _SLOT.sub(_figure, text) if "{" in text else text
    words = [_Word(match.start(), match[0], _holds_figure(match[0])) for match in _WORD.finditer(masked)]
    supported = _supported(masked)
    for index, (start, word, figure) in enumerate(words):
        letters: tuple[int, int] | None = None
        for match in UNSEEN.finditer(word):
            at, character = start + match.start(), match[0]
            message = ""
            if REFUSED.match(character):
                message = described(character)
            elif character in _JOINING and _between_letters(masked, at):
                continue
            elif bare:
                message = f"{named(character)} is not seen, and has no place here"
            elif figure:
                message = f"{named(character)} is not seen, and stands inside or beside a figure"
            elif character in _DIRECTING:
                letters = letters or _letters(word)
                if letters[0] < match.start() < letters[1] or at not in supported:
                    message = f"{named(character)} is not seen, and can change the order in which words are read"
            elif any(near.figure for near in words[max(index - 1, 0) : index + 2]):
                message = f"{named(character)} is not seen, and stands beside a figure"
            if message:
                yield Fault(at, character, message + _told(text, words, index, at))


def places(text: str, *, entities: bool = False) -> Iterator[tuple[int, int, str]]:
    """Each fault of a file's text: its line, its column, and what to say of it.

    With `entities`, what is written as `&rlm;` or `&#x202e;` counts as the character that it stands for.
    """
    entities = entities and "&" in text and _ENTITY.search(text) is not None
    if not entities and not held(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        columns: Sequence[int] = range(len(line))
        if entities and "&" in line:
            line, columns = _resolved(line)  # noqa: PLW2901  - what is read is the line with its entities resolved
        for fault in faults(line):
            yield number, columns[fault.at] + 1, fault.message


def clean(text: str) -> str:
    """A text without what is not seen, but for joiners between letters; a blank that is refused is a blank."""
    if not held(text):
        return text

    def kept(match: re.Match[str]) -> str:
        if match[0] in _JOINING and _between_letters(text, match.start()):
            return match[0]
        return " " if match[0].isspace() else ""

    return UNSEEN.sub(kept, text)


def trimmed(text: str) -> str:
    """A text without the marks of direction at its end, where no figure stands there: they direct nothing."""
    kept = text.rstrip(_DIRECTING)
    return text if kept == text or _holds_figure(kept[max(map(kept.rfind, " \n}")) + 1 :] or "0") else kept


def visible(text: str) -> str:
    """A text for a terminal: what is not seen is written as JSON escapes it, but for joiners between letters."""
    if not held(text):
        return text

    def shown(match: re.Match[str]) -> str:
        character = match[0]
        if character in _JOINING and _between_letters(text, match.start()):
            return character
        units = character.encode("utf-16-be", "surrogatepass").hex()
        return "".join([f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)])

    return UNSEEN.sub(shown, text)


def turned(text: str) -> str:
    """How a text is seen, from left to right, where what is not seen changes that; else ""."""
    said, plain = _isolated(text), _isolated(clean(text))
    for rtl in (False, True):
        found = seen(said, rtl=rtl)
        if found != seen(plain, rtl=rtl):
            return found
    return ""


def sights(text: str) -> tuple[tuple[str, str], ...]:
    """How a paragraph is seen, and how without what is not seen, for each direction in which the two differ."""
    plain = clean(text)
    if plain == text:
        return ()
    pairs = ((seen(text, rtl=rtl), seen(plain, rtl=rtl)) for rtl in (False, True))
    return tuple(pair for pair in pairs if pair[0] != pair[1])


def seen(text: str, *, rtl: bool) -> str:
    """What is seen of one line, from left to right, in a paragraph of a direction."""
    # The whole of UAX #9 is asked for only where an unseen character was found: most texts hold none.
    from reportgen.document import Direction  # noqa: PLC0415  - as said above
    from reportgen.text.bidi import levels, visual  # noqa: PLC0415  - as said above

    level_of: list[int] = []
    for start, end, level in levels(text, Direction.RTL if rtl else Direction.LTR).runs:
        level_of += [level] * (end - start)
    order = visual(level_of)
    return clean("".join([text[at].translate(_MIRRORED) if level_of[at] & 1 else text[at] for at in order])).strip()


def _told(text: str, words: Sequence[_Word], index: int, at: int) -> str:
    """What to add to a message: the word around a place, and how it is seen, alone or with those beside it."""
    for first, last in ((index, index), (max(index - 2, 0), min(index + 2, len(words) - 1))):
        start, end = words[first].start, words[last].start + len(words[last].text)
        around = text[max(start, at - _AROUND) : min(end, at + _AROUND)]
        found = turned(around)
        if found and not _RIGHT_TO_LEFT.search(found):  # what holds such letters would be turned round again
            return f": “{clean(around)}” would be seen as “{found}”"
    start = words[index].start
    around = clean(text[max(start, at - _AROUND) : min(start + len(words[index].text), at + _AROUND)])
    return f", in “{around}”" if around else ""


def _isolated(text: str) -> str:
    """A text with what stands for figures set apart, as figures are set."""
    return _SLOT.sub(lambda match: f"\u2068{match[0]}\u2069", text) if "{" in text else text


def _figure(match: re.Match[str]) -> str:
    """What stands for a figure, as one: digits, and what is unseen among them."""
    return "".join([character if UNSEEN.match(character) else "0" for character in match[0]])


def _holds_figure(word: str) -> bool:
    return not word.isalpha() and any(unicodedata.category(character)[0] == "N" for character in word)


def _letters(word: str) -> tuple[int, int]:
    """The places of a word's first and last letter."""
    found = [at for at, character in enumerate(word) if unicodedata.category(character)[0] in "LM"]
    return (found[0], found[-1]) if found else (len(word), -1)


def _between_letters(text: str, at: int) -> bool:
    """Whether the characters on both sides are letters of a script that joins them, or marks on such."""
    if not 0 < at < len(text) - 1:
        return False
    sides = text[at - 1], text[at + 1]
    return all(character > "\u02af" and unicodedata.category(character)[0] in "LM" for character in sides)


def _supported(text: str) -> set[int]:
    """The places of marks of direction beside a letter that runs their way.

    A combining mark goes with the letter that it stands on; apart from any it would go with the mark of direction.
    """
    found: set[int] = set()
    for order in (range(len(text)), range(len(text) - 1, -1, -1)):
        nearest = ""
        for at in order:
            character = text[at]
            if character in _DIRECTING:
                if any(map(_combines, text[at + 1 : at + 9].lstrip(_JOINING)[:1])):
                    nearest = ""
                if nearest == ("L" if character == "\u200e" else "R"):
                    found.add(at)
                continue
            way = unicodedata.bidirectional(character)
            if way in ("L", "R", "AL"):
                nearest = way.replace("AL", "R")
            elif way == "NSM":
                nearest = nearest if at and (text[at - 1].isalpha() or _combines(text[at - 1])) else ""
            elif character not in _ENDING and character not in _JOINING and not character.isspace():
                nearest = ""
    return found


def _combines(character: str) -> bool:
    return unicodedata.bidirectional(character) == "NSM"


def _resolved(line: str) -> tuple[str, Sequence[int]]:
    """A line with its entities resolved, and where each of its characters stands in it."""
    import html  # noqa: PLC0415  - two thousand names that few templates need

    parts: list[str] = []
    columns: list[int] = []
    at = 0
    for match in _ENTITY.finditer(line):
        said = html.unescape(match[0])
        parts += [line[at : match.start()], said]
        columns += [*range(at, match.start()), *[match.start()] * len(said)]
        at = match.end()
    return "".join([*parts, line[at:]]), [*columns, *range(at, len(line))]
