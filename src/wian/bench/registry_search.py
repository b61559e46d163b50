"""Search finds every letter that holds what was typed, words first, and fast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from wian.bench.frame import Floor, Measure, Target, timed
from wian.bench.registry import Papers
from wian.bench.registry_place import Place
from wian.bench.registry_questions import Cut, Word
from wian.bench.statements import bare, watched
from wian.letters.queries.search import search, wanted_rows
from wian.letters.search.values import Wanted
from wian.offices.acting import Actor

P95_MS = 100.0
_PAGE = 100
_AGAIN = 3  # as the clock counts what else the machine does
_SHOWN = 5
"""Questions whose statements are sent bare for the floor."""


def rows(place: Place, papers: Papers, ids: Sequence[int], size: str) -> Iterator[Measure]:
    """What is found of what there is, what stands before what, and how long a page takes."""
    clerk = place.clerk
    yield _recall(place.head, papers.cuts, ids, size)  # a clerk finds nothing by what is private
    yield _ranked(clerk, papers.words, ids, size)
    typed = [*(cut.text for cut in papers.cuts), *(word.text for word in papers.words)]
    search(clerk, Wanted(text=typed[0]))  # what is loaded once is not a question's own time
    taken = tuple(1_000 * min(timed(partial(_ask, clerk, text), _AGAIN)) for text in typed)
    name, target = f"{size}, {len(typed)} questions", Target(P95_MS, of="p95")
    yield Measure("search", name, "ms", taken, _floor(clerk, typed), target)


def _ask(actor: Actor, text: str) -> None:
    search(actor, Wanted(text=text))


def _recall(actor: Actor, asked: Sequence[Cut], ids: Sequence[int], size: str) -> Measure:
    """The share of letters found among those that hold what was cut out of one of them."""
    held = hit = 0
    for cut in asked:
        found = set(wanted_rows(actor, Wanted(text=cut.text)).values_list("pk", flat=True))
        held += len(cut.holding)
        hit += sum(ids[at] in found for at in cut.holding)
    name = f"{size}, {len(asked)} cuts of 2 to 20 characters in {held:,} letters"
    return _share("recall", name, hit, held)


def _ranked(actor: Actor, asked: Sequence[Word], ids: Sequence[int], size: str) -> Measure:
    """Of the first letters found, as many as mean the word, the share that do."""
    places = good = 0
    for word in asked:
        meant = {ids[at] for at in word.meant}
        accidental = {ids[at] for at in word.accidental}
        hits = search(actor, Wanted(text=word.text), most=_PAGE).hits
        known = [hit.id for hit in hits if hit.id in meant | accidental]
        first = known[: len(meant)]
        places += len(first)
        good += len(meant.intersection(first))
    return _share("words before accidents", f"{size}, {len(asked)} words", good, places)


def _share(name: str, size: str, good: int, of: int) -> Measure:
    value = (100 * good / of if of else 0.0,)
    return Measure(name, size, "%", value, target=Target(100, "least"), exact=True)


def _floor(actor: Actor, typed: Sequence[str]) -> Floor:
    """The statements of some questions sent bare."""
    step = max(1, len(typed) // _SHOWN)
    found = [bare(watched(partial(_ask, actor, text), 1).sent, 1, _AGAIN) for text in typed[::step]]
    return Floor(found[0].command, tuple(floor.runs[0] for floor in found))
