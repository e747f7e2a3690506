"""True or false: a statement one agrees with or not."""

from typing import ClassVar, Literal

from pydantic import StrictBool

from lms.quizzes.kinds.base import FIELD, Answer, ItemBase, Outcome, Wrong, knows_not
from lms.text import Text

TRUE = Text(en="That is true", km="ពិត")
FALSE = Text(en="That is not true", km="មិនពិត")


class TrueFalse(ItemBase):
    """A statement that is true or not."""

    one_choice: ClassVar[bool] = True
    manual: ClassVar[str] = """\
id: hands-3
kind: true-false
objective: o1
level: understand
stem:
  en: Hands that look clean are clean.
  km: ដៃដែលមើលទៅស្អាត គឺស្អាត។
answer: false
if_true:
  reason: thinks visible dirt is the only dirt
  feedback:
    en: Germs are too small to see.
    km: មេរោគតូចពេកមើលមិនឃើញ។
if_false:
  feedback:
    en: Right. Germs are too small to see.
    km: ត្រូវហើយ។ មេរោគតូចពេកមើលមិនឃើញ។
explain:
  en: Germs are too small to see, so wash in any case.
  km: មេរោគតូចពេកមើលមិនឃើញ ដូច្នេះត្រូវលាងដៃជានិច្ច។
"""

    kind: Literal["true-false"]
    answer: StrictBool
    if_true: Wrong
    if_false: Wrong

    @property
    def fields(self) -> tuple[str, ...]:
        """One field, `true` or `false`."""
        return (FIELD,)

    def right(self) -> Answer:
        """Return what the statement is."""
        return {FIELD: ["true" if self.answer else "false"]}

    def outcome(self, answer: Answer) -> Outcome:
        """All points for the right judgement."""
        said = list(answer.get(FIELD, ()))
        if said == self.right()[FIELD]:
            return Outcome(self.points, {FIELD: said})
        if said in (["true"], ["false"]):
            return Outcome(0, {FIELD: said}, self.wrong_ways()[0].misconception)
        return Outcome(0, {})

    def feedback(self, answer: Answer) -> tuple[Text, ...]:
        """Return the words for the judgement made."""
        said = list(answer.get(FIELD, ()))
        if knows_not(answer) or said not in (["true"], ["false"]):
            return (self.explain,)
        return ((self.if_true if said == ["true"] else self.if_false).feedback,)

    def solution(self) -> tuple[Text, ...]:
        """Return the right judgement."""
        return (TRUE if self.answer else FALSE,)

    def wrong_ways(self) -> tuple[Wrong, ...]:
        """Return the judgement that is not right."""
        return (self.if_false if self.answer else self.if_true,)
