"""`lms content schema`: what editors need to complete and explain the keys of content files."""

import json
from pathlib import Path

import click

from lms.cli.words import beside, both
from lms.config import read_settings
from lms.text import Text
from lms.workshop.schemas import KINDS, schema_of, settings

_NEXT = Text(
    en="For VS Code with the extension YAML (redhat.vscode-yaml), put this in .vscode/settings.json:",
    km="សម្រាប់ VS Code ជាមួយកម្មវិធីបន្ថែម YAML (redhat.vscode-yaml) សូមដាក់នេះក្នុង .vscode/settings.json៖",
)


@click.command(
    help=both(
        "Write a JSON Schema for each kind of content file into a folder, "
        "and say how an editor is pointed to them.",
        "សរសេរ JSON Schema សម្រាប់ឯកសារនីមួយៗទៅក្នុងថត ហើយប្រាប់របៀបឱ្យកម្មវិធីកែសម្រួលប្រើវា។",
    )
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("schemas"),
    help=beside("The folder to write to (schemas).", "ថតដែលត្រូវសរសេរចូល (schemas)។"),
)
def schema(out: Path) -> None:
    """Write them all."""
    out.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        path = out / f"{kind}.schema.json"
        path.write_text(json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n", "utf-8")
        click.echo(path.as_posix())
    content = read_settings().content.name
    where = out.as_posix() if out.is_absolute() else f"./{out.as_posix()}"
    click.echo(f"\n{_NEXT.en}\n{_NEXT.km}")
    click.echo(json.dumps({"yaml.schemas": settings(where, content)}, indent=2))
