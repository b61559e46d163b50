"""A letter goes round in a real browser: to nine districts, and from one of them to its bodies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.staff import sign_in, staffed
from tests.journeys.test_drafts import do
from tests.journeys.test_reading_desk import take
from tests.servers import living_in
from tests.support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TWIN = ROOT / "examples/letters/003.txt"
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
FITS = "document.documentElement.scrollWidth <= innerWidth"
NUMBER = "อต 0023.4/ว 7/68"
People = Callable[[str], "Page"]
_BODIES = """
import django; django.setup()
from datetime import date
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import open_office
from wian.offices.actions.timeline import NewOffice
from wian.offices.queries.offices import by_key
for n, name in ((1, "องค์การบริหารส่วนตำบลป่าเซ่า"), (2, "องค์การบริหารส่วนตำบลคุ้งตะเภา")):
    new = NewOffice(f"tao5301{n:02}", "tao", "5301", name, by_key("d5301"), None)
    open_office(SYSTEM, new=new, day=date(2020, 1, 1))
"""


def _house(home: Path) -> Iterator[str]:
    """The address of a house with the province's clerk, and of one district its clerk and head."""
    staff = ("province:clerk:p53", "district:clerk:d5301", "chief:head:d5301:head")
    with staffed(home, *staff) as address:
        command = [sys.executable, "-c", _BODIES]
        subprocess.run(command, env=living_in(home), cwd=ROOT, check=True)
        yield address


@pytest.fixture(params=SIZES)
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A house of its own for each size of screen."""
    yield from _house(tmp_path / "house")


@pytest.fixture
def people(request: pytest.FixtureRequest, browser: Browser, house: str) -> Iterator[People]:
    """`people("district")`: that person's page; a script error fails the test."""
    width, height = SIZES[request.node.callspec.params["house"]]
    wrong: list[str] = []
    contexts = []

    def signed_in(login: str) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        sign_in(page, house, login)
        return page

    yield signed_in
    for context in contexts:
        context.close()
    assert not wrong


def test_a_letter_goes_to_nine_districts_and_one_of_them_passes_it_on(
    people: People, house: str, tmp_path: Path
) -> None:
    province, district, chief = (people(login) for login in ("province", "district", "chief"))
    letter = registered(province, house, twin(tmp_path))
    sent_round(province, letter)
    received(district, house)
    draft = covering_letter(district, letter)
    signed_and_numbered(district, chief, draft)
    sent_on(district, house, draft)
    below(province, letter)


def twin(folder: Path) -> Path:
    """The twin of letter 003, of the province whose nine districts are built in."""
    text = TWIN.read_text(encoding="utf-8").replace("เพชรบูรณ์", "อุตรดิตถ์").replace("พช", "อต")
    paper = folder / "003.txt"
    paper.write_text(text, encoding="utf-8")
    return paper


def registered(page: Page, house: str, paper: Path) -> str:
    """The letter's day is put right, its other doubts are answered; the address of its page."""
    take(page, house, paper)
    page.goto(f"{house}/letters/")
    page.locator("a.name").first.click()
    page.wait_for_url("**/read")
    letter = page.url.removesuffix("/read")
    doubt = page.locator("#open .warning:has-text('ชื่อวันไม่ตรงกับวันที่')")
    day = doubt.locator("[name='v.meetings.0.date']")
    fix = doubt.locator("details").filter(has=page.locator("[name='v.meetings.0.date']"))
    fix.locator("summary").click()
    day.fill("20 กันยายน 2565")
    fix.locator("button[value=mend]").click()
    page.wait_for_url("**done=answered**")
    while page.locator("#open button[value=as_printed]").count():
        page.locator("#open button[value=as_printed]").first.click()
        page.wait_for_url("**done=answered**")
    page.locator("button[value=register]").first.click()
    page.wait_for_url("**done=registered**")
    return letter


def sent_round(page: Page, letter: str) -> None:
    """It goes to the nine districts of the province, shown before it is sent."""
    page.goto(letter)
    page.click("a[href$='/send']")
    assert "ส่งถึง 9 แห่ง" in page.inner_text("#list")
    assert "เวลากระชั้น" in page.inner_text("main")
    assert page.evaluate(FITS)
    page.click("button[value=send]")
    page.wait_for_url("**/round?done=round_dispatched**")
    assert "รับแล้ว 0 จาก 9 แห่ง" in page.inner_text("main")
    assert page.evaluate(FITS)


def received(page: Page, house: str) -> None:
    """The district finds it in its inbox, and it has a number there."""
    page.goto(f"{house}/desk")
    page.click("a[href='/letters/inbox']")
    assert "เพื่อดำเนินการ" in page.inner_text("ol.hits")
    assert page.evaluate(FITS)
    page.click("ol.hits a.name")
    page.click("button[value=round_receive]")
    page.wait_for_url("**done=round_receive")
    assert "เลขรับ 1" in page.inner_text("main")
    assert page.evaluate(FITS)


def covering_letter(page: Page, letter: str) -> str:
    """The drafted letter says the day that was put right, with its own weekday; its address."""
    page.goto(letter)
    page.click("button[value=round_relay]")
    page.wait_for_url("**/letters/drafts/*done=begun")
    cause = page.input_value("#cause").replace("\xa0", " ")
    assert "วันอังคารที่ ๒๐ กันยายน ๒๕๖๕" in cause
    assert "๑๒ กันยายน" not in cause
    page.fill("#addressee", "นายกองค์การบริหารส่วนตำบล ทุกแห่งในเขตอำเภอ")
    page.fill("#phone", "0 5500 0000")
    page.fill("#number", "อต 0118/")
    page.select_option("#signer", index=1)
    page.click("#draft .go button[value=write]")
    page.wait_for_url("**done=draft_write**")
    return page.url.partition("?")[0]


def signed_and_numbered(clerk: Page, chief: Page, draft: str) -> None:
    """It is checked, signed by the head, and has its number."""
    clerk.goto(draft)
    do(clerk, "send_to_check")
    chief.goto(draft)
    do(chief, "check")
    do(chief, "send_to_sign")
    chief.goto(draft)
    do(chief, "sign")
    clerk.goto(draft)
    if clerk.locator("#number a[href*=numbering]").count():
        clerk.click("#number a[href*=numbering]")
        clerk.fill("[name=code]", "อต 0118")
        clerk.click("form.sheet button.main")
        clerk.goto(draft)
    do(clerk, "number")


def sent_on(page: Page, house: str, draft: str) -> None:
    """It goes to the bodies of the district."""
    page.goto(f"{house}/letters/{draft.rpartition('/')[2]}")
    page.click("a[href$='/send']")
    page.fill("#phrase", "นายกองค์การบริหารส่วนตำบล ทุกแห่งในอำเภอเมืองอุตรดิตถ์")
    page.click("button.quiet[value=look]")
    assert "ส่งถึง 2 แห่ง" in page.inner_text("#list")
    page.click("button[value=send]")
    page.wait_for_url("**/round?done=round_dispatched**")


def below(page: Page, letter: str) -> None:
    """The province sees below that district how far it went."""
    page.goto(f"{letter}/round")
    row = page.locator("table.round tr", has_text="อำเภอเมืองอุตรดิตถ์")
    assert "แจ้งต่อแล้ว" in row.inner_text()
    assert "รับแล้ว 0 จาก 2 แห่ง" in row.inner_text()
    assert "ชั้นที่ 2" in page.inner_text("main")
    assert page.evaluate(FITS)
