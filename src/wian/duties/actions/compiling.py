"""What was reported goes up: into the own report to the level above, or with a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal

from wian.letters.actions.attaching import attach
from wian.letters.actions.drafting import begin_draft, write_draft
from wian.letters.beginning import Answered, cite
from wian.letters.drafting import Enclosed, Wording
from wian.letters.queries.briefly import in_brief
from wian.letters.queries.drafts import draft
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing
from wian.thai.digits import to_thai
from wian.typeset import TableSheet, TypesetError, sheet_docx, sheet_pdf, sheet_xlsx
from wian.typeset.values import Digits

from .. import forms
from ..compiling import carried
from ..errors import Refused
from ..models import Duty, Owed, Report
from ..queries.compiled import Compilation, compiled, compiled_sheet
from .reports import save_draft

ACCEPT: Final = "duty.accept"
FORMS: Final[Mapping[str, Callable[[TableSheet], bytes]]] = {
    "pdf": sheet_pdf,
    "docx": sheet_docx,
    "xlsx": sheet_xlsx,
}
PaperForm = Literal["pdf", "docx", "xlsx"]
"""What a compilation leaves the house as."""


def compile_into(
    actor: Actor,
    *,
    duty: int,
    period: str,
    upper: int,
    upper_period: str,
    office: int | None = None,
    only_accepted: bool = True,
    revision: int | None = None,
) -> frozenset[str]:
    """The office's own report to the level above has what was compiled, in those of its fields
    that ask for the same; which fields those are. Its other fields stay as they are.

    `office` is the one that asks the lower duty, unless another is named. By who accepts reports
    there, and writes its own. Refused D404 without a report to compile, D405 where the office does
    not owe that, and as `save_draft`.
    """
    found = _compiled(actor, duty, period, only_accepted=only_accepted)
    office = office or found.office
    owed = Owed.objects.filter(duty=upper, office=office, period=upper_period)
    if not owed.exists():
        raise Refused("D405")
    form = forms.from_json(Duty.objects.values_list("form", flat=True).get(pk=upper))
    taken = carried(found.fields, form)
    there = Report.objects.filter(duty=upper, office=office, period=upper_period).first()
    values = {**(there.content if there else {}), **taken}
    save_draft(
        actor,
        duty=upper,
        office=office,
        period=upper_period,
        values=values,
        why=there.why if there else None,
        note=there.note if there else "",
        revision=revision,
    )
    _tell(actor, found, {"into": upper, "fields": len(taken)})
    return frozenset(taken)


def compiled_file(
    actor: Actor,
    *,
    duty: int,
    period: str,
    form: PaperForm = "pdf",
    only_accepted: bool = True,
    digits: Digits = "thai",
) -> bytes:
    """The compilation as a paper, a workbook or a document for a word processor.

    Refused D404, D402 where it cannot be set; LookupError for another form.
    """
    make, found = FORMS[form], _compiled(actor, duty, period, only_accepted=only_accepted)
    made = _made(make, found, digits)
    _tell(actor, found, {"form": form})
    return made


def send_up(
    actor: Actor,
    *,
    duty: int,
    period: str,
    form: PaperForm = "pdf",
    only_accepted: bool = True,
) -> int:
    """A draft letter to the office above lies with the person, the compilation with it; its id.

    By who accepts reports and writes letters of the office that asks. Refused as `compiled_file`.
    """
    found = _compiled(actor, duty, period, only_accepted=only_accepted)
    made = _made(FORMS[form], found, "thai")
    letter = begin_draft(actor, office=found.office, form="external")
    name = f"สรุปผลการรายงาน {found.period_th}".strip()
    attach(actor, letter=letter, name=f"{name}.{form}", data=made)
    wording = _wording(actor, found, draft(actor, letter).wording, name)
    write_draft(actor, letter=letter, wording=wording)
    _tell(actor, found, {"letter": letter})
    return letter


def _compiled(actor: Actor, duty: int, period: str, *, only_accepted: bool) -> Compilation:
    """The compilation, which has something in it, for who accepts reports there."""
    found = compiled(actor, duty=duty, period=period, only_accepted=only_accepted)
    check(actor, ACCEPT, standing(found.office))
    if not found.sources:
        raise Refused("D404")
    return found


def _made(make: Callable[[TableSheet], bytes], found: Compilation, digits: Digits) -> bytes:
    try:
        return make(compiled_sheet(found, digits=digits))
    except TypesetError as wrong:
        raise Refused("D402", why=wrong.th, why_en=wrong.en) from wrong


def _wording(actor: Actor, found: Compilation, first: Wording, name: str) -> Wording:
    parent = standing(found.office).parent_id
    asks = in_brief(actor, found.letter) if found.letter else None
    cited = (
        (cite(Answered(asks.issuer, asks.number, asks.dated, asks.subject, asks.urgency)),)
        if asks
        else ()
    )
    missing = f" ยังไม่รวม {len(found.missing)} แห่ง" if found.missing else ""
    told = f"บัดนี้ {found.office_name}ได้รวบรวมรายงาน {len(found.sources)} แห่ง{missing}"
    return replace(
        first,
        addressee=standing(parent).name_th if parent else "",
        subject=to_thai(f"สรุปผลการรายงาน {found.period_th}".strip()),
        references=tuple(to_thai(text) for text in cited),
        enclosures=(Enclosed(to_thai(name), "จำนวน ๑ ชุด"),),
        cause=to_thai(f"ตามที่ให้หน่วยงานรายงานผล {found.action} {found.period_th} นั้น"),
        aim=to_thai(f"{told} รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"),
        conclusion="จึงเรียนมาเพื่อโปรดทราบ",
    )


def _tell(actor: Actor, found: Compilation, after: dict[str, object]) -> None:
    touched = [("report", one.sending) for one in found.sources]
    after |= {"period": found.period, "accepted": found.only_accepted}
    thing, count = ("duty", found.duty), len(found.sources)
    tell(actor, "report.compile", thing, touched=touched, after=after, count=count)
