"""Foreign XML as a tree with lines, read without entities, document types or the network."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from lms.interop.notes import Where
from lms.interop.refusals import LARGEST, Unreadable

DEEPEST = 100
MOST_ELEMENTS = 100_000


@dataclass(slots=True)
class Element:
    """An element without its namespace; `parts` are texts and elements in their order."""

    tag: str
    attributes: dict[str, str]
    line: int
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def children(self) -> Iterator["Element"]:
        """The elements directly below."""
        return (part for part in self.parts if isinstance(part, Element))

    def all(self, *tags: str) -> Iterator["Element"]:
        """Yield the elements directly below that are called so."""
        return (one for one in self.children if one.tag in tags)

    def first(self, *tags: str) -> "Element | None":
        """Return the first element directly below that is called so."""
        return next(self.all(*tags), None)

    def below(self, *tags: str) -> Iterator["Element"]:
        """Yield every element of these names at any depth, in the order of the file."""
        for one in self.children:
            if one.tag in tags:
                yield one
            yield from one.below(*tags)

    def get(self, name: str, otherwise: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, otherwise)

    @property
    def text(self) -> str:
        """All text in it, without elements."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def read_xml(data: bytes, file: str = "") -> Element:
    """Return the root of a document; raise Unreadable with the line and the cause."""
    if len(data) > LARGEST:
        raise Unreadable("too-large")
    builder = _Builder(file)
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.expat = parser.parser
    try:
        parser.feed(data)
        root = parser.close()
    except DefusedXmlException as error:
        raise Unreadable("doctype", Where(builder.line, file=file)) from error
    except ParseError as error:
        line = error.position[0] if hasattr(error, "position") else builder.line
        raise Unreadable("xml", Where(line, file=file), problem=_problem(error)) from error
    except (ValueError, LookupError) as error:
        raise Unreadable("encoding", Where(file=file)) from error
    if not isinstance(root, Element):
        raise Unreadable("xml", Where(1, file=file), problem="no element found")
    return root


def _problem(error: ParseError) -> str:
    return str(error).split(":")[0]


class _Builder:
    """What expat tells, as elements; refuses what is too deep or too much while it comes."""

    def __init__(self, file: str) -> None:
        self.expat: object = None
        self.file = file
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0

    @property
    def line(self) -> int:
        """The line that is being read, from 1."""
        return int(getattr(self.expat, "CurrentLineNumber", 0))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.count += 1
        if len(self.open) >= DEEPEST:
            raise Unreadable("too-deep", Where(self.line, file=self.file))
        if self.count > MOST_ELEMENTS:
            raise Unreadable("too-large", Where(self.line, file=self.file))
        found = Element(_local(tag), {_local(name): value for name, value in attributes.items()}, self.line)
        if self.open:
            self.open[-1].parts.append(found)
        elif self.root is None:
            self.root = found
        self.open.append(found)

    def end(self, _tag: str) -> None:
        """Close an element."""
        self.open.pop()

    def data(self, text: str) -> None:
        """Add text."""
        if self.open:
            parts = self.open[-1].parts
            parts.append(text)

    def close(self) -> Element | None:
        """Return the root."""
        return self.root


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]
