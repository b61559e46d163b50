"""Duties over HTTP as an office asks them: proposed, answered, asked, closed; and the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router

from wian.duties import forms
from wian.duties.actions import closing, copying, days_off, doing, merging, opening, writing
from wian.duties.actions.proposing import propose as propose_duties
from wian.duties.deadlines import RuleError, from_json
from wian.duties.errors import Refused
from wian.duties.proposing import Wanted
from wian.duties.proposing import Way as OneWay
from wian.duties.queries import calendar as calendars
from wian.duties.queries import duties as lists
from wian.duties.queries import meaning
from wian.duties.queries.duty_page import duty_page
from wian.duties.queries.lookback import wording
from wian.duties.queries.proposals import proposals as proposed
from wian.offices.audience import Rule
from wian.offices.queries.offices import by_key, keys

from ..fields import Day, Id, Key, Text
from ..site import actor
from ..told import named
from . import asking_bodies as bodies
from . import asking_schemas as told

router = Router(tags=["duties"])
Year = Annotated[int, Field(ge=1900, le=2200, description="ปี ค.ศ. · year CE")]


@router.get("/duties/asked", response=told.Lines, summary="ภารกิจที่สั่ง · What your offices ask")
def duties_asked(
    request: HttpRequest, office: Key = "", year: Year | None = None, state: told.State = "open"
) -> told.Lines:
    """Duties that your offices ask, with how many of what is owed came, is late or missing."""
    at = by_key(office) if office else None
    return _lines(lists.duties_asked(actor(request), office=at, year=year, states=(state,)))


@router.get("/duties/owed", response=told.Lines, summary="ภารกิจที่ได้รับ · What your offices owe")
def duties_owed(
    request: HttpRequest, office: Key = "", year: Year | None = None, state: told.State = "open"
) -> told.Lines:
    """Duties that your offices owe, with how what they owe stands."""
    at = by_key(office) if office else None
    return _lines(lists.duties_owed(actor(request), office=at, year=year, states=(state,)))


@router.get(
    "/letters/{int:letter}/duties",
    response=told.Proposals,
    summary="ภารกิจจากหนังสือ · Duties of a letter",
)
def proposals(request: HttpRequest, letter: Id, office: Key = "") -> told.Proposals:
    """What an office makes of the letter (its keeper for none), with open questions and flags."""
    at = by_key(office) if office else None
    found = proposed(actor(request), letter, office=at)
    offices = named([one.duty for one in found.duties])
    items = [told.Proposal.told(one, offices) for one in found.duties]
    return told.Proposals(
        items=items, fresh=found.fresh, tracked=found.tracked, steps=sorted(found.steps)
    )


@router.post(
    "/letters/{int:letter}/duties", response=told.Made, summary="เสนอภารกิจ · Propose its duties"
)
def propose(request: HttpRequest, letter: Id, body: bodies.Proposing) -> told.Made:
    """What was read of the letter stands as proposed duties; safe to repeat."""
    office = by_key(body.office) if body.office else None
    made = propose_duties(actor(request), letter=letter, office=office)
    return told.Made(duties=[*made.new, *made.mended])


@router.get("/duties/{int:duty}", response=told.Page, summary="ภารกิจ · A duty")
def duty(request: HttpRequest, duty: Id) -> told.Page:
    """The duty with all that you may see of it."""
    found = duty_page(actor(request), duty)
    return told.Page.told(found, named([found.duty], found.mine, found.owed))


@router.post("/duties", response=told.Made, summary="เพิ่มภารกิจ · Add a duty by hand")
def add(request: HttpRequest, body: bodies.Adding) -> told.Made:
    """A proposed duty that no reading found; D106 without `action`."""
    office, changes = by_key(body.office), _changes(body)
    made = writing.add_duty(actor(request), office=office, letter=body.letter, **changes)
    return told.Made(duties=[made])


@router.post("/duties/{int:asked}/wording", response=told.Now, summary="แก้ภารกิจ · Write a duty")
def write(request: HttpRequest, asked: Id, body: bodies.Written) -> told.Now:
    """All of a proposed duty; words, evidence and form of an open one."""
    writing.write_duty(actor(request), duty=asked, revision=body.revision, **_changes(body))
    return _now(request, asked)


@router.post("/duties/answers", response=told.Made, summary="ตอบคำถาม · Answer questions")
def answer(request: HttpRequest, body: bodies.Answering) -> told.Made:
    """Several proposed duties by one answer."""
    writing.answer(
        actor(request), **{name: getattr(body, name) for name in bodies.Answering.model_fields}
    )
    return told.Made(duties=body.duties)


@router.post("/duties/order", response=told.Made, summary="จัดลำดับ · Put in order")
def order(request: HttpRequest, body: bodies.Several) -> told.Made:
    """Lists show these duties in this order."""
    writing.order_duties(actor(request), duties=body.duties)
    return told.Made(duties=body.duties)


@router.post("/duties/merge", response=told.Now, summary="รวมภารกิจ · Merge")
def merge(request: HttpRequest, body: bodies.Merging) -> told.Now:
    """One duty takes the others in, which are dropped."""
    who, revision = actor(request), body.revision
    merging.merge_duties(who, into=body.into, parts=body.parts, revision=revision)
    return _now(request, body.into)


@router.post("/duties/drop", response=told.Made, summary="ไม่สั่ง · Do not ask")
def drop(request: HttpRequest, body: bodies.Several) -> told.Made:
    """The proposed duties are not asked; they can be brought back."""
    merging.drop_duties(actor(request), duties=body.duties, revision=body.revision)
    return told.Made(duties=body.duties)


@router.post("/duties/restore", response=told.Made, summary="นำกลับ · Bring back")
def restore(request: HttpRequest, body: bodies.Several) -> told.Made:
    """What was dropped or merged is proposed again."""
    merging.restore_duties(actor(request), duties=body.duties, revision=body.revision)
    return told.Made(duties=body.duties)


@router.get(
    "/duties/{int:asked}/audience", response=told.Meant, summary="จะสั่งถึงใคร · Whom it is asked of"
)
def audience(
    request: HttpRequest,
    asked: Id,
    phrase: Annotated[Text, Field(max_length=1_000)] = "",
    doers: Annotated[Text, Field(max_length=24)] = "",
) -> told.Meant:
    """Whoever has the letter, or whom `phrase` means; nothing is asked yet."""
    who = actor(request)
    reading = meaning.phrase(who, asked, phrase) if phrase else None
    if reading is not None:
        meant = meaning.Audience("rule", reading.rule, doers)
    else:
        [view] = lists.asked_of_ids(who, [asked])
        meant = meaning.Audience("earlier" if view.earlier else "sent", None, doers)
    found = meaning.meant(who, asked, meant)
    by_id = keys(found.offices)
    return told.Meant(
        audience=found.audience.to_dict(),
        sentence=found.sentence,
        count=found.count,
        had=len(found.had),
        offices=[by_id[id_] for id_ in found.offices],
        sum=found.sum,
        left_out=list(found.left_out),
        questions=[ask.thai for ask in reading.asks] if reading else [],
        certain=not (reading and reading.open),
    )


@router.post("/duties/open", response=told.AllOpened, summary="สั่งภารกิจ · Ask duties")
def open_(request: HttpRequest, body: bodies.Opening) -> told.AllOpened:
    """All these duties are asked of the audience, or none of them."""
    meant = _whom(body.audience) if body.audience else None
    who, expected = actor(request), body.expected
    made = opening.open_duties(who, duties=body.duties, audience=meant, expected=expected)
    return told.AllOpened(items=[_opened(one) for one in made])


@router.post(
    "/duties/{int:asked}/offices", response=told.Opened, summary="สั่งเพิ่ม · Ask more offices"
)
def add_offices(request: HttpRequest, asked: Id, body: bodies.Joining) -> told.Opened:
    """Who joins an open duty owes what is still to come."""
    who, meant = actor(request), _whom(body.audience)
    return _opened(opening.add_offices(who, duty=asked, audience=meant, expected=body.expected))


@router.get(
    "/duties/{int:asked}/lookback", response=told.Looked, summary="ร่างสรุป · Draft its summary"
)
def lookback(request: HttpRequest, asked: Id) -> told.Looked:
    """A first wording of summary and lessons, for who asks the duty."""
    found = wording(actor(request), asked)
    return told.Looked(summary=found.summary, lessons=found.lessons)


@router.post("/duties/{int:asked}/close", response=told.Now, summary="ปิดภารกิจ · Close a duty")
def close(request: HttpRequest, asked: Id, body: bodies.Closing) -> told.Now:
    """It takes no more reports; D121 without a summary."""
    said = {"summary": body.summary, "lessons": body.lessons}
    closing.close_duty(actor(request), duty=asked, revision=body.revision, **said)
    return _now(request, asked)


@router.post("/duties/{int:asked}/reopen", response=told.Now, summary="เปิดอีกครั้ง · Open again")
def reopen(request: HttpRequest, asked: Id, body: bodies.Seen) -> told.Now:
    """The closed duty takes reports again."""
    closing.reopen_duty(actor(request), duty=asked, revision=body.revision)
    return _now(request, asked)


@router.post("/duties/copies", response=told.Made, summary="ยกไปปีถัดไป · Copy to the next year")
def copy(request: HttpRequest, body: bodies.Several) -> told.Made:
    """The duties are proposed for the year after theirs, their days moved with it."""
    made = copying.copy_to_next_year(actor(request), duties=body.duties)
    return told.Made(duties=list(made))


@router.post("/duties/{int:duty}/way", response=told.Done, summary="เลือกแนวทาง · Choose a way")
def choose(request: HttpRequest, duty: Id, body: bodies.Choosing) -> told.Done:
    """The office does a conditional duty in this way."""
    doing.choose_way(actor(request), duty=duty, office=by_key(body.office), way=body.way)
    return told.Done()


@router.post("/duties/{int:duty}/holder", response=told.Done, summary="มอบงาน · Give it")
def give(request: HttpRequest, duty: Id, body: bodies.Giving) -> told.Done:
    """The duty is with that unit and person of the office."""
    unit, office = by_key(body.unit) if body.unit else None, by_key(body.office)
    doing.give_to(actor(request), duty=duty, office=office, unit=unit, holder=body.holder)
    return told.Done()


@router.get("/duties/templates", response=told.Templates, summary="แบบภารกิจ · Templates")
def templates(request: HttpRequest, office: Key = "") -> told.Templates:
    """Duties that your offices keep to be asked again."""
    found = lists.templates(actor(request), office=by_key(office) if office else None)
    offices = named(found)
    return told.Templates(items=[told.Template.of(one, offices) for one in found])


@router.post("/duties/templates", response=told.Kept, summary="เก็บเป็นแบบ · Keep a template")
def keep_template(request: HttpRequest, body: bodies.Keeping) -> told.Kept:
    """These duties of one office stand as its template."""
    made = copying.keep_template(actor(request), name=body.name, duties=body.duties)
    return told.Kept(template=made)


@router.post(
    "/duties/templates/{int:template}/duties", response=told.Made, summary="ใช้แบบ · Use a template"
)
def use_template(request: HttpRequest, template: Id, body: bodies.Using) -> told.Made:
    """Its duties are proposed for the year, under the letter if one is given."""
    who, year, letter = actor(request), body.year, body.letter
    made = copying.from_template(who, template=template, year=year, letter=letter)
    return told.Made(duties=list(made))


@router.delete("/duties/templates/{int:template}", response=told.Done, summary="ลบแบบ · Drop it")
def drop_template(request: HttpRequest, template: Id) -> told.Done:
    """The template is no more."""
    copying.drop_template(actor(request), template=template)
    return told.Done()


@router.get("/days-off", response=told.DaysOff, summary="ปฏิทินวันหยุด · Days off")
def days(request: HttpRequest, year: Year) -> told.DaysOff:
    """The country's list of the year with what people changed in it."""
    found = calendars.year_of(actor(request), year)
    return told.DaysOff(year=year, items=[told.DayOff.of(one, {}) for one in found.days])


@router.put("/days-off/{day}", response=told.Done, summary="เพิ่มวันหยุด · Keep a day off")
def keep_day(request: HttpRequest, day: Day, body: bodies.Naming) -> told.Done:
    """A day off, or one that is worked; for who changes the directory at the top."""
    days_off.change_day_off(
        actor(request), day=day, name_th=body.name_th, name_en=body.name_en, works=body.works
    )
    return told.Done()


@router.delete("/days-off/{day}", response=told.Done, summary="กลับตามประกาศ · Back as published")
def remove_day(request: HttpRequest, day: Day) -> told.Done:
    """What was changed of the day is taken back; D113 where nothing was."""
    days_off.remove_day_off(actor(request), day=day)
    return told.Done()


def _lines(found: tuple[Any, ...]) -> told.Lines:
    offices = named([line.duty for line in found])
    return told.Lines(items=[told.Line.told(line, offices) for line in found])


def _now(request: HttpRequest, duty: int) -> told.Now:
    [view] = lists.asked_of_ids(actor(request), [duty])
    return told.Now(duty=duty, state=view.state, revision=view.revision)


def _opened(one: opening.Opened) -> told.Opened:
    return told.Opened(duty=one.duty, offices=one.offices, owed=one.owed)


def _whom(said: bodies.Whom) -> meaning.Audience:
    """The audience; Refused D119 for a rule that is none."""
    if said.how != "rule":
        return meaning.Audience(said.how, None, said.doers)
    try:
        return meaning.Audience("rule", Rule.from_dict(said.rule or {}), said.doers)
    except ValueError as wrong:
        raise Refused("D119", why="กฎผู้รับไม่ถูกรูปแบบ ใช้ที่ได้จาก audience", why_en=str(wrong)) from None


def _changes(body: bodies.Wording) -> Mapping[str, Any]:
    """What was sent, as the room knows it; Refused D107 for what no rule can mean."""
    sent = body.model_dump(exclude_unset=True, include=set(bodies.Wording.model_fields))
    found = {name: value for name, value in sent.items() if value is not None or name == "anchor"}
    if "rule" in found:
        try:
            found["rule"] = from_json(found["rule"])
        except RuleError as wrong:
            raise Refused("D107", field=wrong.field, why=wrong.why) from None
    if "wanted" in found:
        found["wanted"] = [Wanted(**one) for one in found["wanted"]]
    if "ways" in found:
        found["ways"] = [OneWay(**one) for one in found["ways"]]
    if "form" in found:
        found["form"] = forms.from_json(found["form"])
    return found
