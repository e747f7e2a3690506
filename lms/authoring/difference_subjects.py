"""What in a module a way of YAML is about: a writer thinks of question 4 of form B, not of items[3]."""

from collections.abc import Sequence

from lms.authoring.difference_tree import Way, named
from lms.authoring.difference_words import FIELDS, OF, PARTS, REPLY, SINGLE_PARTS
from lms.courses.yaml_file import Place, Plain
from lms.text import Text, khmer_digits

_LISTS = {
    "facts.yaml": ("facts", Text(en="Fact {id}", km="ព័ត៌មាន {id}")),
    "misconceptions.yaml": ("misconceptions", Text(en="Misconception {id}", km="ការយល់ច្រឡំ {id}")),
}
_FILES = {
    "facts.yaml": Text(en="The facts", km="បញ្ជីព័ត៌មាន"),
    "misconceptions.yaml": Text(en="The misconceptions", km="បញ្ជីការយល់ច្រឡំ"),
    "help.yaml": Text(en="The help card", km="ប័ណ្ណជំនួយ"),
    "module.yaml": Text(en="The module", km="ម៉ូឌុល"),
    "facilitation.yaml": Text(en="Leading a session", km="ការដឹកនាំវគ្គ"),
    "khmer.yaml": Text(en="The record of checked Khmer", km="កំណត់ត្រាការពិនិត្យភាសាខ្មែរ"),
    "waivers.yaml": Text(en="The waivers", km="ការអនុញ្ញាតរំលង"),
    "media.yaml": Text(en="The list of recordings and pictures", km="បញ្ជីសំឡេង និងរូបភាព"),
    "code-of-conduct.yaml": Text(en="The code of conduct", km="ក្រមប្រតិបត្តិ"),
    "agreements.yaml": Text(en="What families and children agree to", km="អ្វីដែលគ្រួសារ និងកុមារយល់ព្រម"),
    "characters.yaml": Text(en="The invented people", km="តួអង្គប្រឌិត"),
    "cohort-types.yaml": Text(en="The kinds of groups", km="ប្រភេទក្រុម"),
    "items/attitudes.yaml": Text(en="The statements", km="ឃ្លាសួរទស្សនៈ"),
}
_FORM = Text(en="Form {id}", km="ទម្រង់ {id}")
_LESSON = Text(en="Lesson “{title}”", km="មេរៀន «{title}»")
_PICTURE = Text(en="Picture {id}", km="រូបភាព {id}")
_RECORDING = Text(en="Recording {id}", km="សំឡេង {id}")
_NUMBERED = {
    "screens": Text(en="Screen {id}", km="អេក្រង់ទី {id}"),
    "items": Text(en="Question {id}", km="សំណួរទី {id}"),
    "facts": Text(en="Fact {id}", km="ព័ត៌មានទី {id}"),
    "misconceptions": Text(en="Misconception {id}", km="ការយល់ច្រឡំទី {id}"),
    "terms": Text(en="Word {id}", km="ពាក្យទី {id}"),
    "characters": Text(en="Person {id}", km="តួអង្គទី {id}"),
}
_OTHER = Text(en="{id}", km="{id}")
_QUESTION = Text(en="{file}, question {number} ({id})", km="{file} សំណួរទី {number} ({id})")
_SCREEN = Text(en="{file}, screen {number} ({id})", km="{file} អេក្រង់ទី {number} ({id})")
_WITHIN = Text(en="{head}: {what}", km="{head}៖ {what}")
_PRACTICE = Text(
    en="{file}, practice question on screen {number} ({id})",
    km="{file} សំណួរលំហាត់នៅអេក្រង់ទី {number} ({id})",
)


def home_name(name: str) -> str:
    """Return the name of a file within its module; that of what is shared as it is."""
    parts = name.split("/")
    return "/".join(parts[2:]) if parts[0] == "modules" and len(parts) > 2 else name


def subject_of_file(name: str, trees: Sequence[Plain]) -> Text:
    """Return what a file is about; `trees` are its values, those that count first."""
    home = home_name(name)
    if home in _FILES:
        return _FILES[home]
    stem = home.rsplit("/", 1)[-1]
    if home.startswith("items/form-"):
        return filled(_FORM, id=stem.removeprefix("form-").removesuffix(".yaml").upper())
    if home.startswith("lessons/"):
        return _lesson(stem.removesuffix(".yaml"), trees)
    if home.startswith("pictures/"):
        return filled(_PICTURE, id=stem)
    return filled(_RECORDING if home.startswith("audio/") else _OTHER, id=home.removeprefix("audio/"))


def subject(name: str, way: Way, trees: Sequence[Plain]) -> tuple[Text, Way]:
    """Return what a way is about, and the rest of the way within that."""
    whole, home = subject_of_file(name, trees), home_name(name)
    if home.startswith("items/") and way[:1] == ("items",) and len(way) > 1:
        return _numbered(_QUESTION, whole, way[:2], trees), way[2:]
    if home.startswith("lessons/") and way[:1] == ("screens",) and len(way) > 1:
        if way[2:3] == ("practice",) and len(way) > 3:
            return _numbered(_PRACTICE, whole, way[:2], trees), way[3:]
        return _numbered(_SCREEN, whole, way[:2], trees), way[2:]
    if home in _LISTS and len(way) > 1 and way[0] == _LISTS[home][0]:
        return filled(_LISTS[home][1], id=way[1]), way[2:]
    return whole, way


def place_in_words(place: Place) -> Text:
    """Return where a text stands in its file, counted from 1: “Screen 2: the heading”."""
    way = tuple(str(step + 1) if isinstance(step, int) else str(step) for step in place)
    if len(way) < 2 or way[0] not in _NUMBERED:
        return _counted(what(way))
    head, rest = filled(_NUMBERED[way[0]], id=way[1]), tuple(step for step in way[2:] if step != "practice")
    return _counted(filled(_WITHIN, head=head, what=what(rest)) if rest else head)


def _counted(words: Text) -> Text:
    return Text(en=words.en, km=khmer_digits(words.km))


def what(rest: Way) -> Text:
    """Return how a way within a question, a screen or a file is called."""
    part: Text | None = None
    fields: list[Text] = []
    steps = list(rest)
    while steps:
        step = steps.pop(0)
        if step in PARTS and steps:
            inner = filled(PARTS[step], id=_named(steps.pop(0)))
            part, fields = inner if part is None else filled(OF, field=inner, part=part), []
        elif step in SINGLE_PARTS:
            part, fields = SINGLE_PARTS[step], []
        else:
            fields.append(FIELDS.get(step, Text(en=step, km=step)))
    if not fields:
        return part or Text(en="–", km="–")
    return _of(fields[-1], part)


def _named(step: str) -> str | Text:
    # What has no id is known by its number, which each language writes its own way.
    return numeral(step) if step.isdecimal() else step


def _of(field: Text, part: Text | None) -> Text:
    if part is None:
        return field
    if field is FIELDS["text"]:
        return part
    return filled(REPLY, part=part) if field is FIELDS["feedback"] else filled(OF, field=field, part=part)


def filled(words: Text, **values: str | Text) -> Text:
    """Return words with values filled in, each in its language."""
    said = {
        name: value if isinstance(value, Text) else Text(en=value, km=value) for name, value in values.items()
    }
    return Text(
        en=words.en.format(**{name: value.en for name, value in said.items()}),
        km=words.km.format(**{name: value.km for name, value in said.items()}),
    )


def numeral(number: object) -> Text:
    """Return a number in both languages' digits."""
    return Text(en=str(number), km=khmer_digits(str(number)))


def part_at(tree: Plain, way: Way) -> Plain:
    """Return what stands at a way of keys and ids; None where there is nothing."""
    for step in way:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list):
            tree = named(tree).get(step, (0, None))[1]
        else:
            return None
    return tree


def _numbered(words: Text, whole: Text, way: Way, trees: Sequence[Plain]) -> Text:
    number = 0
    for tree in trees:
        listed = part_at(tree, way[:1])
        if isinstance(listed, list) and way[1] in (known := named(listed)):
            number = known[way[1]][0]
            break
    return filled(words, file=whole, number=numeral(number), id=way[1])


def _lesson(stem: str, trees: Sequence[Plain]) -> Text:
    for tree in trees:
        title = part_at(tree, ("title",))
        if isinstance(title, dict) and all(
            isinstance(title.get(one), str) and title[one] for one in ("en", "km")
        ):
            return filled(_LESSON, title=Text(en=str(title["en"]), km=str(title["km"])))
    return filled(_LESSON, title=stem)
