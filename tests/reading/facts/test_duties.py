"""What is asked of whom: one duty for each time rule, and none where nothing is asked."""

from __future__ import annotations

import pytest

from tests.reading.letters import announcement, doc, external, memo, order, quoted, rows, stamped
from wian.reading import read


def due(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return rows(text, "duties", "due", "recurrence", "relative")


@pytest.mark.parametrize(
    "words",
    [
        *("ขอให้ทุกอำเภอสำรวจแหล่งน้ำ", "ขอความร่วมมืออำเภอสำรวจแหล่งน้ำ", "โปรดแจ้งหมู่บ้านสำรวจแหล่งน้ำ"),
        *("ขอได้โปรดสำรวจแหล่งน้ำ", "จึงขอให้ท่านสำรวจแหล่งน้ำ", "ขอความอนุเคราะห์สำรวจแหล่งน้ำ"),
        *("มอบหมายให้กำนันสำรวจแหล่งน้ำ", "กำชับให้เจ้าหน้าที่สำรวจแหล่งน้ำ", "ให้อำเภอสำรวจแหล่งน้ำ"),
    ],
)
def test_every_way_of_asking_is_a_duty(words: str) -> None:
    body = f"ในการนี้ {words}ให้ครบทุกหมู่บ้าน ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    assert due(external(body)) == [("2024-05-31", None, None)]


def test_the_action_is_a_fragment_of_the_text() -> None:
    body = "ขอให้ทุกอำเภอรายงานผลการสำรวจแหล่งน้ำภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    (action,) = rows(external(body), "duties", "action")
    assert action in body


def test_the_one_who_is_asked_is_the_assignee() -> None:
    body = "ขอให้ทุกอำเภอ รายงานผลการสำรวจแหล่งน้ำภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    assert rows(external(body), "duties", "assignee") == ["ทุกอำเภอ"]


def test_without_a_name_the_addressee_is_asked() -> None:
    body = "โปรดรายงานผลการสำรวจแหล่งน้ำภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    assert rows(external(body), "duties", "assignee") == ["นายอำเภอ ทุกอำเภอ"]


def test_a_request_without_a_time_is_a_duty_without_a_day() -> None:
    assert due(external("ขอให้ทุกอำเภอสำรวจแหล่งน้ำชุมชนให้ครบทุกหมู่บ้าน")) == [(None, None, None)]


@pytest.mark.parametrize(
    "words", ["จึงเรียนมาเพื่อโปรดทราบ", "จึงเรียนมาเพื่อโปรดพิจารณา", "จึงเรียนมาเพื่อทราบและถือปฏิบัติ"]
)
def test_the_ordinary_purpose_line_asks_nothing(words: str) -> None:
    assert due(external(purpose=words)) == []


def test_mere_information_asks_nothing() -> None:
    assert due(external("ด้วยจังหวัดได้รับงบประมาณซ่อมถังน้ำแล้ว เมื่อวันที่ ๒ พฤษภาคม ๒๕๖๗")) == []


def test_background_told_in_the_opening_asks_nothing() -> None:
    body = "ตามหนังสือที่อ้างถึง จังหวัดขอให้ทุกอำเภอสำรวจแหล่งน้ำภายในวันที่ ๒ พฤษภาคม ๒๕๖๗ นั้น"
    assert due(external(body)) == []


def test_two_deadlines_in_one_sentence_are_two_duties() -> None:
    body = (
        "ขอให้ทุกอำเภอส่งแบบสำรวจแหล่งน้ำภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗ "
        "และรายงานผลการซ่อมภายในวันที่ ๑๕ มิถุนายน ๒๕๖๗"
    )
    assert due(external(body)) == [("2024-05-31", None, None), ("2024-06-15", None, None)]


def test_a_first_day_and_a_monthly_one_in_one_sentence_are_two_duties() -> None:
    body = "ขอให้ทุกอำเภอแต่งตั้งคณะทำงานภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗ และรายงานความก้าวหน้าทุกวันที่ ๒๐ ของเดือน"
    assert due(external(body)) == [("2024-05-31", None, None), (None, "monthly:20", None)]


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        ("ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗", ("2024-05-31", None, None)),
        ("ภายในเดือนมิถุนายน ๒๕๖๗", ("2024-06-30", None, None)),
        ("ก่อนวันที่ ๓๑ พฤษภาคม ๒๕๖๗", ("2024-05-31", None, None)),
        ("ภายในวันที่ ๓๑ พ.ค. ๖๗", ("2024-05-31", None, None)),
        ("ภายในวันที่ ๓๑ พฤษภาคม นี้", ("2024-05-31", None, None)),
        ("ภายในไตรมาสที่ ๔ ปีงบประมาณ พ.ศ. ๒๕๖๗", ("2024-09-30", None, None)),
        ("ภายในวันที่ ๕ ของทุกเดือน", (None, "monthly:5", None)),
        ("ทุก ๑๕ วัน", (None, "every:P15D", None)),
        ("ภายใน ๑๕ วัน นับแต่วันที่ได้รับหนังสือ", (None, None, "P15D")),
        ("ทุกวันที่ ๒๐ ของเดือน", (None, "monthly:20", None)),
        ("ทุกวันศุกร์", (None, "weekly:friday", None)),
        ("ทุกวัน", (None, "daily", None)),
        ("ทุกเดือน", (None, "monthly", None)),
        ("ทุกไตรมาส", (None, "quarterly", None)),
        ("ทุกสิ้นเดือน", (None, "monthly:last", None)),
        ("ภายในสัปดาห์แรกของเดือนมิถุนายน ๒๕๖๗", ("2024-06-07", None, None)),
    ],
)
def test_a_duty_s_time_is_a_day_a_recurrence_or_a_duration(
    when: str, rule: tuple[str | None, ...]
) -> None:
    assert due(external(f"ขอให้ทุกอำเภอรายงานผลการสำรวจแหล่งน้ำ {when}")) == [rule]


def test_three_times_in_one_sentence_are_three_duties() -> None:
    body = (
        "ขอให้อำเภอส่งแบบสำรวจภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗ และส่งรายงานฉบับสมบูรณ์"
        "ภายในเดือนสิงหาคม ๒๕๖๗ พร้อมรายงานความก้าวหน้าทุกวันที่ ๕ ของเดือน"
    )
    assert due(external(body)) == [
        ("2024-05-31", None, None),
        ("2024-08-31", None, None),
        (None, "monthly:5", None),
    ]


def test_an_answer_asked_beside_an_invitation_has_its_own_day() -> None:
    body = (
        "ขอเชิญประชุมในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม "
        "ทั้งนี้ ขอให้ตอบรับภายในวันที่ ๕ มิถุนายน ๒๕๖๗"
    )
    assert [row[0] for row in due(external(body))] == ["2024-06-12", "2024-06-05"]


def test_a_request_under_a_condition_is_a_duty() -> None:
    body = "หากอำเภอใดไม่มีแหล่งน้ำ ให้รายงานเหตุผลภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    assert due(external(body)) == [("2024-05-31", None, None)]


def test_an_act_asked_in_the_purpose_line_is_a_duty() -> None:
    line = "จึงเรียนมาเพื่อทราบ และแจ้งให้หมู่บ้านสำรวจแหล่งน้ำภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗ ด้วย"
    assert due(external(purpose=line)) == [("2024-05-31", None, None)]


def test_yearly_within_days_of_the_fiscal_year_s_end_is_both() -> None:
    body = "ขอให้ทุกอำเภอรายงานผลเป็นรายปี ภายใน ๔๕ วันนับแต่สิ้นปีงบประมาณ"
    assert due(external(body)) == [(None, "yearly", "P45D")]


def test_working_days_are_marked() -> None:
    body = "ขอให้ทุกอำเภอรายงานผลภายใน ๗ วันทำการ นับแต่วันที่ได้รับหนังสือ"
    (row,) = doc(external(body))["duties"]
    assert (row["relative"], row["business_days"]) == ("P7D", True)


def test_days_before_an_event_are_a_negative_duration() -> None:
    body = "ขอให้ทุกอำเภอแจ้งรายชื่อผู้เข้าร่วมก่อนวันประชุมไม่น้อยกว่า ๓ วัน"
    assert due(external(body)) == [(None, None, "-P3D")]


def test_numbered_items_are_a_duty_each_with_its_number() -> None:
    body = (
        "เพื่อให้การดูแลแหล่งน้ำเป็นไปด้วยความเรียบร้อย ขอให้อำเภอดำเนินการ ดังนี้\n"
        "๑. สำรวจแหล่งน้ำชุมชนทุกหมู่บ้าน ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗\n"
        "๒. แต่งตั้งคณะทำงานดูแลแหล่งน้ำระดับตำบล ภายในเดือนมิถุนายน ๒๕๖๗\n"
        "๓. รายงานความก้าวหน้าให้จังหวัดทราบ ทุกวันที่ ๒๐ ของเดือน"
    )
    assert rows(external(body), "duties", "item", "due", "recurrence") == [
        ("1", "2024-05-31", None),
        ("2", "2024-06-30", None),
        ("3", None, "monthly:20"),
    ]


def test_a_page_mark_within_the_items_loses_none() -> None:
    body = (
        "เพื่อให้การดูแลแหล่งน้ำเป็นไปด้วยความเรียบร้อย ขอให้อำเภอดำเนินการ ดังนี้\n"
        "๑. สำรวจแหล่งน้ำชุมชนทุกหมู่บ้าน ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗\n\n- ๒ -\n\n"
        "๒. แต่งตั้งคณะทำงานดูแลแหล่งน้ำระดับตำบล ภายในเดือนมิถุนายน ๒๕๖๗"
    )
    assert [row[0] for row in due(external(body))] == ["2024-05-31", "2024-06-30"]


def test_an_invitation_is_due_on_the_day_of_its_meeting() -> None:
    body = "ขอเชิญท่านเข้าร่วมประชุมในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม"
    assert due(external(body)) == [("2024-06-12", None, None)]


def test_an_invitation_to_a_doubtful_day_has_no_due_day() -> None:
    body = "ขอเชิญท่านเข้าร่วมประชุมในวันศุกร์ที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม"
    assert due(external(body)) == [(None, None, None)]


def test_an_approval_asked_in_a_memo_is_a_duty() -> None:
    body = "เพื่อให้มีน้ำใช้ตลอดฤดูแล้ง กองช่างจึงขออนุมัติซ่อมถังน้ำประปาหมู่บ้านจำนวน ๒ ถัง"
    (action,) = rows(memo(body), "duties", "action")
    assert "ขออนุมัติซ่อมถังน้ำ" in action


def test_an_order_s_tasks_are_duties_of_its_committee() -> None:
    body = (
        "๑. คณะทำงานดูแลแหล่งน้ำระดับจังหวัด\n๑.๑ ปลัดจังหวัด ประธานคณะทำงาน\n๑.๒ โยธาธิการ คณะทำงาน\n"
        "มีหน้าที่ ดังนี้\n(๑) สำรวจแหล่งน้ำชุมชนทุกอำเภอ\n(๒) จัดทำแผนซ่อมถังน้ำประจำปี"
    )
    assert len(due(order(body))) == 2


def test_a_dated_promise_of_the_writer_is_a_duty() -> None:
    body = "ทั้งนี้ จังหวัดจะแจ้งผลการพิจารณาให้ทราบภายในวันที่ ๒๘ มิถุนายน ๒๕๖๗"
    assert due(external(body)) == [("2024-06-28", None, None)]


def test_keeping_the_regulation_is_no_duty() -> None:
    body = "ข้อ ๕ ให้นายกเทศมนตรีตำบลท่าแพรกรักษาการตามประกาศนี้"
    assert due(announcement(body)) == []


def test_a_stamped_letter_asks_like_any_other() -> None:
    body = "จึงขอให้จังหวัดรายงานผลการสำรวจแหล่งน้ำ ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    assert due(stamped(body)) == [("2024-05-31", None, None)]


def test_the_place_shows_the_request_as_printed() -> None:
    body = "ขอให้ทุกอำเภอรายงานผลการสํารวจแหล่งนํ้า ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    letter = read(external(f"ด้วยฤดูแล้งมาถึงแล้ว\n{body}", subject="เรีอง แหล่งนํ้า"))
    (row,) = letter.documents[0].facts["duties"]
    assert quoted(letter, row.span) in body
    assert "ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗" in quoted(letter, row.when_span)


def test_a_letter_that_asks_nothing_has_no_duties() -> None:
    assert due(external()) == []
