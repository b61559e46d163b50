"""How a letter goes round, taken out as a file; that it was taken out stands in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell
from wian.offices.queries.offices import names
from wian.typeset import (
    Digits,
    RoundLine,
    RoundSheet,
    TypesetError,
    round_docx,
    round_pdf,
    round_xlsx,
)

from ...circulating import State
from ...circulation_values import Circulation, Counts, Stand
from ...errors import Refused
from ...queries.circulation import circulation

FORMS: Final[Mapping[str, Callable[[RoundSheet], bytes]]] = {
    "pdf": round_pdf,
    "xlsx": round_xlsx,
    "docx": round_docx,
}
MOST: Final[Mapping[str, int]] = {"pdf": 2_000, "xlsx": 20_000, "docx": 20_000}
"""Offices that are taken out at once: as many as are ready within seconds."""
SHOWN: Final[Mapping[str, tuple[str, tuple[State, ...]]]] = {
    "all": ("ทุกหน่วยงาน", ()),
    "silent": ("เฉพาะที่ยังไม่ลงรับ", (State.SENT,)),
    "returned": ("เฉพาะที่ส่งคืน", (State.RETURNED,)),
}
"""Which offices are taken out, and what the paper says of that."""
OWN: Final = "เฉพาะหน่วยงานของผู้พิมพ์"
CALLED: Final = {
    State.SENT: "ยังไม่ลงรับ",
    State.RECEIVED: "ลงรับแล้ว",
    State.ACKNOWLEDGED: "รับทราบแล้ว",
    State.RELAYED: "แจ้งต่อแล้ว",
    State.DONE: "ดำเนินการแล้ว",
    State.RETURNED: "ส่งคืน",
}
"""The states on paper; what was recalled is not among them."""


def export_round(
    actor: Actor, *, letter: int, form: str = "pdf", shown: str = "all", digits: Digits = "thai"
) -> bytes:
    """The offices that have the letter and how it stands with them, as "pdf", "xlsx" or "docx".

    By who sees the letter, as `circulation` shows it: all for who reads its sender's letters, else
    the own offices. LookupError for no such letter, form or choice, Denied, Refused L680 for too
    many offices, L219 where they cannot be set.
    """
    if form not in FORMS or shown not in SHOWN:
        raise LookupError(form)
    found = circulation(actor, letter, most=MOST[form], states=SHOWN[shown][1])
    if found.next is not None:
        raise Refused("L680", most=f"{MOST[form]:,}")
    try:
        made = FORMS[form](round_sheet(found, shown=shown, digits=digits))
    except TypesetError as wrong:
        raise Refused("L219", why=wrong.th, why_en=wrong.en) from wrong
    after, count = {"form": form, "shown": shown}, len(found.stands)
    tell(actor, "round.export", ("letter", letter), after=after, count=count)
    return made


def round_sheet(found: Circulation, *, shown: str = "all", digits: Digits = "thai") -> RoundSheet:
    """The table as it is printed, in the words of official papers."""
    brief = found.brief
    said = (
        [SHOWN[shown][0]] if found.whole else [OWN, *([SHOWN[shown][0]] if shown != "all" else [])]
    )
    return RoundSheet(
        sender=names((brief.office,), day=date.max).get(brief.office, ""),
        number=brief.number,
        subject=brief.subject,
        lines=[_line(stand) for stand in found.stands],
        sums=_sums(found.counts),
        shown=" · ".join(said),
        printed=timezone.now(),
        digits=digits,
    )


def _sums(counts: Counts) -> tuple[tuple[str, int], ...]:
    each = ((CALLED[state], counts.of.get(state, 0)) for state in CALLED)
    return ("ส่งถึง", counts.all), *((word, count) for word, count in each if count)


def _line(stand: Stand) -> RoundLine:
    below = stand.below
    return RoundLine(
        office=stand.name,
        state=CALLED.get(stand.state, ""),
        open=stand.state is State.SENT,
        sent=stand.sent_at,
        received=stand.received_at,
        moved=stand.moved_at,
        by=stand.by,
        below=f"รับแล้ว {below.reached:,} จาก {below.all:,}" if below else "",
        reason=stand.reason,
    )
