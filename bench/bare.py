"""What Flask does when it does nothing else: a word, a page, and one row that is really stored."""

import gzip
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from flask import Flask, Response, render_template, request, session
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from waitress import serve

SECRET = "bare"
STAY = "0123456789abcdef0123456789abcdef"


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


class Stay(db.Model):  # type: ignore[misc, name-defined]
    """A session."""

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class Page(db.Model):  # type: ignore[misc, name-defined]
    """A text to read."""

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    body: Mapped[str]


class Row(db.Model):  # type: ignore[misc, name-defined]
    """An answer."""

    id: Mapped[str] = mapped_column(primary_key=True)
    stay_id: Mapped[str]
    body: Mapped[str]
    saved_at: Mapped[datetime]


def make_app(folder: Path) -> Flask:
    """Return an application with /hello, /page and POST /insert, as plain as they can be."""
    here = Path(__file__).parent
    app = Flask(__name__, template_folder=str(here / "templates"))
    app.config.update(SECRET_KEY=SECRET, SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder / 'bare.sqlite'}")
    db.init_app(app)
    with app.app_context():
        event.listen(db.engine, "connect", _pragmas)
        db.create_all()
        paragraphs = (here / "templates" / "page.txt").read_text().strip()
        for row in (Stay(id=STAY, name="ចាន់"), Page(id=1, title="សិទ្ធិកុមារ", body=paragraphs)):
            db.session.merge(row)
        db.session.commit()
        assert db.session.execute(text("PRAGMA synchronous")).scalar() == 2
    app.add_url_rule("/hello", view_func=hello)
    app.add_url_rule("/page", view_func=page)
    app.add_url_rule("/insert", view_func=insert, methods=["POST"])
    return app


def _pragmas(connection, _record):  # type: ignore[no-untyped-def]
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def hello() -> str:
    return "hello"


def page() -> Response:
    stay = db.session.scalars(select(Stay).where(Stay.id == session["stay"])).one()
    shown = db.session.scalars(select(Page).where(Page.id == 1)).one()
    response = Response(gzip.compress(render_template("page.html", stay=stay, page=shown).encode(), 6))
    response.headers["Content-Encoding"] = "gzip"
    return response


def insert() -> tuple[str, int]:
    answer, now = request.form["answer"], datetime.now(UTC)  # noqa: TID251 - nothing of ours runs here
    db.session.add(Row(id=uuid4().hex, stay_id=session["stay"], body=answer, saved_at=now))
    db.session.commit()
    return "", 204


def main() -> None:
    """Serve as `lms serve` sets waitress up. Arguments: folder, port, threads, connections."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    folder = Path(sys.argv[1])
    port, threads, connections = (int(one) for one in sys.argv[2:])
    serve(
        make_app(folder),
        host="127.0.0.1",
        port=port,
        threads=threads,
        connection_limit=connections,
        channel_timeout=120,
        ident=None,
    )


if __name__ == "__main__":
    main()
