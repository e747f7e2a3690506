"""Without these, two who publish at once could put back what the other has just replaced."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.orm import Session

from lms.db import will_write
from lms.workshop import releasing, shelf
from tests.courses.samples import FACTS, HEAD
from tests.workshop.drafting import (
    THEN,
    TODAY,
    approved,
    author,
    only_the_sample,
    write_number,
    write_plain,
)


def test_two_who_publish_at_the_same_moment_put_back_nothing_of_each_other(session: Session):
    only_the_sample(session)
    writer = author(session)
    plain = write_plain(session, writer)
    approved(session, writer, plain)
    number = write_number(session, writer)
    approved(session, writer, number)
    session.commit()
    bind, ids = session.get_bind(), [plain.id, number.id]
    session.rollback()

    def publish(draft_id: str) -> None:
        with Session(bind) as own:
            token = will_write.set(True)
            releasing.publish(own, writer, draft_id, today=TODAY, now=THEN)
            own.commit()
            will_write.reset(token)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(publish, ids))

    told = {name: shelf.contents(session, [one])[one] for name, one in shelf.published(session).items()}
    assert b"achieved_percent: 75" in told[HEAD]
    assert b"expires_on: 2027-02-01" in told[FACTS]
