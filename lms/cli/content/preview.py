"""`lms content preview`: see what is being written as a child will see it, while it is being written."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from waitress import create_server
from waitress.server import BaseWSGIServer

from lms.cli.words import beside, both, said
from lms.config import read_settings
from lms.text import LANGUAGES, Language, Text
from lms.workshop.preview_alone import make_preview
from lms.workshop.watch import Watch

_HOST = "127.0.0.1"
# Each open page keeps one waiting for news.
_THREADS = 24
_IN_USE = Text(
    en="This port is in use; choose another with --port.",
    km="លេខច្រកនេះកំពុងប្រើ។ សូមជ្រើសរើសលេខផ្សេងដោយ --port។",
)


@click.command(
    help=both(
        "Show what is in FOLDER as a learner will see it; every save shows at once. Only this computer "
        "can open it, nobody signs in, and nothing is stored.",
        "បង្ហាញអ្វីដែលមានក្នុងថត FOLDER ដូចដែលសិក្ខាកាមនឹងឃើញ។ រាល់ការរក្សាទុកបង្ហាញភ្លាម។ មានតែកុំព្យូទ័រនេះទេ "
        "ដែលអាចបើកបាន មិនចាំបាច់ចូលគណនី ហើយគ្មានអ្វីត្រូវបានរក្សាទុកឡើយ។",
    )
)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--port",
    default=8010,
    show_default=True,
    type=click.IntRange(0, 65535),
    help=beside("Port to listen on; 0 for any that is free.", "លេខច្រក។ 0 សម្រាប់ច្រកណាដែលទំនេរ។"),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="km",
    show_default=True,
    help=beside("Language to begin in.", "ភាសាដែលបង្ហាញដំបូង។"),
)
def preview(folder: Path | None, port: int, language: Language) -> None:
    """Serve until somebody stops it."""
    try:
        listening = socket.create_server((_HOST, port))
    except OSError as error:
        raise click.ClickException(said(_IN_USE)) from error
    with previewing(folder or read_settings().content, listening, language) as server:
        click.echo(f"http://{_HOST}:{listening.getsockname()[1]}/{language}/")
        click.echo("Stop with Ctrl-C. · ចុច Ctrl-C ដើម្បីបញ្ឈប់។")
        server.run()


@contextmanager
def previewing(home: Path, listening: socket.socket, language: Language) -> Iterator[BaseWSGIServer]:
    """Return a server that shows a folder on a socket, and looks for saves until the end."""
    port = listening.getsockname()[1]
    hosts = frozenset({f"{_HOST}:{port}", f"localhost:{port}"})
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    watch = Watch(home)
    watch.start()
    try:
        yield create_server(
            make_preview(home, watch, hosts, language),
            sockets=[listening],
            threads=_THREADS,
            ident=None,
            map={},
        )
    finally:
        watch.stop()
