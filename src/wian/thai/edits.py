"""A text beside its repaired form: every change is a value that can be shown, mapped and undone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

EditKind = Literal["mechanical", "lexicon"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `raw[start:end]`, which is `before`, reads `after` in the repaired text."""

    start: int
    end: int
    before: str
    after: str
    kind: EditKind
    reason: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """A raw text, its repaired form, and the edits between them in order, never overlapping.

    Invariant: replacing each edit's `raw[start:end]` by its `after` gives `text`.
    All offsets are character offsets, half-open.
    """

    raw: str
    text: str
    edits: tuple[Edit, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        growth = list(accumulate((len(e.after) - (e.end - e.start) for e in self.edits), initial=0))
        starts = tuple(e.start + g for e, g in zip(self.edits, growth, strict=False))
        ends = tuple(e.end + g for e, g in zip(self.edits, growth[1:], strict=True))
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_ends", ends)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that `text[start:end]` came from, exact at the borders of edits.

        A border inside an edit takes in the whole edit; text deleted just outside the span stays
        outside. An empty span gives an empty span.
        """
        first = self._start_to_raw(start)
        return (first, max(first, self._end_to_raw(end))) if end > start else (first, first)

    def _start_to_raw(self, position: int) -> int:
        i = bisect_right(self._starts, position) - 1
        if i < 0:
            return position
        if position < self._ends[i]:
            return self.edits[i].start
        return self.edits[i].end + position - self._ends[i]

    def _end_to_raw(self, position: int) -> int:
        i = bisect_left(self._ends, position)
        if i < len(self.edits) and position > self._starts[i]:
            return self.edits[i].end
        if i < len(self.edits):
            return self.edits[i].start - (self._starts[i] - position)
        if not self.edits:
            return position
        return self.edits[-1].end + position - self._ends[-1]

    def undo(self, index: int) -> "Repaired":
        """The same repair with the edit at `index` taken back; IndexError when there is none."""
        undone = self.edits[index]
        return rebuilt(self.raw, (e for e in self.edits if e is not undone))

    def edits_in(self, start: int, end: int) -> tuple[Edit, ...]:
        """The edits that touch `text[start:end]`, deletions inside or at its borders included."""
        first = bisect_left(self._ends, start)
        last = bisect_right(self._starts, end)
        return tuple(
            edit
            for edit, a, b in zip(
                self.edits[first:last],
                self._starts[first:last],
                self._ends[first:last],
                strict=True,
            )
            if (a < end and b > start) or a == b
        )


def rebuilt(raw: str, edits: Iterable[Edit]) -> Repaired:
    """`raw` with the edits applied; they must be in order and apart (else ValueError)."""
    kept = tuple(edits)
    pieces, at = [], 0
    for edit in kept:
        if edit.start < at:
            raise ValueError("edits overlap or are out of order")
        pieces += [raw[at : edit.start], edit.after]
        at = edit.end
    pieces.append(raw[at:])
    return Repaired(raw, "".join(pieces), kept)


def then(first: Repaired, later: Sequence[Edit]) -> Repaired:
    """`first` followed by edits whose offsets are in `first.text`: one repair of `first.raw`.

    `later` is in order and apart. An edit that overlaps an earlier one is joined with it, so that
    undoing it takes both back; the joined edit has the later one's kind and reason.
    """
    if not later:
        return first
    done: list[Edit] = []
    starts, ends = first._starts, first._ends
    at, i = 0, 0
    while i < len(later):
        edit = later[i]
        low, high, stop = edit.start, edit.end, i + 1
        while at < len(starts) and ends[at] <= low:
            done.append(first.edits[at])
            at += 1
        while True:
            if at < len(starts) and starts[at] < high:
                low, high, at = min(low, starts[at]), max(high, ends[at]), at + 1
            elif stop < len(later) and later[stop].start < high:
                high, stop = max(high, later[stop].end), stop + 1
            else:
                break
        done.append(_joined(first, later[i:stop], low, high))
        i = stop
    done.extend(first.edits[at:])
    return rebuilt(first.raw, done)


def _joined(first: Repaired, pieces: Sequence[Edit], low: int, high: int) -> Edit:
    """One edit of the raw text that does all `pieces` do to `first.text[low:high]`."""
    after, at = [], low
    for piece in pieces:
        after += [first.text[at : piece.start], piece.after]
        at = piece.end
    after.append(first.text[at:high])
    start = first._start_to_raw(low)
    end = max(start, first._end_to_raw(high))
    reason = pieces[0].reason
    return Edit(start, end, first.raw[start:end], "".join(after), pieces[0].kind, reason)
