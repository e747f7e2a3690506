"""Without these, a package could bring in files that its manifest does not answer for."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from lms.authoring.package import MANIFEST, BadPackage, Cited, ListedUnit, pack, unpack
from lms.authoring.package_words import WORDS
from lms.authoring.safe_zip import UnsafeZip, read_zip, write_zip
from lms.courses.files import Folder
from tests.authoring.zips import HARMFUL
from tests.courses.samples import FACTS, HEAD, SAMPLE

UNIT = "clean-hands"
FILES = {
    name: (SAMPLE / name).read_bytes() for name in Folder(SAMPLE).all_names() if name.startswith("modules/")
}
GOOD = pack(FILES, [ListedUnit(unit=UNIT)], facts=[Cited(id="health-line")], program="0.1.0")


def test_what_is_packed_comes_out_byte_for_byte_and_packs_the_same_again():
    found = unpack(GOOD)

    assert dict(found.files) == FILES
    assert found.manifest.units == (ListedUnit(unit=UNIT),)
    assert pack(FILES, found.manifest.units, facts=found.manifest.facts, program="0.1.0") == GOOD


def listed(name: str, data: bytes) -> dict[str, Any]:
    return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def changed(**say: Any) -> Callable[[], bytes]:
    """Return a maker of the good package with something else in its manifest."""

    def make() -> bytes:
        entries = read_zip(GOOD)
        head = json.loads(entries[MANIFEST])
        return write_zip({**entries, MANIFEST: json.dumps({**head, **say}).encode()})

    return make


def with_file(name: str, data: bytes, *, in_manifest: bool = True) -> Callable[[], bytes]:
    """Return a maker of the good package with one more file, or with another content of a file."""

    def make() -> bytes:
        entries = read_zip(GOOD)
        head = json.loads(entries[MANIFEST])
        if in_manifest:
            head["files"] = [one for one in head["files"] if one["name"] != name] + [listed(name, data)]
        return write_zip({**entries, name: data, MANIFEST: json.dumps(head).encode()})

    return make


def without(name: str) -> bytes:
    entries = read_zip(GOOD)
    del entries[name]
    return write_zip(entries)


HOME = f"modules/{UNIT}"
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no manifest": (lambda: without(MANIFEST), "no-manifest"),
    "a manifest that is no JSON": (lambda: write_zip({**read_zip(GOOD), MANIFEST: b"{"}), "bad-manifest"),
    "a manifest that is no text": (lambda: write_zip({**read_zip(GOOD), MANIFEST: b"\xff"}), "bad-manifest"),
    "a manifest nested without end": (
        lambda: write_zip({**read_zip(GOOD), MANIFEST: b"[" * 100_000}),
        "bad-manifest",
    ),
    "another format": (changed(format="something"), "bad-manifest"),
    "a newer format": (changed(version=2), "newer"),
    "no units": (changed(units=[]), "bad-manifest"),
    "no files": (changed(files=[]), "bad-manifest"),
    "a size below zero": (changed(files=[{"name": HEAD, "size": -1, "sha256": "0" * 64}]), "bad-manifest"),
    "another unit": (changed(units=[{"unit": "other"}]), "not-of-these"),
    "a unit without files": (changed(units=[{"unit": UNIT}, {"unit": "other"}]), "empty-unit"),
    "a file too many": (with_file(f"{HOME}/pictures/new.svg", b"<svg/>", in_manifest=False), "not-listed"),
    "a file too few": (lambda: without(HEAD), "missing"),
    "a longer file": (with_file(HEAD, FILES[HEAD] + b"\n", in_manifest=False), "wrong-size"),
    "another file": (with_file(HEAD, FILES[HEAD][:-2] + b"x\n", in_manifest=False), "wrong-digest"),
    "a program": (with_file(f"{HOME}/run.sh", b"#!/bin/sh\n"), "not-content"),
    "a web page": (with_file(f"{HOME}/pictures/page.html", b"<p>"), "not-content"),
    "a hidden file": (with_file(".htaccess", b"x"), "not-content"),
    "Python in a module": (with_file(f"{HOME}/__init__.py", b"x"), "not-content"),
    "a spreadsheet with macros": (with_file(f"{HOME}/items/form-a.xlsm", b"x"), "not-content"),
    "a name with capitals": (with_file(f"{HOME}/lessons/Lesson.yaml", b"id: x\n"), "not-content"),
    "what all modules share, unsaid": (with_file(FACTS, b"facts: []\n"), "not-of-these"),
}
UNREADABLE = {
    "an alias bomb": b"a: &a [x, x]\nb: [*a, *a]\n",
    "a tag": b"a: !!python/object/apply:os.system [ls]\n",
    "a key twice": b"id: a\nid: b\n",
    "no text": b"\xff\xfe\x00",
    "too large": b"a: " + b"b " * 200_000,
    "too deep": b"a:" + b" [" * 40 + b"]" * 40,
}


@pytest.mark.parametrize("what", BAD)
def test_a_package_that_is_not_what_it_says_is_refused_with_the_cause(what: str):
    make, code = BAD[what]

    with pytest.raises(BadPackage) as refused:
        unpack(make())

    start = WORDS[code].en.split("{name}")
    assert any(all(part in one.en for part in start) for one in refused.value.reasons)
    assert refused.value.message.km != refused.value.message.en


def test_every_cause_is_tried():
    assert {code for _, code in BAD.values()} == set(WORDS)


@pytest.mark.parametrize("what", UNREADABLE)
def test_yaml_that_does_not_load_is_refused_with_its_place(what: str):
    with pytest.raises(BadPackage) as refused:
        unpack(with_file(HEAD, UNREADABLE[what])())

    assert refused.value.reasons[0].en.startswith(f"{HEAD}:")


@pytest.mark.parametrize("what", HARMFUL)
def test_a_harmful_package_is_refused_before_its_manifest_is_read(what: str):
    with pytest.raises(UnsafeZip):
        unpack(HARMFUL[what][0]())
