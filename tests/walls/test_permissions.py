"""Every address × every role, inside and outside: exactly what the hand-written table says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.ledger.support import undone
from tests.letters.dated import came_in, meeting
from tests.letters.inside import registered
from tests.letters.issued import written
from tests.scanning.makers import LINES, pdf
from tests.walls.api_requests import send
from tests.walls.permissions import MATRIX
from tests.walls.roles import SIGNED_IN
from wian.duties.actions.copying import keep_template
from wian.duties.actions.evidence import give_evidence
from wian.duties.actions.leaves import ask_leave
from wian.duties.actions.opening import open_duty
from wian.duties.actions.plans import change_plan, make_plan
from wian.duties.actions.reports import send_report
from wian.duties.actions.writing import add_duty
from wian.duties.deadlines import ONCE, DueRule, On, Policy
from wian.duties.plan_values import ActivityText
from wian.duties.queries.meaning import Audience
from wian.duties.queries.plans import plan_page
from wian.files.actions import store, use
from wian.files.queries import of_thing
from wian.letters.actions.circulation import dispatch
from wian.letters.actions.drafting import begin_draft
from wian.letters.actions.endorsing import endorse
from wian.letters.actions.registers import reserve
from wian.letters.actions.taking import Paper, take_in
from wian.letters.actions.threads import tie_by_hand
from wian.offices.acting import SYSTEM, actor_of, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.feeds import make_feed
from wian.offices.actions.keys import make_link
from wian.offices.actions.people import add_person, begin_tenure, open_post
from wian.offices.actions.roles import give_role
from wian.offices.audience import Part, Rule
from wian.offices.queries.offices import by_key

LONG_AGO = date(2020, 1, 1)
STANDS = {
    "other-clerk": ("clerk", "d5702", "own"),
    "other-administrator": ("administrator", "p53", "subtree"),
    "province-administrator": ("administrator", "p57", "subtree"),
    "country-administrator": ("administrator", "th", "subtree"),
    "governor": ("executive", "p57", "subtree"),
    **{
        name: (name, "d5701", "own") for name in SIGNED_IN if "-" not in name and name != "governor"
    },
}


def routes(patterns: list[Any] | None = None, before: str = "/") -> Iterator[str]:
    """Every address of the site, its pieces in braces, from the table that Django serves by."""
    for found in get_resolver().url_patterns if patterns is None else patterns:
        path = before + plain(str(found.pattern))
        if isinstance(found, URLResolver):
            yield from routes(found.url_patterns, path)
        elif isinstance(found, URLPattern):
            yield path


def plain(pattern: str) -> str:
    """A route without its converters: "<slug:key>" and "(?P<key>.+)" are "{key}"."""
    text = re.sub(r"\(\?P<(\w+)>[^)]+\)", r"{\1}", pattern)
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", text).lstrip("^").rstrip("$")


@pytest.fixture
def world(db: None, settings) -> dict[str, str]:
    """The demo province with one account for each role; what stands for the pieces of routes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    load_builtin()
    for name in SIGNED_IN:
        account = make_account(SYSTEM, login=name, password="นาข้าวเขียวริมทาง")
        if name in STANDS:
            role, key, scope = STANDS[name]
            office = by_key(key)
            give_role(
                SYSTEM, account=account, office=office, role=role, scope=scope, since=LONG_AGO
            )
    office = by_key("d5701")
    person = add_person(SYSTEM, office=office, given="ทดสอบ", family="สมมติ")
    post = open_post(SYSTEM, office=office, title="นักทดสอบ", since=LONG_AGO)
    begin_tenure(SYSTEM, post=post, person=person, since=LONG_AGO)
    clerk = make_account(SYSTEM, login="target", person=person)
    give_role(SYSTEM, account=clerk, office=office, role="clerk", since=LONG_AGO)
    return {
        "key": "d5701",
        "what": "details",
        "person": str(person),
        "post": str(post),
        "account": str(clerk),
        "group": "zone-north",
        "name": "offices.csv",
        **a_link(office),
        **a_letter(office),
        **a_line(office),
        **inside(office),
        **duties(office),
        **a_plan(office),
        "dated": str(came_in(office, meetings=[meeting()])),
        "feed": make_feed(actor_of(clerk, origin="web")),
        "uidb36": "1",
        "pk": "1",
    }


def a_link(office: int) -> dict[str, str]:
    """A link that the province sent to the office, for a letter that it wrote, with a file."""
    sender = by_key("p57")
    letter = written(sender)
    data = pdf(LINES)
    file = store(SYSTEM, verb="letter.write", office=sender, name="enclosed.pdf", data=data)
    use(SYSTEM, file=file, kind="letter", thing=letter, label="enclosed", office=sender)
    dispatch(SYSTEM, letter=letter, rule=Rule((Part(offices=(office,)),)), purpose="action")
    secret = make_link(
        SYSTEM,
        sender=sender,
        office=office,
        purpose="acknowledge",
        thing_kind="letter",
        thing=letter,
        expires_at=timezone.now() + timedelta(days=3),
    )
    return {"secret": secret, "paper": str(file)}


def a_letter(office: int) -> dict[str, str]:
    """A letter of the office that came in as a file of one page, and is still to be read."""
    paper = Paper("letter.pdf", data=pdf(LINES))
    [came] = take_in(SYSTEM, office=office, papers=[paper], source="upload")
    [file] = of_thing(SYSTEM, "letter", str(came.letter))
    return {"letter": str(came.letter), "file": str(file.id), "page": "1"}


def a_line(office: int) -> dict[str, str]:
    """A line of a register of the office: a number that is reserved."""
    [given] = reserve(SYSTEM, office=office, way="in", until=today())
    return {"office": str(office), "book": str(given.book), "line": str(given.entry)}


def inside(office: int) -> dict[str, str]:
    """A draft of the office, and a letter with a copy for information, tied to another one."""
    draft = begin_draft(SYSTEM, office=office, form="memo")
    one, other = registered(office), registered(office, number="ชร 1/2")
    copy = {"kind": "submit", "to_unit": office, "for_information": True}
    step = endorse(SYSTEM, letter=one, office=office, **copy)
    tie = tie_by_hand(SYSTEM, letter=one, other=other, kind="reply")
    named = {"draft": draft, "version": 1, "step": step, "tie": tie, "other": other, "doubt": 1}
    return {"today": today().isoformat(), **{name: str(id_) for name, id_ in named.items()}}


def duties(office: int) -> dict[str, str]:
    """A duty that the province asks of the office, and one that the office asks of the next."""
    once = DueRule(On(today() + timedelta(days=30)), moves=Policy.AS_IS)
    found = {}
    for name, by, to in (("duty", by_key("p57"), office), ("asked", office, by_key("d5702"))):
        made = add_duty(SYSTEM, office=by, action="ส่งรายชื่อ", rule=once)
        open_duty(SYSTEM, duty=made, audience=Audience("rule", Rule((Part(offices=(to,)),))))
        found[name] = str(made)
    kept = keep_template(SYSTEM, name="แบบ", duties=[int(found["asked"])])
    found |= {"period": ONCE, "template": str(kept), "day": "2026-12-02"}
    return {**found, **a_report(office, int(found["duty"]))}


def a_plan(office: int) -> dict[str, str]:
    """A plan of the office with one activity."""
    plan = make_plan(SYSTEM, office=office, year=today().year, title="แผน")
    change_plan(SYSTEM, plan=plan, title="แผน", lines=[ActivityText("ประชุม")])
    [activity] = plan_page(SYSTEM, plan).activities
    return {"plan": str(plan), "activity": str(activity.id), "kind": "csv"}


def a_report(office: int, duty: int) -> dict[str, str]:
    """A report that the office has sent to the province, evidence that it gave, and a request to be
    let off the duty."""
    week = DueRule(On(today() + timedelta(days=7)), moves=Policy.AS_IS)
    made = add_duty(SYSTEM, office=by_key("p57"), action="ส่งผล", rule=week)
    open_duty(SYSTEM, duty=made, audience=Audience("rule", Rule((Part(offices=(office,)),))))
    where: dict[str, Any] = {"duty": made, "office": office, "period": ONCE}
    sent = send_report(SYSTEM, **where, values={"done": "ทำแล้ว"})
    given = give_evidence(SYSTEM, office=office, data="บันทึก".encode(), name="note.txt")
    leave = ask_leave(SYSTEM, **{**where, "duty": duty}, until=None, reason="น้ำท่วม")
    named = {"sending": sent.sending, "evidence": given.evidence, "leave": leave}
    return {name: str(id_) for name, id_ in named.items()}


def outcome(answer: HttpResponse) -> str:
    """What an answer means: "open", "refused" (told or hidden), or "signin" for a stranger."""
    if answer.status_code == 401:
        return "signin"
    if answer.status_code == 302 and answer["Location"].partition("?")[0] == "/signin":
        return "signin"
    return "refused" if answer.status_code in (403, 404) else "open"


def asked(line: str, name: str, world: dict[str, str]) -> HttpResponse:
    method, route = line.split(" ", 1)
    client = Client()
    if name != "nobody":
        client.force_login(get_user_model().objects.get(login=name))
    if route.startswith("/api/"):
        with undone():  # what one has removed is there for the next
            return send(client, line, world)
    path = route.format(**world)
    return client.get(path) if method == "GET" else client.post(path, {})


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    named = {line.split(" ", 1)[1] for line in MATRIX}
    there = {route.replace("groups/{key}", "groups/{group}") for route in routes()}
    assert there - named == set(), "write down who may open it: tests/walls/permissions.py"
    assert named - there == set()


@pytest.mark.parametrize("line", MATRIX)
def test_each_role_is_answered_as_the_table_says(line: str, world: dict[str, str]) -> None:
    allowed = MATRIX[line]
    expected = {
        name: "open" if name in allowed else "signin" if name == "nobody" else "refused"
        for name in ("nobody", *SIGNED_IN)
    }
    got = {name: outcome(asked(line, name, world)) for name in expected}
    got |= {name: "refused" for name in SIGNED_IN if got[name] == "signin"}  # sent away again
    wrong = [f"{name} {got[name]}" for name in got if got[name] != expected[name]]
    assert not wrong, ", ".join(wrong)
