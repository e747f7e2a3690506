"""What somebody says of a session, and why it cannot be so; without it a total is believed as typed."""

import hashlib
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from lms.text import Text, khmer_digits

NOT_BEFORE = timedelta(days=60)
"""How long before its beginning a cohort may have met already."""
NOT_AFTER = timedelta(days=2 * 365)
MOST_HEADS = 9999
MOST_TIMES = 24


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads in the room, members of the cohort and guests alike; `not_recorded` is a category of its own."""

    girls: int = 0
    boys: int = 0
    women: int = 0
    men: int = 0
    not_recorded: int = 0

    @property
    def total(self) -> int:
        """Return all of them; a total is never typed."""
        return self.girls + self.boys + self.women + self.men + self.not_recorded

    def __add__(self, other: "Heads") -> "Heads":
        """Return both together: contacts, for somebody may be counted in both."""
        return Heads(*(mine + theirs for mine, theirs in zip(self.each(), other.each(), strict=True)))

    def each(self) -> tuple[int, ...]:
        """Return the five numbers in their order."""
        return self.girls, self.boys, self.women, self.men, self.not_recorded


def heads_of(people: Iterable[tuple[str, bool]]) -> Heads:
    """Return the heads of people, each given as sex and whether they are a child."""
    found = Heads()
    for sex, is_child in people:
        name = {("female", True): "girls", ("male", True): "boys", ("female", False): "women"}.get(
            (sex, is_child), "men" if sex == "male" else "not_recorded"
        )
        found += Heads(**{name: 1})
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """A session as it was held. `present` are members who were there, by id; `modules` by id."""

    held_on: date
    modules: tuple[str, ...]
    led_by: str
    co_led_by: str | None
    place_code: str | None
    community: bool
    heads: Heads
    present: frozenset[str]

    @property
    def fingerprint(self) -> str:
        """Return a short sign of all that is said; a form carries that of what it was filled in from."""
        whole = {**asdict(self), "present": sorted(self.present), "modules": sorted(self.modules)}
        return hashlib.sha256(repr(sorted(whole.items())).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Plan:
    """A session to come; with `times`, the same again each month."""

    planned_on: date
    modules: tuple[str, ...]
    led_by: str
    co_led_by: str | None
    place_code: str | None
    community: bool
    times: int = 1


@dataclass(frozen=True, slots=True)
class Room:
    """What a session of a cohort may name: who may lead, who may help whom, who belongs, which modules.

    `own_trainer` has the trainer of a leader, who may co-lead with them; `children` are those who are.
    """

    begins_on: date
    modules: frozenset[str]
    leaders: frozenset[str]
    own_trainer: Mapping[str, str]
    members: frozenset[str]


def doubts(said: Said, room: Room, today: date, paper_total: int | None = None) -> dict[str, Text]:
    """Return what cannot be, by the name of the field; nothing when all is well."""
    found = dict(_named_wrongly(said, room))
    if said.held_on > today:
        found["held_on"] = Text(
            en="This day is still to come. Plan the session, and log it when it was held.",
            km="ថ្ងៃនេះមិនទាន់មកដល់ទេ។ សូមគ្រោងវគ្គសិន ហើយកត់ត្រាក្រោយពីធ្វើវគ្គរួច។",
        )
    elif said.held_on < room.begins_on - NOT_BEFORE:
        found["held_on"] = Text(
            en="This is long before the group began. Look at the day and the year again.",
            km="ថ្ងៃនេះនៅមុនក្រុមចាប់ផ្តើមយូរណាស់។ សូមពិនិត្យថ្ងៃ និងឆ្នាំម្ដងទៀត។",
        )
    if not said.present <= room.members:
        found["present"] = Text(
            en="Somebody who was ticked is no longer in this group. Look at the list again.",
            km="អ្នកដែលបានគូសម្នាក់ លែងនៅក្នុងក្រុមនេះហើយ។ សូមពិនិត្យបញ្ជីម្ដងទៀត។",
        )
    if not said.heads.total:
        found["heads"] = Text(
            en="Count the heads in the room first. If nobody came, call the session off.",
            km="សូមរាប់មនុស្សក្នុងបន្ទប់សិន។ បើគ្មាននរណាមក សូមលុបវគ្គនេះចោល។",
        )
    elif paper_total is not None and paper_total != said.heads.total:
        found["heads"] = unaccounted(said.heads, paper_total)
    return found


def plan_doubts(plan: Plan, room: Room, today: date) -> dict[str, Text]:
    """Return what cannot be planned, by the name of the field."""
    found = dict(_named_wrongly(plan, room))
    if not 1 <= plan.times <= MOST_TIMES:
        found["times"] = Text(en="Choose 1 to 24 times.", km="សូមជ្រើសរើសពី ១ ដល់ ២៤ ដង។")
    found.update(day_doubts(plan.planned_on, today))
    return found


def day_doubts(planned_on: date, today: date) -> dict[str, Text]:
    """Return why nothing can be planned for a day."""
    if planned_on < today:
        words = Text(
            en="This day is over. Log the session instead, or choose a day to come.",
            km="ថ្ងៃនេះកន្លងផុតហើយ។ សូមកត់ត្រាវគ្គវិញ ឬជ្រើសរើសថ្ងៃខាងមុខ។",
        )
        return {"planned_on": words}
    if planned_on > today + NOT_AFTER:
        words = Text(
            en="This day is very far away. Look at the year again.", km="ថ្ងៃនេះឆ្ងាយពេក។ សូមពិនិត្យឆ្នាំម្ដងទៀត។"
        )
        return {"planned_on": words}
    return {}


def _named_wrongly(said: Said | Plan, room: Room) -> Iterator[tuple[str, Text]]:
    if said.led_by not in room.leaders:
        yield (
            "led_by",
            Text(en="Choose who led it from the list.", km="សូមជ្រើសរើសអ្នកដឹកនាំពីក្នុងបញ្ជី។"),
        )
    helper = said.co_led_by
    if helper is not None and (
        helper == said.led_by or helper not in {*room.leaders, room.own_trainer.get(said.led_by)}
    ):
        yield (
            "co_led_by",
            Text(
                en="Only another trainer or member of this group, or the leader's own trainer, can help.",
                km="អ្នកដឹកនាំរួម ត្រូវជាគ្រូ ឬសមាជិកម្នាក់ទៀតនៃក្រុមនេះ ឬជាគ្រូរបស់អ្នកដឹកនាំ។",
            ),
        )
    if not room.modules.issuperset(said.modules):
        yield (
            "modules",
            Text(en="Choose modules of this group.", km="សូមជ្រើសរើសម៉ូឌុលរបស់ក្រុមនេះ។"),
        )


def unaccounted(heads: Heads, paper_total: int) -> Text:
    """Say by how many the five numbers differ from a total on paper, and what to do."""
    gap = paper_total - heads.total
    if gap > 0:
        return Text(
            en=f"The paper says {paper_total}, the numbers here come to {heads.total}: {gap} not accounted "
            "for. Put them under not recorded.",
            km=f"ក្រដាសសរសេរ {khmer_digits(paper_total)} តែចំនួននៅទីនេះសរុប {khmer_digits(heads.total)}៖ នៅខ្វះ "
            f"{khmer_digits(gap)} នាក់។ សូមដាក់ពួកគាត់ក្នុង «មិនបានកត់ត្រា»។",
        )
    return Text(
        en=f"The paper says {paper_total}, the numbers here come to {heads.total}: {-gap} too many. "
        "Look at both again.",
        km=f"ក្រដាសសរសេរ {khmer_digits(paper_total)} តែចំនួននៅទីនេះសរុប {khmer_digits(heads.total)}៖ លើស "
        f"{khmer_digits(-gap)} នាក់។ សូមពិនិត្យទាំងពីរម្ដងទៀត។",
    )


def fewer_than_ticked(heads: Heads, ticked: int) -> int:
    """Return by how many the heads are fewer than the members who were there; 0 when they are not."""
    return max(0, ticked - heads.total)


def monthly(first: date, times: int) -> Iterator[date]:
    """Yield a day and the same day of the months after; a month too short for it has its last day."""
    for number in range(times):
        month = first.month - 1 + number
        year, month = first.year + month // 12, month % 12 + 1
        yield date(year, month, min(first.day, monthrange(year, month)[1]))
