"""The sample on the shelf, somebody who writes, and what their browser is shown."""

import re
from datetime import timedelta
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.courses.files import Folder
from lms.permissions import Role
from lms.workshop import publishing
from lms.workshop.publishing import Said
from tests.conftest import NOW, browser
from tests.courses.samples import SAMPLE
from tests.factories import Someone, make_adult, sign_in

UNIT = "clean-hands"


def shelve(session: Session) -> None:
    """Publish the sample over whatever was on the shelf."""
    later = NOW + timedelta(minutes=1)
    publishing.publish(session, Folder(SAMPLE), Said("files"), later, today=NOW.date())


def writer(app: Flask, session: Session, role: Role = Role.AUTHOR) -> tuple[Someone, FlaskClient]:
    """Return somebody of the curriculum staff and their browser."""
    person = make_adult(session, role)
    return person, sign_in(browser(app), session, person)


def seen_in(page: str) -> str:
    """Return the digest that the form of a page carries."""
    found = re.search('name="seen" value="([0-9a-f]*)"', page)
    assert found is not None, page
    return found[1]


def text_in(page: str) -> str:
    """Return what stands in the text field of a page, as a browser would send it."""
    found = re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert found is not None, page
    return unescape(found[1]).replace("\n", "\r\n")
