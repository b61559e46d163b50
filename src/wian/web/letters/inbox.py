"""Letters that other offices sent round to the person's own: received, acknowledged, together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods

from wian.letters.actions.circulation import acknowledge, receive
from wian.letters.circulation_values import Came
from wian.letters.queries import circulation as queries
from wian.offices.acting import Actor, Denied
from wian.offices.errors import Refused
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.letters.round_words import PURPOSES, SIGNS, Sign
from wian.web.offices.fields import both
from wian.web.offices.room import require
from wian.web.page import clock
from wian.web.when import Clock, When

READ: Final = "letter.read"
LISTS: Final = ("waiting", "all")
MOST: Final = 50
_LONGEST: Final = 19


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in words; `key` names it and the office that was sent it."""

    key: str
    id: int
    title: str
    number: str
    urgency: str
    sender: str
    office: str
    purpose: str
    when: When | None
    received: str
    sign: Sign
    sent: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one of several could not be done."""

    title: str
    why: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits, or `?list=all`; POST `do` receives or acknowledges the letters that are ticked.

    What was refused is told letter by letter; the rest is done.
    """
    who, seen = actor(request), clock(request)
    require(who, READ)
    name = request.GET.get("list", "waiting")
    if name not in LISTS:
        raise LookupError(name)
    chosen = list(_chosen(request.POST))
    refused: list[tuple[int, str]] = []
    if request.method == "POST":
        refused = _carried_out(who, seen, request.POST.get("do", ""), chosen)
        if not refused:
            done = f"round_{request.POST.get('do')}" if chosen else "none_chosen"
            return HttpResponseRedirect(f"{request.path}?list={name}&done={done}")
    found = queries.inbox(who, waiting=name == "waiting", before=_before(request), counted=True)
    rows = list(_lines(found.lines, {key for key, _, _ in chosen} if refused else (), seen))
    titles = {row.id: row.title for row in rows}
    context = {
        "list": name,
        "waiting": found.waiting,
        "rows": rows,
        "offices": len({row.office for row in rows}) > 1,
        "next": _key(*found.next) if found.next else "",
        "first": "before" in request.GET,
        "refused": [Refusal(titles.get(id_, f"#{id_}"), why) for id_, why in refused],
        "done_n": len(chosen) - len(refused),
    }
    status = 422 if refused else 200
    return page(request, "inbox", who, context, tab="inbox", status=status)


def _carried_out(
    who: Actor, seen: Clock, name: str, chosen: Sequence[tuple[str, int, int]]
) -> list[tuple[int, str]]:
    """Each letter is received or acknowledged at its office; which were refused, and why."""
    deed = DEEDS.get(name)
    refused = []
    for _, letter, office in chosen:
        try:
            if deed is None:
                raise LookupError(name)
            deed(who, letter, office)
        except Refused as wrong:
            refused.append((letter, both(seen, wrong.number, wrong.thai, wrong.english)))
        except Denied as denied:
            decision = denied.decision
            refused.append((letter, seen.say.pick(decision.thai, decision.english)))
    return refused


def _receive(who: Actor, letter: int, office: int) -> object:
    return receive(who, letter=letter, office=office)


def _know(who: Actor, letter: int, office: int) -> object:
    return acknowledge(who, letter=letter, office=office)


DEEDS: Final[dict[str, Callable[[Actor, int, int], object]]] = {
    "receive": _receive,
    "know": _know,
}


def _chosen(sent: QueryDict) -> Iterator[tuple[str, int, int]]:
    """The lines that are ticked."""
    for key in sent.getlist("line")[:MOST]:
        if found := _ids(key):
            yield key, *found


def _before(request: HttpRequest) -> tuple[int, int] | None:
    """Behind which line the page begins; LookupError for what is none."""
    text = request.GET.get("before", "")
    found = _ids(text)
    if text and found is None:
        raise LookupError(text)
    return found


def _key(letter: int, office: int) -> str:
    """How a form and an address call a line: "12.34" is letter 12 at office 34."""
    return f"{letter}.{office}"


def _ids(key: str) -> tuple[int, int] | None:
    letter, _, office = key.partition(".")
    return (int(letter), int(office)) if _is_id(letter) and _is_id(office) else None


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST


def _lines(found: Sequence[Came], ticked: set[str] | tuple[()], seen: Clock) -> Iterator[Line]:
    """The letters in words."""
    for one in found:
        key = _key(one.letter.id, one.office)
        yield Line(
            key=key,
            id=one.letter.id,
            title=seen.n(one.letter.subject) or seen.say("no_subject"),
            number=seen.n(one.letter.number),
            urgency=one.letter.urgency,
            sender=one.sender,
            office=one.office_name,
            purpose=PURPOSES[one.purpose],
            when=seen.when(one.reply_by) if one.reply_by else None,
            received=seen.n(one.number),
            sign=SIGNS[one.state],
            sent=seen.moment(one.sent_at),
            ticked=key in ticked,
        )
