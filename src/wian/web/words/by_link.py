"""Words of signed links: the letter that one opens, and making links for those who have it."""

from __future__ import annotations

BY_LINK: dict[str, tuple[str, str]] = {
    # What a link opens
    "link_no_account": ("ไม่ต้องลงชื่อเข้าใช้", "No account is needed"),
    "link_sent_to": ("{sender} ส่งถึง", "{sender} to"),
    "link_by_number": ("หนังสือที่ {number}", "Letter {number}"),
    "link_open_until": ("ลิงก์นี้ใช้ได้ถึง {until}", "This link opens until {until}"),
    "link_text": ("ข้อความในหนังสือ", "What the letter says"),
    "link_text_none": (
        "หนังสือนี้มาเป็นไฟล์ เปิดอ่านจากไฟล์ด้านล่าง",
        "The letter is a file: open it below.",
    ),
    "link_files": ("ไฟล์ของหนังสือ", "Files of the letter"),
    "link_files_none": ("หนังสือนี้ไม่มีไฟล์", "The letter has no file."),
    "link_paper": ("ตัวหนังสือ (PDF)", "The letter (PDF)"),
    "link_know": ("รับทราบ", "We know of it"),
    "link_know_for": (
        "กดเมื่ออ่านแล้ว ผู้ส่งจะเห็นว่า {office} รับทราบ",
        "Press it when it is read: the sender sees that {office} knows.",
    ),
    "link_known_at": ("รับทราบแล้วเมื่อ {at}", "Acknowledged {at}"),
    "link_relayed_at": ("แจ้งต่อแล้วเมื่อ {at}", "Passed on {at}"),
    "link_done_at": ("ดำเนินการแล้วเมื่อ {at}", "Done {at}"),
    "link_returned_at": ("ส่งคืนผู้ส่งแล้วเมื่อ {at}", "Returned {at}"),
    "link_next_information": (
        "ผู้ส่งเห็นแล้ว ไม่ต้องทำอะไรอีก เปิดลิงก์นี้อ่านซ้ำได้จนหมดอายุ",
        "The sender sees it. There is nothing more to do; the link opens until it ends.",
    ),
    "link_next_decision": (
        "ผู้ส่งเห็นแล้ว ต่อไปคือพิจารณาตามหนังสือ เปิดลิงก์นี้อ่านซ้ำได้จนหมดอายุ",
        "The sender sees it. Next, consider what it says; the link opens until it ends.",
    ),
    "link_next_action": (
        "ผู้ส่งเห็นแล้ว ต่อไปคือดำเนินการตามหนังสือ เปิดลิงก์นี้อ่านซ้ำได้จนหมดอายุ",
        "The sender sees it. Next, do what it says; the link opens until it ends.",
    ),
    "link_next_returned": (
        "ผู้ส่งเห็นแล้วว่าหน่วยงานของท่านส่งคืน ถ้าคืนผิดให้ติดต่อผู้ส่ง",
        "The sender sees that it was returned. If that was a mistake, talk to the sender.",
    ),
    "link_answer": ("ส่งคำตอบ", "Send the answer"),
    "link_answer_head": ("ตอบหนังสือ", "Answer"),
    "link_answer_lead": (
        "พิมพ์ หรือแนบไฟล์ หรือทั้งสองอย่าง คำตอบไปถึงโต๊ะของ {sender}",
        "Type it, add files, or both: it comes to the desk of {sender}.",
    ),
    "link_answer_text": ("ข้อความตอบ", "Your answer"),
    "link_answer_files": ("ไฟล์", "Files"),
    "link_answer_files_hint": (
        "PDF ภาพ หรือข้อความ ไฟล์ละไม่เกิน {mb} MB รวมไม่เกิน {most} ไฟล์",
        "PDF, pictures or text, {mb} MB each, {most} at most.",
    ),
    "link_answer_photo": ("ถ่ายภาพ", "Take a picture"),
    "link_answer_lost": (
        "ข้อความที่พิมพ์ยังอยู่ แต่ต้องเลือกไฟล์ใหม่อีกครั้ง",
        "What you typed is still here; choose the files again.",
    ),
    "link_answered": ("ได้รับคำตอบแล้วเมื่อ {at}", "Your answer came {at}"),
    "link_answered_no": ("เลขอ้างอิงคำตอบ {n}", "Answer no. {n}"),
    "link_answered_next": (
        "ผู้ส่งได้รับแล้ว จดเลขอ้างอิงไว้ใช้เมื่อสอบถาม",
        "The sender has it. Note the number, in case you ask about it.",
    ),
    "link_answer_more": ("ส่งคำตอบเพิ่ม", "Send another answer"),
    "link_recalled": ("ผู้ส่งเรียกคืนหนังสือฉบับนี้แล้ว", "The sender has recalled this letter"),
    "link_recalled_why": (
        "ขออภัยที่รบกวน ไม่ต้องดำเนินการใด หากมีฉบับใหม่ผู้ส่งจะส่งมาอีกครั้ง",
        "We are sorry: there is nothing to do. If there is a new one, it will be sent to you.",
    ),
    "link_typed": (
        "สิ่งที่ท่านพิมพ์ไว้ ยังไม่ถึงผู้ส่ง คัดลอกไปส่งทางอื่นได้",
        "What you typed has not reached the sender: copy it to send it another way.",
    ),
    "link_dead": ("ลิงก์นี้เปิดไม่ได้", "This link does not open"),
    "link_closed_why": (
        "ลิงก์อาจหมดอายุ ถูกเพิกถอน หรือพิมพ์ไม่ครบ ไม่มีการบันทึกใดในนามของหน่วยงาน",
        "It may have expired, been revoked or been cut short. Nothing was recorded in your name.",
    ),
    # Making links
    "links_to_letter": ("ลิงก์สำหรับผู้ที่ไม่มีบัญชี", "Links for those without an account"),
    "links_make_lead": (
        "ให้หน่วยงานที่ยังไม่มีบัญชี รับทราบหรือตอบหนังสือนี้จากโทรศัพท์ แต่ละแห่งได้ลิงก์ของตนเอง",
        "Offices without an account acknowledge or answer this letter on a phone, each by a link "
        "of its own.",
    ),
    "links_not_sent": (
        "หนังสือนี้ยังไม่ได้ส่งถึงใคร ส่งเวียนก่อน แล้วออกลิงก์ให้ผู้ที่ไม่มีบัญชีได้ที่นี่",
        "Nobody has this letter yet: send it round first, then make links here.",
    ),
    "links_who": ("ออกลิงก์ให้", "Links for"),
    "links_who_sum": (
        "ได้รับหนังสือ {n} แห่ง · ไม่มีบัญชี {bare} แห่ง · ไม่มีบัญชีอยู่บน",
        "{n} offices have it · {bare} without an account · those on top",
    ),
    "links_bare": ("ไม่มีบัญชี", "no account"),
    "links_staffed": ("มีบัญชี", "has an account"),
    "links_has": ("มีลิงก์อยู่แล้ว", "has a link already"),
    "links_rest": (
        "และอีก {n} แห่งที่ไม่มีบัญชี ยังไม่รับทราบ และยังไม่มีลิงก์",
        "and {n} more without an account that do not know of it and have no link",
    ),
    "links_more": (
        "แสดง {n} แห่งแรก แห่งอื่นมีบัญชี รับทราบแล้ว หรือรวมอยู่ในบรรทัดบน",
        "The first {n}. The others have an account, know of it, or are in the line above.",
    ),
    "links_purpose": ("ให้ทำอะไรได้", "What it lets them do"),
    "links_acknowledge": ("รับทราบ", "acknowledge it"),
    "links_reply": ("รับทราบและส่งคำตอบ", "acknowledge it and send an answer"),
    "links_until": ("ใช้ได้ถึงวันที่", "Open until"),
    "links_make": ("ออกลิงก์ให้ที่เลือก", "Make links for those ticked"),
    "links_made": ("ออกลิงก์แล้ว {n} แห่ง", "Links for {n} offices are made"),
    "links_once": (
        "พิมพ์หรือบันทึกหน้านี้ตอนนี้ ระบบไม่เก็บที่อยู่ของลิงก์และจะไม่แสดงอีก ถ้าหายต้องออกใหม่",
        "Print or save this page now: the addresses are not kept and will not be shown again. If "
        "they are lost, make new ones.",
    ),
    "links_anew": (
        "ออกใหม่ให้แห่งที่มีลิงก์อยู่แล้วด้วย ลิงก์เดิมจะใช้ไม่ได้",
        "Make new ones also for those that have a link: the old ones stop",
    ),
    "links_csv": ("บันทึกเป็น CSV", "Save as CSV"),
    "links_xlsx": ("บันทึกเป็น Excel", "Save as Excel"),
    "links_print": (
        "พิมพ์หน้านี้จากเบราว์เซอร์ ได้หนึ่งใบต่อหนึ่งหน่วยงาน",
        "Print this page: one slip an office.",
    ),
    "links_slip": (
        "สแกนด้วยกล้องโทรศัพท์ เพื่ออ่านและ{do} ไม่ต้องลงชื่อเข้าใช้",
        "Scan it with a phone to read it and {do}; no account is needed.",
    ),
    "links_slip_until": (
        "ใช้ได้ถึง {until} แทนหน่วยงานของท่าน อย่าส่งต่อให้ผู้อื่น",
        "Open until {until}. It stands for your office: do not pass it on.",
    ),
    "links_back": ("กลับไปที่การส่งเวียน", "Back to how it goes round"),
    "F175": ("เลือกหน่วยงานอย่างน้อยหนึ่งแห่ง", "Tick one office at least."),
}
