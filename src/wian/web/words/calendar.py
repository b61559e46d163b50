"""Words of calendars: the private addresses, and what stands in an entry."""

from __future__ import annotations

CALENDAR: dict[str, tuple[str, str]] = {
    # The addresses
    "cal": ("ปฏิทินในโทรศัพท์และคอมพิวเตอร์", "Calendar on my devices"),
    "cal_what": (
        "วันประชุม วันตอบ และกำหนดส่งตามหนังสือ ใน Google, Outlook หรือโทรศัพท์ของท่าน",
        "Meetings, answers and deadlines of letters in Google, Outlook or your telephone.",
    ),
    "cal_see": ("ตั้งค่าปฏิทิน", "Set it up"),
    "cal_lead": (
        "ปฏิทินของท่านจะดึงวันตามหนังสือของหน่วยงานท่านเอง ตั้งแต่ {back} วันก่อนถึง {ahead} วันข้างหน้า "
        "และเปลี่ยนตามเมื่อมีการแก้วันหรือเรียกคืนหนังสือ",
        "Your calendar fetches the days of your own offices' letters, from {back} days back to "
        "{ahead} days ahead, and follows when a day is put right or a letter recalled.",
    ),
    "cal_outside": (
        "ปฏิทินภายนอกเห็นเรื่องของหนังสือ แต่ไม่เห็นเบอร์มือถือ รหัสผ่านประชุม ลิงก์ส่วนตัว และข้อความของหนังสือลับ",
        "The calendar's provider sees what letters are about, but no mobile numbers, passcodes, "
        "private links, nor a word of secret letters.",
    ),
    "cal_make": ("สร้างที่อยู่ปฏิทิน", "Make a calendar address"),
    "cal_label": ("ใช้กับอุปกรณ์ใด", "For which device"),
    "cal_label_hint": (
        "เช่น โทรศัพท์ หรือ Outlook ที่ทำงาน ไม่เกิน 80 ตัวอักษร",
        "Such as my telephone, or Outlook at work; at most 80 characters.",
    ),
    "cal_ready": ("สร้างที่อยู่แล้ว", "The address is made."),
    "cal_once": (
        "ใช้ตอนนี้ ที่อยู่จะไม่แสดงอีก ใครมีที่อยู่นี้เห็นปฏิทินของท่าน",
        "Use it now: it is not shown again. Whoever has it sees your calendar.",
    ),
    "cal_scan": (
        "โทรศัพท์: สแกนรหัสนี้ด้วยกล้อง แล้วกดสมัครรับปฏิทิน",
        "A telephone: scan this with its camera, then subscribe.",
    ),
    "cal_open": ("เปิดในปฏิทินของเครื่องนี้", "Open in this device's calendar"),
    "cal_copy": (
        "Google ปฏิทิน: ปฏิทินอื่น → จาก URL · Outlook: เพิ่มปฏิทิน → สมัครใช้งานจากเว็บ แล้ววางที่อยู่นี้",
        "Google Calendar: Other calendars → From URL. Outlook: Add calendar → Subscribe from web. "
        "Then paste this address.",
    ),
    "cal_mine": ("ที่อยู่ที่ใช้อยู่", "Addresses in use"),
    "cal_none": (
        "ยังไม่มีที่อยู่ปฏิทิน สร้างที่อยู่แรกด้านล่าง แล้วใส่ในปฏิทินของท่าน",
        "No address yet. Make the first one below and put it into your calendar.",
    ),
    "cal_unnamed": ("ไม่มีชื่อ", "without a name"),
    "cal_made": ("สร้าง {day}", "made {day}"),
    "cal_used": ("ปฏิทินดึงล่าสุด {day}", "last fetched {day}"),
    "cal_unused": ("ยังไม่เคยถูกดึง", "never fetched"),
    "cal_renew": ("ออกใหม่", "Renew"),
    "cal_revoke": ("เพิกถอน", "Revoke"),
    "cal_end_why": (
        "ที่อยู่เดิมใช้ไม่ได้ทันที ปฏิทินที่ใช้ที่อยู่นี้จะไม่ได้รับวันใหม่อีก",
        "The old address stops at once: a calendar that uses it gets no new days.",
    ),
    "cal_change": ("ออกใหม่หรือเพิกถอน", "Renew or revoke"),
    "cal_revoked": ("เพิกถอนแล้ว ที่อยู่นั้นใช้ไม่ได้อีก", "Revoked: that address serves nothing."),
    # One letter
    "cal_add": ("เพิ่มลงปฏิทิน", "Add to my calendar"),
    # An entry
    "cal_name": ("เวียน: วันตามหนังสือ", "Wian: days of letters"),
    "cal_meeting": ("ประชุม: {what}", "Meeting: {what}"),
    "cal_event": ("กำหนดการ: {what}", "Event: {what}"),
    "cal_duty": ("ครบกำหนด: {what}", "Due: {what}"),
    "cal_reply": ("ตอบภายใน: {what}", "Answer by: {what}"),
    "cal_doubted": ("(วันยังไม่ยืนยัน) {what}", "(unconfirmed day) {what}"),
    "cal_doubted_why": (
        "วันนี้อ่านจากหนังสือและยังไม่มีผู้ยืนยัน ตรวจในหนังสือก่อน",
        "The day was read from the letter and nobody has confirmed it: look there first.",
    ),
    "cal_cancelled": ("ยกเลิก: {what}", "Cancelled: {what}"),
    "cal_recalled": ("ผู้ส่งเรียกคืนหนังสือแล้ว", "The letter was recalled"),
    "cal_recalled_why": (
        "วันตามหนังสือฉบับนี้ไม่ใช้แล้ว",
        "The days of this letter do not hold any more.",
    ),
    "cal_secret": ("หนังสือที่มีชั้นความลับ", "a secret letter"),
    "cal_secret_why": (
        "เปิดอ่านในเวียนเท่านั้น ข้อความไม่ออกไปกับปฏิทิน",
        "Read it in Wian only: no word of it leaves with the calendar.",
    ),
    "cal_at": ("เวลา {time} น.", "at {time}"),
    "cal_for": ("ผู้รับผิดชอบ: {who}", "For: {who}"),
    "cal_online": ("ประชุมออนไลน์ ลิงก์อยู่ในหนังสือ", "Online; the link is in the letter"),
}
