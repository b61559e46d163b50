"""People write what a duty is: every field of a proposed one, and the answers to its questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, Literal, TypedDict, Unpack

from django.db import transaction

from wian.letters.queries.asked import asked
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.kinds import KINDS
from wian.offices.queries.reach import standing

from .. import forms, pieces
from ..deadlines import (
    AfterEnd,
    DayOfMonth,
    DueRule,
    Every,
    On,
    Policy,
    RuleError,
    Weekly,
    from_json,
    to_json,
)
from ..errors import Refused
from ..models import Duty
from ..proposing import Wanted, Way, kind_of
from ..unanswered import Ask
from .asking import ASK, askable, change, locked
from .needing import need
from .proposing import year_of

YEARS: Final = range(1957, 2158)
_TEXTS: Final = {"action": 4000, "item": 20, "assignee": 240}
_ALWAYS: Final = frozenset({"action", "wanted", "form"})
"""What may still be written of an open duty: nothing that its rows were made of."""


class Changes(TypedDict, total=False):
    """The fields of a duty that a person writes; those not given stay as they are."""

    action: str
    item: str
    assignee: str
    doer: str
    year: int
    rule: DueRule
    anchor: date | None
    wanted: Sequence[Wanted]
    form: Sequence[forms.Field]
    ways: Sequence[Way]
    needs: Collection[int]


def write_duty(
    actor: Actor, *, duty: int, revision: int | None = None, **changes: Unpack[Changes]
) -> None:
    """The duty is as the person wrote it; a rule that is given answers when it is due.

    Everything of a proposed one; of an open one its words, evidence and form. Refused D102, D103,
    D106, D117, D118, D125 or for what the form lacks. By who asks duties at its office.
    """
    askable(actor, [duty])
    columns = _columns(changes)
    with transaction.atomic():
        [row] = locked([duty], "proposed", "open", revision=revision)
        if row.state == "open" and not set(changes) <= _ALWAYS:
            raise Refused("D103")
        if "rule" in changes:
            settled = (Ask.WHEN, Ask.DAY)
            columns["asks"] = [ask for ask in row.asks if ask not in settled]
        change([duty], **columns)
        if "needs" in changes:
            need(row, changes["needs"])
        tell(actor, "duty.write", ("duty", duty), after={"fields": sorted(changes)})


def add_duty(
    actor: Actor,
    *,
    office: int,
    letter: int | None = None,
    **changes: Unpack[Changes],
) -> int:
    """A duty that no reading proposed stands as a proposed one; its id.

    With a `letter` it is of that one, which the person must see (Refused D108, Denied). Refused
    D106 without an `action`, and as `write_duty`. By who asks duties at the office.
    """
    check(actor, ASK, standing(office))
    if letter is not None:
        try:
            asked(actor, letter)
        except LookupError:
            raise Refused("D108") from None
    given: Any = {"action": "", **changes}
    columns = {"rule": {}, "year": year_of(given.get("rule"), None)} | _columns(given)
    with transaction.atomic():
        last = Duty.objects.filter(office=office, letter=letter).order_by("-order").first()
        row = Duty.objects.create(
            office_id=office,
            letter_id=letter,
            account_id=actor.account,
            order=last.order + 1 if last else 0,
            **columns,
        )
        need(row, given.get("needs", ()))
        touched = [("letter", letter)] if letter is not None else []
        after = {"fields": sorted(given)}
        tell(actor, "duty.write", ("duty", row.pk), touched=touched, after=after)
    return row.pk


def answer(
    actor: Actor,
    *,
    duties: Collection[int],
    due: date | None = None,
    day: int | Literal["last"] | None = None,
    first: date | None = None,
    last: date | None = None,
    moves: Policy | None = None,
    anchor: date | None = None,
    applies: bool = False,
    revision: int | None = None,
) -> None:
    """The proposed duties know what was asked of them, several by one answer.

    `due`: once, on that day. `day`: of the month (or of the week, 0 is Monday) of each period.
    `first`, `last`: any day of the first and last period. `moves`: what becomes of days off.
    `anchor`: the day a relative one is counted from. `applies`: its condition holds for everybody.
    An answer that means nothing to one of them leaves that one as it is. Refused D107 for what no
    rule can mean, D102, D103.
    """
    askable(actor, duties)
    said = {"first": first, "last": last, "moves": moves}
    with transaction.atomic():
        for row in locked(duties, "proposed", revision=revision):
            rule = from_json(row.rule) if row.rule else None
            try:
                rule, settled = _answered(rule, due, day, said)
            except RuleError as wrong:
                raise Refused("D107", field=wrong.field, why=wrong.why) from wrong
            if applies:
                settled.add(Ask.CONDITION)
            columns: dict[str, Any] = {"asks": [ask for ask in row.asks if ask not in settled]}
            if rule is not None:
                columns |= {"rule": to_json(rule), "kind": kind_of(rule)}
            if anchor is not None:
                columns["anchor"] = anchor
            change([row.pk], **columns)
            after = {"fields": sorted(k for k, v in said.items() if v is not None)}
            tell(actor, "duty.write", ("duty", row.pk), after=after)


def order_duties(actor: Actor, *, duties: Sequence[int]) -> None:
    """Lists show the duties in this order; only who asks them sees another order than before."""
    askable(actor, duties)
    with transaction.atomic():
        rows = {row.pk: row for row in locked(duties, "proposed", "open", "closed", "dropped")}
        for place, id_ in enumerate(dict.fromkeys(duties)):
            rows[id_].order = place
        Duty.objects.bulk_update(rows.values(), ["order"])
        [one, *others] = dict.fromkeys(duties)
        touched = [("duty", id_) for id_ in others[:40]]
        after = {"fields": ["order"]}
        tell(actor, "duty.write", ("duty", one), touched=touched, after=after, count=len(rows))


def _answered(
    rule: DueRule | None,
    due: date | None,
    day: int | Literal["last"] | None,
    said: Mapping[str, Any],
) -> tuple[DueRule | None, set[Ask]]:
    """The rule with the answers that mean something to it, and the questions they settle."""
    settled: set[Ask] = set()
    if due is not None and (rule is None or not rule.recurring):
        rule = DueRule(On(due)) if rule is None else replace(rule, when=On(due))
        settled.add(Ask.WHEN)
    if rule is None:
        return None, settled
    if day is not None and (at := _on_day(rule, day)):
        rule = at
        settled.add(Ask.DAY)
    means = {"moves": rule.dated, "first": rule.recurring, "last": rule.recurring}
    return replace(rule, **{k: v for k, v in said.items() if v is not None and means[k]}), settled


def _on_day(rule: DueRule, day: int | Literal["last"]) -> DueRule | None:
    when = rule.when
    if isinstance(when, Every) and not isinstance(when.due, AfterEnd):
        return replace(rule, when=replace(when, due=DayOfMonth(day, when.due.months_after)))
    if isinstance(when, Weekly) and day != "last":
        return replace(rule, when=Weekly(day))
    return None


def _columns(changes: Changes | Mapping[str, Any]) -> dict[str, Any]:
    """The columns of what was written, each checked."""
    found: dict[str, Any] = {}
    for name, most in _TEXTS.items():
        if name in changes:
            text = " ".join(str(changes[name]).split())  # type: ignore[literal-required]
            if len(text) > most or (name == "action" and not text):
                raise Refused("D106", most=most)
            found[name] = text
    if "doer" in changes:
        found["doer"] = changes["doer"] if changes["doer"] in KINDS else ""
    if "year" in changes:
        if changes["year"] not in YEARS:
            raise Refused("D125")
        found["year"] = changes["year"]
    if "rule" in changes:
        found |= {"rule": to_json(changes["rule"]), "kind": kind_of(changes["rule"])}
    if "anchor" in changes:
        found["anchor"] = changes["anchor"]
    if "wanted" in changes:
        found["wanted"] = pieces.wanted_out(changes["wanted"])
    if "ways" in changes:
        found["ways"] = pieces.ways_out(changes["ways"])
    if "form" in changes:
        found["form"] = forms.to_json(forms.from_json(forms.to_json(changes["form"])))
    return found
