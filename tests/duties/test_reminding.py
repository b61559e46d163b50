"""The letter of reminder goes to those who are late and to nobody else, and tells the facts."""

from __future__ import annotations

import io
from datetime import datetime

import pypdfium2
import pytest

from tests.duties.owing import MONTHS, asks, keyed, move, owe, send
from tests.ledger.support import undone
from tests.letters.circulation.conftest import issued
from tests.letters.conftest import having
from wian.duties.actions.reminding import draft_reminder
from wian.duties.deadlines import BANGKOK
from wian.duties.errors import Refused
from wian.duties.stages import Stage
from wian.files.queries import of_thing, opened
from wian.letters.models import Letter
from wian.letters.queries.drafts import addressed, draft
from wian.offices.acting import Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.usefixtures("both", "shelf")
NOW = datetime(2025, 1, 25, 9, tzinfo=BANGKOK)


def test_few_are_named_with_their_days_and_the_letter_reads_back_to_them_alone() -> None:
    with undone():
        letter = issued(
            by_key("p57"), subject="การยกระดับศูนย์เรียนรู้", number="ชร 0019.2/ว 30322",
            dated=datetime(2024, 12, 2).date(), issuer="จังหวัดเชียงราย",
        )  # fmt: skip
        duty = asks(by_key("p57"), letter_id=letter, item="๘", action="รายงานผลการดำเนินงานตามข้อ ๖")
        rows = owe(duty, keyed("d5701", "d5702", "d5703", "d5704"), MONTHS[:1])
        send(rows[1])
        move(rows[3], stage=Stage.EXEMPT)
        made = draft_reminder(having("clerk", "p57"), duty=duty.pk, now=NOW)
        late = keyed("d5701", "d5703")
        assert list(made.offices) == late
        asker = having("officer", "p57")
        wording = draft(asker, made.letter).wording
        assert wording.addressee == "นายอำเภอเมืองเชียงราย นายอำเภอเชียงของ"
        assert wording.references == ("หนังสือจังหวัดเชียงราย ที่ ชร ๐๐๑๙.๒/ว ๓๐๓๒๒ ลงวันที่ ๒ ธันวาคม ๒๕๖๗",)
        assert "ภายในวันจันทร์ที่ ๒๐ มกราคม ๒๕๖๘" in wording.cause.replace("\u00a0", " ")
        assert "๑. ที่ว่าการอำเภอเมืองเชียงราย" in wording.aim
        assert "เลยกำหนด ๕ วัน" in wording.aim.replace("\u00a0", " ")
        assert not any(c.isdigit() and c.isascii() for c in wording.aim + wording.cause)
        assert sorted(addressed(asker, made.letter).offices) == sorted(late)


def test_many_stand_in_a_list_that_goes_along() -> None:
    with undone():
        duty = asks(by_key("p57"))
        owe(duty, keyed(*(f"d57{n:02}" for n in range(1, 10))), MONTHS[:1])
        clerk = having("clerk", "p57")
        made = draft_reminder(clerk, duty=duty.pk, now=NOW)
        assert len(made.offices) == 9
        wording = draft(clerk, made.letter).wording
        assert wording.addressee == "หัวหน้าหน่วยงานตามบัญชีรายชื่อที่แนบ"
        assert wording.enclosures[0].title == "บัญชีรายชื่อหน่วยงานที่ยังไม่ได้รายงาน"
        file = of_thing(clerk, "letter", made.letter)[0]
        data = opened(clerk, file.id, how="download").stream.read()
        paper = pypdfium2.PdfDocument(io.BytesIO(data))
        text = paper[0].get_textpage().get_text_range()
        assert "ที่ว่าการอำเภอเมืองเชียงราย" in text


def test_with_nobody_late_or_without_the_right_there_is_no_letter() -> None:
    with undone():
        duty = asks(by_key("p57"))
        rows = owe(duty, keyed("d5701"), MONTHS[:2])
        send(rows[0])
        clerk = having("clerk", "p57")
        with pytest.raises(Refused, match="D403"):
            draft_reminder(clerk, duty=duty.pk, now=NOW)
        with pytest.raises(Denied):
            draft_reminder(having("clerk", "d5701"), duty=duty.pk, now=NOW)
        with pytest.raises(LookupError):
            draft_reminder(having("clerk", "d5702"), duty=duty.pk, now=NOW)
        assert not Letter.objects.filter(state="draft").exists()
