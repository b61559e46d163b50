"""Words of posts, of who is in them, of changing people, and of opening an office."""

from __future__ import annotations

PEOPLE: dict[str, tuple[str, str]] = {
    # Posts of an office
    "posts_lead": (
        "ทุกตำแหน่ง ใครอยู่ในตำแหน่งวันนี้ และใครเคยอยู่",
        "Every post, who is in it today and who was before.",
    ),
    "posts_way": (
        "เพิ่ม เปลี่ยนชื่อ และยุบตำแหน่ง ให้คนเข้าและพ้นจากตำแหน่ง ในหน่วยงานของท่าน",
        "Open, rename and close posts of your office; put people into them and let them go.",
    ),
    "posts_manage": ("จัดการตำแหน่งและบุคคล", "Manage posts and people"),
    "posts_empty": (
        "ยังไม่มีตำแหน่งในหน่วยงานนี้ เริ่มจากเพิ่มตำแหน่งหัวหน้าหน่วยงานด้านล่าง",
        "No posts here yet. Begin with the post of the head, below.",
    ),
    "posts_closed": ("ตำแหน่งที่ยุบแล้ว {n} ตำแหน่ง", "{n} posts that were closed"),
    "post_open": ("เพิ่มตำแหน่ง", "Open a post"),
    "post_title": ("ชื่อตำแหน่ง", "Title of the post"),
    "post_title_hint": ("เช่น นักพัฒนาชุมชนชำนาญการ", "Such as นักพัฒนาชุมชนชำนาญการ"),
    "post_head": ("เป็นหัวหน้าหน่วยงาน", "The head of the office"),
    "post_head_hint": ("หน่วยงานมีหัวหน้าได้ตำแหน่งเดียว", "An office has one such post."),
    "post_since": ("มีตำแหน่งนี้ตั้งแต่วันที่", "The post stands from this day"),
    "post_begins": ("มีตั้งแต่ {day}", "from {day}"),
    "post_ends": ("มีถึง {day}", "until {day}"),
    "idle": ("บุคคลที่ยังไม่มีตำแหน่ง", "People in no post"),
    "idle_sum": (
        "{n} คนที่หน่วยงานนี้ดูแลข้อมูล เรียงตามชื่อ",
        "{n} of those whose data this office keeps, by name",
    ),
    "idle_none": (
        "ไม่มี ผู้ที่เพิ่มไว้แต่ยังไม่ได้เข้าตำแหน่งจะอยู่ที่นี่",
        "None. People who were added but are in no post yet stand here.",
    ),
    # One post
    "post_lead": ("ตำแหน่งในหน่วยงานนี้", "A post of this office"),
    "post_over": ("ตำแหน่งนี้ยุบแล้ว ไม่มีผู้ใดอยู่ในตำแหน่ง", "The post was closed: nobody is in it."),
    "post_rename": ("แก้ชื่อตำแหน่ง", "Change the title"),
    "post_rename_why": (
        "ชื่อใหม่ใช้กับทุกวันของตำแหน่งนี้ ถ้าเป็นตำแหน่งใหม่จริง ให้ยุบตำแหน่งนี้แล้วเพิ่มตำแหน่งใหม่",
        "The title holds on all days of the post. For a truly new post close this and open one.",
    ),
    "post_close": ("ยุบตำแหน่งนี้", "Close this post"),
    "post_close_why": (
        "ประวัติผู้ดำรงตำแหน่งยังอยู่ครบ ต้องให้ทุกคนพ้นจากตำแหน่งก่อนวันนั้น",
        "Its history stays. Everybody in it must have left by that day.",
    ),
    "post_close_day": ("ไม่มีตำแหน่งนี้ตั้งแต่วันที่", "The post is no more from this day"),
    "ledger_of_post": ("บันทึกการทำรายการกับตำแหน่งนี้", "What was done to this post"),
    # Stays in a post
    "stays_now": ("อยู่ในตำแหน่งวันนี้", "In the post today"),
    "stays_sum": (
        "{n} คน · ผู้ดำรงตำแหน่งก่อน แล้วผู้ปฏิบัติราชการแทนและผู้รักษาราชการแทน",
        "{n} · the holder first, then who acts and who stands in",
    ),
    "stays_later": ("จะเข้าตำแหน่ง", "To come"),
    "stays_before": ("ก่อนหน้านี้", "Before"),
    "stays_past": ("เคยอยู่ในตำแหน่ง {n} ช่วง ล่าสุดอยู่บน", "{n} stays before, the latest on top"),
    "stays_before_none": (
        "ยังไม่มีบันทึกผู้ที่เคยอยู่ในตำแหน่งนี้",
        "Nobody is on record as having been in it before.",
    ),
    "stay_begin": ("ให้เข้าตำแหน่ง", "Put somebody into the post"),
    "stay_person": ("บุคคลในทำเนียบ", "Somebody in the directory"),
    "stay_person_hint": (
        "พิมพ์ชื่อและนามสกุล หรือเลือกจากรายชื่อของหน่วยงานนี้",
        "Type given and family name, or choose one of this office's people.",
    ),
    "or_new_person": ("หรือเพิ่มบุคคลใหม่", "Or somebody new"),
    "stay_mode": ("อยู่ในตำแหน่งอย่างไร", "As what"),
    "absence": ("เหตุที่ผู้ดำรงตำแหน่งปฏิบัติราชการไม่ได้", "Why the holder cannot serve"),
    "absence_hint": (
        "ระบุเมื่อรักษาราชการแทนในวันที่มีผู้ดำรงตำแหน่งอยู่",
        "Needed to stand in on days on which there is a holder.",
    ),
    "absence_none": ("ไม่ระบุ", "not given"),
    "absence_leave": ("ลา", "on leave"),
    "absence_duty": ("ไปราชการ", "away on duty"),
    "absence_unable": ("ไม่อาจปฏิบัติราชการได้", "unable to serve"),
    "stay_change": ("ให้พ้นหรือแก้วัน", "End it or set its days right"),
    "stay_end": ("ให้พ้นจากตำแหน่ง", "End this stay"),
    "stay_end_why": (
        "พ้นตั้งแต่วันถัดจากวันสุดท้าย บทบาทที่ผูกกับตำแหน่งสิ้นสุดตามไปด้วย ช่วงที่ผ่านมายังอยู่ในประวัติ",
        "It ends with the last day, and so do roles bound to the post; the history stays.",
    ),
    "stay_last": ("วันสุดท้ายในตำแหน่ง", "Last day in the post"),
    "stay_correct": ("แก้วันที่บันทึกผิด", "Correct the days"),
    "stay_correct_why": (
        "ใช้เมื่อบันทึกวันผิด ระบบจะจำทั้งวันเดิมและวันใหม่ไว้ในบันทึกการทำรายการ",
        "For days that were written wrongly; the ledger keeps the old ones and the new.",
    ),
    # People
    "person_add": ("เพิ่มบุคคล", "Add a person"),
    "person_add_why": (
        "หน่วยงานนี้จะดูแลข้อมูลของบุคคลนี้ จากนั้นให้เข้าตำแหน่งได้จากหน้าตำแหน่ง",
        "This office keeps the person's data; put the person into a post on the post's page.",
    ),
    "name_title": ("คำนำหน้า", "Title"),
    "name_title_hint": ("เช่น นาย นาง นางสาว หรือยศ", "Such as นาย, นาง, นางสาว or a rank"),
    "name_given": ("ชื่อ", "Given name"),
    "name_family": ("นามสกุล", "Family name"),
    "name_another": ("เป็นคนละคนกับผู้ที่มีชื่อนี้อยู่แล้ว", "Somebody else of the same name"),
    "person_change": ("แก้ชื่อและผู้ดูแลข้อมูล", "Change the name, or who keeps the data"),
    "person_change_why": (
        "ชื่อใหม่แสดงในทุกตำแหน่งที่เคยดำรงด้วย",
        "The new name shows in all posts, those of the past too.",
    ),
    "kept_by": ("หน่วยงานที่ดูแลข้อมูล", "Office that keeps the data"),
    "kept_by_hint": (
        "ดูแลเมื่อบุคคลนี้ไม่มีตำแหน่ง พิมพ์ชื่อ ชื่อย่อ หรือรหัสในระบบ",
        "It does while the person is in no post. Type its name, short name or key.",
    ),
    "kept_by_posts": ("หน่วยงานของตำแหน่งที่ดำรง", "the offices of the posts held"),
    "person_seat": ("ให้เข้าตำแหน่งในหน่วยงานนี้", "Put into a post of this office"),
    "ledger_of_person": ("บันทึกการทำรายการกับบุคคลนี้", "What was done to this person"),
    # Erasing
    "erase": ("ลบข้อมูลส่วนบุคคล", "Erase personal data"),
    "erase_lead": (
        "ใช้เมื่อเจ้าของข้อมูลขอให้ลบ ลบแล้วเรียกคืนไม่ได้ แม้ผู้ดูแลระบบ",
        "For when the person asks for it. It cannot be taken back, not even by an administrator.",
    ),
    "erase_look": ("ดูก่อนว่าสิ่งใดจะหายไป", "See what would go"),
    "erase_goes": ("สิ่งที่หายไป", "What goes"),
    "erase_name": (
        "ชื่อ “{name}” ในทุกหน้า รวมทั้งตำแหน่งในอดีต",
        "The name “{name}” on every page, in posts of the past too",
    ),
    "erase_login": (
        "บัญชี {login} ปิดถาวร ชื่อเข้าใช้ อีเมล รหัสผ่าน และวิธีเข้าใช้อื่นหายไป บทบาทและรหัสเชื่อมต่อโปรแกรมสิ้นสุด",
        "The account {login}: closed for good, with its login, e-mail and every way to sign in",
    ),
    "erase_search": ("ค้นชื่อนี้ไม่พบอีก", "The name is found by no search"),
    "erase_stays": ("สิ่งที่ยังอยู่", "What stays"),
    "erase_tenures": (
        "ช่วงเวลาในตำแหน่งที่ท่านเห็นได้ {n} ช่วง โดยแสดงว่า (ลบชื่อแล้ว)",
        "{n} stays in posts that you may see, shown with (name erased)",
    ),
    "erase_ledger": (
        "บันทึกการทำรายการ ซึ่งเก็บเป็นเลขและไม่มีชื่อบุคคลอยู่แล้ว",
        "The ledger, which holds numbers and never held the name",
    ),
    "erase_others": (
        "ยังลบไม่ได้ บุคคลนี้มีบัญชีที่ท่านไม่ได้ดูแล {n} บัญชี ขอให้ผู้ดูแลบัญชีนั้นเป็นผู้ลบ",
        "Not yet: the person has {n} accounts that you do not administer; ask who does.",
    ),
    "erase_sure": (
        "ข้าพเจ้าตรวจแล้ว และเข้าใจว่าเรียกคืนไม่ได้",
        "I have checked this and know that it cannot be taken back.",
    ),
    "erase_not": ("ไม่ลบ กลับไปหน้าบุคคล", "Do not erase; back to the person"),
    "erase_now": ("ลบข้อมูลส่วนบุคคลอย่างถาวร", "Erase for good"),
    # Opening an office
    "change_open": ("ตั้งหน่วยงานใหม่ใต้สังกัด", "Open an office below"),
    "change_open_lead": (
        "หน่วยงานใหม่อยู่ใต้หน่วยงานนี้ตั้งแต่วันที่ระบุ ก่อนวันนั้นไม่มีในทำเนียบ",
        "A new office stands under this one from the day you give, and not before.",
    ),
    "open_way": (
        "เพิ่มหน่วยงานหรือกลุ่มงานใต้หน่วยงานของท่าน ตั้งแต่วันที่ระบุ",
        "Add an office or a unit under yours, from a day on.",
    ),
    "open_line_hint": (
        "พิมพ์ชื่อ ชื่อย่อ หรือรหัสในระบบ เว้นว่างถ้าไม่อยู่ในสายงานใด",
        "Type its name, short name or key; empty where it stands in no field line.",
    ),
    "do_open": ("ตั้งตามนี้", "Open it so"),
    # What was done
    "done_opened": (
        "เพิ่มตำแหน่งแล้ว ให้คนเข้าตำแหน่งได้จากหน้านี้",
        "The post is open; put somebody into it here.",
    ),
    "done_post_closed": ("ยุบตำแหน่งตามวันที่ระบุแล้ว", "The post is closed from that day."),
    "done_seated": ("บันทึกการเข้าตำแหน่งแล้ว", "The person is in the post on those days."),
    "done_ended": ("บันทึกการพ้นจากตำแหน่งแล้ว", "The stay ends with that day."),
    "done_added": ("เพิ่มบุคคลแล้ว", "The person is added."),
    "done_saved": ("บันทึกแล้ว", "It is saved."),
    "done_erased": ("ลบข้อมูลส่วนบุคคลแล้ว", "The personal data are erased."),
    # Faults of forms
    "F118": (
        "สิ้นสุดก่อนวันนั้นอยู่แล้ว ใช้วันที่เร็วกว่า",
        "It ends before that day already: give an earlier one.",
    ),
    "F119": (
        "เลือกบุคคลในทำเนียบหรือเพิ่มบุคคลใหม่ อย่างใดอย่างหนึ่ง",
        "Name somebody in the directory or somebody new, not both.",
    ),
    "F120": (
        "มีผู้ชื่อนี้ในทำเนียบแล้ว{names} ถ้าเป็นคนละคน ทำเครื่องหมายที่ “เป็นคนละคน”",
        "Somebody of this name is known{names}. For another person tick “Somebody else”.",
    ),
}
