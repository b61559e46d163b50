"""Words of tokens for programs, and of clearing somebody's second step."""

from __future__ import annotations

TOKENS = {
    # One's own tokens
    "tokens": ("รหัสเชื่อมต่อโปรแกรม (API token)", "API tokens"),
    "tokens_what": (
        "ให้โปรแกรมทำงานแทนท่านด้วยบทบาททั้งหมดของท่าน",
        "For programs that act for you, by all your roles.",
    ),
    "tokens_see": ("ดูรหัส", "See the tokens"),
    "tokens_count": ("{n} รหัส", "{n} tokens"),
    "tokens_none": (
        "ยังไม่มีรหัส สร้างรหัสแรกด้านล่าง แล้วใส่ในโปรแกรมที่จะเชื่อมต่อ",
        "No token yet. Make the first one below and put it into the program.",
    ),
    "tokens_dead": ("ใช้ไม่ได้แล้ว {n} รหัส", "{n} tokens that open nothing any more"),
    "token_unnamed": ("ไม่มีชื่อ", "without a name"),
    "token_made": ("สร้าง {day}", "made {day}"),
    "token_until": ("หมดอายุ {day}", "expires {day}"),
    "token_used": ("ใช้ล่าสุด {day}", "last used {day}"),
    "token_unused": ("ยังไม่เคยใช้", "never used"),
    "token_open": ("ใช้ได้", "works"),
    "token_soon": ("ใกล้หมดอายุ", "expires soon"),
    "token_expired": ("หมดอายุแล้ว", "expired"),
    "token_revoked": ("เพิกถอนแล้ว", "revoked"),
    "token_revoked_at": ("เพิกถอน {day}", "revoked {day}"),
    # Making one
    "token_make": ("สร้างรหัส", "Make a token"),
    "token_label": ("ใช้กับโปรแกรมใด", "For which program"),
    "token_label_hint": (
        "เช่น ระบบสารบรรณของ อบจ. ไม่เกิน 80 ตัวอักษร",
        "Such as the register of our PAO; at most 80 characters.",
    ),
    "token_days": ("ใช้ได้นาน", "It works for"),
    "token_ready": ("สร้างรหัสแล้ว", "The token is made."),
    "token_once": (
        "คัดลอกตอนนี้ รหัสจะไม่แสดงอีก ใครมีรหัสนี้ทำได้เท่ากับท่าน",
        "Copy it now: it is not shown again. Whoever has it can do what you can.",
    ),
    "token_how": (
        "ส่งไปกับทุกคำขอในหัวข้อ Authorization เช่น",
        "Send it with every request in the Authorization header, for example:",
    ),
    # Revoking one
    "token_revoke": ("เพิกถอน", "Revoke"),
    "token_revoke_title": ("เพิกถอนรหัสนี้หรือไม่", "Revoke this token?"),
    "token_revoke_why": (
        "โปรแกรมที่ใช้รหัสนี้จะเข้าไม่ได้ทันที ย้อนกลับไม่ได้ ต้องสร้างรหัสใหม่",
        "The program that uses it is shut out at once. It cannot be undone, only replaced.",
    ),
    "token_revoke_go": ("เพิกถอนรหัส", "Revoke the token"),
    "told_token_revoked": ("เพิกถอนแล้ว รหัสนั้นใช้ไม่ได้อีก", "Revoked: that token opens nothing."),
    # On the page of an account that one administers
    "tokens_of_none": ("บัญชีนี้ไม่มีรหัสเชื่อมต่อโปรแกรม", "This account has no token."),
    "second_of": ("การยืนยันขั้นที่สอง", "Second step"),
    "second_has": ("ใช้อยู่: {kinds}", "In use: {kinds}"),
    "second_of_none": (
        "บัญชีนี้มีรหัสผ่านเพียงชั้นเดียว เจ้าของเพิ่มขั้นที่สองได้ที่หน้าบัญชีของฉัน",
        "Only a password protects this account. Its owner adds a second step on the own page.",
    ),
    "second_dead": (
        "อ่านรหัสลับของขั้นที่สองไม่ได้ เพราะกุญแจของระบบเปลี่ยน เจ้าของจะลงชื่อเข้าใช้ไม่ได้จนกว่าจะล้าง",
        "Its secrets cannot be read, because the key of this site changed. "
        "Its owner cannot sign in until it is cleared.",
    ),
    "second_clear": ("ล้างการยืนยันขั้นที่สอง", "Clear the second step"),
    "second_clear_why": (
        "ใช้เมื่อโทรศัพท์หายหรือรหัสใช้ไม่ได้ แอป พาสคีย์ และรหัสสำรองของบัญชีนี้จะถูกลบทั้งหมด "
        "เจ้าของลงชื่อเข้าใช้ด้วยรหัสผ่านแล้วตั้งใหม่ ตรวจให้แน่ใจว่าเจ้าของเป็นผู้ขอ",
        "For a phone that is gone or codes that fail. Its app, passkeys and recovery codes are "
        "all removed; its owner signs in by password and sets them anew. "
        "Make sure that it is the owner who asks.",
    ),
    "second_clear_now": ("ล้างขั้นที่สองของ {login}", "Clear the second step of {login}"),
    "told_second_cleared": (
        "ล้างแล้ว เจ้าของลงชื่อเข้าใช้ด้วยรหัสผ่านและตั้งขั้นที่สองใหม่ได้",
        "Cleared: its owner signs in by password and sets a second step anew.",
    ),
    # Where a second step cannot be read
    "second_lost": (
        "อ่านขั้นที่สองของบัญชีนี้ไม่ได้แล้ว เพราะกุญแจของระบบเปลี่ยน "
        "ขอให้ผู้ดูแลระบบของหน่วยงานล้างการยืนยันขั้นที่สอง แล้วตั้งใหม่",
        "The second step of this account cannot be read any more, because the key of this site "
        "changed. Ask your office's administrator to clear it, then set it anew.",
    ),
    "f_second_lost": (
        "รหัสใช้ไม่ได้แล้ว เพราะกุญแจของระบบเปลี่ยน ขอให้ผู้ดูแลระบบของหน่วยงานล้างการยืนยันขั้นที่สอง แล้วตั้งใหม่",
        "No code of it fits any more, because the key of this site changed. "
        "Ask your office's administrator to clear the second step, then set it anew.",
    ),
    "f_invalid_choice": ("เลือกจากรายการที่มี", "Choose one of those in the list."),
    "f_max_length": (
        "ยาวเกินไป ไม่เกิน {limit_value} ตัวอักษร",
        "Too long: at most {limit_value} characters.",
    ),
    "unreadable": ("อ่านไม่ได้ ต้องตั้งใหม่", "unreadable: set it anew"),
    "codes_lost": (
        "อ่านรหัสสำรองชุดเดิมไม่ได้แล้ว เพราะกุญแจของระบบเปลี่ยน ออกรหัสใหม่ทั้งชุด",
        "The old codes cannot be read any more, because the key of this site changed. "
        "Make new ones.",
    ),
    "mail_second_reset_subject": ("ล้างการยืนยันขั้นที่สองแล้ว", "Your second step was cleared"),
    "mail_second_reset_body": (
        "ผู้ดูแลระบบล้างการยืนยันขั้นที่สองของบัญชี {login} ในระบบเวียนแล้ว ลงชื่อเข้าใช้แล้วตั้งใหม่",
        "An administrator cleared the second step of your account {login} of Wian. "
        "Sign in and set it anew.",
    ),
}
