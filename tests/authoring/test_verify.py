"""Without these, a number nobody answers, or advice nobody signed, could reach a child."""

from collections.abc import Mapping
from datetime import date

import pytest

from lms.authoring.verify import Entry, Group, to_verify
from lms.authoring.verify_words import TITLES, TO_DO, remarks, where
from lms.courses.files import Folder, Parcel
from lms.courses.loader import survey
from tests.authoring import looked
from tests.authoring.looked import FORM_A, HEAD, TODAY
from tests.courses.samples import SHIPPED

SOAP = "    expires_on: 2027-11-01\n    confidence: high"


def listed(entries: Mapping[str, bytes], today: date = TODAY) -> dict[str, Entry]:
    """Return what is to be verified of some files, by its id."""
    return {one.id: one for one in to_verify(survey(Parcel(entries), today), today)}


def soap(instead: str) -> dict[str, bytes]:
    """The files with another life or confidence of the fact on soap."""
    return looked.changed(looked.files(), "facts.yaml", SOAP, instead)


@pytest.mark.parametrize(
    ("instead", "group"),
    [
        (SOAP, None),
        (SOAP.replace("high", "medium"), Group.UNSURE),
        (SOAP.replace("high", "low\n    nature: guidance"), Group.GUIDANCE),
        (SOAP.replace("high", "high\n    nature: guidance"), Group.GUIDANCE),
        (SOAP.replace("2027-11-01", "2027-04-30"), Group.CHANGING),
        (SOAP.replace("2027-11-01", "2027-05-01"), None),
        (SOAP.replace("2027-11-01", "2027-03-01\n    checked_on: 2025-11-01"), Group.EXPIRING),
        (SOAP.replace("2027-11-01", "2027-03-02\n    checked_on: 2025-11-01"), None),
        (SOAP.replace("2027-11-01", "2026-11-30\n    checked_on: 2025-11-01"), Group.EXPIRING),
    ],
)
def test_a_fact_is_listed_for_the_first_reason_it_gives(instead: str, group: Group | None):
    entries = soap(instead)
    if "checked_on" in instead:
        entries = looked.changed(entries, "facts.yaml", "    checked_on: 2026-11-01\n", "")

    found = listed(entries).get("water-and-soap")

    assert (found.group if found else None) == group


def test_a_number_is_listed_with_who_answers_and_everything_that_cites_it():
    found = listed(looked.files())["health-line"]

    assert found.group is Group.NUMBERS
    assert found.fact is not None
    assert (found.fact.number, found.who is not None) == ("1289", True)
    assert where(found, "en") == [
        "M9 · Form A: hands-a5; Form B: hands-b5; Session plan",
        "Help card",
    ]
    assert where(found, "km")[-1] == "ប័ណ្ណជំនួយ"


def test_what_a_screen_cites_is_named_by_its_lesson():
    found = listed(soap(SOAP.replace("high", "medium")))["water-and-soap"]

    assert where(found, "en")[0].startswith("M9 · When do I wash my hands?: before-food")


def test_what_is_remarked_says_until_when_and_how_sure_in_both_languages():
    entries = soap(SOAP.replace("2027-11-01", "2027-01-10").replace("high", "low"))

    found = listed(entries)["water-and-soap"]

    assert remarks(found, TODAY, "en") == ["unsure", "may change at any time", "expires in 40 days"]
    assert remarks(found, TODAY, "km")[-1] == "ផុតកំណត់ក្នុង ៤០ ថ្ងៃ"
    assert remarks(found, date(2027, 1, 10), "en")[-1] == "HAS EXPIRED"


def test_khmer_that_nobody_has_read_is_listed_until_it_is_done():
    done = looked.changed(looked.files(), HEAD, "native_review: pending", "native_review: done")

    assert listed(looked.files())[HEAD].text.en == "Clean hands"
    assert HEAD not in listed(done)


def test_the_committees_of_the_communes_are_always_asked_for():
    assert list(listed({}))[-1] == "commune-committees"
    assert list(listed(looked.files()).values())[-1].group is Group.LOCAL


def test_the_list_is_there_when_a_form_has_a_mistake():
    broken = looked.changed(looked.files(), FORM_A, "form: A", "form: Z")

    assert "health-line" in listed(broken)


def test_each_group_says_what_to_do():
    assert TITLES.keys() == TO_DO.keys() == set(Group)


def test_a_file_without_a_title_goes_by_what_people_call_it():
    found = {one.id: one for one in to_verify(survey(Folder(SHIPPED), TODAY), TODAY)}

    assert found["cohort-types.yaml"].text.en == "Kinds of cohort"
