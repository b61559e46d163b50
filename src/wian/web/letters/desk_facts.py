"""The facts of a letter at the reading desk, in its order; each with its form and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from wian.letters.desk_values import DeskLetter, FactView
from wian.letters.fields import FIELDS
from wian.web.letters.desk_slots import Slot, choice, day_of, empty, label, slot
from wian.web.reading.marks import Place
from wian.web.reading.rows import Cell
from wian.web.when import Clock, When

_LISTS: Final = tuple(dict.fromkeys(n.partition(".*")[0] for n in FIELDS if ".*" in n))
_EXPECTED: Final = ("number", "date", "issuer", "subject", "signatory")
"""What every letter has: where the reader has not found it, the page says so."""
_MARKS: Final = ("urgency", "secrecy")
_LONGEST_QUOTE: Final = 240


@dataclass(frozen=True, slots=True)
class Row:
    """One fact with all its fields; its element is `f{key}`, its place in the text `p{key}`.

    `sure` are the names of what a person only has to confirm.
    """

    key: str
    label: str
    main: Cell
    notes: tuple[Cell, ...]
    when: When | None
    slots: tuple[Slot, ...]
    printed: Cell | None
    doubt: bool
    spans: tuple[tuple[int, int], ...]
    sure: tuple[str, ...]
    hidden: bool
    missing: bool

    @property
    def corrected(self) -> tuple[Slot, ...]:
        """The fields that a person has put right, which can be taken back."""
        return tuple(one for one in self.slots if one.corrected)


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of one name; `style` is single, list or duties, as the public reader shows them."""

    name: str
    label: str
    style: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a letter, and the places in its text that lead to them."""

    groups: tuple[Group, ...]
    places: tuple[Place, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """Every row in order."""
        return (row for group in self.groups for row in group.rows)


def facts_of(letter: DeskLetter, seen: Clock, sent: Mapping[str, str]) -> Facts:
    """The facts as the page shows them; `sent` is what was typed into the form that was refused."""
    by_row: dict[str, list[FactView]] = {}
    for fact in letter.facts:
        by_row.setdefault(_row_name(fact), []).append(fact)
    rows = {name: _row(letter, name, facts, seen, sent) for name, facts in by_row.items()}
    told = [name for name, row in rows.items() if name in _EXPECTED or not row.missing]
    groups = [
        Group(head, _head(head, seen), _style(head), tuple(rows[name] for name in names))
        for head, names in groupby(told, key=lambda name: name.partition(".")[0])
    ]
    places = [place for name, row in rows.items() for place in _places(row, by_row[name])]
    return Facts(tuple(groups), tuple(places))


def additions(
    letter: DeskLetter, seen: Clock, sent: Mapping[str, str]
) -> list[tuple[str, str, list[Slot]]]:
    """(key, word, fields) of what the reader has not found: marks, one more row of each list."""
    marks = [head for head in _MARKS if not letter.now.get(head)]
    made = [(head, _head(head, seen), [empty(head, seen, sent)]) for head in marks]
    for head in _LISTS:
        at = len(letter.now.get(head) or ())
        names = [name.replace("*", str(at)) for name in FIELDS if name.partition(".*")[0] == head]
        key = f"{head}-{at}"
        made.append((key, _head(head, seen), [empty(name, seen, sent) for name in names]))
    return made


def _head(head: str, seen: Clock) -> str:
    return seen.say[{"kind": "slot_kind", "secrecy": "slot_secrecy"}.get(head, head)]


def _row_name(fact: FactView) -> str:
    """ "references.0" of "references.0.number", "signatory" of "signatory.name"."""
    steps = fact.name.split(".")
    return ".".join(steps[:2]) if len(steps) > 1 and steps[1].isdecimal() else steps[0]


def _style(head: str) -> str:
    return "duties" if head == "duties" else "list" if head in _LISTS else "single"


def _row(
    letter: DeskLetter, name: str, facts: Sequence[FactView], seen: Clock, sent: Mapping[str, str]
) -> Row:
    key, given = name.replace(".", "-"), [fact for fact in facts if fact.value not in (None, "")]
    cells = [_cell(letter, fact, seen) for fact in given if not fact.name.endswith(".due")]
    unsure = [fact for fact in given if fact.doubtful]
    due = next((day_of(fact.value) for fact in given if fact.name.endswith(".due")), None)
    own = sent if sent.get("row") == key else {}
    spans = tuple((f.place.start, f.place.end) for f in facts if f.place)
    return Row(
        key=key,
        label=_head(name.partition(".")[0], seen),
        main=cells[0] if cells else Cell(seen.say("not_found")),
        notes=(*cells[1:], *_more(letter, name, seen)),
        when=seen.when(due) if due else None,
        slots=tuple(slot(fact, seen, own) for fact in facts if not fact.hidden),
        printed=_printed(letter, unsure or [f for f in given if f.corrected], seen),
        doubt=bool(unsure),
        spans=tuple(dict.fromkeys(spans)),
        sure=tuple(fact.name for fact in unsure if not fact.hidden),
        hidden=any(fact.hidden for fact in facts),
        missing=not given,
    )


def _cell(letter: DeskLetter, fact: FactView, seen: Clock) -> Cell:
    """The value as it is read; what is private stays covered until a person asks."""
    day = day_of(fact.value) if fact.sort == "day" else None
    if day:
        return Cell(seen.when(day).text, label=_label(fact, seen))
    value = str(fact.value)
    if fact.sort == "choice":
        value = choice(value, seen)
    shown = seen.n(value.replace(":", ".") if fact.sort == "time" else value)
    hidden = letter.veil.text(shown)
    return Cell(shown, hidden if hidden != shown else "", label=_label(fact, seen))


def _label(fact: FactView, seen: Clock) -> str:
    """Only a field that is one of several is called by its own name."""
    steps = fact.name.split(".")
    return label(fact.name, seen) if not steps[-1].isdecimal() and len(steps) > 1 else ""


def _more(letter: DeskLetter, name: str, seen: Clock) -> Iterable[Cell]:
    """What else a duty says about its time."""
    head, _, at = name.partition(".")
    if head != "duties":
        return
    rows: Sequence[Any] = letter.now.get("duties") or ()
    row = rows[int(at)] if int(at) < len(rows) else None
    if not row:
        return
    if row.get("recurrence"):
        yield Cell(seen.recurrence(row["recurrence"]))
    if row.get("relative"):
        start, working = row.get("relative_from"), bool(row.get("business_days"))
        yield Cell(seen.relative(row["relative"], start, working))
    if row.get("time"):
        yield Cell(seen.n(seen.say("by_time", time=row["time"].replace(":", "."))))


def _printed(letter: DeskLetter, facts: Sequence[FactView], seen: Clock) -> Cell | None:
    """The printed words of what is doubtful, or was put right."""
    for fact in facts:
        words = fact.printed
        if not words and fact.place:
            words = letter.text[fact.place.start : fact.place.end]
        words = " ".join(words.split())[:_LONGEST_QUOTE]
        if words:
            hidden = letter.veil.text(words)
            return Cell(words, hidden if hidden != words else "")
    return None


def _places(row: Row, facts: Sequence[FactView]) -> Iterator[Place]:
    """The first place of a row carries its key; a duty's time is one more."""
    times = {(f.place.start, f.place.end) for f in facts if f.place and f.name.endswith(".due")}
    for at, span in enumerate(row.spans):
        tone = "doubt" if row.doubt else "when" if at and span in times else "sure"
        yield Place(row.key if at == 0 else f"{row.key}-{at}", row.key, span, tone)
