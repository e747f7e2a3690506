"""What must hold between files: references, the blueprint, facts in date, complete Khmer."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel

from lms.courses.content import Lesson, Screen
from lms.courses.markup import may_be_stray, stray_signs
from lms.courses.meant import hint
from lms.courses.mistakes import Mistake
from lms.courses.parts import parts_of, texts
from lms.courses.registers import Confidence, Fact, Misconception
from lms.courses.yaml_file import Place, YamlFile, spell
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import Picture, Wrong
from lms.text import latin_digits, visible

ADULT = 18
LONGEST_FOR_NUMBERS = timedelta(days=180)
WORDS_EN = (250, 500)
WORDS_KM = (250, 800)
_KHMER = re.compile("[\u1780-\u17b3]")
# Fonts from before Unicode drew Khmer in the place of these letters.
_OLD_FONT = re.compile("[\u00a1-\u00ff\u0152-\u0192\u2020-\u2030\u2039-\u2122]")
_BASE = re.compile("(?<!\u17d2)[\u1780-\u17b3]")
_BASES_PER_WORD = 2.6  # measured over the shipped lessons, whose English word counts are exact
_NUMBER = re.compile(r"(?<![\d,.])((?:\+855|0)[ .-]?\d[\d .-]{5,10}\d|11[0-9]|1[2-5]\d\d)(?!\d)")
_DIGIT = re.compile("[0-9០-៩]")
_ENGLISH = re.compile("[A-Za-z]{2}")
_MARKDOWN = {("screens", "text")}


@dataclass(frozen=True, slots=True)
class Known:
    """What the parts of a module may refer to."""

    facts: Mapping[str, Fact]
    misconceptions: Mapping[str, Misconception]
    objectives: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    min_age: int = 0


def say(file: YamlFile, place: Place, code: str, **values: str) -> Mistake:
    """Return a mistake at a place of a file."""
    where, told = spell(file.known(place)), tuple(values.items())
    return Mistake(file.name, file.line(place), where, code, told, file.column(place))


def check_ref(
    file: YamlFile, place: Place, wanted: str, known: Collection[str], what: str, where: str
) -> Iterator[Mistake]:
    """Yield a mistake unless `wanted` is known."""
    if wanted not in known:
        near = hint(wanted, list(known))
        yield say(file, place, "unknown_ref", what=what, id=wanted, hint=near, where=where)


def check_facts(file: YamlFile, facts: Iterable[Fact], today: date) -> Iterator[Mistake]:
    """Facts in date; telephone numbers sure and checked often."""
    for i, fact in enumerate(facts):
        place: Place = ("facts", i)
        if fact.expires_on <= today:
            yield say(file, (*place, "expires_on"), "expired", id=fact.id, day=str(fact.expires_on))
        if fact.number is None:
            continue
        if fact.expires_on - fact.checked_on > LONGEST_FOR_NUMBERS:
            yield say(file, (*place, "expires_on"), "long_expiry")
        if fact.confidence is not Confidence.HIGH:
            yield say(file, (*place, "number"), "number_confidence")


def check_item(file: YamlFile, place: Place, item: Item, known: Known) -> Iterator[Mistake]:
    """References, reasons, pictures, who is asked, and that the right answer earns everything."""
    where = (*place, "objective")
    yield from check_ref(file, where, item.objective, known.objectives, "objective", "module.yaml")
    yield from check_cited(file, place, item, item.facts, known.facts)
    yield from check_pictures_of_item(file, place, item, known)
    yield from check_adults_only(file, place, item, known.min_age)
    for way_place, way in _ways(place, item):
        if way.misconception is not None:
            where = (*way_place, "misconception")
            register = "misconceptions.yaml"
            yield from check_ref(
                file, where, way.misconception, known.misconceptions, "misconception", register
            )
        elif not (way.reason or "").strip():
            yield say(file, way_place, "no_reason")
    if not item.by_hand and item.grade(item.right()).points != item.points:
        yield say(file, place, "right_answer")


def _ways(place: Place, item: Item) -> Iterator[tuple[Place, Wrong]]:
    """Yield the wrong answers of an item with their places, however deep they stand."""
    wrong = item.wrong_ways()
    for way_place, way in parts_of(item, place, Wrong):
        if any(way is one for one in wrong):
            yield way_place, way


def check_pictures_of_item(file: YamlFile, place: Place, item: Item, known: Known) -> Iterator[Mistake]:
    """Every drawing of an item is there."""
    for picture_place, picture in parts_of(item, place, Picture):
        where = (*picture_place, "file")
        yield from check_ref(file, where, picture.file, known.pictures, "picture", "pictures/")


def check_adults_only(file: YamlFile, place: Place, item: Item, min_age: int) -> Iterator[Mistake]:
    """What a person marks is free text, and children are never asked for any."""
    if item.by_hand and min_age < ADULT:
        yield say(file, (*place, "kind"), "open_for_adults", age=str(ADULT))


def check_cited(
    file: YamlFile, place: Place, part: BaseModel, cited: Iterable[str], facts: Mapping[str, Fact]
) -> Iterator[Mistake]:
    """Cited facts exist, and telephone numbers in the texts are theirs."""
    for i, fact_id in enumerate(cited):
        yield from check_ref(file, (*place, "facts", i), fact_id, facts, "fact", "facts.yaml")
    yield from check_numbers(file, place, part, cited, facts)


def check_numbers(
    file: YamlFile, place: Place, part: BaseModel, cited: Iterable[str], facts: Mapping[str, Fact]
) -> Iterator[Mistake]:
    """Telephone numbers in the texts, however they are written, are those of cited facts."""
    held = {facts[one].number for one in cited if one in facts}
    allowed = {_dialled(number) for number in held if number}
    for text_place, text in texts(part, place):
        for language, words in (("en", text.en), ("km", text.km)):
            if not _DIGIT.search(words):
                continue
            for found in _NUMBER.findall(latin_digits(visible(words))):
                if _dialled(found) not in allowed:
                    yield say(file, (*text_place, language), "number_uncited", number=found)


def telephone_numbers(words: str) -> list[str]:
    """Return the telephone numbers in a text as they are dialled."""
    return [_dialled(found) for found in _NUMBER.findall(latin_digits(visible(words)))]


def _dialled(number: str) -> str:
    return re.sub("[^0-9]", "", number.replace("+855", "0"))


def check_twice(file: YamlFile, key: str, ids: list[str]) -> Iterator[Mistake]:
    """No id stands twice in the list under `key`."""
    for i, one in enumerate(ids):
        if one in ids[:i]:
            yield say(file, (key, i, "id"), "same_id", id=one, what=key)


def check_texts(file: YamlFile, part: BaseModel, place: Place = ()) -> Iterator[Mistake]:
    """Khmer is there, and no stray signs of markup stand in any text."""
    for text_place, text in texts(part, place):
        if not _KHMER.search(text.km) and _ENGLISH.search(text.en):
            old = _OLD_FONT.search(text.km)
            yield say(file, (*text_place, "km"), "old_font" if old else "no_khmer")
        for language, words in (("en", text.en), ("km", text.km)):
            if may_be_stray(words) and (signs := stray_signs(words, markdown=_is_markdown(text_place))):
                yield say(file, (*text_place, language), "markup", signs=signs)


def _is_markdown(place: Place) -> bool:
    return place[-1:] == ("steps",) or (len(place) <= 3 and place[:1] + place[-1:] in _MARKDOWN)


def check_words(file: YamlFile, lesson: Lesson) -> Iterator[Mistake]:
    """A lesson's length lies in its limits, in both languages."""
    english, khmer = words_of_lesson(lesson)
    for language, found, (low, high) in (("en", english, WORDS_EN), ("km", khmer, WORDS_KM)):
        if not low <= found <= high:
            yield say(file, (), "words", language=language, found=str(found), low=str(low), high=str(high))


def words_of_lesson(lesson: Lesson) -> tuple[int, int]:
    """Return the English words of a lesson, and an estimate of its Khmer ones; practice is not counted."""
    told = [text for screen in lesson.screens for text in (screen.heading, screen.text) if text]
    told += [lesson.activity.title, lesson.activity.steps]
    return sum(len(text.en.split()) for text in told), sum(words_in_khmer(text.km) for text in told)


def words_in_khmer(text: str) -> int:
    """Estimate the number of words of a Khmer text, which has no spaces between them."""
    return round(len(_BASE.findall(text)) / _BASES_PER_WORD)


def check_screen(file: YamlFile, place: Place, screen: Screen, known: Known) -> Iterator[Mistake]:
    """A told screen cites what exists and shows a picture that is there; so does a question."""
    if screen.practice is not None:
        yield from check_item(file, (*place, "practice"), screen.practice, known)
        return
    yield from check_cited(file, place, screen, screen.facts, known.facts)
    if screen.picture:
        where = (*place, "picture", "file")
        yield from check_ref(file, where, screen.picture.file, known.pictures, "picture", "pictures/")
