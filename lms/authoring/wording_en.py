"""English that no child should read, and what to write instead."""

from lms.authoring.wording_rules import BANNED, BLAME, GRAPHIC, SHAME, STAY, Rule, any_of, rule

_PERSON = any_of("she|he|they|you|child|children|girls?|boys?|victims?|survivors?|women|woman|parents|people")
_WHOSE = any_of("your|her|his|their|my|own", r"the (?:child|girl|boy|victim|survivor|parent)s?'s?")
_NO = r"\b" + any_of(
    "do not|don't|never|cannot",
    "(?:must|should) (?:not|never)|mustn't|shouldn't",
    "(?:no one|nobody) (?:should|must)",
)
_GO = any_of(
    "move|move away|migrate|travel|go away|go abroad|work abroad",
    "leave (?:home|cambodia)",
    "leave (?:your|the|our|their|this) (?:village|home|commune|country|province|community)",
    "go (?:far|to (?:the|another|a) (?:city|country|town|province|capital))",
    "go to (?:thailand|vietnam|malaysia|phnom penh)",
    r"(?:go|look) for work (?:abroad|elsewhere|far away|in another \w+|in the city)",
    "cross (?:the|a|any) border",
)
# A condition makes advice of a ban: how, when and with whom to go.
_HOW = r"\b" + any_of(
    "alone|without|before|until|unless|if|when|while|by yourself|at night",
    "with (?:someone|somebody|anyone|anybody|a|an|him|her|them|people|strangers?|the)",
    "in (?:secret|a hurry|the dark)|secretly|just because|only because|unsafely|too fast",
)
_HOME = any_of(
    r"at home|home\b|in cambodia",
    "in (?:your|the|their|our|his|her) (?:village|home|commune|province|country)",
)

ENGLISH: tuple[Rule, ...] = (
    rule(
        BANNED,
        "prostitute whore hooker slut",
        r"\b(?:child )?prostitut\w*|\b(?:whore|hooker|slut)s?\b",
        "exploited child",
    ),
    rule(BANNED, "porn", r"\b(?:child|kiddie) porn\w*", "child sexual abuse material"),
    rule(BANNED, "sex", r"\bchild sex workers?\b|\bsex slaves?\b", "sexually exploited child"),
    rule(
        BANNED,
        "illegal",
        r"\billegal (?:child|children|migrants?|immigrants?|workers?|people|persons?|aliens?)\b|\billegals\b",
        "children (people) without papers",
    ),
    rule(
        BANNED,
        "dirty",
        r"\bdirty\b(?! (?:hands?|water|clothes|dishes|plates?|feet|faces?|floors?|cups?|things?|nails?"
        "|cloth|towels?|rooms?|air|jobs?|food|fingers?))",
        "say what happened, and that the person keeps all worth",
        r"\b(?:hands?|clothes|water|dishes|floor|feet|fingers|food) (?:is|are|gets?|looks?) (?:\w+ )?dirty\b",
    ),
    rule(BLAME, "fell fall", r"\bfell for\b|\bfalls? for (?:it|the|his|her|their|a)\b", "was tricked by"),
    rule(
        BLAME,
        "careless naive naïve gullible greedy foolish stupid lazy",
        r"\bcareless(?:ly|ness)?\b|\bna[iï]ve\b|\bgullible\b|\bgreedy\b|\bfoolish(?:ly)?\b"
        r"|\bstupid(?:ly|ity)?\b|\blazy\b",
        "the person who tricked them is responsible",
    ),
    rule(BLAME, "let", r"\blet (?:her|him|your|them)sel(?:f|ves)\b", "was made to, was forced to"),
    rule(
        BLAME,
        "should ought",
        rf"\b{_PERSON} (?:should|ought to) (?:not |never )?have "
        r"(?!to\b|the\b|a\b|an\b|their\b|time\b|enough\b)\w+"
        rf"|\bshould (?:the |a )?{_PERSON} have (?:done|known|said|seen|been|refused|run)\b",
        "the person who tricked them is responsible",
    ),
    rule(
        BLAME,
        "fault blame",
        rf"\b{_WHOSE} (?:own )?fault\b|\b(?:is|are|was) to blame\b",
        "it is not your (their) fault",
        r"\b(?:not|never|nobody|nobody's|no one|no one's|isn't|wasn't|whose|no child)\b"
        r"|\b(?:trick|exploit|harm|hurt)\w* (?:\w+ ){0,2}(?:is|are|was) to blame|\badults?\b.* to blame",
    ),
    rule(
        BLAME,
        "asked brought deserve serves",
        r"\basked for it\b|\bbrought (?:it|this) on\b|\bserves \w+ right\b"
        r"|\bdeserve[sd]? (?:it|what|this|to be (?:beaten|hit|hurt))\b",
        "nobody deserves this; the person who did it is responsible",
        r"\b(?:nobody|no one|no child|never|not)\b",
    ),
    rule(
        GRAPHIC,
        "rape rapi gang tort corp dead murd brui bloo blee bled chai whip stab stra nake scre sobb beat"
        " burn scar cut",
        r"\brap(?:e|ed|es|ing)\b|\bgang[- ]?rap\w*|\btortur\w*|\bcorpses?\b|\bdead bod(?:y|ies)\b"
        r"|\bmurder\w*|\bbruis\w*|\bbloody\b|\bbleed\w*|\bbled\b|\b(?:in chains|chained)\b|\bwhipp\w*"
        r"|\bstabb\w*|\bstrangl\w*|\bnaked\b|\bscream\w*|\bsobb\w*|\bbeaten (?:until|unconscious|badly)\b"
        r"|\bburn(?:ed|t) with\b|\bcut (?:off|open)\b|\bscars?\b",
        "he was hurt, she was treated badly; no details",
    ),
    rule(
        GRAPHIC,
        "blood",
        r"\bblood\b",
        "he was hurt; no details",
        r"\bblood (?:pressure|test|group|type|bank|relative|donation)|\bgive blood\b",
    ),
    rule(
        SHAME,
        "fail failed flunk",
        r"\bfail(?:s|ed|ing|ure|ures)?\b|\bflunk\w*",
        "not yet; try again",
        r"\bpower fail|\bwithout fail\b",
    ),
    rule(
        SHAME,
        "wrong bad loser shame",
        r"\bwrong again\b|\bbad (?:score|mark|result)s?\b|\blosers?\b|\bshame on\b",
        "not yet; try again",
    ),
    rule(
        STAY,
        "not don never cannot mustn shouldn nobody no",
        rf"{_NO} (?:ever )?{_GO}\b",
        "before you go, talk with an adult you trust, keep your papers and learn two numbers by heart",
        rf"{_NO} .*{_HOW}|\b(?:nobody|no one) (?:may|can|has to) (?:say|tell|order)"
        rf"|\b{any_of('he|she|they|we|i|who|workers?|boys?|girls?|people|families')}"
        rf" (?:cannot|do not|don't|never) {_GO}",
    ),
    rule(
        STAY,
        "stay remain only migrating migration moving need good safer",
        r"\b(?:it is (?:better|best|safer|safest) to|(?:must|should|have to|always|just|please|better|best))"
        rf" (?:\w+ )?(?:stay|remain) {_HOME}|^\W*(?:please )?(?:stay|remain) {_HOME}"
        rf"|\bgood {_PERSON} (?:stay|remain|do not|don't|never)\b|\bsafer not to {_GO[:-1]}|go)\b"
        r"|\bonly safe (?:choice|way|thing|place) is (?:to stay|never to|not to|home|your village)\b"
        r"|\b(?:migrat(?:ion|ing)|moving) is (?:always )?(?:bad|wrong|dangerous|forbidden)\b"
        r"|\bno need to leave (?:your|the|our) village\b",
        "you have the right to decide; here is how to move safely",
        r"\b(?:may|can|could|whether|right to|wants? to|chooses?|decides?|sick|ill|nobody|not true|no one)\b"
        r"|\bwhat should\b|\b(?:copy|paper|phone|number|bag|money)s? (?:should|must)\b",
    ),
)
