"""Without this, of four who save at the same moment three could lose what they wrote."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.conftest import browser
from tests.courses.samples import LESSON
from tests.workshop.pages import seen_in, shelve, writer

FILE = f"/en/workshop/file/{LESSON}"


def test_of_many_who_save_at_the_same_moment_one_is_kept_and_the_others_are_told(
    app: Flask, session: Session
):
    shelve(session)
    _, client = writer(app, session)
    seen = seen_in(client.get(FILE).text)
    clients = [client] + [_like(app, client) for _ in range(3)]

    def save(numbered: tuple[int, FlaskClient]) -> int:
        number, one = numbered
        data = {"text": f"id: writer-{number}\n", "seen": seen}
        return one.post(f"/en/workshop/keep/{LESSON}", data=data).status_code

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(save, enumerate(clients)))

    assert answers == [200, 409, 409, 409]


def _like(app: Flask, client: FlaskClient) -> FlaskClient:
    """Return another browser of the same person."""
    other = browser(app)
    cookie = client.get_cookie("s")
    assert cookie is not None
    other.set_cookie("s", cookie.value)
    return other
