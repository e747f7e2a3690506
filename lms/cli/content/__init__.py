"""`lms content`: everything curriculum staff do at a keyboard, one command in each file."""

import click

from lms.cli.content.check import check
from lms.cli.content.diff import diff
from lms.cli.content.exported import export
from lms.cli.content.imported import import_
from lms.cli.content.kinds import kinds
from lms.cli.content.new import new
from lms.cli.content.preview import preview
from lms.cli.content.print_ import print_papers
from lms.cli.content.publish import publish
from lms.cli.content.record import record
from lms.cli.content.schema import schema
from lms.cli.content.translate import translate
from lms.cli.content.translated import translated
from lms.cli.words import both


@click.group(
    help=both(
        "Write, check, see, publish, exchange and print the files in content/.",
        "សរសេរ ពិនិត្យ មើល បោះផ្សាយ ផ្លាស់ប្តូរ និងបោះពុម្ពឯកសារក្នុង content/។",
    )
)
def content() -> None:
    """Hold the commands together."""


for _command in (
    check,
    diff,
    export,
    import_,
    kinds,
    new,
    preview,
    print_papers,
    publish,
    record,
    schema,
    translate,
    translated,
):
    content.add_command(_command)
