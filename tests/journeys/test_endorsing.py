"""A letter from the clerk to the head to the officer of a unit and back, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.journeys.staff import sign_in, staffed
from tests.journeys.test_reading_desk import FITS, QUIET

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"clerk": (1280, 900, True), "head": (390, 844, True), "doer": (1280, 900, False)}
"""The head reads on a phone, the officer's browser runs no script."""
OFFICE, ROOM = "p57-office", "p57-office-strategy"
LOOKS = 60


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a house with a clerk and a head of an office, and an officer of its unit."""
    people = [f"clerk:clerk:{OFFICE}", f"head:head:{OFFICE}", f"doer:officer:{ROOM}"]
    with staffed(tmp_path_factory.mktemp("endorsing"), *people) as address:
        yield address


@pytest.fixture
def pages(browser: Browser, house: str) -> Iterator[dict[str, Page]]:
    """A browser for each of the three, signed in; a script error fails the test."""
    wrong: list[str] = []
    opened = {login: _signed_in(browser, house, login, wrong) for login in SIZES}
    yield opened
    for page in opened.values():
        page.context.close()
    assert not wrong


def _signed_in(browser: Browser, house: str, login: str, wrong: list[str]) -> Page:
    width, height, script = SIZES[login]
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=script
    )
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    sign_in(page, house, login)
    return page


def registered(page: Page, house: str) -> str:
    """A letter that the clerk has taken in and registered; its address."""
    page.goto(f"{house}/letters/take")
    page.fill("#text", QUIET.format(n=31))
    page.click("form.take button.main")
    page.wait_for_selector("#came li")
    for _ in range(LOOKS):
        page.goto(f"{house}/letters/?box=look")
        if page.locator("a.name").count():
            break
        page.wait_for_timeout(500)
    page.click("a.name")
    page.wait_for_url("**/read")
    at = page.url.removesuffix("/read")
    page.click("button[value=register]")
    page.wait_for_url("**done=registered**")
    return at


def chosen(page: Page, way: str, to: str, days: str = "") -> None:
    """One tap says what, one whom, one until when; then it is written on the letter."""
    page.check(f"input[name=way][value='{way}']")
    page.select_option("select[name=to]", label=to)
    if days:
        page.check(f"label:has-text('{days}') input[name=soon]")
    page.click("button[value=endorse]")
    page.wait_for_url("**done=endorsed**")


def test_a_letter_goes_from_the_clerk_to_the_head_to_the_officer_and_is_closed(
    pages: dict[str, Page], house: str
) -> None:
    clerk, head, doer = pages.values()
    letter = registered(clerk, house)
    clerk.goto(letter)
    assert "ยังไม่มีผู้รับเรื่อง" in clerk.inner_text("#lies")
    clerk.fill("#note", "เห็นควรมอบกลุ่มงานดำเนินการ")
    chosen(clerk, "submit:for-decision", "head · หัวหน้าหน่วยงาน", "พรุ่งนี้")
    assert "head" in clerk.inner_text("#lies")
    assert clerk.locator("button[value=endorse]").count() == 1  # the registry may always pass on

    head.goto(f"{house}/desk")
    head.click("section[aria-labelledby=decide] a.name")
    head.wait_for_url(letter)
    assert head.evaluate(FITS)
    assert "อยู่ที่ท่าน" in head.inner_text("#lies")
    head.click("#lies a.button")
    head.fill("#note", "ให้ทันกำหนด")
    chosen(head, "assign:do", "doer · เจ้าหน้าที่", "เหลือ 3 วัน")

    doer.goto(f"{house}/desk")
    assert "ดำเนินการ" in doer.inner_text("section[aria-labelledby=due]")
    doer.click("section[aria-labelledby=due] a.name")
    steps = doer.inner_text("section[aria-labelledby=steps]")
    assert steps.index("เห็นควรมอบกลุ่มงานดำเนินการ") < steps.index("ให้ทันกำหนด")
    doer.click("details.edit summary")
    doer.fill("#ending", "รายงานจังหวัดแล้ว")
    doer.click("button[value=close]")
    assert "ยุติเรื่องแล้ว" in doer.inner_text("#lies")
    doer.goto(f"{house}/letters/hands")
    assert "ไม่มีเรื่องในมือท่าน" in doer.inner_text("main")

    clerk.goto(letter)
    assert "รายงานจังหวัดแล้ว" in clerk.inner_text("section[aria-labelledby=steps]")
    sheet = clerk.context.request.get(f"{letter}/sheet")
    assert sheet.body().startswith(b"%PDF")
