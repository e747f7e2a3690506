"""What is measured: pages and answers of ours, and what they are compared with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from bench.cookies import bare_cookie, cookie_of
from bench.load import Request
from bench.people import Sitting, World
from bench.servers import Server


@dataclass(frozen=True, slots=True)
class Installation:
    """Ours, running on a prepared database."""

    server: Server
    folder: Path
    world: World


@dataclass(frozen=True, slots=True)
class Target:
    """One line of the table. `requests(number)` makes what to send, enough for `number` requests.

    `against` names the lines it is compared with, by rate, or by p50 where one request at a
    time is sent. `sent(number)` is told how many were sent, where none may be sent twice.
    """

    name: str
    port: int
    server: int
    requests: Callable[[int], Sequence[Request]]
    against: tuple[str, ...] = ()
    connections: int = 8
    stores: Path | None = None
    sent: Callable[[int], None] = lambda _number: None


class Answers:
    """Each question of each attempt, to be answered once; neighbours belong to different learners."""

    def __init__(self, sittings: Sequence[Sitting]) -> None:
        longest = max(len(one.bodies) for one in sittings)
        self._left = [(one, place) for place in range(longest) for one in sittings if place < len(one.bodies)]

    def next(self, number: int) -> list[tuple[Sitting, int]]:
        """Return the next ones, without taking them away."""
        return self._left[:number]

    def drop(self, number: int) -> None:
        """Take away what was sent."""
        del self._left[:number]


def bare_targets(server: Server) -> list[Target]:
    """Return what bare Flask does."""

    def get(path: str, cookie: str = "") -> Callable[[int], Sequence[Request]]:
        return lambda _: [Request(path, cookie)]

    def insert(number: int) -> Sequence[Request]:
        body = urlencode({"answer": "somebody-you-trust"})
        return [Request("/insert", bare_cookie(), body)] * number

    def target(name: str, requests: Callable[[int], Sequence[Request]], connections: int = 8) -> Target:
        return Target(name, server.port, server.process, requests, (), connections)

    return [
        target("bare hello", get("/hello")),
        target("bare page", get("/page", bare_cookie())),
        target("bare insert", insert),
        target("bare page, one at a time", get("/page", bare_cookie()), 1),
    ]


Maker = Callable[[int], Sequence[Request]]


def our_targets(own: Installation, size: str) -> list[Target]:
    """Return what our pages and answers do; `size` is said in their names."""
    unanswered = Answers(own.world.sittings)

    def target(name: str, requests: Maker, *against: str, connections: int = 8) -> Target:
        port, process = own.server.port, own.server.process
        return Target(f"{name}, {size}", port, process, requests, against, connections)

    def cohort(_number: int) -> Sequence[Request]:
        return [Request(f"/km/cohorts/{own.world.cohort}", cookie_of(own.world.trainer, own.folder))]

    def learnt(_number: int) -> Sequence[Request]:
        return [
            Request(f"/km/cohorts/{own.world.cohort}/learnt/M1", cookie_of(own.world.trainer, own.folder))
        ]

    answer = target("answer", _answers(own, unanswered), "bare insert")
    return [
        target("lesson", _lessons(own, seconds_old=0), "bare hello", "bare page"),
        target("lesson, cookie to renew", _lessons(own, seconds_old=120), "bare hello"),
        target("question", _questions(own), "bare page"),
        replace(answer, stores=own.folder / "lms.sqlite", sent=unanswered.drop),
        target("cohort 30 × 3", cohort, "bare page"),
        target("cohort 30 × 3, one at a time", cohort, "bare page, one at a time", connections=1),
        target("learnt by 30", learnt, "bare page"),
        target("learnt by 30, one at a time", learnt, "bare page, one at a time", connections=1),
    ]


def _lessons(own: Installation, seconds_old: int) -> Maker:
    def make(_number: int) -> Sequence[Request]:
        cookies = [cookie_of(one, own.folder, seconds_old=seconds_old) for one in own.world.learners]
        return [
            Request(f"/km/m/{digest}/{lesson}/{screen}", cookies[n % len(cookies)])
            for n, (digest, lesson, screen) in enumerate(own.world.screens)
        ]

    return make


def _questions(own: Installation) -> Maker:
    def make(_number: int) -> Sequence[Request]:
        sittings = own.world.sittings[:: len(own.world.sittings) // 100]
        return [
            Request(f"/km/a/{one.attempt}/{n % len(one.bodies) + 1}", cookie_of(one.person, own.folder))
            for n, one in enumerate(sittings)
        ]

    return make


def _answers(own: Installation, unanswered: "Answers") -> Maker:
    def make(number: int) -> Sequence[Request]:
        made = []
        for sitting, place in unanswered.next(number):
            body = urlencode(sitting.bodies[place], doseq=True)
            cookie = cookie_of(sitting.person, own.folder)
            made.append(Request(f"/km/a/{sitting.attempt}/{place + 1}", cookie, body))
        return made

    return make
