"""When a learner can read on a slow line: a real browser, nothing cached, a quarter of the CPU."""

import argparse
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench import servers
from bench.cookies import bare_cookie, cookie_of
from bench.people import World, make_world
from bench.report import spread
from lms.config import Settings

BYTES_A_SECOND = 400_000 // 8
LATENCY = 400
SLOWER = 4
WATCH = """
window.largest = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) window.largest = one.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
"""
READ = """() => ({
  painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  largest: window.largest,
  parsed: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One first visit: seconds until text is painted, until the page is parsed; what it took."""

    painted: float
    largest: float
    parsed: float
    requests: int
    size: int


def main() -> None:
    """Visit each page several times, in turn, and print a Markdown table."""
    parser = argparse.ArgumentParser(prog="python -m bench.slow_line", description=__doc__)
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        data = folder / "ours"
        data.mkdir()
        world = make_world(data, crowds=0)
        own = stack.enter_context(servers.ours(data))
        bare = stack.enter_context(servers.bare(folder, Settings.threads))
        pages = {
            "bare page": (bare.port, "/page", bare_cookie()),
            **{name: (own.port, path, cookie_of(person, data)) for name, path, person in _our_pages(world)},
        }
        found: dict[str, list[Visit]] = {name: [] for name in pages}
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=options.chromium,
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        for _ in range(options.visits):
            for name, (port, path, cookie) in pages.items():
                found[name].append(_visit(browser, port, path, cookie))
        browser.close()
    print(_table(found))


def _our_pages(world: World) -> list[tuple[str, str, Any]]:
    (digest, lesson, screen), sitting = world.screens[0], world.sittings[0]
    last = max(number for release, one, number in world.screens if (release, one) == (digest, lesson))
    reader = world.learners[0]
    return [
        ("lesson, first screen", f"/km/m/{digest}/{lesson}/{screen}", reader),
        ("lesson, activity", f"/km/m/{digest}/{lesson}/{last}", reader),
        ("quiz question", f"/km/a/{sitting.attempt}/1", sitting.person),
        ("learner's home", "/km/learn", reader),
    ]


def _visit(browser: Browser, port: int, path: str, cookie: str) -> Visit:
    """Open a page with an empty cache and a cookie that was kept."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, service_workers="block")
    name, _, value = cookie.partition("=")
    own = f"http://127.0.0.1:{port}"
    context.add_cookies([{"name": name, "value": value, "url": own}])
    context.add_init_script(WATCH)
    page = context.new_page()
    line = context.new_cdp_session(page)
    sizes: list[float] = []
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": False})
    line.on("Network.loadingFinished", lambda seen: sizes.append(seen["encodedDataLength"]))
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(own + path, wait_until="networkidle")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length && window.largest")
    read: dict[str, float] = page.evaluate(READ)
    context.close()
    seconds = {key: milliseconds / 1000 for key, milliseconds in read.items()}
    return Visit(**seconds, requests=len(sizes), size=int(sum(sizes)))


def _table(found: Mapping[str, Sequence[Visit]]) -> str:
    lines = [
        "| page | text painted, s | largest part painted, s | parsed, s | requests | bytes | × bare page |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, visits in found.items():
        ratio = [own.painted / bare.painted for own, bare in zip(visits, found["bare page"], strict=True)]
        cells = [
            name,
            spread([one.painted for one in visits], 2),
            spread([one.largest for one in visits], 2),
            spread([one.parsed for one in visits], 2),
            spread([one.requests for one in visits]),
            spread([one.size for one in visits]),
            spread(ratio, 2),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
