"""Without these, the theme of a campaign's year would be written and never be read."""

import shutil
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.files import Folder
from lms.courses.loader import load
from lms.courses.release import release_body
from lms.printing.guide import guide
from lms.printing.handout import handout
from lms.printing.source import source_of
from lms.workshop import publishing
from lms.workshop.publishing import Said
from tests.conftest import NOW
from tests.courses.samples import HEAD, SAMPLE, TODAY, change
from tests.factories import make_adult, make_cohort, make_learner, sign_in
from tests.printing.papers import text_of

THEME = "Clean together"
WRITTEN = f"theme:\n  en: {THEME}\n  km: ស្អាតជាមួយគ្នា\nmin_age:"


def with_theme(tmp_path: Path) -> Path:
    """Return the sample with a theme."""
    folder = shutil.copytree(SAMPLE, tmp_path / "content")
    change(folder, HEAD, "min_age:", WRITTEN)
    return folder


def test_the_theme_stands_above_the_module_and_its_first_screens_only(
    session: Session, client: FlaskClient, tmp_path: Path
):
    publishing.publish(session, Folder(with_theme(tmp_path)), Said("files"), NOW, today=NOW.date())
    sign_in(client, session, make_learner(session, make_cohort(session, make_adult(session))))
    release = releases.current_releases(session)["clean-hands"]

    pages = [client.get(f"/en/m/{release}{way}").text for way in ("", "/1/1", "/1/2")]

    assert [THEME in page for page in pages] == [True, True, False]


def test_papers_to_teach_from_carry_the_theme(tmp_path: Path):
    library = load(with_theme(tmp_path), TODAY)
    source = source_of(library, library.modules[0], TODAY)

    assert all(THEME in text_of(made(source, "en")) for made in (guide, handout))


def test_a_release_without_a_theme_says_nothing_of_it_so_that_its_digest_stays():
    module = load(SAMPLE, TODAY).modules[0]

    assert '"theme"' not in release_body(module)
