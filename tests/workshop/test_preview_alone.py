"""Without these, another page could read what is being written, or a writer would look at old pages."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from lms.workshop.preview_alone import make_preview
from lms.workshop.watch import Watch
from tests.courses.samples import FORM_A, LESSON, change, line_of, make_content, read_text, write_text

HOME = "clean-hands"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


@pytest.fixture
def watch(folder: Path) -> Watch:
    return Watch(folder)


@pytest.fixture
def client(folder: Path, watch: Watch) -> FlaskClient:
    made = make_preview(folder, watch, frozenset({"localhost"}), "en").test_client()
    made.environ_base["HTTP_ORIGIN"] = "http://localhost"
    return made


def test_nobody_has_to_sign_in_to_see_a_folder(client: FlaskClient):
    front = client.get("/", follow_redirects=True)

    assert front.status_code == 200
    assert "Preview" in front.text
    assert "<iframe" in front.text


def test_a_save_is_seen_and_shown_without_starting_again(client: FlaskClient, folder: Path, watch: Watch):
    address = f"/en/frame/{HOME}/form-a/1"
    stem = "Before you eat"
    before = client.get("/news").json
    client.get(address)

    change(folder, FORM_A, read_text(folder, FORM_A).split("stem:\n      en: ")[1].splitlines()[0], stem)
    watch.look()

    assert client.get(f"/news?since={before['version']}").json == {"version": before["version"] + 1}
    assert stem in client.get(address).text


def test_nothing_new_is_no_news(watch: Watch):
    watch.look()

    assert watch.wait(0, timeout=0) == 0


def test_a_slip_is_noted_at_its_line_and_the_lesson_stays_as_it_was(client: FlaskClient, folder: Path):
    whole = client.get(f"/en/frame/{HOME}/lesson-1/1").text
    write_text(folder, LESSON, read_text(folder, LESSON).replace("activity:", "activity:\n\tx: 1", 1))
    line = line_of(folder, LESSON, "\tx: 1")

    page = client.get(f"/en/preview/{HOME}/lesson-1/1").text

    assert client.get(f"/en/frame/{HOME}/lesson-1/1").text == whole
    assert "This is how it last was whole." in page
    assert f"Line {line}:" in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost:80.evil.example"},
        {"Host": "127.0.0.1:9999"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/en/", f"/en/frame/{HOME}/form-a/1", "/news", "/static/style.css"])
def test_other_hosts_and_other_pages_are_refused(client: FlaskClient, headers: dict[str, str], path: str):
    assert client.get(path, headers=headers).status_code == 403


def test_an_answer_from_another_page_is_refused(client: FlaskClient):
    address = f"/en/frame/{HOME}/form-a/1"

    assert client.post(address, data={"answer": "dont-know"}).status_code == 200
    assert (
        client.post(address, data={"answer": "dont-know"}, headers={"Origin": "http://a.example"}).status_code
        == 403
    )


def test_no_address_leads_out_of_the_folder(client: FlaskClient):
    for path in ("..", "%2e%2e", "..%2f..", ".", "facts.yaml"):
        assert client.get(f"/en/preview/{path}/path/1").status_code in {403, 404, 308}
        assert client.get(f"/en/frame/{HOME}/file/pictures/{path}").status_code in {404, 308}


def test_a_recording_can_be_listened_to_before_it_is_published(client: FlaskClient, folder: Path):
    screen = re.search(r"- id: ([a-z-]+)\n    heading:", read_text(folder, LESSON))
    assert screen is not None
    name = f"audio/en/lessons.when-to-wash/screens.{screen[1]}.heading.opus"
    recorded = folder / "modules" / HOME / name
    recorded.parent.mkdir(parents=True)
    recorded.write_bytes(b"OggS and more")

    page = client.get(f"/en/frame/{HOME}/lesson-1/1")
    heard = client.get(f"/en/frame/{HOME}/file/{name}")

    assert f'src="/en/frame/{HOME}/file/{name}"' in page.text
    assert "media-src 'self'" in page.headers["Content-Security-Policy"]
    assert heard.data == b"OggS and more"
    assert "<audio" not in client.get(f"/km/frame/{HOME}/lesson-1/1").text
    assert client.get(f"/en/frame/{HOME}/file/{name.replace('heading', 'text')}").status_code == 404
