"""Reports of many offices become one: exact sums, counts, texts, tables, each with its source."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.duties.owing import MONTHS, asks, keyed, move, owe
from tests.ledger.support import undone
from tests.letters.conftest import having
from wian.duties.actions.compiling import compile_into, compiled_file, send_up
from wian.duties.compiling import Source, carried, joined
from wian.duties.errors import Refused
from wian.duties.forms import Choice, Field, to_json
from wian.duties.models import Duty, Owed, Report, Sending
from wian.duties.queries.compiled import compiled
from wian.duties.stages import Stage
from wian.files.queries import of_thing
from wian.letters.queries.drafts import draft
from wian.offices.acting import Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.usefixtures("both", "shelf")
FORM = (
    Field("people", "ผู้เข้าร่วม", "number", unit="คน", figure="people"),
    Field("money", "งบประมาณ", "number", unit="บาท", decimals=2),
    Field("way", "แนวทาง", "choice", choices=(Choice("new", "จัดตั้งใหม่"), Choice("old", "ทบทวน"))),
    Field("done", "ผลการดำเนินงาน"),
    Field(
        "places", "ศูนย์เรียนรู้", "table",
        columns=(Field("name", "ชื่อ"), Field("members", "สมาชิก", "number", unit="คน")),
    ),
)  # fmt: skip
UPPER = (
    Field("joined", "ผู้เข้าร่วมทั้งจังหวัด", "number", unit="คน", figure="people"),
    Field("done", "ผลการดำเนินงาน"),
    Field("more", "ความเห็นจังหวัด"),
    Field(
        "places", "ศูนย์เรียนรู้", "table",
        columns=(
            Field("office", "อำเภอ"), Field("name", "ชื่อ"), Field("members", "สมาชิก", "number"),
        ),
    ),
)  # fmt: skip
SAID: dict[str, dict[str, Any]] = {
    "d5701": {
        "people": "12", "money": "100.10", "way": "new", "done": "ครบ",
        "places": [{"name": "บ้านหนึ่ง", "members": "3"}, {"name": "บ้านสอง", "members": "4"}],
    },
    "d5702": {"people": "30", "money": "0.20", "way": "old"},
    "d5703": {"people": "1", "way": "new", "done": "ยังไม่เสร็จ"},
}  # fmt: skip


def reported(row: Owed, content: dict[str, Any], *, accepted: bool) -> Sending:
    """The report of the row is here."""
    stage = Stage.ACCEPTED if accepted else Stage.SENT
    move(row, stage=stage, sent_at=row.until)
    keys = {"duty_id": row.duty_id, "office_id": row.office_id, "period": row.period}
    report = Report.objects.create(**keys, content=content)
    return Sending.objects.create(
        report=report, version=1, office_id=row.office_id, year=2025, number=row.office_id,
        receipt=str(row.office_id), content=content, digest="0" * 64, at=row.until,
        accepted_at=row.until if accepted else None,
    )  # fmt: skip


def asked() -> tuple[Duty, list[Owed]]:
    """Four districts owe; two reports are accepted, one is only sent, one is lacking."""
    duty = asks(by_key("p57"), form=to_json(FORM))
    rows = owe(duty, keyed(*SAID, "d5704"), MONTHS[:1])
    for row, content, accepted in zip(rows, SAID.values(), (True, True, False), strict=False):
        reported(row, content, accepted=accepted)
    return duty, rows


def test_what_is_accepted_is_summed_and_who_lacks_is_named() -> None:
    with undone():
        duty, rows = asked()
        found = compiled(having("officer", "p57"), duty=duty.pk, period=MONTHS[0])
        fields = {one.field.code: one for one in found.fields}
        assert fields["people"].total == 42
        assert fields["money"].total == Decimal("100.30")
        assert [len(count.parts) for count in fields["way"].counts] == [1, 1]
        assert fields["places"].sums == {"members": Decimal(7)}
        assert [part.office for part in fields["people"].parts] == [r.office_id for r in rows[:2]]
        assert all(part.sending for part in fields["people"].parts)
        assert [one.office for one in found.missing] == [r.office_id for r in rows[2:]]
        every = compiled(having("head", "p57"), duty=duty.pk, period=MONTHS[0], only_accepted=False)
        assert {one.field.code: one for one in every.fields}["people"].total == 43
        assert [one.office for one in every.missing] == [rows[3].office_id]


def test_a_report_that_went_back_or_was_taken_back_is_in_no_sum() -> None:
    with undone():
        duty, rows = asked()
        Sending.objects.filter(office=rows[0].office_id).update(
            accepted_at=None, returned_at=rows[0].until
        )
        Sending.objects.filter(office=rows[2].office_id).update(taken_back_at=rows[0].until)
        found = compiled(
            having("officer", "p57"), duty=duty.pk, period=MONTHS[0], only_accepted=False
        )
        assert [one.office for one in found.sources] == [rows[1].office_id]


def test_the_own_report_to_the_level_above_takes_what_it_asks_for_too() -> None:
    with undone():
        duty, _ = asked()
        upper = asks(by_key("cdd"), form=to_json(UPPER))
        owe(upper, keyed("p57"), MONTHS[:1])
        office, officer = by_key("p57"), having("officer", "p57")
        Report.objects.create(
            duty=upper, office_id=office, period=MONTHS[0], content={"more": "เห็นชอบ"}
        )
        taken = compile_into(
            officer, duty=duty.pk, period=MONTHS[0], upper=upper.pk, upper_period=MONTHS[0]
        )
        assert taken == {"joined", "done", "places"}
        report = Report.objects.get(duty=upper)
        assert report.content == {
            "joined": "42",
            "more": "เห็นชอบ",
            "done": "ที่ว่าการอำเภอเมืองเชียงราย: ครบ",
            "places": [
                {"office": "ที่ว่าการอำเภอเมืองเชียงราย", "name": "บ้านหนึ่ง", "members": "3"},
                {"office": "ที่ว่าการอำเภอเมืองเชียงราย", "name": "บ้านสอง", "members": "4"},
            ],
        }
        with pytest.raises(Refused, match="D405"):
            compile_into(
                officer, duty=duty.pk, period=MONTHS[0], upper=upper.pk, upper_period=MONTHS[5]
            )


def test_it_leaves_as_pdf_docx_and_xlsx_and_up_with_a_letter() -> None:
    with undone():
        duty, _ = asked()
        clerk = having("clerk", "p57")
        pdf = compiled_file(clerk, duty=duty.pk, period=MONTHS[0])
        text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
        assert "๔๒" in text
        assert "ที่ว่าการอำเภอเวียงชัย ๓๐" in text
        word = docx.Document(
            io.BytesIO(compiled_file(clerk, duty=duty.pk, period=MONTHS[0], form="docx"))
        )
        cells = [cell.text for row in word.tables[0].rows for cell in row.cells]
        assert "๑๐๐.๓๐" in cells
        data = compiled_file(clerk, duty=duty.pk, period=MONTHS[0], form="xlsx", digits="arabic")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
        assert ["ผู้เข้าร่วม", "คน", "42"] in [row[:3] for row in sheet]
        letter = send_up(clerk, duty=duty.pk, period=MONTHS[0])
        wording = draft(clerk, letter).wording
        assert "รวบรวมรายงาน ๒ แห่ง ยังไม่รวม ๒ แห่ง" in wording.aim
        assert [file.name for file in of_thing(clerk, "letter", letter)] == [
            "สรุปผลการรายงาน มกราคม 2568.pdf"
        ]


def test_only_who_accepts_there_compiles_and_an_empty_period_is_refused() -> None:
    with undone():
        duty, _ = asked()
        with pytest.raises(LookupError):
            compiled(having("officer", "d5701"), duty=duty.pk, period=MONTHS[0])
        with pytest.raises(Denied):
            compiled_file(having("member", "p57"), duty=duty.pk, period=MONTHS[0])
        Sending.objects.update(accepted_at=None)
        with pytest.raises(Refused, match="D404"):
            compiled_file(having("clerk", "p57"), duty=duty.pk, period=MONTHS[0])


@given(
    st.lists(
        st.one_of(st.none(), st.decimals(-(10**12), 10**12, places=4, allow_nan=False)), max_size=30
    )
)
def test_sums_are_exact_and_nothing_said_is_not_zero(values: list[Decimal | None]) -> None:
    form = (Field("n", "จำนวน", "number", decimals=4),)
    sources = [
        Source(at, str(at), at, {} if value is None else {"n": format(value, "f")})
        for at, value in enumerate(values)
    ]
    found = joined(form, sources)[0]
    said = [value for value in values if value is not None]
    assert found.total == (sum(said, Decimal()) if said else None)
    assert len(found.parts) == len(said)
    assert ("n" in carried([found], form)) == bool(said)
