"""The command `lms`, as it is typed."""

from click.testing import CliRunner, Result

from lms.cli import main


def lms(*words: object) -> Result:
    """Run the command with these words."""
    return CliRunner().invoke(main, [str(word) for word in words])
