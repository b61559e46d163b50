"""Words of registers: books, their lines, numbers that are given, reserved and cancelled."""

from __future__ import annotations

REGISTERS: dict[str, tuple[str, str]] = {
    # All books
    "registers": ("ทะเบียน", "Registers"),
    "registers_lead": (
        "เลขรับและเลขส่งของหน่วยงานที่ท่านอ่านได้ เลขที่ออกแล้วไม่นำกลับมาใช้อีก",
        "Numbers of what came in and went out, of the offices you may read. A number once given "
        "is never used again.",
    ),
    "registers_sum": (
        "{n} เล่มของปีปฏิทิน {year} เรียงตามหน่วยงาน ทะเบียนรับก่อนทะเบียนส่ง",
        "{n} registers of the calendar year {year}, office by office, incoming first",
    ),
    "registers_empty": (
        "ยังไม่มีทะเบียนของปี {year} เล่มแรกเปิดเองเมื่อออกเลขแรก",
        "No registers of {year} yet. A register opens by itself with its first number.",
    ),
    "registers_begin": (
        "เริ่มจากลงทะเบียนรับหนังสือบนโต๊ะอ่าน หรือออกเลขหนังสือส่ง",
        "Begin by registering a letter on the reading desk, or by issuing a number.",
    ),
    "book_in": ("ทะเบียนหนังสือรับ", "Incoming register"),
    "book_out_ordinary": ("ทะเบียนหนังสือส่ง", "Outgoing register"),
    "book_out_circular": ("ทะเบียนหนังสือเวียน (ว)", "Register of circulars (ว)"),
    "book_out_order": ("ทะเบียนคำสั่ง", "Register of orders"),
    "book_out_announce": ("ทะเบียนประกาศ", "Register of announcements"),
    "book_last": ("เลขล่าสุด {n}", "last number {n}"),
    "book_issued": ("ออกแล้ว {n}", "{n} issued"),
    "book_reserved": ("จองไว้ {n}", "{n} reserved"),
    "book_cancelled": ("ยกเลิก {n}", "{n} cancelled"),
    "book_lapsed": ("จองแล้วไม่ได้ใช้ {n}", "{n} ran out"),
    "book_inserted": ("แทรก {n}", "{n} inserted"),
    # How an office numbers
    "numbering": ("วิธีออกเลข", "Numbering"),
    "numbering_lead": (
        "กำหนดก่อนออกเลขแรกของปี หลังจากนั้นเปลี่ยนได้ในปีถัดไป",
        "Settled before the first number of a year; after that, for the next year.",
    ),
    "numbering_apart": (
        "ปี {year}: เลข ว แยกเป็นอีกชุด เลขขึ้นต้น {code}",
        "{year}: circulars (ว) are numbered apart; numbers begin with {code}",
    ),
    "numbering_together": (
        "ปี {year}: เลข ว ใช้ชุดเดียวกับเลขธรรมดา เลขขึ้นต้น {code}",
        "{year}: circulars (ว) share the numbers; numbers begin with {code}",
    ),
    "numbering_no_code": ("(ยังไม่ได้กำหนด)", "(not set yet)"),
    "numbering_fixed": (
        "ออกเลขแรกแล้ว เปลี่ยนไม่ได้ในปีนี้",
        "The first number is out: it stays for this year.",
    ),
    "numbering_year": ("ใช้ตั้งแต่ปี", "From the year"),
    "numbering_circulars": (
        "เลข ว แยกเป็นอีกชุด เริ่มที่ 1 ทุกปีปฏิทิน",
        "Circulars (ว) are numbered apart, from 1 each calendar year",
    ),
    "numbering_code": ("รหัสนำหน้าเลขหนังสือ", "Code before the numbers"),
    "numbering_code_hint": (
        "เช่น ชร 0118 เว้นว่างไว้เพื่อใช้รหัสตามทำเนียบ",
        "Such as ชร 0118. Leave it empty to use the code in the directory.",
    ),
    "numbering_set": ("กำหนดวิธีออกเลข", "Set the numbering"),
    "done_numbering": ("กำหนดวิธีออกเลขแล้ว", "The numbering is set."),
    # Reserving and issuing
    "number_reserve": ("จองเลข", "Reserve numbers"),
    "number_reserve_lead": (
        "เลขที่จองรอหนังสือได้ถึงวันที่กำหนด พ้นวันนั้นเลขยังอยู่ในทะเบียนและไม่นำกลับมาใช้",
        "A reserved number waits for its letter until the day you set. After that day it stays in "
        "the register, unused.",
    ),
    "number_issue": ("ออกเลขหนังสือส่ง", "Issue outgoing numbers"),
    "number_issue_lead": (
        "สำหรับหนังสือที่ไม่ได้ร่างในระบบ หนึ่งบรรทัดต่อหนึ่งเลข ออกเรียงกันทันที",
        "For letters that were not drafted here. One line for each number, given in order at once.",
    ),
    "number_office": ("หน่วยงาน", "Office"),
    "number_kind": ("ทะเบียน", "Register"),
    "number_kind_in": ("เลขรับ", "Incoming numbers"),
    "number_kind_out_ordinary": ("เลขส่ง (ธรรมดา)", "Outgoing numbers (ordinary)"),
    "number_kind_out_circular": ("เลขส่ง (ว เวียน)", "Outgoing numbers (ว circular)"),
    "number_kind_out_order": ("เลขคำสั่ง", "Numbers of orders"),
    "number_kind_out_announce": ("เลขประกาศ", "Numbers of announcements"),
    "number_count": ("กี่เลข", "How many"),
    "number_count_hint": ("ไม่เกิน 200 เลขต่อครั้ง", "At most 200 at once"),
    "number_until": ("จองถึงวันที่", "Until the day"),
    "number_subject": ("เรื่อง", "Subject"),
    "number_subject_hint": (
        "จองไว้เพื่อเรื่องใด ให้ผู้อื่นในหน่วยงานรู้",
        "What the numbers are kept for, so that others here know",
    ),
    "number_lines": ("หนังสือที่จะออกเลข", "Letters to be numbered"),
    "number_lines_hint": (
        "บรรทัดละฉบับ: เรื่อง แล้วขีดตั้ง | หรือแท็บ แล้วผู้รับ เช่น ขอเชิญประชุม | นายอำเภอเทิง วางจาก Excel ได้",
        "A line for each letter: the subject, then | or a tab, then the addressee. You can paste "
        "from Excel.",
    ),
    "number_day": ("ลงวันที่", "Dated"),
    "done_reserved": ("จองเลขแล้ว เป็นบรรทัดด้านล่างนี้", "The numbers below are reserved."),
    "done_issued": ("ออกเลขแล้ว เป็นบรรทัดด้านล่างนี้", "The numbers below are issued."),
    # Signed letters, several at once
    "number_signed": ("ออกเลขพร้อมกันหลายฉบับ", "Number several letters"),
    "number_signed_lead": (
        "หนังสือที่ลงนามแล้วได้เลขเรียงกันตามลำดับด้านล่าง ฉบับที่รอนานที่สุดก่อน",
        "Signed letters get numbers in the order below: what has waited longest first.",
    ),
    "number_signed_which": ("หนังสือที่จะออกเลข", "Letters to be numbered"),
    "number_signed_none": (
        "ไม่มีหนังสือที่ลงนามแล้วรอออกเลข เมื่อลงนามแล้วจะอยู่ที่นี่ ดูที่ลงนามค้างอยู่:",
        "No signed letter waits for its number. Once signed, a letter stands here; look at:",
    ),
    "number_next": (
        "เลขถัดไปขณะนี้: ธรรมดา {ordinary} · เวียน {circular} หากมีผู้ออกเลขก่อน เลขจะเลื่อนไป",
        "Next just now: ordinary {ordinary} · circular {circular}. Others may take them first.",
    ),
    "number_about": ("ประมาณ {n}", "about {n}"),
    "number_more": (
        "อีก {n} ฉบับรออยู่ ออกเลขชุดนี้ก่อนแล้วจะแสดงต่อ",
        "Another {n} letters wait: they are shown once these are numbered.",
    ),
    "number_ticked": ("ออกเลขให้ฉบับที่ติ๊ก", "Number the ticked letters"),
    "number_look": ("ดูเลขตามที่เลือก", "See the numbers for this choice"),
    "number_for_good": (
        "เลขที่ออกแล้วไม่นำกลับมาใช้อีก ถ้าฉบับใดออกไม่ได้ จะไม่มีฉบับใดได้เลข",
        "A number once given is never used again. If one letter cannot have one, none gets any.",
    ),
    "number_no_code": (
        "หน่วยงานนี้ยังไม่มีรหัสนำหน้าเลขหนังสือ กำหนดก่อนออกเลข:",
        "This office has no code before its numbers yet. Set it first:",
    ),
    "numbered": ("เลขที่ออกแล้ว", "Numbers given"),
    "numbered_sum": ("{n} ฉบับ ตามลำดับที่ออก", "{n} letters, in the order they were numbered"),
    "numbered_none": (
        "ไม่มีหนังสือที่ออกเลขแล้วตามที่ระบุ หรือท่านไม่มีสิทธิอ่าน",
        "None of these letters has a number, or you may not read them.",
    ),
    "F161": ("ติ๊กหนังสืออย่างน้อยหนึ่งฉบับ", "Tick at least one letter."),
    # A book
    "register_choose": ("ค้นหรือเลือกบรรทัด", "Search or choose lines"),
    "register_order": ("ลำดับ", "Order"),
    "register_search": ("คำในบรรทัด", "Words in a line"),
    "register_state": ("สถานะ", "State"),
    "register_any_state": ("ทุกสถานะ", "Any state"),
    "register_since": ("ตั้งแต่วันที่", "From the day"),
    "register_until": ("ถึงวันที่", "To the day"),
    "register_first": ("ตั้งแต่เลข", "From the number"),
    "register_last": ("ถึงเลข", "To the number"),
    "register_show": ("แสดงบรรทัด", "Show lines"),
    "register_clear": ("แสดงทั้งเล่ม", "Show the whole register"),
    "register_newest": ("ใหม่ก่อน", "Newest first"),
    "register_in_order": ("ตามลำดับเล่ม", "In book order"),
    "register_page": ("แสดง {n} บรรทัด {order}", "{n} lines, {order}"),
    "register_order_newest": ("เลขล่าสุดอยู่บน", "the last number on top"),
    "register_order_book": ("เรียงตามเลข", "by number"),
    "register_none": (
        "ไม่มีบรรทัดที่ตรงกับที่เลือก ลองขยายช่วงวันหรือเลข",
        "No line fits what you chose. Try more days or numbers.",
    ),
    "register_take_out": ("พิมพ์หรือส่งออก", "Print or export"),
    "register_thai": ("เลขไทย", "Thai digits"),
    "register_arabic": ("เลขอารบิก", "Arabic digits"),
    "register_pdf": ("เปิด PDF", "Open as PDF"),
    "register_xlsx": ("ดาวน์โหลด Excel", "Download Excel"),
    "register_docx": ("ดาวน์โหลด Word", "Download Word"),
    "register_parts": (
        "เล่มนี้ยาว PDF ออกทีละส่วน ส่วน Excel และ Word ได้ครบทุกบรรทัด",
        "This register is long: PDF comes in parts, Excel and Word hold every line.",
    ),
    "register_part": ("เลข {first}–{last}", "Nos. {first}–{last}"),
    "col_day": ("วันที่ลงทะเบียน", "Registered"),
    "col_number_in": ("เลขรับ", "No."),
    "col_number_out": ("เลขส่ง", "No."),
    "col_their_number": ("ที่", "Letter no."),
    "col_dated": ("ลงวันที่", "Dated"),
    "col_sender": ("จาก", "From"),
    "col_addressee": ("ถึง", "To"),
    "col_subject": ("เรื่อง", "Subject"),
    "col_action": ("การปฏิบัติ", "Action"),
    "col_note": ("หมายเหตุ", "Remarks"),
    "line_issued": ("ออกแล้ว", "Issued"),
    "line_reserved": ("จองเลข", "Reserved"),
    "line_cancelled": ("ยกเลิก", "Cancelled"),
    "line_lapsed": ("จองแล้วไม่ได้ใช้", "Reservation ran out"),
    "line_inserted": ("แทรก", "Inserted"),
    "line_until": ("ถึง {day}", "until {day}"),
    "line_written": ("ลงจริง {day}", "written {day}"),
    # A line
    "line_title_in": ("เลขรับ {n}", "Incoming number {n}"),
    "line_title_out": ("เลขส่ง {n}", "Outgoing number {n}"),
    "line_letter": ("เปิดหนังสือ", "Open the letter"),
    "line_stamp": ("สำเนาประทับตรารับ", "Copy with the receive stamp"),
    "line_stamp_short": ("ตรารับ", "Stamp"),
    "line_nothing": (
        "บรรทัดนี้เปลี่ยนไม่ได้แล้ว หรือท่านไม่ใช่ผู้ลงทะเบียนของหน่วยงานนี้",
        "Nothing more can be done with this line, or you do not register for this office.",
    ),
    "line_fill": ("ใช้เลขนี้", "Use this number"),
    "line_fill_why": (
        "เลือกหนังสือในระบบที่พร้อมออกเลข หรือพิมพ์เรื่องของหนังสือนอกระบบ วันที่ของเลขคงเดิม",
        "Choose a letter kept here that is ready, or type the subject of one that is not. The "
        "number keeps its day.",
    ),
    "line_cancel": ("ยกเลิกเลขนี้", "Cancel this number"),
    "line_cancel_why": (
        "เลขคงอยู่ในทะเบียนพร้อมเหตุผลและไม่นำกลับมาใช้ หนังสือรับกลับไปอยู่บนโต๊ะอ่าน หนังสือส่งรอออกเลขใหม่",
        "The number stays, struck, with the reason. What came in goes back to the reading desk; "
        "what goes out waits for another number.",
    ),
    "line_cancel_sure": ("ยืนยันว่ายกเลิกเลข {n}", "Yes, cancel number {n}"),
    "line_reason": ("เหตุผล", "Reason"),
    "line_insert": ("แทรกหลังเลขนี้", "Insert behind this number"),
    "line_insert_why": (
        "สำหรับหนังสือที่ตกหล่น ทะเบียนจะแสดงคำว่าแทรก วันที่ลงจริง และเหตุผลเสมอ",
        "For a letter that was missed. The register always shows that it was inserted, when, and "
        "why.",
    ),
    "line_paper": ("หนังสือในระบบ", "A letter kept here"),
    "line_paper_none": ("ไม่ใช่หนังสือในระบบ", "None that is kept here"),
    "line_subject": ("เรื่อง (หนังสือนอกระบบ)", "Subject (of a letter not kept here)"),
    "line_addressee": ("ถึง", "To"),
    "line_note": ("หมายเหตุ", "Remarks"),
    "line_day": ("วันที่ของบรรทัด", "Day of the line"),
    "done_filled": ("ใช้เลขนี้แล้ว", "The number is used."),
    "done_cancelled": ("ยกเลิกเลขแล้ว เลขยังอยู่ในทะเบียน", "Cancelled. The number stays in its place."),
    "done_inserted": ("แทรกแล้ว เป็นบรรทัดนี้", "Inserted: it is this line."),
    "F160": ("ทำเครื่องหมายยืนยันก่อนยกเลิก", "Tick to confirm before you cancel."),
}
