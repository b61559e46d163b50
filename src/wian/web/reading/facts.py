"""The facts of one document, in the order of a letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from wian.reading.values import (
    Contact,
    Document,
    Duty,
    Enclosure,
    Event,
    Fact,
    Meeting,
    Reference,
    Signatory,
)
from wian.web.reading.rows import Cell, Group, Maker, Row, clean
from wian.web.reading.tables import criteria
from wian.web.when import When


def groups(make: Maker, document: Document) -> tuple[Group, ...]:
    """Every fact that the document states, grouped; what it does not say is left out."""
    found = []
    for name, build in _BUILDERS.items():
        value = document.facts.get(name)
        if value is not None and value != ():
            found.append(build(make, name, value))
    return tuple(group for group in found if group.rows)


def _single(make: Maker, name: str, fact: Fact[Any]) -> Group:
    if fact.value is None and fact.raw is None:
        return Group(name, "single", ())
    return Group(name, "single", (make.fact(fact),))


def _list(make: Maker, name: str, facts: Sequence[Fact[Any]]) -> Group:
    return Group(name, "list", tuple(make.fact(fact) for fact in facts if fact.value))


def _links(make: Maker, name: str, facts: Sequence[Fact[str]]) -> Group:
    return Group(name, "list", tuple(make.row(fact, make.link(fact.value)) for fact in facts))


def _day(make: Maker, day: date | None, key: str = "date") -> Cell | None:
    return Cell(make.clock.day(day), label=make.say(key)) if day else None


def _text(make: Maker, text: str | None, label: str = "") -> Cell | None:
    return make.cell(text, label=label) if text else None


def _references(make: Maker, name: str, rows: Sequence[Reference]) -> Group:
    def row(item: Reference) -> Row:
        main = make.cell(item.number or item.title or make.say("no_number"))
        title = item.title if item.number else None
        notes = clean(
            _day(make, item.date),
            _text(make, item.issuer, make.say("issuer")),
            _text(make, title, make.say("subject")),
            _text(make, item.urgency),
        )
        return make.row(item, main, printed=item.number_raw, notes=notes)

    return Group(name, "list", tuple(map(row, rows)))


def _enclosures(make: Maker, name: str, rows: Sequence[Enclosure]) -> Group:
    def row(item: Enclosure) -> Row:
        notes = clean(
            _text(make, item.quantity),
            _text(make, item.number, make.say("number")),
            _day(make, item.date),
        )
        return make.row(item, make.cell(item.title), notes=notes)

    return Group(name, "list", tuple(map(row, rows)))


def due(make: Maker, item: Duty) -> When:
    """By when a duty is to be done: a day, a rule that repeats, a period, or no date at all."""
    clock, say = make.clock, make.say
    by = clock.n(say("by_time", time=item.time.replace(":", "."))) if item.time else ""
    if item.due:
        day = clock.when(item.due)
        return When(f"{day.text} {by}".strip(), day.far, day.tone)
    parts = []
    if item.recurrence:
        parts.append(clock.recurrence(item.recurrence))
    if item.relative:
        parts.append(clock.relative(item.relative, item.relative_from, item.business_days))
    if parts:
        return When(" ".join([*parts, by]).strip(), "", "repeat" if item.recurrence else "later")
    return When(by or say("no_due"), "", "none")


def _duties(make: Maker, name: str, rows: Sequence[Duty]) -> Group:
    def row(item: Duty) -> Row:
        notes = clean(
            _text(make, make.say("condition", what=item.condition) if item.condition else None),
            _text(make, item.period),
            make.quote(item.when_span) if item.when_span else None,
        )
        if item.when_span:
            words = notes[-1]
            notes = (*notes[:-1], Cell(words.text, words.cover, label=make.say("printed")))
        made = make.row(
            item,
            make.cell(item.action),
            notes=notes,
            who=make.clock.n(make.veil.hide(item.assignee or "")),
            when=due(make, item),
            cells=(make.cell(make.say("item", item=item.item)),) if item.item else (),
        )
        if item.when_span:
            make.mark(make.key(), made.key, item.when_span, "when")
        return made

    return Group(name, "duties", tuple(map(row, rows)))


def _meetings(make: Maker, name: str, rows: Sequence[Meeting]) -> Group:
    def row(item: Meeting) -> Row:
        days = [make.clock.day(day) for day in (item.date, item.date_end) if day]
        hours = " – ".join(t.replace(":", ".") for t in (item.start, item.end) if t)
        time = make.clock.n(make.say("at_time", time=hours)) if hours else ""
        main = Cell(" ".join(filter(None, [" – ".join(days), time])) or make.say("not_readable"))
        far = When(main.text, make.clock.far(item.date), "none") if item.date else None
        place = item.place_or_link
        where = None
        if place:
            linked = re.match(r"(?i)https?://|www\.|[\w.-]+\.[a-z]{2,}/", place)
            where = make.link(place) if linked else make.cell(place)
        secret = _text(make, item.passcode, make.say("passcode"))
        return make.row(item, main, notes=clean(where, secret), when=far)

    return Group(name, "list", tuple(map(row, rows)))


def _events(make: Maker, name: str, rows: Sequence[Event]) -> Group:
    def row(item: Event) -> Row:
        days = [make.clock.day(d) for d in dict.fromkeys((item.start, item.end)) if d]
        notes = clean(Cell(" – ".join(days)), _text(make, item.place))
        return make.row(item, make.cell(item.what), notes=notes)

    return Group(name, "list", tuple(map(row, rows)))


def _signatory(make: Maker, name: str, item: Signatory) -> Group:
    notes = clean(_text(make, item.position), _text(make, item.acting))
    main = make.cell(item.name or make.say("not_readable"))
    return Group(name, "single", (make.row(item, main, notes=notes),))


def phone(digits: str) -> str:
    """081-234-5678, 02-123-4567, 043-123-456; anything else as it is."""
    cuts = {10: (3, 6), 9: (2, 5) if digits.startswith("02") else (3, 6)}.get(len(digits))
    if not cuts:
        return digits
    return "-".join((digits[: cuts[0]], digits[slice(*cuts)], digits[cuts[1] :]))


def _contacts(make: Maker, name: str, rows: Sequence[Contact]) -> Group:
    def row(item: Contact) -> Row:
        say = make.say
        main = make.cell(phone(item.phone) if item.phone else item.unit or say("not_readable"))
        printed = None if item.phone else item.phone_raw
        fixed = item.phone_corrected
        notes = clean(
            _text(make, say("extension", n=item.extension) if item.extension else None),
            _text(make, item.unit if item.phone else None),
            _text(make, item.person if item.person != item.unit else None),
            _text(make, say("corrected", n=phone(fixed)) if fixed else None),
            _text(make, say("fax", n=phone(item.fax)) if item.fax else None),
            make.cell(item.email, exact=True) if item.email else None,
        )
        return make.row(item, main, printed=printed, notes=notes)

    return Group(name, "list", tuple(map(row, rows)))


_BUILDERS: dict[str, Callable[[Maker, str, Any], Group]] = {
    "number": _single,
    "urgency": _single,
    "issuer": _single,
    "date": _single,
    "subject": _single,
    "addressees": _list,
    "exclusions": _list,
    "references": _references,
    "enclosures": _enclosures,
    "duties": _duties,
    "meetings": _meetings,
    "events": _events,
    "signatory": _signatory,
    "contacts": _contacts,
    "links": _links,
    "people": _list,
    "criteria": criteria,
}
