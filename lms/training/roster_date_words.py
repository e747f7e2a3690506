"""What is wrong with a day, or with what goes with it, in a file of people, in both languages."""

from lms.text import Text

_T = Text
_LIKE_THIS = _T(
    en="Write day, month and year: 20/11/2026.",
    km="សូមសរសេរ ថ្ងៃ ខែ ឆ្នាំ៖ ២០/១១/២០២៦។",
)
_AGAIN = _T(en="Look at the day again.", km="សូមពិនិត្យថ្ងៃម្ដងទៀត។")

OF_DATES: dict[str, tuple[Text, Text]] = {
    "date-unreadable": (_T(en="“{value}” is no day.", km="«{value}» មិនមែនជាថ្ងៃខែឆ្នាំទេ។"), _LIKE_THIS),
    "date-impossible": (_T(en="There is no day {value}.", km="គ្មានថ្ងៃ {value} ទេ។"), _AGAIN),
    "date-swapped": (
        _T(en="In “{value}” the month comes before the day.", km="ក្នុង «{value}» ខែនៅមុនថ្ងៃ។"),
        _T(en="Write the day first: {wanted}.", km="សូមសរសេរថ្ងៃមុន៖ {wanted}។"),
    ),
    "date-short-year": (
        _T(en="The year in “{value}” has too few digits.", km="ឆ្នាំក្នុង «{value}» ខ្វះខ្ទង់។"),
        _LIKE_THIS,
    ),
    "date-buddhist": (
        _T(en="“{value}” has a year of the Buddhist era.", km="«{value}» មានឆ្នាំពុទ្ធសករាជ។"),
        _T(en="Write the common year, such as 2026.", km="សូមសរសេរឆ្នាំគ្រិស្តសករាជ ដូចជា ២០២៦។"),
    ),
    "date-in-future": (_T(en="{value} is still to come.", km="ថ្ងៃ {value} មិនទាន់មកដល់ទេ។"), _AGAIN),
    "date-too-early": (_T(en="{value} is before the year 2000.", km="ថ្ងៃ {value} មុនឆ្នាំ ២០០០។"), _AGAIN),
    "consent-before-birth": (
        _T(en="The consent is older than the child.", km="ការយល់ព្រមនេះ មានមុនពេលកុមារកើត។"),
        _T(en="Look at the day and at the year of birth.", km="សូមពិនិត្យថ្ងៃ និងឆ្នាំកំណើត។"),
    ),
    "assent-before-birth": (
        _T(en="The child's yes is older than the child.", km="ការយល់ព្រមរបស់កុមារ មានមុនពេលកុមារកើត។"),
        _T(en="Look at the day and at the year of birth.", km="សូមពិនិត្យថ្ងៃ និងឆ្នាំកំណើត។"),
    ),
    "consent-without-method": (
        _T(en="It is not said how the guardian consented.", km="មិនបានប្រាប់ថា អាណាព្យាបាលយល់ព្រមតាមរបៀបណា។"),
        _T(
            en="Write paper (ក្រដាស), spoken (ផ្ទាល់មាត់) or screen (អេក្រង់).",
            km="សូមសរសេរ ក្រដាស (paper), ផ្ទាល់មាត់ (spoken) ឬ អេក្រង់ (screen)។",
        ),
    ),
    "method-without-consent": (
        _T(en="There is a way of consenting, and no day.", km="មានរបៀបយល់ព្រម ប៉ុន្តែគ្មានថ្ងៃ។"),
        _T(en="Write the day of the consent, or empty this cell.", km="សូមសរសេរថ្ងៃយល់ព្រម ឬលុបក្រឡានេះ។"),
    ),
    "method-unknown": (
        _T(en="“{value}” is no way of consenting that is known.", km="មិនស្គាល់ «{value}» ជារបៀបយល់ព្រមទេ។"),
        _T(
            en="Write paper (ក្រដាស), spoken (ផ្ទាល់មាត់) or screen (អេក្រង់).",
            km="សូមសរសេរ ក្រដាស (paper), ផ្ទាល់មាត់ (spoken) ឬ អេក្រង់ (screen)។",
        ),
    ),
}
