"""Two stamped letters of one file go round; a body without an account knows of one, on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.staff import sign_in, staffed
from tests.journeys.test_reading_desk import take
from tests.support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TWIN = ROOT / "examples/letters/001.txt"
FITS = "document.documentElement.scrollWidth <= innerWidth"
PHONE = {"width": 390, "height": 844}
TOWN = "เทศบาลเมืองอุตรดิตถ์"
Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A house with a clerk of the department and one of its office in the province."""
    staff = ("department:clerk:dla", "province:clerk:p53-dla")
    with staffed(tmp_path_factory.mktemp("linked"), *staff) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, house: str) -> Iterator[Open]:
    """`opened("province")`: that person's page, `opened()` a stranger's phone, without script."""
    wrong: list[str] = []
    contexts = []

    def page(login: str = "", *, script: bool = False) -> Page:
        wide = {"width": 1280, "height": 900} if login else PHONE
        context = browser.new_context(viewport=wide, java_script_enabled=script or bool(login))
        contexts.append(context)
        made = context.new_page()
        made.on("pageerror", lambda error: wrong.append(str(error)))
        if login:
            sign_in(made, house, login)
        return made

    yield page
    for context in contexts:
        context.close()
    assert not wrong


def test_a_town_without_an_account_acknowledges_on_a_phone(
    opened: Open, house: str, tmp_path: Path
) -> None:
    both, upper = twins(tmp_path)
    department, province = opened("department"), opened("province")
    sent_round(department, registered(department, house, upper, doubts=0), 75)
    letter = registered(province, house, both, doubts=1)
    assert "มท 0819.3/ว 674" in province.inner_text("main")  # it came along in the same file
    sent_round(province, letter, 11)
    address = link_for(province, letter)
    acknowledged(opened(), address)
    seen_by_the_sender(province, letter)
    answered(opened(script=True), link_to_answer(province, letter), upper)


def twins(folder: Path) -> tuple[Path, Path]:
    """The twin of letter 001 for the province whose districts are built in, and its upper letter.

    Nine districts, the provincial organisation and one town are eleven.
    """
    text = TWIN.read_text(encoding="utf-8").replace("เพชรบุรณ์", "อุตรดิตถ์").replace("พช", "อต")
    towns = " สำนักงานเทศบาลเมืองอุตรดิตถ์ และสำนักงานเทศบาลเมืองหล่มสัก"
    assert towns in text
    both, upper = folder / "001.txt", folder / "upper.txt"
    text = text.replace(towns, " และสำนักงานเทศบาลเมืองอุตรดิตถ์")
    both.write_text(text, encoding="utf-8")
    upper.write_text(text[text.index("ที่ มท") :], encoding="utf-8")
    return both, upper


def registered(page: Page, house: str, paper: Path, *, doubts: int) -> str:
    """The paper is taken in, its doubts are answered; the address of the letter."""
    take(page, house, paper)
    page.goto(f"{house}/letters/")
    page.locator("a.name").first.click()
    page.wait_for_url("**/read")
    letter = page.url.removesuffix("/read")
    assert page.locator("#open .warning").count() == doubts
    while page.locator("#open button[value=as_printed]").count():
        page.locator("#open button[value=as_printed]").first.click()
        page.wait_for_url("**done=answered**")
    page.locator("button[value=register]").first.click()
    page.wait_for_url("**done=registered**")
    page.goto(letter)
    return letter


def sent_round(page: Page, letter: str, offices: int) -> None:
    """It goes to so many, and no day is wanted of anybody."""
    page.goto(f"{letter}/send")
    assert f"ส่งถึง {offices} แห่ง" in page.inner_text("#list")
    assert page.input_value("[name=reply_by]") == ""
    assert "เวลากระชั้น" not in page.inner_text("main")
    page.click("button[value=send]")
    page.wait_for_url("**/round?done=round_dispatched**")
    assert f"รับแล้ว 0 จาก {offices} แห่ง" in page.inner_text("main")
    assert "ตอบภายใน" not in page.inner_text("main")


def link_for(page: Page, letter: str) -> str:
    """All eleven have no account: each has a slip now; the address on that of the town."""
    page.goto(f"{letter}/round")
    page.click("a[href$='/links']")
    page.wait_for_url("**/links")
    assert page.locator("[name=office]:checked").count() == 11
    assert page.evaluate(FITS)
    page.click("form.links button.main")
    page.wait_for_selector(".slips li")
    assert "ออกลิงก์แล้ว 11 แห่ง" in page.inner_text("main")
    with page.expect_download() as saved:
        page.click("a[download]")
    assert saved.value.suggested_filename.endswith(".xlsx")
    assert page.locator(".slips img").first.evaluate("one => one.naturalWidth") > 0
    slip = page.locator(".slips li", has_text=TOWN)
    return slip.locator(".url").inner_text()


def acknowledged(phone: Page, address: str) -> None:
    """The town reads the letter on a phone without script or cookies, and knows of it."""
    phone.goto(address)
    said = phone.inner_text("main")
    assert TOWN in said
    assert "อต 0023.4/ว 468" in said
    assert "การดูแลผู้สูงอายุที่บ้าน" in said
    assert "ตอบภายใน" not in said
    assert "๐๐๐-๐๓๑๗" not in said  # whose telephone it is is nobody's business here
    assert phone.locator("main button").count() == 1
    file = phone.locator("main a[href*='/files/']").first.get_attribute("href")
    assert phone.request.get(address.partition("/l/")[0] + str(file)).ok
    phone.context.clear_cookies()
    phone.click("button[value=acknowledge]")
    phone.wait_for_url("**#done")
    assert "รับทราบแล้วเมื่อ" in phone.inner_text("#done")
    assert phone.locator("main button").count() == 0


def seen_by_the_sender(page: Page, letter: str) -> None:
    """The sender sees that the town knows, and that ten have not said so."""
    page.goto(f"{letter}/round")
    row = page.locator("table.round tr", has_text=TOWN)
    assert "รับทราบแล้ว" in row.inner_text()
    assert "รับแล้ว 1 จาก 11 แห่ง" in page.inner_text("main")


def link_to_answer(page: Page, letter: str) -> str:
    """The address of a link by which the one body that is ticked may answer."""
    page.goto(f"{letter}/links")
    page.check("input[value=reply]")
    for office in page.locator("[name=office]").all():
        office.set_checked(False)
    page.locator("[name=office]").first.check()
    page.click("form.links button.main")
    page.wait_for_selector(".slips li")
    return page.locator(".slips .url").inner_text()


def answered(phone: Page, address: str, paper: Path) -> None:
    """A body answers with a file, on a phone whose browser runs scripts; nothing is no answer."""
    phone.goto(address)
    phone.click("button[value=reply]")
    phone.wait_for_selector("[role=alert]")
    assert "ยังไม่มีคำตอบ" in phone.inner_text("[role=alert]")
    phone.set_input_files("#files", str(paper))
    phone.click("button[value=reply]")
    phone.wait_for_url("**#done")
    assert "ได้รับคำตอบแล้ว" in phone.inner_text("#done")
