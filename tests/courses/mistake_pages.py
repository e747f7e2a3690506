"""Writes docs/authoring/mistakes: a page for each code, from the cases that the tests break the sample with.

`python -m tests.courses.mistake_pages` writes what test_mistake_pages wants to find.
"""

import re
import tempfile
from pathlib import Path

from lms.courses.files import Folder
from lms.courses.mistake_words import WORDS
from lms.courses.mistakes import Mistake
from lms.courses.telling import Teller
from lms.text import Language, Text
from tests.courses.broken import BOOKS, MARK, Case, read_cases
from tests.courses.broken_kinds import BROKEN_KINDS
from tests.courses.broken_views import BROKEN_VIEWS
from tests.courses.broken_whole import BROKEN_WHOLE, Whole
from tests.courses.mistake_reasons import REASONS
from tests.courses.samples import ROOT, make_content, mistakes_in, write_text

PAGES = ROOT / "docs/authoring/mistakes"
AROUND = 3


def pages() -> dict[str, str]:
    """Return the text of each page, and of the list of them, by the names of their files."""
    first: dict[str, Case | Whole] = {}
    cases = [case for name in BOOKS for case in read_cases(name)]
    for case in (*cases, *BROKEN_KINDS, *BROKEN_VIEWS, *BROKEN_WHOLE):
        first.setdefault(case.code, case)
    found = {f"{_shown(code)}.md": _page(code, first.get(code)) for code in sorted(WORDS)}
    return {**found, "README.md": _list(sorted(WORDS))}


def _shown(code: str) -> str:
    return code.replace("_", "-")


def _list(codes: list[str]) -> str:
    lines = [f"| [{_shown(code)}]({_shown(code)}.md) | {_blank(code, 'en')} |" for code in codes]
    head = [
        "# Every mistake by its code",
        "",
        "`lms content check` ends each message with a code in brackets; its page tells more.",
        "ក្រោយសារនីមួយៗមានកូដក្នុង [ ] ទំព័ររបស់វាពន្យល់បន្ថែម ដោយមានឧទាហរណ៍។",
        "",
        "| code | message |",
        "|---|---|",
    ]
    return "\n".join([*head, *lines]) + "\n"


def _page(code: str, case: Case | Whole | None) -> str:
    parts = [f"# {_shown(code)}"]
    example = _example(code, case) if case is not None else None
    if example is not None:
        mistake, said, wrong, right = example
        parts += [f"> {mistake.what('en')}", f"> {mistake.what('km')}"]
    else:
        parts += [f"> {_blank(code, 'en')}", f"> {_blank(code, 'km')}"]
    parts += list(REASONS.get(code, ()))
    if example is not None and wrong:
        parts += ["**Wrong · ខុស**", _fenced(wrong)]
        parts += ["**Right · ត្រូវ**", _fenced(right)] if right else []
        parts += ["**What is said · សារ**", _fenced(said, "text")]
    return "\n\n".join(parts) + "\n"


def _example(code: str, case: Case | Whole) -> tuple[Mistake, str, str, str]:
    with tempfile.TemporaryDirectory() as place:
        folder = make_content(Path(place))
        before = (folder / case.file).read_text("utf-8") if (folder / case.file).exists() else ""
        if isinstance(case, Case):
            case.apply(folder)
        elif case.text is None:
            (folder / case.file).unlink()
        else:
            write_text(folder, case.file, case.text)
        mistake = next(one for one in mistakes_in(folder) if one.code == code)
        said = Teller(Folder(folder)).in_full(mistake, "en")
        if isinstance(case, Case):
            return mistake, said, *_both_sides(case)
        return mistake, said, *_around(before, case.text or "", mistake.line)


def _both_sides(case: Case) -> tuple[str, str]:
    """Return a change as the lines that are wrong, and as those of the sample that are right."""
    wrong = "…\n".join(new for _, new in case.changes)
    right = "…\n".join(old for old, _ in case.changes)
    return _outdented(wrong), _outdented(right)


def _around(before: str, after: str, line: int) -> tuple[str, str]:
    """Return some lines around the place of a whole text; nothing where no text can show it."""
    lines = after.split("\n")
    if not after.isprintable() and re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\ud800-\udfff]", after):
        return "", ""
    if len(max(lines, key=len)) > 200 or len(lines) < line:
        return "", ""
    shown = lines[max(0, line - AROUND) : line + AROUND]
    shown[min(AROUND, line) - 1] += MARK
    old = before.split("\n")
    same = [one for one in old[max(0, line - AROUND) : line + AROUND] if one.strip()] if before else []
    wrong, right = ("\n".join(part) + "\n" for part in (shown, same))
    return _outdented(wrong), _outdented(right) if same and wrong.replace(MARK, "") != right else ""


def _outdented(text: str) -> str:
    lines = text.split("\n")
    depth = min((len(one) - len(one.lstrip(" ")) for one in lines if one.strip() and one != "…"), default=0)
    return "\n".join(one[depth:] if one != "…" else one for one in lines).strip("\n")


def _fenced(text: str, language: str = "yaml") -> str:
    return f"```{language}\n{text}\n```"


def _blank(code: str, language: Language) -> str:
    """Return a message with the names of what it leaves open."""
    words: Text = WORDS[code]
    said = words.to(language).replace("{{", "\x01").replace("}}", "\x02").replace("{hint}", "")
    return re.sub("{([a-z_]+)}", r"‹\1›", said).replace("\x01", "{").replace("\x02", "}").replace("|", "\\|")


def main() -> None:
    """Write the pages; remove those of codes that are no more."""
    PAGES.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in PAGES.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (PAGES / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
