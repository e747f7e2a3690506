"""Without these, a package from elsewhere could write outside its folder, or fill the memory."""

import random
import tracemalloc
from contextlib import suppress

import pytest

from lms.authoring.safe_zip import UnsafeZip, read_zip, write_zip
from lms.authoring.safe_zip_words import WORDS
from tests.authoring.zips import HARMFUL, INNER, packed


@pytest.mark.parametrize("what", HARMFUL)
def test_a_harmful_package_is_refused_with_its_cause(what: str):
    make, cause = HARMFUL[what]

    with pytest.raises(UnsafeZip) as refused:
        read_zip(make())

    assert cause in {one.code for one in refused.value.problems}
    assert refused.value.message.km != refused.value.message.en


def test_every_cause_is_tried():
    assert {cause for _, cause in HARMFUL.values()} == set(WORDS)


def test_what_is_packed_is_read_again_byte_for_byte_and_always_packed_alike():
    files = {"modules/a/module.yaml": "id: ក\n".encode(), "modules/a/empty.yaml": b"", "blank": b" " * 90_000}

    package = write_zip(files)

    assert read_zip(package) == files
    assert write_zip(files) == package


def test_all_causes_are_told_at_once():
    with pytest.raises(UnsafeZip) as refused:
        read_zip(packed(("../a", b"x"), ("/b", b"x"), ("fine.yaml", b"x")))

    assert [(one.code, one.name) for one in refused.value.problems] == [
        ("parent", "../a"),
        ("absolute", "/b"),
    ]


def test_a_package_that_is_spoiled_anywhere_is_read_or_refused_and_nothing_else():
    chance = random.Random(5)
    for _ in range(3000):
        data = bytearray(INNER)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(UnsafeZip):
            read_zip(bytes(data))


def test_a_bomb_does_not_fill_the_memory_before_it_is_refused():
    bomb = packed(*((f"{n}.yaml", b" " * 9_000_000) for n in range(20)))
    tracemalloc.start()

    with pytest.raises(UnsafeZip):
        read_zip(bomb)

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000
