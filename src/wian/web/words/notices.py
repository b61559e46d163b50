"""Words of one's own notices, and of how one is told outside the app."""

from __future__ import annotations

NOTICES = {
    # The list
    "notices_mine": ("การแจ้งเตือน", "Notices"),
    "notices_all": ("ทั้งหมด", "All"),
    "notices_only": ("ที่ยังไม่อ่าน", "Unread"),
    "notices_read_all": ("อ่านทั้งหมดแล้ว", "Mark all as read"),
    "notices_read": ("อ่านแล้ว", "Mark as read"),
    "notices_open": ("เปิดดู", "Open"),
    "notices_new": ("ยังไม่อ่าน", "not read yet"),
    "notices_read_at": ("อ่าน {day}", "read {day}"),
    "notices_withdrawn": ("เรียกคืน {day}", "withdrawn {day}"),
    "notices_gone": (
        "ข้อความนี้ถูกเรียกคืนก่อนที่ท่านจะอ่าน",
        "This notice was withdrawn before you read it.",
    ),
    "notices_urgent": ("เรื่องด่วน", "Urgent"),
    "notices_none": ("ยังไม่มีการแจ้งเตือน", "No notices yet."),
    "notices_none_unread": ("อ่านครบทุกเรื่องแล้ว", "You have read everything."),
    "notices_will": (
        "เมื่อมีหนังสือส่งถึงหน่วยงานของท่าน หรือมีเรื่องที่ท่านต้องทำ จะแจ้งที่นี่",
        "When a letter comes to your office, or something waits for you, it is told here.",
    ),
    "notices_older": ("ดูเรื่องก่อนหน้า", "Older"),
    "notices_newest": ("กลับไปเรื่องล่าสุด", "Back to the newest"),
    # Choosing
    "notices_choose": ("ช่องทางและเวลาแจ้งเตือน", "How I am notified"),
    "notices_choose_what": (
        "อีเมล LINE และ webhook สรุปวันละครั้ง เลือกเวลาที่ไม่รบกวนได้",
        "E-mail, LINE and webhook: one digest a day, never in your quiet hours.",
    ),
    "notices_choose_see": ("เลือก", "Choose"),
    "notices_choose_lead": (
        "ทุกเรื่องแจ้งในเวียนทันที ส่วนภายนอกส่งสรุปวันละครั้งต่อช่องทาง และไม่ส่งในเวลาที่ท่านขอไม่ให้รบกวน",
        "Everything is told in Wian at once. Outside, each channel carries one digest a day, "
        "and nothing leaves in your quiet hours.",
    ),
    "notices_by": ("แจ้งทาง", "Tell me by"),
    "notices_mail": ("อีเมล", "E-mail"),
    "notices_line": ("LINE", "LINE"),
    "notices_hook": ("Webhook", "Webhook"),
    "notices_mail_what": (
        "ผู้ดูแลระบบเป็นผู้แก้ที่อยู่อีเมล",
        "Your administrator changes the address.",
    ),
    "notices_mail_none": (
        "บัญชีนี้ยังไม่มีอีเมล ขอให้ผู้ดูแลระบบเพิ่ม",
        "This account has no e-mail address: ask your administrator to add one.",
    ),
    "notices_mail_off": ("ระบบนี้ยังไม่ได้ตั้งค่าส่งอีเมล", "This site sends no e-mail."),
    "notices_line_what": (
        "เชื่อมบัญชี LINE ของท่านด้วยรหัสที่ใช้ได้ครั้งเดียว",
        "Link your own LINE by a code that works once.",
    ),
    "notices_line_off": ("ระบบนี้ยังไม่ได้เชื่อมต่อ LINE", "This site is not connected to LINE."),
    "notices_hook_what": (
        "ส่งสรุปเป็น JSON พร้อมลายเซ็นไปยังระบบของท่าน",
        "Posts the digest as signed JSON to a system of yours.",
    ),
    "notices_linked": ("เชื่อมแล้ว", "Linked"),
    "notices_when": ("เวลา", "When"),
    "notices_digest_at": ("ส่งสรุปเวลา", "The digest leaves at"),
    "notices_quiet_from": ("ไม่รบกวนตั้งแต่เวลา", "Quiet from"),
    "notices_quiet_until": ("ถึงเวลา", "until"),
    "notices_quiet_days": ("ไม่รบกวนวันเสาร์ อาทิตย์ และวันหยุดราชการ", "Quiet on weekends and holidays"),
    "notices_urgent_apart": (
        "ส่งเรื่องด่วนทันที ไม่รอสรุปประจำวัน",
        "Send urgent notices at once, outside the digest",
    ),
    "notices_urgent_anytime": (
        "ส่งเรื่องด่วนได้แม้ในเวลาที่ไม่ให้รบกวน",
        "Urgent notices may leave in quiet hours too",
    ),
    "notices_keep": ("บันทึก", "Save"),
    "notices_kept": ("บันทึกแล้ว", "Saved."),
    # LINE
    "line_link": ("เชื่อม LINE", "Link LINE"),
    "line_unlink": ("เลิกเชื่อม", "Unlink"),
    "line_code": ("รหัสเชื่อม LINE ใช้ได้ 15 นาที", "Your code for LINE, good for 15 minutes"),
    "line_how": (
        "เพิ่มเพื่อน {account} ใน LINE แล้วส่งรหัสนี้ในห้องสนทนา จากนั้นเปิดหน้านี้ใหม่",
        "Add {account} as a friend in LINE, send this code in the chat, then open this page again.",
    ),
    "line_how_ask": (
        "เพิ่มเพื่อนบัญชี LINE ของระบบ (ถามผู้ดูแลระบบ) แล้วส่งรหัสนี้ในห้องสนทนา จากนั้นเปิดหน้านี้ใหม่",
        "Add this site's LINE account as a friend (ask your administrator), send this code in the "
        "chat, then open this page again.",
    ),
    "notices_unlinked": ("เลิกเชื่อม LINE แล้ว", "LINE is unlinked."),
    # Webhook
    "hook_set": ("ตั้งค่า", "Set up"),
    "hook_lead": (
        "เมื่อถึงเวลาสรุป ระบบจะส่ง JSON ไปยังที่อยู่นี้ ถ้าเครื่องปลายทางไม่ตอบจะไม่ส่งซ้ำ",
        "When a digest leaves, it is posted to this address as JSON. Where the other side does not "
        "answer, it is not posted again.",
    ),
    "hook_url": ("ที่อยู่", "Address"),
    "hook_url_hint": (
        "https:// ของเครื่องที่เปิดให้บริการทั่วไป เครื่องภายในต้องให้ผู้ดูแลระบบเปิดให้",
        "https:// of a public machine; one inside must be allowed by the administrator.",
    ),
    "hook_keep": ("บันทึกและออกรหัสลับใหม่", "Save and make a new secret"),
    "hook_ready": ("ตั้งค่าแล้ว", "It is set."),
    "hook_once": (
        "คัดลอกรหัสลับตอนนี้ จะไม่แสดงอีก",
        "Copy the secret now: it is not shown again.",
    ),
    "hook_how": (
        "ตรวจลายเซ็นในหัวข้อ Wian-Signature ด้วยรหัสลับนี้",
        "Check the Wian-Signature header with this secret:",
    ),
    "hook_drop": ("เลิกใช้", "Remove"),
    "hook_dropped": ("เลิกใช้ webhook แล้ว", "The webhook is removed."),
    # What went out
    "notices_went": ("ที่ส่งออกไปแล้ว", "What went out"),
    "notices_went_none": ("ยังไม่เคยส่งออกไป", "Nothing has gone out yet."),
    "notices_count": ("{n} เรื่อง", "{n} notices"),
    "notices_waiting": ("รอส่ง", "waiting"),
    "notices_sent": ("ส่งแล้ว", "sent"),
    "notices_failed": ("ส่งไม่สำเร็จ", "not delivered"),
    "notices_unsure": ("ไม่แน่ใจว่าถึงหรือไม่", "may not have arrived"),
    "notices_why_address": (
        "เครื่องปลายทางไม่รับที่อยู่นี้ ตรวจที่อยู่กับผู้ดูแลระบบ",
        "The other side does not take this address: check it with your administrator.",
    ),
    "notices_why_content": (
        "เครื่องปลายทางไม่รับข้อความ อ่านในเวียน",
        "The other side did not take the text: read it in Wian.",
    ),
    "notices_why_late": (
        "ส่งไม่ทันในวันนั้น จะรวมไปกับสรุปครั้งถัดไป",
        "It could not leave that day and goes with the next digest.",
    ),
    "notices_why_stopped": (
        "ระบบหยุดกลางคันขณะส่ง จึงไม่ส่งซ้ำ อ่านในเวียน",
        "The sender stopped in the middle, so it is not sent again: read it in Wian.",
    ),
    "notices_why_silent": (
        "เครื่องปลายทางไม่ตอบ จึงไม่ส่งซ้ำ อ่านในเวียน",
        "The other side did not answer, so it is not sent again: read it in Wian.",
    ),
    "notices_why_inside": (
        "ที่อยู่นี้ไม่ได้รับอนุญาต ใช้ https:// ของเครื่องที่เปิดให้บริการทั่วไป",
        "This address is not allowed: use https:// of a public machine.",
    ),
    "notices_why_ours": (
        "ระบบตั้งค่าช่องทางนี้ไม่ครบหรือครบโควตา แจ้งผู้ดูแลระบบ",
        "The site's own settings or its quota stand in the way: tell the administrator.",
    ),
    "notices_why_other": ("เครื่องปลายทางปฏิเสธ", "The other side said no."),
}
