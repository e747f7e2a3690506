"""How long a save takes to show: from writing the file to the new text standing in the phone, in Chromium."""

import argparse
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.report import spread
from lms.cli.content.preview import previewing

CONTENT = Path(__file__).parent.parent / "content"
MODULE = "child-rights"
LESSON = "lessons/i-have-rights.yaml"
# Asked anew for every picture the browser draws; answers with the moment, in milliseconds since 1970.
SHOWN = """([where, wanted]) => new Promise(done => {
  const look = () => {
    const page = where === "phone" ? document.querySelector("iframe").contentDocument : document;
    const found = page && page.querySelector(where === "phone" ? "h1" : ".source");
    const text = found && found.textContent;
    if (text && text.includes(wanted)) { done(performance.timeOrigin + performance.now()); }
    else { requestAnimationFrame(look); }
  };
  look();
})"""


def main() -> None:
    """Save a lesson again and again and print a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview", description=__doc__)
    parser.add_argument("--saves", type=int, default=25)
    parser.add_argument("--modules", type=int, nargs="+", default=[3, 1000])
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    options = parser.parse_args()
    print("| modules in the folder | in the phone, ms | beside it, ms | longest, ms |\n|---|---|---|---|")
    for modules in options.modules:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "content"
            _fill(folder, modules)
            phone, beside = _measure(folder, options.saves, options.chromium)
        cells = [str(modules), spread(phone), spread(beside), f"{max(phone):.0f}"]
        print(f"| {' | '.join(cells)} |", flush=True)


def _fill(folder: Path, modules: int) -> None:
    shutil.copytree(CONTENT, folder)
    own = folder / "modules" / MODULE
    for number in range(modules - len(list((folder / "modules").iterdir()))):
        shutil.copytree(own, folder / "modules" / f"copy-{number}")


def _measure(folder: Path, saves: int, chromium: str | None) -> tuple[list[float], list[float]]:
    listening = socket.create_server(("127.0.0.1", 0))
    with previewing(folder, listening, "en") as server, sync_playwright() as playwright:
        threading.Thread(target=server.run, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{listening.getsockname()[1]}/en/preview/{MODULE}/lesson-1/1")
        page.wait_for_timeout(1000)
        found = [_save(page, folder / "modules" / MODULE / LESSON, number) for number in range(saves + 1)]
        browser.close()
    # The first save also fills what is kept of unchanged files.
    return [one for one, _ in found[1:]], [one for _, one in found[1:]]


def _save(page: Page, path: Path, number: int) -> tuple[float, float]:
    text = path.read_text("utf-8")
    old = _heading(text)
    wanted = f"Heading {number} of this measurement"
    began = time.time() * 1000
    path.write_text(text.replace(old, f"      en: {wanted}", 1), "utf-8")
    shown: float = page.evaluate(SHOWN, ["phone", wanted])
    beside: float = page.evaluate(SHOWN, ["beside", wanted])
    page.wait_for_timeout(150)
    return shown - began, beside - began


def _heading(text: str) -> str:
    """Return the line with the English heading of the first screen."""
    lines: Sequence[str] = text.splitlines()
    return lines[next(i for i, line in enumerate(lines) if line.strip() == "heading:") + 1]


if __name__ == "__main__":
    main()
