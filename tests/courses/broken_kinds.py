"""Mistakes in questions whose kinds the sample does not ask: each is one change to the kind's manual."""

from textwrap import indent

from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.matching import Matching
from tests.courses.broken import MARK
from tests.courses.broken_whole import Whole, said
from tests.courses.samples import LESSON


def asked(kind: type[ItemBase], name: str, old: str, new: str, code: str, says: str = "") -> Whole:
    """Return the sample's lesson with one more practice question; ◀ ends the line that is wrong."""
    assert kind.manual.count(old) == 1, f"the manual says {old!r} {kind.manual.count(old)} times"
    manual = kind.manual.replace(old, new).replace("objective: o1", "objective: when")
    screen = "  - id: one-more\n    practice:\n" + indent(manual, " " * 6)
    text = said(LESSON, "\nactivity:\n", f"\n{screen}activity:\n")
    line = text[: text.index(MARK)].count("\n") + 1
    return Whole(name, LESSON, text.replace(MARK, ""), line, code, says)


BROKEN_KINDS = (
    asked(
        GapFill,
        "a gap left out in one language",
        "  km: ខ្ញុំលាងដៃនឹងទឹក និង[what] [when]ពេលញ៉ាំអាហារ។",
        "  km: ខ្ញុំលាងដៃនឹងទឹក និង[what] ពេលញ៉ាំអាហារ។ ◀",
        "gap_once",
        "the gap [when]",
    ),
    asked(
        GapFill,
        "a gap twice in a text",
        "  en: I wash my hands [when] I eat,",
        "  en: I wash my hands [when] I eat, [when] ◀\n     ",
        "gap_once",
        "here it stands 2 times",
    ),
    asked(
        GapFill,
        "a gap nobody knows",
        "  en: I wash my hands [when] I eat, with water and [what].",
        "  en: I wash my hands [wen] I eat, with water and [what]. ◀",
        "gap_unknown",
        "no gap below is called [wen]; the gaps are: when, what",
    ),
    asked(GapFill, "two gaps of one id", "  - id: what\n", "  - id: when ◀\n", "same_id", '"when"'),
    asked(
        GapFill,
        "two right words in a gap",
        "      - id: sand\n        reason: thinks rubbing is enough\n",
        "      - id: sand\n        right: true ◀\n",
        "one_right",
        "here it is 2",
    ),
    asked(
        GapFill,
        "a wrong word without a reason",
        "      - id: sand\n        reason: thinks rubbing is enough\n",
        "      - id: sand ◀\n",
        "no_reason",
    ),
    asked(
        Matching,
        "two right sides that read the same",
        "      en: dries the hands",
        "      en: takes germs away ◀",
        "same_text",
    ),
    asked(
        Categorise, "a box nobody knows", "  box: no-help", "  box: nohelp ◀", "box_unknown", "helps, no-help"
    ),
    asked(Categorise, "two boxes of one id", "  - id: no-help", "  - id: helps ◀", "same_id"),
    asked(Categorise, "two things of one id", "  - id: clean-water", "  - id: soap ◀", "same_id"),
    asked(
        Categorise,
        "a thing in a wrong box without a reason",
        "    if_wrong:\n      reason: thinks drying is cleaning\n",
        "    if_wrong: ◀\n",
        "no_reason",
    ),
)
