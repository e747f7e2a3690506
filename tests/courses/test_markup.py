"""Nothing an author writes can do anything on a page but be read."""

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.courses.markup import TAGS, stray_signs, to_html


class Reader(HTMLParser):
    """Collects what a browser would build."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.odd: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def check(markdown: str) -> Reader:
    """Return what a browser sees of a text, after seeing that it is harmless."""
    seen = Reader(to_html(markdown))
    assert seen.tags <= TAGS
    assert seen.attributes == []
    assert seen.odd == []
    return seen


INERT = {
    "a script": "<script>alert(1)</script>",
    "an event": '<img src=x onerror="alert(1)">',
    "a broken tag": "<img src=x onerror=alert(1) //",
    "a half tag": "<<b>script>alert(1)<</b>/script>",
    "a comment": "<!-- hidden --> <!DOCTYPE x> <?php ?> <![CDATA[x]]>",
    "a style": "<style>*{display:none}</style>",
    "an allowed tag": '<strong onclick="alert(1)">x</strong> <p style="x">',
    "a frame": '<iframe src="//evil.example"></iframe>',
    "a drawing": "<svg><script>alert(1)</script></svg>",
    "a link": "[x](javascript:alert(1))",
    "a link with a title": '[x](https://evil.example "title")',
    "a link in brackets": "<javascript:alert(1)> <https://evil.example> <a@evil.example>",
    "a link by name": "[x][y]\n\n[y]: javascript:alert(1)",
    "a picture": "![x](https://evil.example/x.png)",
    "a bare address": "https://evil.example www.evil.example",
    "entities": "&lt;script&gt; &#60;script&#62; &#x3c;script&#x3e; &amp;lt; &nbsp;",
    "escapes": "\\<script\\> \\[x\\](y) \\&lt;",
    "a heading": "# One\n\n## Two\n\nThree\n=====\n\nFour\n----",
    "code": "`<b>`\n\n```html\n<script>alert(1)</script>\n```\n\n    <b>indented</b>",
    "a table": "| a | b |\n|---|---|\n| <b> | c |",
    "a line": "---\n\n***\n\n___",
    "a footnote": "x[^1]\n\n[^1]: <b>y</b>",
    "a quotation": "> <b>x</b>\n> [y](javascript:z)",
    "a list": '- <b>x</b>\n- [y](javascript:z)\n\n1. <i>x</i>\n\n<ol start="5">',
    "nested emphasis": "***<b>x</b>*** **[x](javascript:y)**",
    "a null byte": "a\0b <scr\0ipt>",
    "right to left": "\u202e<script>\u202c",
}


@pytest.mark.parametrize("markdown", INERT.values(), ids=INERT.keys())
def test_what_is_not_named_stays_text(markdown: str):
    seen = check(markdown)

    assert seen.tags <= {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote"}
    assert "script>" not in markdown or "script" in seen.text


SHOWN = {
    "Water **and** soap": "<p>Water <strong>and</strong> soap</p>",
    "one\ntwo\n\nthree": "<p>one\ntwo</p>\n<p>three</p>",
    "- one\n- two": "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    "1. one\n2. two": "<ol>\n<li>one</li>\n<li>two</li>\n</ol>",
    "> said": "<blockquote>\n<p>said</p>\n</blockquote>",
    "3 < 5 & 5 > 3": "<p>3 &lt; 5 &amp; 5 &gt; 3</p>",
    "a *b* c": "<p>a <em>b</em> c</p>",
    "\\*\\*no\\*\\*": "<p>**no**</p>",
    "": "",
    "**សិទ្ធិ**ទទួល": "<p><strong>សិទ្ធិ</strong>ទទួល</p>",
    "ទទួល**សិទ្ធិ**": "<p>ទទួល<strong>សិទ្ធិ</strong></p>",
    "ការ**សិទ្ធិ**ទទួល": "<p>ការ<strong>សិទ្ធិ</strong>ទទួល</p>",
    "**«សួស្តី»**ជា": "<p><strong>«សួស្តី»</strong>ជា</p>",
    "ជា**«សួស្តី»**ជា": "<p>ជា<strong>«សួស្តី»</strong>ជា</p>",
    "«**សួស្តី**»": "<p>«<strong>សួស្តី</strong>»</p>",
    "**ទឹក។**សាប៊ូ": "<p><strong>ទឹក។</strong>សាប៊ូ</p>",
    "**ទឹក** និង**សាប៊ូ**": "<p><strong>ទឹក</strong> និង<strong>សាប៊ូ</strong></p>",
    "ក**ខ**គ**ឃ**ង**ច**": "<p>ក<strong>ខ</strong>គ<strong>ឃ</strong>ង<strong>ច</strong></p>",
    "**1280**ហៅ": "<p><strong>1280</strong>ហៅ</p>",
    "**១៥ ឆ្នាំ**៖": "<p><strong>១៥ ឆ្នាំ</strong>៖</p>",
    "\u200b**ក**\u200bខ": "<p>\u200b<strong>ក</strong>\u200bខ</p>",
    "**ក\nខ**គ": "<p><strong>ក\nខ</strong>គ</p>",
    "- **ក**ខ\n- គ**ឃ**": "<ul>\n<li><strong>ក</strong>ខ</li>\n<li>គ<strong>ឃ</strong></li>\n</ul>",
}


@pytest.mark.parametrize(("markdown", "html"), SHOWN.items())
def test_what_is_named_is_shown(markdown: str, html: str):
    assert to_html(markdown) == html
    check(markdown)


@pytest.mark.parametrize("markdown", [one for one in SHOWN if "\\" not in one and "<" not in one])
def test_good_markdown_has_no_stray_signs(markdown: str):
    assert stray_signs(markdown, markdown=True) == ""


STRAY = {
    "**ទឹក": "**",
    "ទឹក**": "**",
    "ទឹក **": "**",
    "** ទឹក **": "**",
    "**ទឹក **សាប៊ូ": "**",
    "**ក**ខ**គ": "**",
    "2 ** 3": "**",
    "ក ** ខ**": "**",
    "**ក ** ខ": "**",
    "__bold__": "__",
    "~~gone~~": "~~",
    "# One": "#",
    "- ## Two": "##",
    "`code`": "`",
    "[x](y)": "](",
    "![x](y)": "](",
    "<b>x</b>": "<",
    "&nbsp;": "&nbsp;",
    "&#60;": "&#60;",
    "**ក and <b>": "** <",
}


@pytest.mark.parametrize(("markdown", "signs"), STRAY.items())
def test_signs_that_a_reader_would_see_are_found(markdown: str, signs: str):
    assert stray_signs(markdown, markdown=True) == signs


@pytest.mark.parametrize(
    "text", ["Number #5", "C# is a note", "5 * 3 = 15", "Sokha & Dara", "snake_case", "a ~ b", "*"]
)
def test_ordinary_signs_are_left_alone(text: str):
    assert stray_signs(text, markdown=True) == ""
    assert stray_signs(text, markdown=False) == ""


def test_bold_is_stray_in_a_text_that_is_not_markdown():
    assert stray_signs("Water **and** soap", markdown=False) == "**"
    assert stray_signs("Water and <b>soap</b>", markdown=False) == "<"


@settings(deadline=None)
@given(
    markdown=st.text() | st.lists(st.sampled_from([*INERT.values(), *SHOWN, "\n", "> ", "- "])).map("".join)
)
def test_any_text_is_harmless(markdown: str):
    check(markdown)
    stray_signs(markdown, markdown=True)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(("**", "*", " ", "a", "ក", "ខ្", "\n", "\n\n", "- ", "1. ", "> ", "(", ".")),
        max_size=14,
    )
)
def test_bold_that_is_passed_over_is_bold_to_markdown_too(parts: list[str]):
    text = "".join(parts)

    seen = to_html(text).replace("<strong>", "").replace("</strong>", "")

    assert stray_signs(text, markdown=True) == ("**" if "**" in seen else "")


@pytest.mark.parametrize(
    "piece", ["> ", "- ", "*", "**a ", "a**", "*a **b ", "[", "](", "<", "&", "\\", "`", "1. a\n"]
)
def test_a_long_text_of_signs_is_done_in_time(piece: str):
    markdown = piece * (50_000 // len(piece))
    begun = time.process_time()

    check(markdown)

    assert time.process_time() - begun < 60
