"""What the acting person may do next with a letter inside an office, and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wian.offices.acting import Actor, where_of
from wian.offices.queries.reach import standing
from wian.offices.rules import Where

from ..drafting import WRITABLE, Course, check_problem, from_json, missing, to_sign_problem
from ..endorsing import PASSED_ON, Hands, Written, back_problem, close_problem, reopen_problem
from ..errors import PROBLEMS
from ..inside_values import Colleague, Holding, House, StepOpen, StepView
from ..models import Custody, Draft, Letter, Step
from .hands import READ, hands_at, hands_of, where_of_all
from .houses import colleagues, house
from .letters import visible
from .signing import SIGN
from .within import inside, own

_DRAFTING = (*WRITABLE, "signing")


def steps_open(actor: Actor, letter: int, *, office: int) -> tuple[StepOpen, ...]:
    """Each step of a letter inside this office, open to the person or with what forbids it.

    endorse, take_back, close, reopen of a letter that stands in a book; write, send_to_check,
    check, return, send_to_sign, sign, drop of a draft. Empty where the letter is not seen or the
    office has not got it. At most eight queries.
    """
    row = visible(actor).filter(pk=letter).first()
    custody = Custody.objects.filter(inside(actor), letter=letter, office=office).first()
    if row is None or custody is None:
        return ()
    hands = hands_of(actor, custody, where_of_all(custody))
    if row.state in PASSED_ON:
        last = Step.objects.filter(letter=letter, office=office, along=None).order_by("-pk")
        found = dict(_inside(actor, hands, written(last.first())))
    elif row.state in _DRAFTING:
        found = dict(_drafting(actor, row, hands))
    else:
        return ()
    return tuple(_open(name, problem) for name, problem in found.items())


def steps_inside(
    actor: Actor, lies: Holding, way: Sequence[StepView], where: Mapping[int, Where]
) -> tuple[StepOpen, ...]:
    """The same of a letter that stands in a book, by what its page knows of it: no query."""
    hands = hands_at(
        actor, lies.office, lies.unit, lies.holder, where, closed=lies.closed_at is not None
    )
    last = next((step for step in reversed(way) if step.office == lies.office), None)
    problems = _inside(actor, hands, _written(last) if last else None)
    return tuple(_open(name, problem) for name, problem in problems)


def _written(last: StepView) -> Written:
    seen = any(one.seen_at is not None for one in (last, *last.copies))
    return Written(last.account, last.kind, seen, last.taken_back_at is not None)


def receivers(
    actor: Actor, letter: int, *, office: int, verb: str = READ
) -> tuple[House, tuple[Colleague, ...]]:
    """The rooms of the office and who may get the letter there; with `verb` who may do that.

    Who stands at the office itself may get it in each of its units. LookupError where the
    person does not see the letter in this office. Five queries at most.
    """
    here = Custody.objects.filter(inside(actor), letter=letter, office=office)
    if not (here.exists() or own(actor).filter(pk=letter, office=office).exists()):
        raise LookupError("letter")
    rooms = house(office)
    return rooms, colleagues(rooms.ids, verb=verb)


def _open(step: str, number: str) -> StepOpen:
    if not number:
        return StepOpen(step, True)
    problem = PROBLEMS[number]
    return StepOpen(step, False, number, problem.thai, problem.english)


def _inside(actor: Actor, hands: Hands, last: Written | None) -> Iterator[tuple[str, str]]:
    passed = close_problem(hands)
    yield "endorse", passed
    yield "take_back", back_problem(last, actor.account, closed=hands.closed)
    yield "close", passed
    yield "reopen", reopen_problem(hands)


def written(last: Step | None) -> Written | None:
    """The step as taking it back asks about it."""
    if last is None:
        return None
    seen = last.seen_at is not None or last.copies.exclude(seen_at=None).exists()
    return Written(last.account_id, last.kind, seen, last.taken_back_at is not None)


def course_of(letter: int, state: str) -> tuple[Course, Draft]:
    """Where a draft is on its way, and its newest version."""
    last = Draft.objects.filter(letter=letter).order_by("-version")[:1].get()
    checks = Step.objects.filter(letter=letter, kind="check").order_by("-pk")
    checked = checks.values_list("version", flat=True).first()
    form = from_json(last.content).form
    return Course(state, last.version, last.account_id, checked, form), last


def _drafting(actor: Actor, row: Letter, hands: Hands) -> Iterator[tuple[str, str]]:
    signer = actor.may(SIGN, where_of(standing(row.office_id))).allowed
    course, last = course_of(row.pk, row.state)
    elsewhere = "" if hands.reach else "L302"
    lacks = "L320" if missing(from_json(last.content)) else ""
    checking = check_problem(course, actor.account, may_sign=signer)
    yield "write", elsewhere or _when(row.state in WRITABLE)
    yield "send_to_check", elsewhere or _when(row.state in WRITABLE) or lacks
    yield "check", elsewhere or checking
    yield "send_to_sign", elsewhere or to_sign_problem(course) or lacks
    yield "return", ("" if signer else elsewhere) or _when(row.state != "draft")
    yield "sign", _when(row.state == "signing") or ("" if signer else "L325")
    yield "drop", elsewhere


def _when(fits: bool) -> str:
    return "" if fits else "L108"
