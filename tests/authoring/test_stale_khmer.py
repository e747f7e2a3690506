"""Khmer beside English that has changed since is listed sentence by sentence, and never goes out unseen."""

from lms.authoring.khmer_lock import confirmed, read_lock
from lms.authoring.sentences import Sentence, sentences
from lms.courses.files import Parcel
from lms.courses.yaml_file import YamlFile, read_yaml
from tests.authoring import looked

LOCK = f"{looked.HOME}/khmer.yaml"
STEM = "Which number do you call with a question on health?"
STEM_ID = "items/form-b:items.hands-b5.stem"


def texts_of(entries: dict[str, bytes], *names: str) -> list[Sentence]:
    read = {name: read_yaml(Parcel(entries), name) for name in names}
    return [one for name, file in read.items() if isinstance(file, YamlFile) for one in sentences(name, file)]


def locked() -> dict[str, bytes]:
    """The small module, all of whose Khmer is confirmed."""
    entries = looked.files()
    names = (looked.HEAD, looked.LESSON, looked.FORM_A, looked.FORM_B, f"{looked.HOME}/facilitation.yaml")
    return {**entries, LOCK: confirmed({}, texts_of(entries, *names)).encode()}


def stale(verdict: looked.Verdict) -> list[tuple[str, str]]:
    return [(one.code, dict(one.values)["id"]) for one in verdict.blocking if "stale" in one.code]


def test_an_edited_english_sentence_lists_exactly_its_khmer():
    entries = looked.changed(locked(), looked.LESSON, "Before I eat", "Before I cook")

    verdict = looked.look(entries)

    assert stale(verdict) == [("khmer_stale", "lessons/when-to-wash:screens.before-food.heading")]
    assert [one.where for one in verdict.blocking] == ["screens 1 > heading > km"]


def test_a_stale_text_of_a_critical_item_is_called_a_safety_text():
    entries = looked.changed(locked(), looked.FORM_B, STEM, "Which number may everybody ask?")

    assert stale(looked.look(entries)) == [("khmer_stale_safety", STEM_ID)]


def test_english_that_says_the_same_with_other_spaces_is_no_change():
    entries = looked.changed(locked(), looked.FORM_B, f"en: {STEM}", f'en: "{STEM}  "')

    assert looked.look(entries).blocking == ()


def test_khmer_that_was_written_anew_is_not_old_but_waits_to_be_confirmed():
    entries = looked.changed(locked(), looked.LESSON, "Before I eat", "Before I cook")
    entries = looked.changed(entries, looked.LESSON, "មុនពេលញ៉ាំអាហារ", "មុនពេលចម្អិនអាហារ")

    verdict = looked.look(entries)

    assert stale(verdict) == []
    assert "khmer_unconfirmed" in [one.code for one in verdict.advice if one.file.endswith("wash.yaml")]


def test_without_a_lock_what_was_published_tells_which_khmer_is_old():
    published = looked.files()
    entries = looked.changed(published, looked.FORM_B, STEM, "Which number may everybody ask?")

    assert stale(looked.look(entries)) == []
    assert stale(looked.look(entries, before=published)) == [("khmer_stale_safety", STEM_ID)]


def test_what_is_confirmed_is_no_longer_stale_whatever_was_published():
    published = locked()
    entries = looked.changed(published, looked.FORM_B, STEM, "Which number may everybody ask?")
    file = read_yaml(Parcel(entries), LOCK)
    assert isinstance(file, YamlFile)
    names = (looked.HEAD, looked.LESSON, looked.FORM_A, looked.FORM_B)

    lock = confirmed(read_lock(file), texts_of(entries, *names), [STEM_ID])

    assert stale(looked.look({**entries, LOCK: lock.encode()}, before=published)) == []


def test_confirming_one_sentence_leaves_every_other_line_as_it_was():
    before = texts_of(looked.files(), looked.LESSON)
    old = confirmed({}, before)
    entries = looked.changed(looked.files(), looked.LESSON, "When do I wash my hands?", "When?")
    entries = looked.changed(entries, looked.LESSON, "Before I eat", "Before I cook")
    after = texts_of(entries, looked.LESSON)
    file = read_yaml(Parcel({"khmer.yaml": old.encode()}), "khmer.yaml")
    assert isinstance(file, YamlFile)

    new = confirmed(read_lock(file), after, ["lessons/when-to-wash:screens.before-food.heading"])

    pairs = zip(old.splitlines(), new.splitlines(), strict=True)
    assert [one.split()[0] for one, other in pairs if one != other] == [
        "lessons/when-to-wash:screens.before-food.heading:"
    ]


def test_a_line_of_a_lock_that_is_no_pair_of_digests_confirms_nothing():
    one = texts_of(looked.files(), looked.LESSON)[0]
    lines = f"sentences:\n  {one.id}: {one.source_digest} yes\n"
    file = read_yaml(Parcel({"khmer.yaml": lines.encode()}), "khmer.yaml")
    assert isinstance(file, YamlFile)

    assert read_lock(file) == {}
