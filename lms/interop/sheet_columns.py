"""The columns of a question sheet; docs/authoring/exchange-questions.md explains each of them."""

LETTERS = "abcdefgh"
HEAD = (
    "id", "kind", "objective", "level", "critical", "points", "credit", "stem_en", "stem_km", "right",
    "tolerance", "unit_en", "unit_km", "agreeing",
)  # fmt: skip
PER_OPTION = (
    "option_{}_en", "option_{}_km", "match_{}_en", "match_{}_km", "feedback_{}_en", "feedback_{}_km",
    "wrong_{}",
)  # fmt: skip
LAST = ("explain_en", "explain_km")
COLUMNS = (*HEAD, *(name.format(letter) for letter in LETTERS for name in PER_OPTION), *LAST)
NEEDED = ("kind", "right")
EITHER = ("stem_en", "stem_km")
_EXAMPLE = {
    "id": "hands-1",
    "kind": "single-choice",
    "objective": "o1",
    "level": "remember",
    "stem_en": "When do you wash your hands?",
    "stem_km": "តើប្អូនលាងដៃនៅពេលណា?",
    "right": "a",
    "option_a_en": "Before I eat",
    "option_a_km": "មុនពេលញ៉ាំអាហារ",
    "feedback_a_en": "Yes. Then no dirt comes into your food.",
    "feedback_a_km": "ត្រូវហើយ។ ដូច្នេះ មេរោគមិនចូលក្នុងអាហារទេ។",
    "option_b_en": "Only when I see dirt",
    "option_b_km": "តែពេលខ្ញុំឃើញភាពកខ្វក់ប៉ុណ្ណោះ",
    "feedback_b_en": "Dirt that makes us ill is often too small to see.",
    "feedback_b_km": "មេរោគដែលធ្វើឱ្យយើងឈឺ ជាញឹកញាប់តូចពេកមើលមិនឃើញ។",
    "wrong_b": "thinks visible dirt is the only dirt",
    "explain_en": "Wash before you eat, even when your hands look clean.",
    "explain_km": "លាងដៃមុនពេលញ៉ាំអាហារ ទោះបីដៃមើលទៅស្អាតក៏ដោយ។",
}


def template() -> bytes:
    """Return an empty sheet with its columns and one example, as CSV that Excel shows rightly."""
    rows = (COLUMNS, [_EXAMPLE.get(name, "") for name in COLUMNS])
    lines = (",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows)
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
