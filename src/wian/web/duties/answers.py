"""The open questions of duties as one form: plain choices, each with the very days it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Final, Literal

from django import forms

from wian.duties.actions.writing import answer
from wian.duties.deadlines import Calendar, Due, Policy, Weekly
from wian.duties.deadlines.calendar import day_of_month
from wian.duties.duty_values import DutyPage, DutyView, ProposalView
from wian.duties.foreseeing import suggested
from wian.duties.unanswered import Ask
from wian.offices.acting import Actor
from wian.web.duties.asking_rows import ask_said, names
from wian.web.duties.rule_words import POLICIES, month_said, weekday_said
from wian.web.offices.fields import DayField, Sheet, firm
from wian.web.when import Clock

MOST: Final = 12
"""So many days off are told one by one."""
_BACK, _AHEAD = 6, 36
_PERIODS: Final = (Ask.FIRST_PERIOD, Ask.LAST_PERIOD, Ask.HOLIDAY_POLICY)


@dataclass(frozen=True, slots=True)
class Open:
    """A duty with what is open about it, and what it would owe by what is suggested."""

    duty: DutyView
    asks: tuple[Ask, ...]
    dues: tuple[Due, ...]
    first: date | None
    last: date | None


def of_proposal(one: ProposalView) -> Open:
    """The same of a duty that a letter asks."""
    return Open(one.duty, one.asks, one.dues, one.first, one.last)


def of_page(found: DutyPage, today: date) -> Open:
    """The same of a duty by itself: its periods are suggested from today."""
    first, last = suggested(found.duty.rule, today)
    return Open(found.duty, found.asks, found.dues, first, last)


class AnswersForm(Sheet):
    """What is open about proposed duties: what all share is asked once, the rest of each."""

    refusals: ClassVar[dict[str, str]] = {"D107": "last"}

    def __init__(
        self,
        open_: Sequence[Open],
        calendar: Calendar | None,
        seen: Clock,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(seen, *args, **kwargs)
        self.open = [one for one in open_ if one.asks]
        self.named = names([one.duty for one in open_], seen)
        self._add_ends()
        if calendar is not None:
            self._add_policy(calendar)
        for one in self.open:
            for ask in one.asks:
                if ask not in _PERIODS:
                    self._add_own(one, ask)

    def _asked(self, ask: Ask) -> list[Open]:
        return [one for one in self.open if ask in one.asks]

    def _whose(self, some: Sequence[Open]) -> str:
        return ", ".join(self.named[one.duty.id] for one in some)

    def _add_ends(self) -> None:
        for name, ask in (("first", Ask.FIRST_PERIOD), ("last", Ask.LAST_PERIOD)):
            some = self._asked(ask)
            days = [getattr(one, name) for one in some if getattr(one, name)]
            if days:
                months = list(_months(days[0], self.seen, last=name == "last"))
                field = forms.ChoiceField(choices=months, initial=_value(days[0], name == "last"))
                self._put(name, field, ask, self._whose(some))

    def _add_policy(self, calendar: Calendar) -> None:
        some = self._asked(Ask.HOLIDAY_POLICY)
        if not some:
            return
        off: dict[date, list[str]] = {}
        for one in some:
            for due in one.dues:
                if due.off is not None:
                    off.setdefault(due.nominal, []).append(self.named[one.duty.id])
        choices = [
            (str(policy), self._policy_said(policy, sorted(off), calendar)) for policy in POLICIES
        ]
        field = forms.ChoiceField(choices=choices, required=False, widget=forms.RadioSelect)
        self._put("moves", field, Ask.HOLIDAY_POLICY, self._whose(some))
        field.help_text = self._off_said(off, calendar)

    def _off_said(self, off: Mapping[date, Sequence[str]], calendar: Calendar) -> str:
        """Which days are off, why, and of which duties; or that none is foreseen yet."""
        say, told = self.seen.say, []
        for day, whose in sorted(off.items())[:MOST]:
            why = calendar.off(day)
            name = say.pick(why.th, why.en) if why else ""
            words = {"day": self.seen.day(day), "why": name, "whose": ", ".join(whose)}
            told.append(self.seen.n(say("off_day", **words)))
        if not told:
            return say("off_none")
        more = [self.seen.n(say("off_more", n=len(off) - MOST))] if len(off) > MOST else []
        return self.seen.n(say("off_days", n=len(off))) + " " + " · ".join([*told, *more])

    def _policy_said(self, policy: Policy, off: Sequence[date], calendar: Calendar) -> str:
        """The choice with the very days it gives."""
        to = {Policy.NEXT: calendar.next, Policy.PREVIOUS: calendar.previous}.get(policy)
        days = dict.fromkeys(self.seen.day(to(day) if to else day) for day in off[:MOST])
        said = self.seen.say[POLICIES[policy]]
        more = "…" if len(off) > MOST else ""
        return f"{said} → {' · '.join(days)}{more}" if days else said

    def _add_own(self, one: Open, ask: Ask) -> None:
        field: forms.Field
        if ask in (Ask.WHEN, Ask.ANCHOR):
            field = DayField(required=False)
        elif ask is Ask.DAY:
            field = forms.ChoiceField(choices=list(_days(one.duty, self.seen)), required=False)
        else:
            field = forms.BooleanField(required=False)
        self._put(f"{ask}-{one.duty.id}", field, ask, self.named[one.duty.id])

    def _put(self, name: str, field: forms.Field, ask: Ask, whose: str) -> None:
        """The field stands in the form, with what is asked and of which duties."""
        firm(field)
        self.fields[name] = field
        self._speak(field)
        word = "applies_to_all" if ask is Ask.CONDITION else ""
        said = self.seen.say(word) if word else ask_said(ask, self.seen)
        field.label = self.seen.n(self.seen.say("asked_of", ask=said, whose=whose))

    def act(self, who: Actor, revision: int | None = None) -> None:
        """The duties know the answers that were given."""
        said = self.cleaned_data
        policy = Policy(said["moves"]) if said.get("moves") else None
        first, last = _day_of(said.get("first")), _day_of(said.get("last"))
        shared = [one.duty.id for one in self.open if set(one.asks) & set(_PERIODS)]
        for one in self.open:
            if own := self._own(one.duty.id):
                answer(who, duties=[one.duty.id], revision=revision, **own)
                revision = None
        if shared and (policy or first or last):
            answer(who, duties=shared, moves=policy, revision=revision, first=first, last=last)

    def _own(self, duty: int) -> dict[str, Any]:
        said = self.cleaned_data
        day = said.get(f"{Ask.DAY}-{duty}") or None
        found = {
            "due": said.get(f"{Ask.WHEN}-{duty}"),
            "anchor": said.get(f"{Ask.ANCHOR}-{duty}"),
            "day": _number(day) if day else None,
            "applies": said.get(f"{Ask.CONDITION}-{duty}") or None,
        }
        return {name: value for name, value in found.items() if value is not None}


def _number(text: str) -> int | Literal["last"]:
    return "last" if text == "last" else int(text)


def _day_of(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _value(day: date, last: bool) -> str:
    """The first day of the month, or its last."""
    at = day_of_month(day.year * 12 + day.month - 1, 31) if last else day.replace(day=1)
    return at.isoformat()


def _months(around: date, seen: Clock, *, last: bool) -> Iterator[tuple[str, str]]:
    month = around.year * 12 + around.month - 1
    for at in range(month - _BACK, month + _AHEAD):
        day = day_of_month(at, 31 if last else 1)
        yield day.isoformat(), month_said(day, seen)


def _days(duty: DutyView, seen: Clock) -> Iterator[tuple[str, str]]:
    """The days of a month, or of a week."""
    yield "", "–"
    if duty.rule and isinstance(duty.rule.when, Weekly):
        monday = date(2024, 1, 1)
        for at in range(7):
            yield str((monday + timedelta(days=at)).weekday()), weekday_said(at, seen)
        return
    for day in range(1, 32):
        yield str(day), seen.n(seen.say("day_nth", n=day))
    yield "last", seen.say("day_last")
