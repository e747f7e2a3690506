"""Files broken in ways that a patch does not show: by bytes, by size, by depth, by not being there."""

from dataclasses import dataclass

from tests.courses.samples import (
    FACTS,
    FORM_A,
    FORM_B,
    HEAD,
    HELP,
    HOME,
    LESSON,
    MISCONCEPTIONS,
    PICTURE,
    SAMPLE,
    read_text,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg">%s</svg>'
ACCEPTED = "".join(
    f"      - id: x{i}\n        en:\n          - x{i}\n        km:\n          - ក{i}\n" for i in range(12)
)


@dataclass(frozen=True)
class Whole:
    """A file with a new text, or none; a lone surrogate in it stands for a byte that is not UTF-8."""

    name: str
    file: str
    text: str | None
    line: int
    code: str
    says: str = ""


def said(file: str, old: str, new: str) -> str:
    """Return the file of the sample with one change."""
    text = read_text(SAMPLE, file)
    assert text.count(old) == 1
    return text.replace(old, new)


def nested(levels: int) -> str:
    """Return a mapping in a mapping in a mapping …"""
    return "".join(f"{'  ' * level}a:\n" for level in range(levels))


BROKEN_WHOLE = (
    Whole("a tab as indentation", HEAD, said(HEAD, "  en: Clean hands", "\ten: Clean hands"), 5, "tab"),
    Whole("a tab after a dash", HEAD, said(HEAD, "  - when-", "  -\twhen-"), 41, "tab"),
    Whole("bad UTF-8", HELP, said(HELP, "You are", "You\udce9are"), 5, "unreadable"),
    Whole("a file in UTF-16", HELP, "\udcff\udcfea\0:\0", 1, "utf_16"),
    Whole("a null byte", HELP, said(HELP, "You are", "You\0are"), 5, "control"),
    Whole("a separator of lines", HELP, said(HELP, "You are", "You\u2028are"), 5, "control"),
    Whole("an end of line from another time", HELP, said(HELP, "You are", "You\x85are"), 5, "control"),
    Whole("a tilde under old line ends", HEAD, "id: x\rcode: ~\r", 2, "implicit"),
    Whole("a tilde under Windows line ends", HEAD, "id: x\r\ncode: ~\r\n", 2, "implicit"),
    Whole("more than 256 KiB", FACTS, "#" * 256 * 1024 + "\nfacts:\n", 1, "too_big"),
    Whole("21 levels", MISCONCEPTIONS, nested(21), 21, "too_deep"),
    Whole("10,000 levels of dashes", MISCONCEPTIONS, "- " * 10_000, 1, "too_deep"),
    Whole("10,000 levels of questions", MISCONCEPTIONS, "? " * 10_000, 1, "too_deep"),
    Whole("an empty file", MISCONCEPTIONS, "", 1, "not_mapping"),
    Whole("a file of remarks", MISCONCEPTIONS, "# nothing\n# yet\n", 1, "not_mapping"),
    Whole("a list as root", MISCONCEPTIONS, "- id: MC99\n", 1, "not_mapping"),
    Whole("a word as root", MISCONCEPTIONS, "hello\n", 1, "not_mapping"),
    Whole("no register of facts", FACTS, None, 1, "missing_file"),
    Whole("no register of misconceptions", MISCONCEPTIONS, None, 1, "missing_file"),
    Whole("no help card", HELP, None, 1, "missing_file"),
    Whole("no head", HEAD, None, 1, "missing_file"),
    Whole("no lesson", LESSON, None, 1, "missing_file"),
    Whole("no form", FORM_B, None, 1, "missing_file"),
    Whole("a lesson nobody names", f"{HOME}/lessons/left-over.yaml", "id: left-over\n", 1, "unlisted"),
    Whole("a lesson of another ending", f"{HOME}/lessons/left-over.yml", "id: left-over\n", 1, "unlisted"),
    Whole("a form of another name", f"{HOME}/items/form-d.yaml", "form: A\n", 1, "unlisted"),
    Whole(
        "too many answers",
        FORM_A,
        said(FORM_A, "accepted:\n", f"accepted:\n{ACCEPTED}"),
        47,
        "too_many",
        "12",
    ),
    Whole(
        "a hidden number", FORM_A, said(FORM_A, "km: អាវខ្ញុំ", "km: ហៅ 11\u200b7"), 104, "number_uncited", "117"
    ),
    Whole("a script in a picture", PICTURE, SVG % "<script/>", 1, "picture", "<script>"),
    Whole("a picture that is none", PICTURE, "hello\n", 1, "picture"),
    Whole("a picture too large", PICTURE, SVG % (" " * 7000), 1, "picture", "bytes"),
    Whole("a picture in bytes", PICTURE, "\udcff\udcd8", 1, "picture"),
)
