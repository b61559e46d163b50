"""A rule as JSON and back: checked, versioned, nothing unknown let through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, Final, TypeVar

from .rule import (
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
    When,
)

VERSION: Final = 1
_END_OF_DAY: Final = time(23, 59, 59)
"""What 24:00 means: the last second of the day."""
_T = TypeVar("_T")
_Json = dict[str, Any]


def to_json(rule: DueRule) -> _Json:
    """The rule as plain JSON values; `from_json` gives the same rule again."""
    return {
        "version": VERSION,
        "when": _when_out(rule.when),
        "closes": rule.closes.isoformat("seconds" if rule.closes.second else "minutes"),
        "opens": rule.opens,
        "late_until": rule.late_until,
        "locks": rule.locks,
        "moves": str(rule.moves),
        "leads": [{"level": lead.level, **_span_out(lead.span)} for lead in rule.leads],
        "first": rule.first.isoformat() if rule.first else None,
        "last": rule.last.isoformat() if rule.last else None,
    }


def _span_out(span: Span) -> _Json:
    return {"n": span.n, "unit": span.unit}


def _when_out(when: When) -> _Json:
    match when:
        case On(day):
            return {"kind": "on", "day": day.isoformat()}
        case After(span, start, event):
            return {"kind": "after", **_span_out(span), "start": start, "event": event}
        case Every(months, due, begins):
            return {"kind": "every", "months": months, "begins": begins, "due": _due_out(due)}
        case Weekly(weekday):
            return {"kind": "weekly", "weekday": weekday}
        case Continuous():
            return {"kind": "continuous"}
        case Information():
            return {"kind": "information"}


def _due_out(due: DayOfMonth | AfterEnd) -> _Json:
    if isinstance(due, DayOfMonth):
        return {"kind": "day", "day": due.day, "months_after": due.months_after}
    return {"kind": "after_end", **_span_out(due.span)}


def from_json(data: object) -> DueRule:
    """The rule that `data` says; RuleError, with the path to it, for anything that is none."""
    return _Object(data).made(_rule_in)


class _Object:
    """A JSON object that gives each of its values once, checked."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, Mapping):
            raise RuleError("", "is no object")
        self._left = dict(data)

    def take(self, key: str, *kinds: type) -> Any:
        """The value under `key`, which must be there and of that kind; true is no number."""
        if key not in self._left:
            raise RuleError(key, "is missing")
        value = self._left.pop(key)
        if isinstance(value, bool) or not isinstance(value, kinds):
            raise RuleError(key, "is of another kind")
        return value

    def day(self, key: str) -> date:
        """The ISO date under `key`."""
        return _read(key, date.fromisoformat, self.take(key, str))

    def maybe_day(self, key: str) -> date | None:
        """The ISO date under `key`, or None."""
        text = self.take(key, str, type(None))
        return None if text is None else _read(key, date.fromisoformat, text)

    def inside(self, key: str, make: Callable[[_Object], _T]) -> _T:
        """What `make` makes of the object under `key`."""
        data = self.take(key, Mapping)
        return _under(key, lambda: _Object(data).made(make))

    def each(self, key: str, make: Callable[[_Object], _T]) -> tuple[_T, ...]:
        """What `make` makes of each object in the list under `key`."""
        return tuple(
            _under(f"{key}.{at}", lambda item=item: _Object(item).made(make))  # type: ignore[misc]
            for at, item in enumerate(self.take(key, list))
        )

    def made(self, make: Callable[[_Object], _T]) -> _T:
        """What `make` makes of the object, once it has taken every value of it."""
        value = make(self)
        for key in self._left:
            raise RuleError(str(key), "is unknown")
        return value


def _under(path: str, make: Callable[[], _T]) -> _T:
    """What `make` gives; a mistake in it is told by its whole path."""
    try:
        return make()
    except RuleError as wrong:
        raise RuleError(f"{path}.{wrong.field}".rstrip("."), wrong.why) from None


def _read(key: str, read: Callable[[str], _T], text: str) -> _T:
    try:
        return read(text)
    except ValueError:
        raise RuleError(key, "cannot be read") from None


def _rule_in(given: _Object) -> DueRule:
    if given.take("version", int) != VERSION:
        raise RuleError("version", f"is not {VERSION}")
    return DueRule(
        given.inside("when", _when_in),
        _read("closes", _time, given.take("closes", str)),
        given.take("opens", int, str),
        given.take("late_until", int, type(None)),
        given.take("locks", int, type(None)),
        _read("moves", Policy, given.take("moves", str)),
        given.each("leads", lambda lead: Lead(lead.take("level", str), _span_in(lead))),
        given.maybe_day("first"),
        given.maybe_day("last"),
    )


def _of_kind(given: _Object, makers: Mapping[str, Callable[[_Object], _T]]) -> _T:
    make = makers.get(given.take("kind", str))
    if make is None:
        raise RuleError("kind", "is unknown")
    return make(given)


def _when_in(given: _Object) -> When:
    return _of_kind(given, _WHENS)


def _due_in(given: _Object) -> DayOfMonth | AfterEnd:
    return _of_kind(given, _DUES)


def _span_in(given: _Object) -> Span:
    return Span(given.take("n", int), given.take("unit", str))


_WHENS: Final[Mapping[str, Callable[[_Object], When]]] = {
    "on": lambda o: On(o.day("day")),
    "after": lambda o: After(_span_in(o), o.take("start", str), o.take("event", str)),
    "every": lambda o: Every(
        o.take("months", int), o.inside("due", _due_in), o.take("begins", int)
    ),
    "weekly": lambda o: Weekly(o.take("weekday", int)),
    "continuous": lambda o: Continuous(),
    "information": lambda o: Information(),
}
_DUES: Final[Mapping[str, Callable[[_Object], DayOfMonth | AfterEnd]]] = {
    "day": lambda o: DayOfMonth(o.take("day", int, str), o.take("months_after", int)),
    "after_end": lambda o: AfterEnd(_span_in(o)),
}


def _time(text: str) -> time:
    return _END_OF_DAY if text == "24:00" else time.fromisoformat(text)
