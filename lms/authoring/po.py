"""The texts of a unit as a PO file and back, for the tools translators have."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from lms.authoring.glossary import Term, terms_in
from lms.authoring.incoming import Incoming, sent_digests
from lms.authoring.translatable import State, Translatable

LARGEST = 4 * 1024 * 1024
_SENT = "sent: "
_HEAD = """\
# English and Khmer of the texts of PROJECT. Translate into msgstr; leave msgctxt and msgid as they are.
# អត្ថបទអង់គ្លេស និងខ្មែរនៃ PROJECT។ សូមបកប្រែនៅ msgstr ហើយកុំកែ msgctxt និង msgid។"""
# Short enough for one line: it is read again.
_CHECK = "old: take the fuzzy mark away if the Khmer is still right"


class NotPo(Exception):
    """A file that is no PO file of ours; the message says what is wrong with it."""


def write(unit: str, texts: Iterable[Translatable], terms: Iterable[Term], made: datetime) -> bytes:
    """Return a PO file: English with its Khmer, each under its id, where it stands, and hints."""
    catalogue = Catalog(
        "km",
        project=unit,
        version="content",
        header_comment=_HEAD,
        copyright_holder="",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="km",
        creation_date=made,
        revision_date=made,
        fuzzy=False,
    )
    known = tuple(terms)
    for one in texts:
        here = one.sentence
        stale = one.state is State.STALE
        hints = [f"{term.en} = {term.km}" for term in terms_in(here.en, known)]
        comments = [one.where, *hints, *([_CHECK] if stale else [])]
        comments += ["one spelling on each line"] if one.spellings else []
        comments.append(_SENT + " ".join(sent_digests(here)))
        catalogue[here.en.strip() or one.id] = Message(
            here.en.strip() or one.id,
            string=here.km.strip(),
            locations=[(here.name, one.lines[0])],
            flags={"fuzzy"} if stale else (),
            auto_comments=comments,
            context=one.id,
        )
    file = BytesIO()
    write_po(file, catalogue, width=0)
    return file.getvalue()


def read(data: bytes) -> tuple[str, list[Incoming]]:
    """Return the unit a PO file says it is of (may be empty) and its texts. Raises NotPo."""
    if len(data) > LARGEST:
        raise NotPo("4 MiB")
    try:
        text = data.decode("utf-8-sig")
        catalogue = read_po(BytesIO(text.encode()), locale="km", abort_invalid=True)
    except (PoFileError, ValueError, LookupError, AttributeError, IndexError) as error:
        raise NotPo(str(error)) from error
    rows = [
        Incoming(
            id=str(message.context),
            en=str(message.id),
            km=str(message.string or ""),
            sent=_sent(message.auto_comments),
            unfinished=message.fuzzy,
            confirmed=not message.fuzzy and _CHECK in message.auto_comments,
        )
        for message in catalogue
        if message.id and message.context
    ]
    if not rows:
        raise NotPo("msgctxt")
    return str(catalogue.project or ""), rows


def _sent(comments: Iterable[str]) -> tuple[str, str] | None:
    said = next((one.removeprefix(_SENT) for one in comments if one.startswith(_SENT)), "").split()
    return (said[0], said[1]) if len(said) == 2 else None
