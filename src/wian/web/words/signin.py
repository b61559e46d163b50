"""Words of signing in and of one's own account."""

from __future__ import annotations

SIGNIN = {
    # Signing in
    "signin_lead": (
        "ใช้ชื่อผู้ใช้ที่ผู้ดูแลระบบของหน่วยงานให้ไว้",
        "Use the login your office's administrator gave you.",
    ),
    "login": ("ชื่อผู้ใช้", "Login"),
    "password": ("รหัสผ่าน", "Password"),
    "remember": ("เครื่องนี้เป็นของฉัน จำไว้", "This is my own device: keep me signed in"),
    "remember_hint": (
        "จำไว้จนไม่ได้ใช้งาน 12 ชั่วโมง ถ้าไม่เลือก ปิดเบราว์เซอร์แล้วออกจากระบบทันที",
        "Until 12 hours without use. Otherwise closing the browser signs you out.",
    ),
    "with_passkey": ("ใช้พาสคีย์", "Use a passkey"),
    "with_outside": ("ลงชื่อเข้าใช้ด้วย {name}", "Sign in with {name}"),
    "forgot": ("ลืมรหัสผ่าน", "Forgotten password"),
    "read_without": ("อ่านหนังสือโดยไม่ต้องลงชื่อ", "Read a letter without signing in"),
    "passkey_failed": (
        "ใช้พาสคีย์ไม่สำเร็จ ลองอีกครั้ง หรือใช้รหัสผ่าน",
        "The passkey did not work. Try again, or use your password.",
    ),
    "signout_title": ("ออกจากระบบหรือไม่", "Sign out?"),
    "signout_why": (
        "งานที่บันทึกแล้วยังอยู่ครบ",
        "What you saved stays.",
    ),
    "stay": ("อยู่ต่อ", "Stay"),
    "closed_title": ("บัญชีนี้ปิดแล้ว", "This account is closed"),
    "closed_why": (
        "ขอเปิดบัญชีใหม่ได้จากผู้ดูแลระบบของหน่วยงาน",
        "Ask your office's administrator to open it again.",
    ),
    "locked_title": ("พักการลงชื่อเข้าใช้ชั่วคราว", "Signing in is paused"),
    "locked_why": (
        "ใส่ชื่อผู้ใช้หรือรหัสผ่านผิดหลายครั้งจากเครือข่ายนี้ ลองใหม่ได้ใน {minutes} นาที",
        "Login or password was wrong too often from this network. Try again in {minutes} minutes.",
    ),
    "locked_ask": (
        "ถ้าจำรหัสผ่านไม่ได้ ตั้งใหม่ หรือแจ้งผู้ดูแลระบบของหน่วยงาน ถ้าไม่ใช่ท่านที่ลองเข้า โปรดแจ้งผู้ดูแลระบบ",
        "If you forgot the password, choose a new one or ask your office's administrator. "
        "If it was not you who tried, tell them.",
    ),
    # The second step
    "second_title": ("ยืนยันขั้นที่สอง", "Second step"),
    "second_lead": (
        "ใส่รหัส 6 หลักจากแอปยืนยันตัวตน หรือรหัสสำรอง 8 หลัก",
        "Type the 6 digits of your authenticator app, or one of your 8-digit recovery codes.",
    ),
    "second_lead_passkey": (
        "ใช้พาสคีย์ของท่าน หรือใส่รหัสสำรอง 8 หลัก",
        "Use your passkey, or type one of your 8-digit recovery codes.",
    ),
    "code": ("รหัส", "Code"),
    "confirm": ("ยืนยัน", "Confirm"),
    "trust_title": ("เครื่องนี้ไว้ใจได้หรือไม่", "Do you trust this device?"),
    "trust_lead": (
        "ถ้าเป็นเครื่องของท่านเอง จะไม่ถามขั้นที่สองอีก {days} วัน",
        "If it is your own, the second step is not asked for {days} days.",
    ),
    "trust_yes": ("ไว้ใจเครื่องนี้ {days} วัน", "Trust it for {days} days"),
    "trust_no": ("ถามทุกครั้ง", "Ask every time"),
    "again_title": ("ยืนยันว่าเป็นท่าน", "Confirm that it is you"),
    "again_lead": (
        "ก่อนเปลี่ยนสิ่งที่ป้องกันบัญชี โปรดยืนยันอีกครั้ง",
        "Before what protects the account can change, confirm once more.",
    ),
    "again_password": ("ใช้รหัสผ่าน", "Use the password"),
    "again_code": ("ใช้รหัสจากแอป", "Use a code"),
    "again_passkey": ("ใช้พาสคีย์", "Use a passkey"),
    # Passwords
    "password_title": ("เปลี่ยนรหัสผ่าน", "Change the password"),
    "password_lead": (
        "เครื่องอื่นที่ลงชื่อเข้าใช้อยู่จะออกจากระบบทันที",
        "Every other device is signed out at once.",
    ),
    "password_old": ("รหัสผ่านปัจจุบัน", "Current password"),
    "password_new": ("รหัสผ่านใหม่", "New password"),
    "password_again": ("รหัสผ่านใหม่อีกครั้ง", "New password again"),
    "password_hint": (
        "อย่างน้อย 10 ตัว ไม่ใช่ตัวเลขล้วน ไม่คล้ายชื่อผู้ใช้ วลีที่จำง่ายดีที่สุด",
        "At least 10 characters, not only digits, not like the login. A phrase is best.",
    ),
    "password_save": ("เปลี่ยนรหัสผ่าน", "Change the password"),
    "forgot_title": ("ตั้งรหัสผ่านใหม่", "Choose a new password"),
    "forgot_lead": (
        "ใส่อีเมลของบัญชี เราจะส่งลิงก์สำหรับตั้งรหัสผ่านใหม่ไปให้",
        "Type the account's e-mail address; a link to choose a new password will be sent.",
    ),
    "forgot_no_mail": (
        "ระบบนี้ยังส่งอีเมลไม่ได้ ขอรหัสผ่านใหม่จากผู้ดูแลระบบของหน่วยงาน",
        "This site cannot send mail yet. Ask your office's administrator for a new password.",
    ),
    "email": ("อีเมล", "E-mail"),
    "forgot_send": ("ส่งลิงก์", "Send the link"),
    "sent_title": ("ส่งแล้ว ถ้ามีบัญชีนี้", "Sent, if there is such an account"),
    "sent_why": (
        "ถ้าอีเมลนี้เป็นของบัญชีใด ลิงก์จะถึงภายในไม่กี่นาที ไม่พบให้ดูในจดหมายขยะ หรือแจ้งผู้ดูแลระบบของหน่วยงาน",
        "If the address belongs to an account, the link arrives within minutes. "
        "Look among the spam, or ask your office's administrator.",
    ),
    "link_dead_title": ("ลิงก์นี้ใช้ไม่ได้แล้ว", "This link no longer works"),
    "link_dead_why": (
        "ลิงก์ใช้ได้ครั้งเดียวและมีเวลาจำกัด โปรดขอลิงก์ใหม่",
        "It works once and not for long. Ask for a new one.",
    ),
    "link_again": ("ขอลิงก์ใหม่", "Ask for a new link"),
    "done_title": ("ใช้รหัสผ่านใหม่ได้แล้ว", "The new password holds"),
    "done_why": ("ลงชื่อเข้าใช้ด้วยรหัสผ่านใหม่ได้เลย", "Sign in with it now."),
    # One's account
    "account_lead": (
        "วิธีลงชื่อเข้าใช้ สิ่งที่ป้องกันบัญชี และเครื่องที่ใช้อยู่",
        "How you sign in, what protects the account, and the devices in use.",
    ),
    "account_login": ("ชื่อผู้ใช้ {login}", "Login {login}"),
    "account_one_step": (
        "บัญชีนี้มีรหัสผ่านเพียงชั้นเดียว เพิ่มขั้นที่สอง แล้วแม้รหัสผ่านหลุดก็เข้าไม่ได้",
        "Only a password protects this account. "
        "With a second step a stolen password is not enough.",
    ),
    "on": ("ใช้อยู่", "On"),
    "off": ("ยังไม่ใช้", "Off"),
    "app": ("แอปยืนยันตัวตน", "Authenticator app"),
    "app_what": (
        "รหัส 6 หลักบนโทรศัพท์ เปลี่ยนทุก 30 วินาที",
        "Six digits on your phone, new every 30 seconds.",
    ),
    "app_add": ("เพิ่มแอป", "Add the app"),
    "app_remove": ("เลิกใช้แอป", "Stop using the app"),
    "passkey": ("พาสคีย์", "Passkey"),
    "passkeys": ("พาสคีย์", "Passkeys"),
    "passkeys_what": (
        "ลายนิ้วมือ ใบหน้า หรือ PIN ของเครื่อง แทนทั้งชื่อผู้ใช้และรหัสผ่าน",
        "The device's fingerprint, face or PIN, in place of login and password.",
    ),
    "passkeys_see": ("ดูพาสคีย์", "See the passkeys"),
    "passkey_count": ("{n} รายการ", "{n} passkeys"),
    "codes": ("รหัสสำรอง", "Recovery codes"),
    "codes_what": (
        "สำหรับวันที่โทรศัพท์ไม่อยู่กับตัว รหัสละครั้ง",
        "For the day the phone is away; each works once.",
    ),
    "codes_left": ("เหลือ {n} รหัส", "{n} codes left"),
    "codes_see": ("ดูรหัสสำรอง", "See the codes"),
    "devices": ("เครื่องที่ใช้อยู่", "Devices in use"),
    "devices_what": (
        "เครื่องที่ลงชื่อเข้าใช้บัญชีนี้ ปิดเครื่องที่ไม่รู้จักได้ทันที",
        "Where this account is signed in. End what you do not know.",
    ),
    "devices_see": ("ดูเครื่องที่ใช้อยู่", "See the devices"),
    # Authenticator app
    "app_on_title": ("เพิ่มแอปยืนยันตัวตน", "Add an authenticator app"),
    "app_on_scan": ("เปิดแอปบนโทรศัพท์ แล้วส่องรหัสนี้", "Open the app on your phone and scan this."),
    "app_on_key": ("หรือพิมพ์กุญแจนี้ในแอป", "Or type this key into the app"),
    "app_on_type": ("แล้วใส่รหัส 6 หลักที่แอปแสดง", "Then type the six digits it shows"),
    "app_on_go": ("เริ่มใช้แอป", "Start using the app"),
    "app_qr": ("รหัสคิวอาร์สำหรับแอปยืนยันตัวตน", "QR code for the authenticator app"),
    "app_off_title": ("เลิกใช้แอปยืนยันตัวตน", "Stop using the authenticator app"),
    "app_off_why": (
        "ต่อไปจะไม่ถามรหัสจากแอป บัญชีจะป้องกันน้อยลง",
        "Its code will not be asked for any more; the account is less protected.",
    ),
    # Recovery codes
    "codes_lead": (
        "พิมพ์หรือจดไว้ในที่ปลอดภัย ใช้แทนรหัสจากแอปหรือพาสคีย์ได้ รหัสละครั้งเดียว",
        "Print them or write them down. Each works once in place of the app or a passkey.",
    ),
    "codes_renew": ("ออกรหัสใหม่ทั้งชุด", "Make new codes"),
    "codes_new_title": ("ออกรหัสสำรองใหม่", "Make new recovery codes"),
    "codes_new_why": (
        "รหัสเดิมที่เหลือ {n} รหัสจะใช้ไม่ได้ทันที",
        "The {n} codes that are left stop working at once.",
    ),
    # Passkeys
    "passkeys_none": (
        "ยังไม่มีพาสคีย์ เพิ่มแล้วลงชื่อเข้าใช้ได้ด้วยลายนิ้วมือหรือ PIN ของเครื่อง",
        "No passkey yet. With one you sign in by the device's fingerprint or PIN.",
    ),
    "passkey_add": ("เพิ่มพาสคีย์", "Add a passkey"),
    "passkey_add_lead": (
        "ตั้งชื่อให้รู้ว่าเป็นเครื่องใด แล้วยืนยันด้วยลายนิ้วมือ ใบหน้า หรือ PIN ของเครื่อง",
        "Name the device, then confirm by its fingerprint, face or PIN.",
    ),
    "passkey_name": ("ชื่อพาสคีย์", "Name of the passkey"),
    "passkey_name_hint": ("เช่น โน้ตบุ๊กที่ทำงาน", "For example: office laptop"),
    "passkey_needs": (
        "เบราว์เซอร์นี้ใช้พาสคีย์ไม่ได้ หรือเปิดเว็บด้วยเลข IP โปรดใช้เบราว์เซอร์รุ่นใหม่และที่อยู่ที่เป็นชื่อ",
        "Passkeys need a current browser and an address that is a name, not a number.",
    ),
    "passkey_since": ("เพิ่ม {day}", "Added {day}"),
    "passkey_used": ("ใช้ล่าสุด {day}", "Last used {day}"),
    "remove": ("ลบ", "Remove"),
    "passkey_remove_title": ("ลบพาสคีย์นี้หรือไม่", "Remove this passkey?"),
    "passkey_remove_why": (
        "จะใช้พาสคีย์นี้ลงชื่อเข้าใช้ไม่ได้อีก",
        "It can no longer be used to sign in.",
    ),
    "passkey_remove_go": ("ลบพาสคีย์", "Remove the passkey"),
    "keep": ("เก็บไว้", "Keep it"),
    # What was typed while the session ended
    "held_title": ("ยังไม่ได้บันทึก สิ่งที่พิมพ์ยังอยู่", "Not saved yet; what you typed is kept"),
    "held_signed_out": (
        "ท่านออกจากระบบไปแล้วก่อนกดส่ง ลงชื่อเข้าใช้ในแท็บใหม่ แล้วกลับมาที่หน้านี้ กดส่งอีกครั้ง",
        "You were signed out before you sent it. Sign in in a new tab, then send it again here.",
    ),
    "held_old": (
        "หน้านี้เปิดไว้ก่อนลงชื่อเข้าใช้ครั้งล่าสุด กดส่งอีกครั้งถ้ายังต้องการ",
        "The page was opened before you last signed in. Send it again if you still want to.",
    ),
    "held_file": ("ต้องเลือกไฟล์ใหม่หลังส่ง", "Files are not kept: choose them again afterwards."),
    "held_secret": ("พิมพ์รหัสผ่านในแบบฟอร์มอีกครั้ง", "Type the password of the form again"),
    "held_signin": ("ลงชื่อเข้าใช้ในแท็บใหม่", "Sign in in a new tab"),
    "held_send": ("ส่งอีกครั้ง", "Send it again"),
    # Sessions
    "device_here": ("เครื่องนี้", "This device"),
    "device_unknown": ("เครื่องที่ไม่รู้จัก", "Unknown device"),
    "device_since": ("เข้าใช้ {day}", "Signed in {day}"),
    "device_seen": ("ใช้ล่าสุด {day}", "Last seen {day}"),
    "device_end": ("ให้ออกจากระบบ", "Sign it out"),
    "device_end_others": ("ให้เครื่องอื่นทั้งหมดออกจากระบบ", "Sign out all others"),
    "told_ended": ("ให้ออกจากระบบแล้ว {n} เครื่อง", "Signed out {n} devices"),
    # The first administrator
    "first_title": ("ตั้งผู้ดูแลระบบคนแรก", "Make the first administrator"),
    "first_lead": (
        "ระบบยังไม่มีบัญชี ใส่รหัสที่หน้าจอเทอร์มินัลแสดงตอนเปิดระบบ แล้วตั้งชื่อผู้ใช้และรหัสผ่าน",
        "There is no account yet. Type the code that the terminal showed when the site "
        "was opened, then choose login and password.",
    ),
    "first_code": ("รหัสเริ่มใช้งาน", "First-run code"),
    "first_code_hint": (
        "พิมพ์โดย wian up รูปแบบ XXXX-XXXX-XXXX",
        "Printed by wian up, like XXXX-XXXX-XXXX",
    ),
    "first_login_hint": (
        "อักษรอังกฤษ ตัวเลข จุด ขีด ใช้ลงชื่อเข้าใช้ทุกครั้ง",
        "Latin letters, digits, dots and dashes; used at every sign-in.",
    ),
    "given": ("ชื่อ (ไม่ใส่ก็ได้)", "Given name (optional)"),
    "family": ("นามสกุล (ไม่ใส่ก็ได้)", "Family name (optional)"),
    "first_go": ("ตั้งผู้ดูแลระบบ", "Make the administrator"),
    "told_first": (
        "ตั้งผู้ดูแลระบบแล้ว ต่อไปควรเพิ่มขั้นที่สองให้บัญชีนี้",
        "The administrator is made. Add a second step to this account next.",
    ),
    # Said once on the next page
    "told_signed_out": ("ออกจากระบบแล้ว", "You are signed out."),
    "told_password": ("เปลี่ยนรหัสผ่านแล้ว", "The password is changed."),
    "told_app_on": ("เริ่มใช้แอปยืนยันตัวตนแล้ว", "The authenticator app is in use."),
    "told_app_off": ("เลิกใช้แอปยืนยันตัวตนแล้ว", "The authenticator app is no longer used."),
    "told_passkey_added": ("เพิ่มพาสคีย์แล้ว", "The passkey is added."),
    "told_passkey_removed": ("ลบพาสคีย์แล้ว", "The passkey is removed."),
    "told_codes": (
        "ออกรหัสสำรองแล้ว พิมพ์หรือจดเก็บไว้",
        "Recovery codes are made: print them or write them down.",
    ),
    "told_outside_unknown": (
        "ยังไม่มีบัญชีที่ตรงกับผู้ใช้นี้ ขอจากผู้ดูแลระบบของหน่วยงาน",
        "No account here belongs to you yet: ask your office's administrator.",
    ),
    "told_outside_failed": (
        "ลงชื่อเข้าใช้จากภายนอกไม่สำเร็จ ลองอีกครั้ง หรือใช้รหัสผ่าน",
        "Signing in from outside failed. Try again, or use your password.",
    ),
    # What a form refuses, by its code
    "f_required": ("ต้องกรอกช่องนี้", "Fill this in."),
    "f_invalid": ("รูปแบบไม่ถูกต้อง", "This is not written rightly."),
    "f_username_password_mismatch": (
        "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง",
        "Login or password is wrong.",
    ),
    "f_too_many_login_attempts": (
        "ลองผิดหลายครั้งเกินไป พัก 15 นาทีแล้วลองใหม่",
        "Too many wrong attempts. Wait 15 minutes and try again.",
    ),
    "f_rate_limited": ("ลองถี่เกินไป พักสักครู่", "Too many attempts; wait a moment."),
    "f_incorrect_code": (
        "รหัสไม่ถูกต้องหรือหมดเวลา ใส่รหัสใหม่ที่แอปแสดงอยู่",
        "The code is wrong or too old. Type the one shown now.",
    ),
    "f_incorrect_password": ("รหัสผ่านไม่ถูกต้อง", "The password is wrong."),
    "f_enter_current_password": ("รหัสผ่านปัจจุบันไม่ถูกต้อง", "The current password is wrong."),
    "f_password_too_short": (
        "สั้นเกินไป ต้องอย่างน้อย {min_length} ตัว",
        "Too short: at least {min_length} characters.",
    ),
    "f_password_too_common": ("รหัสผ่านนี้เดาง่ายเกินไป", "This password is too easy to guess."),
    "f_password_entirely_numeric": ("ตัวเลขล้วนเดาง่ายเกินไป", "Digits alone are too easy to guess."),
    "f_password_too_similar": ("คล้ายชื่อผู้ใช้หรืออีเมลเกินไป", "Too much like the login or e-mail."),
    "f_password2": ("รหัสผ่านสองช่องไม่ตรงกัน", "The two passwords differ."),
    "f_first_code": (
        "รหัสไม่ตรงกับที่เทอร์มินัลแสดง",
        "This is not the code that the terminal shows.",
    ),
    # Mails
    "mail_not_you": (
        "หากไม่ใช่ท่าน โปรดแจ้งผู้ดูแลระบบของหน่วยงานทันที",
        "If this was not you, tell your office's administrator at once.",
    ),
    "mail_reset_subject": ("ตั้งรหัสผ่านใหม่", "Choose a new password"),
    "mail_reset_body": (
        "มีผู้ขอตั้งรหัสผ่านใหม่ของบัญชี {login} ในระบบเวียน เปิดลิงก์นี้เพื่อตั้งรหัสผ่าน",
        "A new password was asked for the account {login} of Wian. Open this link to choose it.",
    ),
    "mail_password_subject": ("รหัสผ่านเปลี่ยนแล้ว", "Your password was changed"),
    "mail_password_body": (
        "รหัสผ่านบัญชีของท่านในระบบเวียนเปลี่ยนแล้ว",
        "The password of your account of Wian was changed.",
    ),
    "mail_app_on_subject": ("เริ่มใช้แอปยืนยันตัวตน", "Authenticator app in use"),
    "mail_app_on_body": (
        "บัญชีของท่านในระบบเวียนเริ่มใช้แอปยืนยันตัวตนแล้ว",
        "Your account of Wian now uses an authenticator app.",
    ),
    "mail_app_off_subject": ("เลิกใช้แอปยืนยันตัวตน", "Authenticator app no longer used"),
    "mail_app_off_body": (
        "บัญชีของท่านในระบบเวียนเลิกใช้แอปยืนยันตัวตนแล้ว",
        "Your account of Wian no longer uses an authenticator app.",
    ),
    "mail_passkey_added_subject": ("เพิ่มพาสคีย์", "Passkey added"),
    "mail_passkey_added_body": (
        "มีการเพิ่มพาสคีย์ให้บัญชีของท่านในระบบเวียน",
        "A passkey was added to your account of Wian.",
    ),
    "mail_passkey_removed_subject": ("ลบพาสคีย์", "Passkey removed"),
    "mail_passkey_removed_body": (
        "มีการลบพาสคีย์ของบัญชีของท่านในระบบเวียน",
        "A passkey of your account of Wian was removed.",
    ),
    "mail_codes_subject": ("ออกรหัสสำรองใหม่", "New recovery codes"),
    "mail_codes_body": (
        "มีการออกรหัสสำรองใหม่ให้บัญชีของท่านในระบบเวียน รหัสเดิมใช้ไม่ได้แล้ว",
        "New recovery codes were made for your account of Wian; the old ones stopped working.",
    ),
    "mail_outside_subject": ("เชื่อมการลงชื่อเข้าใช้จากภายนอก", "Outside sign-in linked"),
    "mail_outside_body": (
        "บัญชีของท่านในระบบเวียนลงชื่อเข้าใช้จากภายนอกได้แล้ว",
        "Your account of Wian can now be signed in to from outside.",
    ),
}
