"""A letter that was written here, signed and numbered, without the way to it."""

from __future__ import annotations

from datetime import date

from wian.letters.drafting import Wording, to_json
from wian.letters.models import Book, Draft, Entry, Letter, Step
from wian.letters.numbers import key

NUMBER = "ชร 0019/ว 12"
WORDING = Wording(
    number="ชร 0019/ว",
    place=("ศาลากลางจังหวัดเชียงราย",),
    subject="ขอเชิญประชุมหัวหน้าส่วนราชการ",
    addressee="นายอำเภอ ทุกอำเภอ",
    cause="ด้วยจังหวัดจะประชุมประจำเดือน",
    conclusion="จึงเรียนมาเพื่อทราบ",
    closing="ขอแสดงความนับถือ",
)


def written(office: int, wording: Wording = WORDING, number: str = NUMBER) -> int:
    """The office's letter with this wording, as it stands once it has its number; its id."""
    day = date(2026, 11, 2)
    letter = Letter.objects.create(
        office_id=office,
        way="out",
        state="issued",
        source="written",
        subject=wording.subject,
        number=number,
        number_key=key(number),
        dated=day,
    )
    Draft.objects.create(letter=letter, version=1, content=to_json(wording))
    Step.objects.create(
        letter=letter,
        office_id=office,
        unit_id=office,
        kind="sign",
        version=1,
        signed_as="ผู้ว่าราชการจังหวัดเชียงราย",
    )
    book, _ = Book.objects.get_or_create(office_id=office, way="out", year=2026, series="circular")
    running = int(number.rpartition(" ")[2])
    Entry.objects.create(book=book, letter=letter, number=running, state="issued", day=day)
    return letter.pk
