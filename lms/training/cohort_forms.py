"""The form about a cohort: what was typed becomes a plan, or a sentence beside each field that is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wtforms import BooleanField, Field, Form, SelectMultipleField, StringField

from lms.courses.content import Module
from lms.places import gazetteer
from lms.text import Text, latin_digits, visible
from lms.training import cohort_rules
from lms.training.cohort_plans import Contact, Plan
from lms.training.cohort_type import CohortType
from lms.training.declaration_form import read_day

CONTACTS = (1, 2, 3)
_PHONE = re.compile(r"(?=(?:[^0-9]*[0-9]){3})[0-9 +-]{3,15}")
_LONGEST = {"name": 80, "who": 80}
_FARTHEST = timedelta(days=5 * 366)

_NAME = Text(en="Give the group a name of at most 80 characters.", km="សូមដាក់ឈ្មោះក្រុម មិនលើសពី ៨០ តួអក្សរ។")
_KIND = Text(en="Choose what kind of group it is.", km="សូមជ្រើសរើសប្រភេទក្រុម។")
_PLACE = Text(
    en="Choose one of these places, or empty the field.",
    km="សូមជ្រើសរើសទីកន្លែងមួយក្នុងបញ្ជីនេះ ឬលុបអ្វីដែលបានសរសេរ។",
)
_DAY = Text(
    en="Write the day as year-month-day, for example 2026-11-22, not more than five years from today.",
    km="សូមសរសេរជា ឆ្នាំ-ខែ-ថ្ងៃ ឧទាហរណ៍ ២០២៦-១១-២២ មិនលើសពី ៥ ឆ្នាំពីថ្ងៃនេះ។",
)
_ORDER = Text(en="The last day is before the first one.", km="ថ្ងៃបញ្ចប់ មកមុនថ្ងៃចាប់ផ្តើម។")
_ADULTS = Text(
    en="One of these modules is for adults, and children learn in this kind of group.",
    km="ម៉ូឌុលមួយក្នុងចំណោមនេះ សម្រាប់មនុស្សធំ ប៉ុន្តែក្រុមប្រភេទនេះមានកុមាររៀន។",
)
_FOCAL = Text(en="Choose somebody from the list.", km="សូមជ្រើសរើសម្នាក់ពីក្នុងបញ្ជី។")
_WHO = Text(
    en="Write who answers: a role or an office, at most 80 characters.",
    km="សូមសរសេរថា នរណាជាអ្នកទទួលទូរសព្ទ៖ តួនាទី ឬការិយាល័យ មិនលើសពី ៨០ តួអក្សរ។",
)
_NUMBER = Text(
    en="A number has 3 to 15 signs: digits, spaces, + and -.",
    km="លេខទូរសព្ទមាន ៣ ដល់ ១៥ តួ៖ លេខ ដកឃ្លា សញ្ញា + និង -។",
)
_CHECKED = Text(
    en="Write the day somebody last called this number: today or before.",
    km="សូមសរសេរថ្ងៃដែលបានសាកល្បងហៅលេខនេះចុងក្រោយ៖ ថ្ងៃនេះ ឬមុននេះ។",
)


class CohortForm(Form):
    """What somebody types about a cohort. `place_was` is the name for which places were shown last."""

    name = StringField()
    kind = StringField()
    place = StringField()
    place_was = StringField()
    commune_code = StringField()
    begins_on = StringField()
    ends_on = StringField()
    modules = SelectMultipleField(validate_choice=False)
    swap_forms = BooleanField()
    focal_point = StringField()
    who_1, who_2, who_3 = StringField(), StringField(), StringField()
    phone_1, phone_2, phone_3 = StringField(), StringField(), StringField()
    checked_1, checked_2, checked_3 = StringField(), StringField(), StringField()

    def typed(self, name: str) -> str:
        """Return what stands in a field, without what nobody sees."""
        field: Field = self[name]
        return " ".join(visible(field.data or "").split())


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen, and what is kept of the cohort so far: None for a new one."""

    kinds: Mapping[str, CohortType]
    modules: tuple[Module, ...]
    focal_points: frozenset[str]
    today: date
    kept: Plan | None = None


def filled(plan: Plan, today: date) -> CohortForm:
    """Return the form with what is kept of a cohort; what is added now was checked today unless changed."""
    rows = {f"checked_{number}": str(today) for number in CONTACTS} | {
        f"{part}_{number}": value
        for number, one in zip(CONTACTS, plan.contacts, strict=False)
        for part, value in (("who", one.who), ("phone", one.phone), ("checked", str(one.checked_on)))
    }
    return CohortForm(
        data={
            "name": plan.name,
            "kind": plan.kind,
            "commune_code": plan.commune_code or "",
            "begins_on": str(plan.begins_on or ""),
            "ends_on": str(plan.ends_on or ""),
            "modules": list(plan.modules or ()),
            "swap_forms": plan.swap_forms,
            "focal_point": plan.focal_point_id or "",
            **rows,
        }
    )


def read_plan(form: CohortForm, offer: Offer) -> tuple[Plan, Mapping[str, Text]]:
    """Return the plan, and what cannot be read by the name of the field: then the plan is not to be kept."""
    wrong: dict[str, Text] = dict(_mistakes(form, offer))
    begins, ends = _day(form.typed("begins_on"), offer), _day(form.typed("ends_on"), offer)
    if begins and ends and ends < begins:
        wrong["ends_on"] = _ORDER
    contacts = []
    for number in CONTACTS:
        contact, mistakes = _contact(form, number, offer.today)
        wrong |= mistakes
        contacts += [contact] if contact else []
    chosen = set(form.modules.data or ())
    plan = Plan(
        name=form.typed("name"),
        kind=form.typed("kind"),
        commune_code=form.typed("commune_code") or None,
        begins_on=begins,
        ends_on=ends,
        modules=tuple(one.head.id for one in offer.modules if one.head.id in chosen) or None,
        swap_forms=form.swap_forms.data,
        focal_point_id=form.typed("focal_point") or None,
        contacts=tuple(dict.fromkeys(contacts)),
    )
    return plan, wrong


def _mistakes(form: CohortForm, offer: Offer) -> Iterator[tuple[str, Text]]:
    if not 0 < len(form.typed("name")) <= _LONGEST["name"]:
        yield "name", _NAME
    kind = offer.kinds.get(form.typed("kind"))
    if kind is None:
        yield "kind", _KIND
    if not _place_is_settled(form, offer):
        yield "place", _PLACE
    for name in ("begins_on", "ends_on"):
        if form.typed(name) and _day(form.typed(name), offer) is None:
            yield name, _DAY
    chosen = set(form.modules.data or ())
    picked = [one for one in offer.modules if one.head.id in chosen]
    if kind is not None and not all(cohort_rules.fits(kind, one) for one in picked):
        yield "modules", _ADULTS
    kept = {"", offer.kept.focal_point_id if offer.kept else ""}
    if form.typed("focal_point") not in kept | offer.focal_points:
        yield "focal_point", _FOCAL


def _place_is_settled(form: CohortForm, offer: Offer) -> bool:
    """Whether a place was chosen of those shown for what was typed; a retired code that is kept may stay."""
    code = form.typed("commune_code")
    if form.typed("place") and (form.typed("place") != form.typed("place_was") or not code):
        return False
    return not code or gazetteer.find(code) is not None or (offer.kept or Plan("", "")).commune_code == code


def _day(typed: str, offer: Offer) -> date | None:
    day = read_day(typed)
    return day if day is not None and abs(day - offer.today) <= _FARTHEST else None


def _contact(form: CohortForm, number: int, today: date) -> tuple[Contact | None, dict[str, Text]]:
    who, phone = form.typed(f"who_{number}"), latin_digits(form.typed(f"phone_{number}"))
    if not (who or phone):
        return None, {}
    checked = read_day(form.typed(f"checked_{number}"))
    wrong = {}
    if not 0 < len(who) <= _LONGEST["who"]:
        wrong[f"who_{number}"] = _WHO
    if not _PHONE.fullmatch(phone):
        wrong[f"phone_{number}"] = _NUMBER
    if checked is None or not timedelta() <= today - checked <= _FARTHEST:
        wrong[f"checked_{number}"] = _CHECKED
    return Contact(who, phone, checked or today), wrong
