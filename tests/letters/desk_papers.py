"""Papers for the desk: the invented letters, as text and as PDFs with their text layer."""

from __future__ import annotations

from collections.abc import Sequence

from tests.scanning.makers import pdf
from tests.support import ROOT
from wian.letters.actions.reading import read_letter
from wian.letters.actions.taking import Paper, take_in
from wian.offices.acting import Actor


def twin(number: str) -> str:
    """The text of an invented letter of `examples/letters`."""
    return (ROOT / f"examples/letters/{number}.txt").read_text(encoding="utf-8")


def page(lines: Sequence[str]) -> bytes:
    """A PDF of one page with these lines as its text layer."""
    return pdf(tuple(lines))


def simple(number: int) -> str:
    """A short letter of its own number, to which nothing can be objected."""
    return (
        f"ที่ ชร ๐๐๒๓.๔/ว {number}\n\nศาลากลางจังหวัดเชียงราย\nถนนแม่ฟ้าหลวง ชร ๕๗๑๐๐\n\n"
        "๖ มกราคม ๒๕๖๘\n\nเรื่อง การรายงานผลการดำเนินงานประจำเดือน\n\n"
        f"เรียน นายอำเภอ ทุกอำเภอ\n\nด้วยจังหวัดขอให้อำเภอรายงานเรื่องที่ {number} "
        "ภายในวันที่ ๑๕ มกราคม ๒๕๖๘ เพื่อรวบรวมรายงานกระทรวงมหาดไทยต่อไป\n\n"
        "จึงเรียนมาเพื่อพิจารณาดำเนินการ\n\nขอแสดงความนับถือ\n\n(นายทดสอบ ระบบดี)\n"
        "ผู้ว่าราชการจังหวัดเชียงราย\n\nสำนักงานจังหวัด\nโทร. ๐ ๕๓๐๐ ๐๐๐๐\n"
    )


def taken(actor: Actor, office: int, *texts: str, source: str = "paste") -> list[int]:
    """These texts taken in and not yet read; the ids of their letters."""
    papers = [Paper(f"{n}.txt", text=text) for n, text in enumerate(texts)]
    found = [one.letter for one in take_in(actor, office=office, papers=papers, source=source)]
    return [id_ for id_ in found if id_ is not None]


def at_desk(actor: Actor, office: int, *texts: str) -> list[int]:
    """The same, read: the ids of the letters that came in."""
    ids = taken(actor, office, *texts)
    for id_ in ids:
        read_letter.call(id_)
    return ids
