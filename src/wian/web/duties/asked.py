"""The duties that one's offices ask, with how many have answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.duties.deadlines.clock import second
from wian.duties.duty_values import DutyLine
from wian.duties.queries.duties import MOST, duties_asked, years
from wian.letters.queries.briefly import in_briefs
from wian.thai.holidays import BUDDHIST_ERA
from wian.web.called import offices
from wian.web.door import actor, signed_in
from wian.web.duties.asking_rows import STATES, short
from wian.web.duties.room import page
from wian.web.duties.rule_words import rule_said
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock, When

SEE: Final = "duty.see"
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "open": ("open",),
    "proposed": ("proposed",),
    "closed": ("closed",),
    "all": ("proposed", "open", "closed"),
}
"""What the tabs show, by states; the word is `asked_` and the name."""
WORDS: Final = {
    "open": "asked_open", "proposed": "asked_proposed", "closed": "asked_closed",
    "all": "asked_all",
}  # fmt: skip
_LONGEST: Final = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A duty in words: how many of what is owed is here, late, missing."""

    id: int
    item: str
    action: str
    letter: str
    letter_id: int | None
    office: str
    when: str
    next: When | None
    state: str
    icon: str
    here: int
    of: int
    late: int
    missing: int
    returned: int
    exempt: int
    assigned: int


@require_safe
@signed_in
def asked(request: HttpRequest) -> HttpResponse:
    """`?year=` (พ.ศ. of the fiscal year), `?office=` and `?show=` of what one's offices ask."""
    who, seen = actor(request), clock(request)
    require(who, SEE)
    known = years(who)
    show = _show(request, known)
    year = _number(request, "year")
    office = _number(request, "office")
    found = duties_asked(
        who, office=office, year=year - BUDDHIST_ERA if year else None, states=GROUPS[show]
    )
    called = offices({one.duty.office for one in found}, seen.say)
    letters = in_briefs(who, {one.duty.letter for one in found if one.duty.letter})
    subjects = {id_: seen.n(brief.subject or brief.number) for id_, (brief, _) in letters.items()}
    context = {
        "lines": [_line(one, called, subjects, seen) for one in found],
        "show": show,
        "year": year,
        "office": office,
        "offices": list(called.items()) if len(called) > 1 or office else [],
        "years": _years(known),
        "tabs_shown": list(_tabs(known, year)),
        "full": len(found) == MOST,
        "most": MOST,
    }
    return page(request, "asked", who, context, tab="asked")


def _show(request: HttpRequest, known: Sequence[tuple[int, str, int]]) -> str:
    """What is asked for; else the first group that holds something."""
    show = request.GET.get("show", "")
    if show and show not in GROUPS:
        raise LookupError(show)
    states = {state for _, state, _ in known}
    return show or next((name for name in GROUPS if states & set(GROUPS[name])), "open")


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    if text and not (text.isascii() and text.isdecimal() and len(text) < _LONGEST):
        raise LookupError(text)
    return int(text) if text else None


def _years(known: Sequence[tuple[int, str, int]]) -> list[int]:
    return sorted({year + BUDDHIST_ERA for year, _, _ in known}, reverse=True)


def _tabs(
    known: Sequence[tuple[int, str, int]], year: int | None
) -> Iterator[tuple[str, str, int]]:
    """Each tab with its word and how many duties stand behind it."""
    counts: dict[str, int] = defaultdict(int)
    for at, state, n in known:
        if year is None or at + BUDDHIST_ERA == year:
            counts[state] += n
    for name, states in GROUPS.items():
        yield name, WORDS[name], sum(counts[state] for state in states)


def _line(
    one: DutyLine, called: Mapping[int, str], subjects: Mapping[int, str], seen: Clock
) -> Line:
    duty, counts = one.duty, one.counts
    word, icon = STATES[duty.state]
    here = counts["sent"] + counts["late"]
    next_ = second(one.next_due).date() if one.next_due else None
    return Line(
        id=duty.id,
        item=seen.n(duty.item),
        action=short(duty.action, seen, 160),
        letter=subjects.get(duty.letter or 0, ""),
        letter_id=duty.letter if duty.letter in subjects else None,
        office=called.get(duty.office, ""),
        when=rule_said(duty.rule, duty.anchor, seen),
        next=seen.when(next_) if next_ else None,
        state=word,
        icon=icon,
        here=here,
        of=here + counts["waiting"] + counts["returned"],
        late=counts["late"],
        missing=counts["missing"],
        returned=counts["returned"],
        exempt=counts["exempt"],
        assigned=duty.assigned,
    )
