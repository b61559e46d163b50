"""A new house in a real browser: the first administrator, a passkey, a phone, no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.journeys.houses import new_house

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PASSWORD = "นาข้าวเขียวริมทาง"
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
FITS = "document.documentElement.scrollWidth <= innerWidth"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a house without accounts, by name, and the code its terminal shows."""
    with new_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


@pytest.fixture(params=SIZES)
def page(
    request: pytest.FixtureRequest, browser: Browser, house: tuple[str, str]
) -> Iterator[Page]:
    """An empty browser at one size; a script error or a broken policy fails the test."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    yield opened
    context.close()
    assert not wrong


def sign_in(page: Page, address: str, login: str = "somsri") -> None:
    """The first administrator is signed in; made on the way while there is none."""
    page.goto(f"{address}/signin")
    page.fill("#id_login", login)
    page.fill("#id_password", PASSWORD)
    page.click("button.main")


def made(page: Page, house: tuple[str, str]) -> str:
    """The address, with its first administrator."""
    address, code = house
    page.goto(f"{address}/signin")
    if page.url.endswith("/first"):
        page.fill("#id_code", code)
        page.fill("#id_login", "somsri")
        page.fill("#id_password1", PASSWORD)
        page.fill("#id_password2", PASSWORD)
        page.click("button.main")
        page.wait_for_url("**/account")
        assert page.evaluate(FITS)
        sign_out(page)
    return address


def sign_out(page: Page) -> None:
    page.click(".mine summary")
    page.click(".mine button:last-of-type")
    page.wait_for_selector("textarea")


def test_the_code_of_the_terminal_opens_the_house_and_the_rail_leads_on(
    page: Page, house: tuple[str, str]
) -> None:
    sign_in(page, made(page, house))
    page.wait_for_url("**/desk")
    places = page.locator(".rail a")
    for place in range(places.count()):
        places.nth(place).click()
        page.wait_for_load_state()
        assert places.nth(place).get_attribute("aria-current") == "page"
        assert page.evaluate(FITS)
        assert page.locator("h1").count() == 1
    sign_out(page)


def test_a_passkey_is_added_signs_in_and_is_removed(page: Page, house: tuple[str, str]) -> None:
    address = made(page, house)
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    sign_in(page, address)
    page.wait_for_url("**/desk")
    page.goto(f"{address}/account/passkeys/add")
    page.fill("#id_password", PASSWORD)
    page.click("button.main")
    page.wait_for_url("**/passkeys/add")
    page.fill("#id_name", "โน้ตบุ๊ก")
    page.click("button.main")
    page.wait_for_url("**/account/codes")
    assert page.locator(".secrets li").count() == 10
    sign_out(page)
    page.goto(f"{address}/signin")
    page.click("[data-passkey] button")
    page.wait_for_url("**/desk")
    page.goto(f"{address}/account/passkeys")
    assert "โน้ตบุ๊ก" in page.locator(".rows").inner_text()
    page.click(".rows a")
    if page.url.count("/signin/again"):
        page.fill("#id_password", PASSWORD)
        page.click("button.main")
    page.click("button.danger")
    page.wait_for_url("**/account/passkeys")
    assert page.locator(".rows").count() == 0


def test_everything_can_be_reached_by_keyboard(page: Page, house: tuple[str, str]) -> None:
    sign_in(page, made(page, house))
    page.wait_for_url("**/desk")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.focus(".mine summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".mine[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector(".mine:not([open])")
    assert page.evaluate("document.activeElement.matches('.mine summary')")


def test_without_javascript_one_signs_in_acts_and_signs_out(
    browser: Browser, house: tuple[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, made(page, house))
    page.wait_for_url("**/desk")
    assert page.locator("[data-passkey]:visible").count() == 0
    page.click(".mine summary")
    page.click(".mine button[name=digits]")
    page.wait_for_url("**/desk")
    assert re.search("[๐-๙]{4}", page.locator(".today").inner_text())
    page.click(".mine summary")
    page.click(".mine button[name=digits]")
    sign_out(page)
    context.close()


def test_nothing_of_the_frame_is_printed_but_office_and_date(
    page: Page, house: tuple[str, str]
) -> None:
    sign_in(page, made(page, house))
    page.wait_for_url("**/desk")
    page.emulate_media(media="print")
    for gone in (".rail", ".find", ".mine", ".lang"):
        assert not any(one.is_visible() for one in page.locator(gone).all())
    assert page.locator(".seat b").is_visible()
    assert page.locator(".today").is_visible()
