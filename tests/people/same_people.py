"""Invented pairs of accounts, each labelled by hand: one person's or two people's."""

from lms.people.duplicates import Known

# Khmer name, Latin name, year, sex, commune.
Said = tuple[str, str, int | None, str, str | None]

SAME: tuple[tuple[Said, Said], ...] = (
    (("សុខ ចាន់", "Sok Chan", 1990, "female", "060209"), ("សុខ ចាន់", "Sok Chann", 1990, "female", "060209")),
    (("សុខ ចាន់", "Sok Chan", 1990, "female", None), ("ចាន់ សុខ", "Chan Sok", 1990, "female", None)),
    (("ហេង សុភា", "Heng Sophea", None, "female", "060209"), ("ហេង សុភា", "Heng Sophear", 1985, "female", None)),
    (
        ("កែវ បុប្ផា", "Keo Bopha", 1988, "female", "200211"),
        ("កែវ បុប្ជា", "Keo Bophaa", 1988, "female", "200211"),
    ),
    (("លី ដារ៉ា", "Ly Dara", 1979, "male", None), ("លី ដារា", "Lee Dara", 1979, "male", None)),
    (("ចាន់ វណ្ណា", "Chan Vanna", 1991, "male", "060209"), ("ចាន់វណ្ណា", "Chan Vana", 1992, "male", "060209")),
    (("នួន រិទ្ធ", "Nuon Rith", 1983, "male", "060501"), ("នួន រិទ្ធិ", "Noun Rith", 1983, "male", "060501")),
    (
        ("ភឹម ផល្លា", "Phim Phalla", None, "not-recorded", "060501"),
        ("ភឹម ផល្លា", "Pim Palla", None, "male", "060501"),
    ),
    (("ទេព ម៉ាលី", "Tep Maly", 1995, "female", None), ("ទេព ម៉ាលី", "Tep Malee", None, "not-recorded", None)),
    (("ឃុន សំណាង", "Khun Samnang", 1980, "male", "060301"), ("ឃុន សំណាង", "Kun Somnang", 1980, "male", "060301")),
    (("អ៊ុក សុវណ្ណ", "Ouk Sovann", 1977, "male", None), ("អ៊ុក សុវណ្ណ", "Uk Sovan", 1977, "male", "060301")),
    (
        ("ជា ស្រីនាង", "Chea Sreyneang", 1998, "female", "060302"),
        ("ជា ស្រីនាង", "CHEA SREY NEANG", 1998, "female", "060302"),
    ),
    (("ម៉ៅ ច័ន្ទ", "Mao Chan", 1986, "female", None), ("ម៉ៅ ចន្ទ", "Mao Chan", 1986, "female", None)),
    (("ឈឹម សុធា", "Chhim Sothea", 1990, "male", "200211"), ("ឈឹម សុធា", "Chhim Sothia", 1990, "male", "200211")),
    (("រស់ វិចិត្រ", "Ros Vichet", 1993, "male", None), ("រស់ វិចិត្រ", "Ros Vicheth", 1993, "male", None)),
    (("ស៊ិន ផានី", "Sin Phany", 1989, "female", "060209"), ("ស៊ិន ផានី", "Sinn Phanny", 1989, "female", "060209")),
)
OTHERS: tuple[tuple[Said, Said], ...] = (
    (("សុខ ចាន់", "Sok Chan", 1990, "female", "060209"), ("សុខ ចាន់", "Sok Chan", 1975, "female", "060209")),
    (("សុខ ចាន់", "Sok Chan", 1990, "female", None), ("សុខ ចាន់", "Sok Chan", 1990, "male", None)),
    (("សុខ ចាន់", "Sok Chan", 1990, "female", "060209"), ("សុខ ចាន់ធី", "Sok Chanthy", 1990, "female", "060209")),
    (
        ("ហេង សុភា", "Heng Sophea", 1985, "female", "060209"),
        ("ហេង សុភាព", "Heng Sopheap", 1985, "male", "060209"),
    ),
    (("កែវ បុប្ផា", "Keo Bopha", 1988, "female", "200211"), ("កែវ មុន្នី", "Keo Mony", 1988, "female", "200211")),
    (("លី ដារ៉ា", "Ly Dara", 1979, "male", None), ("លី ដារិទ្ធ", "Ly Darith", 1979, "male", None)),
    (("ចាន់ វណ្ណា", "Chan Vanna", 1991, "male", "060209"), ("ចាន់ វណ្ណៈ", "Chan Vannak", 1991, "male", "060209")),
    (("នួន រិទ្ធ", "Nuon Rith", 1983, "male", "060501"), ("នួន សុរិយា", "Nuon Soriya", 1983, "male", "060501")),
    (
        ("ភឹម ផល្លា", "Phim Phalla", 1981, "female", "060501"),
        ("ភឹម ផល្លី", "Phim Phally", 1984, "female", "060501"),
    ),
    (("ទេព ម៉ាលី", "Tep Maly", 1995, "female", "060209"), ("ទេព ម៉ាលា", "Tep Mala", 1990, "female", "200211")),
    (("ឃុន សំណាង", "Khun Samnang", 1980, "male", "060301"), ("ឃុន សំអាត", "Khun Samath", 1980, "male", "060301")),
    (("អ៊ុក សុវណ្ណ", "Ouk Sovann", 1977, "male", None), ("អ៊ុំ សុវណ្ណ", "Oum Sovann", None, "male", None)),
    (
        ("ជា ស្រីនាង", "Chea Sreyneang", 1998, "female", "060302"),
        ("ជា ស្រីនិច", "Chea Sreynich", 1998, "female", "060302"),
    ),
    (("ម៉ៅ ច័ន្ទ", "Mao Chan", 1986, "female", "060209"), ("ម៉ៅ ច័ន្ទ", "Mao Chan", 1983, "female", "060209")),
    (("ឈឹម សុធា", "Chhim Sothea", 1990, "male", "200211"), ("ឈន សុធា", "Chhorn Sothea", 1990, "male", "200211")),
    (("រស់ វិចិត្រ", "Ros Vichet", 1993, "male", None), ("រស់ វិសាល", "Ros Visal", 1993, "male", None)),
    (("ស៊ិន ផានី", "Sin Phany", 1989, "female", "060209"), ("ស៊ិន ផល្លី", "Sin Phally", 1989, "female", "060209")),
    (("គង់ សុផល", "Kong Sophal", 1970, "male", "060209"), ("គង់ សុផល", "Kong Sophal", 1999, "male", "060209")),
    (
        ("ប៉ែន សុវណ្ណារី", "Pen Sovannary", 1992, "female", None),
        ("ប៉ែន សុវណ្ណារ៉ា", "Pen Sovannara", 1992, "male", None),
    ),
    (
        ("យឹម ស្រីពៅ", "Yim Sreypov", 1996, "female", "060301"),
        ("យឹម ស្រីរ័ត្ន", "Yim Sreyroth", 1996, "female", "060301"),
    ),
)


def known(name: str, said: Said) -> Known:
    """Return what is known of an account."""
    km, latin, year, sex, commune = said
    return Known(id=name, name_km=km, name_latin=latin, birth_year=year, sex=sex, commune=commune)
