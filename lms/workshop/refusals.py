"""Why a draft is not read, approved or published, in words for the person who asked."""

from collections.abc import Iterable

from lms.courses.mistakes import Mistake
from lms.errors import Conflict, LmsError
from lms.text import Text

_MOST_SAID = 5


class Blocked(Conflict):
    """Something in the files has to be mended first; every sentence is named."""

    message = Text(
        en="Something has to be mended first.",
        km="មានអ្វីមួយត្រូវកែជាមុនសិន។",
    )

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        shown, more = self.mistakes[:_MOST_SAID], len(self.mistakes) - _MOST_SAID
        en, km = ([self.message.to("en")], [self.message.to("km")])
        for one in shown:
            en.append(one.say("en"))
            km.append(one.say("km"))
        if more > 0:
            en.append(f"And {more} more.")
            km.append(f"និង {more} ទៀត។")
        super().__init__(Text(en="\n".join(en), km="\n".join(km)))


class OwnWork(Conflict):
    """Who wrote or asked cannot be the one who reads it."""

    message = Text(
        en="You have written in this draft, or asked for it to be read. Another person has to read it.",
        km="លោកគ្រូ អ្នកគ្រូ បានសរសេរក្នុងសេចក្តីព្រាងនេះ ឬបានស្នើសុំឱ្យពិនិត្យវា។ ត្រូវមានម្នាក់ទៀតជាអ្នកពិនិត្យ។",
    )


class BothReviews(Conflict):
    """One person would be both who reads it and who looks at safety."""

    message = Text(
        en="You have given the other approval of this draft. The second one has to come from another person.",
        km="លោកគ្រូ អ្នកគ្រូ បានអនុម័តសេចក្តីព្រាងនេះម្ដងហើយ។ ការអនុម័តលើកទីពីរ ត្រូវមកពីម្នាក់ទៀត។",
    )


class EditedSince(Conflict):
    """The files are not those that were read."""

    message = Text(
        en="The files have changed since the review was asked for. It has to be asked for again.",
        km="ឯកសារបានប្តូរ បន្ទាប់ពីបានស្នើសុំឱ្យពិនិត្យ។ ត្រូវស្នើសុំម្ដងទៀត។",
    )


class Decided(Conflict):
    """Somebody has decided already."""

    message = Text(
        en="Somebody has decided this already, or the draft is closed.",
        km="មានគេសម្រេចរួចហើយ ឬសេចក្តីព្រាងនេះបានបិទ។",
    )


class NothingToRead(Conflict):
    """The draft is the same as what is published."""

    message = Text(
        en="Nothing in this draft differs from what is published.",
        km="សេចក្តីព្រាងនេះដូចគ្នានឹងអ្វីដែលបានបោះផ្សាយ។",
    )


class NotApproved(Conflict):
    """Nobody else has approved exactly these files."""

    message = Text(
        en="These files have not been approved as they stand now, so they cannot be published.",
        km="ឯកសារទាំងនេះ តាមសភាពឥឡូវ មិនទាន់មានអ្នកអនុម័តទេ ដូច្នេះមិនទាន់អាចបោះផ្សាយបាន។",
    )


class WaivedByWriter(Conflict):
    """A waiver that no reviewer stands behind."""

    message = Text(
        en="A waiver stands there that nobody who may give it has given under their own name.",
        km="មានការអនុញ្ញាតរំលងមួយ ដែលគ្មានអ្នកពិនិត្យណាបានឱ្យក្នុងឈ្មោះខ្លួនឯងទេ។",
    )


class NotOnTheShelf(Conflict):
    """Modules were published by an earlier version of the program, which kept no files."""

    message = Text(
        en="Some modules were published before their files were kept. Publish once from files "
        "(lms content publish); after that they can be edited here.",
        km="ម៉ូឌុលខ្លះបានបោះផ្សាយមុនពេលកម្មវិធីរក្សាទុកឯកសារ។ "
        "សូមបោះផ្សាយម្ដងពីឯកសារ (lms content publish) រួចអាចកែនៅទីនេះបាន។",
    )


class SomethingOpen(Conflict):
    """There is an open draft, whose work would be covered."""

    message = Text(
        en="There is an open draft of this module. Publish it or take it back first; nothing was changed.",
        km="ម៉ូឌុលនេះមានសេចក្តីព្រាងកំពុងបើក។ សូមបោះផ្សាយវា ឬបោះបង់វាជាមុនសិន។ មិនមានអ្វីត្រូវបានប្តូរទេ។",
    )


class Unsaid(LmsError):
    """A message or a reason is missing or too long."""

    status = 422
    message = Text(
        en="Say in a few words what it is about (at most 400 characters).",
        km="សូមសរសេរពីរបីពាក្យ អំពីអ្វីដែលបានធ្វើ (យ៉ាងច្រើន ៤០០ តួអក្សរ)។",
    )


class TooSoon(LmsError):
    """A planned hour that has passed."""

    status = 422
    message = Text(
        en="Choose a day and an hour that are still to come.",
        km="សូមជ្រើសរើសថ្ងៃ និងម៉ោងដែលមិនទាន់មកដល់។",
    )


def worded(text: str, most: int = 400) -> str:
    """Return what somebody wrote without spaces around; raise Unsaid for nothing or too much."""
    said = text.strip()
    if not said or len(said) > most:
        raise Unsaid
    return said
