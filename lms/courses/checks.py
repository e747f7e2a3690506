"""What must hold between files: references, the blueprint, facts in date, complete Khmer."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel

from lms.courses.content import Confidence, Fact, Lesson, Misconception, ModuleHead, Screen
from lms.courses.markup import stray_signs
from lms.courses.mistakes import Mistake
from lms.courses.structure import hint
from lms.courses.yaml_file import Place, YamlFile, spell
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import Wrong
from lms.text import Text, latin_digits, visible

LONGEST_FOR_NUMBERS = timedelta(days=180)
WORDS_EN = (250, 500)
WORDS_KM = (250, 800)
_KHMER = re.compile("[\u1780-\u17b3]")
_BASE = re.compile("(?<!\u17d2)[\u1780-\u17b3]")
_BASES_PER_WORD = 2.6  # measured over the shipped lessons, whose English word counts are exact
_NUMBER = re.compile(r"(?<![\d,.])((?:\+855|0)[ .-]?\d[\d .-]{5,10}\d|11[0-9]|1[2-5]\d\d)(?!\d)")
_MARKDOWN = {("screens", "text"), ("activity", "steps")}


@dataclass(frozen=True, slots=True)
class Known:
    """What the parts of a module may refer to."""

    facts: Mapping[str, Fact]
    misconceptions: Mapping[str, Misconception]
    objectives: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def say(file: YamlFile, place: Place, code: str, **values: str) -> Mistake:
    """Return a mistake at a place of a file."""
    return Mistake(file.name, file.line(place), spell(file.known(place)), code, tuple(values.items()))


def check_ref(
    file: YamlFile, place: Place, wanted: str, known: Iterable[str], what: str, where: str
) -> Iterator[Mistake]:
    """Yield a mistake unless `wanted` is known."""
    names = list(known)
    if wanted not in names:
        near = hint(wanted, names)
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
    """References, reasons, and that the right answer earns everything."""
    where = (*place, "objective")
    yield from check_ref(file, where, item.objective, known.objectives, "objective", "module.yaml")
    yield from check_cited(file, place, item, item.facts, known.facts)
    for way_place, way in _ways(place, item):
        if way.misconception is not None:
            where = (*way_place, "misconception")
            register = "misconceptions.yaml"
            yield from check_ref(
                file, where, way.misconception, known.misconceptions, "misconception", register
            )
        elif not (way.reason or "").strip():
            yield say(file, way_place, "no_reason")
    if item.grade(item.right()).points != item.points:
        yield say(file, place, "right_answer")


def _ways(place: Place, item: Item) -> Iterator[tuple[Place, Wrong]]:
    wrong = item.wrong_ways()
    for name in type(item).model_fields:
        value = getattr(item, name)
        parts = value if isinstance(value, tuple) else (value,)
        for i, part in enumerate(parts):
            if any(part is way for way in wrong):
                yield ((*place, name, i) if isinstance(value, tuple) else (*place, name)), part


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
            for found in _NUMBER.findall(latin_digits(visible(words))):
                if _dialled(found) not in allowed:
                    yield say(file, (*text_place, language), "number_uncited", number=found)


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
        if not _KHMER.search(text.km) and re.search("[A-Za-z]{2}", text.en):
            yield say(file, (*text_place, "km"), "no_khmer")
        for language, words in (("en", text.en), ("km", text.km)):
            if signs := stray_signs(words, markdown=_is_markdown(text_place)):
                yield say(file, (*text_place, language), "markup", signs=signs)


def _is_markdown(place: Place) -> bool:
    return len(place) <= 3 and (place[:1] + place[-1:]) in _MARKDOWN


def check_words(file: YamlFile, lesson: Lesson) -> Iterator[Mistake]:
    """A lesson's length lies in its limits, in both languages."""
    told = [text for screen in lesson.screens for text in (screen.heading, screen.text) if text]
    told += [lesson.activity.title, lesson.activity.steps]
    english = sum(len(text.en.split()) for text in told)
    khmer = sum(words_in_khmer(text.km) for text in told)
    for language, found, (low, high) in (("en", english, WORDS_EN), ("km", khmer, WORDS_KM)):
        if not low <= found <= high:
            yield say(file, (), "words", language=language, found=str(found), low=str(low), high=str(high))


def words_in_khmer(text: str) -> int:
    """Estimate the number of words of a Khmer text, which has no spaces between them."""
    return round(len(_BASE.findall(text)) / _BASES_PER_WORD)


def check_blueprint(file: YamlFile, head: ModuleHead, items: Sequence[Item]) -> Iterator[Mistake]:
    """The form has exactly the items the blueprint wants."""
    found: Counter[tuple[str, str, bool]] = Counter()
    for i, item in enumerate(items):
        if item.level is None:
            yield say(file, ("items", i), "no_level")
        else:
            found[(item.objective, item.level, item.critical)] += 1
    if found.total() < len(items):
        return
    wanted = Counter[tuple[str, str, bool]]()
    for cell in head.blueprint:
        wanted[(cell.objective, cell.level, cell.critical)] += cell.items
    for key in sorted(wanted.keys() | found.keys()):
        if wanted[key] != found[key]:
            name = f"{key[0]} {key[1]}{' critical' if key[2] else ''}"
            count = str(wanted[key]), str(found[key])
            yield say(file, ("items",), "blueprint", wanted=count[0], cell=name, found=count[1])


def check_screen(file: YamlFile, place: Place, screen: Screen, known: Known) -> Iterator[Mistake]:
    """A told screen cites what exists and shows a picture that is there; so does a question."""
    if screen.practice is not None:
        yield from check_item(file, (*place, "practice"), screen.practice, known)
        return
    yield from check_cited(file, place, screen, screen.facts, known.facts)
    if screen.picture:
        where = (*place, "picture", "file")
        yield from check_ref(file, where, screen.picture.file, known.pictures, "picture", "pictures/")


def texts(value: object, place: Place) -> Iterator[tuple[Place, Text]]:
    """Yield every text in a value with its place."""
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*place, name))
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from texts(part, (*place, i))
