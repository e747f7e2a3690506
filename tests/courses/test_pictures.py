"""A drawing holds shapes and colours, and nothing that acts, asks or leads elsewhere."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lms.courses.markup import LARGEST_PICTURE, BadPicture, safe_picture
from tests.courses.samples import SHIPPED


def svg(inside: str = "", attributes: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{attributes}>{inside}</svg>'


GOOD = {
    "nothing": "",
    "a shape": '<rect width="9" height="9" fill="#fe9"/>',
    "a group": '<g fill="none" stroke="rgb(1, 2, 3)"><path d="M0 0l1,1e-5z"/></g>',
    "a turn": '<g transform="rotate(45) translate(1.5 -2)"><circle r="1"/></g>',
    "a share": '<circle cx="50%" cy="50%" r="1" fill-opacity=".5"/>',
    "lines": '<polyline points="0,0 1,1&#10;2,2"/>',
}


@pytest.mark.parametrize("inside", GOOD.values(), ids=GOOD.keys())
def test_simple_shapes_are_a_picture(inside: str):
    assert safe_picture(f"\n{svg(inside)}\n") == svg(inside)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("modules/*/pictures/*.svg")), ids=lambda path: path.name)
def test_shipped_pictures_are_safe(path: Path):
    assert safe_picture(path.read_text("utf-8"))


BAD = {
    "a script": svg("<script>alert(1)</script>"),
    "a script of another name": svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'),
    "HTML": svg('<p xmlns="http://www.w3.org/1999/xhtml">x</p>'),
    "HTML in an old pocket": svg("<foreignObject><body/></foreignObject>"),
    "a style sheet": svg("<style>*{fill:red}</style>"),
    "a style": svg('<g style="fill:red"/>'),
    "a class": svg('<g class="x"/>'),
    "an id": svg('<g id="x"/>'),
    "an event": svg('<g onclick="alert(1)"/>'),
    "an event on the root": svg("", ' onload="alert(1)"'),
    "an event in capitals": svg('<g ONCLICK="alert(1)"/>'),
    "a link": svg('<a href="//evil.example"><rect/></a>'),
    "an address": svg('<g href="#x"/>'),
    "an old address": svg('<g xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#x"/>'),
    "an image": svg('<image href="data:image/png;base64,x"/>'),
    "a use": svg('<use href="#x"/>'),
    "an animation": svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
    "a setting": svg('<set attributeName="onclick" to="alert(1)"/>'),
    "a filter": svg("<filter><feImage/></filter>"),
    "a text": svg("<text>x</text>"),
    "a fill from elsewhere": svg('<g fill="url(#x)"/>'),
    "a fill from within in capitals": svg('<g fill="URL(#x)"/>'),
    "a fill from elsewhere in capitals": svg('<g fill="URL(//evil.example/x)"/>'),
    "a fill from elsewhere in escapes": svg('<g fill="u\\72l(//evil.example/x)"/>'),
    "a fill from elsewhere in entities": svg('<g fill="&#117;rl(&#47;/evil.example/x)"/>'),
    "a scheme": svg('<g fill="javascript:alert(1)"/>'),
    "a base": svg('<g xml:base="https://evil.example/"/>'),
    "a document type": f"<!DOCTYPE svg>{svg()}",
    "an entity": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{svg("&x;")}',
    "laughs": '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + svg("&b;"),
    "a declaration": f'<?xml version="1.0"?>{svg()}',
    "a style sheet from elsewhere": f'<?xml-stylesheet href="//evil.example/x.css"?>{svg()}',
    "a comment": svg("<!-- x -->"),
    "raw data": svg("<![CDATA[<script>]]>"),
    "an entity nobody declared": svg("&nbsp;"),
    "another root": '<g xmlns="http://www.w3.org/2000/svg"/>',
    "no namespace": "<svg/>",
    "two roots": svg() + svg(),
    "half a picture": svg()[:-3],
    "nothing": "",
    "a null byte": svg("\0"),
    "a kilobyte too many": svg(" " * LARGEST_PICTURE),
    "many bytes in few letters": svg("ក" * (LARGEST_PICTURE // 3)),
    "many levels": svg("<g>" * 1000),
}


@pytest.mark.parametrize("picture", BAD.values(), ids=BAD.keys())
def test_anything_else_is_refused(picture: str):
    with pytest.raises(BadPicture):
        safe_picture(picture)


def test_a_picture_may_be_exactly_as_large_as_allowed():
    room = LARGEST_PICTURE - len(svg())

    assert safe_picture(svg(" " * room))
    with pytest.raises(BadPicture):
        safe_picture(svg(" " * (room + 1)))


@settings(deadline=None)
@given(picture=st.text(max_size=80) | st.lists(st.sampled_from([*BAD.values(), *GOOD.values()])).map("".join))
@example(picture=svg("<g>" * 800 + "</g>" * 800))
@example(picture=svg("\ud800"))
def test_no_text_breaks_the_check_of_pictures(picture: str):
    with suppress(BadPicture):
        safe_picture(picture)
