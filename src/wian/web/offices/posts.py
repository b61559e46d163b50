"""The posts of an office with who is in them, and the page of one post."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.ledger import queries as ledger
from wian.offices.acting import Actor
from wian.offices.queries import offices as directory
from wian.offices.queries import people
from wian.offices.queries.people import PostBook, Seated
from wian.offices.values import OfficeView
from wian.web.door import actor, signed_in
from wian.web.offices.days import suggestions
from wian.web.offices.deeds import Deed, carried_out, faulty, sent
from wian.web.offices.ledger import told
from wian.web.offices.names import choice, introduced
from wian.web.offices.person_forms import PersonForm
from wian.web.offices.post_forms import ClosePostForm, PostForm, RenameForm
from wian.web.offices.room import PERSON, may, page, refuse_unless
from wian.web.offices.seats import desk
from wian.web.offices.tenure_forms import BeginForm, CorrectForm, EndForm
from wian.web.page import clock
from wian.web.when import Clock

_LEDGER_LINES = 20
_DONE = {
    "rename": "saved",
    "close": "post_closed",
    "begin": "seated",
    "end": "ended",
    "correct": "saved",
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def posts(request: HttpRequest, key: str) -> HttpResponse:
    """Every post of the office; POST opens one, or takes a person on."""
    who, seen = actor(request), clock(request)
    office = directory.office(who, key)
    refuse_unless(who, PERSON, office)
    deeds: dict[str, Deed] = {
        "post": PostForm(seen, who, office, sent(request, "post")),
        "person": PersonForm(seen, who, office, sent(request, "person")),
    }
    if done := carried_out(deeds):
        return HttpResponseRedirect(_made(office, *done))
    desks = [desk(book, seen) for book in people.books(who, office)]
    context = {
        "office": office,
        "desks": [one for one in desks if not one.over],
        "closed": [one for one in desks if one.over],
        "vacant": sum(one.vacant for one in desks if not one.over),
        "idle": people.idle(who, office),
        "open_post": request.GET.get("add") == "post" or not desks,
        "open_person": request.GET.get("add") == "person",
        "form_post": deeds["post"],
        "form_person": deeds["person"],
        "days": suggestions(seen),
    }
    status = 422 if faulty(deeds) else 200
    return page(request, "posts", who, context, tab="directory", status=status)


def _made(office: OfficeView, name: str, made: int) -> str:
    """Where to go on from what was made: the page of the post, or of the person."""
    if name == "post":
        return f"{reverse('offices:post', args=[office.key, made])}?done=opened"
    return f"{reverse('offices:person', args=[made])}?done=added"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def post(request: HttpRequest, key: str, post: int) -> HttpResponse:
    """One post; POST `do` changes or closes it, or who is in it. `?stay=` opens one stay."""
    who, seen = actor(request), clock(request)
    office = directory.office(who, key)
    refuse_unless(who, PERSON, office)
    book = people.book(who, office, post)
    stay = _stay(request, book)
    deeds = _deeds(request, who, seen, office, book, stay)
    if done := carried_out(deeds):
        return HttpResponseRedirect(f"{request.path}?done={_DONE[done[0]]}")
    lines = ledger.timeline("post", post, limit=_LEDGER_LINES)
    context = {
        "office": office,
        "post": desk(book, seen),
        "stay": stay.stay if stay else 0,
        "stay_past": stay is not None and stay.until <= seen.today,
        "known": [(choice(view), introduced(view)) for view in people.near(who, office)],
        "ledger": told(lines, seen) if may(who, "ledger.see", office) else None,
        "days": suggestions(seen, {book.since, book.until}),
    }
    context |= {f"form_{name}": deed for name, deed in deeds.items()}
    status = 422 if faulty(deeds) else 200
    return page(request, "post", who, context, tab="directory", status=status)


def _stay(request: HttpRequest, book: PostBook) -> Seated | None:
    """The stay that is opened for a change; LookupError for one that is not in this post."""
    asked = request.POST.get("stay", "") or request.GET.get("stay", "")
    if not asked:
        return None
    found = next((stay for stay in book.stays if str(stay.stay) == asked), None)
    if found is None:
        raise LookupError(asked)
    return found


def _deeds(
    request: HttpRequest,
    who: Actor,
    seen: Clock,
    office: OfficeView,
    book: PostBook,
    stay: Seated | None,
) -> dict[str, Deed]:
    """What may be done to the post as it stands, and to the stay that is opened."""
    deeds: dict[str, Deed] = {"rename": RenameForm(seen, who, book, sent(request, "rename"))}
    if book.until > seen.today:
        deeds["begin"] = BeginForm(seen, who, office, book, sent(request, "begin"))
        deeds["close"] = ClosePostForm(seen, who, book, sent(request, "close"))
    if stay:
        deeds["correct"] = CorrectForm(seen, who, stay, sent(request, "correct"))
        if stay.until > seen.today:
            deeds["end"] = EndForm(seen, who, stay, sent(request, "end"))
    return deeds
