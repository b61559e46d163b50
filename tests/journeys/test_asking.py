"""The twin of 002 becomes eight duties of seventeen districts, in a real browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.staff import sign_in, staffed
from tests.journeys.test_reading_desk import FITS, take
from tests.servers import living_in
from tests.support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TWIN = ROOT / "examples/letters/002.txt"
SIZES = {"desk": (1280, 900, True), "phone": (390, 844, True), "no script": (1280, 900, False)}
_DISTRICTS = """
import django; django.setup()
from datetime import date
from tests.duties.herbs import kalasin
from wian.offices.acting import SYSTEM
from wian.offices.actions.accounts import make_account
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key
from tests.journeys.staff import PASSWORD
kalasin()
account = make_account(SYSTEM, login="district", password=PASSWORD)
give_role(SYSTEM, account=account, office=by_key("d4602"), role="head", since=date(2020, 1, 1))
"""


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> tuple[int, int, bool]:
    """How wide and high the screen is, and whether scripts run."""
    return SIZES[request.param]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[str]:
    """A house with the clerk of Kalasin, whose eighteen districts stand, and a head of one."""
    home = tmp_path / "house"
    with staffed(home, "province:clerk:p46") as address:
        command = [sys.executable, "-c", _DISTRICTS]
        subprocess.run(command, env=living_in(home), cwd=ROOT, check=True)
        yield address


def test_the_twin_of_002_is_asked_of_seventeen_districts(
    browser: Browser, house: str, size: tuple[int, int, bool]
) -> None:
    width, height, script = size
    wrong: list[str] = []
    pages = []
    for login in ("province", "district"):
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script
        )
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        sign_in(page, house, login)
        pages.append(page)
    province, district = pages
    letter = sent_round(province, house)
    duties = proposed(province, letter)
    answered(province)
    asked(province)
    owed(district, house)
    watched(province, house)
    assert duties.endswith("/duties")
    for page in pages:
        page.context.close()
    assert not wrong


def sent_round(page: Page, house: str) -> str:
    """The letter is registered, and goes to seventeen districts; the address of its page."""
    take(page, house, TWIN)
    page.goto(f"{house}/letters/")
    page.locator("a.name").first.click()
    page.wait_for_url("**/read")
    letter = page.url.removesuffix("/read")
    while page.locator("#open button[value=as_printed]").count():
        page.locator("#open button[value=as_printed]").first.click()
        page.wait_for_url("**done=answered**")
    page.locator("button[value=register]").first.click()
    page.wait_for_url("**done=registered**")
    page.goto(f"{letter}/send")
    assert "ส่งถึง 18 − 1 = 17 แห่ง" in page.inner_text("#list")
    page.click("button[value=send]")
    page.wait_for_url("**/round?done=round_dispatched**")
    return letter


def proposed(page: Page, letter: str) -> str:
    """Nine lines are proposed, eight of them are tracked; the address of their page."""
    page.goto(letter)
    page.click("a:has-text('ภารกิจจากหนังสือ')")
    page.click("button[value=propose]")
    page.wait_for_url("**done=duty_proposed**")
    assert "อ่านได้ 9 ข้อ ต้องติดตาม 8 ข้อ" in page.inner_text("main")
    assert page.evaluate(FITS)
    return page.url.partition("?")[0]


def answered(page: Page) -> None:
    """First and last period stand as they are suggested; days off move to the next working day."""
    told = page.inner_text("#answers").replace("\u00a0", " ")
    assert "ตรงวันหยุด 4 วัน: อาทิตย์ 30 พ.ย. 2568" in told
    page.check("#answers input[value=next]")
    page.click("button[value=answer]")
    page.wait_for_url("**done=duty_answered**")
    assert not page.locator("#answers").count()


def asked(page: Page) -> None:
    """The list and the count are shown, then it is asked."""
    page.click("button[value=open_all]")
    page.wait_for_url("**/duties/open?**")
    assert page.locator("ul.names li").count() == 17
    assert "สามชัย" not in page.inner_text("ul.names")
    assert page.evaluate(FITS)
    page.click("button:has-text('สั่งภารกิจ 8 ข้อ ถึง 17 แห่ง')")
    page.wait_for_url("**done=duty_opened**")
    assert "สั่งแล้ว 8 ข้อ" in page.inner_text("main")


def owed(page: Page, house: str) -> None:
    """A district finds it among its work, with its own eleven months."""
    page.goto(f"{house}/duties/")
    page.goto(
        page.locator("main a[href*='/duties/']:has-text('ความก้าวหน้า')").first.evaluate(
            "a => a.href"
        )
    )
    assert "ความก้าวหน้า" in page.inner_text("main")
    assert page.evaluate(FITS)


def watched(page: Page, house: str) -> None:
    """The province sees how much came of what it asks."""
    page.goto(f"{house}/duties/asked")
    assert "ส่งแล้ว 0 จาก 187" in page.inner_text("main")
    page.click("a.name:has-text('ความก้าวหน้า')")
    assert "สถานะของ 17 แห่ง" in page.inner_text("main")
    assert page.locator("table tbody tr").count() == 11
    assert page.evaluate(FITS)
