"""A rule of time as fields: which way it recurs, and what that way needs; the rest is hidden by
the stylesheet, which needs no script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any, ClassVar, Final, cast

from django import forms

from wian.duties.deadlines import (
    After,
    AfterEnd,
    Continuous,
    DayOfMonth,
    DueRule,
    Every,
    Information,
    Lead,
    On,
    Policy,
    RuleError,
    Span,
    Weekly,
)
from wian.duties.deadlines.calendar import day_of_month
from wian.duties.deadlines.rule import Opens, Start, Unit, When
from wian.offices.kinds import KINDS
from wian.web.duties.rule_words import CYCLES, POLICIES, STARTS, weekday_said
from wian.web.offices.fields import DayField, Sheet, both, choose, fault, firm
from wian.web.when import Clock

WAYS: Final = {
    "unknown": "way_unknown",
    "on": "way_on",
    "after": "way_after",
    "every": "way_every",
    "weekly": "way_weekly",
    "continuous": "way_continuous",
    "information": "way_information",
}
_UNITS: Final = {
    "days": "unit_days",
    "working_days": "unit_working_days",
    "months": "unit_months",
}
_AFTER: Final = "after"
_LEADS: Final = 2
_DAYS_AHEAD: Final = (1, 3, 7, 14, 30)
_FIELDS: Final = {
    "day": "due_day", "n": "span_n", "when": "rule_way", "moves": "moves", "first": "first",
    "last": "last", "late_until": "late_until", "locks": "locks", "opens": "opens",
    "closes": "closes", "leads": "lead0_n",
}  # fmt: skip
"""At which field stands what no rule can mean."""


class RuleForm(Sheet):
    """When something is due; `rule` is what was typed once the form is valid."""

    rule_way = forms.ChoiceField(label="rule_way", widget=forms.RadioSelect)
    due_day = DayField(label="rule_due_day", required=False)
    span_n = forms.IntegerField(label="rule_span", min_value=-3660, max_value=3660, required=False)
    span_unit = forms.ChoiceField(label="rule_unit", required=False)
    start = forms.ChoiceField(label="rule_start", required=False)
    event = forms.CharField(label="rule_event", max_length=240, required=False)
    anchor = DayField(label="rule_anchor", help_text="rule_anchor_hint", required=False)
    months = forms.ChoiceField(label="rule_months", required=False)
    month_day = forms.ChoiceField(label="rule_month_day", required=False)
    months_after = forms.IntegerField(
        label="rule_later", help_text="rule_later_hint", min_value=-11, max_value=12, required=False
    )
    weekday = forms.ChoiceField(label="rule_weekday", required=False)
    first = DayField(label="rule_first", help_text="rule_first_hint", required=False)
    last = DayField(label="rule_last", required=False)
    closes = forms.CharField(label="rule_closes", max_length=20, required=False)
    moves = forms.ChoiceField(label="rule_moves", required=False)
    opens = forms.ChoiceField(label="rule_open", required=False)
    late_until = forms.IntegerField(
        label="rule_late_days", help_text="rule_late_hint", min_value=0, required=False
    )
    locks = forms.IntegerField(
        label="rule_locks_days", help_text="rule_locks_hint", min_value=0, required=False
    )
    SHOWN: ClassVar[dict[str, tuple[str, ...]]] = {
        "on": ("due_day",),
        "after": ("span_n", "span_unit", "start", "event", "anchor"),
        "every": ("months", "month_day", "months_after"),
        "weekly": ("weekday",),
        "ends": ("first", "last"),
        "dated": ("closes", "moves"),
    }
    MORE: ClassVar[tuple[str, ...]] = ("opens", "late_until", "locks")

    def __init__(self, seen: Clock, *args: Any, **kwargs: Any) -> None:
        super().__init__(seen, *args, **kwargs)
        say = seen.say
        choose(self, "rule_way", {way: say[word] for way, word in WAYS.items()})
        choose(self, "span_unit", {unit: say[word] for unit, word in _UNITS.items()})
        choose(self, "start", {start: say[word] for start, word in STARTS.items()})
        choose(self, "months", {str(n): say[word] for n, word in CYCLES.items()})
        days = {str(n): seen.n(say("day_nth", n=n)) for n in range(1, 32)}
        after = {_AFTER: say("after_end_choice")}
        choose(self, "month_day", {**days, "last": say("day_last"), **after})
        choose(self, "weekday", {str(n): weekday_said(n, seen) for n in range(7)})
        policies = {str(policy): say[word] for policy, word in POLICIES.items()}
        choose(self, "moves", {str(Policy.ASK): say("policy_ask"), **policies})
        choose(self, "opens", dict(self._openings()))
        self._add_leads()
        for field in self.fields.values():
            if isinstance(field, forms.IntegerField):
                for code in ("invalid", "min_value", "max_value"):
                    field.error_messages[code] = fault(seen, "F181")
        for name in (*(n for names in self.SHOWN.values() for n in names), *self.MORE):
            firm(self.fields[name])

    def _openings(self) -> Iterator[tuple[str, str]]:
        """From when reports are taken."""
        yield "", self.seen.say("opens_at_once")
        yield "period", self.seen.say("rule_opens_period")
        kept = str(self.initial.get("opens") or "")
        for n in sorted({*_DAYS_AHEAD, *([int(kept)] if kept.isdecimal() else [])}):
            span = self.seen.amount("days", n)
            yield str(n), self.seen.n(self.seen.say("rule_opens", span=span))

    def _add_leads(self) -> None:
        """Rows for kinds of offices that owe it earlier: those it has, and two more."""
        kinds = [kind for kind in KINDS.values() if kind.name not in ("root", "unit")]
        named = {kind.name: self.seen.say.pick(kind.thai, kind.english) for kind in kinds}
        self.leads: list[tuple[str, str]] = []
        for at in range(self.initial.get("leads", 0) + _LEADS):
            level, n = f"lead{at}_level", f"lead{at}_n"
            self.fields[level] = forms.ChoiceField(
                choices=[("", "–"), *named.items()], required=False, label="lead_level"
            )
            self.fields[n] = forms.IntegerField(
                min_value=0, max_value=366, required=False, label="lead_days"
            )
            self.fields[f"lead{at}_unit"] = forms.CharField(
                required=False, widget=forms.HiddenInput, max_length=12
            )
            for name in (level, n):
                self._speak(self.fields[name])
                firm(self.fields[name])
            self.leads.append((level, n))

    @property
    def sections(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """What stands together, by the way that needs it."""
        for name, fields in self.SHOWN.items():
            yield name, [self[field] for field in fields]

    @property
    def more(self) -> list[forms.BoundField]:
        """What few rules say."""
        return [self[name] for name in self.MORE]

    @property
    def lead_rows(self) -> list[tuple[forms.BoundField, ...]]:
        """The kinds that owe it earlier, each with by how much."""
        rows = enumerate(self.leads)
        return [(self[level], self[n], self[f"lead{at}_unit"]) for at, (level, n) in rows]

    def clean(self) -> dict[str, Any]:
        """The rule, or at its field what no rule can mean."""
        said = super().clean() or {}
        self.rule: DueRule | None = None
        if not self.errors and said.get("rule_way") != "unknown":
            try:
                self.rule = self._rule(said)
            except RuleError as wrong:
                self._wrong(wrong)
        return said

    def _wrong(self, wrong: RuleError) -> None:
        head = wrong.field.partition(".")[0]
        words = self.seen.say.pick("กำหนดนี้ใช้ไม่ได้", "No rule can mean this")
        said = both(self.seen, "D107", words, wrong.why)
        self.add_error(_FIELDS.get(head, "rule_way"), forms.ValidationError(said))

    def _rule(self, said: dict[str, Any]) -> DueRule | None:
        closes = self._time(said.get("closes") or "")
        when = self._when(said)
        if when is None or self.errors:
            return None
        recurring = isinstance(when, Every | Weekly)
        dated = not isinstance(when, Continuous | Information)
        last = said.get("last") if recurring else None
        return DueRule(
            when,
            closes,
            self._opens(said.get("opens") or ""),
            said.get("late_until") if dated else None,
            said.get("locks") if dated else None,
            Policy(said.get("moves") or Policy.ASK) if dated else Policy.ASK,
            tuple(self._leads(said)) if dated else (),
            said.get("first") if recurring else None,
            last and day_of_month(last.year * 12 + last.month - 1, 31),
        )

    def _when(self, said: dict[str, Any]) -> When | None:
        match said["rule_way"]:
            case "on" if self._has("due_day"):
                return On(said["due_day"])
            case "after" if self._has("span_n"):
                start = cast(Start, said["start"] or "dispatch")
                return After(self._span(said), start, said.get("event") or "")
            case "every":
                return Every(int(said["months"] or 1), self._in_period(said), self._begins())
            case "weekly":
                return Weekly(int(said["weekday"] or 0))
            case "continuous":
                return Continuous()
            case "information":
                return Information()
        return None

    def _begins(self) -> int:
        kept = self.initial.get("begins")
        return kept if isinstance(kept, int) else 10

    def _in_period(self, said: dict[str, Any]) -> DayOfMonth | AfterEnd:
        day, later = said["month_day"], said.get("months_after") or 0
        if day == _AFTER:
            return AfterEnd(Span(later, cast(Unit, self.initial.get("after_unit", "days"))))
        return DayOfMonth("last" if day == "last" else int(day or 1), later)

    def _span(self, said: dict[str, Any]) -> Span:
        return Span(said["span_n"], cast(Unit, said["span_unit"] or "days"))

    def _has(self, name: str) -> bool:
        """Whether what this way needs was typed; its fault stands there if not."""
        if self.cleaned_data.get(name) is None:
            self.add_error(name, forms.ValidationError(fault(self.seen, "F101")))
            return False
        return True

    def _time(self, text: str) -> time:
        if not text:
            return DueRule(Continuous()).closes
        try:
            return time.fromisoformat(text.replace(".", ":").zfill(5))
        except ValueError:
            self.add_error("closes", forms.ValidationError(fault(self.seen, "F182")))
            return time.min

    def _opens(self, text: str) -> Opens:
        if not text:
            return "at_once"
        return "period" if text == "period" else int(text)

    def _leads(self, said: dict[str, Any]) -> Iterator[Lead]:
        for at, (level, n) in enumerate(self.leads):
            if said.get(level) and said.get(n):
                unit = said.get(f"lead{at}_unit") or "days"
                yield Lead(said[level], Span(said[n], cast(Unit, unit)))


def first_values(rule: DueRule | None, anchor: date | None) -> dict[str, Any]:
    """What the fields show of a rule."""
    found: dict[str, Any] = {"rule_way": "unknown", "anchor": anchor, "closes": "16.30"}
    if rule is None:
        return found
    found |= {
        "closes": f"{rule.closes:%H.%M}",
        "moves": str(rule.moves),
        "opens": "" if rule.opens == "at_once" else str(rule.opens),
        "late_until": rule.late_until,
        "locks": rule.locks,
        "first": rule.first,
        "last": rule.last,
        "leads": len(rule.leads),
    }
    for at, lead in enumerate(rule.leads):
        of = {"level": lead.level, "n": lead.span.n, "unit": lead.span.unit}
        found |= {f"lead{at}_{name}": value for name, value in of.items()}
    return found | _when_values(rule.when)


def _when_values(when: When) -> dict[str, Any]:
    match when:
        case On(day):
            return {"rule_way": "on", "due_day": day}
        case After(span, start, event):
            said = {"span_n": span.n, "span_unit": span.unit, "start": start, "event": event}
            return {"rule_way": "after", **said}
        case Every(months, due, begins):
            said = {"months": str(months), "begins": begins, "rule_way": "every"}
            if isinstance(due, AfterEnd):
                own = {"months_after": due.span.n, "after_unit": due.span.unit}
                return {**said, "month_day": _AFTER, **own}
            return {**said, "month_day": str(due.day), "months_after": due.months_after}
        case Weekly(weekday):
            return {"rule_way": "weekly", "weekday": str(weekday)}
        case Continuous():
            return {"rule_way": "continuous"}
        case Information():
            return {"rule_way": "information"}
