"""Why a correction is not published, in words an author can act on."""

from enum import StrEnum

from lms.errors import LmsError
from lms.text import Text


class Problem(StrEnum):
    """Why old answers to an item cannot be marked by its new definition."""

    KIND = "kind"
    BY_HAND = "by-hand"
    NO_KEY = "no-key"
    POINTS = "points"
    PARTS = "parts"
    MOVED = "moved"
    FORGOTTEN = "forgotten"


PROBLEMS: dict[Problem, Text] = {
    Problem.KIND: Text(
        en="its kind has changed, so earlier answers cannot be read; "
        "give the new question an id of its own and take this one out of corrections",
        km="ប្រភេទសំណួរបានប្តូរ ដូច្នេះមិនអាចអានចម្លើយមុនៗបានទេ សូមដាក់ id ថ្មីឱ្យសំណួរថ្មី ហើយលុបសំណួរនេះចេញពី corrections",
    ),
    Problem.BY_HAND: Text(
        en="a person marks its answers, so no key can mark them again; take it out of corrections",
        km="មនុស្សជាអ្នកដាក់ពិន្ទុចម្លើយរបស់វា ដូច្នេះមិនអាចដាក់ពិន្ទុឡើងវិញដោយស្វ័យប្រវត្តិបានទេ សូមលុបវាចេញពី corrections",
    ),
    Problem.NO_KEY: Text(
        en="it asks for a view and has no right answer; take it out of corrections",
        km="វាសួរពីទស្សនៈ គ្មានចម្លើយត្រឹមត្រូវទេ សូមលុបវាចេញពី corrections",
    ),
    Problem.POINTS: Text(
        en="it is worth other points than before, so earlier totals could not be compared; "
        "keep its points, or give the new question an id of its own",
        km="ចំនួនពិន្ទុរបស់វាខុសពីមុន ដូច្នេះមិនអាចប្រៀបធៀបពិន្ទុសរុបមុនៗបានទេ សូមរក្សាពិន្ទុដដែល ឬដាក់ id ថ្មីឱ្យសំណួរថ្មី",
    ),
    Problem.PARTS: Text(
        en="its options or parts have other ids than before, so earlier answers cannot be read; "
        "keep the ids, or give the new question an id of its own",
        km="id នៃជម្រើស ឬផ្នែករបស់វា ខុសពីមុន ដូច្នេះមិនអាចអានចម្លើយមុនៗបានទេ សូមរក្សា id ដដែល ឬដាក់ id ថ្មីឱ្យសំណួរថ្មី",
    ),
    Problem.MOVED: Text(
        en="texts have changed places between its options or parts, so earlier answers would mean something "
        "else; leave every text with its id and change only what is right",
        km="អត្ថបទបានប្តូរកន្លែងគ្នារវាងជម្រើស ឬផ្នែក ធ្វើឱ្យចម្លើយមុនៗមានន័យផ្សេង "
        "សូមទុកអត្ថបទនីមួយៗជាមួយ id ដដែល ហើយកែតែចម្លើយត្រឹមត្រូវ",
    ),
    Problem.FORGOTTEN: Text(
        en="it was corrected in an earlier release; keep its line in corrections, "
        "because attempts were marked by it",
        km="វាត្រូវបានកែក្នុងកំណែដែលបានបោះផ្សាយមុន សូមទុកបន្ទាត់របស់វាក្នុង corrections "
        "ព្រោះមានការឆ្លើយដែលបានដាក់ពិន្ទុតាមការកែនោះ",
    ),
}


class CannotMarkAgain(LmsError):
    """A correction that cannot mark the answers given so far; nothing was published."""

    status = 409

    def __init__(self, module: str, problems: tuple[tuple[str, Problem], ...]) -> None:
        self.module, self.problems = module, problems
        lines = [
            (f"modules/{module}/module.yaml: corrections: {item}: ", problem) for item, problem in problems
        ]
        super().__init__(
            Text(
                en="\n".join(place + PROBLEMS[problem].en for place, problem in lines),
                km="\n".join(place + PROBLEMS[problem].km for place, problem in lines),
            )
        )
