"""What a mistake in a rule for a certificate is called, in words an author can act on."""

from lms.text import Text

_T = Text

OF_RULES: dict[str, Text] = {
    "paper_for": _T(
        en="a card is for learners and nobody else, a certificate never for learners; mend paper or for",
        km="card សម្រាប់តែ learner ហើយ certificate មិនសម្រាប់ learner ទេ សូមកែ paper ឬ for",
    ),
    "four_eyes": _T(
        en="a certificate that anybody can check needs a second person; write four_eyes: true",
        km="វិញ្ញាបនបត្រដែលគេអាចពិនិត្យបាន ត្រូវការអ្នកទីពីរបញ្ជាក់ សូមសរសេរ four_eyes: true",
    ),
    "groups_deep": _T(
        en="groups stand at most {limit} deep; write this flatter",
        km="ក្រុមលក្ខខណ្ឌអាចជ្រៅបំផុត {limit} ថ្នាក់ សូមសរសេរឱ្យរាក់ជាងនេះ",
    ),
    "own_rule": _T(
        en="a rule cannot ask for its own certificate; name another rule",
        km="វិធានមិនអាចទាមទារវិញ្ញាបនបត្ររបស់ខ្លួនឯងទេ សូមដាក់វិធានផ្សេង",
    ),
}
