"""`lms content`: everything curriculum staff do at a keyboard, one command in each file."""

import click

from lms.cli.later import Later
from lms.cli.words import both

_COMMANDS = Later(
    {
        "check": "lms.cli.content.check:check",
        "diff": "lms.cli.content.diff:diff",
        "export": "lms.cli.content.exported:export",
        "import": "lms.cli.content.imported:import_",
        "kinds": "lms.cli.content.kinds:kinds",
        "new": "lms.cli.content.new:new",
        "preview": "lms.cli.content.preview:preview",
        "print": "lms.cli.content.print_:print_papers",
        "publish": "lms.cli.content.publish:publish",
        "record": "lms.cli.content.record:record",
        "schema": "lms.cli.content.schema:schema",
        "table": "lms.cli.content.table:table",
        "translate": "lms.cli.content.translate:translate",
        "translated": "lms.cli.content.translated:translated",
        "verify": "lms.cli.content.verify:verify",
    }
)


@click.group(
    commands=_COMMANDS,
    help=both(
        "Write, check, see, publish, exchange and print the files in content/.",
        "សរសេរ ពិនិត្យ មើល បោះផ្សាយ ផ្លាស់ប្តូរ និងបោះពុម្ពឯកសារក្នុង content/។",
    ),
)
def content() -> None:
    """Hold the commands together."""
