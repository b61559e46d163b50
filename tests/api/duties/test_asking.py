"""A program proposes a letter's duties, answers what is open, asks them and closes one."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.asking import code, done, got, post, sent
from tests.api.conftest import Caller
from tests.duties.herbs import PROVINCE
from tests.web.duties.asking import sent_letter
from wian.duties.deadlines import DueRule, Policy, monthly, to_json
from wian.duties.models import Assignment, Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker(caller: Caller) -> Client:
    """The program of the clerk of Kalasin."""
    return caller("clerk", PROVINCE)


@pytest.fixture
def letter(asker: Client) -> int:
    """The twin of 002, gone round seventeen districts."""
    return sent_letter()


def opened(asker: Client, letter: int) -> dict[str, int]:
    """The eight duties by their items, asked of the seventeen."""
    post(asker, f"letters/{letter}/duties")
    items = got(asker, f"letters/{letter}/duties")["items"]
    ids = {one["duty"]["item"]: one["duty"]["id"] for one in items if one["duty"]["item"]}
    answer = {"duties": list(ids.values()), "first": "2025-11-01", "last": "2026-09-30"}
    done(post(asker, "duties/answers", {**answer, "moves": "next"}))
    done(post(asker, "duties/open", {"duties": list(ids.values()), "expected": 17}))
    return ids


def test_a_letter_becomes_duties_of_seventeen_districts_once_for_one_key(
    asker: Client, letter: int
) -> None:
    assert got(asker, f"letters/{letter}/duties")["fresh"] == 9
    first = done(post(asker, f"letters/{letter}/duties", {}, "a"))
    assert done(post(asker, f"letters/{letter}/duties", {}, "a")) == first
    found = got(asker, f"letters/{letter}/duties")
    assert (len(found["items"]), found["fresh"], found["tracked"]) == (9, 0, 8)
    eighth = found["items"][-1]
    assert eighth["questions"] == ["first_period", "last_period", "holiday_policy"]
    assert (eighth["first"], eighth["last"]) == ("2025-11-03", "2026-09-30")
    assert [due["day"] for due in eighth["dues"] if due["off"]] == [
        "2026-01-25", "2026-04-25", "2026-07-25",
    ]  # fmt: skip
    ids = [one["duty"]["id"] for one in found["items"] if one["duty"]["item"]]
    early = post(asker, "duties/open", {"duties": ids, "expected": 17}, "b")
    assert code(early) == "D104"
    answer = {"duties": ids, "first": "2025-11-01", "last": "2026-09-30", "moves": "next"}
    done(post(asker, "duties/answers", answer, "c"))
    shown = got(asker, f"duties/{ids[0]}/audience")
    assert (shown["count"], shown["had"], "d4615" in shown["offices"]) == (17, 0, False)
    body = {"duties": ids, "expected": shown["count"]}
    made = done(post(asker, "duties/open", body, "b2"))
    assert done(post(asker, "duties/open", body, "b2")) == made
    assert sum(one["owed"] for one in made["items"]) == 289
    assert Assignment.objects.count() == 8 * 17


def test_who_owes_it_sees_its_own_days_and_says_who_does_it(
    asker: Client, letter: int, caller: Caller
) -> None:
    ids = opened(asker, letter)
    district = caller("head", "d4602")
    page = got(district, f"duties/{ids['8']}")
    assert (page["asked"], len(page["owed"]), page["counts"]) == (False, 11, {})
    assert {one["office"] for one in page["owed"]} == {"d4602"}
    assert "เลยมา" in page["owed"][0]["said"] or "เหลือ" in page["owed"][0]["said"]
    way = got(district, f"duties/{ids['1']}")["duty"]["ways"][0]["code"]
    done(post(district, f"duties/{ids['1']}/way", {"office": "d4602", "way": way}))
    assert code(post(district, f"duties/{ids['1']}/way", {"office": "d4602", "way": "x"})) == "D110"
    assert post(district, f"duties/{ids['8']}/close", {"summary": "ครบ"}).status_code == 403
    excepted = caller("clerk", "d4615")
    assert excepted.get(f"/api/duties/{ids['8']}").status_code == 404
    assert excepted.get(f"/api/letters/{letter}/duties").status_code in (403, 404)
    assert got(excepted, "duties/owed")["items"] == []
    assert len(got(district, "duties/owed")["items"]) == 8


def test_a_duty_is_written_and_an_older_revision_is_told(asker: Client) -> None:
    sent_letter()
    body = {"office": PROVINCE, "action": "รายงานผล"}
    [made] = done(post(asker, "duties", body, "a"))["duties"]
    rule = to_json(DueRule(monthly(20), moves=Policy.NEXT))
    now = done(post(asker, f"duties/{made}/wording", {"rule": rule, "revision": 1}))
    assert (now["state"], now["revision"]) == ("proposed", 2)
    assert got(asker, f"duties/{made}")["duty"]["rule"]["when"]["due"]["day"] == 20
    older = post(asker, f"duties/{made}/wording", {"action": "อื่น", "revision": 1})
    assert code(older) == "D102"
    bad = post(asker, f"duties/{made}/wording", {"rule": {"version": 1}})
    assert code(bad) == "D107"
    nothing = {"how": "rule", "rule": {"include": [{"nothing": 1}]}}
    end = {"duties": [made], "first": "2026-10-01", "last": "2027-09-30"}
    done(post(asker, "duties/answers", end))
    assert code(post(asker, "duties/open", {"duties": [made], "audience": nothing})) == "D119"


def test_a_duty_is_closed_with_the_drafted_summary_and_copied(asker: Client, letter: int) -> None:
    ids = opened(asker, letter)
    drafted = got(asker, f"duties/{ids['8']}/lookback")
    now = done(post(asker, f"duties/{ids['8']}/close", drafted))
    assert now["state"] == "closed"
    assert got(asker, f"duties/{ids['8']}")["summary"] == drafted["summary"]
    [made] = done(post(asker, "duties/copies", {"duties": [ids["8"]]}))["duties"]
    assert Duty.objects.get(pk=made).year == 2027
    assert code(post(asker, "duties/copies", {"duties": [ids["8"]]})) == "D116"
    kept = done(post(asker, "duties/templates", {"name": "ชุด", "duties": list(ids.values())}))
    used = post(asker, f"duties/templates/{kept['template']}/duties", {"year": 2028})
    assert len(done(used)["duties"]) == 8
    done(sent(asker, "DELETE", f"duties/templates/{kept['template']}"))
    assert got(asker, "duties/templates")["items"] == []
    assert [one["duty"]["item"] for one in got(asker, "duties/asked?state=closed")["items"]] == [
        "8"
    ]


def test_the_calendar_is_changed_by_who_keeps_the_directory_of_all(
    asker: Client, caller: Caller
) -> None:
    day = {"name_th": "วันหยุดพิเศษ"}
    assert sent(asker, "PUT", "days-off/2026-12-02", day).status_code == 403
    root = caller("administrator", "th", "subtree")
    done(sent(root, "PUT", "days-off/2026-12-02", day))
    days = got(asker, "days-off?year=2026")["items"]
    assert [one["day"] for one in days if one["changed"]] == ["2026-12-02"]
    done(sent(root, "DELETE", "days-off/2026-12-02"))
    assert code(sent(root, "DELETE", "days-off/2026-12-02")) == "D113"
