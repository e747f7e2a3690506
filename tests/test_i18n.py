"""Without these, a sentence with a number and something else in it could fail on one page only."""

from flask import Flask, render_template_string

from lms import i18n


def test_a_count_is_written_in_the_digits_of_the_language() -> None:
    i18n.speak("en")

    assert i18n.ngettext("%(num)s answer waits for you", "%(num)s answers wait for you", 12) == (
        "12 answers wait for you"
    )


def test_a_page_can_count_and_say_something_else_in_one_sentence(app: Flask) -> None:
    line = '{{ ngettext("%(num)s of %(all)s", "%(num)s of %(all)s", 2, all="12 %") }}'

    with app.test_request_context("/en/"):
        i18n.speak("en")
        said = render_template_string(line)

    assert said == "2 of 12 %"


def test_a_name_and_what_is_said_of_it_are_parted_by_the_sign_of_the_language(app: Flask) -> None:
    with app.test_request_context("/km/"):
        i18n.speak("km")
        said = render_template_string("ម៉ូឌុល{{ colon() }} {{ number(3) }}")

    assert said == "ម៉ូឌុល៖ ៣"
