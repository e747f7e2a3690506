"""The pages about questions: plain words, numbers that agree, and nobody's name."""

import csv
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.measures.item_flags import FlagKind
from lms.measures.quiz import Bin
from lms.people.models import Account
from lms.permissions import Role
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Form, Moment
from lms.reports.histogram import HEIGHT, histogram
from lms.reports.item_choices import Offered
from lms.reports.item_words import Flag, flag_words
from lms.text import Text
from tests.factories import make_adult, sign_in
from tests.reports.item_answers import Sitting, able, likely, sit
from tests.reports.test_item_statistics import with_wrong_key

PAGES = (
    "/items",
    "/items?q=child",
    "/items/M1",
    "/items/M1/A1",
    "/items/M1/A3",
    "/items/M1/A7",
    "/items/M1/B2",
)
FILES = (
    "/items?as=csv",
    "/items/M1?as=csv&table=M1-A-before-questions",
    "/items/M1?as=csv&table=M1-A-before-points",
    "/items/M1?as=csv&table=M1-A-before-all",
    "/items/M1/A1?as=csv",
    "/items/M1/A1?as=csv&table=M1-A1-figures",
)


@pytest.fixture
def author(client: FlaskClient, session: Session) -> FlaskClient:
    """A browser of somebody who writes questions."""
    return sign_in(client, session, make_adult(session, Role.AUTHOR))


def read(browser: FlaskClient, address: str) -> str:
    """Return what an address answers."""
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def test_an_author_begins_in_the_workshop(author: FlaskClient) -> None:
    answer = author.get("/en/")

    assert answer.headers["Location"] == "/en/workshop"


def test_a_suspect_key_is_said_in_plain_words_first_of_all(author: FlaskClient, session: Session) -> None:
    sit(session, 60, with_wrong_key)
    session.commit()

    module, question = read(author, "/en/items/M1"), read(author, "/en/items/M1/A1")

    chosen = r"Most strong learners \(\d+%\) choose option a “Education: a child goes to school”"
    assert re.search(chosen, question)
    assert module.index("Most strong learners") < module.index("Hardly anybody")


def test_before_and_after_stand_side_by_side(author: FlaskClient, session: Session) -> None:
    sit(session, 40, able)
    sit(session, 50, lambda _place, item: item.right(), Sitting(moment=Moment.AFTER, form=Form.A))
    session.commit()

    rows = read(author, "/en/items/M1/A1?as=csv").splitlines()

    assert rows[0].startswith(
        "\ufeffAnswer,Marked right,Quiz before: learners,Quiz before: share (%),Quiz after"
    )
    assert rows[2] == "Participation: a child is heard,✓,36,90.0,50,100.0"


def test_fewer_than_thirty_answers_show_their_number_and_no_figure(
    author: FlaskClient, session: Session
) -> None:
    sit(session, 29, able)
    session.commit()

    pages = [read(author, f"/en{page}") for page in ("/items/M1", "/items/M1/A1")]
    figures = list(csv.reader(read(author, "/en/items/M1/A1?as=csv&table=M1-A1-figures").splitlines()))

    assert all("29 answers: too few to judge; 30 are needed." in page for page in pages)
    assert not any(re.search(r"\d%", re.sub(r"27%|/100", "", page)) for page in pages)
    assert [row[1] for row in figures[1:]] == ["29", *[""] * 9, "0"]


@pytest.mark.parametrize("language", ["en", "km"])
def test_no_page_and_no_file_names_anybody(author: FlaskClient, session: Session, language: str) -> None:
    sit(session, 40, likely)
    session.commit()
    people = session.scalars(select(Account)).all()
    secrets = {one.id for one in people} | {one.login for one in people} | {"Canarynick", "Sok Chan"}
    secrets |= set(session.scalars(select(Attempt.id)))

    told = [read(author, f"/{language}{address}") for address in (*PAGES, *FILES)]

    assert [secret for secret in secrets for text in told if secret in text] == []


def test_a_question_is_shown_as_it_is_asked_and_nothing_can_be_sent(
    author: FlaskClient, session: Session
) -> None:
    page = read(author, "/km/items/M1/A1")

    assert re.search(r"<fieldset[^>]*disabled", page)
    assert "ការចូលរួម៖ មានគេស្តាប់កុមារ" in page


def test_the_addresses_say_no_subject(author: FlaskClient, session: Session) -> None:
    page = read(author, "/en/items/M1") + read(author, "/en/items?q=a")

    assert re.findall(r'href="[^"]*(?:right|traffic|migra)[^"]*"', page) == []


def test_words_that_are_nowhere_find_nothing_and_say_so(author: FlaskClient) -> None:
    assert "No question has these words" in read(author, "/en/items?q=zzzz")


def test_an_unknown_table_or_kind_of_file_is_not_found(author: FlaskClient, session: Session) -> None:
    sit(session, 3, able)
    session.commit()

    statuses = [author.get(f"/en/items/M1?{asked}").status_code for asked in ("as=doc", "as=csv&table=x")]

    assert statuses == [404, 404]


@pytest.mark.parametrize("kind", list(FlagKind))
@pytest.mark.parametrize("moment", [Moment.BEFORE, Moment.AFTER])
def test_every_flag_has_a_sentence_in_both_languages(kind: FlagKind, moment: Moment) -> None:
    option = Offered("b", Text(en="Only {when} I see dirt", km="ពេល {ឃើញ}"), False)

    words = flag_words(Flag(kind, 0.5, "b"), (option,), moment)

    assert words.en.endswith(".") or words.en.endswith("?")
    assert re.search("[\u1780-\u17ff]", words.km)
    assert not re.search(r"[0-9]|\{(?!when|ឃើញ)", words.km)


def test_the_highest_bar_fills_the_drawing_and_one_learner_is_still_seen() -> None:
    drawing = histogram([Bin(0, 50, 1), Bin(50, 90, 0), Bin(90, 100, 5000)])  # type: ignore[arg-type]

    heights = [bar.height for bar in drawing.bars]
    assert heights == [1, 0, drawing.ground - 16]
    assert all(bar.y + bar.height == drawing.ground < HEIGHT for bar in drawing.bars)


@pytest.mark.parametrize(
    "odd", ["endpoint=x", "_method=F", "language=zz", "_external=1&_scheme=e", "_anchor=x"]
)
def test_what_stands_in_an_address_steers_no_link_to_a_file(
    client: FlaskClient, session: Session, odd: str
) -> None:
    sign_in(client, session, make_adult(session, Role.AUTHOR))

    page = client.get(f"/en/items?{odd}&q=soap")

    assert page.status_code == 200
    assert odd.partition("=")[0] not in "".join(re.findall('href="[^"]*as=csv[^"]*"', page.text))
