"""A letter that came is passed on with a drafted one whose days are copied, never retyped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.desk_papers import simple, taken
from wian.files.queries import of_thing
from wian.letters.actions.circulation import dispatch, recall, relay
from wian.letters.actions.correcting import correct
from wian.letters.actions.drafting import write_draft
from wian.letters.actions.reading import read_letter
from wian.letters.actions.registers import register_incoming
from wian.letters.beginning import Answered
from wian.letters.circulating import State
from wian.letters.drafting import Wording, from_json
from wian.letters.errors import Refused
from wian.letters.models import Doubt, Draft, Letter, Receipt, Text, Tie
from wian.letters.queries.circulation import circulation, proposal
from wian.letters.relaying import Upper, passing_on
from wian.offices.acting import Actor, Denied
from wian.offices.audience import Part, Rule
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True)]
MEETING = simple(3).replace(
    "ด้วยจังหวัดขอให้",
    "ด้วยจังหวัดกำหนดจัดประชุมชี้แจงในวันจันทร์ที่ ๑๔ มกราคม ๒๕๖๘ เวลา ๑๓.๓๐ - ๑๖.๓๐ น. ณ ห้องประชุมใหญ่ และขอให้",
)


@pytest.fixture
def came(sender: Actor, province: int) -> int:
    """The province's letter: its Monday is a Tuesday, which a person puts right; it is sent to the
    eighteen districts."""
    [id_] = taken(sender, province, MEETING)
    read_letter.call(id_)
    correct(sender, letter=id_, name="meetings.0.date", value="13 ม.ค. 2568")
    Doubt.objects.filter(letter=id_).update(answer="corrected")
    register_incoming(sender, letter=id_)
    dispatch(sender, letter=id_, rule=DISTRICTS, purpose="action")
    return id_


def wording(draft: int) -> Wording:
    newest = Draft.objects.filter(letter=draft).latest("version")
    return from_json(newest.content)


def test_the_draft_says_the_corrected_day_with_its_own_weekday(
    came: int, clerk: Actor, home: int
) -> None:
    draft = relay(clerk, letter=came, office=home)
    words = wording(draft)
    cause = words.cause.replace("\u00a0", " ")
    assert "วันจันทร์ที่ ๑๓ มกราคม ๒๕๖๘ เวลา ๑๓.๓๐ - ๑๖.๓๐ น." in cause
    assert "๑๔ มกราคม" not in cause
    assert "ภายในวันพุธที่ ๑๕ มกราคม ๒๕๖๘" in cause
    assert words.addressee == "นายกองค์กรปกครองส่วนท้องถิ่น ทุกแห่ง"
    assert words.conclusion == "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ"
    [reference] = words.references
    assert reference.endswith("ลงวันที่ 6 มกราคม 2568")
    assert words.subject == "การรายงานผลการดำเนินงานประจำเดือน"


def test_the_upper_letter_goes_along_and_both_are_tied(came: int, clerk: Actor, home: int) -> None:
    draft = relay(clerk, letter=came, office=home)
    assert [file.label for file in of_thing(clerk, "letter", draft)] == ["enclosed"]
    tie = Tie.objects.get(other=draft)
    assert (tie.letter_id, tie.kind, tie.state) == (came, "forwarded", "confirmed")


def test_when_the_cover_is_sent_the_upper_letter_is_relayed_and_its_sender_sees_how_far(
    came: int, clerk: Actor, sender: Actor, home: int
) -> None:
    draft = relay(clerk, letter=came, office=home)
    assert Receipt.objects.get(letter=came, office=home).state == State.SENT
    Letter.objects.filter(pk=draft).update(state="issued", number="ชร 0118/ว 1")
    local = Rule((Part(kinds=("tao", "subdistrict_municipality", "city"), areas=("5701",)),))
    sent = dispatch(clerk, letter=draft, rule=local, purpose="action")
    receipt = Receipt.objects.get(letter=came, office=home)
    assert (receipt.state, receipt.relay_id) == (State.RELAYED, draft)
    seen = circulation(sender, came)
    [stand] = [stand for stand in seen.stands if stand.office == home]
    assert (stand.relay, stand.below and stand.below.all) == (draft, sent.offices)
    assert [level.counts.all for level in seen.levels] == [18, sent.offices]
    assert seen.counts.of[State.RELAYED] == 1
    own = circulation(clerk, came)
    assert ([stand.office for stand in own.stands], own.whole, own.levels) == ([home], False, ())


def test_who_has_not_got_the_letter_cannot_pass_it_on(
    came: int, clerk: Actor, sender: Actor, outsider: Actor, home: int
) -> None:
    with pytest.raises(Denied):
        relay(outsider, letter=came, office=home)
    recall(sender, letter=came, reason="ผิด")
    with pytest.raises(Denied):
        relay(clerk, letter=came, office=home)


def test_a_letter_on_paper_is_passed_on_by_who_keeps_it(
    came: int, sender: Actor, province: int
) -> None:
    draft = relay(sender, letter=came, office=province, form="stamped")
    words = wording(draft)
    assert (words.form, words.references, words.conclusion) == ("stamped", (), "")
    assert words.addressee == "นายอำเภอ ทุกอำเภอ"


def test_what_goes_up_is_addressed_to_the_office_above(came: int, clerk: Actor, home: int) -> None:
    draft = relay(clerk, letter=came, office=home, up=True)
    assert wording(draft).addressee == "จังหวัดเชียงราย"


def test_a_second_press_gives_the_same_draft_until_something_is_written_on_it(
    came: int, clerk: Actor, home: int
) -> None:
    draft = relay(clerk, letter=came, office=home)
    assert relay(clerk, letter=came, office=home) == draft
    assert relay(clerk, letter=came, office=home, up=True) != draft
    assert relay(clerk, letter=came, office=home, form="stamped") != draft
    write_draft(clerk, letter=draft, wording=replace(wording(draft), phone="0 5371 0000"))
    assert relay(clerk, letter=came, office=home) != draft


def test_the_cover_is_sent_for_what_it_says_itself(came: int, clerk: Actor, home: int) -> None:
    draft = relay(clerk, letter=came, office=home)
    Letter.objects.filter(pk=draft).update(state="issued", number="ชร 0118/ว 1")
    assert proposal(clerk, draft).purpose == "action"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("แอปพลิเคชัน Zoom", " ผ่านแอปพลิเคชัน Zoom"),
        ("ระบบ Video Conference", " ผ่านระบบ Video Conference"),
        ("Zoom Meeting", " ผ่าน Zoom Meeting"),
        ("ห้องประชุมใหญ่", " ณ ห้องประชุมใหญ่"),
        ("ณ ศาลากลาง", " ณ ศาลากลาง"),
    ],
)
def test_one_meets_at_a_room_and_by_a_programme(place: str, said: str) -> None:
    upper = Upper(Answered("จังหวัด", "", None, "ประชุม", "", ""), {"meetings": [
        {"date": "2025-01-13", "place_or_link": place}
    ]})  # fmt: skip
    words = passing_on(Wording(), upper, purpose="information", kind="district")
    assert words.cause.replace("\u00a0", " ").endswith(f"๒๕๖๘{said}")


def test_a_draft_is_not_passed_on(clerk: Actor, home: int) -> None:
    row = Letter.objects.create(office_id=home, way="out", state="draft", source="written")
    with pytest.raises(Refused, match="L108"):
        relay(clerk, letter=row.pk, office=home)
    assert by_key("d5701") == home


def test_what_the_person_may_not_see_does_not_come_into_the_draft(
    sender: Actor, clerk: Actor, head: Actor, came: int, home: int
) -> None:
    facts = Text.objects.get(letter=came).facts
    facts["contacts"] = [{"phone": "0812345678", "private": True}]
    facts["duties"][0]["action"] = "โทรแจ้ง 081-234-5678"
    Text.objects.filter(letter=came).update(facts=facts)
    assert "081-234-5678" not in wording(relay(clerk, letter=came, office=home)).cause
    assert "081-234-5678" in wording(relay(head, letter=came, office=home)).cause
