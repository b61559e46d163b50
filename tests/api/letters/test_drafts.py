"""A letter is drafted, checked, signed and numbered by program."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.asking import code, done, got, post
from tests.letters.inside import LONG_AGO
from tests.letters.registering import coded
from wian.offices.acting import SYSTEM
from wian.offices.actions.people import add_person, begin_tenure, open_post
from wian.offices.models import Account

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {
    "place": ["ที่ว่าการอำเภอ"], "subject": "ขอเชิญประชุม", "addressee": "นายอำเภอทุกอำเภอ",
    "cause": "ด้วยจังหวัดจะประชุม", "conclusion": "จึงเรียนมาเพื่อพิจารณา",
    "enclosures": [{"title": "กำหนดการ", "quantity": "1 ฉบับ"}],
}  # fmt: skip


@pytest.fixture
def signer(head: Client, home: int) -> int:
    """The post in which somebody with the role of the head signs."""
    person = add_person(SYSTEM, office=home, given="ผู้ลงนาม", family="สมมติ")
    Account.objects.filter(login="head-d5701-own").update(person=person)
    post = open_post(SYSTEM, office=home, title="ปลัดอำเภออาวุโส", since=LONG_AGO)
    begin_tenure(SYSTEM, post=post, person=person, since=LONG_AGO)
    return post


def test_a_memo_goes_from_its_author_to_its_number(
    clerk: Client, officer: Client, head: Client, home: int, signer: int
) -> None:
    coded(home)
    draft = done(post(officer, "drafts", {"office": "d5701", "form": "memo"}))["letter"]
    path, to_desk = f"drafts/{draft}", {"to_unit": "d5701"}
    assert code(post(officer, f"{path}/to-check", to_desk)) == "L320"
    told = done(post(officer, f"{path}/versions", {"wording": {**WORDS, "signer": signer}}))
    assert told["state"] == "draft"
    done(post(officer, f"{path}/to-check", to_desk))
    done(post(clerk, f"{path}/return", {"note": "แก้คำ"}))
    words = {**WORDS, "signer": signer, "subject": "ขอเชิญประชุมด่วน"}
    done(post(officer, f"{path}/versions", {"wording": words}))
    done(post(officer, f"{path}/to-check", to_desk))
    assert code(post(clerk, f"{path}/to-sign", to_desk)) == "L321"
    done(post(clerk, f"{path}/check", {"note": "ตรวจแล้ว"}))
    done(post(clerk, f"{path}/to-sign", to_desk))
    [way] = got(head, path)["may_sign_as"]
    assert way["post"] == signer
    assert done(post(head, f"{path}/sign", {"post": signer}))["state"] == "signed"
    assert done(post(clerk, f"letters/{draft}/number"))["text"] == "ชร 0118/1"
    told = got(clerk, path)
    assert (told["letter"]["state"], told["letter"]["number"]) == ("issued", "ชร 0118/1")
    assert [(one["checked"], one["signed"]) for one in told["versions"]][-1] == (True, True)


def test_versions_stay_and_are_compared(officer: Client) -> None:
    draft = done(post(officer, "drafts", {"office": "d5701", "form": "memo"}))["letter"]
    for subject in ("แรก", "หลัง"):
        body = {"wording": {**WORDS, "subject": subject}}
        done(post(officer, f"drafts/{draft}/versions", body))
    assert got(officer, f"drafts/{draft}/versions/2")["subject"] == "แรก"
    [told] = got(officer, f"drafts/{draft}")["wording"]["enclosures"]
    assert [told | {"link": ""}] == [one | {"link": ""} for one in WORDS["enclosures"]]
    found = got(officer, f"drafts/{draft}/changes?older=2&newer=3")
    assert {"kind": "gone", "text": "เรื่อง แรก"} in found
    assert {"kind": "new", "text": "เรื่อง หลัง"} in found
    old = officer.get(f"/api/drafts/{draft}/versions/9")
    assert (old.status_code, code(old)) == (409, "L327")
    told = got(officer, f"drafts/{draft}/addressed")
    assert told["problem"] is None
    assert len(told["offices"]) >= 1


def test_an_old_revision_loses_nothing_that_somebody_else_wrote(officer: Client) -> None:
    told = done(post(officer, "drafts", {"office": "d5701", "form": "memo"}))
    path, revision = f"drafts/{told['letter']}/versions", told["revision"]
    done(post(officer, path, {"wording": WORDS, "revision": revision}))
    late = post(officer, path, {"wording": {**WORDS, "subject": "สาย"}, "revision": revision})
    assert code(late) == "L102"
    assert got(officer, f"drafts/{told['letter']}")["wording"]["subject"] == "ขอเชิญประชุม"


def test_drafts_are_listed_by_state_and_dropped(
    officer: Client, django_assert_max_num_queries
) -> None:
    drafts = [
        done(post(officer, "drafts", {"office": "d5701", "form": "memo"}))["letter"]
        for _ in range(5)
    ]
    done(post(officer, f"drafts/{drafts[0]}/drop", {"reason": "ไม่ใช้แล้ว"}))
    with django_assert_max_num_queries(12):
        rows = got(officer, "drafts?office=d5701&state=draft")["items"]
    assert [row["letter"]["id"] for row in rows] == drafts[:0:-1]
    assert got(officer, "drafts/counts?office=d5701") == {
        "draft": 4, "checking": 0, "signing": 0, "signed": 0,
    }  # fmt: skip
    page = got(officer, "drafts?office=d5701&limit=3")
    rest = got(officer, f"drafts?office=d5701&limit=3&cursor={page['next']}")
    assert [len(one["items"]) for one in (page, rest)] == [3, 1]


def test_who_does_not_see_the_draft_is_told_nothing(
    officer: Client, outsider: Client, stranger: Client
) -> None:
    draft = done(post(officer, "drafts", {"office": "d5701", "form": "memo"}))["letter"]
    for tail in ("", "/versions/1", "/changes?older=1&newer=1", "/addressed"):
        assert got(officer, f"drafts/{draft}{tail}") is not None
        assert outsider.get(f"/api/drafts/{draft}{tail}").status_code == 404
        assert stranger.get(f"/api/drafts/{draft}{tail}").status_code == 401
    assert got(outsider, "drafts?office=d5701")["items"] == []
    assert post(outsider, "drafts", {"office": "d5701", "form": "memo"}).status_code == 403
    assert post(outsider, f"drafts/{draft}/drop", {}).status_code == 403


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_a_draft_is_taken_out_as_paper_or_document(
    officer: Client, kind: str, begins: bytes
) -> None:
    draft = done(post(officer, "drafts", {"office": "d5701", "form": "order"}))["letter"]
    made = officer.get(f"/api/drafts/{draft}/paper?kind={kind}&digits=arabic")
    assert made.status_code == 200
    assert made.content.startswith(begins)
    assert f"{draft}.{kind}" in made.headers["Content-Disposition"]
