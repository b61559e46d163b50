"""From a rule to the frozen list of offices on a day, with an explanation that adds up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ..acting import today
from ..kinds import KINDS
from ..models import Membership, Spell
from ..queries.spells import after, on, views
from ..values import OfficeView
from .rule import BANGKOK, EVERYWHERE, Part, Rule
from .saying import Names, in_thai, names_of


class AudienceError(Exception):
    """The rule cannot stand; says why in Thai and English."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(english)
        self.thai, self.english = thai, english


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An office that the rule takes out, and the words of the exception that did it."""

    office: OfficeView
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """What people should know of a rule, though nothing is wrong with it."""

    thai: str
    english: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a rule means on a day: named by it, left out, addressed, and sent to.

    The sender may be addressed but is not sent to. `sentence` is the rule in Thai; `notes` tell
    of exceptions of what the rule does not mean anyway.
    """

    rule: Rule
    day: date
    sentence: str
    left_out: tuple[LeftOut, ...]
    addressed: tuple[OfficeView, ...]
    sender: int | None
    notes: tuple[Note, ...] = ()

    @property
    def sent(self) -> tuple[OfficeView, ...]:
        """Who gets the letter: all addressed but the sender."""
        return tuple(office for office in self.addressed if office.id != self.sender)

    @property
    def sum(self) -> str:
        """The arithmetic in words: "18 − 1 = 17"."""
        out, sent = len(self.left_out), len(self.sent)
        return _sum(len(self.addressed) + out, out, len(self.addressed) - sent)


@dataclass(frozen=True, slots=True)
class Outline:
    """The same without the list: what is said of a rule that means thousands.

    `named` counts whom the rule names, `own` is 1 where the sender is among those addressed.
    """

    sentence: str
    left_out: tuple[LeftOut, ...]
    named: int
    own: int
    notes: tuple[Note, ...] = ()

    @property
    def sent(self) -> int:
        """How many get the letter."""
        return self.named - len(self.left_out) - self.own

    @property
    def sum(self) -> str:
        """The arithmetic in words: "18 − 1 = 17"."""
        return _sum(self.named, len(self.left_out), self.own)


def outlined(rule: Rule, *, day: date | None = None, sender: int | None = None) -> Outline:
    """What `resolve` says of the rule, without loading whom it means: the same few queries.

    Raises AudienceError as `resolve`.
    """
    day = day or today()
    names = _known_names(rule, day)
    named = spells(Rule(rule.include), day=day)
    left, notes = _left_out(rule, named, names, day)
    count = named.count()
    if count == len(left):
        raise _nobody(day)
    own = sender is not None and sender not in left and named.filter(office=sender).exists()
    return Outline(in_thai(rule, names), tuple(left.values()), count, int(own), tuple(notes))


def resolve(rule: Rule, *, day: date | None = None, sender: int | None = None) -> Resolution:
    """The offices that the rule means on `day`, in the order of places.

    Names of offices are public: no visibility applies to whom a letter may address. At most four
    queries, and one for each exception. Raises AudienceError where the rule mentions what is
    not in the directory, an exception takes out nobody, or nobody is left.
    """
    day = day or today()
    names = _known_names(rule, day)
    everyone = spells(Rule(rule.include), day=day)
    left, notes = _left_out(rule, everyone, names, day)
    named = views(everyone.order_by("place_id", "path"))
    addressed = tuple(office for office in named if office.id not in left)
    if not addressed:
        raise _nobody(day)
    said, out = in_thai(rule, names), tuple(left.values())
    return Resolution(rule, day, said, out, addressed, sender, tuple(notes))


def _left_out(
    rule: Rule, named: QuerySet[Spell], names: Names, day: date
) -> tuple[dict[int, LeftOut], list[Note]]:
    """Whom each exception takes out, by id, under the first that does; and those that need not."""
    left: dict[int, LeftOut] = {}
    notes: list[Note] = []
    single = {office for part in rule.include for office in part.offices}
    for part in rule.exclude:
        reason = in_thai(Rule((part,)), names)
        out = views(named.filter(_condition(part, day)).order_by("place_id", "path"))
        if not out and _outside(part, rule):
            notes.append(_note(reason, in_thai(Rule(rule.include), names)))
        elif not out:
            raise AudienceError(
                f"“ยกเว้น{reason}” ไม่ตรงกับผู้รับใดเลย ตรวจชื่อหรือพื้นที่อีกครั้ง",
                f"The exception “{reason}” takes out nobody: check the name or the area.",
            )
        for office in out:
            if office.id in single:
                raise AudienceError(
                    f"{office.name_th} เป็นทั้งผู้รับและผู้ที่ยกเว้น เลือกอย่างใดอย่างหนึ่ง",
                    f"{office.name_th} is both addressed and excepted: choose one of the two.",
                )
            left.setdefault(office.id, LeftOut(office, reason))
    return left, notes


def _known_names(rule: Rule, day: date) -> Names:
    """The names of all that the rule mentions; AudienceError where one is not in the directory."""
    names = names_of(rule, day)
    if not names.know(rule):
        raise AudienceError(
            "กฎผู้รับอ้างถึงพื้นที่ กลุ่ม หรือหน่วยงานที่ไม่มีในทำเนียบ",
            "The rule mentions a kind, place, group or office that is not in the directory.",
        )
    return names


def _nobody(day: date) -> AudienceError:
    return AudienceError(
        f"ไม่มีผู้รับตามทำเนียบ ({day.isoformat()})", f"Nobody is addressed on {day.isoformat()}."
    )


def _sum(named: int, out: int, own: int) -> str:
    told = f"{named} − {out}" if out else f"{named}"
    told += f" − {own} (ผู้ส่งเอง)" if own else ""
    return f"{told} = {named - out - own}" if out or own else told


def _outside(part: Part, rule: Rule) -> bool:
    """Whether the exception is Bangkok, from kinds of office all over the country that it has none
    of by their definition."""
    return (
        part.areas == (BANGKOK,)
        and not (part.groups or part.offices)
        and any(EVERYWHERE in over.areas and not over.groups for over in rule.include)
        and all(KINDS[kind].level != "country" for over in rule.include for kind in over.kinds)
    )


def _note(reason: str, whole: str) -> Note:
    return Note(f"{reason}อยู่นอก “{whole}” อยู่แล้ว", f"“{whole}” does not take in “{reason}” anyway.")


def spells(rule: Rule, *, day: date) -> QuerySet[Spell]:
    """The rule as a query of spells, to be inserted from by one statement."""
    wanted, unwanted = Q(pk__in=()), Q(pk__in=())
    for part in rule.include:
        wanted |= _condition(part, day)
    for part in rule.exclude:
        unwanted |= _condition(part, day)
    rows = on(day).filter(wanted)
    return rows.exclude(unwanted) if rule.exclude else rows


def assignees(
    offices: Iterable[OfficeView], kind: str, *, day: date | None = None
) -> dict[int, OfficeView]:
    """For each recipient the office of `kind` that does the work in its place, where there is one.

    A letter to the district chief is work for the district's CD office: recipient and assignee
    differ (domain.md §4). One query.
    """
    recipients = list(offices)
    places = {office.place for office in recipients}
    rows = on(day or today()).filter(kind=kind, place__in=places).order_by("path")
    doers = {doer.place: doer for doer in views(rows)}
    return {office.id: doers[office.place] for office in recipients if office.place in doers}


def _condition(part: Part, day: date) -> Q:
    rows = Q(pk__isnull=False)
    if part.kinds:
        rows &= Q(kind__in=part.kinds)
    areas = [code for code in part.areas if code != EVERYWHERE]
    if areas and len(areas) == len(part.areas):
        within = Q()
        for code in areas:
            within |= Q(place__gte=code, place__lt=after(code))
        rows &= within
    if part.groups:
        rows &= Q(office__in=_members(part.groups, day).values("office"))
    single = Q(office__in=part.offices) if part.offices else Q(pk__in=())
    limited = part.kinds or part.areas or part.groups
    return (rows | single) if limited else single


def _members(groups: Iterable[int], day: date) -> QuerySet[Membership]:
    return Membership.objects.filter(group__in=groups, since__lte=day, until__gt=day)
