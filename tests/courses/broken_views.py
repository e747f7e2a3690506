"""Views and knowledge in each other's place: each belongs where it can be measured."""

from tests.courses.broken_whole import Whole, said
from tests.courses.samples import FORM_A, HOME

VIEW = """\
  - id: hands-view1
    kind: scale
    objective: when
    agreeing: safer
    stem:
      en: Clean hands matter to me.
      km: ដៃស្អាតសំខាន់សម្រាប់ខ្ញុំ។
    explain:
      en: Thank you for telling.
      km: អរគុណដែលបានប្រាប់។
"""
KNOWLEDGE = """\
  - id: hands-view2
    kind: true-false
    objective: when
    stem:
      en: Germs are small.
      km: មេរោគតូច។
    answer: true
    if_true:
      feedback:
        en: Yes, very small.
        km: ត្រូវហើយ តូចណាស់។
    if_false:
      reason: thinks one can see them
      feedback:
        en: Nobody can see them.
        km: គ្មាននរណាមើលឃើញវាទេ។
    explain:
      en: Germs are small.
      km: មេរោគតូច។
"""

_FORM = said(FORM_A, "items:\n  - id: hands-a1\n", f"items:\n{VIEW}  - id: hands-a1\n")

BROKEN_VIEWS = (
    Whole("a view in a form", FORM_A, _FORM, 4, "attitudes_apart", "items/attitudes.yaml"),
    Whole(
        "knowledge among the views",
        f"{HOME}/items/attitudes.yaml",
        f"items:\n{VIEW}{KNOWLEDGE}",
        13,
        "knowledge_apart",
    ),
)
