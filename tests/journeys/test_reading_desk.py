"""A letter's way from the clerk's hands to the register, in a real browser, with and without JS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.staff import sign_in, staffed
from tests.support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TWIN = ROOT / "examples/letters/003.txt"
SIZES = {"desk": (1280, 900, True), "phone": (390, 844, True), "no script": (1280, 900, False)}
FITS = "document.documentElement.scrollWidth <= innerWidth"
PATIENCE = 60
QUIET = (
    "ที่ ชร ๐๐๒๓.๔/ว {n}\n\nศาลากลางจังหวัดเชียงราย\nถนนแม่ฟ้าหลวง ชร ๕๗๑๐๐\n\n๖ มกราคม ๒๕๖๘\n\n"
    "เรื่อง การรายงานผลการดำเนินงานประจำเดือน\n\nเรียน นายอำเภอ ทุกอำเภอ\n\n"
    "ด้วยจังหวัดขอให้อำเภอรายงานเรื่องที่ {n} ภายในวันที่ ๑๕ มกราคม ๒๕๖๘ เพื่อรวบรวมรายงานต่อไป\n\n"
    "จึงเรียนมาเพื่อพิจารณาดำเนินการ\n\nขอแสดงความนับถือ\n\n(นายทดสอบ ระบบดี)\n"
    "ผู้ว่าราชการจังหวัดเชียงราย\n\nสำนักงานจังหวัด\nโทร. ๐ ๕๓๐๐ ๐๐๐๐\n"
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a house with a clerk of one district for each size of screen."""
    clerks = [f"clerk{n}:clerk:d570{n}" for n in range(1, 4)]
    with staffed(tmp_path_factory.mktemp("registry"), *clerks) as address:
        yield address


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, house: str) -> Iterator[Page]:
    """The clerk at their desk; a script error or a broken policy fails the test."""
    width, height, script = SIZES[request.param]
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=script
    )
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    sign_in(opened, house, f"clerk{list(SIZES).index(request.param) + 1}")
    yield opened
    context.close()
    assert not wrong


def take(page: Page, house: str, *files: Path) -> None:
    """The files are taken in and read."""
    page.goto(f"{house}/letters/take")
    page.set_input_files("#files", [str(file) for file in files])
    page.click("form.take button.main")
    page.wait_for_selector(f"#came li:nth-child({len(files)})")
    for _ in range(PATIENCE):
        page.goto(f"{house}/letters/?box=reading")
        if not page.locator("ul.hits li").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError("the letters were not read")


def test_the_clerk_takes_a_letter_in_answers_its_doubts_and_registers_it(
    page: Page, house: str
) -> None:
    take(page, house, TWIN)
    page.goto(f"{house}/letters/")
    page.click("a.name")
    page.wait_for_url("**/read")
    assert page.locator("#open .warning").count() == 4
    assert "ชื่อวันไม่ตรงกับวันที่" in page.inner_text("#open")
    assert "เลขหรือวันที่อ้างถึงไม่ตรงกัน" in page.inner_text("#open")
    assert page.locator("button[value=register]").count() == 0
    correct_the_citation(page)
    ask_about_the_day(page)
    while page.locator("#open button[value=as_printed]").count():
        page.locator("#open button[value=as_printed]").first.click()
        page.wait_for_url("**done=answered**")
    page.click("button[value=register]")
    page.wait_for_url("**done=registered**")
    assert "ลงทะเบียนรับแล้ว เลขที่ 1" in page.inner_text("main")
    assert on_the_register(page, house, "พช 0023.4/ว 7/68")


def correct_the_citation(page: Page) -> None:
    """The number that the letter cites wrongly is put right, beside what is printed."""
    doubt = page.locator("#open .warning:has-text('เลขหรือวันที่อ้างถึง')")
    fix = doubt.locator("details:has([name='v.enclosures.0.number'])")
    fix.locator("summary").click()
    fix.locator("[name='v.enclosures.0.number']").fill("มท 0816.4/ว 2369")
    fix.locator("button[value=mend]").click()
    page.wait_for_url("**done=answered**")
    assert "แก้ข้อมูลแล้ว" in page.inner_text("#open")


def ask_about_the_day(page: Page) -> None:
    """The sender was asked on which day they meet."""
    doubt = page.locator("#open .warning:has-text('ชื่อวันไม่ตรงกับวันที่')")
    asking = doubt.locator("details:has([name=note])")
    asking.locator("summary").click()
    asking.locator("[name=note]").fill("โทรถามกลุ่มงานแล้ว รอคำตอบ")
    asking.locator("button[value=asked]").click()
    page.wait_for_url("**done=answered**")


def on_the_register(page: Page, house: str, number: str) -> bool:
    """Whether the number stands in the incoming book of the office."""
    page.goto(f"{house}/letters/registers")
    page.locator("a.name[href^='/letters/registers/']").first.click()
    return number in page.inner_text("main")


def test_a_letter_without_doubts_is_three_presses_from_my_desk_to_the_register(
    page: Page, house: str, tmp_path: Path
) -> None:
    papers = [tmp_path / f"{n}.txt" for n in (71, 72)]
    for n, paper in zip((71, 72), papers, strict=True):
        paper.write_text(QUIET.format(n=n), encoding="utf-8")
    take(page, house, *papers)
    page.goto(f"{house}/desk")
    presses = 0
    for selector in (".rail a[href='/letters/']", "a.name", "button[value=register]"):
        page.locator(selector).first.click()
        presses += 1
    page.wait_for_url("**done=registered**")
    assert presses <= 3
    assert page.locator("button[value=register]").count() == 1  # the next one is at hand
    page.click("button[value=register]")
    page.wait_for_url("**/letters/?done=registered**")


@pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)
def test_arrows_walk_the_doubts_and_a_fact_lights_its_words(
    page: Page, house: str, tmp_path: Path
) -> None:
    paper = tmp_path / "again.txt"
    paper.write_text(TWIN.read_text(encoding="utf-8") + "\nสำเนา\n", encoding="utf-8")
    take(page, house, paper)
    page.goto(f"{house}/letters/")
    page.locator("a.name").first.click()
    page.wait_for_url("**/read")
    assert page.evaluate(FITS)
    page.keyboard.press("ArrowDown")
    first = page.locator(".row.lit").get_attribute("id") or ""
    assert first.startswith("fdoubt-")
    page.keyboard.press("j")
    assert page.locator(".row.lit").get_attribute("id") != first
    page.keyboard.press("ArrowUp")
    assert page.locator(".row.lit").get_attribute("id") == first
    page.locator("#fsubject a.to").focus()
    assert page.locator(".m.near[data-f=subject]").count() >= 1
