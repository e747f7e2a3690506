"""The page of what to verify shows every group, and gives the same list as a sheet."""

from flask import Flask
from sqlalchemy.orm import Session

from lms.authoring.safe_sheet import read_sheets
from lms.permissions import Role
from tests.workshop.pages import shelve, writer

PAGE = "/en/workshop/verify"


def test_the_list_of_modules_leads_to_what_to_verify(app: Flask, session: Session):
    shelve(session)
    _, browser = writer(app, session)

    assert f'href="{PAGE}"' in browser.get("/en/workshop").text
    page = browser.get(PAGE).text
    assert '<strong class="number">1289</strong>' in page
    assert 'Form A <small lang="en">hands-a5</small>' in page
    assert "Write them on the page of each cohort." in page


def test_the_focal_point_reads_the_page_in_khmer(app: Flask, session: Session):
    shelve(session)
    _, browser = writer(app, session, Role.SAFEGUARDING)

    page = browser.get(PAGE.replace("/en/", "/km/")).text

    assert "លេខទូរសព្ទដែលត្រូវសាកហៅ" in page
    assert "Form A" not in page


def test_the_page_comes_as_a_sheet_with_a_row_for_each_thing(app: Flask, session: Session):
    shelve(session)
    _, browser = writer(app, session)

    (rows,) = read_sheets(browser.get(f"{PAGE}?as=xlsx").data).values()

    assert rows[0][-3:] == ["What was found", "By whom", "On which day"]
    assert [row[2] for row in rows if "test-call" in row[0]] == ["1289"]
