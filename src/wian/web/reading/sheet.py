"""A letter as one page shows it: warnings, documents with their text, facts, repairs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from wian.reading import Letter
from wian.reading.values import Contradiction, Document, Span, TextEdit
from wian.web.reading import marks
from wian.web.reading.desk import Outcome
from wian.web.reading.facts import groups
from wian.web.reading.rows import SURE, Cell, Group, Maker
from wian.web.reading.tables import whole
from wian.web.reading.veil import Veil
from wian.web.when import Clock
from wian.web.words import WORDS

_MOST_REPAIRS = 200


@dataclass(frozen=True, slots=True)
class Warning:
    """A contradiction: what kind, why, and the printed words with the key of each place."""

    key: str
    label: str
    note: str
    quotes: tuple[tuple[str, Cell], ...]
    doubt: bool


@dataclass(frozen=True, slots=True)
class Repair:
    """One mended word: as printed, as read, and the key of its place."""

    key: str
    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class Part:
    """One document: `n` counts from 1, 0 for the tables of the whole file."""

    key: str
    n: int
    kind: str
    groups: tuple[Group, ...]

    @property
    def hue(self) -> int:
        """Which of four quiet colours tells it from its neighbours."""
        return (self.n - 1) % 4 + 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text: of one document, or of none."""

    part: Part | None
    html: SafeString
    blank: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page shows of one letter."""

    key: str
    title: str
    first: Part | None
    parts: tuple[Part, ...]
    whole: Part | None
    warnings: tuple[Warning, ...]
    repairs: tuple[Repair, ...]
    repairs_all: int
    stretches: tuple[Stretch, ...]
    facts: int
    doubts: int
    duties: int
    dated: int
    qr: tuple[Cell, ...] = ()

    @property
    def repairs_more(self) -> int:
        """How many repairs are not listed."""
        return self.repairs_all - len(self.repairs)


def sheet(outcome: Outcome, key: str, clock: Clock) -> Sheet:
    """The page's values for a letter that was read."""
    letter = outcome.letter
    assert letter is not None
    make = Maker(key, letter, clock, Veil(_facts(letter), letter.raw))
    warnings = tuple(_warning(make, row) for row in letter.contradictions)
    parts = tuple(_part(make, n, d) for n, d in enumerate(letter.documents, start=1))
    tables = whole(make, letter.facts)
    repairs = tuple(_repairs(make))
    duties = [d for doc in letter.documents for d in doc.facts.get("duties") or ()]
    return Sheet(
        key=key,
        title=_title(make) or outcome.paper.name or clock.say("no_subject"),
        first=parts[0] if parts else None,
        parts=parts,
        whole=Part(f"{key}-whole", 0, clock.say("whole"), tables) if tables else None,
        warnings=warnings,
        repairs=repairs,
        repairs_all=sum(map(_seen, letter.edits)),
        stretches=tuple(_stretches(make, parts)),
        facts=make.facts,
        doubts=make.doubts,
        duties=len(duties),
        dated=sum(bool(d.due or d.recurrence or d.relative) for d in duties),
        qr=tuple(_code(make, text) for text in outcome.paper.qr),
    )


def _code(make: Maker, text: str) -> Cell:
    link = re.match(r"(?i)https?://", text)
    return make.link(text) if link else make.cell(text, exact=True)


def _facts(letter: Letter) -> Iterator[object]:
    for facts in (*(document.facts for document in letter.documents), letter.facts):
        for value in facts.values():
            yield from value if isinstance(value, tuple) else (value,)


def _title(make: Maker) -> str:
    subjects = (document.facts.get("subject") for document in make.letter.documents)
    found = next((fact.value for fact in subjects if fact is not None and fact.value), "")
    return make.clock.n(make.veil.hide(found))


def _part(make: Maker, n: int, document: Document) -> Part:
    known = document.kind in WORDS
    kind = make.say(document.kind) if known else document.kind
    return Part(make.key(), n, kind, groups(make, document))


def _warning(make: Maker, row: Contradiction) -> Warning:
    owner = make.key()
    label = f"c_{row.kind}"
    quotes = []
    for index, span in enumerate(dict.fromkeys(row.quotes)):
        key = owner if index == 0 else make.key()
        make.mark(key, owner, span, "warn")
        if len(make.contradicted) < _MOST_REPAIRS:
            make.contradicted.append((span, owner))
        quotes.append((key, make.quote(span)))
    return Warning(
        owner,
        make.say(label if label in WORDS else "c_other"),
        make.veil.hide(make.clock.n(make.clock.dates(make.say.pick(row.note, row.note_en)))),
        tuple(quotes),
        row.confidence < SURE,
    )


def _seen(edit: TextEdit) -> bool:
    """Whether the repair changes more than blank space between words."""
    return edit.before.strip() != edit.after.strip()


def _repairs(make: Maker) -> Iterator[Repair]:
    for edit in [e for e in make.letter.edits if _seen(e)][:_MOST_REPAIRS]:
        key = make.key()
        make.mark(key, key, edit.span, "fix")
        after = edit.after.strip() or make.say("deleted")
        yield Repair(key, make.cell(edit.before, exact=True), make.cell(after, exact=True))


def _stretches(make: Maker, parts: tuple[Part, ...]) -> Iterator[Stretch]:
    """The whole text, cut where documents begin and end; each place goes where it begins."""
    raw = make.letter.raw
    veiled = make.veil.hide(raw)
    cuts = list(_cuts([d.span for d in make.letter.documents], len(raw)))
    starts = [span[0] for span, _ in cuts]
    held: list[list[marks.Place]] = [[] for _ in cuts]
    for place in make.places:
        if held:
            held[max(0, bisect_right(starts, place.span[0]) - 1)].append(place)
    for ((start, end), n), places in zip(cuts, held, strict=True):
        part = parts[n] if n >= 0 else None
        blank = not raw[start:end].strip()
        yield Stretch(part, marks.html(raw, veiled, places, start, end), blank)


def _cuts(spans: list[Span], length: int) -> Iterator[tuple[Span, int]]:
    """Stretches that join to [0, length), each with the number of its document or -1."""
    at = 0
    for n, (start, end) in enumerate(spans):
        start, end = max(start, at), min(max(end, at), length)
        if start > at:
            yield (at, start), -1
        if end > start:
            yield (start, end), n
            at = end
    if length > at:
        yield (at, length), -1
