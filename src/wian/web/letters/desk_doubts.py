"""What contradicts itself in a letter: each doubt with the words it is about and the ways out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wian.letters.desk_values import DeskLetter, DoubtView
from wian.web.letters.desk_facts import Facts, Row
from wian.web.reading.marks import Place
from wian.web.reading.rows import Cell
from wian.web.when import Clock
from wian.web.words import WORDS

ANSWERS: Final = {
    "as_printed": "answer_as_printed",
    "corrected": "answer_corrected",
    "asked": "answer_asked",
}
_LONGEST_QUOTE: Final = 240


@dataclass(frozen=True, slots=True)
class Quote:
    """The printed words; `key` is their place in this text, `letter` another document's page."""

    words: Cell
    key: str
    letter: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt; `rows` are the facts of this letter that stand where it points.

    `mended` where one of them has been put right already.
    """

    id: int
    key: str
    label: str
    note: str
    quotes: tuple[Quote, ...]
    rows: tuple[Row, ...]
    answer: str
    answer_note: str
    at: str
    mended: bool
    asking: str
    open: bool


def doubts_of(
    letter: DeskLetter, facts: Facts, seen: Clock, sent: Mapping[str, str]
) -> list[Doubt]:
    """The doubts, the open ones first."""
    made = [_doubt(letter, one, facts, seen, sent) for one in letter.doubts]
    return sorted(made, key=lambda doubt: bool(doubt.answer))


def places_of(letter: DeskLetter) -> Iterator[Place]:
    """Where in this letter's text the doubts point."""
    for one in letter.doubts:
        key = f"doubt-{one.id}"
        for at, (id_, start, end, _) in enumerate(one.quotes):
            if id_ == letter.row.id:
                yield Place(_quote_key(key, at), key, (start, end), "warn")


def _doubt(
    letter: DeskLetter, one: DoubtView, facts: Facts, seen: Clock, sent: Mapping[str, str]
) -> Doubt:
    key, word = f"doubt-{one.id}", f"c_{one.kind}"
    rows = tuple(row for row in facts.rows if _is_about(one, letter.row.id, row))
    own = sent.get("doubt") == str(one.id)
    return Doubt(
        id=one.id,
        key=key,
        label=seen.say[word if word in WORDS else "c_other"],
        note=seen.n(seen.dates(letter.veil.text(seen.say.pick(one.note, one.note_en)))),
        quotes=tuple(_quotes(letter, one, key)),
        rows=rows,
        answer=ANSWERS.get(one.answer, ""),
        answer_note=one.answer_note,
        at=seen.moment(one.at) if one.at else "",
        mended=any(row.corrected for row in rows),
        asking=sent.get("note", "") if own else "",
        open=own,
    )


def _is_about(one: DoubtView, letter: int, row: Row) -> bool:
    """Whether the doubt quotes a part of where the fact stands; the kind stands everywhere."""
    return row.key != "kind" and any(
        id_ == letter and start < last and first < end
        for id_, start, end, _ in one.quotes
        for first, last in row.spans
    )


def _quotes(letter: DeskLetter, one: DoubtView, key: str) -> Iterator[Quote]:
    for at, ((id_, _, _, words), cover) in enumerate(zip(one.quotes, one.covers, strict=True)):
        plain, hidden = _short(words), _short(cover)
        if plain:
            cell = Cell(plain, hidden if hidden != plain else "")
            here = id_ == letter.row.id
            yield Quote(cell, _quote_key(key, at) if here else "", 0 if here else id_)


def _quote_key(key: str, at: int) -> str:
    return key if at == 0 else f"{key}-{at}"


def _short(words: str) -> str:
    """On one line without the bars of a table; what is long is cut in the middle."""
    line = " ".join(words.replace("|", " ").split())
    if len(line) <= _LONGEST_QUOTE:
        return line
    half = _LONGEST_QUOTE // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"
