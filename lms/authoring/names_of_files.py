"""What a content file is called by people, and in which order; without it a page would list addresses."""

from collections.abc import Iterable, Sequence

from lms.authoring.difference_subjects import home_name
from lms.authoring.units import SHARED, unit_of
from lms.text import Text

_HEAD = Text(en="The module: title, objectives, blueprint", km="ម៉ូឌុល៖ ចំណងជើង គោលបំណង និងប្លង់")
_LEADING = Text(en="Leading a session: plan, words, plays", km="ការដឹកនាំវគ្គ៖ គម្រោង ពាក្យពេចន៍ និងការសម្ដែង")
_ITEMS = {
    "form-a": Text(en="Form A: the quiz before", km="ទម្រង់ A៖ សំណួរមុនរៀន"),
    "form-b": Text(en="Form B: the quiz after", km="ទម្រង់ B៖ សំណួរក្រោយរៀន"),
    "form-c": Text(en="Form C: the quiz later on", km="ទម្រង់ C៖ សំណួរតាមដាន"),
    "attitudes": Text(en="Attitudes: statements asked every time", km="ទស្សនៈ៖ ឃ្លាដែលសួររាល់ដង"),
}
_SHARED = {
    "facts.yaml": Text(en="Facts with their sources", km="ព័ត៌មាន និងប្រភព"),
    "misconceptions.yaml": Text(en="Misconceptions", km="ការយល់ច្រឡំ"),
    "help.yaml": Text(en="The help card", km="ប័ណ្ណជំនួយ"),
    "code-of-conduct.yaml": Text(en="Code of conduct", km="ក្រមប្រតិបត្តិ"),
    "agreements.yaml": Text(en="Consent, assent, privacy", km="ការយល់ព្រម និងឯកជនភាព"),
    "cohort-types.yaml": Text(en="Kinds of cohort", km="ប្រភេទក្រុម"),
    "glossary.yaml": Text(en="Agreed words", km="ពាក្យដែលបានព្រមព្រៀង"),
    "characters.yaml": Text(en="Invented people", km="តួអង្គប្រឌិត"),
}
_OTHERS = {
    "khmer.yaml": Text(en="Which English the Khmer was written for", km="អត្ថបទខ្មែរនេះ បកប្រែពីអត្ថបទអង់គ្លេសណា"),
    "waivers.yaml": Text(en="What a reviewer has let pass", km="អ្វីដែលអ្នកពិនិត្យបានអនុញ្ញាតរំលង"),
    "media.yaml": Text(en="Sound and pictures: who made them", km="សំឡេង និងរូបភាព៖ អ្នកបង្កើត"),
}
_FOLDERS = {
    "certificates": Text(en="Certificate: {id}", km="វិញ្ញាបនបត្រ៖ {id}"),
    "checklists": Text(en="Checklist: {id}", km="បញ្ជីសង្កេត៖ {id}"),
    "pictures": Text(en="Picture: {id}", km="រូបភាព៖ {id}"),
    "audio": Text(en="Sound: {id}", km="សំឡេង៖ {id}"),
    "lessons": Text(en="Lesson: {id}", km="មេរៀន៖ {id}"),
}


def called(name: str) -> Text:
    """Return what people call a content file; a lesson goes by its id where its title is not known."""
    *folders, last = name.split("/")
    stem = last.rsplit(".", 1)[0]
    known = {**_SHARED, **_OTHERS, "module.yaml": _HEAD}.get(last)
    if known is not None:
        return known
    if home_name(name) == "facilitation.yaml":
        return _LEADING
    if folders and folders[-1] == "items" and stem in _ITEMS:
        return _ITEMS[stem]
    kind = next((one for one in folders if one in _FOLDERS), None)
    told = _FOLDERS[kind] if kind else Text(en="{id}", km="{id}")
    return Text(en=told.en.format(id=stem), km=told.km.format(id=stem))


def in_order(names: Iterable[str], lessons: Sequence[str] = ()) -> list[str]:
    """Return the names as a writer goes through them; `lessons` are their ids in the order of the module."""

    def rank(name: str) -> tuple[int, int, str]:
        *folders, last = name.split("/")
        stem = last.rsplit(".", 1)[0]
        if unit_of(name) == SHARED:
            return (list(_SHARED).index(last) if last in _SHARED else len(_SHARED), 0, name)
        if last == "module.yaml":
            return (0, 0, name)
        if home_name(name) == "facilitation.yaml":
            return (2, len(lessons) + 2, name)
        places = ("lessons", "items", "pictures", "audio")
        place = next((places.index(one) + 1 for one in folders[2:] if one in places), len(places) + 1)
        listed = lessons.index(stem) if place == 1 and stem in lessons else len(lessons)
        listed += place == 2 and stem == "attitudes"
        return (place, listed, name)

    return sorted(names, key=rank)
