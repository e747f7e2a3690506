"""What each figure of a question means, so that a number never stands alone."""

from lms.text import Text

FIGURES = (
    (
        Text(en="Answers (n)", km="ចម្លើយ (n)"),
        Text(
            en="First tries only. Who skipped the quiz, or has answers that a"
            " person has yet to mark, is not in it.",
            km="រាប់តែការឆ្លើយលើកដំបូង។ មិនរាប់អ្នកដែលរំលងកម្រងសំណួរ ឬនៅមានចម្លើយរង់ចាំដាក់ពិន្ទុទេ។",
        ),
    ),
    (
        Text(en="Left out", km="មិនបានឆ្លើយ"),
        Text(
            en="They finished the quiz without an answer here; no other figure has them.",
            km="អ្នកទាំងនេះបញ្ចប់កម្រងសំណួរដោយមិនឆ្លើយសំណួរនេះ ហើយមិនរាប់ក្នុងតួលេខផ្សេងទេ។",
        ),
    ),
    (
        Text(en="Points earned, % (facility)", km="ពិន្ទុទទួលបាន % (កម្រិតងាយ, facility)"),
        Text(
            en="Of all points to be had here, how many in a hundred were earned. Near 100 is easy.",
            km="ក្នុងចំណោមពិន្ទុទាំងអស់នៃសំណួរនេះ តើទទួលបានប៉ុន្មានក្នុង ១០០។ ជិត ១០០ មានន័យថាងាយ។",
        ),
    ),
    (
        Text(en="Tells strong from weak (discrimination)", km="បែងចែកអ្នកចេះច្រើន និងតិច (discrimination)"),
        Text(
            en="Whether those who do well in the other questions do well here too,"
            " from −1 to 1. From 0.2 on it helps"
            " to tell them apart; below 0 something is wrong with the question.",
            km="តើអ្នកដែលឆ្លើយសំណួរផ្សេងបានល្អ ឆ្លើយសំណួរនេះបានល្អដែរឬទេ ពី −១ ដល់ ១។ ចាប់ពី ០.២ ជួយបែងចែកបាន។"
            " ក្រោម ០ មានន័យថាសំណួរមានបញ្ហា។",
        ),
    ),
    (
        Text(
            en="Best less weakest 27% (discrimination index)",
            km="អ្នកចេះជាងគេ ដកអ្នកចេះតិចជាងគេ ២៧% (discrimination index)",
        ),
        Text(
            en="The share of points among the best quarter or so, less that among the weakest, from −1 to 1.",
            km="ចំណែកពិន្ទុរបស់អ្នកចេះជាងគេប្រហែលមួយភាគបួន ដកចំណែកពិន្ទុរបស់អ្នកចេះតិចជាងគេ ពី −១ ដល់ ១។",
        ),
    ),
    (
        Text(en="“I don't know”, %", km="«ខ្ញុំមិនដឹងទេ» %"),
        Text(
            en="An honest answer. Many after the lessons: this was not understood.",
            km="នេះជាចម្លើយស្មោះត្រង់។ បើមានច្រើនក្រោយរៀន មានន័យថាពួកគេមិនទាន់យល់ចំណុចនេះទេ។",
        ),
    ),
    (
        Text(en="Difficulty (Rasch, in logits)", km="កម្រិតពិបាក (គំរូ Rasch គិតជា logit)"),
        Text(
            en="0: an average learner of this group has it right half of the"
            " time; 1 is hard, −1 is easy. Given from"
            " 100 learners on, where each question has one point and all were asked the same.",
            km="០៖ សិក្ខាកាមមធ្យមក្នុងក្រុមនេះ ឆ្លើយត្រូវម្ដងក្នុងពីរដង។ ១ គឺពិបាក −១ គឺងាយ។ បង្ហាញចាប់ពី ១០០ នាក់ឡើងទៅ"
            " នៅពេលសំណួរនីមួយៗមានមួយពិន្ទុ ហើយគ្រប់គ្នាត្រូវបានសួរដូចគ្នា។",
        ),
    ),
    (
        Text(en="± of the difficulty (standard error)", km="± នៃកម្រិតពិបាក (standard error)"),
        Text(
            en="The true difficulty lies within twice this, 19 times of 20.",
            km="កម្រិតពិបាកពិត ស្ថិតក្នុងចន្លោះពីរដងនៃតួលេខនេះ ១៩ ដងក្នុង ២០ ដង។",
        ),
    ),
    (
        Text(en="Girls against boys (delta)", km="ភេទស្រី ធៀបនឹងភេទប្រុស (delta)"),
        Text(
            en="Below 0: harder for girls than for boys who know as much. Beyond −1"
            " or 1 it matters, beyond −1.5 or 1.5"
            " much. No figure where a group is too small.",
            km="ក្រោម ០៖ ពិបាកសម្រាប់ភេទស្រី ជាងភេទប្រុសដែលចេះស្មើគ្នា។ លើសពី −១ ឬ ១ គួរយកចិត្តទុកដាក់ លើសពី −១.៥ ឬ ១.៥"
            " គួរយកចិត្តទុកដាក់ខ្លាំង។ គ្មានតួលេខទេ បើក្រុមតូចពេក។",
        ),
    ),
    (
        Text(en="English against Khmer (delta)", km="ភាសាអង់គ្លេស ធៀបនឹងភាសាខ្មែរ (delta)"),
        Text(
            en="Below 0: harder in English than in Khmer for those who know as"
            " much. A sign that the two texts differ.",
            km="ក្រោម ០៖ ពិបាកជាភាសាអង់គ្លេស ជាងភាសាខ្មែរ សម្រាប់អ្នកចេះស្មើគ្នា។ នេះជាសញ្ញាថា អត្ថបទទាំងពីរខុសគ្នា។",
        ),
    ),
    (
        Text(en="Answers before it was edited", km="ចម្លើយមុនពេលកែសម្រួល"),
        Text(en="Not counted in any figure here.", km="មិនរាប់ក្នុងតួលេខណាមួយនៅទីនេះទេ។"),
    ),
)
"""Each figure of a question with the term in brackets, and what it means; `item_tables` fills them in."""
