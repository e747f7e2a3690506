"""Every shipped module keeps what the curriculum promises; tests of the engine look at three of them."""

from functools import cache

import pytest

from lms.authoring.characters import read_characters
from lms.authoring.curriculum import FormRow, ModuleTable, table_of
from lms.authoring.gates import Verdict, examine
from lms.authoring.verify import Entry, Group, to_verify
from lms.courses.files import Folder
from lms.courses.loader import Survey, survey
from tests.courses.samples import TODAY, WHOLE

FILES = Folder(WHOLE)
HOMES = sorted(FILES.folders("modules"))
FEWEST_NAMED = 6


@cache
def read() -> Survey:
    return survey(FILES, TODAY)


@cache
def verdict() -> Verdict:
    return examine(read(), TODAY)


def table(home: str) -> ModuleTable:
    return table_of(read().modules[home], read().facts, read_characters(FILES))


def shape(form: FormRow) -> tuple[int, int, dict[tuple[str, str], int]]:
    """Return what parallel forms have in common."""
    return form.items, form.critical, dict(form.cells)


def test_every_module_is_whole_and_waives_nothing():
    assert [one.say("en") for one in read().mistakes] == []
    assert sorted(read().modules) == HOMES
    assert [name for name in FILES.all_names() if name.endswith("waivers.yaml")] == []


def test_no_gate_holds_back_or_advises_anything():
    found = verdict()

    assert [one.say("en") for one in found.blocking] == []
    assert [one.say("en") for one in found.advice if one.code != "fact_expiring"] == []


@pytest.mark.parametrize("home", HOMES)
def test_the_forms_of_a_module_are_parallel(home: str):
    forms = table(home).forms

    assert forms
    assert [shape(one) for one in forms] == [shape(forms[0])] * len(forms)


@pytest.mark.parametrize("home", HOMES)
def test_the_forms_of_a_module_tell_of_girls_and_boys_alike(home: str):
    for form in table(home).forms:
        named = form.girls + form.boys
        if named >= FEWEST_NAMED:
            assert 40 <= 100 * form.boys / named <= 60


@pytest.mark.parametrize("home", HOMES)
def test_wording_alone_gives_no_more_than_half_of_a_form_away(home: str):
    for form in table(home).forms:
        assert form.guessed <= form.items / 2


def test_what_to_verify_has_every_number_of_the_help_card_and_all_advice():
    listed: dict[str, Entry] = {one.id: one for one in to_verify(read(), TODAY)}

    card = read().help
    assert card is not None
    assert {listed[line.fact].group for line in card.numbers} == {Group.NUMBERS}
    advice = {one.id for one in read().facts.values() if one.is_guidance}
    assert {id_ for id_, one in listed.items() if one.group is Group.GUIDANCE} == advice
