"""What is mailed to the office comes to the desk once; a bad message stops no other."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from zlib import crc32

import pytest

from tests.letters.conftest import HOME
from tests.letters.desk_papers import page, simple
from tests.letters.imap import serving
from tests.scanning.makers import LINES
from wian.letters.actions import taking
from wian.letters.inlets.mail import CannotBeRead, fetch, fetch_mail, mailbox
from wian.letters.models import Letter
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("directory")]
PDF = page(LINES)


def mail(
    subject: str, text: str = "", *files: tuple[str, bytes, str], id_: str = "", html: str = ""
) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "sender@example.go.th", "desk@example.go.th"
    message["Subject"], message["Message-ID"] = (
        subject,
        id_ or f"<{crc32(subject.encode())}@example>",
    )
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data, kind in files:
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def fetched(address: str) -> int:
    return fetch(mailbox(f"{address}?office={HOME}"))


def names() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("name", flat=True))


def test_an_attachment_becomes_a_letter_and_its_message_is_marked_as_read(home: int) -> None:
    message = mail("ส่งหนังสือ", "ตามแนบ", ("หนังสือ.pdf", PDF, "application/pdf"))
    with serving(message) as server:
        assert fetched(server.address) == 1
        letter = Letter.objects.get()
        assert (letter.name, letter.source, letter.office_id) == ("หนังสือ.pdf", "mail", home)
        assert server.mails["1"].flags == {r"\Seen"}
        assert fetched(server.address) == 0
    assert Letter.objects.count() == 1


def test_the_words_of_a_message_are_a_letter_where_nothing_is_attached() -> None:
    page_ = f"<p>{simple(2)}</p><style>x</style>"
    with serving(mail("ก", simple(1)), mail("ข", " ", html=page_), mail("ค", "")) as server:
        assert fetched(server.address) == 3
    assert names() == ["ก.txt", "ข.txt"]


def test_the_mailbox_of_the_setting_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    fetch_mail()
    with serving(mail("ก", simple(1))) as server:
        monkeypatch.setenv("WIAN_IMAP_URL", f"{server.address}?office={HOME}")
        fetch_mail()
        assert any(line.startswith('LOGIN "clerk@office" "p/w"') for line in server.commands)
    assert names() == ["ก.txt"]


def test_nothing_is_ever_deleted_or_purged_in_the_mailbox() -> None:
    with serving(mail("ก", simple(1))) as server:
        fetched(server.address)
        assert not any(
            line.startswith(("EXPUNGE", "CLOSE", "UID EXPUNGE")) for line in server.commands
        )


def test_a_message_known_by_its_id_is_not_taken_twice() -> None:
    one = mail("ก", "", ("a.pdf", PDF, "application/pdf"))
    with serving(one, one) as server:
        assert fetched(server.address) == 2
    assert names() == ["a.pdf"]


def test_a_stranger_with_the_id_of_another_message_hides_nothing() -> None:
    one = mail("ก", "", ("a.pdf", PDF, "application/pdf"), id_="<same@x>")
    other = mail("ข", simple(4), id_="<same@x>")
    with serving(one, other) as server:
        fetched(server.address)
    assert names() == ["a.pdf", "ข.txt"]


def test_what_cannot_be_taken_is_told_to_people_once() -> None:
    message = mail("ก", "", ("a.exe", b"MZ" + b"\0" * 200, "application/octet-stream"))
    good = mail("ข", "", ("b.pdf", PDF, "application/pdf"))
    with serving(message, good) as server:
        fetched(server.address)
        for one in server.mails.values():
            one.flags.clear()
        fetched(server.address)
    told = Letter.objects.get(name="a.exe")
    assert (told.state, told.trouble) == ("desk", "B103")
    assert names() == ["a.exe", "b.pdf"]


def test_a_bad_message_never_blocks_the_next() -> None:
    bad = (
        b"Subject: =?utf-8?B?////?=\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/plain; charset=nonsense\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n\xff\xfe!!\r\n--x--\r\n"
    )
    with serving(bad, b"", b"\0\xff" * 50, mail("ข", simple(5))) as server:
        fetched(server.address)
        assert r"\Seen" in server.mails["4"].flags
    assert "ข.txt" in names()


def test_a_message_over_the_limit_is_never_fetched_whole(settings) -> None:
    settings.WIAN_UPLOAD_MAX_BYTES = 1000
    with serving(mail("ก", "x" * 5000)) as server:
        fetched(server.address)
        assert not any("BODY.PEEK[]" in line for line in server.commands)
    assert Letter.objects.get().trouble == "L124"


def test_a_message_is_read_again_when_the_line_broke_before_all_was_kept() -> None:
    files = [(f"{n}.pdf", page((*LINES, str(n))), "application/pdf") for n in range(3)]
    with serving(mail("ก", "", *files)) as server:
        server.hangs_up_at = "STORE"
        with pytest.raises(Exception, match=r"EOF|closed|reset"):
            fetched(server.address)
        assert not server.mails["1"].flags
        server.hangs_up_at = ""
        assert fetched(server.address) == 1
    assert names() == ["0.pdf", "1.pdf", "2.pdf"]


def test_a_message_whose_file_could_not_be_stored_stays_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def away(*_: object, **__: object) -> int:
        raise OSError

    with serving(mail("ก", "", ("a.pdf", PDF, "application/pdf"))) as server:
        with monkeypatch.context() as patch:
            patch.setattr(taking, "store", away)
            assert fetched(server.address) == 0
        assert not server.mails["1"].flags
        assert fetched(server.address) == 1
    assert names() == ["a.pdf"]


@pytest.mark.parametrize(
    "address",
    ["", "imaps://host/INBOX", "http://host/?office=x", "imaps:///INBOX?office=x", "imaps://h:x/"],
)
def test_an_address_that_is_not_whole_is_refused_without_quoting_it(address: str) -> None:
    with pytest.raises(CannotBeRead) as refused:
        mailbox(address)
    assert str(refused.value) == "WIAN_IMAP_URL"


def test_the_parts_of_the_address_are_those_of_a_mailbox() -> None:
    found = mailbox("imaps://a%40b:c%3A@mail.go.th/Inbox%2Fdesk?office=d5701")
    assert (found.host, found.port, found.user) == ("mail.go.th", 993, "a@b")
    assert (found.password, found.folder, found.secure) == ("c:", "Inbox/desk", True)
    assert by_key(found.office)
