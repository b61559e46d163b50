"""Words of the frame that every page stands in, of my desk, and of what goes wrong."""

from __future__ import annotations

FRAME = {
    # Frame
    "brand": ("เวียน", "Wian"),
    "brand_line": ("อ่านหนังสือราชการ", "Thai official letters, read"),
    "skip": ("ข้ามไปเนื้อหา", "Skip to the content"),
    "other_lang": ("English", "ไทย"),
    "privacy": (
        "อ่านในหน่วยความจำแล้วทิ้งทันที ไม่เก็บข้อความ ไม่เก็บไฟล์ ไม่ต้องลงชื่อเข้าใช้",
        "Read in memory and dropped at once: no text kept, no file kept, no account.",
    ),
    "today": ("วันนี้ {day}", "Today {day}"),
    "nav": ("เมนูหลัก", "Main menu"),
    "nav_desk": ("โต๊ะของฉัน", "My desk"),
    "nav_letters": ("หนังสือ", "Letters"),
    "nav_duties": ("ภารกิจ", "Duties"),
    "nav_read": ("อ่านหนังสือ", "Read a letter"),
    "nav_directory": ("ทำเนียบ", "Directory"),
    "nav_administration": ("ดูแลระบบ", "Admin"),
    "search": ("ค้นหาหน่วยงาน", "Search offices"),
    "search_go": ("ค้นหา", "Search"),
    "sign_in": ("ลงชื่อเข้าใช้", "Sign in"),
    "sign_out": ("ออกจากระบบ", "Sign out"),
    "my_account": ("บัญชีของฉัน", "My account"),
    "use_thai_digits": ("เลขไทย ๑๒๓", "Thai digits ๑๒๓"),
    "use_arabic_digits": ("เลขอารบิก 123", "Arabic digits 123"),
    # Acting as
    "acting_as": ("ปฏิบัติงานในนาม", "Acting as"),
    "acting_all": ("ทุกตำแหน่งของฉัน", "All my posts"),
    "acting_all_why": ("เห็นงานของทุกหน่วยงานที่มีบทบาท", "The work of every office I have a role in"),
    "acting_none": ("ยังไม่มีบทบาทในหน่วยงานใด", "No role in any office yet"),
    "acting_now": ("ใช้อยู่", "In use"),
    "role_clerk": ("สารบรรณ", "Records clerk"),
    "role_officer": ("เจ้าหน้าที่", "Officer"),
    "role_head": ("หัวหน้าหน่วยงาน", "Head of office"),
    "role_manager": ("ผู้จัดการโครงการ", "Programme manager"),
    "role_member": ("กรรมการ", "Committee member"),
    "role_executive": ("ผู้บริหาร", "Executive"),
    "role_administrator": ("ผู้ดูแลระบบ", "Administrator"),
    # My desk
    "desk_title": ("โต๊ะของฉัน", "My desk"),
    "desk_lead": (
        "สิ่งที่ต้องทำตามกำหนด สิ่งที่รอท่านตัดสินใจ และสิ่งที่เกิดขึ้นตั้งแต่เมื่อวาน",
        "What is due, what waits for your decision, and what happened since yesterday.",
    ),
    "desk_due": ("ถึงกำหนด", "Due"),
    "desk_due_empty": (
        "ยังไม่มีภารกิจที่มีกำหนด",
        "Nothing is due.",
    ),
    "desk_due_will": (
        "ภารกิจที่หนังสือสั่งจะเรียงที่นี่ตามวันครบกำหนด พร้อมชื่อหนังสือและบรรทัดที่สั่ง",
        "What letters ask of you will stand here by date, each with its letter and the very line.",
    ),
    "desk_decide": ("รอท่านตัดสินใจ", "Waiting for my decision"),
    "desk_decide_empty": ("ไม่มีเรื่องรอท่านตัดสินใจ", "Nothing waits for your decision."),
    "desk_decide_will": (
        "เรื่องที่ต้องลงนาม อนุมัติ หรือเลือก จะรออยู่ที่นี่ เรื่องที่รอนานที่สุดอยู่บน",
        "What needs your signature, approval or choice will wait here, the oldest on top.",
    ),
    "desk_happened": ("ตั้งแต่เมื่อวาน", "Since yesterday"),
    "desk_happened_empty": (
        "ตั้งแต่เมื่อวานยังไม่มีอะไรเกิดขึ้นกับหน่วยงานของท่าน",
        "Nothing has happened to your offices since yesterday.",
    ),
    "desk_happened_will": (
        "สิ่งที่เกิดกับหน่วยงานของท่าน เรื่องล่าสุดอยู่บน",
        "What happened to your offices, the newest on top.",
    ),
    "desk_no_role": (
        "บัญชีนี้ยังไม่มีบทบาทในหน่วยงานใด จึงยังไม่มีงานบนโต๊ะ ขอบทบาทจากผู้ดูแลระบบของหน่วยงาน",
        "This account has no role in any office yet, so no work comes to this desk. "
        "Ask your office's administrator for a role.",
    ),
    "desk_count": ("{n} รายการ", "{n} entries"),
    "desk_many": ("{what} {n} รายการ", "{what}: {n} entries"),
    "desk_first": ("เริ่มจากอ่านหนังสือสักฉบับ", "Begin by reading a letter"),
    "day_at": ("{day} {time}\u00a0น.", "{day} at\u00a0{time}"),
    # What goes wrong
    "back_desk": ("กลับไปโต๊ะของฉัน", "Back to my desk"),
    "e403_ask": (
        "หากต้องใช้หน้านี้ในการทำงาน ขอบทบาทจากผู้ดูแลระบบของหน่วยงาน หรือเปลี่ยนตำแหน่งที่ใช้ปฏิบัติงานที่หัวหน้าจอ",
        "If your work needs this, ask your office's administrator for a role, "
        "or switch the post you act in at the top of the page.",
    ),
    "e_expired": ("แบบฟอร์มหมดอายุ", "The form has expired"),
    "e_expired_why": (
        "หน้านี้เปิดค้างไว้นานหรือเปิดจากที่อื่น โปรดกลับไปเปิดหน้าใหม่แล้วส่งอีกครั้ง",
        "The page was open too long or came from elsewhere. Open it again and send once more.",
    ),
    "e409": ("ทำรายการนี้ไม่ได้", "This cannot be done as it stands"),
    "e429": ("ลองถี่เกินไป", "Too many attempts"),
    "e429_why": (
        "พักสักครู่แล้วลองใหม่ ระบบจำกัดจำนวนครั้งเพื่อป้องกันการเดารหัส",
        "Wait a moment and try again. Attempts are limited so that nobody can guess.",
    ),
}
