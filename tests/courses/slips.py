"""Slips that writers make, each at a real place of a real file, and the line that is wrong then."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

KEY = re.compile(r"^( *)((?:- )?)([a-z_]+):( ?)(.*)$")


@dataclass(frozen=True)
class Line:
    """A line of a file that begins with a key, outside of blocks of text."""

    number: int
    depth: int
    dash: bool
    key: str
    value: str

    @property
    def plain(self) -> bool:
        """Whether a text stands on the line without quotation marks."""
        return bool(self.value) and self.value[0] not in "\"'|>"


@dataclass(frozen=True)
class Slip:
    """A changed text; the first message must name one of the lines (from 1) of the file."""

    text: str
    lines: frozenset[int]


Slipped = Callable[[list[str], Line], tuple[int, list[str]] | None]
SLIPS: dict[str, tuple[Callable[[Line], bool], Slipped]] = {}


def slip(wanted: Callable[[Line], bool]) -> Callable[[Slipped], Slipped]:
    """Take in a function from all lines and one of them to the wrong line's number, and the new lines."""

    def take(made: Slipped) -> Slipped:
        SLIPS[made.__name__] = (wanted, made)
        return made

    return take


def key_lines(text: str) -> Iterator[Line]:
    """Yield the lines with keys; what stands in blocks is left out."""
    block = None
    for number, line in enumerate(text.split("\n")):
        depth = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or depth > block):
            continue
        block = None
        if not (found := KEY.match(line)):
            continue
        own = len(found[1]) + len(found[2])
        if found[5][:1] in {"|", ">"}:
            block = own
        yield Line(number, own, bool(found[2]), found[3], found[5])


def make_slip(name: str, text: str, chance: random.Random) -> Slip | None:
    """Return the slip at a place that chance finds; None where the file has none for it."""
    wanted, made = SLIPS[name]
    places = [line for line in key_lines(text) if wanted(line)]
    chance.shuffle(places)
    for line in places:
        if (found := made(text.split("\n"), line)) is not None:
            number, lines = found
            return Slip("\n".join(lines), frozenset({number + 1}))
    return None


def with_line(lines: list[str], number: int, *new: str) -> list[str]:
    """Return the lines with others in place of one."""
    return [*lines[:number], *new, *lines[number + 1 :]]


def above(lines: list[str], line: Line) -> int:
    """Return the line of the key to which a line belongs."""
    for number in range(line.number - 1, -1, -1):
        text = lines[number]
        if text.strip() and len(text) - len(text.lstrip()) < line.depth:
            return number
    return 0


def replaced(pattern: str, new: str) -> Slipped:
    """Return the slip by which the first fit of a pattern in a line becomes something else."""

    def made(lines: list[str], line: Line) -> tuple[int, list[str]] | None:
        text = re.sub(pattern, new, lines[line.number], count=1)
        return (line.number, with_line(lines, line.number, text)) if text != lines[line.number] else None

    return made


def simple(name: str, wanted: Callable[[Line], bool], pattern: str, new: str) -> None:
    """Take in a slip within one line."""
    SLIPS[name] = (wanted, replaced(pattern, new))


def spoken(line: Line) -> bool:
    """Whether a line holds a text in one of the languages."""
    return line.key in {"en", "km"} and line.plain


def quoted(line: Line) -> bool:
    """Whether a text with a colon stands in straight quotation marks."""
    return line.value[:1] == line.value[-1:] == '"' and ": " in line.value and len(line.value) > 4


@slip(lambda line: spoken(line) and line.key == "km")
def language_missing(lines: list[str], line: Line) -> tuple[int, list[str]]:
    number = above(lines, line)
    return number, with_line(lines, line.number)


@slip(lambda line: line.key in {"objective", "explain", "stem", "id"} and not line.dash and line.depth == 4)
def key_missing(lines: list[str], line: Line) -> tuple[int, list[str]] | None:
    if not line.value:
        return None
    number = next(n for n in range(line.number, -1, -1) if lines[n].startswith("  - "))
    return number, with_line(lines, line.number)


@slip(spoken)
def language_twice(lines: list[str], line: Line) -> tuple[int, list[str]]:
    return line.number + 1, with_line(lines, line.number, lines[line.number], lines[line.number])


@slip(lambda line: spoken(line) and line.value.count(" ") > 3)
def text_broken_in_two(lines: list[str], line: Line) -> tuple[int, list[str]] | None:
    words = lines[line.number].rstrip().rsplit(" ", 2)
    rest = " " * line.depth + " ".join(words[1:])
    return line.number + 1, with_line(lines, line.number, words[0], rest)


@slip(lambda line: line.dash and line.key == "id" and line.depth == 8)
def dash_forgotten(lines: list[str], line: Line) -> tuple[int, list[str]]:
    return line.number, with_line(lines, line.number, lines[line.number].replace("- ", "", 1))


@slip(lambda line: line.dash and line.key == "id" and line.depth == 8)
def dash_blotted_out(lines: list[str], line: Line) -> tuple[int, list[str]] | None:
    first = lines[line.number - 1].strip() == "options:"
    return (
        None
        if first
        else (line.number, with_line(lines, line.number, lines[line.number].replace("- ", "  ", 1)))
    )


@slip(lambda line: line.dash and line.key == "id" and line.depth == 4)
def id_of_the_entry_above(lines: list[str], line: Line) -> tuple[int, list[str]] | None:
    earlier = [one for one in lines[: line.number] if one.startswith("  - id: ")]
    return (line.number, with_line(lines, line.number, earlier[-1])) if earlier else None


@slip(lambda line: line.plain and line.key in {"objective", "misconception"})
def reference_to_nothing(lines: list[str], line: Line) -> tuple[int, list[str]]:
    wrong = {"objective": "o77", "misconception": "MC98"}[line.key]
    return line.number, with_line(lines, line.number, lines[line.number].replace(line.value, wrong))


@slip(lambda line: line.key == "facts" and not line.value and line.depth > 0)
def fact_misspelt(lines: list[str], line: Line) -> tuple[int, list[str]]:
    number = line.number + 1
    return number, with_line(lines, number, lines[number][:-2] + lines[number][-1] + lines[number][-2])


@slip(lambda line: line.key == "lessons" and not line.value)
def lesson_misspelt(lines: list[str], line: Line) -> tuple[int, list[str]]:
    number = line.number + 2
    return number, with_line(lines, number, lines[number][:-2] + lines[number][-1])


@slip(lambda line: line.dash and line.key == "id" and line.value in {"o1", "o2", "o3"})
def objective_renamed(lines: list[str], line: Line) -> tuple[int, list[str]]:
    return line.number, with_line(lines, line.number, lines[line.number].replace("o", "obj-"))


@slip(lambda line: line.key in {"stem", "feedback", "explain", "options", "objectives", "screens"})
def key_misspelt(lines: list[str], line: Line) -> tuple[int, list[str]]:
    wrong = line.key[:-2] + line.key[-1] + line.key[-2]
    return line.number, with_line(lines, line.number, lines[line.number].replace(line.key, wrong, 1))


@slip(lambda line: line.key in {"stem", "feedback", "explain", "title"} and not line.value)
def languages_beside_their_key(lines: list[str], line: Line) -> tuple[int, list[str]] | None:
    both = lines[line.number + 1 : line.number + 3]
    if not all(one.strip()[:3] in {"en:", "km:"} for one in both) or both[0].strip()[-1] in "|>":
        return None
    moved = with_line(lines, line.number + 1, both[0][2:])
    return line.number + 1, moved


simple("one_space_too_many", spoken, "^", " ")
simple("one_space_too_few", spoken, "^ ", "")
simple(
    "key_one_space_off", lambda line: line.key in {"level", "kind", "reason", "right", "minutes"}, "^", " "
)
simple("tab_for_spaces", lambda line: line.depth >= 2 and not line.dash, "^  ", "\t")
simple("space_from_a_web_page", lambda line: line.depth >= 2 and not line.dash, "^ ", "\u00a0")
simple("km_left_of_its_place", lambda line: spoken(line) and line.key == "km" and line.depth >= 4, "^  ", "")
simple("khmer_colon", spoken, ": ", "៖ ")
simple("full_width_colon", lambda line: bool(line.value), ": ", "：")
simple("no_space_behind_the_colon", lambda line: bool(line.value), ": ", ":")
simple("no_colon", lambda line: bool(line.value), ": ", " ")
simple("kh_for_km", lambda line: spoken(line) and line.key == "km", "km:", "kh:")
simple("khm_for_km", lambda line: spoken(line) and line.key == "km", "km:", "khm:")
simple("km_with_a_country", lambda line: spoken(line) and line.key == "km", "km:", "km-KH:")
simple("eng_for_en", lambda line: spoken(line) and line.key == "en", "en:", "eng:")
simple("capital_key", spoken, "(e|k)(n|m):", r"E\2:")
simple("khmer_number", lambda line: line.key in {"minutes", "min_age", "points", "items"}, "[0-9]+$", "១០")
simple("no_space_behind_the_dash", lambda line: line.dash, "- ", "-")
simple("yes_for_true", lambda line: line.value == "true", "true", "yes")
simple("capital_true", lambda line: line.value == "true", "true", "True")
simple("quotes_of_a_word_processor", quoted, '"(.*)"', r"“\1”")
simple("quotes_left_out", quoted, '"(.*)"', r"\1")
simple("quote_not_closed", quoted, '"$', "")
simple("quote_not_closed_on_a_plain_text", spoken, ": ", ': "')
simple("quote_not_opened", quoted, ': "', ": ")
simple("quotes_in_quotes", quoted, '" ?([^ "]+)', r'"\1 "so" ')
simple("apostrophe_in_quotes", lambda line: spoken(line) and "'" in line.value, ": (.*)$", r": '\1'")
simple("colon_in_a_text", lambda line: spoken(line) and line.key == "en", ": ([^ ]+) ", r": \1: ")
simple("number_sign_in_a_text", lambda line: spoken(line) and line.value.count(" ") > 2, r" (\S+)$", r" #\1")
simple("kind_misspelt", lambda line: line.key == "kind", "choice|false|answer", "chioce")
simple("level_misspelt", lambda line: line.key == "level", "(.)(.)$", r"\2\1")
simple("misconception_in_small_letters", lambda line: line.key == "misconception", "MC", "mc")
simple("id_with_a_capital", lambda line: line.key == "id" and line.depth > 2, ": [a-z]", ": A")
simple("text_that_begins_with_a_star", spoken, ": ", ": *")
simple("text_that_begins_with_at", spoken, ": ", ": @")
simple("text_in_brackets", spoken, ": (.*)$", r": [\1]")
simple(
    "text_that_begins_with_a_quote", lambda line: spoken(line) and " " in line.value, r": (\S+) ", r': "\1" '
)
simple("text_left_out", spoken, ": .*$", ":")
simple("english_for_khmer", lambda line: spoken(line) and line.key == "km", ": .*$", ": Translate this later")
simple(
    "khmer_in_an_old_font",
    lambda line: spoken(line) and line.key == "km",
    ": .*$",
    ": xJMúmansiTi§eroanRKb´ya:g",
)
simple("telephone_number_of_somebody", spoken, "$", " 012 345 678")
simple("another_document", lambda line: line.depth == 0 and line.number > 3, "^", "---\n")
