"""The list a volunteer reads aloud from: as text, as a page in large print, as a spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from io import BytesIO

import xlsxwriter

from lms.authoring.recordings import Clip, minutes
from lms.authoring.sheet import KHMER_FONT
from lms.text import Language, Text, khmer_digits

SUM = Text(
    en="{module}: {count} to record of {all}, about {minutes} minutes of reading",
    km="{module}៖ នៅសល់ {count} ក្នុងចំណោម {all} ត្រូវអានថតសំឡេង ប្រហែល {minutes} នាទី",
)
_TITLE = Text(en="To read aloud", km="អត្ថបទសម្រាប់អានថតសំឡេង")
_HOW = Text(
    en="Read calmly, in a quiet room, one clip for each text. Say your own name or a child's name nowhere. "
    "Save as Opus, one channel, 16 to 24 kbit/s, under the name that stands below the text.",
    km="សូមអានយឺតៗ ក្នុងបន្ទប់ស្ងាត់ អត្ថបទនីមួយៗជាសំឡេងមួយ។ សូមកុំនិយាយឈ្មោះខ្លួនឯង ឬឈ្មោះកុមារ។ "
    "រក្សាទុកជា Opus ឆានែលតែមួយ 16 ទៅ 24 kbit/s តាមឈ្មោះដែលសរសេរខាងក្រោមអត្ថបទ។",
)
_HEADS = (
    Text(en="No.", km="ល.រ"),
    Text(en="read this", km="អត្ថបទ"),
    Text(en="file", km="ឈ្មោះឯកសារ"),
    Text(en="id", km="លេខសម្គាល់"),
    Text(en="where", km="ទីតាំង"),
)
_STYLE = (
    "body{font:24px/1.8 'Khmer OS Siemreap','Noto Sans Khmer',sans-serif;max-width:38em;margin:1em auto;"
    "padding:0 1em}section{break-inside:avoid;border-top:1px solid #999;padding:.6em 0}"
    "p{margin:.3em 0}small{font:14px/1.4 monospace;color:#444;overflow-wrap:anywhere}h2{break-after:avoid}"
)

Lists = Mapping[str, Sequence[Clip]]
"""What is to be read of each module."""


def summed(module: str, missing: Sequence[Clip], total: int, language: Language) -> str:
    """Return how much of a module is still to be read."""
    said = {"count": len(missing), "all": total, "minutes": minutes(tuple(missing))}
    shown = {key: khmer_digits(value) if language == "km" else value for key, value in said.items()}
    return SUM.to(language).format(module=module, **shown)


def as_text(clips: Sequence[Clip]) -> Iterator[str]:
    """Yield the lines of a plain list."""
    for number, clip in enumerate(clips, 1):
        yield f"{number}. {clip.id}  ({clip.where})"
        yield f"   {clip.file}  reads: {clip.digest}"
        for line in clip.text.split("\n"):
            yield f"   | {line}"
        yield ""


def as_page(lists: Lists, language: Language) -> str:
    """Return a page in large print, to read from on a screen or on paper."""
    parts = [f"<h1>{escape(_TITLE.to(language))}</h1><p>{escape(_HOW.to(language))}</p>"]
    for module, clips in lists.items():
        parts.append(f"<h2>{escape(module)}</h2>")
        for number, clip in enumerate(clips, 1):
            shown = khmer_digits(number) if language == "km" else number
            told = "".join(f"<p>{escape(line)}</p>" for line in clip.text.split("\n"))
            parts.append(f"<section><b>{shown}.</b>{told}<small>{escape(clip.file)}</small></section>")
    head = f'<meta charset="utf-8"><title>{escape(_TITLE.to(language))}</title><style>{_STYLE}</style>'
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head><body>\n{body}\n</body></html>\n'


def as_sheet(lists: Lists, language: Language) -> bytes:
    """Return a spreadsheet with a sheet for each module."""
    made = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, {"in_memory": True, **options}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        look = {"font_name": KHMER_FONT, "text_wrap": True, "valign": "top"}
        head, cell = book.add_format({**look, "bold": True}), book.add_format(look)
        large = book.add_format({**look, "font_size": 16})
        for place, (module, clips) in enumerate(lists.items(), 1):
            page = book.add_worksheet(f"{place} {module}"[:31])
            page.freeze_panes(1, 0)
            for column, (heading, width) in enumerate(zip(_HEADS, (6, 70, 50, 40, 30), strict=True)):
                page.set_column(column, column, width)
                page.write_string(0, column, heading.to(language), head)
            for number, clip in enumerate(clips, 1):
                page.write_number(number, 0, number, cell)
                page.write_string(number, 1, clip.text, large)
                for column, text in enumerate((clip.file, clip.id, clip.where), 2):
                    page.write_string(number, column, text, cell)
    return made.getvalue()
