"""Odd forms that letters take: wrapped lines, stamps in the way, broken brackets, lost spaces."""

from __future__ import annotations

from tests.reading.letters import confidence, doc, doubts, external, memo, rows

U = "กลุ่มงานแหล่งน้ำชุมชน"
REF = "อ้างถึง หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗"
STAMP = "สำนักงานจังหวัดตราด\nเลขรับ ๓๓๒๑\nวันที่ ๑๗ พ.ค. ๒๕๖๗\nเวลา ๑๐.๒๐ น."
WHEN = "ในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น."


def test_reference_wrapped_before_dated_keeps_its_day():
    t = external(reference=REF.replace(" ลงวันที่", "\nลงวันที่"))
    assert rows(t, "references", "number", "date") == [("นพ 0019.2/ว 99", "2024-05-02")]


def test_dash_bullets_under_a_request_are_duties():
    t = external(
        "ขอให้อำเภอดำเนินการ ดังนี้\n- สำรวจแหล่งน้ำทุกหมู่บ้าน\n- ซ่อมถังน้ำ\n- รายงานผลภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    )
    assert len(doc(t)["duties"]) == 3


def test_a_room_wrapped_over_the_line_is_whole():
    t = external(
        f"เพื่อเตรียมการรับน้ำหลากปีนี้ ขอเชิญเข้าร่วมประชุม{WHEN} ณ ห้องประชุม\nโขงงาม ชั้น ๒ ศาลากลางจังหวัดนครพนม"
    )
    assert rows(t, "meetings", "place_or_link") == ["ห้องประชุมโขงงาม ชั้น ๒ ศาลากลางจังหวัดนครพนม"]


def test_place_aforesaid_is_the_room_named_before():
    t = external(
        f"จังหวัดกำหนดจัดประชุมคณะทำงาน ณ ห้องประชุมโขงงาม {WHEN} "
        "จึงขอเชิญท่านเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว"
    )
    assert rows(t, "meetings", "place_or_link") == ["ห้องประชุมโขงงาม"]


def test_day_of_receipt_in_a_stamp_is_not_the_letters_day():
    assert doc(f"{STAMP}\n\n{external()}")["date"] == "2024-05-15"


def test_a_stamp_between_number_and_letterhead_does_not_become_the_issuer():
    assert doc(external(number=f"ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔\n\n{STAMP}"))["issuer"] == "จังหวัดนครพนม"


def test_a_day_whose_first_digit_is_split_or_junk_is_not_another_sure_day():
    for day in ("๑ ๕ พฤษภาคม ๒๕๖๗", "lJ๕ พฤษภาคม ๒๕๖๗"):
        t = external(date=day)
        assert doc(t)["date"] in (None, "2024-05-15") or confidence(t, "date") < 0.7, day


def test_a_page_mark_within_enclosures_is_no_part_of_a_title():
    t = external(enclosure="สิ่งที่ส่งมาด้วย ๑. แบบสำรวจ จำนวน ๑ ชุด\n- ๒ -\n๒. คู่มือ จำนวน ๒ เล่ม")
    assert rows(t, "enclosures", "title") == ["แบบสำรวจ", "คู่มือ"]


def test_excluded_bodies_parted_by_a_space_or_numbers_are_a_row_each():
    for words in ("จังหวัดตราด จังหวัดน่าน", " ๑. จังหวัดตราด ๒. จังหวัดน่าน"):
        t = external(to=f"เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด (ยกเว้น{words})")
        assert doc(t)["exclusions"] == ["จังหวัดตราด", "จังหวัดน่าน"], words


def test_a_slipped_tone_mark_of_except_stays_out_of_the_body():
    assert doc(external(to="เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด (ยกเวน้จังหวัดตราด)"))["exclusions"] == [
        "จังหวัดตราด"
    ]


def test_letterhead_one_space_after_the_number_is_read():
    t = external(number="ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔ ศาลากลางจังหวัดนครพนม", head="ถนนอภิบาลบัญชา นพ ๔๘๐๐๐")
    assert doc(t)["issuer"] == "จังหวัดนครพนม"


def test_hall_and_province_parted_by_a_space():
    assert doc(external(head="ศาลากลาง จังหวัดนครพนม\nถนนอภิบาลบัญชา"))["issuer"] == "จังหวัดนครพนม"


def test_urgency_with_a_space_in_it():
    assert doc(external(urgency="ด่วน ที่สุด"))["urgency"] == "ด่วนที่สุด"


def test_signing_line_with_name_behind_it():
    t = external(signed="ลงชื่อ นายกล้า มั่นคงดี\nผู้ว่าราชการจังหวัดนครพนม")
    assert (doc(t)["signatory"] or {}).get("name") == "นายกล้า มั่นคงดี"


def test_a_bracket_lost_at_one_side_of_the_name():
    for s in ("(นายกล้า มั่นคงดี", "นายกล้า มั่นคงดี)"):
        t = external(signed=f"{s}\nผู้ว่าราชการจังหวัดนครพนม")
        assert (doc(t)["signatory"] or {}).get("name") == "นายกล้า มั่นคงดี", s


def test_the_coordinator_on_the_line_above_owns_the_number():
    t = external(phone="ผู้ประสานงาน : นางสาววารี ตั้งใจงาม\nโทร ๐๘ ๑๐๐๐ ๐๐๐๑")
    assert rows(t, "contacts", "person") == ["นางสาววารี ตั้งใจงาม"]


def test_a_memos_contact_unit_has_no_label():
    assert rows(memo(), "contacts", "unit") == ["กองช่าง เทศบาลตำบลท่าแพรก"]


def test_a_labelled_number_that_cannot_be_one_is_kept_as_printed():
    for n in ("๙ ๔๒๕๑ ๐๐๐๑", "O ๔๒๕๑ ๐๐๐๑"):
        assert len(doc(external(phone=f"{U}\nโทร. {n}"))["contacts"]) == 1, n


def test_a_number_with_the_country_code():
    assert rows(external(phone=f"{U}\nโทร. +๖๖ ๔๒๕๑ ๐๐๐๑"), "contacts", "phone") == ["042510001"]


def test_a_code_that_does_not_exist_is_doubted():
    assert len(doubts(external(number="ที่ ฆพ ๐๐๑๙.๒/ว ๑๒๐๔"), "prefix")) == 1


def test_a_number_with_anothers_code_keeps_its_print_in_raw():
    assert doc(external(number="ที่ ตร ๐๐๑๙.๒/ว ๑๒๐๔")).get("number_raw") == "ตร ๐๐๑๙.๒/ว ๑๒๐๔"


def test_subject_below_its_label_after_a_blank_line():
    assert doc(external(subject="เรื่อง\n\nการดูแลแหล่งน้ำชุมชน"))["subject"] == "การดูแลแหล่งน้ำชุมชน"


def test_a_space_within_the_unit_is_closed_up():
    assert doc(external(number="ที่ นพ ๐๐๑๙. ๒/ว ๑๒๐๔"))["number"] == "นพ 0019.2/ว 1204"


def test_a_time_to_apply_is_a_duty_and_no_event_too():
    t = external("ขอให้อำเภอส่งแบบสำรวจระหว่างวันที่ ๑ - ๑๔ มิถุนายน ๒๕๖๗")
    assert doc(t)["events"] == []


def test_subject_and_salutation_on_one_line():
    d = doc(external(subject="เรื่อง การดูแลแหล่งน้ำชุมชน  เรียน นายอำเภอ ทุกอำเภอ", to=""))
    assert (d["subject"], d["addressees"]) == ("การดูแลแหล่งน้ำชุมชน", ["นายอำเภอ ทุกอำเภอ"])


def test_a_passcode_without_a_dated_meeting_is_marked_private():
    body = "ขอให้ทุกอำเภอเข้าระบบประชุม Meeting ID: 999 0001 1122 รหัสผ่าน: 123456 ตามกำหนดการที่แนบ"
    found = doc(external(body))
    assert found["secrets"] == ["999 0001 1122", "123456"]
    assert all(place["private"] for place in found["places"]["secrets"])


def test_a_range_of_mobile_numbers_is_private():
    body = "ขอให้ประสาน นายพนา ร่มไม้เย็น หมายเลข ๐๘๑ ๐๐๐ ๐๐๐๑-๒ ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    found = [r for r in doc(external(body))["contacts"] if r["phone"] == "0810000001"]
    assert [r.get("private") for r in found] == [True]  # `wian read` prints it in clear today
