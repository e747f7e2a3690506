"""A second look at content reads only what has changed, and finds what a first look would."""

from datetime import date
from pathlib import Path

from lms.certificates.written import load_programme
from lms.courses.cache import Cache
from lms.courses.files import Folder, Kept, Parcel
from lms.courses.loader import Survey, survey
from tests.courses.samples import FACTS, FORM_A, HEAD, LESSON, PICTURE, SHIPPED, TODAY, change, make_content


class Counted(Cache):
    """A cache that tells which keys were made anew."""

    def __init__(self, most: int = 4096) -> None:
        super().__init__(most)
        self.made: list[object] = []

    def kept(self, key, make):
        def noted():
            self.made.append(key)
            return make()

        return super().kept(key, noted)


def told(found: Survey) -> tuple[object, ...]:
    """Return what a survey says."""
    return found.files, found.modules, found.facts, found.mistakes, found.library


def test_a_save_reads_one_file_anew_and_finds_the_same_as_a_first_look(tmp_path: Path):
    folder, cache = make_content(tmp_path), Counted()
    survey(folder, TODAY, cache)
    cache.made.clear()

    change(folder, FORM_A, "form: A", "form: Z")
    again = survey(folder, TODAY, cache)

    parsed = [key for key in cache.made if len(key) == 2 and isinstance(key[1], bytes)]
    assert [key[0] for key in parsed] == [f"content/{FORM_A}"]
    assert again.mistakes == survey(folder, TODAY).mistakes != ()


def test_whatever_changes_is_seen(tmp_path: Path):
    folder, cache = make_content(tmp_path), Cache()
    survey(folder, TODAY, cache)
    changes = [
        (FACTS, "id: water-and-soap", "id: water-and-sop"),
        (LESSON, "id: when-to-wash", "id: when-to-wsh"),
        (HEAD, "code: M9", "code: m9"),
        (PICTURE, "svg", "sgv"),
    ]

    for file, old, new in changes:
        text = (folder / file).read_text("utf-8")
        (folder / file).write_text(text.replace(old, new), "utf-8")

        assert told(survey(folder, TODAY, cache)) == told(survey(folder, TODAY))

    (folder / LESSON).unlink()
    assert told(survey(folder, TODAY, cache)) == told(survey(folder, TODAY))


def test_a_day_later_a_fact_has_expired_though_no_file_changed(tmp_path: Path):
    folder, cache = make_content(tmp_path), Cache()
    survey(folder, TODAY, cache)

    later = survey(folder, date(2099, 1, 1), cache)

    assert {one.code for one in later.mistakes} == {"expired"}


def test_what_stands_beside_the_modules_is_kept_too():
    cache = Counted()
    files = Kept(Folder(SHIPPED), cache)
    modules = set(files.folders("modules"))
    first = load_programme(files, modules)
    cache.made.clear()

    again = load_programme(files, modules)

    assert (again, cache.made) == (first, [])


def test_a_cache_forgets_what_was_not_asked_for_the_longest():
    cache = Counted(most=2)
    for key in ("a", "b", "a", "c", "a", "b"):
        cache.kept(key, key.upper)

    assert cache.made == ["a", "b", "c", "b"]


def test_the_same_bytes_under_another_name_are_named_by_it():
    cache = Cache()
    survey(Parcel({FACTS: b"facts: 1\n"}, "one"), TODAY, cache)

    found = survey(Parcel({FACTS: b"facts: 1\n"}, "two"), TODAY, cache)

    assert {one.file.split("/")[0] for one in found.mistakes} == {"two"}
